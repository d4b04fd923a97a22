"""Where the wings of the picture stand: an order on each floor with few crossing arrows, and a place for each in it.

The way of Sugiyama, Tagawa and Toda (1981): an arrow that crosses floors gets a stop on each of them, floors are
ordered by turns after the mean of their neighbours, and the best of many beginnings stays. Dice have one seed: the same
house is laid out the same.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise

BEGINNINGS = 40
SWEEPS = 8
SETTLING = 300
"""Sweeps until the arrows of the best stand straight."""
GAP = 18


@dataclass(frozen=True)
class Stop:
    """A place on a row: a wing, or where arrows to that wing pass on their way down."""

    name: str
    row: int
    passing: bool


Rows = list[list[Stop]]
Line = tuple[Stop, Stop]
"""A piece of an arrow, from one row to the next."""
Weighed = tuple[float, float]
"""A place and its weight."""


def laid_out(
    rows: Sequence[Sequence[str]], arrows: Sequence[tuple[str, str]], width: int, narrow: int
) -> tuple[dict[Stop, float], list[Line]]:
    """Middles of all stops, the leftmost edge at 0, and the lines between them.

    Wings take ``width``, passing arrows ``narrow``. Arrows to one wing run together: they share the stops on rows that
    they pass.
    """
    stops, lines = _stops(rows, arrows)
    above: dict[Stop, list[Stop]] = {stop: [] for row in stops for stop in row}
    below: dict[Stop, list[Stop]] = {stop: [] for row in stops for stop in row}
    for upper, lower in lines:
        above[lower].append(upper)
        below[upper].append(lower)
    dice = random.Random(1)
    best: tuple[tuple[float, float], Rows] | None = None
    for _ in range(BEGINNINGS):
        order = _ordered([dice.sample(row, len(row)) for row in stops], above, below)
        places = _placed(order, above, below, width, narrow, SWEEPS)
        cost = (_crossings(places, lines), sum(abs(places[a] - places[b]) for a, b in lines))
        if best is None or cost < best[0]:
            best = cost, order
    assert best
    places = _placed(best[1], above, below, width, narrow, SETTLING)
    left = min(place - (narrow if stop.passing else width) / 2 for stop, place in places.items())
    return {stop: round(place - left, 1) for stop, place in places.items()}, lines


def _stops(rows: Sequence[Sequence[str]], arrows: Sequence[tuple[str, str]]) -> tuple[Rows, list[Line]]:
    row_of = {name: number for number, row in enumerate(rows) for name in row}
    stops = [[Stop(name, number, False) for name in row] for number, row in enumerate(rows)]
    lines: list[Line] = []
    for start, end in arrows:
        way = [Stop(start, row_of[start], False)]
        way += [Stop(end, row, True) for row in range(row_of[start] + 1, row_of[end])]
        way += [Stop(end, row_of[end], False)]
        for stop in way:
            if stop not in stops[stop.row]:
                stops[stop.row].append(stop)
        lines += [line for line in pairwise(way) if line not in lines]
    return stops, lines


def _ordered(order: Rows, above: dict[Stop, list[Stop]], below: dict[Stop, list[Stop]]) -> Rows:
    """Sweeps down and up, each row sorted after the mean place of its neighbours."""
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        rank = {stop: (number + 0.5) / len(row) for row in order for number, stop in enumerate(row)}
        for row in order if down else reversed(order):
            near = above if down else below
            wish = {stop: _mean([rank[other] for other in near[stop]], rank[stop]) for stop in row}
            row.sort(key=lambda stop: (wish[stop], stop.name))
            rank |= {stop: (number + 0.5) / len(row) for number, stop in enumerate(row)}
    return order


def _placed(
    order: Rows, above: dict[Stop, list[Stop]], below: dict[Stop, list[Stop]], width: int, narrow: int, sweeps: int
) -> dict[Stop, float]:
    """As near to the middle of its neighbours as the order allows; passing arrows pull hardest and stay straight."""
    steps = [_steps(row, width, narrow) for row in order]
    places = {stop: step for row, far in zip(order, steps, strict=True) for stop, step in zip(row, far, strict=True)}
    for sweep in range(sweeps):
        down = sweep % 2 == 0
        for row, far in list(zip(order, steps, strict=True))[:: 1 if down else -1]:
            pulls = [[(places[other], _pull(stop, other)) for other in above[stop] + below[stop]] for stop in row]
            wishes = [_balance(pull or [(places[stop], 1)]) for stop, pull in zip(row, pulls, strict=True)]
            places |= dict(zip(row, _spread(wishes, far), strict=True))
    return places


def _pull(one: Stop, other: Stop) -> int:
    return (1, 3, 12)[one.passing + other.passing]


def _balance(pulls: Sequence[Weighed]) -> Weighed:
    """The mean of places with weights, and the sum of these."""
    weight = sum(pull[1] for pull in pulls)
    return sum(place * pull for place, pull in pulls) / weight, weight


def _steps(row: Sequence[Stop], width: int, narrow: int) -> list[float]:
    """Least distances from the first to each."""
    sizes = [narrow if stop.passing else width for stop in row]
    return list(accumulate(((one + other) / 2 + GAP for one, other in pairwise(sizes)), initial=0.0))[: len(row)]


def _spread(wishes: Sequence[Weighed], steps: Sequence[float]) -> list[float]:
    """The places that keep the distances and are nearest to the wishes by least squares (pools adjacent violators)."""
    pools: list[list[Weighed]] = []
    for (wish, weight), step in zip(wishes, steps, strict=True):
        pools.append([(wish - step, weight)])
        while len(pools) > 1 and _balance(pools[-2])[0] >= _balance(pools[-1])[0]:
            pools[-2:] = [pools[-2] + pools[-1]]
    flat = [_balance(pool)[0] for pool in pools for _ in pool]
    return [place + step for place, step in zip(flat, steps, strict=True)]


def _mean(values: Sequence[float], otherwise: float = 0.0) -> float:
    return sum(values) / len(values) if values else otherwise


def _crossings(places: dict[Stop, float], lines: Sequence[Line]) -> int:
    pairs = ((one, other) for one, other in combinations(lines, 2) if one[0].row == other[0].row)
    return sum((places[a] - places[c]) * (places[b] - places[d]) < 0 for (a, b), (c, d) in pairs)

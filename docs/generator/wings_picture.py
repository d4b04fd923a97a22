"""The picture of the wings, written as SVG; it follows the reader's light or dark screen by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docs.generator.wings import HOUSES, ROOT, Floor, Wings, wings
from docs.generator.wings_layout import Line, Stop, laid_out

PICTURE = ROOT / "docs" / "figures" / "wings.svg"
WORDS = {
    "app.actions": "menus and keys",
    "app.dialogs": "export, settings …",
    "app.document": "project, undo, rescue",
    "app.engine": "the one door to torch",
    "app.i18n": "languages",
    "app.models": "lists for Qt",
    "app.session": "what is current",
    "app.sound": "the loudspeaker",
    "app.voices": "what can be chosen",
    "app.widgets": "values in, signals out",
    "app.window": "joins all of it",
    "glowtts_core.audio": "mel, pitch, files",
    "glowtts_core.cli": "the command line",
    "glowtts_core.doctor": "facts, self-tests",
    "glowtts_core.edits": "what a hand changes",
    "glowtts_core.export": "lines to files",
    "glowtts_core.model": "sounds to mel",
    "glowtts_core.synthesis": "nouns to samples",
    "glowtts_core.text": "text to sounds",
    "glowtts_core.training": "corpus to weights",
    "glowtts_core.vocoder": "mel to samples",
    "glowtts_core.voice": "folders of weights",
    "glowtts_core.voice_import": "others' checkpoints",
}
"""A few words for each wing; the tables of ARCHITECTURE.md say more."""
TITLES = {"app": "the window", "glowtts_core": "what speaks"}

BOX, BOX_HEIGHT, PASSING = 132, 46, 8
ROW = 88
EDGE, HEAD, FOOT = 24, 40, 44
SIDE = 186
"""Width of the column with the single modules."""
STEEPEST = 0.3
"""Of arrows beside boxes, in pixels aside for each down."""
LETTER = 6.65
"""Width of a letter of 11 px in a face of even widths."""

STYLE = """
  .page { fill: #ffffff } .house { fill: #f3f5f8; stroke: #d5dae2 }
  .box { fill: #ffffff; stroke: #8a94a6; stroke-width: 1.2 }
  .floor { stroke: #d5dae2; stroke-dasharray: 2 4 } text { fill: #1d2433 } .quiet { fill: #566072 }
  text { font-family: system-ui, 'Segoe UI', Helvetica, Arial, 'DejaVu Sans', sans-serif; font-size: 11px }
  .name, .small { font-family: ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace }
  .name { font-size: 14px; font-weight: 600 } .title { font-size: 16px; font-weight: 600 }
  .line { fill: none; stroke: #8a94a6; stroke-width: 1.4 } .tip { fill: #8a94a6 }
  .seam { stroke: #2f6fd0 } .tip.seam { fill: #2f6fd0; stroke: none }
  circle { stroke: #f3f5f8; stroke-width: 1.5 } .Qt { fill: #2f9e62 } .torch { fill: #e0662a }
"""
DARK = """
  .page { fill: #12151b } .house { fill: #1a1f28; stroke: #313947 } .box { fill: #242b37; stroke: #6f7b90 }
  .floor { stroke: #313947 } text { fill: #e8ecf3 } .quiet { fill: #a4afc0 }
  .line { stroke: #7d899d } .tip { fill: #7d899d } .seam { stroke: #6aa5ff } .tip.seam { fill: #6aa5ff }
  circle { stroke: #1a1f28 } .Qt { fill: #4cc585 } .torch { fill: #ff8a50 }
"""


@dataclass(frozen=True)
class Plan:
    """Where everything stands, in pixels: tops of the floors, middles of the stops from the left, and the whole."""

    tops: tuple[int, ...]
    middles: dict[Stop, float]
    lines: list[Line]
    width: int
    height: int

    def x(self, stop: Stop) -> float:
        """Middle of a wing or of a passing arrow."""
        return EDGE * 2 + self.middles[stop]


def picture(shown: Wings | None = None) -> str:
    """The SVG of the wings of this checkout, or of others."""
    shown = shown or wings()
    plan = _plan(shown)
    size = f'width="{plan.width}" height="{plan.height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {plan.width} {plan.height}" role="img">',
        "<title>The wings of app and glowtts_core, floor by floor, and which of them needs which</title>",
        f"<style>{STYLE}@media (prefers-color-scheme: dark) {{{DARK}}}</style>",
        f'<rect class="page" {size} rx="14"/>',
        *_houses(shown.floors, plan),
        *_arrows(plan),
        *(part for stop in plan.middles if not stop.passing for part in _box(stop, plan, shown.marks[stop.name])),
        *_legend(plan),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def write(path: Path = PICTURE) -> None:
    """Draws the picture anew where it is another."""
    drawn = picture()
    if not path.is_file() or path.read_text(encoding="utf-8") != drawn:
        path.write_text(drawn, encoding="utf-8")
        print(f"{path.name} is up to date now")


def _plan(shown: Wings) -> Plan:
    middles, lines = laid_out([floor.wings for floor in shown.floors], shown.arrows, BOX, PASSING)
    tops, y = [], EDGE
    for number, floor in enumerate(shown.floors):
        begins = number == 0 or shown.floors[number - 1].house != floor.house
        y += HEAD if begins else 0
        tops.append(y)
        y += ROW if floor.wings else BOX_HEIGHT + EDGE * 2
    right = max(place + (0 if stop.passing else BOX / 2) for stop, place in middles.items())
    return Plan(tuple(tops), middles, lines, round(EDGE * 5 + right + SIDE), y + FOOT - EDGE)


def _houses(floors: Sequence[Floor], plan: Plan) -> Iterator[str]:
    """A panel for each house with its title, a line between floors, and the single modules beside or below."""
    for house in HOUSES:
        rows = [number for number, floor in enumerate(floors) if floor.house == house]
        top, bottom = plan.tops[rows[0]] - HEAD + 4, plan.tops[rows[-1]] + BOX_HEIGHT + EDGE / 2
        box = f'x="{EDGE}" y="{top}" width="{plan.width - 2 * EDGE}" height="{bottom - top}"'
        yield f'<rect class="house" {box} rx="10"/>'
        words = f"{house}: {TITLES[house]}"
        yield f'<text class="title" x="{plan.width - EDGE * 2}" y="{top + 30}" text-anchor="end">{words}</text>'
        for number in rows[1:]:
            y = plan.tops[number] - (ROW - BOX_HEIGHT) / 2
            yield f'<path class="floor" d="M{EDGE} {y:g}H{plan.width - EDGE}"/>'
        for number in rows:
            yield from _modules(floors[number], plan.tops[number], plan)


def _modules(floor: Floor, top: int, plan: Plan) -> Iterator[str]:
    """Names in small letters: in the column at the right, or in one row where the floor has no wings."""
    levels = [" ".join(name.partition(".")[2] for name in level) for level in floor.modules]
    if not floor.wings:
        row = " › ".join(levels)
        size = f'width="{plan.width - EDGE * 4}" height="{BOX_HEIGHT}"'
        yield f'<rect class="box" x="{EDGE * 2}" y="{top}" {size} rx="7"/>'
        yield f'<text class="small" x="{plan.width / 2:g}" y="{top + 27}" text-anchor="middle">{row}</text>'
        return
    rows = [row for level in levels for row in _wrapped(level)]
    first = top + BOX_HEIGHT / 2 + 4 - 7.5 * (len(rows) - 1)
    for number, row in enumerate(rows):
        place = f'x="{plan.width - EDGE * 2}" y="{first + 15 * number:g}" text-anchor="end"'
        yield f'<text class="small quiet" {place}>{row}</text>'


def _wrapped(level: str) -> list[str]:
    rows = [""]
    for name in level.split():
        if rows[-1] and (len(rows[-1]) + 1 + len(name)) * LETTER > SIDE:
            rows.append("")
        rows[-1] = f"{rows[-1]} {name}".strip()
    return rows


def _box(stop: Stop, plan: Plan, marks: Sequence[str]) -> Iterator[str]:
    x, y = plan.x(stop), plan.tops[stop.row]
    yield f'<rect class="box" x="{x - BOX / 2:g}" y="{y}" width="{BOX}" height="{BOX_HEIGHT}" rx="7"/>'
    for number, mark in enumerate(marks):
        yield f'<circle class="{mark}" cx="{x + BOX / 2 - 12 - 13 * number:g}" cy="{y}" r="5"/>'
    name = stop.name.partition(".")[2]
    yield f'<text class="name" x="{x:g}" y="{y + 21}" text-anchor="middle">{name}</text>'
    yield f'<text class="quiet" x="{x:g}" y="{y + 36}" text-anchor="middle">{WORDS[stop.name]}</text>'


def _arrows(plan: Plan) -> Iterator[str]:
    """A curve for each line between two floors; what passes a floor goes straight there, so that it touches no box."""
    slopes = {stop: _slope(stop, plan) for stop in plan.middles}
    for upper, lower in plan.lines:
        seam = " seam" if _house(plan, upper) != lower.name.partition(".")[0] else ""
        over, under = slopes[upper], slopes[lower]
        x, y = _port(upper, lower, plan, 0) + over * BOX_HEIGHT / 2, plan.tops[upper.row] + BOX_HEIGHT
        end, bottom = _port(lower, upper, plan, 1) - under * BOX_HEIGHT / 2, plan.tops[lower.row]
        bottom -= 0 if lower.passing else 6
        third = (bottom - y) / (3 if upper.passing and lower.passing else 2)
        curve = (
            f"C{x + over * third:.1f} {y + third:.1f} {end - under * third:.1f} {bottom - third:.1f} {end:.1f} {bottom}"
        )
        on = f"l{under * BOX_HEIGHT:.1f} {BOX_HEIGHT}" if lower.passing else ""
        yield f'<path class="line{seam}" d="M{x:.1f} {y}{curve}{on}"/>'
        if not lower.passing:
            yield f'<path class="tip{seam}" d="M{end:.1f} {bottom + 6}l-4 -8h8z"/>'


def _slope(stop: Stop, plan: Plan) -> float:
    """Pixels aside for each down of an arrow that passes: as the gentlest of its lines, where all lean one way."""
    near = [line for line in plan.lines if stop in line]
    lean = [(plan.x(b) - plan.x(a)) / (plan.tops[b.row] - plan.tops[a.row]) for a, b in near]
    if not stop.passing or min(lean) * max(lean) <= 0:
        return 0.0
    return max(-STEEPEST, min(STEEPEST, *lean, key=abs))


def _house(plan: Plan, stop: Stop) -> str:
    """Where the arrows that pass here come from: the upper house, where any of them does."""
    if not stop.passing:
        return stop.name.partition(".")[0]
    return min(_house(plan, upper) for upper, lower in plan.lines if lower == stop)


def _port(stop: Stop, other: Stop, plan: Plan, side: int) -> float:
    """Where on the edge of a box a line begins (side 0) or ends (1): in the order of the other ends, 18 px apart."""
    if stop.passing:
        return plan.x(stop)
    others = sorted((line[1 - side] for line in plan.lines if line[side] == stop), key=plan.x)
    step = min(18, (BOX - 28) / max(1, len(others) - 1))
    return plan.x(stop) + step * (others.index(other) - (len(others) - 1) / 2)


def _legend(plan: Plan) -> Iterator[str]:
    y = plan.height - 18
    yield f'<circle class="Qt" cx="{EDGE * 2}" cy="{y - 4}" r="4"/>'
    yield f'<text x="{EDGE * 2 + 10}" y="{y}">imports Qt</text>'
    yield f'<circle class="torch" cx="{EDGE * 2 + 88}" cy="{y - 4}" r="4"/>'
    yield f'<text x="{EDGE * 2 + 98}" y="{y}">imports torch</text>'
    words = "An arrow leads to what is needed, blue from app into the core; what follows from others is left out. "
    words += "Small letters: single modules."
    yield f'<text class="quiet" x="{EDGE * 2 + 190}" y="{y}">{words}</text>'

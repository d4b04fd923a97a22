"""What has a handle of its own: a sound, or a whole word where its sounds are too narrow to be taken hold of."""

from __future__ import annotations

from dataclasses import dataclass

from app.widgets.timeline.axis import TimeAxis
from app.widgets.timeline.display import Shown

NARROWEST_PX = 10
"""Words whose sounds are narrower than this on average get one handle."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of sounds with one handle, and where it lies in pixels."""

    first: int
    past: int
    left: float
    right: float

    @property
    def indices(self) -> frozenset[int]:
        """Its sounds."""
        return frozenset(range(self.first, self.past))

    @property
    def width(self) -> float:
        """In pixels."""
        return self.right - self.left

    @property
    def centre(self) -> float:
        """In pixels."""
        return (self.left + self.right) / 2


def units(shown: Shown, axis: TimeAxis) -> list[Unit]:
    """All units in sight, from left to right."""
    found: list[Unit] = []
    lefts = [axis.x_of(start_s) for start_s in shown.starts_s.tolist()]
    rights = [axis.x_of(end_s) for end_s in shown.ends_s.tolist()]
    for first, past in shown.word_spans:
        left, right = lefts[first], rights[past - 1]
        if right < axis.left_px or left > axis.right_px:
            continue
        if past - first > 1 and (right - left) / (past - first) < NARROWEST_PX:
            found.append(Unit(first, past, left, right))
            continue
        found += [Unit(index, index + 1, lefts[index], rights[index]) for index in range(first, past)]
    return found


def unit_at(shown: Shown, axis: TimeAxis, x: float) -> Unit | None:
    """The unit at a place."""
    if not axis.left_px <= x <= axis.right_px:
        return None
    return next((unit for unit in units(shown, axis) if unit.left <= x < unit.right), None)

"""What has a handle of its own: a sound, or a whole word where its sounds are too narrow to be taken hold of."""

from __future__ import annotations

from dataclasses import dataclass

from app.widgets.timeline.axis import TimeAxis
from app.widgets.timeline.display import DisplayedLine

NARROWEST_PX = 10
"""Words whose sounds are narrower than this on average get one handle."""


@dataclass(frozen=True, slots=True)
class Handle:
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


def units(shown: DisplayedLine, axis: TimeAxis) -> list[Handle]:
    """All units in sight, from left to right."""
    found: list[Handle] = []
    lefts = [axis.x_of(start_s) for start_s in shown.starts_s.tolist()]
    rights = [axis.x_of(end_s) for end_s in shown.ends_s.tolist()]
    for first, past in shown.word_spans:
        left, right = lefts[first], rights[past - 1]
        if right < axis.left_px or left > axis.right_px:
            continue
        if past - first > 1 and (right - left) / (past - first) < NARROWEST_PX:
            found.append(Handle(first, past, left, right))
            continue
        found += [Handle(index, index + 1, lefts[index], rights[index]) for index in range(first, past)]
    return found


def unit_at(shown: DisplayedLine, axis: TimeAxis, x: float) -> Handle | None:
    """The unit at a place."""
    if not axis.left_px <= x <= axis.right_px:
        return None
    return next((unit for unit in units(shown, axis) if unit.left <= x < unit.right), None)

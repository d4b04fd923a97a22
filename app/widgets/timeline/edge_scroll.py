"""Scrolling on while a drag is held past the edge of the lanes."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.widgets.timeline.axis import TimeAxis

SCROLL_MS = 30
SCROLL_PART = 0.25
"""Of the hand's way beyond the edge, that much is scrolled each time."""
SLOWEST_PX = 10.0
"""At least so much: at the edge of the screen the hand cannot get far beyond."""


class EdgeScroll(QObject):
    """Scrolls for as long as the hand is beyond an edge, and says so after each step."""

    def __init__(self, axis: TimeAxis, parent: QObject, scrolled: Callable[[], object]) -> None:
        super().__init__(parent)
        self._axis = axis
        self._scrolled = scrolled
        self._x = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(SCROLL_MS)
        self._timer.timeout.connect(self._step)

    @property
    def active(self) -> bool:
        """Whether the hand is held past an edge."""
        return self._timer.isActive()

    def follow(self, x: float) -> None:
        """The hand is here now."""
        self._x = x
        beyond = self._beyond() != 0.0
        if beyond and not self.active:
            self._timer.start()
        elif not beyond:
            self._timer.stop()

    def stop(self) -> None:
        """The hand has let go."""
        self._timer.stop()

    def _beyond(self) -> float:
        return min(0.0, self._x - self._axis.left_px) + max(0.0, self._x - self._axis.right_px)

    def _step(self) -> None:
        beyond = self._beyond()
        self._axis.scroll(math.copysign(max(SLOWEST_PX, abs(beyond) * SCROLL_PART), beyond))
        self._scrolled()

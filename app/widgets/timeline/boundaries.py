"""The boundaries between sounds: finding the one under the hand, and dragging it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.widgets.timeline.edge_scroll import EdgeScroll
from app.widgets.timeline.state import TimelineState
from glowtts_core import edits

REACH_PX = 5.0
"""A boundary is taken hold of from this far on either side: its handle is 10 pixels wide at any zoom."""


class BoundaryDrag(QObject):
    """One boundary in the hand.

    Plain: the left sound grows by what the right one shrinks; with Shift what follows moves along.
    """

    def __init__(self, stage: TimelineState, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self.index: int | None = None
        """The boundary after this sound is in the hand."""
        self._grip_s = 0.0
        self._x = 0.0
        self._along = False
        self._moved = False
        self._scroll = EdgeScroll(stage.axis, self, self._move_boundary)

    def under(self, x: float) -> int | None:
        """The boundary within reach, as the index of the sound before it."""
        ends_s = self._stage.shown.ends_s
        if not len(ends_s) or not self._stage.phones:
            return None
        places = self._stage.axis.x_of(0.0) + ends_s * self._stage.axis.px_per_s
        index = int(np.argmin(np.abs(places - x)))
        return index if abs(places[index] - x) <= REACH_PX else None

    def press(self, index: int, x: float) -> None:
        """Takes hold."""
        self.index, self._x, self._moved = index, x, False
        self._grip_s = self._stage.axis.time_at(x)

    def move(self, x: float, along: bool) -> None:
        """The hand moves to a place."""
        if self.index is None:
            return
        if not self._moved:
            if abs(x - self._x) < 1:
                return
            self._moved = True
            self._stage.begin(QCoreApplication.translate("BoundaryDrag", "Move boundary"))
        self._x, self._along = x, along
        self._scroll.follow(x)
        self._move_boundary()

    def release(self) -> None:
        """Lets go."""
        self._scroll.stop()
        if self.index is not None and self._moved:
            self._stage.commit()
        self.index = None

    def _move_boundary(self) -> None:
        stage = self._stage
        if self.index is None or not stage.at_work:  # the drag was cancelled while the mouse button is still down
            self._scroll.stop()
            return
        delta_s = stage.axis.time_at(self._x) - self._grip_s
        if self._along or self.index + 1 == len(stage.base):
            phones = edits.stretch(stage.base, {self.index}, delta_s, stage.style)
        else:
            phones = edits.move_boundary(stage.base, self.index, delta_s, stage.style)
        stage.preview(phones)


def draw_boundaries(
    painter: QPainter, stage: TimelineState, height: float, tone: QColor, hot: int | None, hot_tone: QColor
) -> None:
    """Hairlines between the sounds, stronger between words; the hot one bold, with grips."""
    shown, axis = stage.shown, stage.axis
    word_ends = {past - 1 for _, past in shown.word_spans}
    faint = QColor(tone)
    faint.setAlphaF(0.30)
    strong = QColor(tone)
    strong.setAlphaF(0.65)
    dense = len(shown.ends_s) * 7 > shown.total_s * axis.px_per_s
    for index, end_s in enumerate(shown.ends_s.tolist()):
        x = round(axis.x_of(end_s)) + 0.5
        if not axis.left_px <= x <= axis.right_px or (dense and index not in word_ends):
            continue
        painter.setPen(QPen(strong if index in word_ends else faint, 1))
        painter.drawLine(QLineF(x, 0, x, height))
    if hot is not None and hot < len(shown.ends_s):
        x = round(axis.x_of(float(shown.ends_s[hot]))) + 0.5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(hot_tone, 2))
        painter.drawLine(QLineF(x, 0, x, height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hot_tone)
        painter.drawRoundedRect(QRectF(x - 4, height / 2 - 11, 8, 22), 4, 4)

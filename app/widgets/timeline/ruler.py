"""The time ruler: seconds over all lanes; a press puts the playhead there, a drag selects what lies under it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen

from app.widgets import theme
from app.widgets.timeline.edge_scroll import EdgeScroll
from app.widgets.timeline.lane import Lane
from app.widgets.timeline.state import TimelineState

STEPS_S = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
LABEL_PX = 70
"""Labels are at least this far apart."""
DRAG_PX = 4


class SeekLane(Lane):
    """A lane whose press seeks, whose drag selects sounds, whose double click plays the word."""

    def __init__(self, stage: TimelineState, name: str, height: int, stretches: bool = False) -> None:
        super().__init__(stage, name, height, stretches)
        self._pressed_s: float | None = None
        self._x = self._pressed_x = 0.0
        self._pulled = False
        self._scroll = EdgeScroll(self.axis, self, self._select)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        x = event.position().x()
        if event.button() == Qt.MouseButton.LeftButton and x >= self.axis.left_px:
            self._pressed_s, self._pressed_x, self._pulled = self.axis.time_at(x), x, False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._x = event.position().x()
        if self._pressed_s is None or (not self._pulled and abs(self._x - self._pressed_x) < DRAG_PX):
            return
        self._pulled = True
        self._scroll.follow(self._x)
        self._select()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._scroll.stop()
        if self._pressed_s is not None and not self._pulled and self.stage.shown.total_s > 0:
            seconds = min(max(0.0, self._pressed_s), self.stage.shown.total_s)
            self.stage.seek_requested.emit(float(self.stage.shown.spoken_at(np.array([seconds]))[0]))
        self._pressed_s = None

    def _select(self) -> None:
        """Selects what lies between where the hand came down and where it is."""
        if self._pressed_s is None:
            return
        here_s = self.axis.time_at(min(max(self._x, self.axis.left_px), self.axis.right_px))
        low_s, high_s = sorted((self._pressed_s, here_s))
        shown = self.stage.shown
        under = np.flatnonzero((shown.ends_s > low_s) & (shown.starts_s < high_s)).tolist()
        if frozenset(under) != self.stage.selection:
            last = under[-1 if here_s > self._pressed_s else 0] if under else None
            self.stage.select(under, last, reveal=not self._scroll.active)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        shown = self.stage.shown
        index = shown.phone_at(self.axis.time_at(event.position().x()))
        for first, past in shown.word_spans:
            if index is not None and first <= index < past:
                span = np.array([shown.starts_s[first], shown.ends_s[past - 1]])
                start_s, end_s = shown.spoken_at(span).tolist()
                self.stage.play_requested.emit(start_s, end_s)


class Ruler(SeekLane):
    """Seconds, as densely as there is room."""

    def __init__(self, stage: TimelineState) -> None:
        super().__init__(stage, "", 22)
        self.setAccessibleName(self.tr("Time ruler"))

    def draw(self, painter: QPainter) -> None:
        colours = theme.tokens(self)
        painter.fillRect(self.rect(), QColor(colours.window))
        if self.stage.shown.total_s <= 0:
            return
        step_s = next((step for step in STEPS_S if step * self.axis.px_per_s >= LABEL_PX), STEPS_S[-1])
        decimals = 0 if step_s >= 1 else 1 if step_s >= 0.1 else 2 if step_s >= 0.01 else 3
        painter.setFont(theme.figures(theme.sized(self.font(), 11)))
        foot = self.height()
        painter.setClipRect(QRectF(self.axis.left_px, 0, self.axis.width_px + 12, foot))
        first, last = int(self.axis.start_s / step_s * 5), int(self.axis.end_s / step_s * 5) + 1
        for fifth in range(first, last + 1):
            seconds = fifth * step_s / 5
            x = round(self.axis.x_of(seconds)) + 0.5
            painter.setPen(QPen(QColor(colours.border if fifth % 5 == 0 else colours.hairline), 1))
            painter.drawLine(QLineF(x, foot - (7 if fifth % 5 == 0 else 4), x, foot))
            if fifth % 5 == 0:
                painter.setPen(QColor(colours.muted))
                text = f"{self.locale().toString(seconds, 'f', decimals)} s"
                if x + 4 + painter.fontMetrics().horizontalAdvance(text) > self.width():
                    continue
                painter.drawText(QRectF(x + 4, 0, 100, foot - 3), Qt.AlignmentFlag.AlignVCenter, text)

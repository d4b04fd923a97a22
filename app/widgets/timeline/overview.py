"""The overview: the whole line in one strip, with the stretch in sight as a window over it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen

from app.widgets import theme
from app.widgets.timeline.lane import Lane
from app.widgets.timeline.state import TimelineState
from app.widgets.timeline.waveform import peaks
from glowtts_core import edits


class Overview(Lane):
    """Drag the window to move, click beside it to go there; dots show where something was edited."""

    def __init__(self, stage: TimelineState) -> None:
        super().__init__(stage, "", 26)
        self.setAccessibleName(self.tr("Overview of the whole line"))
        self.setToolTip(self.tr("The whole line; drag to move along it, Ctrl+wheel to zoom"))
        self._grip_s: float | None = None
        stage.chosen.connect(self.redraw)

    def x_of(self, seconds: float) -> float:
        """Where a time stands in the strip."""
        return self.axis.left_px + seconds / max(self.axis.total_s, 1e-6) * self.axis.width_px

    def time_at(self, x: float) -> float:
        """The time at a place of the strip."""
        return (x - self.axis.left_px) / self.axis.width_px * self.axis.total_s

    def draw(self, painter: QPainter) -> None:
        colours, shown = theme.tokens(self), self.stage.shown
        painter.fillRect(self.rect(), QColor(colours.window))
        if self.axis.total_s <= 0:
            return
        box = self.field.adjusted(0, 3, 0, -3)
        painter.fillRect(box, QColor(colours.base))
        for index in self.stage.selection:
            left, right = self.x_of(float(shown.starts_s[index])), self.x_of(float(shown.ends_s[index]))
            painter.fillRect(QRectF(left, box.top(), max(1.5, right - left), box.height()), QColor(colours.accent_soft))
        low, high = peaks(shown, 0.0, self.axis.total_s, int(self.axis.width_px))
        reach = (box.height() / 2 - 1) / max(
            0.05, float(np.abs(high).max(initial=0.0)), float(np.abs(low).max(initial=0.0))
        )
        xs = self.axis.left_px + np.arange(len(low)) + 0.5
        middle = box.center().y()
        painter.setPen(QPen(QColor(colours.wave), 1))
        lines = np.stack([xs, middle - high * reach, xs, middle - low * reach], axis=1)
        painter.drawLines([QLineF(*line) for line in lines.tolist()])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        for index, phone in enumerate(shown.phones):
            if edits.is_edited(phone):
                centre = self.x_of(float(shown.starts_s[index] + shown.ends_s[index]) / 2)
                painter.drawEllipse(QPointF(centre, box.top() + 3), 2, 2)
        self._draw_window(painter, box)

    def _draw_window(self, painter: QPainter, box: QRectF) -> None:
        if self.axis.fitted:
            return
        colours = theme.tokens(self)
        left, right = self.x_of(self.axis.start_s), self.x_of(min(self.axis.end_s, self.axis.total_s))
        veil = QColor(colours.window)
        veil.setAlphaF(0.7)
        painter.fillRect(QRectF(box.left(), box.top(), left - box.left(), box.height()), veil)
        painter.fillRect(QRectF(right, box.top(), box.right() - right, box.height()), veil)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.border), 1.5))
        painter.drawRoundedRect(QRectF(left, box.top(), max(6.0, right - left), box.height()), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.axis.fitted:
            return
        time_s, seen_s = self.time_at(event.position().x()), self.axis.end_s - self.axis.start_s
        if not self.axis.start_s <= time_s <= self.axis.end_s:
            self.axis.show_from(time_s - seen_s / 2)
        self._grip_s = time_s - self.axis.start_s
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._grip_s is not None:
            self.axis.show_from(self.time_at(event.position().x()) - self._grip_s)
        elif self.axis.fitted:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._grip_s is not None:
            self._grip_s = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)

"""How loud it is: a bar in decibels below full scale and a mark that stays lit once something clipped."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.widgets import theme

FLOOR_DB = -48.0
WARM_DB = -3.0
MARK_PX = 10


class LevelMeter(QWidget):
    """A click or Return puts the clip mark out.

    Signals:
        clip_cleared()
    """

    clip_cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._peak = 0.0
        self._clipped = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._explain()

    @property
    def clipped(self) -> bool:
        """Whether the mark is lit."""
        return self._clipped

    def show_level(self, peak: float, clipped: bool) -> None:
        """Shows a peak, 1 = full scale; the clip mark stays lit until it is cleared."""
        self._peak = peak
        if clipped and not self._clipped:
            self._clipped = True
            self._explain()
        self.update()

    def clear_clip(self) -> None:
        """Puts the clip mark out."""
        if self._clipped:
            self._clipped = False
            self._explain()
            self.update()
            self.clip_cleared.emit()

    def sizeHint(self) -> QSize:
        return QSize(72, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, 20)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clear_clip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clear_clip()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - 6) / 2
        bar = QRectF(2, top, self.width() - MARK_PX - 8, 6)
        painter.setBrush(QColor(colours.pressed))
        painter.drawRoundedRect(bar, 3, 3)
        level_db = 20 * math.log10(max(self._peak, 1e-6))
        part = min(1.0, max(0.0, 1 - level_db / FLOOR_DB))
        if part > 0:
            painter.setBrush(QColor(colours.warning if level_db > WARM_DB else colours.wave))
            painter.drawRoundedRect(QRectF(bar.x(), top, max(6.0, bar.width() * part), 6), 3, 3)
        mark = QRectF(bar.right() + 4, (self.height() - MARK_PX) / 2, MARK_PX, MARK_PX)
        painter.setBrush(QColor(colours.danger if self._clipped else colours.pressed))
        painter.drawRoundedRect(mark, 3, 3)
        if self._clipped:  # a shape too, not only a colour
            painter.setBrush(QColor(colours.on_accent))
            painter.drawRect(QRectF(mark.center().x() - 0.75, mark.top() + 2, 1.5, 4))
            painter.drawRect(QRectF(mark.center().x() - 0.75, mark.top() + 7, 1.5, 1.5))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _explain(self) -> None:
        words = self.tr("Level: it has clipped; click to put the mark out") if self._clipped else self.tr("Level")
        self.setToolTip(words)
        self.setAccessibleName(words)

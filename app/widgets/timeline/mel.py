"""The mel lane: the spectrogram with the boundaries of the sounds to be dragged, and the pitch faintly over it.

Axes: C mel bands, T frames.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QCursor, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip

from app.widgets import theme
from app.widgets.timeline import contour
from app.widgets.timeline.boundaries import BoundaryDrag, draw_boundaries
from app.widgets.timeline.descriptions import hover_of
from app.widgets.timeline.figure import FigureLane
from app.widgets.timeline.image import Floats
from app.widgets.timeline.state import TimelineState

TOP_HZ = 8000.0
FLOOR_PART = 0.02
"""This part of the energies lies below the darkest colour."""


def mel_of(hz: float) -> float:
    """Slaney's mel scale: linear below 1 kHz, logarithmic above."""
    return hz * 3 / 200 if hz < 1000 else 15 + 27 * math.log(hz / 1000) / math.log(6.4)


class MelLane(FigureLane):
    """Mel spectrogram, 0 to 8 kHz."""

    def __init__(self, stage: TimelineState) -> None:
        self.drag: BoundaryDrag
        super().__init__(stage, "", 150)
        self.name = self.tr("Mel")
        self.setAccessibleName(self.tr("Mel spectrogram"))
        self.drag = BoundaryDrag(stage, self)
        self._hot: int | None = None

    def rows(self) -> Floats | None:
        take = self.stage.shown.take
        return take.mel if take is not None else None

    def limits(self, rows: Floats) -> tuple[float, float]:
        few = rows[:, :: max(1, rows.shape[1] // 500)]
        return float(np.quantile(few, FLOOR_PART)), float(few.max())

    def line_looks(self) -> list[dict[str, object]]:
        colours = theme.tokens(self)
        return [{"color": colours.text, "alpha": 0.75, "linewidth": 1.2, "linestyle": (0, (1, 1.5))}]

    def curves(self) -> list[tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]]:
        seconds, above_st = contour.curve(self.stage.shown)
        return [(seconds, contour.height(above_st))]

    def hint(self) -> str:
        return self.tr("Where the sound has its energy. Drag the lines between sounds to make them longer or shorter.")

    def draw(self, painter: QPainter) -> None:
        super().draw(painter)
        if not self.stage.phones and self.stage.shown.take is None:
            self.draw_hint(painter, self.tr("Type a line above, then press Space to hear it."))
        if self.stage.shown.take is None or self.height() < 70:
            return
        for hz, text in ((500.0, "0.5k"), (1000.0, "1k"), (2000.0, "2k"), (4000.0, "4k"), (TOP_HZ, "8k")):
            self.draw_mark(painter, self.height() * (1 - mel_of(hz) / mel_of(TOP_HZ)), text)

    def draw_over(self, painter: QPainter) -> None:
        super().draw_over(painter)
        colours = theme.tokens(self)
        hot = self.drag.index if self.drag.index is not None else self._hot
        draw_boundaries(painter, self.stage, self.height(), QColor(colours.text), hot, QColor(colours.accent))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        index = self.drag.under(x)
        if index is not None:
            self.drag.press(index, x)
            self.glass.update()
            return
        phone = self.stage.shown.phone_at(self.axis.time_at(x)) if x >= self.axis.left_px else None
        if phone is None:
            self.stage.select(())
        else:
            self.stage.click(phone, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        x = event.position().x()
        if self.drag.index is None:
            self._heat(self.drag.under(x))
            return
        self.drag.move(x, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        if self.stage.at_work:
            QToolTip.showText(QCursor.pos(), hover_of(self.stage, self.drag.index), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.drag.release()
            self.glass.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._heat(None)

    def _heat(self, index: int | None) -> None:
        if index != self._hot:
            self._hot = index
            if index is None:
                self.unsetCursor()
            else:
                self.setCursor(Qt.CursorShape.SplitHCursor)
            self.glass.update()

"""The lanes one under the other, as high as they need to be: in a window that is too low for them they scroll."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.widgets import theme
from app.widgets.timeline.lane import Lane


class LaneStack(QWidget):
    """Holds the lanes with a hairline between them.

    Signals:
        resized()
    """

    resized = Signal()

    def __init__(self, lanes: Sequence[tuple[Lane, int]], keys: QWidget) -> None:
        """Each lane with its share of the height to spare; ``keys`` is who gets the focus of them all."""
        super().__init__()
        self.setAccessibleName(self.tr("Lanes"))
        self._lanes = tuple(lane for lane, _ in lanes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for lane, share in lanes:
            lane.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            lane.setFocusProxy(keys)  # last: a policy set afterwards would go to the proxy, and Tab pass it by
            column.addWidget(lane, share)

    def gutter_px(self) -> int:
        """How wide the gutter must be for every name that can stand in it."""
        colours, metrics = theme.tokens(self), QFontMetricsF(theme.sized(self.font(), 11))
        widest = max(metrics.horizontalAdvance(name) for lane in self._lanes for name in lane.names())
        return math.ceil(widest) + colours.md + colours.sm

    def scrolled(self) -> QScrollArea:
        """The rack in an area that scrolls it up and down."""
        area = QScrollArea()
        area.setWidget(self)
        area.setAccessibleName(self.accessibleName())
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), QColor(theme.tokens(self).hairline))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

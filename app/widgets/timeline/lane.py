"""A lane: a strip of the window over the shared time axis, with its name in the gutter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.widgets import theme
from app.widgets.timeline.axis import STEP
from app.widgets.timeline.descriptions import hover_of
from app.widgets.timeline.state import TimelineState
from app.widgets.tokens import LIGHT


class Lane(QWidget):
    """Keeps its picture until something in it changes, so that what moves over it costs a copy and no more.

    A child class paints its picture in `draw`. Where it ``tells``, resting over a sound says what it is.
    Wheel: scroll; Ctrl+wheel: zoom about the cursor; middle button: pan.
    """

    tells = False

    def __init__(self, stage: TimelineState, name: str, height: int, stretches: bool = False) -> None:
        super().__init__()
        self.stage = stage
        self.axis = stage.axis
        self.name = name
        self._height = height
        self.colours = theme.tokens(self)
        """Those that the picture is painted in; asking the palette for every handle takes a while."""
        self._picture: QPixmap | None = None
        self._pan: QPoint | None = None
        vertical = QSizePolicy.Policy.Expanding if stretches else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setMinimumHeight(height // 2 if stretches else height)
        self.axis.changed.connect(self.redraw)
        stage.shown_changed.connect(self.redraw)

    def sizeHint(self) -> QSize:
        return QSize(600, self._height)

    def redraw(self) -> None:
        """Asks for a new picture."""
        self._picture = None
        self.update()

    def names(self) -> list[str]:
        """Everything that can stand in the gutter as a name."""
        return [self.name]

    @property
    def field(self) -> QRectF:
        """Where the time axis lies: right of the gutter."""
        return QRectF(self.axis.left_px, 0, self.axis.width_px, self.height())

    def draw(self, painter: QPainter) -> None:
        """Paints the lane; the painter is clipped to nothing."""

    def draw_name(self, painter: QPainter) -> None:
        """The name, in the gutter."""
        colours = self.colours
        painter.setFont(theme.sized(self.font(), 11))
        painter.setPen(QColor(colours.muted))
        box = QRectF(colours.md, 4, self.axis.gutter_px - colours.md - colours.sm, self.height() - 8)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self.name)

    def draw_mark(self, painter: QPainter, y: float, text: str) -> None:
        """A value of the lane's scale, in the gutter; left out where the name stands."""
        small = theme.figures(theme.sized(self.font(), 10))
        named = QFontMetricsF(theme.sized(self.font(), 11)).horizontalAdvance(self.name)
        width = QFontMetricsF(small).horizontalAdvance(text)
        if y < 24 and LIGHT.md + named + 4 > self.axis.gutter_px - 8 - width:
            return
        painter.setFont(small)
        painter.setPen(QColor(self.colours.muted))
        box = QRectF(0, min(max(0.0, y - 7), self.height() - 14), self.axis.gutter_px - 8, 14)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def draw_hint(self, painter: QPainter, words: str) -> None:
        """Quiet words in the middle of a lane that has nothing to show."""
        painter.setFont(theme.sized(self.font(), LIGHT.small_px))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = self.field.adjusted(16, 0, -16, 0)
        behind = painter.boundingRect(room, flags.value, words).adjusted(-6, -2, 6, 2)
        painter.fillRect(behind, QColor(self.colours.base))
        painter.setPen(QColor(self.colours.muted))
        painter.drawText(room, flags, words)

    def draw_stale(self, painter: QPainter) -> None:
        """Halves the opacity of what is not spoken as it stands."""
        veil = QColor(self.colours.base)
        veil.setAlphaF(0.5)
        for start_s, end_s in self.stage.shown.stale_spans():
            left = max(self.axis.left_px, self.axis.x_of(start_s))
            right = min(self.axis.right_px, self.axis.x_of(end_s))
            if right > left:
                painter.fillRect(QRectF(left, 0, right - left, self.height()), veil)

    def draw_selection(self, painter: QPainter, strength: float = 0.16) -> None:
        """A soft band behind the selected sounds."""
        soft = QColor(self.colours.accent)
        soft.setAlphaF(strength)
        shown = self.stage.shown
        for index in self.stage.selection:
            left = self.axis.x_of(float(shown.starts_s[index]))
            right = self.axis.x_of(float(shown.ends_s[index]))
            painter.fillRect(QRectF(left, 0, right - left, self.height()), soft)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._picture is None:
            self.colours = theme.tokens(self)
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(QColor(self.colours.base))
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw(painter)
            painter.end()
        part = event.rect()
        copy = QPainter(self)
        source = QRectF(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio)
        copy.drawPixmap(QRectF(part), self._picture, source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.looks_changed(event):
            self.dress()
            self.redraw()

    def dress(self) -> None:
        """Other colours are in force: makes anew what keeps them."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        sideways = event.angleDelta().x() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.axis.zoom(STEP**notches, event.position().x())
        else:
            pixels = event.pixelDelta().x() or 60 * (notches + sideways)
            self.axis.scroll(-pixels)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.NativeGesture:
            return self._pinched(event)
        if self.tells and event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.told_at(event.pos().x()), self)
            return True
        return super().event(event)

    def told_at(self, x: float) -> str:
        """The sound under a place in words."""
        inside = self.axis.left_px <= x <= self.axis.right_px and self.stage.phones
        index = self.stage.shown.phone_at(self.axis.time_at(x)) if inside else None
        return "" if index is None else hover_of(self.stage, index)

    def _pinched(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.axis.zoom(1 + event.value(), event.position().x())
            return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan is not None:
            here = event.position().toPoint()
            self.axis.scroll(self._pan.x() - here.x())
            self._pan = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pan is not None and event.button() == Qt.MouseButton.MiddleButton:
            self._pan = None
            self.unsetCursor()

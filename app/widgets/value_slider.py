"""A slider over real numbers: log or even, with its default marked, whose drag is one step."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QSlider

from app.widgets import keys, theme

POSITIONS = 2000
HANDLE_PX = 14
QUIET_MS = 300
"""A turned wheel or a held key is one step once it has been quiet for this long."""


@dataclass(frozen=True, slots=True)
class Range:
    """What a slider spans."""

    low: float
    high: float
    default: float
    step: float
    """Of an arrow key or a notch of the wheel; a tenth of it with Ctrl. On a log scale a share of the value."""
    log: bool = False

    def clamp(self, value: float) -> float:
        """The nearest value within the range."""
        return min(self.high, max(self.low, value))

    def part(self, value: float) -> float:
        """Where a value stands, 0 to 1."""
        value = self.clamp(value)
        if self.log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def value(self, part: float) -> float:
        """The value at a place from 0 to 1."""
        part = min(1.0, max(0.0, part))
        if self.log:
            return self.low * math.exp(part * math.log(self.high / self.low))
        return self.low + part * (self.high - self.low)

    def stepped(self, value: float, steps: float) -> float:
        """A value some steps up or down."""
        if self.log:
            return self.clamp(value * (1 + self.step) ** steps)
        return self.clamp(value + steps * self.step)


class ValueSlider(QSlider):
    """Double-click or Backspace resets; the wheel needs the focus; Ctrl is fine; Esc during a drag restores.

    Signals:
        previewed(float): the value while it moves.
        committed(float): the value once it has come to rest.
    """

    previewed = Signal(float)
    committed = Signal(float)

    def __init__(self, span: Range, name: str, decimals: int = 2, unit: str = "") -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._span = span
        self._name = name
        self._decimals = decimals
        self._unit = unit
        self._value = span.default
        self._grab: tuple[float, float, float] | None = None  # x and part at the press, value before it
        self._moved = False
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self.settle)
        keys.keep_keys(self, (*keys.ARROWS, *keys.PAGES, *keys.ERASERS), (keys.NONE, keys.CTRL))
        self.setRange(0, POSITIONS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.show_value(span.default)

    @property
    def number(self) -> float:
        """The value shown."""
        return self._value

    @property
    def span(self) -> Range:
        """What the slider spans."""
        return self._span

    def set_default(self, value: float) -> None:
        """Where a double-click leads."""
        self._span = Range(self._span.low, self._span.high, value, self._span.step, self._span.log)
        self.update()

    def show_value(self, value: float) -> None:
        """Shows a value and says nothing; the hand that holds the handle wins."""
        if self._grab is None and not self._quiet.isActive():
            self._place(value)

    def nudge(self, value: float) -> None:
        """Takes a value as one of several that follow each other quickly: previewed now, committed when quiet."""
        self._move_to(value)
        self._quiet.start(QUIET_MS)

    def settle(self) -> None:
        """Commits at once what waits for quiet."""
        if self._quiet.isActive() or self.sender() is self._quiet:
            self._quiet.stop()
            self.committed.emit(self._value)

    def reset(self) -> None:
        """Back to the default, as one step."""
        self._quiet.stop()
        self._grab = None
        self._place(self._span.default)
        self.committed.emit(self._value)

    def words(self) -> str:
        """The value as it is read out."""
        return f"{self.locale().toString(self._value, 'f', self._decimals)}{self._unit}"

    def sizeHint(self) -> QSize:
        return QSize(120, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(56, 20)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        before = self._value
        if abs(x - self._x_of(self._value)) > HANDLE_PX:
            self._move_to(self._span.value(self._part_at(x)))
        self._grab = (x, self._span.part(self._value), before)
        self._moved = False
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grab is None:
            return
        pressed_x, part, _ = self._grab
        x = event.position().x()
        fine = 0.1 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1.0
        self._moved = self._moved or abs(x - pressed_x) >= 2
        if self._moved:
            self._move_to(self._span.value(part + fine * (x - pressed_x) / self._length()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grab is None:
            return
        _, _, before = self._grab
        self._grab = None
        if self._moved:
            self.committed.emit(self._value)
        elif self._value != before:
            self._quiet.start(QApplication.doubleClickInterval())  # a second click may turn it into a reset

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus():
            event.ignore()
            return
        fine = 0.1 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1.0
        turned = event.angleDelta().y() or event.angleDelta().x()
        self.nudge(self._span.stepped(self._value, fine * turned / 120))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10,
        }  # fmt: skip
        if key == Qt.Key.Key_Escape and self._grab is not None:
            before = self._grab[2]
            self._grab = None
            self._move_to(before)
            self.committed.emit(before)
        elif key in steps:
            fine = 0.1 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1.0
            self.nudge(self._span.stepped(self._value, fine * steps[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.nudge(self._span.low if key == Qt.Key.Key_Home else self._span.high)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.reset()
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.settle()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        x, home = self._x_of(self._value), self._x_of(self._span.default)
        edited = abs(self._value - self._span.default) > 1e-9 and self.isEnabled()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.border if self.isEnabled() else colours.hairline))
        painter.drawRoundedRect(QRectF(0, middle - 1, self.width(), 2), 1, 1)
        painter.drawRoundedRect(QRectF(home - 1, middle - 5, 2, 10), 1, 1)
        if edited:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(min(x, home), middle - 1.5, abs(x - home), 3), 1.5, 1.5)
        self._paint_handle(painter, QPointF(x, middle), edited)

    def _paint_handle(self, painter: QPainter, centre: QPointF, edited: bool) -> None:
        colours = theme.tokens(self)
        outline = colours.accent if edited or self.hasFocus() else colours.border
        if not self.isEnabled():
            outline = colours.hairline
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.drawEllipse(centre, HANDLE_PX / 2 + 1.5, HANDLE_PX / 2 + 1.5)
        painter.setPen(QPen(QColor(outline), 1.5))
        painter.setBrush(QColor(colours.accent if edited else colours.raised))
        painter.drawEllipse(centre, HANDLE_PX / 2 - 2, HANDLE_PX / 2 - 2)

    def _length(self) -> float:
        return max(1.0, self.width() - HANDLE_PX - 4)

    def _x_of(self, value: float) -> float:
        return HANDLE_PX / 2 + 2 + self._span.part(value) * self._length()

    def _part_at(self, x: float) -> float:
        return (x - HANDLE_PX / 2 - 2) / self._length()

    def _move_to(self, value: float) -> None:
        self._place(round(value, self._decimals))
        self.previewed.emit(self._value)

    def _place(self, value: float) -> None:
        self._value = float(self._span.clamp(value))
        self.setSliderPosition(round(POSITIONS * self._span.part(self._value)))
        self.setAccessibleName(f"{self._name}: {self.words()}")
        self.update()

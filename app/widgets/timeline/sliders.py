"""The slider lane: one handle per sound on the scale of what is being set."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QWheelEvent

from app.widgets import theme
from app.widgets.timeline.drag import HandleLane
from app.widgets.timeline.handles import Handle, units
from app.widgets.timeline.parameter import KNOBS, HandParameter, Mode
from app.widgets.timeline.state import TimelineState
from glowtts_core.prosody import is_pause

MARGIN_PX = 13
"""Above and below the scale."""
MARK_PX = 11
"""Values in the gutter are at least this far apart."""
HANDLE_PX = 14
THICK_PX = 7
COARSE = 5
"""Steps of one notch of the wheel; with Ctrl it is one."""


class Sliders(HandleLane):
    """Usual values on a line through all sounds; what was set by hand stands off it, in the accent and filled.

    The wheel over a selected sound turns the selection, with Ctrl finely; elsewhere and with Shift it scrolls, so that
    nothing is changed by who only wants to pass.

    Signals:
        turned(int steps): the selection is to be turned up or down.
    """

    turned = Signal(int)

    def __init__(self, stage: TimelineState) -> None:
        super().__init__(stage, "", 116, stretches=True)
        self._notches = 0.0
        self._retitle()
        stage.mode_changed.connect(self._retitle)

    def names(self) -> list[str]:
        return [knob.title() for knob in KNOBS.values()]

    def scale_px(self) -> float:
        return self.height() - 2.0 * MARGIN_PX

    def y_of(self, value: float) -> float:
        """Where a value stands."""
        return MARGIN_PX + (1 - self.knob().part(value)) * self.scale_px()

    def value_of(self, unit: Handle) -> float:
        """The value of a unit; of several sounds the middle one."""
        values = [self.knob().value(phone, self.stage.style) for phone in self.stage.phones[unit.first : unit.past]]
        if self.knob().mode is Mode.LENGTH:
            return math.exp(sum(math.log(max(value, 1e-3)) for value in values) / len(values))
        return sum(values) / len(values)

    def draw(self, painter: QPainter) -> None:
        colours, knob = self.colours, self.knob()
        self.draw_name(painter)
        if not self.stage.phones:
            return
        self._draw_scale(painter, knob)
        painter.setClipRect(self.field)
        self.draw_selection(painter, 0.10)
        home = round(self.y_of(knob.home_of(self.stage.style))) + 0.5
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawLine(QLineF(self.axis.left_px, home, self.axis.right_px, home))
        for unit in units(self.stage.shown, self.axis):
            self._draw_unit(painter, unit, home)

    def _draw_scale(self, painter: QPainter, knob: HandParameter) -> None:
        colours = self.colours
        named: list[float] = []
        for mark in sorted(knob.row.marks, key=lambda mark: mark not in (knob.row.neutral, knob.low, knob.high)):
            y = round(self.y_of(mark)) + 0.5
            if all(abs(y - other) >= MARK_PX for other in named):
                self.draw_mark(painter, y, f"{mark:+g}" if knob.low < 0 and mark else f"{mark:g}")
                named.append(y)
            painter.setPen(QPen(QColor(colours.hairline), 1))
            painter.drawLine(QLineF(self.axis.left_px, y, self.axis.right_px, y))

    def _draw_unit(self, painter: QPainter, unit: Handle, home: float) -> None:
        colours, knob = self.colours, self.knob()
        phones = self.stage.phones[unit.first : unit.past]
        edited = any(knob.is_edited(phone) for phone in phones)
        chosen = unit.indices <= self.stage.selection
        y, x = self.y_of(self.value_of(unit)), unit.centre
        tone = QColor(colours.accent if edited else colours.border)
        painter.setPen(QPen(tone, 2 if edited else 1))
        if abs(y - home) > 1:
            painter.drawLine(QLineF(x, home, x, y))
        width = max(3.0, min(float(HANDLE_PX), unit.width - 3))
        if unit.past - unit.first > 1:
            width = max(width, unit.width - 6)
        box = QRectF(x - width / 2, y - THICK_PX / 2, width, THICK_PX)
        painter.setPen(QPen(QColor(colours.accent if edited or chosen else colours.border), 1.5 if chosen else 1))
        filled = colours.accent if edited else colours.accent_soft if chosen else colours.raised
        if unit == self.hovered and not edited:
            filled = colours.hover
        painter.setBrush(QColor(filled))
        painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._draw_value(painter, unit, box, home)

    def _draw_value(self, painter: QPainter, unit: Handle, box: QRectF, home: float) -> None:
        """The number, where it says something and has room."""
        colours, knob = self.colours, self.knob()
        phone = self.stage.phones[unit.first]
        pause = knob.mode is Mode.LENGTH and is_pause(phone.symbol)
        alone = unit.past - unit.first == 1
        told = knob.is_edited(phone) or pause or unit == self.hovered or unit.indices <= self.stage.selection
        if not alone or not told:
            return
        font = theme.figures(theme.sized(self.font(), 10))
        text = knob.words(phone, self.stage.style).removesuffix(knob.row.unit)
        width = QFontMetricsF(font).horizontalAdvance(text)
        inside = self.axis.left_px <= unit.centre - width / 2 and unit.centre + width / 2 <= self.axis.right_px
        if width > unit.width + (0 if pause else 2) or not inside:
            return
        above = box.center().y() <= home or box.bottom() + 14 > self.height()
        y = max(-2.0, box.top() - 14) if above else box.bottom() + 1
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if knob.is_edited(phone) else colours.muted))
        painter.drawText(QRectF(unit.centre - 40, y, 80, 13), Qt.AlignmentFlag.AlignCenter, text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        unit = self.unit_under(event.position().x())
        notches = event.angleDelta().y()
        scrolls = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if unit is None or scrolls or not notches or not unit.indices <= self.stage.selection:
            super().wheelEvent(event)
            return
        fine = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        self._notches += notches / 120 * (1 if fine else COARSE)
        steps = int(self._notches)
        self._notches -= steps
        if steps:
            self.turned.emit(steps)
        event.accept()

    def _retitle(self) -> None:
        self.name = self.knob().title()
        self.setAccessibleName(self.name)
        self.redraw()

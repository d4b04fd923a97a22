"""Lanes in which a handle is dragged up and down: one way of selecting, moving and resetting for all of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QToolTip

from app.widgets.timeline.descriptions import hover_of
from app.widgets.timeline.handles import Handle, unit_at
from app.widgets.timeline.lane import Lane
from app.widgets.timeline.parameter import HandParameter
from app.widgets.timeline.state import TimelineState

DRAG_PX = 3
"""A press that moves less than this is a click."""
FINE = 0.2
"""With Ctrl held during a drag, the value moves by this part of the hand's way."""


class HandleLane(Lane):
    """A child class says which knob it turns and how many pixels the whole scale of the knob is high."""

    tells = True

    def __init__(self, stage: TimelineState, name: str, height: int, stretches: bool = False) -> None:
        super().__init__(stage, name, height, stretches)
        self.hovered: Handle | None = None
        self._grabbed: Handle | None = None
        self._last = QPointF()
        self._parts = 0.0
        self._moving = False
        stage.chosen.connect(self.redraw)
        stage.mode_changed.connect(self.redraw)

    def knob(self) -> HandParameter:
        """What is turned."""
        return self.stage.knob

    def scale_px(self) -> float:
        """Height of the whole scale."""
        return float(self.height())

    def can_turn(self) -> bool:
        """Whether there is something to take hold of."""
        return bool(self.stage.phones)

    def unit_under(self, x: float) -> Handle | None:
        """What has its handle at a place."""
        return unit_at(self.stage.shown, self.axis, x) if self.can_turn() else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        unit = self.unit_under(event.position().x())
        if event.button() == Qt.MouseButton.RightButton and unit is not None:
            self._reset(unit)
        if event.button() != Qt.MouseButton.LeftButton or unit is None:
            return
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if not plain or not unit.indices <= self.stage.selection:
            self._select(unit, event.modifiers())
        self._grabbed, self._last, self._parts, self._moving = unit, event.position(), 0.0, False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        here = event.position()
        if self._grabbed is None:
            self._hover(self.unit_under(here.x()))
            return
        if not self._moving:
            if abs(here.y() - self._last.y()) < DRAG_PX:
                return
            self._moving = True
            self.stage.begin(self.words())
        if not self.stage.at_work:
            return
        fine = FINE if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1.0
        self._parts += fine * (self._last.y() - here.y()) / max(1.0, self.scale_px())
        self._last = here
        chosen = self.stage.targets(self._grabbed.first)
        self.stage.preview(self.knob().moved(self.stage.base, chosen, self._parts, self.stage.style))
        QToolTip.showText(QCursor.pos(), hover_of(self.stage, self._grabbed.first), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        grabbed, self._grabbed = self._grabbed, None
        if grabbed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._moving:
            self.stage.commit()
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier and self.stage.selection != grabbed.indices:
            self._select(grabbed, event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        unit = self.unit_under(event.position().x())
        if unit is not None and event.button() == Qt.MouseButton.LeftButton:
            self._reset(unit)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def words(self) -> str:
        """What a drag is called in the list of steps."""
        return self.tr("Change {what}").format(what=self.knob().title().lower())

    def _select(self, unit: Handle, modifiers: Qt.KeyboardModifier) -> None:
        if unit.past - unit.first == 1 or modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.stage.click(unit.first, modifiers)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self.stage.select(self.stage.selection ^ unit.indices, unit.first)
        else:
            self.stage.select(unit.indices, unit.first)

    def _reset(self, unit: Handle) -> None:
        self._grabbed = None
        self.stage.cancel()
        words = self.tr("Reset {what}").format(what=self.knob().title().lower())
        self.stage.change(self.knob().cleared(self.stage.phones, unit.indices), words)

    def _hover(self, unit: Handle | None) -> None:
        if unit != self.hovered:
            self.hovered = unit
            if unit is None:
                self.unsetCursor()
            else:
                self.setCursor(Qt.CursorShape.SizeVerCursor)
            self.redraw()

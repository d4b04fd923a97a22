"""The pitch lane: the contour, and one handle for each voiced sound, to be dragged up and down."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.widgets import theme
from app.widgets.timeline import contour
from app.widgets.timeline.drag import HandleLane
from app.widgets.timeline.handles import Handle, units
from app.widgets.timeline.parameter import KNOBS, HandParameter, Mode
from app.widgets.timeline.state import TimelineState
from glowtts_core.types import Take

HANDLE_PX = 4.5
"""Radius."""


class PitchLane(HandleLane):
    """Semitones around the middle of the voice; neighbours follow half the way, so that the melody stays smooth."""

    def __init__(self, stage: TimelineState) -> None:
        super().__init__(stage, "", 92, stretches=True)
        self.name = self.tr("Pitch")
        self.setAccessibleName(self.name)
        self._handles: dict[int, float] = {}
        self._heard: tuple[Take | None, dict[int, float]] = (None, {})
        stage.shown_changed.connect(self._find_handles)

    def knob(self) -> HandParameter:
        return KNOBS[Mode.PITCH]

    def can_turn(self) -> bool:
        return self.stage.takes_pitch and bool(self.stage.phones) and self.stage.shown.take is not None

    def scale_px(self) -> float:
        knob = self.knob()
        return self.height() * (knob.high - knob.low) / (2 * contour.ROOM_ST)

    def unit_under(self, x: float) -> Handle | None:
        unit = super().unit_under(x)
        return unit if unit is not None and self.height_of(unit) is not None else None

    def height_of(self, unit: Handle) -> float | None:
        """Where the handle of a unit stands in semitones above the middle; None where nothing is voiced."""
        values = [self._handles[index] for index in unit.indices if index in self._handles]
        return sum(values) / len(values) if values else None

    def y_of(self, above_st: float) -> float:
        """Where a pitch stands."""
        return self.height() * (1 - float(contour.height(np.array([above_st]))[0]))

    def _find_handles(self) -> None:
        shown = self.stage.shown
        if shown.take is not self._heard[0]:
            self._heard = shown.take, contour.heard(shown)
        self._handles = contour.handles(shown, self._heard[1])

    def draw(self, painter: QPainter) -> None:
        self.draw_name(painter)
        take = self.stage.shown.take
        if not self.stage.takes_pitch or take is None:
            usual = self.tr("The melody of the line. Drag a sound up or down to bend it.") if self.stage.phones else ""
            self.draw_hint(painter, self.stage.pitch_words or usual)
            return
        self._draw_scale(painter)
        painter.setClipRect(self.field)
        self.draw_selection(painter, 0.10)
        self._draw_contour(painter)
        self.draw_stale(painter)
        for unit in units(self.stage.shown, self.axis):
            self._draw_handle(painter, unit)

    def _draw_scale(self, painter: QPainter) -> None:
        colours = self.colours
        middle = contour.middle_hz(self.stage.shown)
        for above_st in (12, 0, -12) if self.height() >= 72 else (0,):
            y = round(self.y_of(above_st)) + 0.5
            painter.setPen(QPen(QColor(colours.hairline), 1))
            painter.drawLine(QLineF(self.axis.left_px, y, self.axis.right_px, y))
            unit = " Hz" if above_st == 0 else ""
            self.draw_mark(painter, y, f"{middle * 2 ** (above_st / 12):.0f}{unit}")

    def _draw_contour(self, painter: QPainter) -> None:
        seconds, above_st = contour.in_sight(*contour.curve(self.stage.shown), self.axis)
        path, joined = QPainterPath(), False
        xs = self.axis.x_of(0.0) + seconds * self.axis.px_per_s
        ys = self.height() * (1 - contour.height(above_st))
        for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
            if math.isnan(y):  # unvoiced
                joined = False
            elif joined:
                path.lineTo(x, y)
            else:
                path.moveTo(x, y)
                joined = True
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.colours.wave), 1.8))
        painter.drawPath(path)

    def _draw_handle(self, painter: QPainter, unit: Handle) -> None:
        above_st = self.height_of(unit)
        if above_st is None:
            return
        colours = self.colours
        phones = self.stage.phones[unit.first : unit.past]
        offset = sum(phone.pitch_st for phone in phones) / len(phones)
        edited, chosen = offset != 0.0, unit.indices <= self.stage.selection
        here = QPointF(unit.centre, self.y_of(above_st))
        if edited:
            plain = QPointF(unit.centre, self.y_of(above_st - offset))
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.drawLine(plain, here)
            painter.drawLine(QPointF(plain.x() - 4, plain.y()), QPointF(plain.x() + 4, plain.y()))
        radius = HANDLE_PX + (1 if unit == self.hovered else 0) if unit.width > 9 else 3.0
        painter.setPen(QPen(QColor(colours.accent if edited or chosen else colours.border), 1.5))
        painter.setBrush(QColor(colours.accent if edited else colours.accent_soft if chosen else colours.raised))
        painter.drawEllipse(here, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if edited and unit.width > 22:
            painter.setFont(theme.figures(theme.sized(self.font(), 10)))
            painter.setPen(QColor(colours.accent))
            y = here.y() - 19 if offset > 0 and here.y() > 20 else here.y() + 6
            text = ("+" if offset > 0 else "") + self.locale().toString(offset, "f", 1)
            painter.drawText(QRectF(here.x() - 30, y, 60, 13), Qt.AlignmentFlag.AlignCenter, text)

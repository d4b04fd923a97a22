"""What the sliders can set: length, pitch, gain and temperature of a sound, each with its scale and its words."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from glowtts_core import edits
from glowtts_core.prosody import is_pause, spoken_seconds
from glowtts_core.types import Phone, Style

Phones = tuple[Phone, ...]
_T: Callable[[str, str], str] = QT_TRANSLATE_NOOP  # type: ignore[assignment]


class Mode(Enum):
    """What the sliders set."""

    LENGTH = "length"
    PITCH = "pitch"
    GAIN = "gain"
    TEMPERATURE = "temperature"


@dataclass(frozen=True, slots=True)
class Knob:
    """A scale from ``low`` to ``high`` with the usual value at ``home``; for a length the ratio on the planned one."""

    mode: Mode
    name: str
    low: float
    high: float
    home: float
    marks: tuple[float, ...]
    """Values that the scale names."""
    unit: str
    decimals: int

    def part(self, value: float) -> float:
        """Where a value stands, 0 (bottom) to 1."""
        value = min(self.high, max(self.low, value))
        if self.mode is Mode.LENGTH:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def value(self, phone: Phone, style: Style) -> float:
        """The value of a sound."""
        if self.mode is Mode.LENGTH:
            return edits.ratio_of(phone, style)
        if self.mode is Mode.PITCH:
            return phone.pitch_st
        if self.mode is Mode.GAIN:
            return phone.gain_db
        return style.temperature if phone.temperature is None else phone.temperature

    def home_of(self, style: Style) -> float:
        """The usual value within a line."""
        return style.temperature if self.mode is Mode.TEMPERATURE else self.home

    def is_edited(self, phone: Phone) -> bool:
        """Whether a person has set this value of the sound."""
        if self.mode is Mode.LENGTH:
            return edits.is_length_edited(phone)
        if self.mode is Mode.TEMPERATURE:
            return phone.temperature is not None
        return (phone.pitch_st if self.mode is Mode.PITCH else phone.gain_db) != 0.0

    def moved(self, phones: Phones, indices: Collection[int], parts: float, style: Style) -> Phones:
        """Moves the values of sounds by a part of the scale, all by the same."""
        if self.mode is Mode.LENGTH:
            return edits.scale(phones, indices, (self.high / self.low) ** parts)
        step = parts * (self.high - self.low)
        if self.mode is Mode.PITCH:
            return _tidy_pitch(edits.shift_pitch(phones, indices, step, smooth=True))
        for index in indices:
            value = round(self.value(phones[index], style) + step, self.decimals)
            phones = self.put(phones, {index}, value)
        return phones

    def put(self, phones: Phones, indices: Collection[int], value: float) -> Phones:
        """Sets the value of sounds."""
        if self.mode is Mode.LENGTH:
            return edits.set_scale(phones, indices, value)
        if self.mode is Mode.PITCH:
            return edits.set_pitch(phones, indices, value)
        if self.mode is Mode.GAIN:
            return edits.set_gain(phones, indices, value)
        return edits.set_temperature(phones, indices, min(self.high, max(self.low, value)))

    def cleared(self, phones: Phones, indices: Collection[int]) -> Phones:
        """The usual value for sounds; what else was done to them stays."""
        if self.mode is Mode.LENGTH:
            return edits.reset_length(phones, indices)
        if self.mode is Mode.TEMPERATURE:
            return edits.set_temperature(phones, indices, None)
        return self.put(phones, indices, self.home)

    def words(self, phone: Phone, style: Style) -> str:
        """The value as it is written beside the slider: a pause in milliseconds, a length as a ratio."""
        if self.mode is Mode.LENGTH and is_pause(phone.symbol):
            return f"{1000 * spoken_seconds(phone, style):.0f}{self._unit_of(phone)}"
        number = QLocale().toString(self.value(phone, style), "f", self.decimals)
        sign = "+" if self.low < 0 and self.value(phone, style) > 0 else ""
        return f"{sign}{number}{self._unit_of(phone)}"

    def number(self, phone: Phone, style: Style) -> float:
        """The value as it is typed: a pause in milliseconds, a length as a ratio."""
        if self.mode is Mode.LENGTH and is_pause(phone.symbol):
            return 1000 * spoken_seconds(phone, style)
        return self.value(phone, style)

    def typed(self, phones: Phones, indices: Collection[int], number: float) -> Phones:
        """Sets what was typed; where a pause is among the sounds of a length, only pauses read milliseconds."""
        if self.mode is not Mode.LENGTH:
            return self.put(phones, indices, number)
        pauses = {index for index in indices if is_pause(phones[index].symbol)}
        if pauses == set(indices):
            return edits.pin(phones, pauses, number / 1000)
        return self.put(phones, set(indices) - pauses, number)

    def title(self) -> str:
        """The name in the language of the person."""
        return QCoreApplication.translate("Knob", self.name)

    def _unit_of(self, phone: Phone) -> str:
        return " ms" if self.mode is Mode.LENGTH and is_pause(phone.symbol) else self.unit


def _tidy_pitch(phones: Phones) -> Phones:
    """Offsets in tenths of a semitone."""
    for index, phone in enumerate(phones):
        tenth = round(phone.pitch_st, 1)
        if tenth != phone.pitch_st:
            phones = edits.set_pitch(phones, {index}, tenth)
    return phones


KNOBS = {
    knob.mode: knob
    for knob in (
        Knob(Mode.LENGTH, str(_T("Knob", "Length")), *edits.SCALES, 1.0, (4.0, 2.0, 1.0, 0.5, 0.25), "×", 2),
        Knob(Mode.PITCH, str(_T("Knob", "Pitch")), *edits.PITCHES_ST, 0.0, (12.0, 6.0, 0.0, -6.0, -12.0), " st", 1),
        Knob(Mode.GAIN, str(_T("Knob", "Gain")), *edits.GAINS_DB, 0.0, (12.0, 0.0, -12.0, -24.0), " dB", 1),
        Knob(Mode.TEMPERATURE, str(_T("Knob", "Temp.")), 0.0, 1.0, 0.333, (1.0, 0.5, 0.0), "", 2),
    )
}

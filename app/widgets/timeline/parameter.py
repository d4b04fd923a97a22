"""What the sliders can set: length, pitch, gain and temperature of a sound, each on the scale of its parameter."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLocale

from app.i18n.core_words import said
from app.widgets.value_slider import Range
from glowtts_core import edits
from glowtts_core.parameters import PHONE, Parameter
from glowtts_core.prosody import is_pause, spoken_seconds
from glowtts_core.types import Phone, Style

Phones = tuple[Phone, ...]


class Mode(Enum):
    """What the sliders set, by its field; of a length the ratio on the planned one."""

    LENGTH = "scale"
    PITCH = "pitch_st"
    GAIN = "gain_db"
    TEMPERATURE = "temperature"


@dataclass(frozen=True, slots=True)
class HandParameter:
    """A parameter of sounds under the hand."""

    mode: Mode
    row: Parameter

    @property
    def low(self) -> float:
        """The lower end of the scale."""
        return self.row.reach[0]

    @property
    def high(self) -> float:
        """The upper end of the scale."""
        return self.row.reach[1]

    def part(self, value: float) -> float:
        """Where a value stands, 0 (bottom) to 1."""
        return Range(self.low, self.high, self.low, self.row.step, self.row.log).part(value)

    def value(self, phone: Phone, style: Style) -> float:
        """The value of a sound."""
        if self.mode is Mode.LENGTH:
            return edits.ratio_of(phone, style)
        own: float | None = getattr(phone, self.row.field)
        return self.home_of(style) if own is None else own

    def home_of(self, style: Style) -> float:
        """The usual value within a line."""
        home: float = getattr(style, self.row.field) if self.row.neutral is None else self.row.neutral
        return home

    def is_edited(self, phone: Phone) -> bool:
        """Whether a person has set this value of the sound."""
        if self.mode is Mode.LENGTH:
            return edits.is_length_edited(phone)
        return bool(getattr(phone, self.row.field) != self.row.neutral)

    def moved(self, phones: Phones, indices: Collection[int], parts: float, style: Style) -> Phones:
        """Moves the values of sounds by a part of the scale, all by the same."""
        if self.mode is Mode.LENGTH:
            return edits.scale(phones, indices, (self.high / self.low) ** parts)
        step = parts * (self.high - self.low)
        if self.mode is Mode.PITCH:
            return _tidy_pitch(edits.shift_pitch(phones, indices, step, smooth=True))
        for index in indices:
            value = round(self.value(phones[index], style) + step, self.row.decimals)
            phones = self.put(phones, {index}, value)
        return phones

    def put(self, phones: Phones, indices: Collection[int], value: float) -> Phones:
        """Sets the value of sounds."""
        if self.mode is Mode.LENGTH:
            return edits.set_scale(phones, indices, value)
        return edits.set_manner(phones, indices, self.row.field, value)

    def cleared(self, phones: Phones, indices: Collection[int]) -> Phones:
        """The usual value for sounds; what else was done to them stays."""
        if self.mode is Mode.LENGTH:
            return edits.reset_length(phones, indices)
        return edits.set_manner(phones, indices, self.row.field, None)

    def words(self, phone: Phone, style: Style) -> str:
        """The value as it is written beside the slider: a pause in milliseconds, a length as a ratio."""
        if self.mode is Mode.LENGTH and is_pause(phone.symbol):
            return f"{1000 * spoken_seconds(phone, style):.0f}{self._unit_of(phone)}"
        number = QLocale().toString(self.value(phone, style), "f", self.row.decimals)
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
        """The name in the language of the person, short."""
        return said(self.row.title if self.mode is Mode.LENGTH else self.row.head)

    def _unit_of(self, phone: Phone) -> str:
        if self.mode is Mode.LENGTH:
            return " ms" if is_pause(phone.symbol) else self.row.unit.strip()
        return self.row.unit


def _tidy_pitch(phones: Phones) -> Phones:
    """Offsets in tenths of a semitone."""
    for index, phone in enumerate(phones):
        tenth = round(phone.pitch_st, 1)
        if tenth != phone.pitch_st:
            phones = edits.set_pitch(phones, {index}, tenth)
    return phones


KNOBS = {mode: HandParameter(mode, PHONE[mode.value]) for mode in Mode}

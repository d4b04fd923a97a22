"""The sounds of a line as a table: what was planned, what the hand made of it, exact to the digit."""

from __future__ import annotations

from collections.abc import Collection
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from app.i18n.core_words import said
from glowtts_core import edits
from glowtts_core.parameters import PHONE, Parameter
from glowtts_core.text.ipa import ipa
from glowtts_core.types import Phone, Utterance

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NOTHING: npt.NDArray[np.float64] = np.empty(0)
Phones = tuple[Phone, ...]


class Column(IntEnum):
    """Columns from left to right."""

    WORD = 0
    SOUND = 1
    LENGTH = 2
    RATIO = 3
    PINNED = 4
    PITCH = 5
    GAIN = 6
    TEMPERATURE = 7
    PLANNED = 8


FIELDS = {
    Column.RATIO: "scale",
    Column.PINNED: "pinned_s",
    Column.PITCH: "pitch_st",
    Column.GAIN: "gain_db",
    Column.TEMPERATURE: "temperature",
}
ENTRIES = {column: PHONE[field] for column, field in FIELDS.items()}
"""What may be typed into a column."""


class PhoneTableModel(QAbstractTableModel):
    """One row a sound. Nothing here is kept: an edit goes out as new phones and comes back by `show`.

    Signals:
        edited(object phones, str words, bool final): all phones of the line, with the change in them.
        refused(str words): what was typed cannot be taken, and why.
    """

    edited = Signal(object, str, bool)
    refused = Signal(str)

    EDITED = Qt.ItemDataRole.UserRole
    """Whether the value of a cell was made by hand (in the column of the sound: any value of the row)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._utterance: Utterance | None = None
        self._starts_s = self._ends_s = NOTHING
        self.takes_pitch = True
        self._in_ipa = False

    def show(
        self,
        utterance: Utterance | None,
        starts_s: npt.NDArray[np.float64] = NOTHING,
        ends_s: npt.NDArray[np.float64] = NOTHING,
    ) -> None:
        """Shows a line; the spans [P] in seconds are how it is spoken. The selection stays while the count does."""
        same = len(utterance.phones) if utterance else 0
        if same != len(self._phones()):
            self.beginResetModel()
            self._utterance, self._starts_s, self._ends_s = utterance, starts_s, ends_s
            self.endResetModel()
            return
        self._utterance, self._starts_s, self._ends_s = utterance, starts_s, ends_s
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(same - 1, len(Column) - 1))

    def set_takes_pitch(self, takes_pitch: bool) -> None:
        """Whether the voice's pitch can be edited; where it cannot, the column says why and takes nothing."""
        self.takes_pitch = takes_pitch
        if self.rowCount():
            self.dataChanged.emit(self.index(0, Column.PITCH), self.index(self.rowCount() - 1, Column.PITCH))

    def set_ipa(self, on: bool) -> None:
        """Whether sounds are written in IPA rather than in ARPAbet."""
        self._in_ipa = on
        if self.rowCount():
            self.dataChanged.emit(self.index(0, Column.SOUND), self.index(self.rowCount() - 1, Column.SOUND))

    def set_rows(self, rows: Collection[int], column: int, text: str) -> bool:
        """Puts what was typed into several rows as one step; says why not where it cannot be taken."""
        entry = ENTRIES[Column(column)]
        value = self._read(text, entry)
        if isinstance(value, str):
            self.refused.emit(value)
            return False
        old = self._phones()
        new = _put(old, rows, entry, value)
        if new != old:
            words = self.tr("Set {what}").format(what=self._title(Column(column)).lower())
            self.edited.emit(new, words, True)
        return True

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._phones())

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() not in ENTRIES or (index.column() == Column.PITCH and not self.takes_pitch):
            return usual
        return usual | Qt.ItemFlag.ItemIsEditable

    # Any, as Qt has it
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(Column(section))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._explanation(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section <= Column.SOUND else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), Column(index.column())
        if role == Qt.ItemDataRole.EditRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.headerData(column, Qt.Orientation.Horizontal, role)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._explanation(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            value = self._shown(row, column) or self.tr("none")
            return f"{self._phones()[row].symbol}, {self._title(column)} {value}"
        if role == Qt.ItemDataRole.FontRole and self._is_edited(row, column):
            bold = QFont()
            bold.setBold(True)
            return bold
        return self._is_edited(row, column) if role == self.EDITED else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        return role == Qt.ItemDataRole.EditRole and self.set_rows([index.row()], index.column(), str(value))

    def _phones(self) -> tuple[Phone, ...]:
        return self._utterance.phones if self._utterance is not None else ()

    def _text(self, row: int, column: Column) -> str:
        phone = self._phones()[row]
        if column == Column.SOUND:
            return ipa(phone.symbol) if self._in_ipa else phone.symbol
        if column == Column.WORD:
            return self._word(row)
        if column == Column.PLANNED:
            return QLocale().toString(phone.seconds * 1000, "f", 0)
        if column == Column.LENGTH:
            spans = self._ends_s - self._starts_s
            return QLocale().toString(float(spans[row]) * 1000, "f", 0) if row < len(spans) else ""
        entry = ENTRIES[column]
        value = self._value(phone, column)
        return "" if value is None else QLocale().toString(float(value * entry.factor), "f", entry.decimals)

    def _shown(self, row: int, column: Column) -> str:
        text = self._text(row, column)
        unit = ENTRIES[column].unit if column in ENTRIES else " ms" if column in (Column.LENGTH, Column.PLANNED) else ""
        return text and text + unit

    def _word(self, row: int) -> str:
        """The word, on its first sound only."""
        phones = self._phones()
        word = phones[row].word
        if self._utterance is None or word is None or (row and phones[row - 1].word == word):
            return ""
        ends = [phone.end for phone in phones[row:] if phone.word == word]
        return self._utterance.text[phones[row].start : max(ends)]

    def _value(self, phone: Phone, column: Column) -> float | None:
        """What a cell holds; of a pause that stands in the text, the ratio on what is written."""
        if column == Column.RATIO and self._utterance is not None and edits.is_written(phone):
            return edits.ratio_of(phone, self._utterance.style)
        value: float | None = getattr(phone, ENTRIES[column].field)
        return value

    def _is_edited(self, row: int, column: Column) -> bool:
        phone = self._phones()[row]
        if column == Column.SOUND:
            return edits.is_edited(phone)
        if column == Column.PINNED:
            return edits.is_pinned(phone)
        return column in ENTRIES and self._value(phone, column) != ENTRIES[column].neutral

    def _read(self, text: str, entry: Parameter) -> float | str | None:
        """The value for the field, or words that say why it is none."""
        bare = text.strip()
        for each in ENTRIES.values():
            bare = bare.removesuffix(each.unit.strip())
        bare = bare.strip()
        if not bare:
            return entry.neutral
        number, understood = QLocale().toDouble(bare)
        if not understood:
            number, understood = QLocale.c().toDouble(bare)
        if not understood:
            return self.tr("“{text}” is no number.").format(text=text)
        low, high = (end * entry.factor for end in entry.reach)
        if not low <= number <= high:
            return self.tr("{text} is out of range: it goes from {low} to {high}.").format(
                text=bare, low=f"{low:g}", high=f"{high:g}"
            )
        return number / entry.factor

    def _title(self, column: Column) -> str:
        if column in ENTRIES:
            return said(ENTRIES[column].head)
        return {
            Column.WORD: self.tr("Word"),
            Column.SOUND: self.tr("Sound"),
            Column.LENGTH: self.tr("Length"),
            Column.PLANNED: self.tr("Planned"),
        }[column]

    def _explanation(self, column: Column) -> str:
        if column == Column.PITCH and not self.takes_pitch:
            return self.tr("Pitch cannot be bent with this voice: its vocoder is not told a pitch")
        if column in ENTRIES:
            return said(ENTRIES[column].told)
        return {
            Column.WORD: self.tr("The word the sound belongs to"),
            Column.SOUND: self.tr("The sound, in IPA") if self._in_ipa else self.tr("The sound, in ARPAbet"),
            Column.LENGTH: self.tr("How long it is spoken, in milliseconds"),
            Column.PLANNED: self.tr("How long the voice planned it at speed 1, in milliseconds"),
        }[column]


def _put(phones: Phones, rows: Collection[int], row: Parameter, value: float | None) -> Phones:
    if row.field == "pinned_s":
        return edits.pin(phones, rows, value)
    if row.field == "scale":
        return edits.set_scale(phones, rows, 1.0 if value is None else value)
    return edits.set_manner(phones, rows, row.field, value)

"""The voices as a table: a button to listen, name, language, speakers, size, licence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon

from glowtts_core.types import VoiceInfo

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW_PX = 36
UNKNOWN_LICENCE = "unknown"
"""What a card says where nobody said under which terms the voice may be used."""

LISTEN, NAME, LANGUAGE, SPEAKERS, SIZE, LICENCE = range(6)


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """What the table shows of a voice."""

    voice: VoiceInfo
    size: int
    """Bytes on the disk."""
    own: bool
    """Whether the person installed it; the others can neither be renamed nor removed."""
    usual: bool = False
    """Whether new lines are spoken with it."""
    wrong: str = ""
    """Why it cannot be used; empty for a voice that can."""
    notes: tuple[str, ...] = ()
    """What its import had to guess, or found."""


class VoiceModel(QAbstractTableModel):
    """One row a voice.

    Signals:
        renamed(VoiceInfo, str): a name was typed; the table shows it once the voice has it.
    """

    renamed = Signal(object, str)

    def __init__(self, icons: tuple[QIcon, QIcon, QIcon], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._play, self._stop, self._broken = icons
        self._rows: tuple[VoiceRow, ...] = ()
        self._heard = ""

    def show(self, rows: Sequence[VoiceRow]) -> None:
        """Shows these voices."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def show_heard(self, path: str) -> None:
        """Which voice is being listened to, by its folder; empty = none."""
        self._heard = path
        if self._rows:
            self.dataChanged.emit(self.index(0, LISTEN), self.index(len(self._rows) - 1, LISTEN))

    @property
    def heard(self) -> str:
        """Folder of the voice that is being listened to."""
        return self._heard

    def row(self, number: int) -> VoiceRow | None:
        """A row by its number."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def row_of(self, path: str) -> int:
        """The row of a voice by its folder; -1 if it is not there."""
        return next((row for row, one in enumerate(self._rows) if one.voice.path == path), -1)

    def licence(self, row: VoiceRow) -> str:
        """The licence in words."""
        said = row.voice.licence
        return self.tr("not known") if said.casefold() == UNKNOWN_LICENCE else said

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else LICENCE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("Voice"), self.tr("Language"), self.tr("Speakers"), self.tr("Size"), self.tr("Licence"))
        return names[section - NAME] if section >= NAME else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return row.voice.name
        if role == Qt.ItemDataRole.DecorationRole and column == LISTEN:
            return self._broken if row.wrong else self._stop if row.voice.path == self._heard else self._play
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._tip(row, column) if column == LISTEN else self._words(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (SPEAKERS, SIZE):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return QSize(0, ROW_PX) if role == Qt.ItemDataRole.SizeHintRole and column == LISTEN else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index.row())
        if row is None or role != Qt.ItemDataRole.EditRole or str(value) == row.voice.name:
            return False
        self.renamed.emit(row.voice, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        row = self.row(index.row())
        editable = row is not None and row.own and not row.wrong and index.column() == NAME
        return usual | Qt.ItemFlag.ItemIsEditable if editable else usual

    def _words(self, row: VoiceRow, column: int) -> str:
        voice = row.voice
        if row.wrong and column not in (NAME, SIZE):
            return ""
        if column == NAME and row.wrong:
            return self.tr("%1 (damaged)").replace("%1", voice.name)
        if column == NAME:
            return self.tr("%1 (usual voice)").replace("%1", voice.name) if row.usual else voice.name
        if column == LANGUAGE:
            return QLocale(voice.language).nativeLanguageName() or voice.language
        if column == SPEAKERS:
            return QLocale().toString(max(1, len(voice.speakers)))
        if column == SIZE:
            return QLocale().formattedDataSize(row.size, 0 if row.size > 10**7 else 1, _SIZES)
        return self.licence(row) if column == LICENCE else ""

    def _tip(self, row: VoiceRow, column: int) -> str:
        voice = row.voice
        if row.wrong:
            return row.wrong
        if column == LISTEN:
            words = self.tr("Stop “%1”") if voice.path == self._heard else self.tr("Listen to “%1”")
            return words.replace("%1", voice.name)
        if column == LANGUAGE:
            return voice.language
        if column == LICENCE and voice.licence.casefold() == UNKNOWN_LICENCE:
            return self.tr("Nobody has said under which terms this voice may be used.")
        return voice.description if column == NAME else self._words(row, column)


_SIZES = QLocale.DataSizeFormat.DataSizeSIFormat

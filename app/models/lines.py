"""The lines of a script as Qt shows them: text, voice, state; rows that are dragged are moved by the document alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-glowtts-lines"
NOWHERE = QModelIndex()


class LineState(Enum):
    """How far a line has come."""

    PLANNED = "planned"
    """Not spoken yet."""
    SPOKEN = "spoken"
    EDITED = "edited"
    """Changed by hand since it was last spoken, or bearing edits."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Line:
    """What the list shows of an utterance."""

    id: str
    text: str
    voice: str = ""
    """Name of the voice that speaks it; empty = not known yet."""
    state: LineState = LineState.PLANNED
    words: str = ""
    """More about the state: why it failed."""


class LineModel(QAbstractListModel):
    """One row a line.

    Signals:
        move_requested(object ids, int row): lines were dropped before this row.
        text_dropped(str text, int row)
    """

    move_requested = Signal(object, int)
    text_dropped = Signal(str, int)

    LINE = Qt.ItemDataRole.UserRole
    """The `Line` itself."""
    STATE = Qt.ItemDataRole.UserRole + 1
    """Its state in a word or two."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Shows these lines; where only contents changed, rows, selection and scrolling stay as they are."""
        new = tuple(lines)
        old, self._lines = self._lines, new
        if [line.id for line in old] != [line.id for line in new]:
            self._lines = old
            self._restructure(new)
            return
        for row, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(row), self.index(row))

    def line(self, row: int) -> Line:
        """The line of a row."""
        return self._lines[row]

    def row_of(self, line_id: str) -> int:
        """The row of a line; -1 if it is not there."""
        return next((row for row, line in enumerate(self._lines) if line.id == line_id), -1)

    def state_words(self, line: Line) -> str:
        """The state of a line in words."""
        said = self._state(line)
        return f"{said}: {line.words}" if line.words else said

    def _state(self, line: Line) -> str:
        return {
            LineState.PLANNED: self.tr("not spoken yet"),
            LineState.SPOKEN: self.tr("spoken"),
            LineState.EDITED: self.tr("edited"),
            LineState.FAILED: self.tr("failed"),
        }[line.state]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.text}\n{self.state_words(line)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [self.tr("line {n}").format(n=index.row() + 1), line.text or self.tr("empty"), line.voice]
            return ", ".join(part for part in [*parts, self.state_words(line)] if part)
        if role == self.STATE:
            return self._state(line)
        return line if role == self.LINE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [MIME, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        lines = [self._lines[row] for row in sorted(index.row() for index in indexes)]
        made = QMimeData()
        made.setData(MIME, "\n".join(line.id for line in lines).encode())
        made.setText("\n".join(line.text for line in lines))
        return made

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return not data.hasUrls() and super().canDropMimeData(data, action, row, column, parent)  # files: the window's

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self._lines)
        ids = bytes(data.data(MIME).data()).decode().split("\n")
        if data.hasFormat(MIME) and all(self.row_of(line_id) >= 0 for line_id in ids):
            self.move_requested.emit(ids, place)
        elif data.hasText():  # also of lines of another window
            self.text_dropped.emit(data.text(), place)
        return False  # the view must not remove rows by itself: the document says what the script is

    def _restructure(self, new: tuple[Line, ...]) -> None:
        """Removes, sorts and adds as little as is needed, so that the selection stays with its lines."""
        wanted = {line.id for line in new}
        for first, last in reversed(_runs(row for row, line in enumerate(self._lines) if line.id not in wanted)):
            self.beginRemoveRows(NOWHERE, first, last)
            self._lines = self._lines[:first] + self._lines[last + 1 :]
            self.endRemoveRows()
        known = {line.id for line in self._lines}
        self._sort([line.id for line in new if line.id in known])
        for first, last in _runs(row for row, line in enumerate(new) if line.id not in known):
            self.beginInsertRows(NOWHERE, first, last)
            self._lines = self._lines[:first] + new[first : last + 1] + self._lines[first:]
            self.endInsertRows()
        self._lines = new
        if new:
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))

    def _sort(self, ids: list[str]) -> None:
        before = [line.id for line in self._lines]
        if before == ids:
            return
        self.layoutAboutToBeChanged.emit()
        rows = {line_id: row for row, line_id in enumerate(ids)}
        held = self.persistentIndexList()
        moved = [self.index(rows[before[index.row()]]) for index in held]
        self._lines = tuple(sorted(self._lines, key=lambda line: rows[line.id]))
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rows that follow each other, as first and last of each run."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = runs[-1][0], row
        else:
            runs.append((row, row))
    return runs

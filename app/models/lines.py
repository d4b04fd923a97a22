"""The lines of a script as Qt shows them: text, voice, state; dragged rows come back as a wish, not as a deed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

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
    """Shown where it is not empty: a line in the script's own voice leaves it out."""
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
        said = {
            LineState.PLANNED: self.tr("not spoken yet"),
            LineState.SPOKEN: self.tr("spoken"),
            LineState.EDITED: self.tr("edited"),
            LineState.FAILED: self.tr("failed"),
        }[line.state]
        return f"{said}: {line.words}" if line.words else said

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
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

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self._lines)
        if data.hasFormat(MIME):
            ids = bytes(data.data(MIME).data()).decode().split("\n")
            self.move_requested.emit(ids, place)
        elif data.hasText():
            self.text_dropped.emit(data.text(), place)
        return False  # the view must not remove rows by itself: the document says what the script is

    def _restructure(self, new: tuple[Line, ...]) -> None:
        """Removes, adds and moves as little as is needed, so that the selection stays with its lines."""
        kept = {line.id for line in new}
        for row in reversed(range(len(self._lines))):
            if self._lines[row].id not in kept:
                self.beginRemoveRows(NOWHERE, row, row)
                self._lines = self._lines[:row] + self._lines[row + 1 :]
                self.endRemoveRows()
        for row, line in enumerate(new):
            found = self.row_of(line.id)
            if found < 0:
                self.beginInsertRows(NOWHERE, row, row)
                self._lines = (*self._lines[:row], line, *self._lines[row:])
                self.endInsertRows()
            elif found != row:
                self.beginMoveRows(NOWHERE, found, found, NOWHERE, row)
                moved = self._lines[found]
                rest = self._lines[:found] + self._lines[found + 1 :]
                self._lines = (*rest[:row], moved, *rest[row:])
                self.endMoveRows()
        self._lines = new
        if new:
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))

"""Which line is the current one, what of it is selected, and how it looks while a hand changes it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from app.document.document import Document
from glowtts_core import edits
from glowtts_core.types import Utterance


class CurrentLine(QObject):
    """The place in the document. Who has something to do when it changes listens; it knows none of them.

    Signals:
        leaving(): another line is about to become the current one; what is under way for this one ends now
        moved(): another line is the current one
        selected(frozenset[int]): indices of the selected sounds
        previewed(): a hand is changing the line, or has let go of it
    """

    leaving = Signal()
    moved = Signal()
    selected = Signal(object)
    previewed = Signal()

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._id = ""
        self._selected: frozenset[int] = frozenset()
        self._preview: Utterance | None = None

    @property
    def lines(self) -> tuple[Utterance, ...]:
        """All lines as the document has them."""
        return self._document.project.utterances

    @property
    def id(self) -> str:
        """Of the current line; empty = none."""
        return self._id

    @property
    def current(self) -> Utterance | None:
        """The current line as the document has it."""
        return next((line for line in self.lines if line.id == self._id), None)

    @property
    def seen(self) -> Utterance | None:
        """The current line as the hand that is changing it has it."""
        return self._preview or self.current

    @property
    def row(self) -> int:
        """Row of the current line; -1 = none."""
        return next((row for row, line in enumerate(self.lines) if line.id == self._id), -1)

    @property
    def selection(self) -> frozenset[int]:
        """Indices of the selected sounds of the current line."""
        return self._selected

    def go_to(self, line_id: str) -> None:
        """Makes a line the current one."""
        if line_id == self._id:
            return
        self.leaving.emit()
        self._id = line_id
        self._preview = None
        self._selected = frozenset()
        self.moved.emit()
        self.selected.emit(self._selected)

    def go(self, by: int) -> None:
        """The line before (-1) or after (1)."""
        row = self.row + by
        if 0 <= row < len(self.lines):
            self.go_to(self.lines[row].id)

    def select(self, indices: Iterable[int]) -> None:
        """Selects sounds of the current line."""
        chosen = frozenset(indices)
        if chosen != self._selected:
            self._selected = chosen
            self.selected.emit(chosen)

    def step(self, by: int, extend: bool) -> None:
        """Selects the sound before (-1) or after (1) the selection; ``extend`` keeps what is selected."""
        line = self.current
        if line is None or not line.phones:
            return
        edge = (max if by > 0 else min)(self._selected, default=-1 if by > 0 else len(line.phones))
        place = min(len(line.phones) - 1, max(0, edge + by))
        self.select(self._selected | {place} if extend else {place})

    def select_word(self) -> None:
        """Widens the selection to whole words."""
        line = self.current
        if line is not None:
            self.select(index for chosen in self._selected for index in edits.word_indices(line.phones, chosen))

    def select_all(self) -> None:
        """Selects every sound of the current line."""
        line = self.current
        self.select(range(len(line.phones)) if line is not None else ())

    def preview(self, line: Utterance | None) -> None:
        """Shows the current line as a hand is changing it; None shows it as it is."""
        self._preview = line
        self.previewed.emit()

    def settle(self) -> None:
        """Finds its place anew in a document that has changed: the first line where the current one is gone."""
        if self.current is None:
            self._id = self.lines[0].id if self.lines else ""
            self._selected = frozenset()
        line = self.current
        if self._preview is not None and (line is None or len(line.phones) != len(self._preview.phones)):
            self._preview = None
        if line is not None and any(index >= len(line.phones) for index in self._selected):
            self.select(())

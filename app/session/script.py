"""The lines of the script: adding, ordering, splitting, joining; the current line follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from glowtts_core import edits
from glowtts_core.types import Project

if TYPE_CHECKING:
    from app.session.session import Session


class Script(QObject):
    """Changes which lines there are, each time as one step."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._document = session.document

    def add(self, text: str = "") -> None:
        """A new line under the current one."""
        project = self._start()
        self._finish(edits.add_line(project, text, self._session.row + 1), self.tr("Add line"))

    def paste(self, text: str) -> None:
        """Paragraphs become lines under the current one."""
        project = self._start()
        self._finish(edits.paste_text(project, text, self._session.row + 1), self.tr("Paste lines"))

    def duplicate(self, ids: Sequence[str] = ()) -> None:
        """The lines once more, each under itself; without ids the current one."""
        project = self._start()
        for line_id in self._meant(ids):
            project = edits.duplicate_line(project, line_id)
        self._finish(project, self.tr("Duplicate line"))

    def remove(self, ids: Sequence[str] = ()) -> None:
        """Takes lines away; the one that moves up becomes the current one."""
        project = self._start()
        gone = set(self._meant(ids))
        after = [line.id for line in project.utterances[self._session.row :] if line.id not in gone]
        before = [line.id for line in project.utterances if line.id not in gone]
        wanted = (after or before[-1:] or [""])[0]
        self._document.commit(edits.remove_lines(project, tuple(gone)), self.tr("Remove line"))
        self._session.go_to(wanted)

    def move(self, by: int) -> None:
        """The current line further up (-1) or down (1)."""
        row = self._session.row
        if 0 <= row + by < len(self._session.lines):
            self.move_to(self._meant(()), row + by + (by > 0))

    def move_to(self, ids: Sequence[str], row: int) -> None:
        """Lines to before a row, counted as they stand now."""
        project = self._start()
        self._document.commit(edits.move_lines(project, tuple(ids), row), self.tr("Move line"))

    def join(self, ids: Sequence[str]) -> None:
        """Several lines become one."""
        project = self._start()
        self._document.commit(edits.join_lines(project, tuple(ids)), self.tr("Join lines"))
        self._session.go_to(ids[0])

    def join_next(self) -> None:
        """The current line and the one under it become one."""
        row = self._session.row
        pair = [line.id for line in self._session.lines[row : row + 2]]
        if row >= 0 and len(pair) == 2:
            self.join(pair)

    def split(self, line_id: str, position: int) -> None:
        """A line becomes two at a character."""
        project = self._start()
        self._document.commit(edits.split_line(project, line_id, position), self.tr("Split line"))

    def read_again(self, word: str) -> None:
        """Plans every line anew that has this word in it; how it is said has changed."""
        project = self._start()
        for line in project.utterances:
            if word.casefold() in line.text.casefold():
                project = edits.replace_line(project, edits.set_text(line, line.text))
        self._session.planning.forget()
        self._document.replace_silently(project)

    def _start(self) -> Project:
        self._session.editing.flush()
        return self._document.project

    def _meant(self, ids: Sequence[str]) -> Sequence[str]:
        current = self._session.current
        return ids or ([current.id] if current is not None else [])

    def _finish(self, project: Project, words: str) -> None:
        """Commits, and goes to the first line that was not there before."""
        known = {line.id for line in self._document.project.utterances}
        self._document.commit(project, words)
        fresh = [line.id for line in project.utterances if line.id not in known]
        if fresh:
            self._session.go_to(fresh[0])

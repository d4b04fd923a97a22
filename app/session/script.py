"""The lines of the script: adding, ordering, splitting, joining; the current line follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.document.document import Document
from app.session.current_line import CurrentLine
from app.session.editing import Editing
from app.session.planning import Planning
from app.session.voices import SessionVoices
from glowtts_core import edits
from glowtts_core.types import Project, Style, Utterance

MUCH = 50_000
"""A text of this many characters is taken apart beside the window, which would stand still meanwhile."""


class Script(QObject):
    """Changes which lines there are, each time as one step."""

    def __init__(
        self, line: CurrentLine, document: Document, editing: Editing, cast: SessionVoices, planning: Planning
    ) -> None:
        super().__init__(line)
        self._line = line
        self._document = document
        self._editing = editing
        self._cast = cast
        self._planning = planning
        self._chosen: tuple[str, ...] = ()

    def choose(self, ids: Sequence[str]) -> None:
        """Several lines are selected: what is done to the current line is done to all of them."""
        self._chosen = tuple(ids)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The current line and those selected with it, from top to bottom."""
        current = self._line.current
        if current is None:
            return ()
        if current.id not in self._chosen:
            return (current.id,)
        return tuple(line.id for line in self._line.lines if line.id in self._chosen)

    def add(self, text: str = "") -> None:
        """A new line under the current one."""
        project = self._start()
        self._finish(edits.add_line(project, text, self._line.row + 1, self._usual(project)), self.tr("Add line"))

    def paste(self, text: str, row: int = -1) -> None:
        """A text from elsewhere becomes lines: in front of a row, or under the current line."""
        if len(text) < MUCH:
            self.add_all(edits.paragraphs(text), row)
        else:
            self.add_all(self._document.disk.now(lambda: edits.paragraphs(text)), row)

    def add_all(self, texts: Sequence[str], row: int = -1) -> None:
        """A line for each text, in front of a row or under the current line."""
        project = self._start()
        row = self._line.row + 1 if row < 0 else row
        self._finish(edits.add_lines(project, texts, row, self._usual(project)), self.tr("Paste lines"))

    def duplicate(self, ids: Sequence[str] = ()) -> None:
        """The lines once more, each under itself; without ids the chosen ones."""
        project = self._start()
        for line_id in self._meant(ids):
            project = edits.duplicate_line(project, line_id)
        self._finish(project, self.tr("Duplicate line"))

    def remove(self, ids: Sequence[str] = ()) -> None:
        """Takes lines away; the one that moves up becomes the current one."""
        project = self._start()
        gone = set(self._meant(ids))
        after = [line.id for line in project.utterances[self._line.row :] if line.id not in gone]
        before = [line.id for line in project.utterances if line.id not in gone]
        wanted = (after or before[-1:] or [""])[0]
        self._document.commit(edits.remove_lines(project, tuple(gone)), self.tr("Remove line"))
        self._line.go_to(wanted)

    def move(self, by: int) -> None:
        """The chosen lines further up (-1) or down (1)."""
        ids = self.chosen
        rows = [row for row, line in enumerate(self._line.lines) if line.id in ids]
        row = rows[0] - 1 if rows and by < 0 else rows[-1] + 2 if rows else -1
        if 0 <= row <= len(self._line.lines):
            self.move_to(ids, row)

    def move_to(self, ids: Sequence[str], row: int) -> None:
        """Lines to before a row, counted as they stand now."""
        project = self._start()
        self._document.commit(edits.move_lines(project, tuple(ids), row), self.tr("Move line"))

    def join(self, ids: Sequence[str]) -> None:
        """Several lines become one."""
        project = self._start()
        self._document.commit(edits.join_lines(project, tuple(ids)), self.tr("Join lines"))
        self._line.go_to(ids[0])

    def join_next(self) -> None:
        """The chosen lines, or the current line and the one under it, become one."""
        row = self._line.row
        if len(self.chosen) > 1:
            self.join(self.chosen)
            return
        pair = [line.id for line in self._line.lines[row : row + 2]]
        if row >= 0 and len(pair) == 2:
            self.join(pair)

    def split(self, line_id: str, position: int) -> None:
        """A line becomes two at a character."""
        project = self._start()
        self._document.commit(edits.split_line(project, line_id, position), self.tr("Split line"))

    def set_voice(self, name: str) -> None:
        """Another voice for the chosen lines; their sounds keep what was done to them, and get its lengths.

        So does their style: what was never changed by hand becomes what is usual for that voice.
        """
        project, cast = self._start(), self._cast
        for line_id in self.chosen:
            line = self._of(line_id)
            spoken = edits.set_usual(edits.set_voice(line, name), cast.style(line.voice), cast.style(name))
            project = edits.replace_line(project, spoken)
        self._document.commit(project, self.tr("Choose voice"))

    def follow_usual_voice(self, before: Style, usual: Style) -> None:
        """Another voice speaks all lines that name none: their style follows it as in `set_voice`."""
        project = self._start()
        for line in project.utterances:
            if not line.voice:
                project = edits.replace_line(project, edits.set_usual(line, before, usual))
        self._document.commit(project, self.tr("Choose voice"))

    def set_speaker(self, name: str) -> None:
        """Another speaker of their voice for the chosen lines; their sounds keep what was done to them."""
        project = self._start()
        for line_id in self.chosen:
            project = edits.replace_line(project, edits.set_speaker(self._of(line_id), name))
        self._document.commit(project, self.tr("Choose speaker"))

    def replace_all(self, needle: str, words: str) -> int:
        """Puts other words in place of some wherever they stand, large or small; how many times it did."""
        project, count = self._start(), 0
        for line in project.utterances:
            text, times = re.subn(re.escape(needle), lambda _found: words, line.text, flags=re.IGNORECASE)
            if times and needle:
                project = edits.replace_line(project, edits.set_text(line, text))
                count += times
        self._document.commit(project, self.tr("Replace"))
        return count

    def read_again(self, word: str) -> None:
        """Plans every line anew that has this word in it; how it is said has changed."""
        project = self._start()
        for line in project.utterances:
            if word.casefold() in line.text.casefold():
                project = edits.replace_line(project, edits.set_text(line, line.text))
        self._planning.forget()
        self._document.replace_silently(project)

    def _of(self, line_id: str) -> Utterance:
        return next(line for line in self._line.lines if line.id == line_id)

    def _usual(self, project: Project) -> Style:
        return self._cast.style_of_new(project)

    def _start(self) -> Project:
        self._editing.flush()
        return self._document.project

    def _meant(self, ids: Sequence[str]) -> Sequence[str]:
        return ids or self.chosen

    def _finish(self, project: Project, words: str) -> None:
        """Commits, and goes to the first line that was not there before."""
        known = {line.id for line in self._document.project.utterances}
        self._document.commit(project, words)
        fresh = [line.id for line in project.utterances if line.id not in known]
        if fresh:
            self._line.go_to(fresh[0])

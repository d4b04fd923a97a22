"""Keeps every line of the document planned: what was typed becomes sounds, and the person's edits are carried over."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.document.document import Document
from app.engine.engine import Engine
from glowtts_core import edits
from glowtts_core.types import Utterance

LANE = "plan:"


class Planning(QObject):
    """Asks the engine for sounds where they are due and puts them into the document, without an undo step.

    Signals:
        busy(bool): whether the current line waits for its sounds
        failed(str id, str words): the text of a line cannot be spoken
        noticed(str id, list words): what the person should know of the reading of a text
    """

    busy = Signal(bool)
    failed = Signal(str, str)
    noticed = Signal(str, list)

    def __init__(self, document: Document, engine: Engine) -> None:
        super().__init__(document)
        self._document = document
        self._engine = engine
        self._asked: dict[str, tuple[object, ...]] = {}
        """Line id -> `edits.plan_key` of what it is being planned for."""
        self._ahead: set[str] = set()
        self.failures: dict[str, str] = {}
        """Line id -> what is wrong with its text."""
        self._guesses: dict[str, tuple[str, list[tuple[int, int]]]] = {}
        self._refused: dict[str, tuple[object, ...]] = {}
        self._joined: set[str] = set()
        """Ids of the lines whose answers are listened for."""

    def unknown(self, line: Utterance) -> list[tuple[int, int]]:
        """Characters of the words of a line that no dictionary knows."""
        text, spans = self._guesses.get(line.id, ("", []))
        return spans if text == line.text else []

    def update(self, first: str) -> None:
        """Plans what is due, the line ``first`` before all others."""
        lines = sorted(self._document.project.utterances, key=lambda line: line.id != first)
        known = {line.id for line in lines}
        self._asked = {key: wanted for key, wanted in self._asked.items() if key in known}
        self._ahead &= set(self._asked)
        for line in lines:
            if line.id in self._refused and self._refused[line.id] != (line.text, line.voice):
                del self._refused[line.id]
                self.failures.pop(line.id, None)  # undo, too, leads away from a text that cannot be spoken
            is_first = line.id == first
            if self._is_due(line) or (is_first and line.id in self._ahead):
                self._asked[line.id] = edits.plan_key(line)
                (self._ahead.discard if is_first else self._ahead.add)(line.id)
                self._join(line.id)
                self._engine.plan(LANE + line.id, line.with_phones(()), ahead=not is_first)
        self.busy.emit(first in self._asked)

    def forget(self) -> None:
        """Plans every line anew on the next update: another voice has other lengths."""
        self._asked.clear()
        self._refused.clear()
        self.failures.clear()

    def _is_due(self, line: Utterance) -> bool:
        if not line.text.strip() or not edits.needs_planning(line):
            return False
        return edits.plan_key(line) not in (self._asked.get(line.id), self._refused.get(line.id))

    def _join(self, line_id: str) -> None:
        if line_id not in self._joined:
            self._joined.add(line_id)
            lane = self._engine.lane(LANE + line_id)
            lane.guessed.connect(partial(self._note_guesses, line_id))
            lane.planned.connect(partial(self._take, line_id))
            lane.failed.connect(partial(self._note_failure, line_id))

    def _line(self, line_id: str) -> Utterance | None:
        return next((line for line in self._document.project.utterances if line.id == line_id), None)

    def _take(self, line_id: str, planned: Utterance, notices: list[str]) -> None:
        line = self._line(line_id)
        if line is None or edits.plan_key(line) != edits.plan_key(planned):
            return
        self._asked.pop(line.id, None)
        self.failures.pop(line.id, None)
        self._refused.pop(line.id, None)
        fresh = line.with_phones(edits.carry_over(line, planned.phones))
        if notices:
            self.noticed.emit(line.id, notices)
        self.busy.emit(bool(self._asked))
        self._document.replace_silently(edits.replace_line(self._document.project, fresh))

    def _note_guesses(self, line_id: str, spans: list[tuple[int, int]]) -> None:
        line = self._line(line_id)
        if line is not None:
            self._guesses[line.id] = (line.text, spans)

    def _note_failure(self, line_id: str, words: str) -> None:
        line = self._line(line_id)
        if line is None:
            return
        self._asked.pop(line.id, None)
        self._refused[line.id] = edits.plan_key(line)
        self.failures[line.id] = words
        self.busy.emit(bool(self._asked))
        self.failed.emit(line.id, words)

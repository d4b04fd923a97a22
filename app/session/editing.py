"""Editing the current line: what is typed, dragged or nudged becomes a step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from app.document.document import Document
from app.session.current_line import CurrentLine
from app.session.debounce import debounce
from app.session.take_cache import TakeCache
from glowtts_core import edits
from glowtts_core.types import Phone, Style, Utterance

TYPING_REST_MS = 300
"""How long the keys must rest before a text is read."""
GESTURE_REST_MS = 1500
"""Steps of the same kind that follow each other within this time are one undo step."""


class Editing(QObject):
    """The hand on the current line."""

    def __init__(self, line: CurrentLine, document: Document, takes: TakeCache) -> None:
        super().__init__(line)
        self._line = line
        self._document = document
        self._takes = takes
        self._typed: str | None = None
        self._gesture: tuple[object, int] = (None, 0)
        self._typing = debounce(self, TYPING_REST_MS, self.flush)
        self._gesture_end = debounce(self, GESTURE_REST_MS, self.end_gesture)
        line.leaving.connect(self.flush)
        line.leaving.connect(self.end_gesture)

    @property
    def is_typing(self) -> bool:
        """Whether something was typed that the document does not have yet."""
        return self._typed is not None

    def type_text(self, text: str) -> None:
        """Takes over what is typed, as soon as the keys rest."""
        self._typed = text
        self._typing.start()

    def flush(self) -> None:
        """Takes over what was typed at once."""
        self._typing.stop()
        text, self._typed = self._typed, None
        line = self._line.current
        if text is not None and line is not None and text != line.text:
            self._put(edits.set_text(line, text), self.tr("Typing"), self._continued("text"))

    def change_phones(self, phones: Sequence[Phone], words: str, final: bool) -> None:
        """Shows edited sounds of the current line; ``final`` makes them an undo step."""
        line = self._line.current
        due = line is None or edits.needs_planning(line) or len(phones) != len(line.phones)
        if line is not None and not due:  # otherwise the text has changed since the drag began
            self._change(line.with_phones(tuple(phones)), words, final)

    def change_style(self, style: Style, words: str, final: bool) -> None:
        """Shows another style of the current line; ``final`` makes it an undo step.

        While a hand still mixes speakers, the sounds keep the lengths that they have.
        """
        line = self._line.current
        if line is not None:
            self._change(edits.set_style(line, style) if final else replace(line, style=style), words, final)

    def pronounce(self, start: int, end: int, sounds: str) -> None:
        """Says a stretch of the text by its sounds, in this line only."""
        self.flush()
        line = self._line.current
        if line is not None:
            text = f"{line.text[:start]}{{{sounds}}}{line.text[end:]}"
            self._put(edits.set_text(line, text), self.tr("Change pronunciation"))

    def nudge(self, frames: int) -> None:
        """Makes each selected sound longer or shorter by so many frames."""
        line = self._line.current
        take = None if line is None else self._takes.of(line)[0]
        delta_s = frames * (take.frame_s if take is not None else 256 / 22050)
        words = self.tr("Longer") if frames > 0 else self.tr("Shorter")
        self._edit(lambda line, chosen: edits.stretch(line.phones, chosen, delta_s, line.style), words, "nudge")

    def bend(self, semitones: float) -> None:
        """Raises or lowers the selected sounds."""
        words = self.tr("Higher") if semitones > 0 else self.tr("Lower")
        self._edit(lambda line, chosen: edits.shift_pitch(line.phones, chosen, semitones), words, "bend")

    def new_take(self) -> None:
        """Rolls the dice anew for the selected sounds only."""
        seed = self._document.undo_stack.index() + 1
        self._edit(lambda line, chosen: edits.new_take(line.phones, chosen, seed), self.tr("New take"))

    def reset(self, everything: bool) -> None:
        """Takes back what was done to the selected sounds, or to all of the line."""
        self.flush()
        line = self._line.current
        if line is None:
            return
        chosen = frozenset(range(len(line.phones))) if everything else self._line.selection
        phones = edits.reset(line.phones, chosen)
        if phones != line.phones:
            self._put(line.with_phones(phones), self.tr("Reset"))

    def undo(self) -> None:
        """Takes the last step back."""
        self.flush()
        self.end_gesture()
        self._line.preview(None)
        self._document.undo_stack.undo()

    def redo(self) -> None:
        """Does the step again."""
        self.flush()
        self.end_gesture()
        self._document.undo_stack.redo()

    def end_gesture(self) -> None:
        """The next step stands for itself."""
        self._gesture = (None, self._gesture[1])

    def _change(self, edited: Utterance, words: str, final: bool) -> None:
        if not final:
            self._line.preview(edited)
            return
        self._line.preview(None)
        if edited != self._line.current:
            self.end_gesture()
            self._put(edited, words)

    def _edit(
        self,
        change: Callable[[Utterance, frozenset[int]], tuple[Phone, ...]],
        words: str,
        kind: str | None = None,
    ) -> None:
        self.flush()
        line, chosen = self._line.current, self._line.selection
        if line is None or not chosen:
            return
        phones = change(line, chosen)
        if phones != line.phones:
            self._put(line.with_phones(phones), words, self._continued(kind) if kind else None)

    def _put(self, line: Utterance, words: str, gesture: object | None = None) -> None:
        self._document.commit(edits.replace_line(self._document.project, line), words, gesture)

    def _continued(self, kind: str) -> object:
        """The key of a gesture of many steps; it ends by itself after a rest."""
        line = self._line.current
        whole = (kind, line.id if line is not None else "", self._line.selection if kind != "text" else None)
        if self._gesture[0] != whole:
            self._gesture = (whole, self._gesture[1] + 1)
        self._gesture_end.start()
        return self._gesture

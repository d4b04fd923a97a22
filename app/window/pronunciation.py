"""How single words are said: asking, and keeping what was answered."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app import paths
from app.dialogs.pronunciation import PronunciationDialog
from app.i18n.core_words import said
from app.window.parts import Parts
from glowtts_core.errors import GlowTTSError


class Pronunciation(QObject):
    """The pronunciation of a word of the current line.

    Signals:
        lexicon_changed(): the engine has to read the person's dictionary again.
    """

    lexicon_changed = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.dialogs.window)
        self._parts = parts
        parts.views.text.word_clicked.connect(self.ask)
        parts.views.timeline.word_activated.connect(self.ask_of_word)

    def ask(self, start: int, end: int) -> None:
        """Asks how the word at these characters is to be said."""
        self._parts.session.editing.flush()
        line = self._parts.session.line.current
        if line is None or not line.text[start:end].strip():
            return
        sounds = " ".join(one.symbol for one in line.phones if start <= one.start < end and one.word is not None)
        word = line.text[start:end]
        dialog = PronunciationDialog(word, sounds, self._parts.dialogs.window)
        dialog.always.setVisible(not word.startswith("{"))  # sounds that stand in the text are no word
        dialog.chosen.connect(lambda said, always: self._take(dialog, line.id, (start, word), said, always))
        self._parts.dialogs.show(dialog)
        dialog.activateWindow()

    def ask_of_selection(self) -> None:
        """Asks for the word of the first selected sound."""
        line, chosen = self._parts.session.line.current, self._parts.session.line.selection
        if line is not None and chosen:
            phone = line.phones[min(chosen)]
            self.ask(phone.start, phone.end)

    def ask_of_word(self, index: int) -> None:
        """Asks for a word of the current line by its number."""
        line = self._parts.session.line.current
        phone = next((one for one in line.phones if one.word == index), None) if line is not None else None
        if phone is not None:
            self.ask(phone.start, phone.end)

    def _take(
        self, dialog: PronunciationDialog, line_id: str, place: tuple[int, str], sounds: str, always: bool
    ) -> None:
        session = self._parts.session
        session.editing.flush()
        line, word = session.line.current, place[1]
        start = None if line is None or line.id != line_id else _nearest(line.text, word, place[0])
        try:
            _check_sounds(sounds)
            if always:
                _keep_word(paths.lexicon_file(), word, sounds)
        except GlowTTSError as error:
            dialog.show_failure(said(error))
            return
        dialog.close()
        if always:
            self.lexicon_changed.emit()
            session.script.read_again(word)
        elif start is not None:
            session.editing.pronounce(start, start + len(word), sounds)


def _check_sounds(sounds: str) -> None:
    """Whether all sounds exist. Raises UnknownSymbolError."""
    from glowtts_core.text.markup import parse_symbols  # the dictionary code is loaded when it is first needed

    parse_symbols(sounds)


def _keep_word(lexicon: Path, word: str, sounds: str) -> None:
    """Puts a word into the person's own dictionary. Raises LexiconError."""
    from glowtts_core.text.pronounce.lexicon import Lexicon

    known = Lexicon.load(lexicon) if lexicon.exists() else Lexicon()
    known.with_word(word, sounds).save(lexicon)


def _nearest(text: str, word: str, start: int) -> int | None:
    """Where a word stands now that stood at a place; the text may have been changed since."""
    places = [found.start() for found in re.finditer(re.escape(word), text)]
    return min(places, key=lambda place: abs(place - start), default=None)

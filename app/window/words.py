"""How single words are said: asking, and keeping what was answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app import paths
from app.dialogs.pronunciation import PronunciationDialog
from app.lexicon import check_sounds, keep_word
from app.said import said
from glowtts_core.errors import GlowTTSError

if TYPE_CHECKING:
    from app.window.studio import Studio


class Words(QObject):
    """The pronunciation of a word of the current line."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio

    def ask(self, start: int, end: int) -> None:
        """Asks how the word at these characters is to be said."""
        self._studio.session.editing.flush()
        line = self._studio.session.current
        if line is None or not line.text[start:end].strip():
            return
        sounds = " ".join(one.symbol for one in line.phones if start <= one.start < end and one.word is not None)
        word = line.text[start:end]
        dialog = PronunciationDialog(word, sounds, self._studio)
        dialog.always.setVisible(not word.startswith("{"))  # sounds that stand in the text are no word
        dialog.chosen.connect(lambda said, always: self._take(dialog, line.id, (start, word), said, always))
        self._studio.dialogs.show(dialog)
        dialog.activateWindow()

    def ask_of_word(self, index: int) -> None:
        """Asks for a word of the current line by its number."""
        line = self._studio.session.current
        phone = next((one for one in line.phones if one.word == index), None) if line is not None else None
        if phone is not None:
            self.ask(phone.start, phone.end)

    def _take(
        self, dialog: PronunciationDialog, line_id: str, place: tuple[int, str], sounds: str, always: bool
    ) -> None:
        session = self._studio.session
        session.editing.flush()
        line, word = session.current, place[1]
        start = None if line is None or line.id != line_id else _nearest(line.text, word, place[0])
        try:
            check_sounds(sounds)
            if always:
                keep_word(paths.lexicon_file(), word, sounds)
        except GlowTTSError as error:
            dialog.show_failure(said(error))
            return
        dialog.close()
        if always:
            self._studio.voices.start()
            session.script.read_again(word)
        elif start is not None:
            session.editing.pronounce(start, start + len(word), sounds)


def _nearest(text: str, word: str, start: int) -> int | None:
    """Where a word stands now that stood at a place; the text may have been changed since."""
    places = [found.start() for found in re.finditer(re.escape(word), text)]
    return min(places, key=lambda place: abs(place - start), default=None)

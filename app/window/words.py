"""How single words are said: asking, and keeping what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app import paths
from app.dialogs.pronunciation import PronunciationDialog
from app.lexicon import check_sounds, keep_word
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
        dialog.chosen.connect(lambda said, always: self._take(dialog, line.id, (start, end), said, always))
        self._studio.dialogs.show(dialog)

    def ask_of_word(self, index: int) -> None:
        """Asks for a word of the current line by its number."""
        line = self._studio.session.current
        phone = next((one for one in line.phones if one.word == index), None) if line is not None else None
        if phone is not None:
            self.ask(phone.start, phone.end)

    def _take(
        self, dialog: PronunciationDialog, line_id: str, span: tuple[int, int], sounds: str, always: bool
    ) -> None:
        session = self._studio.session
        line = session.current
        if line is None or line.id != line_id:
            dialog.close()
            return
        try:
            check_sounds(sounds)
            if always:
                keep_word(paths.lexicon_file(), line.text[slice(*span)], sounds)
        except GlowTTSError as error:
            dialog.show_failure(str(error))
            return
        dialog.close()
        if not always:
            session.editing.pronounce(*span, sounds)
            return
        self._studio.voices.start()
        session.script.read_again(line.text[slice(*span)])

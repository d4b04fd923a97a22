"""``--smoke-test DIR``: one walk through the real window, from speaking to files, without a hand."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.window import Studio
from app.window.dialogs import BATCH
from glowtts_core import edits
from glowtts_core.batch.options import ExportOptions
from glowtts_core.types import Take, Utterance

PATIENCE_MS = 120_000
SLOWED = 1.6


class Smoke(QObject):
    """Speaks the current line, makes a sound longer, speaks that, exports it and takes a picture."""

    def __init__(self, studio: Studio, folder: Path) -> None:
        super().__init__(studio)
        self._studio = studio
        self._folder = folder
        self._edited = False
        folder.mkdir(parents=True, exist_ok=True)
        studio.session.speaking.taken.connect(self._spoken)
        studio.engine.exported.connect(lambda _lane, _report: self._picture())
        studio.engine.failed.connect(lambda _lane, words: self._end(words))
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(lambda: self._end("The window did not speak in time."))
        self._patience.start()

    def _spoken(self, line: Utterance, take: Take) -> None:
        session = self._studio.session
        if line != session.current or not take.audio.seconds:
            return
        if not self._edited:
            self._edited = True
            chosen = edits.word_indices(line.phones, 0)
            session.select(chosen)
            phones = edits.set_scale(line.phones, chosen, SLOWED)
            session.editing.change_phones(phones, "Smoke test", True)
            return
        options = ExportOptions(timings=("textgrid",), template="smoke", overwrite=True)
        self._studio.engine.export(BATCH, [(1, line)], self._folder, options)

    def _picture(self) -> None:
        saved = self._studio.grab().save(str(self._folder / "window.png"))
        self._end("" if saved else "The picture could not be written.")

    def _end(self, words: str) -> None:
        """Leaves with 0, or with what went wrong and 1."""
        if words:
            sys.stderr.write(f"glowtts-studio: {words}\n")
        self._studio.session.document.undo_stack.setClean()
        self._studio.close()
        QApplication.exit(1 if words else 0)

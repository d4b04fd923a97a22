"""``--smoke-test DIR``: one walk through the real window, from speaking to files, without a hand.

Leaves in the folder: ``before`` and ``after`` the edit, each as WAV and TextGrid, and ``window.png``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.window import MainWindow
from app.window.export import BATCH
from glowtts_core import edits
from glowtts_core.export.options import ExportOptions
from glowtts_core.types import Take, Utterance

PATIENCE_MS = 120_000
SLOWED = 1.6
SLOWED_SOUND = 2
"""The vowel of the first word that the program brings along."""


class Smoke(QObject):
    """Speaks the current line and exports it, makes a sound longer, does both again, and takes a picture."""

    def __init__(self, studio: MainWindow, folder: Path) -> None:
        super().__init__(studio)
        self._studio = studio
        self._folder = folder
        self._edited = False
        folder.mkdir(parents=True, exist_ok=True)
        studio.session.speaking.taken.connect(self._spoken)
        studio.engine.lane(BATCH).exported.connect(self._exported)
        studio.engine.lane(BATCH).failed.connect(self._end)
        studio.session.failed.connect(self._end)
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(lambda: self._end("The window did not speak in time."))
        self._patience.start()

    def _spoken(self, line: Utterance, take: Take) -> None:
        if line == self._studio.session.line.current and take.audio.seconds:
            name = "after" if self._edited else "before"
            options = ExportOptions(timings=("textgrid",), template=name, overwrite=True)
            self._studio.engine.export(BATCH, [(1, line)], self._folder, options)

    def _exported(self) -> None:
        if self._edited:
            self._take_picture()
        else:
            self._edit()

    def _edit(self) -> None:
        session = self._studio.session
        line = session.line.current
        assert line is not None
        self._edited = True
        session.line.select({SLOWED_SOUND})
        session.editing.change_phones(edits.set_scale(line.phones, {SLOWED_SOUND}, SLOWED), "Smoke test", True)

    def _take_picture(self) -> None:
        saved = self._studio.grab().save(str(self._folder / "window.png"))
        self._end("" if saved else "The picture could not be written.")

    def _end(self, words: str) -> None:
        """Leaves with 0, or with what went wrong and 1."""
        if words:
            sys.stderr.write(f"glowtts-studio: {words}\n")
        self._studio.session.document.undo_stack.setClean()
        self._studio.close()
        QApplication.exit(1 if words else 0)

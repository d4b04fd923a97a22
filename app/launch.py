"""Puts the program together: settings, log, document, engine, player, window; and stays when something breaks."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app import activity_log, i18n, paths
from app.activity_log import ActivityLog
from app.dialogs.crash import CrashDialog
from app.document.document import Document
from app.engine.engine import Engine
from app.engine.responsiveness import GarbageSweeper, take_turns_quickly
from app.session.first_project import first_project
from app.settings import Settings
from app.single_instance import SingleInstance, hand_over
from app.smoke import Smoke
from app.sound.player import Player
from app.voices.import_candidates import may_be_voice
from app.widgets import theme
from app.window import MainWindow

_log = logging.getLogger(__name__)


class Launch:
    """One run of the program."""

    def __init__(self, app: QApplication, file: Path | None, smoke: Path | None) -> None:
        self._app = app
        take_turns_quickly()
        self._sweeper = GarbageSweeper(app)
        self._file = file
        self._smoke = smoke
        self._instance = SingleInstance()
        self._crash: CrashDialog | None = None

    def run(self) -> int:
        """Opens the window; returns the exit code when it is closed, at once where another window has the file."""
        if self._file is not None and self._is_elsewhere(self._file):
            return 0
        activity_log.start()
        self.settings = Settings()
        i18n.install(self._app, self.settings.language)
        theme.apply(self._app)
        self.document = Document()
        self.engine = Engine()
        self.player = Player()
        self.engine.bug.connect(self.report)
        self.window = MainWindow(self.document, self.engine, self.player, self.settings, self._instance)
        self._journal = ActivityLog(self.window)
        sys.excepthook = self._stay  # from here on there is a window to say it in
        self.window.preferences.show_scheme()
        if self._file is None or may_be_voice(self._file):
            self.document.begin(first_project(self.window.session.cast.style("")))
        self.window.seen.connect(self._after_first_sight)
        self.window.show()
        self.window.views.timeline.setFocus()  # so that Space speaks
        code = self._app.exec()
        sys.excepthook = sys.__excepthook__
        return code

    def _is_elsewhere(self, file: Path) -> bool:
        """Whether a window that is open already has the file, or takes it."""
        if file.suffix == paths.SUFFIX:
            return not self._instance.claim(file)
        return may_be_voice(file) and hand_over(file)

    def _after_first_sight(self) -> None:
        self.window.start()
        if self._smoke is None:
            self.window.files.errands.listen()
        if self._file is not None:
            self.window.files.open(self._file)
        self.window.files.unsaved.offer()
        self._say_what_is_not_kept()
        if self._smoke is not None:
            self._smoke_test = Smoke(self.window, self._smoke)

    def _say_what_is_not_kept(self) -> None:
        folder = paths.unwritable()
        if folder is not None:
            words = QCoreApplication.translate(
                "Launch",
                "The folder “%1” cannot be written, so settings and recovery are lost when the program ends. "
                "See to its rights and to space on the disk, then start again.",
            )
            self.window.views.banner.show_error(words.replace("%1", str(folder)))

    def _stay(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Instead of ending: the work is put aside, and the person is told."""
        if issubclass(kind, KeyboardInterrupt):
            self._app.quit()
            return
        self.report("".join(traceback.format_exception(kind, error, trace)))

    def report(self, trace: str) -> None:
        """Logs a fault, puts the work into the recovery file and shows what happened, one fault at a time."""
        _log.error("A fault of the program:\n%s", trace)
        saved = self.document.autosave()
        if self._smoke is not None:
            sys.stderr.write(trace)
            self._app.exit(1)
        elif self._crash is None:
            self._crash = CrashDialog(trace, paths.log_file(), saved, self.window)
            self._crash.destroyed.connect(self._forget_crash)
            self._crash.show()

    def _forget_crash(self) -> None:
        self._crash = None

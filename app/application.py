"""Qt's application object: what it is called, and what happens where Qt cannot open a window at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import startup_errors
from glowtts_core import __version__


def open_application(name: str, desktop_id: str, attended: bool) -> QApplication:
    """The one application of this process.

    Where there is no way to a screen Qt ends the process by itself; here it ends with words that say what to do.
    """
    said: list[str] = []

    def end_in_words(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        said.append(words)
        if kind == QtMsgType.QtFatalMsg:  # Qt would abort: a core dump, and no words
            os._exit(startup_errors.stop(startup_errors.qt_gave_up("\n".join(said), _screen_plugin()), attended))

    qInstallMessageHandler(end_in_words)
    try:
        app = QApplication(sys.argv[:1])
    finally:
        qInstallMessageHandler(None)
    app.setOrganizationName(name)
    app.setApplicationName(name)
    app.setApplicationDisplayName("Glow-TTS Studio")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(desktop_id)
    app.setWindowIcon(QIcon(str(Path(__file__).with_name("widgets") / "pictures" / "studio.svg")))
    return app


def _screen_plugin() -> Path:
    """What Qt speaks to an X11 screen with; on other systems there is no such file."""
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms", "libqxcb.so")

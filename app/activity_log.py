"""The log file, and what the program does, written into it: who looks for what went wrong sees what went right.

Nothing of what people write stands there, only how long it is.
"""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler

from PySide6.QtCore import QObject

from app import paths
from app.window import MainWindow
from app.window.export import BATCH
from glowtts_core.export.report import Report
from glowtts_core.types import Take, Utterance, VoiceInfo

LONGEST_BYTES = 500_000

_log = logging.getLogger(__name__)


def start() -> logging.Handler:
    """Sends every warning, and all that this program says, to the log file."""
    handler = RotatingFileHandler(paths.log_file(), maxBytes=LONGEST_BYTES, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("app").setLevel(logging.INFO)
    return handler


class ActivityLog(QObject):
    """Follows a window for as long as it lives."""

    def __init__(self, studio: MainWindow) -> None:
        super().__init__(studio)
        studio.seen.connect(self._seen)
        studio.engine.ready.connect(self._ready)
        studio.engine.lane(BATCH).exported.connect(self._exported)
        studio.session.speaking.taken.connect(self._spoken)
        studio.player.started.connect(lambda: _log.info("Playing."))
        studio.player.finished.connect(lambda: _log.info("Played to the end."))

    def _seen(self) -> None:
        _log.info("Seen, %s torch.", "with" if "torch" in sys.modules else "without")

    def _ready(self, voice: VoiceInfo) -> None:
        _log.info("Ready: voice %s, %d Hz.", voice.name, voice.sample_rate)

    def _spoken(self, line: Utterance, take: Take) -> None:
        _log.info("Spoken: %d characters, %d sounds, %.3f s.", len(line.text), len(line.phones), take.audio.seconds)

    def _exported(self, report: Report) -> None:
        _log.info("Exported: %d files.", len(report.paths))

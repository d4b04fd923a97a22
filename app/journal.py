"""What the program does, written into the log: who looks for what went wrong sees what went right before it.

Nothing of what people write stands there, only how long it is.
"""

from __future__ import annotations

import logging
import sys

from PySide6.QtCore import QObject

from app.window import Studio
from app.window.export import BATCH
from glowtts_core.batch.report import Report
from glowtts_core.types import Take, Utterance, VoiceInfo

_log = logging.getLogger(__name__)


class Journal(QObject):
    """Follows a window for as long as it lives."""

    def __init__(self, studio: Studio) -> None:
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

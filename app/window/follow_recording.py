"""Following a recording, as the window shows it: choosing the file, the strip, hearing the recording."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.window.files import SOUNDS
from app.window.parts import Parts
from glowtts_core.edits import Heard
from glowtts_core.types import Audio

LONGEST_NAME = 32
"""Letters of a file's name that are shown; a longer one loses its middle."""


class FollowRecording(QObject):
    """Joins the session's following and the strip."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.dialogs.window)
        self._parts = parts
        self._following = parts.session.following
        self._strip = parts.views.follow
        self._name = ""
        self._recording: Audio | None = None
        self._playing = False
        self._following.started.connect(self._show_start)
        self._following.moved.connect(self._strip.show_progress)
        self._following.found.connect(self._show_found)
        self._following.ended.connect(self._hide_strip)
        self._following.failed.connect(parts.views.banner.show_error)
        self._strip.changed.connect(self._following.follow)
        self._strip.undo_clicked.connect(self._following.undo)
        self._strip.closed.connect(self._following.end)
        self._strip.play_clicked.connect(self._toggle_recording)
        parts.player.finished.connect(lambda: self._show_playing(False))
        parts.session.speaking.playing.connect(lambda _on: self._show_playing(False))

    def ask(self) -> None:
        """Asks for a recording of the current line, and follows it."""
        wanted = self.tr("Recordings (%1)").replace("%1", " ".join(f"*{one}" for one in SOUNDS))
        path = self._parts.session.document.path
        folder = str(path.parent if path is not None else Path.home())
        name, _ = QFileDialog.getOpenFileName(self._parts.dialogs.window, self.tr("Follow a recording"), folder, wanted)
        if name:
            self._following.start(Path(name))

    def _show_start(self, name: str) -> None:
        self._name = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME // 2]}…{name[-LONGEST_NAME // 2 :]}"
        self._strip.show_working(self.tr("Listening to %1…").replace("%1", self._name))

    def _show_found(self, heard: Heard, recording: Audio) -> None:
        self._recording = recording
        warning = self._doubts(heard)
        timed = self.tr("%n sounds timed", "", len(heard.seconds))
        melody = self.tr("melody taken") if heard.melodic else self.tr("no melody")
        words = self.tr("Follows %1: %2, %3.").replace("%1", self._name).replace("%2", timed).replace("%3", melody)
        missing = "" if heard.melodic else self._why_flat()
        self._strip.show_found(warning or words, missing, warning=bool(warning))

    def _doubts(self, heard: Heard) -> str:
        """What makes the answer doubtful, in words; empty where nothing does."""
        if heard.doubtful:
            words = self.tr("Follows %1, but it may hold other words, or much noise. Listen, and undo if it is wrong.")
            return words.replace("%1", self._name)
        if heard.held:
            phone = heard.line.phones[heard.held[0]]
            words = self.tr("Follows %1, but “%2” lasts longer there than it can here. Where it pauses, put a comma.")
            return words.replace("%1", self._name).replace("%2", heard.line.text[phone.start : phone.end])
        return ""

    def _why_flat(self) -> str:
        if self._parts.session.takes_pitch:
            return self.tr("No melody could be heard in the recording.")
        return self.tr("The pitch of this voice cannot be changed.")

    def _toggle_recording(self) -> None:
        wanted = None if self._playing else self._recording
        self._parts.session.speaking.stop()
        self._parts.player.stop()
        if wanted is not None:
            self._parts.player.play(wanted)
        self._show_playing(wanted is not None)

    def _show_playing(self, on: bool) -> None:
        self._playing = on
        self._strip.show_playing(on)

    def _hide_strip(self) -> None:
        if self._playing:
            self._parts.player.stop()
        self._show_playing(False)
        self._recording = None
        self._strip.hide()

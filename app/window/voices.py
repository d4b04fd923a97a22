"""Voices, devices and the loudspeaker as the window shows them; and how a word is to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject

from app import paths
from app.engine import VOICE_LANE
from app.speech import usable_cores
from glowtts_core.types import Take, Utterance, VoiceInfo

if TYPE_CHECKING:
    from app.window.studio import Studio


class Voices(QObject):
    """Starts the engine and tells how it stands."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._known: set[str] = set()
        """Folders of the voices that were there the last time."""
        self.devices: list[tuple[str, str]] = []
        engine, player, views = studio.engine, studio.player, studio.views
        engine.voices_found.connect(self._show_voices)
        engine.devices_found.connect(self._keep_devices)
        engine.device_changed.connect(self._show_device)
        engine.ready.connect(self._show_ready)
        engine.failed.connect(self._fall_back)
        engine.notice.connect(views.banner.show_notice)
        engine.progress.connect(self._show_progress)
        self._since = QElapsedTimer()
        studio.session.speaking.rendering.connect(self._note_start)
        studio.session.speaking.taken.connect(self._show_factor)
        studio.session.busy.connect(self._show_busy)
        studio.session.line_shown.connect(lambda *_: self._choose_voice())
        player.level.connect(views.transport.show_level)
        player.device_lost.connect(views.banner.show_notice)
        player.device_back.connect(views.banner.show_notice)
        player.devices_changed.connect(self._show_outputs)
        views.transport.volume_changed.connect(self._set_volume)
        views.transport.device_chosen.connect(self._set_output)

    def start(self) -> None:
        """Loads the voice; once more with other settings to change them."""
        kept = self._studio.settings
        self._studio.views.status.show_state(self.tr("loading the voice"))
        self._studio.engine.start(kept.voice or None, kept.device, kept.threads, paths.lexicon_file())

    def start_sound(self) -> None:
        """Finds the output devices and takes the one that was chosen."""
        kept, player = self._studio.settings, self._studio.player
        player.volume = kept.volume
        self._studio.views.transport.show_volume(kept.volume)
        player.set_device(kept.output or None)
        self._show_outputs([])
        player.look_for_devices()

    def _show_voices(self, voices: list[VoiceInfo]) -> None:
        fresh = {one.path for one in voices} - self._known
        self._known = {one.path for one in voices}
        self._choose_voice()
        session = self._studio.session
        if fresh and session.failures:  # what failed may have failed for want of just this voice
            session.planning.forget()
            session.refresh(session.document.project)

    def _choose_voice(self) -> None:
        cast, line = self._studio.session.cast, self._studio.session.current
        voice = cast.of("" if line is None else line.voice)
        name = voice.name if voice is not None else "" if line is None else line.voice
        for panel in (self._studio.views.style, self._studio.views.transport):
            panel.show_voices(cast.voices, name)
        if voice is not None and self._studio.session.voice is not None:
            self._studio.views.status.show_rate(voice.sample_rate)

    def _show_ready(self, _voice: VoiceInfo) -> None:
        self._choose_voice()
        self._show_busy(False)

    def _fall_back(self, lane: str, _words: str) -> None:
        """The usual voice is gone or damaged, as has been said by then: the one that came with the program speaks."""
        if lane != VOICE_LANE:
            return
        if self._studio.settings.voice:
            self._studio.settings.voice = ""
            self.start()
        elif self._studio.session.voice is None:
            self._studio.views.text.show_progress(None)
            self._studio.views.status.show_state(self.tr("no voice"))

    def _keep_devices(self, devices: list[tuple[str, str]]) -> None:
        self.devices = devices

    def _show_device(self, name: str) -> None:
        words = dict(self.devices).get(name, name)
        if name == "cpu":
            threads = self._studio.settings.threads or max(1, usable_cores() - 1)
            words = self.tr("CPU, %n thread(s)", "", threads)
        self._studio.views.status.show_device(words)

    def _show_progress(self, lane: str, share: float) -> None:
        if lane == VOICE_LANE:
            self._studio.views.text.show_progress(share if share < 1.0 else None)

    def _note_start(self, rendering: bool) -> None:
        if rendering:
            self._since.start()

    def _show_factor(self, _line: Utterance, take: Take) -> None:
        if self._since.isValid() and take.audio.seconds:
            self._studio.views.status.show_factor(self._since.elapsed() / 1000 / take.audio.seconds)

    def _show_busy(self, busy: bool) -> None:
        if self._studio.session.voice is not None:
            self._studio.views.status.show_state(self.tr("speaking") if busy else self.tr("ready"))

    def _show_outputs(self, _names: list[str]) -> None:
        player = self._studio.player
        self._studio.views.transport.show_devices(player.devices(), player.device())

    def _set_volume(self, volume: float) -> None:
        self._studio.player.volume = volume
        self._studio.settings.volume = volume

    def _set_output(self, name: str | None) -> None:
        self._studio.player.set_device(name)
        self._studio.settings.output = name or ""
        self._show_outputs([])

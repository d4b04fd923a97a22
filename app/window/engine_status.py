"""Voices, devices and the loudspeaker as the window shows them."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject

from app import paths
from app.engine.engine import VOICE_LANE
from app.engine.speech import usable_cores
from app.window.parts import Parts
from glowtts_core.types import Take, Utterance, VoiceInfo


class EngineStatus(QObject):
    """Starts the engine and tells how it stands."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.dialogs.window)
        self._parts = parts
        self._known: set[str] = set()
        """Folders of the voices that were there the last time."""
        self.devices: list[tuple[str, str]] = []
        engine, player, views = parts.engine, parts.player, parts.views
        engine.voices_found.connect(self._show_voices)
        engine.devices_found.connect(self._keep_devices)
        engine.device_changed.connect(self._show_device)
        engine.ready.connect(self._show_ready)
        engine.lane(VOICE_LANE).failed.connect(self._fall_back)
        engine.notice.connect(views.banner.show_notice)
        engine.lane(VOICE_LANE).progress.connect(self._show_progress)
        self._since = QElapsedTimer()
        parts.session.speaking.rendering.connect(self._note_start)
        parts.session.speaking.taken.connect(self._show_factor)
        parts.session.busy.connect(self._show_busy)
        parts.session.line_shown.connect(lambda *_: self._choose_voice())
        player.level.connect(views.transport.show_level)
        player.device_lost.connect(views.banner.show_notice)
        player.device_back.connect(views.banner.show_notice)
        player.devices_changed.connect(self._show_outputs)
        views.transport.volume_changed.connect(self._set_volume)
        views.transport.device_chosen.connect(self._set_output)

    def start(self) -> None:
        """Loads the voice; once more with other settings to change them."""
        kept = self._parts.settings
        self._parts.views.status.show_state(self.tr("loading the voice"))
        self._parts.engine.start(kept.voice or None, kept.device, kept.threads, paths.lexicon_file())

    def start_sound(self) -> None:
        """Finds the output devices and takes the one that was chosen."""
        kept, player = self._parts.settings, self._parts.player
        player.volume = kept.volume
        self._parts.views.transport.show_volume(kept.volume)
        player.set_device(kept.output or None)
        self._show_outputs([])
        player.look_for_devices()

    def _show_voices(self, voices: list[VoiceInfo]) -> None:
        fresh = {one.path for one in voices} - self._known
        self._known = {one.path for one in voices}
        self._choose_voice()
        session = self._parts.session
        if fresh and session.failures:  # what failed may have failed for want of just this voice
            session.planning.forget()
            session.refresh(session.document.project)

    def _choose_voice(self) -> None:
        cast, line = self._parts.session.cast, self._parts.session.line.current
        voice = cast.of("" if line is None else line.voice)
        name = voice.name if voice is not None else "" if line is None else line.voice
        for panel in (self._parts.views.style, self._parts.views.transport):
            panel.show_voices(cast.voices, name)
        if voice is not None and self._parts.session.voice is not None:
            self._parts.views.status.show_rate(voice.sample_rate)

    def _show_ready(self, _voice: VoiceInfo) -> None:
        self._choose_voice()
        self._show_busy(False)

    def _fall_back(self) -> None:
        """The usual voice is gone or damaged, as has been said by then: the one that came with the program speaks."""
        if self._parts.settings.voice:
            self._parts.settings.voice = ""
            self.start()
        elif self._parts.session.voice is None:
            self._parts.views.text.show_progress(None)
            self._parts.views.status.show_state(self.tr("no voice"))

    def _keep_devices(self, devices: list[tuple[str, str]]) -> None:
        self.devices = devices

    def _show_device(self, name: str) -> None:
        words = dict(self.devices).get(name, name)
        if name == "cpu":
            threads = self._parts.settings.threads or max(1, usable_cores() - 1)
            words = self.tr("CPU, %n thread(s)", "", threads)
        self._parts.views.status.show_device(words)

    def _show_progress(self, share: float) -> None:
        self._parts.views.text.show_progress(share if share < 1.0 else None)

    def _note_start(self, rendering: bool) -> None:
        if rendering:
            self._since.start()

    def _show_factor(self, _line: Utterance, take: Take) -> None:
        if self._since.isValid() and take.audio.seconds:
            self._parts.views.status.show_factor(self._since.elapsed() / 1000 / take.audio.seconds)

    def _show_busy(self, busy: bool) -> None:
        if self._parts.session.voice is not None:
            self._parts.views.status.show_state(self.tr("speaking") if busy else self.tr("ready"))

    def _show_outputs(self, _names: list[str]) -> None:
        player = self._parts.player
        self._parts.views.transport.show_devices(player.devices(), player.device())

    def _set_volume(self, volume: float) -> None:
        self._parts.player.volume = volume
        self._parts.settings.volume = volume

    def _set_output(self, name: str | None) -> None:
        self._parts.player.set_device(name)
        self._parts.settings.output = name or ""
        self._show_outputs([])

"""The voices that there are, which of them speaks a line, and how it speaks when nothing else is asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from app.engine.engine import Engine
from app.voices.installed import found_voices
from glowtts_core.types import Project, Style, VoiceInfo
from glowtts_core.voice.library import folder_name

PROGRAMS_OWN = Style()


class SessionVoices(QObject):
    """Knows voices by the name that a line gives them. ``usual`` is the name of the one that speaks lines without one.

    Until the engine has told which voices there are they are looked up once, so that the very first line, too,
    starts from what is usual for its voice.
    """

    def __init__(self, engine: Engine, usual: str, parent: QObject) -> None:
        super().__init__(parent)
        self._usual = usual
        self._ready: VoiceInfo | None = None
        self._voices: list[VoiceInfo] | None = None
        engine.voices_found.connect(self._keep)
        engine.ready.connect(self._take)

    @property
    def voices(self) -> list[VoiceInfo]:
        """All of them, the one that came with the program first."""
        if self._voices is None:
            self._voices = found_voices()
        return self._voices

    def of(self, name: str) -> VoiceInfo | None:
        """The voice of a line by what the line calls it: its name, its folder, or the name that the folder is from."""
        if not name and self._ready is not None:
            return self._ready
        wanted = name or self._usual
        if not wanted:
            return next(iter(self.voices), None)
        for calls in (
            lambda one: wanted in (Path(one.path).name, one.path),
            lambda one: wanted == one.name,
            lambda one: folder_name(wanted) == Path(one.path).name,
        ):
            if found := next(filter(calls, self.voices), None):
                return found
        return None

    def style(self, name: str) -> Style:
        """How that voice usually speaks; the program's own style where there is no such voice."""
        voice = self.of(name)
        return PROGRAMS_OWN if voice is None else voice.style

    def style_of_new(self, project: Project) -> Style:
        """What a new line starts from: the style that somebody gave the project, else what is usual for the voice."""
        return self.style(project.voice) if project.style == PROGRAMS_OWN else project.style

    def _keep(self, voices: list[VoiceInfo]) -> None:
        self._voices = voices

    def _take(self, voice: VoiceInfo) -> None:
        self._ready = voice

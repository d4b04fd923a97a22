"""A voice says a sentence for whoever wants to know how it sounds; the project is left alone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.engine.engine import Engine
from app.session.speaking import Speaking
from app.sound.player import Player
from glowtts_core.types import Audio, Utterance, VoiceInfo

LANE = "sample"
"""Lane of the engine that the sentence is spoken on."""
SENTENCES = {
    "en": "Hello. This is how I sound when I read to you.",
    "de": "Hallo. So klinge ich, wenn ich dir etwas vorlese.",
    "es": "Hola. Así sueno cuando te leo algo.",
    "fr": "Bonjour. Voici ma voix quand je vous lis un texte.",
    "it": "Ciao. Questa è la mia voce quando leggo per te.",
    "nl": "Hallo. Zo klink ik als ik je voorlees.",
    "pt": "Olá. É assim que eu falo quando leio para você.",
    "sv": "Hej. Så här låter jag när jag läser för dig.",
}
"""In the language of the voice, not of the window."""


class VoiceSample(QObject):
    """Speaks on a lane of its own, and uses the loudspeaker that everything is played on.

    Signals:
        heard(str): folder of the voice that is at work or heard; empty = none.
        failed(str): why the voice cannot speak.
    """

    heard = Signal(str)
    failed = Signal(str)

    def __init__(self, engine: Engine, player: Player, speaking: Speaking, parent: QObject) -> None:
        super().__init__(parent)
        self._engine, self._player, self._speaking = engine, player, speaking
        self._path = ""
        self._begun = False
        lane = engine.lane(LANE)
        lane.chunk.connect(self._play_chunk)
        lane.rendered.connect(player.end)
        lane.failed.connect(self._tell_failure)
        player.finished.connect(self._forget_voice)
        speaking.playing.connect(self._yield_loudspeaker)

    def speak(self, voice: VoiceInfo) -> None:
        """Says the sentence, in place of what is being heard."""
        self.stop()
        self._speaking.stop()
        self._player.stop()
        self._path, self._begun = voice.path, False
        text = SENTENCES.get(voice.language.partition("-")[0].lower(), SENTENCES["en"])
        self._engine.render(LANE, Utterance(text, style=voice.style, voice=voice.path), analyse=False)
        self.heard.emit(self._path)

    def stop(self) -> None:
        """Silence, if it is this that is heard."""
        if not self._path:
            return
        self._engine.cancel(LANE)
        if self._begun:
            self._player.stop()
        self._forget_voice()

    def _play_chunk(self, audio: Audio) -> None:
        if not self._begun:
            self._begun = True
            self._player.begin(audio.sample_rate)
        self._player.feed(audio)

    def _tell_failure(self, words: str) -> None:
        self._forget_voice()
        self.failed.emit(words)

    def _yield_loudspeaker(self, playing: bool) -> None:
        """The project is played: the loudspeaker is no longer this one's."""
        if playing and self._path:
            self._engine.cancel(LANE)
            self._forget_voice()

    def _forget_voice(self) -> None:
        if self._path:
            self._path, self._begun = "", False
            self.heard.emit("")

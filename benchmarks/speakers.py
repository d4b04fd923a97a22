"""Whoever speaks in a measurement: a voice of this project, or another program that writes a sound file."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from glowtts_core.audio.wav import read_audio
from glowtts_core.errors import GlowTTSError
from glowtts_core.types import Audio, Utterance
from glowtts_core.voice.library import find_voice

if TYPE_CHECKING:
    from glowtts_core.synthesis import Synthesizer

FLITE = "flite -voice slt -t {text} -o {out}"
ESPEAK = "espeak-ng -v en-us -w {out} -- {text}"


class Speaker(Protocol):
    """Turns a sentence into sound."""

    name: str

    def speak(self, text: str) -> Audio:
        """The sentence as sound."""


class Program:
    """Another program; its command line has the places {text} and {out}."""

    def __init__(self, command: str, name: str = "") -> None:
        self._words = shlex.split(command)
        self.name = name or " ".join(word for word in self._words if word not in ("{text}", "{out}"))
        if not {"{text}", "{out}"} <= set(self._words):
            raise SystemExit(f"“{command}” must hold {{text}} and {{out}} as words of their own.")

    @property
    def installed(self) -> bool:
        """Whether the program is found."""
        return shutil.which(self._words[0]) is not None

    def speak(self, text: str) -> Audio:
        """The sentence as sound.

        Raises:
            SystemExit: the program is missing or failed.
        """
        if not self.installed:
            raise SystemExit(f"{self._words[0]} is not installed. On Debian: apt-get install {self._words[0]}")
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "spoken.wav"
            places = {"{text}": text, "{out}": str(out)}
            try:
                subprocess.run([places.get(word, word) for word in self._words], check=True, capture_output=True)
                return read_audio(out)
            except (subprocess.CalledProcessError, GlowTTSError) as error:
                raise SystemExit(f"{self.name} did not speak “{text}”: {error}") from error


class VoiceSpeaker:
    """A voice of this project, spoken in this process as `glowtts say` does it."""

    def __init__(self, synthesizer: Synthesizer, name: str = "", **style: Any) -> None:
        self._synthesizer = synthesizer
        self._style = replace(synthesizer.voice.card.style, **style)
        self.name = name or synthesizer.voice.card.name

    def speak(self, text: str) -> Audio:
        """The sentence as sound."""
        chunks = list(self._synthesizer.render(Utterance(text, style=self._style)))
        return Audio(np.concatenate([chunk.samples for chunk in chunks]), chunks[0].sample_rate)


def load_synthesizer(voice: str = "") -> Synthesizer:
    """The synthesizer of a voice given by name or folder; "" is the built-in one.

    Raises:
        SystemExit: there is no such voice, or it is damaged.
    """
    from glowtts_core.synthesis import Synthesizer
    from glowtts_core.text.frontend import Frontend
    from glowtts_core.voice.folder import load_voice

    try:
        return Synthesizer(load_voice(find_voice(voice)), Frontend())
    except GlowTTSError as error:
        raise SystemExit(str(error)) from error

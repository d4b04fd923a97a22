"""The voice under test: sentences as sound and as mel, and what one part has spoken is not spoken again by another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import torch

from benchmarks.recogniser import Errors, Recogniser, plain_words, word_errors
from benchmarks.speakers import load_synthesizer
from glowtts_core.audio.mel import MelSpec
from glowtts_core.prosody import is_pause, phone_frames
from glowtts_core.synthesis.alignment import searched, sound_frames
from glowtts_core.synthesis.performer import Performer
from glowtts_core.types import Audio, Phone, Style, Take, Utterance
from glowtts_core.voice.library import find_voice

if TYPE_CHECKING:
    from glowtts_core.vocoder.interface import Vocoder


def _never() -> None:
    """A check that lets every job run to its end."""


class Candidate:
    """A voice with what the measurements ask of it. ``speaker``: who of it speaks; its usual one by default.

    Raises:
        SystemExit: there is no such voice or speaker, or the voice is damaged.
    """

    def __init__(self, name: str, speaker: str = "") -> None:
        self.synthesizer = load_synthesizer(name)
        card = self.synthesizer.voice.card
        if speaker and speaker not in card.speakers:
            raise SystemExit(f"“{card.name}” has no speaker “{speaker}”: {', '.join(card.speakers) or 'it has one'}.")
        self.style = replace(card.style, speaker=speaker)
        self.folder = Path(find_voice(name))
        self._performer = Performer(self.synthesizer)
        self._recogniser = Recogniser()
        self._errors: dict[tuple[str, Style], Errors] = {}

    @property
    def name(self) -> str:
        """What the voice is called, and its speaker where one was chosen."""
        return " / ".join(filter(None, (self.synthesizer.voice.card.name, self.style.speaker)))

    @property
    def spec(self) -> MelSpec:
        """The mel the voice was made for."""
        return self.synthesizer.voice.mel

    @property
    def vocoder(self) -> Vocoder:
        """The voice's vocoder."""
        return self.synthesizer.voice.vocoder

    @property
    def temperature(self) -> float:
        """The temperature the voice speaks with when nothing else is asked for."""
        return self.style.temperature

    def speak(self, text: str, **style: object) -> Audio:
        """A text as sound, in the voice's own style but for what is given."""
        return self._sound(self._line(text, style))

    def speak_phones(self, text: str, phones: tuple[Phone, ...]) -> Audio:
        """A text with sounds that are planned already, in the voice's own style."""
        return self._sound(self._line(text, {}).with_phones(phones))

    def perform(self, text: str, **style: object) -> Take:
        """A text with its mel and pitch."""
        return self._performer.take(self._line(text, style), _never)

    def errors_in(self, text: str, audio: Audio | None = None, **style: object) -> Errors:
        """Word errors of a text as spoken; what was heard before is remembered. ``audio``: the sound, if made."""
        key = (text, self._line(text, style).style)
        if key not in self._errors:
            words = self._recogniser.words(self.speak(text, **style) if audio is None else audio)
            self._errors[key] = word_errors(plain_words(text), words)
        return self._errors[key]

    def phones_of(self, text: str) -> list[tuple[Phone, ...]]:
        """The planned sounds of a text, sentence by sentence."""
        return list(self.synthesizer.sentences(self._line(text, {})))

    def planned_frames(self, sentences: list[tuple[Phone, ...]]) -> npt.NDArray[np.int64]:
        """Frames of each sound as the voice would speak it [P]."""
        return np.concatenate([phone_frames(sentence, self.style, self.synthesizer.grid) for sentence in sentences])

    def aligned_frames(self, sentences: list[tuple[Phone, ...]], mel: torch.Tensor) -> npt.NDArray[np.int64]:
        """Frames of each sound in a recording's mel [C, T], by the voice's own Monotonic Alignment Search [P].

        Raises:
            AlignmentError: the recording is too short for the text.
        """
        grid = self.synthesizer.grid
        whole = mel[:, : mel.shape[1] // grid.multiple * grid.multiple]
        score = np.concatenate(self.synthesizer.line_scores(sentences, whole, self.style))
        return sound_frames(sentences, searched(score), grid)

    def megabytes(self) -> float:
        """Size of the voice's folder."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file()) / 1e6

    def _sound(self, line: Utterance) -> Audio:
        chunks = list(self.synthesizer.render(line))
        return Audio(np.concatenate([chunk.samples for chunk in chunks]), chunks[0].sample_rate)

    def _line(self, text: str, style: dict[str, Any]) -> Utterance:
        return Utterance(text, style=replace(self.style, **style))


def sounds(sentences: list[tuple[Phone, ...]]) -> npt.NDArray[np.bool_]:
    """Which of the phones are sounds rather than marks and pauses [P]."""
    return np.array([not is_pause(phone.symbol) for sentence in sentences for phone in sentence])

"""Questions for a corpus whose reader seldom asks one: her statements, given the end of a question.

A question mark that a model has met forty times says nothing to it. A statement that ends like a question is one
("You are going home?"), and beside the same recording with its full stop it shows the model exactly what the mark
does. The voice that is there already aligns the recording to its text; from the last stressed vowel on its vocoder
speaks it again with a rising pitch, and all before that rises a little less from phrase to phrase.

Axes: P sounds, C mel channels, T frames, N samples.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import torch

from glowtts_core.analysis import Performer
from glowtts_core.audio.clean import PEAK, clean
from glowtts_core.audio.mel import log_mel
from glowtts_core.audio.pitch import pitch
from glowtts_core.audio.wav import read_audio, resample
from glowtts_core.errors import AlignmentError, AudioFileError, ConfigError
from glowtts_core.prosody import is_pause
from glowtts_core.synthesis.alignment import aligned_frames
from glowtts_core.training.sources import Source
from glowtts_core.types import Audio, Style, Utterance

HIGH_ST = (1.5, 1.7, 1.9, 3.0, 4.4, 5.9, 6.5, 6.8)
"""Semitones above the sentence's median from the last stressed vowel to the end, as one American reader asks."""
LOW_ST = (-1.5, -1.9, -1.7, -0.6, 1.5, 4.0, 6.2, 7.0)
"""The same where the last word is long: it begins low."""
_REACHED = 0.85
"""Share of the way at which the contour has reached its height."""
_LONG_FRAMES, _SHORT_FRAMES = 24, 6
_LOW_CHANCE = 0.6
_FEWEST_VOICED = 5
_BEGIN = 0.35
"""Share of what comes before the end that stays as it was recorded."""
_FADE = 512
_JUST_BEFORE = 12
_LONGEST_TEXT = 60
_ONE_STATEMENT = re.compile(r"[^.!?;:]+\.")
_FALLING = re.compile(r"(?:(?:for|with|since|at|to|in|from) )?(?:wh(?:at|en|ere|o|om|ose|ich|y)|how)\b", re.IGNORECASE)
_TEMPERATURES, _SPEEDS = (0.3, 0.45, 0.6), (0.92, 1.0, 1.08)

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Question:
    """A clip to learn from."""

    id: str
    text: str
    audio: Audio


def _never() -> None:
    """A check that lets every clip be made."""


class Asker:
    """Makes questions with a voice that knows the reader of the recordings.

    Raises:
        ConfigError: the voice's vocoder follows no pitch.
    """

    def __init__(self, performer: Performer, style: Style) -> None:
        self._performer, self._synthesizer, self._style = performer, performer.synthesizer, style
        if not self._synthesizer.voice.vocoder.takes_f0:
            raise ConfigError("The vocoder of this voice follows no pitch, so it cannot ask. Choose another voice.")

    def asked(self, sources: Sequence[Source], limit: int) -> Iterator[Question]:
        """Statements among the recordings as questions: one of each text, ``limit`` at most, in a mixed order."""
        told: set[str] = set()
        for source in sorted(sources, key=lambda one: zlib.crc32(one.id.encode())):
            if len(told) == limit:
                return
            if source.text in told or len(source.text) > _LONGEST_TEXT or not _ONE_STATEMENT.fullmatch(source.text):
                continue
            if question := self._turned(source):
                told.add(source.text)
                yield question

    def spoken(self, texts: Sequence[str]) -> Iterator[Question]:
        """Written questions in the voice's own words; those that ask for a word ("where ...") end as they do now."""
        for number, text in enumerate(texts):
            dice = np.random.default_rng(number)
            style = replace(
                self._style,
                seed=number,
                temperature=float(dice.choice(_TEMPERATURES)),
                speed=float(dice.choice(_SPEEDS)),
            )
            take = self._performer.take(Utterance(text, style=style), _never)
            mel, f0_hz, samples = take.mel, take.f0_hz, take.audio.samples
            if not _FALLING.match(text):
                span = self._end(text, mel)
                if span is None or not _can_rise(f0_hz, span):
                    continue
                samples = self._vocode(mel, risen(f0_hz, span, dice), number)
            yield Question(f"spoken_{number:04d}", text, self._audio(samples))

    def _turned(self, source: Source) -> Question | None:
        """The recording of a statement with the end of a question; None where it does not lend itself."""
        spec, text = self._synthesizer.voice.mel, f"{source.text[:-1]}?"
        try:
            samples = clean(resample(read_audio(source.audio), spec.sample_rate).samples.copy(), spec.sample_rate)
            frames = len(samples) // spec.hop
            mel = log_mel(torch.from_numpy(samples), spec).numpy()[:, :frames]
            f0_hz = pitch(samples, spec, frames, careful=True)
            span = self._end(text, mel)
        except (AudioFileError, AlignmentError):
            return None
        if span is None or not _can_rise(f0_hz, span):
            return None
        number = zlib.crc32(source.id.encode())
        made = self._vocode(mel, risen(f0_hz, span, np.random.default_rng(number)), number % 2**31)
        share = np.clip((np.arange(len(made)) - round(_BEGIN * span[0]) * spec.hop) / _FADE, 0, 1).astype(np.float32)
        return Question(f"asked_{source.id}", text, self._audio(samples[: len(made)] * (1 - share) + made * share))

    def _end(self, text: str, mel: Floats) -> tuple[int, int] | None:
        """The frames from the last stressed vowel to the last sound of a spoken text; None without a vowel."""
        line = Utterance(text, style=self._style)
        sentences = list(self._synthesizer.sentences(line))
        frames = aligned_frames(self._synthesizer, sentences, mel, self._style, _never)
        ends = np.cumsum(frames)
        sounds = [phone.symbol for sentence in sentences for phone in sentence]
        stressed = [place for place, symbol in enumerate(sounds) if symbol[-1] in "12"]
        spoken = [place for place, symbol in enumerate(sounds) if not is_pause(symbol)]
        return (int(ends[stressed[-1]] - frames[stressed[-1]]), int(ends[spoken[-1]])) if stressed else None

    @torch.inference_mode()
    def _vocode(self, mel: Floats, f0_hz: Floats, seed: int) -> Floats:
        vocoder = self._synthesizer.voice.vocoder
        made = vocoder(torch.from_numpy(mel.copy())[None], torch.from_numpy(f0_hz)[None], seed=seed)[0]
        return np.asarray(made.numpy(), np.float32)

    def _audio(self, samples: Floats) -> Audio:
        loudest = float(np.abs(samples).max(initial=0.0))
        return Audio(samples * np.float32(min(1.0, PEAK / max(loudest, 1e-9))), self._synthesizer.voice.mel.sample_rate)


def _can_rise(f0_hz: Floats, span: tuple[int, int]) -> bool:
    return span[1] - span[0] >= _SHORT_FRAMES and int((f0_hz[slice(*span)] > 0).sum()) >= _FEWEST_VOICED


def risen(f0_hz: Floats, span: tuple[int, int], dice: np.random.Generator) -> Floats:
    """A pitch contour in Hz [T], 0 = unvoiced, with the rise of a question in the frames of ``span``.

    What comes before keeps its shape, but is lifted more and more to meet the rise.
    """
    start, end = span
    voiced, changed = f0_hz > 0, f0_hz.astype(np.float64)
    median = float(np.median(changed[voiced]))
    low = end - start > _LONG_FRAMES and dice.random() < _LOW_CHANCE
    shape = np.array(LOW_ST if low else HIGH_ST) * dice.uniform(1.0, 1.5) + dice.normal(0, 0.4)
    before = np.flatnonzero(voiced[:start])
    if len(before):
        own = 12 * np.log2(float(np.median(changed[before[-_JUST_BEFORE:]])) / median)
        lift = max(0.0, 0.4 + 0.3 * shape[0] - own)
        changed[:start] *= 2.0 ** (np.interp(np.arange(start), [_BEGIN * start, start], [0.0, lift]) / 12)
    inside = np.arange(start, len(changed))
    way = np.linspace(0.0, _REACHED, len(shape))
    changed[inside] = median * 2.0 ** (np.interp((inside - start) / (end - start), way, shape) / 12)
    return np.where(voiced, changed, 0.0).astype(np.float32)

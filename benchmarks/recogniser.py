"""Word error rate by pocketsphinx with the US English model it brings along.

A weak recogniser: its figure means something only beside another one of the same sentences in the same run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glowtts_core.audio.wav import resample
from glowtts_core.types import Audio

RATE_HZ = 16_000
PAD_S = 0.25
"""Faint noise before and after each utterance, so that a voice that starts at once is not at a disadvantage."""


@dataclass(frozen=True, slots=True)
class Errors:
    """Differences between what was to be said and what was heard, in words."""

    substituted: int = 0
    deleted: int = 0
    inserted: int = 0
    words: int = 0
    """Words that were to be said."""

    @property
    def rate(self) -> float:
        """Word error rate; 1 = as many errors as words. Above 1 with many insertions."""
        return (self.substituted + self.deleted + self.inserted) / max(self.words, 1)

    def __add__(self, other: Errors) -> Errors:
        return Errors(
            self.substituted + other.substituted,
            self.deleted + other.deleted,
            self.inserted + other.inserted,
            self.words + other.words,
        )


def plain_words(text: str) -> list[str]:
    """Words as both sides are compared: lower case, no accents, hyphens or marks; apostrophes inside a word stay."""
    folded = unicodedata.normalize("NFKD", text.replace("’", "'").lower())
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    return re.findall(r"[a-z0-9]+(?:'[a-z0-9]+)*", letters)


def word_errors(said: Sequence[str], heard: Sequence[str]) -> Errors:
    """The least number of edits that turn ``said`` into ``heard`` (Levenshtein); of equals, fewest insertions."""
    # Each cell: (edits, inserted, deleted, substituted) for the first i words said and the first j heard.
    row = [(j, j, 0, 0) for j in range(len(heard) + 1)]
    for i, word in enumerate(said, 1):
        above, row = row, [(i, 0, i, 0)]
        for j, other in enumerate(heard, 1):
            miss = int(word != other)
            row.append(
                min(
                    _sum(above[j - 1], (miss, 0, 0, miss)),
                    _sum(above[j], (1, 0, 1, 0)),
                    _sum(row[j - 1], (1, 1, 0, 0)),
                )
            )
    _, inserted, deleted, substituted = row[-1]
    return Errors(substituted, deleted, inserted, len(said))


def _sum(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]


class Recogniser:
    """Hears English. Utterances are heard independently: their order does not change the words."""

    def __init__(self) -> None:
        try:
            from pocketsphinx import Decoder
        except ImportError as error:
            raise SystemExit("The recogniser is missing: pip install pocketsphinx") from error
        self._decoder = Decoder(samprate=RATE_HZ, cmn="batch", loglevel="FATAL")

    def words(self, audio: Audio) -> list[str]:
        """The words heard."""
        self._decoder.start_utt()
        self._decoder.process_raw(sixteen_bit(audio).tobytes(), no_search=False, full_utt=True)
        self._decoder.end_utt()
        best = self._decoder.hyp()
        return plain_words(best.hypstr) if best is not None else []


def sixteen_bit(audio: Audio) -> npt.NDArray[np.int16]:
    """Samples as the recogniser takes them: its rate, one level, `PAD_S` of faint noise before and after."""
    samples = resample(audio, RATE_HZ).samples
    loudest = float(np.abs(samples).max(initial=0.0))
    level = 0.5 / loudest if loudest > 0 else 1.0
    rng = np.random.default_rng(0)
    pad = int(PAD_S * RATE_HZ)
    whole = np.concatenate([np.zeros(pad), samples * level, np.zeros(pad)])
    # Digital silence has no logarithm; noise 84 dB below full scale does.
    whole += rng.standard_normal(len(whole)) * 6e-5
    return np.asarray(np.rint(np.clip(whole, -1, 1) * 32767), np.int16)

"""Part 1: word errors beside the speaker's own recordings and beside flite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.quality.heldout import Recording
from benchmarks.quality.report import Row, at_most
from benchmarks.quality.voice import Candidate
from benchmarks.recogniser import Errors, Recogniser, plain_words, word_errors
from benchmarks.sentences import Sentence
from benchmarks.speakers import FLITE, Program
from glowtts_core.types import Audio

WORST_RATIO = 1.15
_ROUNDS = 2000


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times the errors of a reference, with the interval that holds it in 95 of 100 redrawn samples."""

    value: float
    low: float
    high: float


def heard(sounds: Iterable[tuple[str, Audio]]) -> list[Errors]:
    """Word errors of each text and its sound, by a recogniser of their own."""
    recogniser = Recogniser()
    return [word_errors(plain_words(text), recogniser.words(audio)) for text, audio in sounds]


def total(errors: Sequence[Errors]) -> Errors:
    """All errors together."""
    return sum(errors, Errors())


def ratio_of(ours: Sequence[Errors], theirs: Sequence[Errors]) -> Ratio:
    """Ratio of two word error rates over the same sentences; the interval redraws sentences in pairs."""
    counts = np.array([[_edits(a), _edits(b)] for a, b in zip(ours, theirs, strict=True)], float)
    rows = np.random.default_rng(0).integers(0, len(counts), (_ROUNDS, len(counts)))
    drawn = counts[rows].sum(1)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = drawn[:, 0] / drawn[:, 1]
        value = np.divide(*counts.sum(0))
    ratios = ratios[~np.isnan(ratios)]
    low, high = np.percentile(ratios, [2.5, 97.5], method="nearest") if len(ratios) else (np.nan, np.nan)
    return Ratio(float(value), float(low), float(high))


def word_error_rows(voice: Candidate, recordings: Sequence[Recording], sentences: Sequence[Sentence]) -> list[Row]:
    """The voice beside the recordings of the same prompts, and beside flite on the sentences."""
    part, rows = "1 word errors", []
    if recordings:
        theirs = heard((one.text, one.audio) for one in recordings)
        ours = [voice.errors_in(one.text, seed=seed) for one, seed in zip(recordings, seeds(recordings), strict=True)]
        rows += _compared(part, ours, theirs, "recordings", "held-out prompts")
    peer = Program(FLITE, "flite slt")
    if peer.installed:
        texts = [sentence.text for sentence in sentences]
        ours = [voice.errors_in(text) for text in texts]
        theirs = heard((text, peer.speak(text)) for text in texts)
        rows += _compared(part, ours, theirs, peer.name, "unseen sentences")
    return rows


def seeds(recordings: Sequence[Recording]) -> list[int]:
    """A seed for each prompt: where the speaker read one twice, the voice says it in another way too."""
    times: Counter[str] = Counter()
    found = []
    for one in recordings:
        found.append(times[one.text])
        times[one.text] += 1
    return found


def _compared(part: str, ours: Sequence[Errors], theirs: Sequence[Errors], name: str, what: str) -> list[Row]:
    ratio, a, b = ratio_of(ours, theirs), total(ours), total(theirs)
    beside = f"{a.rate:.1%} against {b.rate:.1%}, {len(ours)} {what}, 95 %: {ratio.low:.2f} to {ratio.high:.2f}"
    more = {"rate": a.rate, "reference_rate": b.rate, "low": ratio.low, "high": ratio.high, "words": a.words}
    return [at_most(part, f"times the errors of {name}", ratio.value, WORST_RATIO, "", beside, **more)]


def _edits(errors: Errors) -> int:
    return errors.substituted + errors.deleted + errors.inserted

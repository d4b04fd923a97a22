"""Questions: how much higher a sentence ends when a question mark stands behind it than with a full stop."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benchmarks.quality.melody import Contour, contour
from benchmarks.quality.report import Row, reported
from benchmarks.quality.voice import Candidate
from benchmarks.recogniser import Errors
from benchmarks.sentences import Sentence

_END_S = 0.25
_TAKES = 3


def question_rows(voice: Candidate, sentences: Sequence[Sentence]) -> list[Row]:
    """Sentences that ask for yes or no, written without an end mark, spoken with both."""
    rises = []
    asked_wrong = told_wrong = Errors()
    for sentence in sentences:
        for seed in range(_TAKES):
            asked, told = (end_st(contour(voice.speak(sentence.text + mark, seed=seed), voice.spec), voice.spec.frame_s)
                           for mark in "?.")  # fmt: skip
            rises.append(asked - told)
        asked_wrong += voice.errors_in(f"{sentence.text}?")
        told_wrong += voice.errors_in(f"{sentence.text}.")
    heard = [rise for rise in rises if np.isfinite(rise)]
    higher = sum(rise > 0 for rise in heard)
    beside = f"{higher} of {len(heard)} higher, {len(sentences)} sentences, {_TAKES} takes each"
    understood = f"told: {told_wrong.rate:.1%}, {asked_wrong.words} words"
    return [
        reported("5 questions", "end above that of the statement", float(np.median(heard)), "st", beside),
        reported("5 questions", "word errors of those asked", 100 * asked_wrong.rate, "%", understood),
    ]


def end_st(hz: Contour, frame_s: float) -> float:
    """How far the pitch of the last quarter of a second of voice stands above the median, in semitones."""
    voiced = hz[hz > 0].astype(np.float64)
    if not len(voiced):
        return float("nan")
    return float(12 * np.log2(np.median(voiced[-round(_END_S / frame_s) :]) / np.median(voiced)))

"""Part 4: what the temperature does (section 4.2 of the paper): none at 0, more melody with more of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benchmarks.pitch import WORST_RATIO as WORST_ERRORS
from benchmarks.quality.melody import contour, spread_st
from benchmarks.quality.report import Row, at_most, reported
from benchmarks.quality.understood import ratio_of, total
from benchmarks.quality.voice import Candidate
from benchmarks.sentences import Sentence

TEMPERATURES = (0.2, 0.333, 0.667, 1.0)
UNDERSTOOD_UP_TO = 0.667
TAKES = 5


def temperature_rows(voice: Candidate, few: Sequence[Sentence], many: Sequence[Sentence]) -> list[Row]:
    """Takes of ``few`` sentences at each temperature, word errors of ``many``."""
    return [*_identical(voice, few), *_spreads(voice, few), *_understood(voice, many)]


def _identical(voice: Candidate, sentences: Sequence[Sentence]) -> list[Row]:
    mel, sound = 0.0, 0.0
    for sentence in sentences:
        first, *others = (voice.perform(sentence.text, temperature=0.0, seed=seed) for seed in range(3))
        mel = max(mel, *(float(np.abs(take.mel - first.mel).max()) for take in others))
        sound = max(sound, *(float(np.abs(take.audio.samples - first.audio.samples).max()) for take in others))
    part, beside = "4 temperature", f"largest difference, 3 seeds, {len(sentences)} sentences"
    return [
        at_most(part, "takes at 0: mel", mel, 0, "", beside),
        at_most(part, "takes at 0: samples", sound, 0, "", beside),
    ]


def _spreads(voice: Candidate, sentences: Sequence[Sentence]) -> list[Row]:
    part, rows, before = "4 temperature", [], 0.0
    for temperature in TEMPERATURES:
        squares = []
        for sentence in sentences:
            takes = [voice.speak(sentence.text, temperature=temperature, seed=seed) for seed in range(TAKES)]
            squares.append(spread_st([contour(take, voice.spec) for take in takes]) ** 2)
        spread = float(np.sqrt(np.nanmean(squares)))
        name = f"pitch spread at {temperature:g}"
        beside = f"{TAKES} takes of {len(sentences)} sentences"
        limit = f"> {before:.3f}" if before else ""
        rows.append(Row(part, name, spread, "st", limit, spread > before if before else None, beside))
        before = spread
    return rows


def _understood(voice: Candidate, sentences: Sequence[Sentence]) -> list[Row]:
    part, texts = "4 temperature", [sentence.text for sentence in sentences]
    usual = [voice.errors_in(text) for text in texts]
    rows = [reported(part, f"word errors at {voice.temperature:g}", 100 * total(usual).rate, "%", "the voice's own")]
    for temperature in (0.0, *TEMPERATURES):
        if temperature == voice.temperature:
            continue
        errors = [voice.errors_in(text, temperature=temperature) for text in texts]
        ratio = ratio_of(errors, usual)
        name = f"times the errors at {temperature:g}"
        beside = f"{total(errors).rate:.1%}, {len(texts)} sentences, 95 %: {ratio.low:.2f} to {ratio.high:.2f}"
        if temperature <= UNDERSTOOD_UP_TO:
            rows.append(at_most(part, name, ratio.value, WORST_ERRORS, "", beside))
        else:
            rows.append(reported(part, name, ratio.value, "", beside))
    return rows

"""How well `--pitch` is followed: sentences as they are and shifted; median F0 by pyworld, errors by pocketsphinx."""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch

import argparse
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.machine import describe
from benchmarks.recogniser import Errors, Recogniser, plain_words, word_errors
from benchmarks.sentences import UNSEEN, Sentence, read_sentences
from benchmarks.speakers import VoiceSpeaker, load_synthesizer
from glowtts_core.types import Audio

WORST_MISS_ST = 0.3
WORST_RATIO = 1.25
"""The project's aims: distance from the shift asked for, and errors beside the unshifted take."""


class Heard(NamedTuple):
    """What was found in all sentences of one shift."""

    medians_hz: list[float]
    """Median F0 of each sentence."""
    errors: Errors


def main() -> int:
    """Prints a row for each shift; 0 where all are within the aims."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voice", default="", help="name or folder of a voice; the built-in one by default")
    parser.add_argument("--sentences", type=Path, default=UNSEEN, help="a line each, or id|sentence")
    parser.add_argument("--count", type=int, default=10, help="so many of its sentences (10)")
    parser.add_argument("--shifts", type=float, nargs="+", default=[3.0, -3.0], help="semitones (3 -3)")
    options = parser.parse_args()
    sentences = read_sentences(options.sentences, options.count)
    synthesizer = load_synthesizer(options.voice)
    if not synthesizer.voice.vocoder.takes_f0:
        print(f"The vocoder of “{synthesizer.voice.card.name}” has no pitch input; nothing to measure.")
        return 2
    print(f"{describe()}\nvoice “{synthesizer.voice.card.name}”, {len(sentences)} sentences\n")
    print("asked st   found st   farthest sentence st   word error rate   beside unshifted")
    plain = _listen(VoiceSpeaker(synthesizer), sentences)
    print(f"{0:8.1f}   {0:8.2f}   {0:20.2f}   {plain.errors.rate:15.1%}   {1:16.2f}")
    met = [_shifted(VoiceSpeaker(synthesizer, pitch_st=st), st, plain, sentences) for st in options.shifts]
    print(f"\naims (within {WORST_MISS_ST} st, {WORST_RATIO} times the errors): {'met' if all(met) else 'missed'}")
    return 0 if all(met) else 1


def _shifted(speaker: VoiceSpeaker, asked_st: float, plain: Heard, sentences: Sequence[Sentence]) -> bool:
    heard = _listen(speaker, sentences)
    moves = [12 * np.log2(b / a) for a, b in zip(plain.medians_hz, heard.medians_hz, strict=True)]
    found, farthest = float(np.median(moves)), max(moves, key=lambda move: abs(move - asked_st))
    ratio = heard.errors.rate / max(plain.errors.rate, 1e-9)
    print(f"{asked_st:8.1f}   {found:8.2f}   {farthest:20.2f}   {heard.errors.rate:15.1%}   {ratio:16.2f}")
    return abs(found - asked_st) <= WORST_MISS_ST and ratio <= WORST_RATIO


def _listen(speaker: VoiceSpeaker, sentences: Sequence[Sentence]) -> Heard:
    recogniser, medians, errors = Recogniser(), [], Errors()
    for sentence in sentences:
        audio = speaker.speak(sentence.text)
        medians.append(median_f0_hz(audio))
        errors += word_errors(plain_words(sentence.text), recogniser.words(audio))
    return Heard(medians, errors)


def median_f0_hz(audio: Audio) -> float:
    """Median of F0 over the voiced frames (dio and stonemask); NaN where nothing is voiced."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # pyworld's way of finding its version
        import pyworld

    samples = audio.samples.astype(np.float64)
    coarse, times = pyworld.dio(samples, audio.sample_rate, f0_floor=60.0, f0_ceil=500.0)
    f0 = pyworld.stonemask(samples, coarse, times, audio.sample_rate)
    voiced = f0[f0 > 0]
    return float(np.median(voiced)) if voiced.size else float("nan")


if __name__ == "__main__":
    sys.exit(main())

"""Part 5: how quick and how large the voice is."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.machine import best_of
from benchmarks.quality.report import Row, at_most, reported
from benchmarks.quality.voice import Candidate
from benchmarks.sentences import Sentence

REAL_TIME_FACTOR = 0.15
MEGABYTES = 40.0
THREADS = 2
_REPEATS = 4


def speed_rows(voice: Candidate, sentences: Sequence[Sentence]) -> list[Row]:
    """Real-time factor of a warm synthesizer on two threads, from text to samples; size of the folder."""
    import torch

    part, text = "5 speed and size", " ".join(sentence.text for sentence in sentences)
    before = torch.get_num_threads()
    torch.set_num_threads(THREADS)
    try:
        length_s = voice.speak(text, temperature=0.5).seconds
        # A seed of its own for each run: nothing that was spoken before may be remembered.
        seeds = iter(range(1, _REPEATS + 1))
        took = best_of(_REPEATS, lambda: voice.speak(text, temperature=0.5, seed=next(seeds)))
    finally:
        torch.set_num_threads(before)
    beside = f"{THREADS} threads, best of {_REPEATS}, {length_s:.0f} s of speech"
    return [
        at_most(part, "real-time factor", took.wall_s / length_s, REAL_TIME_FACTOR, "", beside),
        reported(part, "CPU time over length", took.cpu_s / length_s),
        at_most(part, "size", voice.megabytes(), MEGABYTES, "MB"),
    ]

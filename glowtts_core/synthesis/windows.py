"""The stretches of frames that a sentence is decoded in, and how their sound is joined.

A sentence of usual length is one window. A long one is decoded in several with frames to spare on both sides;
the joins lie at marks or between words and are cross-faded over one frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from glowtts_core.synthesis.segmentation import cuts
from glowtts_core.types import Phone

Samples = npt.NDArray[np.float32]

WINDOW_FRAMES = 1400
"""Frames decoded at once (16 s): bounds memory and how long a cancelled job goes on."""
EARLY_FRAMES = 420
"""Frames of the very first window of an utterance (4.9 s), so that it is heard soon."""
HALO_FRAMES = 64
"""Frames decoded beyond both ends of a window, so that its edges sound as if there were no window."""
JOIN_FRAMES = 1
"""Frames over which two windows are cross-faded."""


@dataclass(frozen=True, slots=True)
class Window:
    """Frames [low, high) of a sentence, decoded within the wider [wide_low, wide_high)."""

    low: int
    high: int
    wide_low: int
    wide_high: int
    last: bool


def windows(phones: Sequence[Phone], frames: npt.NDArray[np.int64], multiple: int, early: bool) -> Iterator[Window]:
    """Covers the frames of a sentence, [P] per phone; wide ends are multiples of ``multiple``."""
    ends = np.cumsum(frames)
    total = int(ends[-1])
    places = cuts(phones, frames.tolist(), WINDOW_FRAMES, EARLY_FRAMES if early else None)
    bounds = sorted({0, total, *(int(ends[place - 1]) for place in places)})
    for low, high in pairwise(bounds):
        wide_low = max(0, low - HALO_FRAMES) // multiple * multiple
        wide_high = min(total, -(-(high + HALO_FRAMES) // multiple) * multiple)
        yield Window(low, high, wide_low, wide_high, high == total)


class Joiner:
    """Cross-fades the end of each window with the beginning of the next."""

    def __init__(self, samples: int) -> None:
        self._length = samples
        self._tail = np.zeros(0, dtype=np.float32)

    def join(self, pieces: Iterator[Samples], last: bool) -> Iterator[Samples]:
        """The pieces of a window that runs ``samples`` beyond its end unless it is the last one."""
        fading = self._tail
        held = np.zeros(0, dtype=np.float32)
        keep = 0 if last else self._length
        for piece in pieces:
            faded, fading = self._faded(piece, fading) if len(fading) else (piece, fading)
            held = np.concatenate([held, faded])
            ready, held = held[: max(0, len(held) - keep)], held[max(0, len(held) - keep) :]
            if len(ready):
                yield ready
        self._tail = held

    def _faded(self, piece: Samples, tail: Samples) -> tuple[Samples, Samples]:
        count = min(len(piece), len(tail))
        place = self._length - len(tail) + np.arange(count, dtype=np.float32) + np.float32(0.5)
        rise = place / np.float32(self._length)
        mixed = piece.copy()
        mixed[:count] = tail[:count] * (1 - rise) + piece[:count] * rise
        return mixed, tail[count:]

"""The buffer between the window and the sound card: one side writes, the card's callback takes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

CAPACITY = 2**18
"""Samples; more than a second at any usual rate, so that what was just played can still be looked at."""


class RingBuffer:
    """Mono samples on their way to one playback. One thread writes, one other takes; neither ever waits.

    Counters only grow and each has one writer, so no lock is needed. `take` is made for an audio callback: it
    copies, and does nothing else.
    """

    def __init__(self, gain: float = 1.0) -> None:
        self._buffer = np.zeros(CAPACITY, np.float32)
        self.gain = gain
        """Ratio on what is taken from now on."""
        self.closed = False
        """Once true, only silence is taken."""
        self.written = 0
        """Samples written so far."""
        self.taken = 0
        """Samples taken so far."""
        self.calls = 0
        """How often the card has asked."""
        self._mark = (0, 0.0)

    @property
    def waiting(self) -> int:
        """Samples written but not taken yet."""
        return self.written - self.taken

    def write(self, samples: Samples) -> None:
        """Appends samples; there must be room for them (`CAPACITY` less what is waiting)."""
        start = self.written % CAPACITY
        first = min(len(samples), CAPACITY - start)
        self._buffer[start : start + first] = samples[:first]
        self._buffer[: len(samples) - first] = samples[first:]
        self.written += len(samples)

    def take(self, out: Samples, heard_at_s: float) -> None:
        """Fills ``out`` [T] with what comes next, times the gain; silence where nothing waits.

        ``heard_at_s`` is when the first of them leaves the loudspeaker, on the clock given to `heard`.
        """
        self.calls += 1
        count = 0 if self.closed else min(len(out), self.written - self.taken)
        start = self.taken % CAPACITY
        first = min(count, CAPACITY - start)
        np.multiply(self._buffer[start : start + first], self.gain, out=out[:first])
        np.multiply(self._buffer[: count - first], self.gain, out=out[first:count])
        out[count:] = 0
        if count:  # otherwise the last mark still tells how much of what was taken has been heard
            self._mark = (self.taken, heard_at_s)
            self.taken += count

    def heard(self, now_s: float, rate: int) -> int:
        """Samples that have left the loudspeaker by now."""
        before, heard_at_s = self._mark
        return max(0, min(self.taken, before + round((now_s - heard_at_s) * rate)))

    def peak(self, start: int, end: int) -> float:
        """Largest magnitude of the written samples [start, end), before the gain; they must not be overwritten yet."""
        if end <= start:
            return 0.0
        low, high = start % CAPACITY, (end - 1) % CAPACITY + 1
        if low < high:
            return float(np.abs(self._buffer[low:high]).max())
        return float(max(np.abs(self._buffer[low:]).max(), np.abs(self._buffer[:high]).max()))

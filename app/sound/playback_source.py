"""What is to be played, at the rate of the device: grows while it plays, may loop, may start anywhere."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import soxr

Samples = npt.NDArray[np.float32]

_NOTHING = np.zeros(0, np.float32)


class PlaybackSource:
    """A sound that arrives in pieces. Positions are in seconds from its beginning."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        """Samples per second of what is fed."""
        self.loop = False
        """Whether it begins again at its end."""
        self.complete = False
        """Whether all pieces have been fed."""
        self._pieces: list[Samples] = []
        self._length = 0
        self.aim(0.0, rate)

    @property
    def seconds(self) -> float:
        """Length of what has been fed so far."""
        return self._length / self.rate

    @property
    def exhausted(self) -> bool:
        """Whether everything has been drawn."""
        return self._flushed

    def feed(self, samples: Samples) -> None:
        """Appends a piece [T]."""
        if len(samples):
            self._pieces.append(samples)
            self._length += len(samples)

    def aim(self, start_s: float, device_rate: int) -> None:
        """Lets drawing begin at a position, for a device of this rate."""
        self._device_rate = device_rate
        self._start_s = start_s
        self._place = min(round(start_s * self.rate), self._length)
        self._wraps = 0
        self._flushed = False
        self._converter = None if device_rate == self.rate else soxr.ResampleStream(self.rate, device_rate, 1)

    def draw(self, most: int) -> Samples:
        """About ``most`` samples at the device's rate, fewer where no more have been fed yet, [t]."""
        wanted = max(1, round(most * self.rate / self._device_rate))
        fresh: list[Samples] = []
        while wanted > 0 and (piece := self._next(wanted)) is not None:
            fresh.append(piece)
            wanted -= len(piece)
        self._flushed = wanted > 0 and self.complete
        joined = np.concatenate(fresh) if fresh else _NOTHING
        if self._converter is None:
            return joined
        converted: Samples = self._converter.resample_chunk(joined, last=self._flushed)
        return converted

    def position_s(self, played: int) -> float:
        """Where in the sound the playhead is after so many samples of the device."""
        place_s = self._start_s + played / self._device_rate
        if not self.seconds:
            return self._start_s
        laps = min(int(place_s / self.seconds), self._wraps)
        return min(place_s - laps * self.seconds, self.seconds)

    def _next(self, most: int) -> Samples | None:
        """Up to ``most`` samples from where drawing stands, or None at the present end."""
        if self._place >= self._length:
            if not (self.loop and self.complete and self._length):
                return None
            self._place = 0
            self._wraps += 1
        start = self._place
        for piece in self._pieces:
            if start < len(piece):
                found = piece[start : start + most]
                self._place += len(found)
                return found
            start -= len(piece)
        return None

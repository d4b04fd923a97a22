"""Speaking a stretch anew where it has changed, and only there.

Compared is what drives the vocoder, frame by frame, after the frames have been matched by the sound they belong to.
Where it is the same in all frames that the samples depend on, the samples spoken last stand for what they would be.
The driving values are kept as well: what is taken for the same is replaced by what it was, so nothing ever drifts.

Axes: C mel bands, T frames, D numbers that drive the vocoder.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from glowtts_core.errors import VoiceError
from glowtts_core.synthesis.device import device_words
from glowtts_core.vocoder.interface import Drive, Vocoder

Samples = npt.NDArray[np.float32]
Frames = npt.NDArray[np.int64]

TOLERANCE = 1e-3
"""Largest difference of what counts as the same: of a log-mel value 60 dB below the sound, of a source likewise."""
PITCH_TOLERANCE = 2e-5
"""The same of F0, as a ratio: well above rounding, which a phase would add up, and far below what can be heard."""
KEPT_FRAMES = 12_000
"""Frames of spoken stretches that are remembered (140 s, about 35 MB)."""
_FIRST_CHUNK_FRAMES = 48
_CHUNK_FRAMES = 192
_WINDOW_FRAMES = 2  # of the sources that one spectrum is made from, on each side


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """What is to be spoken: frames [low, high) of a mel and a pitch."""

    name: Hashable
    """Equal for the versions of one stretch."""
    places: Frames
    """Which sound and which frame of it each frame is, [T]; see `noise_places`."""
    mel: Tensor
    """[1, C, T]."""
    f0_hz: Tensor | None
    """[1, T]; None for a vocoder that takes none."""
    seed: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, eq=False)
class _Version:
    said: Stretch
    rows: Tensor
    """[T, D]."""
    samples: Samples
    """Of its frames [low, high)."""


class IncrementalVocoder:
    """A vocoder that remembers what it spoke last of each stretch."""

    def __init__(self, vocoder: Vocoder) -> None:
        self._vocoder = vocoder
        self._kept: OrderedDict[Hashable, _Version] = OrderedDict()

    def speak(self, stretch: Stretch, check: Callable[[], None], *, early: bool) -> Iterator[Samples]:
        """The samples of the stretch in pieces, the first one small if ``early``.

        Raises:
            VoiceError: the vocoder answers with something that is no number.
            DeviceError: the device failed.
        """
        old, hop = self._kept.get(stretch.name), self._vocoder.hop
        with device_words():
            stretch, drive, partner = self._ready(stretch, old)
        spoken: list[Samples] = []
        for low, high in _parts(partner, stretch.low, stretch.high, early=early):
            check()
            if old is not None and partner[low] >= 0:
                first = int(partner[low]) - old.said.low
                samples = old.samples[hop * first : hop * (first + high - low)]
            else:
                samples = self._spoken(drive, low, high)
            spoken.append(samples)
            yield samples
        self._keep(stretch, drive, np.concatenate(spoken))

    def _ready(self, stretch: Stretch, old: _Version | None) -> tuple[Stretch, Drive, Frames]:
        """The stretch and what drives it, both as before where they are the same, and what need not be spoken."""
        if old is None or not self._vocoder.is_local:
            return stretch, self._drive(stretch), np.full(len(stretch.places), -1)
        stretch = _steadied(stretch, old)
        drive, partner = _matched(self._drive(stretch), stretch, old, self._vocoder.context_frames() + _WINDOW_FRAMES)
        return stretch, drive, partner

    def _drive(self, stretch: Stretch) -> Drive:
        places = torch.from_numpy(stretch.places).to(stretch.mel.device)
        return self._vocoder.drive(stretch.mel, stretch.f0_hz, seed=stretch.seed, places=places)

    def _spoken(self, drive: Drive, low: int, high: int) -> Samples:
        with device_words():
            samples = self._vocoder.speak(drive, low, high).float().cpu().numpy()
        if not np.isfinite(samples).all():
            raise VoiceError("The vocoder of this voice is broken: it answers with no numbers.")
        return samples

    def _keep(self, stretch: Stretch, drive: Drive, samples: Samples) -> None:
        self._kept[stretch.name] = _Version(stretch, drive.rows, samples)
        self._kept.move_to_end(stretch.name)
        total = sum(len(one.rows) for one in self._kept.values())
        while total > KEPT_FRAMES and len(self._kept) > 1:
            total -= len(self._kept.popitem(last=False)[1].rows)


@torch.inference_mode()
def _steadied(stretch: Stretch, old: _Version) -> Stretch:
    """The stretch with the mel and the pitch of the old version in frames where it has the same ones."""
    device = stretch.mel.device
    partner = _partners(old.said.places, stretch.places)
    known, index = torch.from_numpy(partner >= 0).to(device), torch.from_numpy(np.maximum(partner, 0)).to(device)
    mel = old.said.mel[..., index]
    same = known & ((stretch.mel - mel).abs().amax((0, 1)) <= TOLERANCE)
    mel, f0_hz = torch.where(same, mel, stretch.mel), stretch.f0_hz
    if f0_hz is not None and old.said.f0_hz is not None:
        before = old.said.f0_hz[:, index]
        f0_hz = torch.where(known & ((f0_hz - before).abs() <= PITCH_TOLERANCE * before), before, f0_hz)
    return replace(stretch, mel=mel, f0_hz=f0_hz)


@torch.inference_mode()
def _matched(drive: Drive, stretch: Stretch, old: _Version, context: int) -> tuple[Drive, Frames]:
    """What to speak with, and for each frame the one of the old version whose samples stand for it; -1 = none."""
    partner = _partners(old.said.places, stretch.places)
    before = old.rows[torch.from_numpy(np.maximum(partner, 0)).to(drive.rows.device)]
    same = (partner >= 0) & ((drive.rows - before).abs().amax(1) <= TOLERANCE).cpu().numpy()
    snapped = torch.where(torch.from_numpy(same).to(drive.rows.device).unsqueeze(1), before, drive.rows)
    changed = ~same
    torn = np.diff(partner) != 1
    changed[1:] |= torn
    changed[:-1] |= torn
    # The ends are as they were only where both versions end there.
    ends = (partner[0] != 0, partner[-1] != len(old.rows) - 1)
    wide = np.concatenate([np.full(context, ends[0]), changed, np.full(context, ends[1])])
    sums = np.cumsum(np.concatenate([[0], wide]))
    touched = sums[2 * context + 1 :] > sums[: -2 * context - 1]
    spoken = (partner >= old.said.low) & (partner < old.said.high)
    return replace(drive, rows=snapped), np.where(~touched & spoken, partner, -1)


def _partners(old: Frames, new: Frames) -> Frames:
    """For each place of a new version where the old one has it, -1 = nowhere, [T]."""
    order = np.argsort(old, kind="stable")
    found = np.minimum(np.searchsorted(old[order], new), len(old) - 1)
    return np.where(old[order][found] == new, order[found], -1)


def _parts(partner: Frames, low: int, high: int, *, early: bool) -> Iterator[tuple[int, int]]:
    """Frames [low, high) in parts that are either taken over as a whole or small enough to be spoken at once."""
    taken = partner[low:high] >= 0
    turns = (np.flatnonzero(taken[1:] != taken[:-1]) + 1 + low).tolist()
    size = _FIRST_CHUNK_FRAMES if early else _CHUNK_FRAMES
    for start, end in pairwise([low, *turns, high]):
        if partner[start] >= 0:
            yield start, end
            continue
        place = start
        while place < end:
            yield place, min(end, place + size)
            place += size
            size = min(2 * size, _CHUNK_FRAMES)

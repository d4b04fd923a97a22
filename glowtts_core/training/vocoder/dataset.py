"""Random crops of recordings for vocoder training, with the changes that make the vocoder robust.

Axes: B batch, C mel bands, T frames, N = hop * T samples.

Three things are asked of the vocoder beyond copying: to follow a pitch that the mel does not show (mels of a
pitch-shifted resynthesis, true samples), to speak at pitches the reader never used (resampled recordings), and to
stand the smoother, noisier mels of an acoustic model (blurred and disturbed mels, or that model's own).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import soxr
import torch
from torch import Tensor
from torch.nn import functional

from glowtts_core.audio.mel import MelSpec, log_mel
from glowtts_core.errors import CorpusError

Floats = npt.NDArray[np.float32]
_MARGIN = 2  # frames beyond each end of a crop, so that no mel frame sees a reflected edge


@dataclass(frozen=True, slots=True)
class Recording:
    """One clip: samples int16 [256 T], F0 in Hz [T] (0 = unvoiced), and perhaps a resynthesis at another pitch."""

    samples: npt.NDArray[np.int16]
    f0_hz: Floats
    shifted: npt.NDArray[np.int16] | None = None
    """The same speech with its pitch moved by ``shift_st``, aligned sample by sample."""
    shift_st: float = 0.0
    spoken: npt.NDArray[np.float16] | None = None
    """The clip's mel as the acoustic model speaks it in the recording's own timing [C, T]."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Crops to train on."""

    mel: Tensor
    """[B, C, T], disturbed."""
    mel_f0_hz: Tensor
    """[B, T]: the pitch the mel shows, NaN where nobody knows; what the pitch net should find."""
    f0_hz: Tensor
    """[B, T]: the pitch of the samples; what the generator is told."""
    samples: Tensor
    """[B, N]."""

    def share(self, rows: slice) -> Batch:
        """Some of the crops."""
        return Batch(self.mel[rows], self.mel_f0_hz[rows], self.f0_hz[rows], self.samples[rows])

    def to(self, device: torch.device) -> Batch:
        """The same crops on a device."""
        return Batch(*(part.to(device) for part in (self.mel, self.mel_f0_hz, self.f0_hz, self.samples)))


@dataclass(frozen=True, slots=True)
class Disturbance:
    """How often and how much crops are changed (shares of crops, 0..1)."""

    resampled: float = 0.25
    shifted: float = 0.3
    noisy: float = 0.5
    blurred: float = 0.4
    largest_shift_st: float = 4.0
    largest_noise: float = 0.2
    gain_db: float = 3.0
    spoken: float = 0.4


class _Crop(NamedTuple):
    """One crop, margins included."""

    source: Floats
    """Samples for the mel."""
    target: Floats
    """Samples to make."""
    source_f0_hz: Floats
    target_f0_hz: Floats
    spoken: Floats | None
    """Mel [C, T] that stands in for that of ``source``."""


class CropSource:
    """Draws batches; the crop drawn for a (seed, step) is always the same, so that training resumes exactly."""

    def __init__(
        self,
        recordings: Sequence[Recording],
        spec: MelSpec,
        *,
        batch: int,
        frames: int,
        seed: int,
        disturbance: Disturbance | None = None,
    ) -> None:
        if not recordings:
            raise CorpusError("The corpus holds no recordings to train the vocoder on.")
        self.recordings = recordings
        self.spec, self.batch, self.frames, self.seed = spec, batch, frames, seed
        self.disturbance = disturbance or Disturbance()
        lengths = np.array([len(r.f0_hz) for r in recordings], dtype=np.float64)
        self._cumulative = np.cumsum(lengths / lengths.sum())

    def draw(self, step: int) -> Batch:
        """The batch of a step."""
        rng = np.random.default_rng((self.seed, step))
        crops = [self._crop(rng) for _ in range(self.batch)]
        inputs, targets, input_f0, target_f0 = (
            torch.from_numpy(np.stack(part))
            for part in zip(*((c.source, c.target, c.source_f0_hz, c.target_f0_hz) for c in crops), strict=True)
        )
        inner = slice(_MARGIN, -_MARGIN)
        shown = log_mel(inputs, self.spec)
        for row, crop in enumerate(crops):
            if crop.spoken is not None:
                shown[row] = torch.from_numpy(crop.spoken)
        mel = disturb(shown, rng, self.disturbance)[..., inner]
        hop = self.spec.hop
        return Batch(
            mel.contiguous(), input_f0[:, inner], target_f0[:, inner], targets[:, _MARGIN * hop : -_MARGIN * hop]
        )

    def _crop(self, rng: np.random.Generator) -> _Crop:
        change, hop, wanted = self.disturbance, self.spec.hop, self.frames + 2 * _MARGIN
        index = min(int(np.searchsorted(self._cumulative, rng.random())), len(self.recordings) - 1)
        recording = self.recordings[index]
        kind = rng.random()
        shift_st = rng.uniform(-change.largest_shift_st, change.largest_shift_st) if kind < change.resampled else 0.0
        ratio = 2.0 ** (shift_st / 12.0)
        total = len(recording.f0_hz)
        take = int(np.ceil(wanted * ratio)) + 1
        first = int(rng.integers(0, max(total - take, 0) + 1))
        part = slice(hop * first, hop * (first + take))
        gain = 10.0 ** (rng.normal(0.0, change.gain_db) / 20.0) / 32767.0
        target = recording.samples[part].astype(np.float32)
        f0 = recording.f0_hz[first : first + take]
        if shift_st:
            target = soxr.resample(target, ratio * self.spec.sample_rate, self.spec.sample_rate).astype(np.float32)
            f0 = _resampled_f0(f0, ratio)
        target, f0 = _fit(target, hop * wanted), _fit(f0, wanted)
        source, source_f0 = target, f0
        if recording.shifted is not None and not shift_st and kind > 1.0 - change.shifted:
            source = _fit(recording.shifted[part].astype(np.float32), hop * wanted)
            source_f0 = (f0 * 2.0 ** (recording.shift_st / 12.0)).astype(np.float32)
        gain = min(gain, 0.99 / max(float(np.abs(target).max()), float(np.abs(source).max()), 1.0))
        spoken = None
        if recording.spoken is not None and change.resampled <= kind < change.resampled + change.spoken:
            louder = np.float32(np.log(gain * 32767.0))
            quiet = np.float32(np.log(self.spec.floor))
            cut = recording.spoken[:, first : first + wanted].astype(np.float32) + louder
            spoken = np.pad(cut, ((0, 0), (0, wanted - cut.shape[1])), constant_values=quiet).clip(quiet)
            # The model's melody is its own: what it shows in each frame is not what the recording sang there.
            source_f0 = np.full_like(f0, np.nan)
        return _Crop(source * np.float32(gain), target * np.float32(gain), source_f0, f0, spoken)


def disturb(mel: Tensor, rng: np.random.Generator, change: Disturbance) -> Tensor:
    """Mel [B, C, T] -> [B, C, T]: some items blurred over time or bands, some with noise added."""
    items = mel.shape[0]
    blur = np.zeros((items, 2), dtype=np.float32)
    for axis in range(2):
        blur[:, axis] = rng.uniform(0.0, 1.0, items) * (rng.random(items) < change.blurred)
    amount = torch.from_numpy(blur).view(items, 2, 1, 1).to(mel.device)
    over_time = functional.avg_pool1d(functional.pad(mel, (1, 1), mode="replicate"), 3, 1)
    mel = torch.lerp(mel, over_time, amount[:, 0])
    padded = functional.pad(mel.transpose(1, 2), (1, 1), mode="replicate")
    mel = torch.lerp(mel, functional.avg_pool1d(padded, 3, 1).transpose(1, 2), amount[:, 1])
    level = rng.uniform(0.0, change.largest_noise, items) * (rng.random(items) < change.noisy)
    noise = torch.from_numpy(rng.standard_normal(mel.shape, dtype=np.float32)).to(mel.device)
    return mel + noise * torch.from_numpy(level.astype(np.float32)).view(items, 1, 1).to(mel.device)


def _fit(values: Floats, length: int) -> Floats:
    """Cut, or pad with zeros, to a length."""
    return np.pad(values[:length], (0, max(0, length - len(values)))).astype(np.float32)


def _resampled_f0(f0_hz: Floats, ratio: float) -> Floats:
    """F0 [T] of a recording played ``ratio`` times as fast, on the frame grid of the result."""
    frames = int(len(f0_hz) / ratio)
    place = ((np.arange(frames) + 0.5) * ratio - 0.5).clip(0, len(f0_hz) - 1)
    low = place.astype(np.int64)
    high = np.minimum(low + 1, len(f0_hz) - 1)
    near = f0_hz[np.round(place).astype(np.int64)]
    between = f0_hz[low] + (f0_hz[high] - f0_hz[low]) * (place - low)
    both = (f0_hz[low] > 0) & (f0_hz[high] > 0)
    return (np.where(both, between, near) * ratio).astype(np.float32)

"""The only definition of the mel spectrogram: training, vocoder and every view use this one.

Axes: N samples, T frames.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional as F

from glowtts_core.errors import ConfigError

_LINEAR_HZ_PER_MEL = 200.0 / 3
_LOG_START_HZ = 1000.0
_LOG_STEP = np.log(6.4) / 27.0


@dataclass(frozen=True, slots=True)
class MelSpec:
    """Constants of a log-mel spectrogram. The defaults are the studio's own and HiFi-GAN's."""

    sample_rate: int = 22050
    n_fft: int = 1024
    hop: int = 256
    win: int = 1024
    n_mels: int = 80
    fmin: float = 0.0
    fmax: float | None = 8000.0
    """Upper edge in Hz; None = half the sample rate."""
    floor: float = 1e-5
    """Magnitudes are clamped from below before the natural logarithm."""
    centred: bool = False
    """False: HiFi-GAN's grid, frame t covers samples hop·t .. hop·(t+1) in its middle, T = N // hop.
    True: the reference Glow-TTS grid, frame t is centred on sample hop·t, T = 1 + N // hop."""

    @property
    def frame_s(self) -> float:
        """Length of a frame in seconds."""
        return self.hop / self.sample_rate

    def to_json(self) -> dict[str, object]:
        """A plain dictionary of every field."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> MelSpec:  # plain JSON
        """The inverse of `to_json`; unknown names are a `ConfigError`."""
        if unknown := sorted(set(values) - {f.name for f in fields(cls)}):
            raise ConfigError(f"Unknown mel setting: {', '.join(unknown)}.")
        return cls(**values)


def hz_to_mel(hz: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Slaney's mel scale: linear below 1 kHz, logarithmic above."""
    linear = hz / _LINEAR_HZ_PER_MEL
    bent = _LOG_START_HZ / _LINEAR_HZ_PER_MEL + np.log(np.maximum(hz, 1e-9) / _LOG_START_HZ) / _LOG_STEP
    return np.where(hz < _LOG_START_HZ, linear, bent)


def mel_to_hz(mel: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The inverse of `hz_to_mel`."""
    start = _LOG_START_HZ / _LINEAR_HZ_PER_MEL
    bent = _LOG_START_HZ * np.exp(_LOG_STEP * (mel - start))
    return np.where(mel < start, mel * _LINEAR_HZ_PER_MEL, bent)


@lru_cache(maxsize=8)
def mel_basis(spec: MelSpec) -> npt.NDArray[np.float32]:
    """Triangular filters [n_mels, n_fft // 2 + 1], each of unit area (Slaney's normalisation). Read-only."""
    fmax = spec.sample_rate / 2 if spec.fmax is None else spec.fmax
    limits = hz_to_mel(np.array([spec.fmin, fmax]))
    corners = mel_to_hz(np.linspace(limits[0], limits[1], spec.n_mels + 2))
    bins = np.linspace(0.0, spec.sample_rate / 2, spec.n_fft // 2 + 1)
    rising = (bins[None, :] - corners[:-2, None]) / np.diff(corners)[:-1, None]
    falling = (corners[2:, None] - bins[None, :]) / np.diff(corners)[1:, None]
    triangles = np.maximum(0.0, np.minimum(rising, falling))
    basis = (triangles * (2.0 / (corners[2:] - corners[:-2]))[:, None]).astype(np.float32)
    basis.flags.writeable = False
    return basis


def magnitude(samples: Tensor, spec: MelSpec) -> Tensor:
    """STFT magnitudes: samples [..., N] -> [..., n_fft // 2 + 1, T] with a periodic Hann window.

    The uncentred grid adds 1e-9 to the power, as HiFi-GAN does, so that the gradient stays finite at silence.

    Raises:
        ConfigError: fewer samples than the reflection at the edges needs.
    """
    flat = samples.reshape(-1, samples.shape[-1]).float()
    pad = spec.n_fft // 2 if spec.centred else (spec.n_fft - spec.hop) // 2
    if flat.shape[-1] <= pad:
        raise ConfigError(
            f"A mel needs more than {pad} samples ({pad / spec.sample_rate:.3f} s); got {flat.shape[-1]}."
        )
    padded = F.pad(flat.unsqueeze(1), (pad, pad), mode="reflect").squeeze(1)
    window = torch.hann_window(spec.win, device=flat.device)
    spectrum = torch.stft(padded, spec.n_fft, spec.hop, spec.win, window, center=False, return_complex=True)
    power = spectrum.real.square() + spectrum.imag.square()
    result = torch.sqrt(power if spec.centred else power + 1e-9)
    return result.reshape(*samples.shape[:-1], *result.shape[1:])


def log_mel(samples: Tensor, spec: MelSpec) -> Tensor:
    """Natural-log mel spectrogram: samples [..., N] in ±1 -> [..., n_mels, T]."""
    basis = torch.from_numpy(mel_basis(spec).copy()).to(samples.device)
    return torch.log(torch.clamp(basis @ magnitude(samples, spec), min=spec.floor))

"""Griffin-Lim, so that a voice without a vocoder still speaks.

Axes: B batch, C mel bands, T frames, K frequency bins, N = hop * T samples.
"Fast" variant with momentum: Perraudin, Balazs & Søndergaard 2013.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
from torch import Tensor
from torch.nn import functional

from glowtts_core.errors import ConfigError
from glowtts_core.vocoder.excitation import white_noise
from glowtts_core.vocoder.frames import FrameGrid
from glowtts_core.vocoder.interface import Drive, Vocoder, check_one_item

_MOMENTUM = 0.99
_INVERSION_STEPS = 30


@dataclass(frozen=True, slots=True)
class GriffinLimConfig:
    """Size of the transform and number of rounds."""

    mel_bands: int = 80
    n_fft: int = 1024
    hop: int = 256
    rounds: int = 40


class GriffinLimVocoder(Vocoder):
    """Magnitudes from the mel by non-negative least squares, phases by alternating projections.

    ``basis`` [C, K] is the mel filter bank the mels were made with. It is kept among the weights, so that a stored
    vocoder finds it again; without one the vocoder is empty until weights are loaded.
    """

    kind = "griffin_lim"
    is_local = False
    basis: Tensor

    def __init__(self, config: GriffinLimConfig | None = None, basis: Tensor | None = None) -> None:
        """``basis``: the mel filter bank [C, K]; zeros, to be loaded, without it."""
        super().__init__()
        self.config = config = config or GriffinLimConfig()
        self.hop = config.hop
        self.grid = FrameGrid(config.n_fft, config.hop)
        shape = (config.mel_bands, self.grid.bins)
        if basis is not None and tuple(basis.shape) != shape:
            raise ConfigError(f"The mel filter bank has the shape {tuple(basis.shape)} instead of {shape}.")
        self.register_buffer("basis", torch.zeros(shape) if basis is None else basis.float().clone())

    def config_dict(self) -> dict[str, object]:
        """Settings as JSON values."""
        return asdict(self.config)

    def context_frames(self) -> int:
        """Every round reaches further, so no context short of the whole is exact; this is what one round reaches."""
        return self.grid.reach_frames

    def forward(self, mel: Tensor, f0_hz: Tensor | None = None, *, seed: int = 0) -> Tensor:
        """Mel [B, C, T] -> samples [B, N]; ``f0_hz`` changes nothing, ``seed`` decides the first phases."""
        magnitude = self.magnitudes(mel)
        batch, frames, bins = magnitude.shape
        seeds = torch.full((batch,), seed, dtype=torch.int64, device=mel.device)
        angle = white_noise(seeds, frames * bins).view(batch, frames, bins) * torch.pi
        guess = torch.polar(magnitude, angle)
        before = torch.zeros_like(guess)
        for _ in range(self.config.rounds):
            margin = self.grid.margin
            right = self.grid.n_fft - self.grid.hop - margin  # one more where the hop is odd
            padded = functional.pad(self.grid.synthesise(guess), (margin, right))
            now = self.grid.analyse(padded)
            ahead = now + _MOMENTUM * (now - before)
            guess = magnitude * ahead / ahead.abs().clamp_min(1e-8)
            before = now
        return self.grid.synthesise(guess)

    def drive(self, mel: Tensor, f0_hz: Tensor | None = None, *, seed: int = 0, places: Tensor | None = None) -> Drive:
        """Mel [1, C, T] -> the whole, rendered here; ``f0_hz`` and ``places`` change nothing."""
        check_one_item(mel)
        with torch.inference_mode():
            return Drive(mel[0].T, seed, (self(mel, seed=seed)[0],))

    def speak(self, drive: Drive, low: int, high: int) -> Tensor:
        """Samples [hop * (high - low)] of the frames [low, high)."""
        return drive.edges[0][self.hop * low : self.hop * high]

    def magnitudes(self, mel: Tensor) -> Tensor:
        """Log-mel [B, C, T] -> magnitudes [B, T, K] >= 0 whose mel comes closest (projected gradient descent)."""
        if not bool(self.basis.any()):
            raise ConfigError("Griffin-Lim needs the mel filter bank of the voice, but none was given.")
        target = mel.transpose(1, 2).exp()
        inverse = torch.linalg.pinv(self.basis)
        magnitude = (target @ inverse.T).clamp_min(0.0)
        step = 1.0 / torch.linalg.matrix_norm(self.basis, 2) ** 2
        for _ in range(_INVERSION_STEPS):
            error = magnitude @ self.basis.T - target
            magnitude = (magnitude - step * (error @ self.basis)).clamp_min(0.0)
        return torch.as_tensor(magnitude)

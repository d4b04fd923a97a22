"""Short-time Fourier frames on the mel's own grid: T frames <-> exactly hop * T samples.

Axes: B batch, T frames, K frequency bins (n_fft / 2 + 1), N = hop * T samples.
Frame t covers the samples [hop * t - margin, hop * t - margin + n_fft), margin = (n_fft - hop) / 2: the grid of the
HiFi-GAN mel, so that a filter predicted from mel frame t acts where the mel was measured.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from glowtts_core.errors import ConfigError


class FrameGrid(nn.Module):
    """Analysis and overlap-add synthesis with a periodic Hann window."""

    window: Tensor

    def __init__(self, n_fft: int = 1024, hop: int = 256) -> None:
        super().__init__()
        if n_fft % hop or (n_fft // hop) % 2:
            raise ConfigError(f"The Fourier size {n_fft} must be an even multiple of the hop {hop}.")
        self.n_fft, self.hop = n_fft, hop
        self.margin = (n_fft - hop) // 2
        self.bins = n_fft // 2 + 1
        self.register_buffer("window", torch.hann_window(n_fft), persistent=False)

    @property
    def reach_frames(self) -> int:
        """Frames on each side whose windows overlap the samples of a frame."""
        return self.n_fft // self.hop // 2

    def analyse(self, padded: Tensor) -> Tensor:
        """Samples with ``margin`` more on each side [B, N + 2 margin] -> spectrum [B, T, K], complex."""
        spectrum: Tensor = torch.fft.rfft(padded.unfold(-1, self.n_fft, self.hop) * self.window)
        return spectrum

    def synthesise(self, spectrum: Tensor) -> Tensor:
        """Spectrum [B, T, K] -> samples [B, N]; the inverse of ``analyse`` (least squares)."""
        pieces = torch.fft.irfft(spectrum, n=self.n_fft) * self.window
        frames = spectrum.shape[-2]
        weights = (self.window**2).expand(1, frames, self.n_fft)
        # Dividing by the true sum keeps the level at both ends, where fewer windows overlap.
        return self._overlap_add(pieces) / self._overlap_add(weights)

    def _overlap_add(self, pieces: Tensor) -> Tensor:
        """Pieces [B, T, n_fft] -> [B, N], the margins cut off."""
        batch, frames, _ = pieces.shape
        overlap = self.n_fft // self.hop
        quarters = pieces.reshape(batch, frames, overlap, self.hop)
        total = quarters.new_zeros(())
        for part in range(overlap):
            total = total + functional.pad(quarters[:, :, part], (0, 0, part, overlap - 1 - part))
        return total.reshape(batch, -1)[:, self.margin : self.margin + frames * self.hop]

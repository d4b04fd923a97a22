"""Spectral losses of vocoder training and those of the adversarial phase. All in float32.

Axes: B batch, N samples, K frequency bins, F frames of one resolution.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from glowtts_core.audio.mel import MelSpec, mel_basis

RESOLUTIONS = ((2048, 512), (1024, 256), (512, 128), (256, 64))
"""(Fourier size, hop) in samples: from single harmonics to single pitch pulses."""
_FLOOR = 1e-7  # added to the power: below the quietest recording, above rounding noise


class SpectralLoss(nn.Module):
    """Multi-resolution STFT loss (Yamamoto et al. 2020, eq. 4-6) plus an L1 on log-mels up to Nyquist."""

    basis: Tensor

    def __init__(self, mel: MelSpec, resolutions: Sequence[tuple[int, int]] = RESOLUTIONS) -> None:
        super().__init__()
        self.resolutions = tuple(resolutions)
        self.mel_size = mel.n_fft
        full = MelSpec(mel.sample_rate, mel.n_fft, mel.hop, mel.win, mel.n_mels, mel.fmin, None, mel.floor)
        self.register_buffer("basis", torch.from_numpy(mel_basis(full).copy()), persistent=False)

    def forward(self, made: Tensor, true: Tensor) -> dict[str, Tensor]:
        """Samples [B, N] and [B, N] -> scalars: ``convergence``, ``magnitude`` (means over resolutions), ``mel``."""
        convergence = magnitude = made.new_zeros(())
        mel = made.new_zeros(())
        for size, hop in self.resolutions:
            a = spectrum(made, size, hop)
            with torch.no_grad():
                b = spectrum(true, size, hop)
            convergence = convergence + torch.linalg.vector_norm(a - b) / torch.linalg.vector_norm(b).clamp_min(1e-3)
            magnitude = magnitude + (a.log() - b.log()).abs().mean()
            if size == self.mel_size:
                mel = ((self.basis @ a).clamp_min(1e-5).log() - (self.basis @ b).clamp_min(1e-5).log()).abs().mean()
        count = len(self.resolutions)
        return {"convergence": convergence / count, "magnitude": magnitude / count, "mel": mel}


def spectrum(samples: Tensor, size: int, hop: int) -> Tensor:
    """Samples [B, N] -> magnitudes [B, K, F] under a Hann window, never zero, so that its logarithm is finite."""
    window = torch.hann_window(size, device=samples.device)
    complex_spectrum = torch.stft(samples.float(), size, hop, size, window, center=False, return_complex=True)
    return torch.sqrt(complex_spectrum.real.square() + complex_spectrum.imag.square() + _FLOOR)


def discriminator_loss(on_true: Sequence[Tensor], on_made: Sequence[Tensor]) -> Tensor:
    """Least-squares loss of the discriminators (Kong et al. 2020, section 2.4): 1 for recordings, 0 for ours.

    Logits of any shape, a tensor for each discriminator -> the mean over discriminators, a scalar.
    """
    pairs = zip(on_true, on_made, strict=True)
    return torch.stack(
        [(1.0 - true.float()).square().mean() + made.float().square().mean() for true, made in pairs]
    ).mean()


def adversarial_loss(on_made: Sequence[Tensor]) -> Tensor:
    """Least-squares loss of the generator: its samples should be taken for recordings; logits -> a scalar."""
    return torch.stack([(1.0 - made.float()).square().mean() for made in on_made]).mean()


def feature_loss(of_true: Sequence[Sequence[Tensor]], of_made: Sequence[Sequence[Tensor]]) -> Tensor:
    """Feature matching (Kong et al. 2020, section 2.4): mean L1 of the discriminators' inner features, a scalar."""
    pairs = [(t, m) for true, made in zip(of_true, of_made, strict=True) for t, m in zip(true, made, strict=True)]
    return torch.stack([(true.detach().float() - made.float()).abs().mean() for true, made in pairs]).mean()

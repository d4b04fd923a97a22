"""Small discriminators of the adversarial phase: each looks at one resolution of the spectrogram.

Axes: B batch, N samples, C channels, K frequency bins, F frames of one resolution.
Multi-resolution spectrogram discriminators as in UnivNet (Jang et al. 2021, section 2.3), much narrower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.parametrizations import weight_norm

_SLOPE = 0.1
_FLOOR = 1e-6  # added to the power before the logarithm


@dataclass(frozen=True, slots=True)
class DiscriminatorConfig:
    """Resolutions (Fourier size, hop in samples) and width."""

    resolutions: tuple[tuple[int, int], ...] = ((1024, 256), (512, 128), (256, 64))
    channels: int = 24


class SpectrogramDiscriminator(nn.Module):
    """Samples [B, N] -> (judgement [B, 1, K', F'], inner features); 1 = a recording, 0 = made."""

    window: Tensor

    def __init__(self, size: int, hop: int, channels: int) -> None:
        super().__init__()
        self.size, self.hop = size, hop
        self.register_buffer("window", torch.hann_window(size), persistent=False)
        # Frequency shrinks by 4, 2, 2; time only once: what is judged is the fine grain in time.
        shapes = [
            (1, channels, (8, 3), (4, 1), (2, 1)),
            (channels, channels, (5, 3), (2, 1), (2, 1)),
            (channels, channels, (5, 3), (2, 2), (2, 1)),
            (channels, channels, (3, 3), (1, 1), (1, 1)),
        ]
        self.layers = nn.ModuleList(weight_norm(nn.Conv2d(*shape)) for shape in shapes)
        self.last = weight_norm(nn.Conv2d(channels, 1, 3, padding=1))

    def forward(self, samples: Tensor) -> tuple[Tensor, list[Tensor]]:
        """Samples [B, N] -> (judgement, inner features, one per layer)."""
        spectrum = torch.stft(
            samples.float(), self.size, self.hop, window=self.window, center=False, return_complex=True
        )
        power = spectrum.real.square() + spectrum.imag.square()
        x = (0.5 * (power + _FLOOR).log()).unsqueeze(1).contiguous(memory_format=torch.channels_last)
        features = []
        for layer in self.layers:
            x = functional.leaky_relu(layer(x), _SLOPE)
            features.append(x)
        return self.last(x), features


class Discriminators(nn.Module):
    """One discriminator per resolution."""

    def __init__(self, config: DiscriminatorConfig | None = None) -> None:
        super().__init__()
        config = config or DiscriminatorConfig()
        self.each = nn.ModuleList(
            SpectrogramDiscriminator(size, hop, config.channels) for size, hop in config.resolutions
        )

    def forward(self, samples: Tensor) -> tuple[Sequence[Tensor], Sequence[Sequence[Tensor]]]:
        """Samples [B, N] -> (judgements, inner features), one entry per resolution."""
        judged = [one(samples) for one in self.each]
        return [judgement for judgement, _ in judged], [features for _, features in judged]

"""Pitch and voicing from the mel, so that text alone is enough for the source-filter vocoder.

Axes: B batch, C mel bands, T frames, P pitch classes.
Classes a quarter tone-step apart with a local weighted mean, as CREPE (Kim et al. 2018) reads pitch from a wave.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from glowtts_core.vocoder.convnext import ConvNeXtStack

MEL_CENTRE = -5.5
MEL_SPREAD = 2.2
"""Typical mean and spread of a log-mel value of speech: brings the input to about unit size."""


@dataclass(frozen=True, slots=True)
class F0Config:
    """Size of the pitch net and the range it can name."""

    channels: int = 128
    hidden: int = 384
    blocks: int = 4
    lowest_hz: float = 50.0
    classes: int = 176
    classes_per_octave: int = 48


class F0Net(nn.Module):
    """Mel [B, C, T] -> logits of the pitch classes [B, T, P] and of voicing [B, T]."""

    def __init__(self, mel_bands: int, config: F0Config) -> None:
        super().__init__()
        self.config = config
        self.stack = ConvNeXtStack(mel_bands, config.channels, config.hidden, config.blocks)
        self.head = nn.Linear(config.channels, config.classes + 1)

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        """Mel [B, C, T] -> (class logits [B, T, P], voicing logits [B, T])."""
        logits = self.head(self.stack((mel - MEL_CENTRE) / MEL_SPREAD)).float()
        return logits[..., 1:], logits[..., 0]

    def decode(self, logits: Tensor, voicing: Tensor) -> Tensor:
        """Class logits [B, T, P] and voicing logits [B, T] -> F0 in Hz [B, T], 0 where voicing is below one half.

        The mean over the classes within a semitone of the best one, weighted by probability.
        """
        reach = 4
        best = logits.argmax(-1, keepdim=True)
        near = best + torch.arange(-reach, reach + 1, device=logits.device)
        inside = (near >= 0) & (near < logits.shape[-1])
        local = logits.gather(-1, near.clamp(0, logits.shape[-1] - 1)).masked_fill(~inside, -math.inf)
        place: Tensor = (local.softmax(-1) * near).sum(-1)
        f0: Tensor = self.config.lowest_hz * torch.exp2(place / self.config.classes_per_octave)
        return torch.where(voicing > 0, f0, torch.zeros_like(f0))

    def loss(self, mel: Tensor, f0_hz: Tensor) -> Tensor:
        """Mel [B, C, T], true F0 in Hz [B, T] (0 = unvoiced, NaN = unknown and not judged) -> loss, a scalar.

        Cross entropy to a bell of one class' width around the true pitch in voiced frames, plus voicing.
        """
        logits, voicing = self(mel)
        known, voiced = ~f0_hz.isnan(), f0_hz > 0
        f0_hz = f0_hz.nan_to_num()
        place = torch.log2(f0_hz.clamp_min(1.0) / self.config.lowest_hz) * self.config.classes_per_octave
        place = place.clamp(0.0, self.config.classes - 1.0)
        classes = torch.arange(self.config.classes, device=mel.device)
        bell = (-0.5 * (classes - place.unsqueeze(-1)) ** 2).softmax(-1)
        pitch: Tensor = -(bell * logits.log_softmax(-1)).sum(-1)
        pitch = (pitch * voiced).sum() / voiced.sum().clamp_min(1)
        voicing_loss = functional.binary_cross_entropy_with_logits(voicing, voiced.float(), reduction="none")
        return pitch + (voicing_loss * known).sum() / known.sum().clamp_min(1)

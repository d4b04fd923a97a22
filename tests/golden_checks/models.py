"""Builds our networks from golden configurations, and the reference's rule of generation.

Axes: B batch, C mel channels, N tokens, T frames.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor

from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.encoder import TextPrior
from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.model.layers import length_mask


def glow_tts(n_vocab: int, kwargs: Mapping[str, object], weights: Mapping[str, Tensor]) -> GlowTTS:
    """Our model, in evaluation mode, with golden weights; every name and shape must fit."""
    model = GlowTTS(GlowTTSConfig.from_reference(n_vocab, kwargs))
    model.load_state_dict(weights, strict=True)
    return model.eval()


def parameter_count(model: torch.nn.Module) -> int:
    """Number of trained values."""
    return sum(parameter.numel() for parameter in model.parameters())


class Plan(NamedTuple):
    """What generation decides before the decoder runs."""

    seconds_like: Tensor
    """Real-valued durations in frames [B, 1, N]."""
    frames: Tensor
    """Whole durations [B, 1, N]."""
    lengths: Tensor
    """Frames of each item, a multiple of n_sqz [B]."""
    path: Tensor
    """[B, N, T]."""
    mean: Tensor
    """Prior mean of every frame [B, C, T]."""
    log_scale: Tensor
    """[B, C, T]."""
    mask: Tensor
    """[B, 1, T]."""


def plan(prior: TextPrior, durations: Tensor, n_sqz: int, at_least: float = 0.0) -> Plan:
    """The reference's rule: round every duration [B, 1, N] up, drop the frames beyond a multiple of n_sqz."""
    frames = durations.ceil().clamp(min=at_least)
    lengths = frames.sum((1, 2)).clamp(min=1).long() // n_sqz * n_sqz
    mask = length_mask(lengths, int(lengths.max()))
    ends = frames.cumsum(2).transpose(1, 2)
    index = torch.arange(mask.shape[2])[None, None, :]
    path = ((index < ends) & (index >= ends - frames.transpose(1, 2))).float() * prior.mask.transpose(1, 2) * mask
    return Plan(durations, frames, lengths, path, prior.mean @ path, prior.log_scale @ path, mask)


def generate(model: GlowTTS, plan: Plan, noise: Tensor, noise_scale: float, speaker: Tensor | None) -> Tensor:
    """Mel [B, C, T] for recorded noise [B, C, at least T]."""
    drawn = noise[:, :, : plan.mask.shape[2]]
    z = (plan.mean + plan.log_scale.exp() * drawn * noise_scale) * plan.mask
    return model.decode(z, plan.mask, speaker)

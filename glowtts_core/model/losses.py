"""The two losses of Glow-TTS.

Axes: B batch, C mel channels, T frames, N tokens.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor


def negative_log_likelihood(z: Tensor, mean: Tensor, log_scale: Tensor, log_det: Tensor, mask: Tensor) -> Tensor:
    """-log p(mel | text) per dimension, in nats (equation 1 with the change of variables).

    z, mean, log_scale [B, C, T]; log_det [B]; mask [B, 1, T] -> scalar. It is a density: below zero is normal.
    """
    squared = torch.exp(-2 * log_scale) * (z - mean).square()
    total = ((log_scale + 0.5 * squared) * mask).sum() - log_det.sum()
    return total / (mask.sum() * z.shape[1]) + 0.5 * math.log(2 * math.pi)


def log_duration_target(frames: Tensor, mask: Tensor) -> Tensor:
    """frames per token [B, 1, N], mask [B, 1, N] -> log-durations [B, 1, N] for the duration loss (equation 7)."""
    return torch.log(1e-8 + frames) * mask


def duration_loss(log_duration: Tensor, target: Tensor, token_lengths: Tensor) -> Tensor:
    """Mean squared error per token in the log domain: log_duration, target [B, 1, N]; token_lengths [B] -> scalar."""
    return (log_duration - target).square().sum() / token_lengths.sum()

"""Text encoder: prenet, transformer, projection to the prior, duration predictor (section 3.3 of the paper).

Axes: B batch, C channels, T tokens.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch import Tensor, nn

from glowtts_core.model.attention import RelativeSelfAttention
from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.layers import ChannelNorm
from glowtts_core.model.sentence_positions import SentencePositions

_PRENET_KERNEL = 5
_PRENET_LAYERS = 3
_PRENET_DROPOUT = 0.5


class TextPrior(NamedTuple):
    """What the text says about the latent frames, before it is known which frame belongs to which token."""

    mean: Tensor
    """[B, n_mels, T]."""
    log_scale: Tensor
    """[B, n_mels, T]; zeros where the model is mean-only."""
    log_duration: Tensor
    """[B, 1, T], natural logarithm of frames per token."""
    mask: Tensor
    """[B, 1, T]."""


class Prenet(nn.Module):
    """Convolutions with a residual connection; the identity at the start of training."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        padding = _PRENET_KERNEL // 2
        self.conv_layers = nn.ModuleList(
            nn.Conv1d(channels, channels, _PRENET_KERNEL, padding=padding) for _ in range(_PRENET_LAYERS)
        )
        self.norm_layers = nn.ModuleList(ChannelNorm(channels) for _ in range(_PRENET_LAYERS))
        self.drop = nn.Dropout(_PRENET_DROPOUT)
        self.proj = nn.Conv1d(channels, channels, 1)
        nn.init.zeros_(self.proj.weight)
        assert self.proj.bias is not None
        nn.init.zeros_(self.proj.bias)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x [B, C, T], mask [B, 1, T] -> [B, C, T]."""
        h = x
        for conv, norm in zip(self.conv_layers, self.norm_layers, strict=True):
            h = self.drop(torch.relu(norm(conv(h * mask))))
        residual: Tensor = self.proj(h)
        return (x + residual) * mask


class FeedForward(nn.Module):
    """Two convolutions over time with a ReLU between."""

    def __init__(self, channels: int, filter_channels: int, kernel_size: int, p_dropout: float) -> None:
        super().__init__()
        self.conv_1 = nn.Conv1d(channels, filter_channels, kernel_size, padding=kernel_size // 2)
        self.conv_2 = nn.Conv1d(filter_channels, channels, kernel_size, padding=kernel_size // 2)
        self.drop = nn.Dropout(p_dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x [B, C, T], mask [B, 1, T] -> [B, C, T]."""
        h = self.drop(torch.relu(self.conv_1(x * mask)))
        projected: Tensor = self.conv_2(h * mask)
        return projected * mask


class Transformer(nn.Module):
    """Post-norm transformer blocks."""

    def __init__(self, config: GlowTTSConfig) -> None:
        super().__init__()
        c, n = config.hidden_channels, config.n_layers_enc
        self.drop = nn.Dropout(config.p_dropout)
        self.attn_layers = nn.ModuleList(
            RelativeSelfAttention(c, config.n_heads, config.window_size, config.p_dropout, config.block_length)
            for _ in range(n)
        )
        self.norm_layers_1 = nn.ModuleList(ChannelNorm(c) for _ in range(n))
        self.ffn_layers = nn.ModuleList(
            FeedForward(c, config.filter_channels, config.kernel_size, config.p_dropout) for _ in range(n)
        )
        self.norm_layers_2 = nn.ModuleList(ChannelNorm(c) for _ in range(n))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x [B, C, T], mask [B, 1, T] -> [B, C, T]."""
        blocks = zip(self.attn_layers, self.norm_layers_1, self.ffn_layers, self.norm_layers_2, strict=True)
        for attention, norm_1, feed_forward, norm_2 in blocks:
            x = x * mask
            x = norm_1(x + self.drop(attention(x, mask)))
            x = norm_2(x + self.drop(feed_forward(x, mask)))
        return x * mask


class DurationPredictor(nn.Module):
    """Predicts the logarithm of each token's length in frames (section 2.3 of the paper)."""

    def __init__(self, in_channels: int, channels: int, kernel_size: int, p_dropout: float) -> None:
        super().__init__()
        self.conv_1 = nn.Conv1d(in_channels, channels, kernel_size, padding=kernel_size // 2)
        self.norm_1 = ChannelNorm(channels)
        self.conv_2 = nn.Conv1d(channels, channels, kernel_size, padding=kernel_size // 2)
        self.norm_2 = ChannelNorm(channels)
        self.proj = nn.Conv1d(channels, 1, 1)
        self.drop = nn.Dropout(p_dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x [B, C, T], mask [B, 1, T] -> log-durations [B, 1, T]."""
        x = self.drop(self.norm_1(torch.relu(self.conv_1(x * mask))))
        x = self.drop(self.norm_2(torch.relu(self.conv_2(x * mask))))
        projected: Tensor = self.proj(x * mask)
        return projected * mask


class TextEncoder(nn.Module):
    """Token ids to a Gaussian and a duration per token."""

    def __init__(self, config: GlowTTSConfig) -> None:
        super().__init__()
        c = config.hidden_channels
        self.scale = math.sqrt(c)
        self.mean_only = config.mean_only
        self.emb = nn.Embedding(config.n_vocab, c)
        nn.init.normal_(self.emb.weight, 0.0, c**-0.5)
        if config.prenet:
            self.pre = Prenet(c)
        self.has_prenet = config.prenet
        self.has_places = bool(config.sentence_ends)
        if self.has_places:
            self.place = SentencePositions(config)
        self.encoder = Transformer(config)
        self.proj_m = nn.Conv1d(c, config.n_mels, 1)
        if not config.mean_only:
            self.proj_s = nn.Conv1d(c, config.n_mels, 1)
        speaker_channels = config.gin_channels if config.has_speakers else 0
        self.proj_w = DurationPredictor(
            c + speaker_channels, config.filter_channels_dp, config.kernel_size, config.p_dropout
        )

    def forward(self, ids: Tensor, mask: Tensor, speaker: Tensor | None = None) -> TextPrior:
        """ids [B, T] int64, mask [B, 1, T], speaker [B, G, 1] or None -> TextPrior.

        The duration predictor sees a detached copy, so that its loss does not bend the encoder (section 2.3).
        """
        x = self.emb(ids).transpose(1, 2) * self.scale
        x = x + self.place(ids, mask) if self.has_places else x
        x = self.pre(x, mask) if self.has_prenet else x
        x = self.encoder(x, mask)
        mean = self.proj_m(x) * mask
        log_scale = torch.zeros_like(mean) if self.mean_only else self.proj_s(x) * mask
        detached = x.detach()
        if speaker is not None:
            detached = torch.cat([detached, speaker.expand(-1, -1, x.shape[2])], 1)
        log_duration = self.proj_w(detached, mask)
        return TextPrior(mean.float(), log_scale.float(), log_duration.float(), mask)

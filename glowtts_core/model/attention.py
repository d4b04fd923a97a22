"""Self-attention with windowed relative positions (Shaw et al. 2018), as the text encoder uses it.

Axes: B batch, C channels, T tokens, H heads, D channels of one head, W relative-attention window.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class RelativeSelfAttention(nn.Module):
    """Multi-head self-attention whose scores and values know offsets up to ±W; offsets beyond add nothing.

    The relative tables are shared by the heads. ``window_size=None`` is plain attention; with ``block_length`` a token
    sees only so many neighbours on each side.
    """

    def __init__(
        self, channels: int, n_heads: int, window_size: int | None, p_dropout: float, block_length: int | None = None
    ) -> None:
        super().__init__()
        self.n_heads = n_heads
        self.window_size = window_size
        self.block_length = block_length
        self.head_channels = channels // n_heads
        self.conv_q = nn.Conv1d(channels, channels, 1)
        self.conv_k = nn.Conv1d(channels, channels, 1)
        self.conv_v = nn.Conv1d(channels, channels, 1)
        self.conv_o = nn.Conv1d(channels, channels, 1)
        self.drop = nn.Dropout(p_dropout)
        for conv in (self.conv_q, self.conv_k, self.conv_v):
            nn.init.xavier_uniform_(conv.weight)
        if window_size is not None:
            shape = (1, 2 * window_size + 1, self.head_channels)
            self.emb_rel_k = nn.Parameter(torch.randn(shape) * self.head_channels**-0.5)
            self.emb_rel_v = nn.Parameter(torch.randn(shape) * self.head_channels**-0.5)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x [B, C, T], mask [B, 1, T] -> [B, C, T]."""
        query, key, value = (self._heads(conv(x)) for conv in (self.conv_q, self.conv_k, self.conv_v))
        query = query / math.sqrt(self.head_channels)
        scores = query @ key.transpose(-2, -1)
        if self.window_size is not None:
            scores = scores + _spread(query @ self.emb_rel_k[0].T.to(query.dtype), self.window_size)
        pair_mask = mask.unsqueeze(2) * mask.unsqueeze(-1)
        if self.block_length is not None:
            pair_mask = pair_mask * _band(x.shape[-1], self.block_length, x.device)
        weights = self.drop(scores.float().masked_fill(pair_mask == 0, -1e4).softmax(-1)).to(value.dtype)
        output = weights @ value
        if self.window_size is not None:
            output = output + _gather(weights, self.window_size) @ self.emb_rel_v[0].to(value.dtype)
        batch, _, length, _ = output.shape
        joined: Tensor = self.conv_o(output.transpose(2, 3).reshape(batch, -1, length))
        return joined

    def _heads(self, x: Tensor) -> Tensor:
        """x [B, C, T] -> [B, H, T, D]."""
        batch, _, length = x.shape
        return x.view(batch, self.n_heads, self.head_channels, length).transpose(2, 3)


def _spread(relative: Tensor, window: int) -> Tensor:
    """Scores by offset [B, H, T, 2W+1] -> scores by position [B, H, T, T], zero beyond the window."""
    length = relative.shape[2]
    padded = F.pad(relative, (length - 1, length - 1))
    index = _offset_index(length, relative.device) + window
    return padded.gather(-1, index.expand(*relative.shape[:2], length, length))


def _gather(weights: Tensor, window: int) -> Tensor:
    """Weights by position [B, H, T, T] -> weights by offset [B, H, T, 2W+1], zero where the offset leaves the text."""
    length = weights.shape[-1]
    padded = F.pad(weights, (window, window))
    rows = torch.arange(length, device=weights.device)[:, None]
    index = rows + torch.arange(2 * window + 1, device=weights.device)[None, :]
    return padded.gather(-1, index.expand(*weights.shape[:2], length, 2 * window + 1))


def _band(length: int, reach: int, device: torch.device) -> Tensor:
    """[T, T], true where two tokens are at most ``reach`` apart."""
    position = torch.arange(length, device=device)
    return (position[None, :] - position[:, None]).abs() <= reach


def _offset_index(length: int, device: torch.device) -> Tensor:
    """[T, T] of (column - row) + T - 1, the place of each offset in a table padded by T - 1."""
    position = torch.arange(length, device=device)
    return position[None, :] - position[:, None] + length - 1

"""Small layers that encoder and decoder share.

Axes: B batch, C channels, T time (tokens or frames).
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F


def length_mask(lengths: Tensor, size: int) -> Tensor:
    """lengths [B] -> mask [B, 1, size] of float32 ones where the index is below the length."""
    index = torch.arange(size, device=lengths.device)
    return (index[None, :] < lengths[:, None]).unsqueeze(1).to(torch.float32)


class ChannelNorm(nn.Module):
    """Layer normalisation over the channels of x [B, C, T], with the reference's epsilon of 1e-4."""

    def __init__(self, channels: int, eps: float = 1e-4) -> None:
        super().__init__()
        self.eps = eps
        self.gamma = nn.Parameter(torch.ones(channels))
        self.beta = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        """x [B, C, T] -> [B, C, T]."""
        mean = x.mean(1, keepdim=True)
        variance = (x - mean).square().mean(1, keepdim=True)
        scaled = (x - mean) * torch.rsqrt(variance + self.eps)
        return scaled * self.gamma[:, None] + self.beta[:, None]


class WeightNormConv1d(nn.Module):
    """A 1-D convolution whose weight is g · v / ‖v‖ (Salimans & Kingma 2016), the norm taken per output channel.

    Parameters carry the reference's names ``weight_g``, ``weight_v``, ``bias``. A state dict in which the norm was
    already removed (``weight``) loads too.
    """

    def __init__(self, in_channels: int, out_channels: int, kernel_size: int, dilation: int = 1) -> None:
        super().__init__()
        plain = nn.Conv1d(in_channels, out_channels, kernel_size)
        self.weight_v = nn.Parameter(plain.weight.detach().clone())
        self.weight_g = nn.Parameter(_row_norms(self.weight_v.detach()).clone())
        assert plain.bias is not None
        self.bias = nn.Parameter(plain.bias.detach().clone())
        self.dilation = dilation
        self.padding = (kernel_size - 1) * dilation // 2
        self.folded: Tensor | None
        self.register_buffer("folded", None, persistent=False)

    def weight(self) -> Tensor:
        """The effective weight [C_out, C_in, K]."""
        return self.weight_g * self.weight_v / _row_norms(self.weight_v)

    @torch.no_grad()
    def fold(self) -> None:
        """Compute the weight once and for all: quicker inference, no training or loading afterwards."""
        self.folded = self.weight().detach()

    def forward(self, x: Tensor) -> Tensor:
        """x [B, C_in, T] -> [B, C_out, T], zero-padded to the same length."""
        weight = self.weight() if self.folded is None else self.folded
        return F.conv1d(x, weight, self.bias, padding=self.padding, dilation=self.dilation)

    # Any, as torch has it
    def _load_from_state_dict(self, state_dict: dict[str, Any], prefix: str, *args: object) -> None:
        if (weight := state_dict.pop(prefix + "weight", None)) is not None:
            state_dict[prefix + "weight_v"] = weight
            state_dict[prefix + "weight_g"] = _row_norms(weight)
        self.folded = None
        super()._load_from_state_dict(state_dict, prefix, *args)


def _row_norms(weight: Tensor) -> Tensor:
    """weight [C_out, C_in, K] -> norm of each output channel [C_out, 1, 1]."""
    norms: Tensor = torch.linalg.vector_norm(weight, dim=(1, 2), keepdim=True)
    return norms

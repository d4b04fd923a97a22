"""The three invertible layers of a flow block (section 3.2 and figure 2c of the paper).

Each layer maps x to z and gives the log-determinant of the Jacobian per item; ``inverse`` maps back.
Arithmetic of the flow itself keeps the precision of its input, whatever autocast says: only the coupling networks run
in half precision.

Axes: B batch, C channels (squeezed), T squeezed frames.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.layers import WeightNormConv1d


class ActNorm(nn.Module):
    """A scale and a bias per channel (Glow, section 3.1), set from the first batch by `initialise`."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.logs = nn.Parameter(torch.zeros(1, channels, 1))
        self.bias = nn.Parameter(torch.zeros(1, channels, 1))

    @torch.no_grad()
    def initialise(self, x: Tensor, mask: Tensor) -> None:
        """Choose scale and bias so that the valid frames of x [B, C, T] come out with mean 0 and variance 1."""
        count = mask.sum()
        mean = (x * mask).sum((0, 2)) / count
        variance = (x.square() * mask).sum((0, 2)) / count - mean.square()
        logs = -0.5 * variance.clamp(min=1e-6).log()
        self.logs.copy_(logs[None, :, None])
        self.bias.copy_((-mean * logs.exp())[None, :, None])

    def forward(self, x: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """x [B, C, T] -> z [B, C, T], log-determinant [B]."""
        z = (self.bias + self.logs.exp() * x) * mask
        return z, self.logs.sum() * mask.sum((1, 2))

    def inverse(self, z: Tensor, mask: Tensor) -> Tensor:
        """z [B, C, T] -> x [B, C, T]."""
        return (z - self.bias) * (-self.logs).exp() * mask


class InvertibleConv(nn.Module):
    """One small invertible matrix that mixes groups of channels: two from the first half, two from the second.

    Group k of n_split = 4 holds channels (2k, 2k+1, C/2+2k, C/2+2k+1), so the halves of the next coupling meet.
    """

    def __init__(self, n_split: int) -> None:
        super().__init__()
        self.n_split = n_split
        rotation = torch.linalg.qr(torch.randn(n_split, n_split)).Q
        rotation[:, 0] *= torch.linalg.det(rotation).sign()  # no branch on a value: works without memory (meta) too
        self.weight = nn.Parameter(rotation)
        self.folded: Tensor | None
        self.register_buffer("folded", None, persistent=False)

    def forward(self, x: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """x [B, C, T] -> z [B, C, T], log-determinant [B].

        log|det W| is used: it stays a number where training turns the determinant negative.
        """
        weight = self.weight
        log_det = torch.linalg.slogdet(weight).logabsdet
        z = self._mix(x, weight) * mask
        return z, log_det * (x.shape[1] / self.n_split) * mask.sum((1, 2))

    def inverse(self, z: Tensor, mask: Tensor) -> Tensor:
        """z [B, C, T] -> x [B, C, T]."""
        backwards = torch.linalg.inv(self.weight) if self.folded is None else self.folded
        return self._mix(z, backwards) * mask

    def fold(self) -> None:
        """Compute the inverse once and for all: quicker inference, no training afterwards."""
        self.folded = torch.linalg.inv(self.weight.detach().float())

    def _load_from_state_dict(self, state_dict: dict[str, object], prefix: str, *args: object) -> None:
        self.folded = None
        super()._load_from_state_dict(state_dict, prefix, *args)

    def _mix(self, x: Tensor, weight: Tensor) -> Tensor:
        """x [B, C, T] -> [B, C, T]: each group of ``n_split`` channels times the weight [n_split, n_split]."""
        batch, channels, length = x.shape
        half = self.n_split // 2
        groups = x.view(batch, 2, channels // self.n_split, half, length).permute(0, 1, 3, 2, 4)
        flat = groups.reshape(batch, self.n_split, -1)
        mixed = torch.matmul(weight, flat).view(batch, 2, half, channels // self.n_split, length)
        return mixed.permute(0, 1, 3, 2, 4).reshape(batch, channels, length)


class GatedConvNet(nn.Module):
    """Gated dilated convolutions with residual and skip paths (WaveNet-like, section A.1.2), non-causal."""

    def __init__(self, config: GlowTTSConfig) -> None:
        super().__init__()
        c = config.hidden_channels_dec
        n = config.n_block_layers
        self.channels = c
        self.drop = nn.Dropout(config.p_dropout_dec)
        self.in_layers = nn.ModuleList(
            WeightNormConv1d(c, 2 * c, config.kernel_size_dec, config.dilation_rate**i) for i in range(n)
        )
        self.res_skip_layers = nn.ModuleList(WeightNormConv1d(c, 2 * c if i < n - 1 else c, 1) for i in range(n))
        if config.has_speakers:
            self.cond_layer = WeightNormConv1d(config.gin_channels, 2 * c * n, 1)

    def forward(self, x: Tensor, mask: Tensor, speaker: Tensor | None = None) -> Tensor:
        """x [B, C, T], mask [B, 1, T], speaker [B, G, 1] or None -> sum of the skip paths [B, C, T]."""
        c = self.channels
        conditions = None if speaker is None else self.cond_layer(speaker).split(2 * c, 1)
        skips: Tensor | None = None
        for i, (gate, res_skip) in enumerate(zip(self.in_layers, self.res_skip_layers, strict=True)):
            h = self.drop(gate(x))
            if conditions is not None:
                h = h + conditions[i]
            h = res_skip(torch.tanh(h[:, :c]) * torch.sigmoid(h[:, c:]))
            skip = h[:, -c:]
            skips = skip if skips is None else skips + skip
            if i < len(self.in_layers) - 1:
                x = (x + h[:, :c]) * mask
        assert skips is not None
        return skips * mask


class AffineCoupling(nn.Module):
    """Half of the channels decides scale and shift of the other half (RealNVP)."""

    def __init__(self, channels: int, config: GlowTTSConfig) -> None:
        super().__init__()
        self.split_at = channels // 2
        self.sigmoid_scale = config.sigmoid_scale
        self.start = WeightNormConv1d(self.split_at, config.hidden_channels_dec, 1)
        self.wn = GatedConvNet(config)
        self.end = nn.Conv1d(config.hidden_channels_dec, channels, 1)
        nn.init.zeros_(self.end.weight)
        assert self.end.bias is not None
        nn.init.zeros_(self.end.bias)

    def forward(self, x: Tensor, mask: Tensor, speaker: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """x [B, C, T] -> z [B, C, T], log-determinant [B]."""
        kept, changed = x[:, : self.split_at], x[:, self.split_at :]
        shift, logs = self._scale_and_shift(kept, mask, speaker)
        z = torch.cat([kept, (shift + logs.exp() * changed) * mask], 1)
        return z, (logs * mask).sum((1, 2))

    def inverse(self, z: Tensor, mask: Tensor, speaker: Tensor | None = None) -> Tensor:
        """z [B, C, T] -> x [B, C, T]."""
        kept, changed = z[:, : self.split_at], z[:, self.split_at :]
        shift, logs = self._scale_and_shift(kept, mask, speaker)
        return torch.cat([kept, (changed - shift) * (-logs).exp() * mask], 1)

    def _scale_and_shift(self, kept: Tensor, mask: Tensor, speaker: Tensor | None) -> tuple[Tensor, Tensor]:
        """Half of the channels [B, C/2, T] -> shift and log scale of the other half, both [B, C/2, T]."""
        h = self.start(kept) * mask
        shift, logs = self.end(self.wn(h, mask, speaker)).to(kept.dtype).split(self.split_at, 1)
        if self.sigmoid_scale:
            logs = torch.log(1e-6 + torch.sigmoid(logs + 2))
        return shift, logs


def squeeze(x: Tensor, mask: Tensor, n_sqz: int) -> tuple[Tensor, Tensor]:
    """x [B, C, T], mask [B, 1, T] -> [B, n C, T/n], [B, 1, T/n]: neighbouring frames become channels.

    T must be a multiple of n; channel s·C + c holds channel c of the frames with index s modulo n.
    """
    batch, channels, length = x.shape
    folded = x.view(batch, channels, length // n_sqz, n_sqz).permute(0, 3, 1, 2)
    short_mask = mask[:, :, n_sqz - 1 :: n_sqz]
    return folded.reshape(batch, n_sqz * channels, length // n_sqz) * short_mask, short_mask


def unsqueeze(x: Tensor, mask: Tensor, n_sqz: int) -> tuple[Tensor, Tensor]:
    """The inverse of `squeeze`: x [B, C, T], mask [B, 1, T] -> [B, C/n, n T], [B, 1, n T]."""
    batch, channels, length = x.shape
    unfolded = x.view(batch, n_sqz, channels // n_sqz, length).permute(0, 2, 3, 1)
    long_mask = mask.repeat_interleave(n_sqz, 2)
    return unfolded.reshape(batch, channels // n_sqz, length * n_sqz) * long_mask, long_mask

"""HiFi-GAN generators (Kong et al. 2020, section 2.2), layouts V1, V2 and V3, for imported voices.

Axes: B batch, C channels, T frames, S samples at the rate of a stage.
Parameter names are the published ones; weight norm is folded into plain weights while a state dict is loaded.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from glowtts_core.errors import ConfigError
from glowtts_core.vocoder.interface import Drive, Vocoder

_SLOPE = 0.1
_LAST_SLOPE = 0.01  # the published generator leaves its last activation at the library's default
_EDGE_KERNEL = 7  # of the first and the last convolution
_MOST_EDGE_FRAMES = 100


@dataclass(frozen=True, slots=True)
class HifiGanConfig:
    """Shape of a generator; the defaults are V1."""

    resblock: str = "1"
    upsample_rates: tuple[int, ...] = (8, 8, 2, 2)
    upsample_kernel_sizes: tuple[int, ...] = (16, 16, 4, 4)
    upsample_initial_channel: int = 512
    resblock_kernel_sizes: tuple[int, ...] = (3, 7, 11)
    resblock_dilation_sizes: tuple[tuple[int, ...], ...] = ((1, 3, 5), (1, 3, 5), (1, 3, 5))
    num_mels: int = 80
    edge_frames: int = 0
    """So many times the first and the last frame are said more, unheard; Coqui TTS has its generators do so."""

    def __post_init__(self) -> None:
        if self.resblock not in ("1", "2"):
            raise ConfigError("HiFi-GAN has the residual blocks “1” and “2”, not “{kind}”.", kind=self.resblock)
        pairs = list(zip(self.upsample_rates, self.upsample_kernel_sizes, strict=False))
        if len(self.upsample_rates) != len(self.upsample_kernel_sizes) or not pairs:
            raise ConfigError("HiFi-GAN needs as many upsampling kernels as upsampling rates.")
        if any(rate < 1 or kernel < rate or (kernel - rate) % 2 for rate, kernel in pairs):
            raise ConfigError("A HiFi-GAN upsampling kernel must be longer than its rate by an even number.")
        if len(self.resblock_kernel_sizes) != len(self.resblock_dilation_sizes):
            raise ConfigError("HiFi-GAN needs one list of dilations per residual kernel.")
        if any(kernel % 2 == 0 for kernel in self.resblock_kernel_sizes):
            raise ConfigError("HiFi-GAN residual kernels must be odd.")
        if self.edge_frames > _MOST_EDGE_FRAMES:
            raise ConfigError("HiFi-GAN repeats its first and last frame too often (edge_frames).")
        if self.upsample_initial_channel % 2 ** len(pairs):
            raise ConfigError("The first HiFi-GAN channel count must be halved at every upsampling.")

    @classmethod
    def from_official(cls, values: Mapping[str, object]) -> HifiGanConfig:
        """From a published ``config.json``, whose settings of training and audio are passed over."""
        known = {f.name for f in fields(cls)}
        return cls(**{name: _tuples(value) for name, value in values.items() if name in known})


V1 = HifiGanConfig()
V2 = HifiGanConfig(upsample_initial_channel=128)
V3 = HifiGanConfig("2", (8, 8, 4), (16, 16, 8), 256, (3, 5, 7), ((1, 2), (2, 6), (3, 12)))


class HifiGanVocoder(Vocoder):
    """Mel [B, C, T] -> samples [B, hop * T] by transposed convolutions with multi-receptive-field fusion."""

    kind = "hifigan"

    def __init__(self, config: HifiGanConfig = V1) -> None:
        super().__init__()
        self.config = config
        self.hop = math.prod(config.upsample_rates)
        channels = config.upsample_initial_channel
        self.conv_pre = _same(config.num_mels, channels, _EDGE_KERNEL)
        self.ups = nn.ModuleList()
        self.resblocks = nn.ModuleList()
        block = ResBlock1 if config.resblock == "1" else ResBlock2
        for rate, kernel in zip(config.upsample_rates, config.upsample_kernel_sizes, strict=True):
            self.ups.append(nn.ConvTranspose1d(channels, channels // 2, kernel, rate, (kernel - rate) // 2))
            channels //= 2
            for width, dilations in zip(config.resblock_kernel_sizes, config.resblock_dilation_sizes, strict=True):
                self.resblocks.append(block(channels, width, dilations))
        self.conv_post = _same(channels, 1, _EDGE_KERNEL)
        self.register_load_state_dict_pre_hook(_fold_on_load)  # type: ignore[no-untyped-call]  # torch leaves it untyped

    def config_dict(self) -> dict[str, object]:
        """Settings as JSON values."""
        return asdict(self.config)

    def context_frames(self) -> int:
        """Receptive field on each side in frames, rounded up at every stage."""
        config = self.config
        widest = max(
            (kernel // 2) * (sum(dilations) + (len(dilations) if config.resblock == "1" else 0))
            for kernel, dilations in zip(config.resblock_kernel_sizes, config.resblock_dilation_sizes, strict=True)
        )
        reach = _EDGE_KERNEL // 2
        for rate, kernel in zip(reversed(config.upsample_rates), reversed(config.upsample_kernel_sizes), strict=True):
            reach = -(-(reach + widest) // rate) + -(-kernel // rate)
        return reach + _EDGE_KERNEL // 2

    def forward(self, mel: Tensor, f0_hz: Tensor | None = None, *, seed: int = 0) -> Tensor:
        """Mel [B, C, T] -> samples [B, hop * T] in ±1; ``f0_hz`` and ``seed`` change nothing."""
        edge = self.config.edge_frames
        if not edge:
            return self._samples(mel)
        wider = functional.pad(mel, (edge, edge), mode="replicate")
        return self._samples(wider)[:, self.hop * edge : -self.hop * edge]

    def speak(self, drive: Drive, low: int, high: int) -> Tensor:
        """Samples [hop * (high - low)] of the frames [low, high): those of ``forward`` within 1e-4."""
        edge, context = self.config.edge_frames, self.context_frames()
        first, last = low - context, high + context  # of the rows with their repetitions, counted from the real first
        inner = drive.rows[max(0, first) : max(0, last)]
        before, after = min(edge, max(0, -first)), min(edge, max(0, last - len(drive.rows)))
        rows = torch.cat([drive.rows[:1].expand(before, -1), inner, drive.rows[-1:].expand(after, -1)])
        start = low - max(0, first) + before
        with torch.inference_mode():
            piece = self._samples(rows.T.unsqueeze(0))[0]
        return piece[self.hop * start : self.hop * (start + high - low)]

    def _samples(self, mel: Tensor) -> Tensor:
        """Mel [B, C, T] -> samples [B, hop * T]."""
        x = self.conv_pre(mel)
        kernels = len(self.config.resblock_kernel_sizes)
        for stage, up in enumerate(self.ups):
            x = up(functional.leaky_relu(x, _SLOPE))
            parallel = self.resblocks[stage * kernels : (stage + 1) * kernels]
            x = torch.stack([block(x) for block in parallel]).sum(0) / kernels
        return torch.tanh(self.conv_post(functional.leaky_relu(x, _LAST_SLOPE)))[:, 0]


class ResBlock1(nn.Module):
    """x [B, C, S] -> [B, C, S]: per dilation a dilated and a plain convolution around a shortcut."""

    def __init__(self, channels: int, kernel: int, dilations: tuple[int, ...]) -> None:
        super().__init__()
        self.convs1 = nn.ModuleList(_same(channels, channels, kernel, dilation) for dilation in dilations)
        self.convs2 = nn.ModuleList(_same(channels, channels, kernel) for _ in dilations)

    def forward(self, x: Tensor) -> Tensor:
        """x [B, C, S] -> [B, C, S]."""
        for dilated, plain in zip(self.convs1, self.convs2, strict=True):
            y = dilated(functional.leaky_relu(x, _SLOPE))
            x = x + plain(functional.leaky_relu(y, _SLOPE))
        return x


class ResBlock2(nn.Module):
    """x [B, C, S] -> [B, C, S]: per dilation one dilated convolution around a shortcut."""

    def __init__(self, channels: int, kernel: int, dilations: tuple[int, ...]) -> None:
        super().__init__()
        self.convs = nn.ModuleList(_same(channels, channels, kernel, dilation) for dilation in dilations)

    def forward(self, x: Tensor) -> Tensor:
        """x [B, C, S] -> [B, C, S]."""
        for dilated in self.convs:
            x = x + dilated(functional.leaky_relu(x, _SLOPE))
        return x


def fold_weight_norm(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """A state dict with each pair weight_g, weight_v replaced by weight = g * v / ||v||.

    The norm runs over all axes but the first, also for transposed convolutions, whose weight is [in, out, k].
    """
    folded: dict[str, Tensor] = {}
    for name, value in state.items():
        if name.endswith(".weight_v"):
            stem = name.removesuffix("_v")
            if stem + "_g" not in state:
                raise ConfigError(f"The vocoder weights hold “{name}” without its “{stem}_g”.")
            length = torch.linalg.vector_norm(value, dim=tuple(range(1, value.ndim)), keepdim=True)
            folded[stem] = state[stem + "_g"] * (value / length)
        elif not name.endswith(".weight_g"):
            folded[name] = value
    return folded


def _fold_on_load(module: nn.Module, state: dict[str, Tensor], prefix: str, *_: object) -> None:
    # The hook must change the dict in place; load_state_dict has already copied it.
    folded = fold_weight_norm(state)
    state.clear()
    state.update(folded)


def _same(inputs: int, outputs: int, kernel: int, dilation: int = 1) -> nn.Conv1d:
    """A convolution that keeps the length."""
    return nn.Conv1d(inputs, outputs, kernel, dilation=dilation, padding=dilation * (kernel - 1) // 2)


def _tuples(value: object) -> Any:  # of JSON
    return tuple(_tuples(item) for item in value) if isinstance(value, list | tuple) else value

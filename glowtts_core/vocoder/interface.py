"""The one interface of all vocoders: mel (and pitch, where it is taken) to samples.

Axes: B batch, C mel bands (80), T frames. Frame t stands for the samples [hop * t, hop * (t + 1)).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar

import torch
from torch import Tensor, nn

from glowtts_core.errors import ConfigError
from glowtts_core.vocoder.stream import chunks


class Vocoder(nn.Module, ABC):
    """Turns a log-mel (natural log, clamped at 1e-5, HiFi-GAN frame grid) into samples in about ±1."""

    kind: ClassVar[str]
    """Name under which ``build_vocoder`` knows this vocoder."""
    takes_f0: ClassVar[bool] = False
    """Whether ``forward`` follows ``f0_hz``; where False it is ignored."""
    hop: int = 256
    """Samples per frame."""

    @abstractmethod
    def forward(self, mel: Tensor, f0_hz: Tensor | None = None, *, seed: int = 0) -> Tensor:
        """Mel [B, C, T] and pitch in Hz [B, T] (0 = unvoiced, None = predicted) -> samples [B, hop * T].

        ``seed`` decides all randomness: equal arguments give equal samples.
        """

    @abstractmethod
    def config_dict(self) -> dict[str, Any]:
        """The settings that ``build_vocoder(kind, config)`` needs to build this vocoder again (JSON values)."""

    @abstractmethod
    def context_frames(self) -> int:
        """Frames on each side that can change the samples of a frame."""

    def predict_f0(self, mel: Tensor) -> Tensor:
        """Mel [B, C, T] -> pitch in Hz [B, T], 0 = unvoiced. ConfigError where the vocoder takes no pitch."""
        raise ConfigError(f"The vocoder “{self.kind}” has no pitch input, so it predicts no pitch either.")

    def stream(
        self, mel: Tensor, f0_hz: Tensor | None = None, chunk_frames: int = 64, *, seed: int = 0
    ) -> Iterator[Tensor]:
        """Mel [1, C, T] -> pieces [hop * t], t <= ``chunk_frames``; joined they equal ``forward`` within 1e-4.

        Each piece is rendered with ``context_frames`` on both sides, which are then cut away. Not asking for the
        next piece is all it takes to cancel.
        """
        check_one_item(mel)
        for chunk in chunks(mel.shape[-1], chunk_frames, self.context_frames()):
            with torch.inference_mode():
                piece = self(mel[..., chunk.low : chunk.high], seed=seed)[0]
            yield piece[self.hop * chunk.cut_left : self.hop * (chunk.cut_left + chunk.frames)]


def check_one_item(mel: Tensor) -> None:
    """ConfigError unless the mel is [1, C, T]: streaming speaks one utterance at a time."""
    if mel.ndim != 3 or mel.shape[0] != 1:
        raise ConfigError(f"Streaming speaks one utterance at a time, but the mel has the shape {tuple(mel.shape)}.")

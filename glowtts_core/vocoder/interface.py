"""The one interface of all vocoders: mel (and pitch, where it is taken) to samples.

Axes: B batch, C mel bands (80), T frames, D numbers that a vocoder is driven by.
Frame t stands for the samples [hop * t, hop * (t + 1)).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor, nn

from glowtts_core.errors import ConfigError
from glowtts_core.vocoder.stream import chunks


@dataclass(frozen=True, slots=True, eq=False)
class Drive:
    """Everything that decides the samples of a stretch. Who changes rows drives the vocoder by other ones."""

    rows: Tensor
    """What a frame gives to the sound, [T, D]; equal rows around a frame give equal samples in it."""
    seed: int
    edges: tuple[Tensor, ...] = ()
    """The vocoder's own: what lies beyond both ends."""


class Vocoder(nn.Module, ABC):
    """Turns a log-mel (natural log, clamped at 1e-5, HiFi-GAN frame grid) into samples in about ±1."""

    kind: ClassVar[str]
    """Name under which ``build_vocoder`` knows this vocoder."""
    takes_f0: ClassVar[bool] = False
    """Whether ``forward`` follows ``f0_hz``; where False it is ignored."""
    is_local: ClassVar[bool] = True
    """Whether frames further away than ``context_frames`` change nothing of a frame's samples."""
    hop: int = 256
    """Samples per frame."""

    @abstractmethod
    def forward(self, mel: Tensor, f0_hz: Tensor | None = None, *, seed: int = 0) -> Tensor:
        """Mel [B, C, T] and pitch in Hz [B, T] (0 = unvoiced, None = predicted) -> samples [B, hop * T].

        ``seed`` decides all randomness: equal arguments give equal samples.
        """

    @abstractmethod
    def config_dict(self) -> dict[str, object]:
        """The settings that ``build_vocoder(kind, config)`` needs to build this vocoder again (JSON values)."""

    @abstractmethod
    def context_frames(self) -> int:
        """Frames on each side that can change the samples of a frame."""

    def predict_f0(self, mel: Tensor) -> Tensor:
        """Mel [B, C, T] -> pitch in Hz [B, T], 0 = unvoiced. ConfigError where the vocoder takes no pitch."""
        raise ConfigError(f"The vocoder “{self.kind}” has no pitch input, so it predicts no pitch either.")

    def drive(self, mel: Tensor, f0_hz: Tensor | None = None, *, seed: int = 0, places: Tensor | None = None) -> Drive:
        """Mel [1, C, T] and pitch as in ``forward`` -> what ``speak`` makes samples from.

        ``places`` int64 [T]: where each frame finds its noise, so that a frame that has moved keeps it; None = in
        order, as in ``forward``.
        """
        check_one_item(mel)
        return Drive(mel[0].T, seed)

    def speak(self, drive: Drive, low: int, high: int) -> Tensor:
        """Samples [hop * (high - low)] of the frames [low, high): those of ``forward`` within 1e-4.

        Rendered with ``context_frames`` on both sides, which are then cut away.
        """
        context = self.context_frames()
        first, last = max(0, low - context), min(len(drive.rows), high + context)
        with torch.inference_mode():
            piece: Tensor = self(drive.rows[first:last].T.unsqueeze(0), seed=drive.seed)[0]
        return piece[self.hop * (low - first) : self.hop * (high - first)]

    def stream(
        self, mel: Tensor, f0_hz: Tensor | None = None, chunk_frames: int = 64, *, seed: int = 0
    ) -> Iterator[Tensor]:
        """Mel [1, C, T] -> pieces [hop * t], t <= ``chunk_frames``; joined they equal ``forward`` within 1e-4.

        Not asking for the next piece is all it takes to cancel.
        """
        drive = self.drive(mel, f0_hz, seed=seed)
        for chunk in chunks(mel.shape[-1], chunk_frames, 0):
            yield self.speak(drive, chunk.low, chunk.high)


def check_one_item(mel: Tensor) -> None:
    """ConfigError unless the mel is [1, C, T]: streaming speaks one utterance at a time."""
    if mel.ndim != 3 or mel.shape[0] != 1:
        raise ConfigError(f"Streaming speaks one utterance at a time, but the mel has the shape {tuple(mel.shape)}.")

"""Cuts a long rendering into chunks that carry enough context to join without a seam."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glowtts_core.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Chunk:
    """Frames to render, [low, high), of which ``frames`` frames from ``cut_left`` on are kept."""

    low: int
    high: int
    cut_left: int
    frames: int


def chunks(frames: int, chunk_frames: int, context: int) -> Iterator[Chunk]:
    """Cover [0, frames) in steps of ``chunk_frames``, each widened by ``context`` frames where there are any.

    The widened range ends exactly at the true edges, so that edge padding happens only where the whole has it too.
    """
    if chunk_frames < 1:
        raise ConfigError(f"A streaming chunk needs at least one frame, not {chunk_frames}.")
    for start in range(0, frames, chunk_frames):
        end = min(start + chunk_frames, frames)
        low = max(0, start - context)
        yield Chunk(low, min(frames, end + context), start - low, end - start)

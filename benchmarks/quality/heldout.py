"""Recordings of the speaker that no training has seen, treated as the voice's own training treated its recordings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor

from glowtts_core.audio.clean import clean
from glowtts_core.audio.mel import MelSpec, log_mel
from glowtts_core.audio.wav import read_audio, resample
from glowtts_core.errors import GlowTTSError
from glowtts_core.training.corpus.sources import find_sources, read_ids
from glowtts_core.types import Audio

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """A held-out clip."""

    id: str
    text: str
    audio: Audio
    """At the voice's rate, high-passed, trimmed, at one loudness; a whole number of mel frames."""

    def mel(self, spec: MelSpec) -> Tensor:
        """Log-mel [C, T]."""
        return log_mel(torch.from_numpy(self.audio.samples.copy()), spec)


def read_held_out(folder: Path, ids: Path | None, rate: int, count: int | None) -> list[Recording]:
    """Recordings of a corpus (layouts of `find_sources`), only the listed ones where a list is given.

    ``count``: so many of them at most, evenly spread over the list.

    Raises:
        SystemExit: there is no such corpus, or none of its recordings is listed.
    """
    try:
        sources, _ = find_sources(folder)
        listed = read_ids(ids) if ids else frozenset(source.id for source in sources)
        chosen = sorted((source for source in sources if source.id in listed), key=lambda source: source.id)
        if not chosen:
            raise SystemExit(f"None of the ids of {ids} is a recording of {folder}.")
        return [
            Recording(source.id, source.text, _cleaned(read_audio(source.audio), rate))
            for source in spread(chosen, count)
        ]
    except GlowTTSError as error:
        raise SystemExit(str(error)) from error


def spread(items: list[Item], count: int | None) -> list[Item]:
    """At most ``count`` items, evenly spread over the list; all by default."""
    if count is None or count >= len(items):
        return items
    return [items[place * len(items) // count] for place in range(count)]


def _cleaned(audio: Audio, rate: int) -> Audio:
    return Audio(clean(resample(audio, rate).samples.copy(), rate), rate)

"""The kinds of sound files that can be written; each is one row here and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from glowtts_core.errors import Words


@dataclass(frozen=True, slots=True)
class SoundFormat:
    """What libsndfile is told, and the person."""

    words: str
    """Its name in a list of choices."""
    subtypes: Mapping[str, str]
    """Sample depth (16 or 24 bits, ``32f`` for floating point) -> libsndfile's name of it; empty = lossy."""
    compression: float | None = None
    """Of a lossy format: 0 = best quality, 1 = smallest file."""

    @property
    def depths(self) -> tuple[str, ...]:
        """Sample depths on offer; none where the format is lossy."""
        return tuple(self.subtypes)


FORMATS: Mapping[str, SoundFormat] = {
    "wav": SoundFormat("WAV", {"16": "PCM_16", "24": "PCM_24", "32f": "FLOAT"}),
    "flac": SoundFormat("FLAC", {"16": "PCM_16", "24": "PCM_24"}),
    # Speech at this level cannot be told from the original.
    "ogg": SoundFormat(Words("OGG Vorbis (lossy)"), {}, compression=0.3),
}
"""Ending of the file's name, which is libsndfile's name of the format too -> format."""


def listed(mark: str = "") -> str:
    """The formats in a sentence: “wav, flac or ogg”, or with a mark before each “.wav, .flac or .ogg”."""
    *most, last = (f"{mark}{name}" for name in FORMATS)
    return f"{', '.join(most)} or {last}"

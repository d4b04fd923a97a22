"""When each sound begins and ends, exact to the rendered samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from glowtts_core.prosody import Grid, phone_frames
from glowtts_core.synthesis.segmentation import sentences
from glowtts_core.types import Phone, Style, Utterance


@dataclass(frozen=True, slots=True)
class Timing:
    """Where one sound lies in the rendered sound."""

    symbol: str
    word: int | None
    start_s: float
    end_s: float


def timings(utterance: Utterance, grid: Grid) -> tuple[Timing, ...]:
    """Times of every phone of a planned utterance, in seconds from its beginning."""
    found: list[Timing] = []
    for phones in sentences(utterance.phones):
        found.extend(sentence_timings(phones, utterance.style, grid, found[-1].end_s if found else 0.0))
    return tuple(found)


def sentence_timings(phones: Sequence[Phone], style: Style, grid: Grid, start_s: float = 0.0) -> tuple[Timing, ...]:
    """Times of the phones of one planned sentence that begins at ``start_s``."""
    ends_s = start_s + np.cumsum(phone_frames(phones, style, grid)) * grid.frame_s
    starts_s = [start_s, *ends_s[:-1].tolist()]
    return tuple(
        Timing(phone.symbol, phone.word, begin, end)
        for phone, begin, end in zip(phones, starts_s, ends_s.tolist(), strict=True)
    )

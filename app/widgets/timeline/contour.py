"""The pitch contour as lanes show it: where it stands, what an offset does to it.

Axes: P phones, T frames.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from app.widgets.timeline.axis import TimeAxis
from app.widgets.timeline.display import DisplayedLine

Seconds = npt.NDArray[np.float64]
MIDDLE_HZ = 160.0
"""The middle of the scale where nothing voiced is known."""
ROOM_ST = 14.0
"""The scale spans this much above and below the middle of the voice, so that an offset of 12 is in sight."""


def semitones(hz: npt.NDArray[np.float32], middle_hz: float) -> npt.NDArray[np.float64]:
    """Semitones above the middle; NaN where unvoiced."""
    voiced = np.where(hz > 0, hz, np.nan).astype(np.float64)
    above: npt.NDArray[np.float64] = 12 * np.log2(voiced / middle_hz)
    return above


def middle_hz(shown: DisplayedLine) -> float:
    """The median of what is voiced, as it would be without offsets."""
    if shown.take is None or not (shown.take.f0_hz > 0).any():
        return MIDDLE_HZ
    return float(np.median(shown.take.f0_hz[shown.take.f0_hz > 0]))


def height(above_st: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Semitones above the middle as a height in a lane, 0 to 1."""
    return np.clip(0.5 + above_st / (2 * ROOM_ST), 0.0, 1.0)


def curve(shown: DisplayedLine) -> tuple[Seconds, Seconds]:
    """The contour over the line as it stands: (seconds, semitones above the middle), NaN where unvoiced.

    Where offsets were changed since the take was spoken, the contour is drawn as they will make it.
    """
    take = shown.take
    if take is None or not take.f0_hz.size:
        return np.zeros(0), np.zeros(0)
    spoken_s: Seconds = ((np.arange(len(take.f0_hz)) + 0.5) * take.frame_s).astype(np.float64)
    above_st = semitones(take.f0_hz, middle_hz(shown))
    if not shown.warped:
        return spoken_s, above_st
    here = np.append(0.0, shown.ends_s)
    seconds = np.interp(spoken_s, np.append(0.0, take.ends_s), here)
    bent: Seconds = above_st + np.interp(seconds, centres(shown), _new_offsets(shown))
    return seconds, bent


def in_sight(seconds: Seconds, above_st: Seconds, axis: TimeAxis) -> tuple[Seconds, Seconds]:
    """The part of a curve that the axis shows, and of it a point for each pixel at most: strokes are slow to paint."""
    first = max(0, int(np.searchsorted(seconds, axis.start_s)) - 1)
    past = int(np.searchsorted(seconds, axis.end_s)) + 1
    every = max(1, int((past - first) / axis.width_px))
    return seconds[first:past:every], above_st[first:past:every]


def centres(shown: DisplayedLine) -> Seconds:
    """The middle of each sound [P]."""
    middles: Seconds = (shown.starts_s + shown.ends_s) / 2
    return middles


def handles(shown: DisplayedLine, heard: Mapping[int, float]) -> dict[int, float]:
    """Sound -> semitones above the middle where its handle stands, from what is `heard` of the take."""
    if not shown.warped:
        return {}
    offsets_st = _new_offsets(shown).tolist()
    return {index: above_st + offsets_st[index] for index, above_st in heard.items()}


def heard(shown: DisplayedLine) -> dict[int, float]:
    """Sound of the take -> its median in semitones above the middle, for every sound that is voiced."""
    take = shown.take
    if take is None:
        return {}
    above_st = semitones(take.f0_hz, middle_hz(shown)).tolist()
    spoken_s = (np.arange(len(take.f0_hz)) + 0.5) * take.frame_s
    first, last = np.searchsorted(spoken_s, take.starts_s), np.searchsorted(spoken_s, take.ends_s)
    found: dict[int, float] = {}
    for index, (start, end) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        values = [value for value in above_st[start:end] if not math.isnan(value)]
        if len(values) * 3 > end - start:  # a stray voiced frame makes no voiced sound
            found[index] = statistics.median(values)
    return found


def _new_offsets(shown: DisplayedLine) -> npt.NDArray[np.float64]:
    """Semitones of each sound that the take does not have yet [P]."""
    assert shown.take is not None
    spoken = shown.take.utterance
    line = shown.utterance
    whole = 0.0 if line is None else line.style.pitch_st - spoken.style.pitch_st
    return np.array([new.pitch_st - old.pitch_st + whole for new, old in zip(shown.phones, spoken.phones, strict=True)])

"""The level of a whole file: a peak or a loudness target. One gain for all samples, so nothing jumps."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pyloudnorm

from glowtts_core.errors import Words
from glowtts_core.export.options import PEAK_DBFS, ExportOptions
from glowtts_core.types import Audio

_BLOCK_S = 0.4  # of BS.1770; shorter sounds are measured in one block
_SHORTEST_S = 0.02


def loudness_lufs(audio: Audio) -> float:
    """Integrated loudness after ITU-R BS.1770-4; minus infinity for silence or next to no sound."""
    if audio.seconds < _SHORTEST_S or not audio.samples.any():
        return -math.inf
    meter = pyloudnorm.Meter(audio.sample_rate, block_size=min(_BLOCK_S, audio.seconds))
    with warnings.catch_warnings(), np.errstate(all="ignore"):  # all blocks under the gate: the mean of nothing
        warnings.simplefilter("ignore", RuntimeWarning)
        measured = float(meter.integrated_loudness(audio.samples.astype(np.float64)))
    return measured if math.isfinite(measured) else -math.inf


def peak_dbfs(audio: Audio) -> float:
    """Level of the loudest sample; minus infinity for silence."""
    peak = float(np.abs(audio.samples).max(initial=0.0))
    return 20.0 * math.log10(peak) if peak > 0 else -math.inf


def levelled(audio: Audio, options: ExportOptions) -> tuple[Audio, str]:
    """The sound at the level asked for, and a remark for the user (usually empty).

    A loudness that would push a sample over `PEAK_DBFS` is not reached: nothing is clipped or squeezed.
    """
    peak = peak_dbfs(audio)
    if options.level == "off" or not math.isfinite(peak):
        return audio, Words(
            "Its loudest peaks are clipped. Export with a peak level to avoid that."
        ) if peak > 0 else ""
    room_db = PEAK_DBFS - peak
    if options.level == "peak":
        return _louder(audio, room_db), ""
    measured = loudness_lufs(audio)
    if not math.isfinite(measured):
        return audio, Words("It is too short or too quiet to measure its loudness, so its level is as rendered.")
    wanted_db = options.loudness_lufs - measured
    if wanted_db <= room_db:
        return _louder(audio, wanted_db), ""
    reached = measured + room_db
    return _louder(audio, room_db), (
        f"Its loudness is {reached:.1f} LUFS instead of {options.loudness_lufs:.1f}: more would clip its loudest peaks."
    )


def _louder(audio: Audio, gain_db: float) -> Audio:
    return Audio(audio.samples * np.float32(10.0 ** (gain_db / 20.0)), audio.sample_rate)

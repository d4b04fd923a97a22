"""Curves over the frames: what the user's pitch and gain edits and the pauses do to the sound.

Axes: P phones, T frames.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glowtts_core.prosody import is_pause
from glowtts_core.synthesis.question_intonation import asks_yes_or_no, question_rise
from glowtts_core.types import PAUSE, Phone, Style

Curve = npt.NDArray[np.float32]

PAUSE_GAIN_DB = -40.0
"""How far a pause the user asked for is turned down: a long comma of the model is not always silent."""
_RAMP = 4  # frames of fade into and out of a pause
_LONG_MARK = 48  # frames; longer marks (0.56 s) are quiet in their middle
_MARK_KEEPS = 12  # frames at both ends of a long mark that stay as the model made them
_SMOOTH = 7  # frames (81 ms): neighbouring sounds glide into each other
_LOWEST_HZ, _HIGHEST_HZ = 40.0, 1000.0


def per_frame(phones: Sequence[Phone], frames: npt.NDArray[np.int64], value: Callable[[Phone], float]) -> Curve:
    """A value of each phone, repeated over its frames and smoothed between neighbours, float32 [T]."""
    steps = np.repeat(np.array([value(phone) for phone in phones], dtype=np.float64), frames)
    if not len(steps) or not np.ptp(steps):
        return steps.astype(np.float32)
    bell = np.hanning(_SMOOTH + 2)[1:-1]
    wide = np.pad(steps, _SMOOTH // 2, mode="edge")
    return np.convolve(wide, bell / bell.sum(), mode="valid").astype(np.float32)


class PitchEdits:
    """What is done to the pitch of one sentence; intonation is scaled around the median of what is spoken first."""

    def __init__(self, offset_st: Curve, intonation: float) -> None:
        self._offset_st = offset_st
        self._intonation = intonation
        self._centre_hz = 0.0

    def edited(self, f0_hz: Curve, span: slice) -> Curve:
        """The contour in Hz of the frames of a span, with the edits."""
        self._centre_hz = self._centre_hz or median_pitch(f0_hz)
        return shifted_pitch(f0_hz, self._offset_st[span], self._intonation, self._centre_hz)


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """All that is done to the frames of one sentence."""

    quiet: Curve
    """How far the mel of each frame is to be silent, 0 .. 1 [T]."""
    gain_db: Curve
    """[T]."""
    pitch: PitchEdits | None
    """None where nothing is asked of the pitch."""

    def shaped(self, samples: Curve, first_sample: int, hop: int) -> Curve:
        """A stretch of samples as it is heard."""
        return np.clip(with_gain(samples, self.gain_db, first_sample, hop), -1.0, 1.0)


def curves(phones: Sequence[Phone], frames: npt.NDArray[np.int64], style: Style, rise_st: float) -> Curves:
    """What the edits of a sentence, its pauses and its question do to the sound; a question rises by ``rise_st``."""
    asks = rise_st > 0 and asks_yes_or_no(phones)
    pitch = None
    if asks or wants_pitch(phones, style):
        offset = per_frame(phones, frames, lambda phone: phone.pitch_st) + np.float32(style.pitch_st)
        if asks:
            offset = offset + np.float32(style.intonation) * question_rise(phones, frames, rise_st)
        pitch = PitchEdits(offset, style.intonation)
    quiet, hushed = silence(phones, frames)
    asked = per_frame(phones, frames, lambda phone: phone.gain_db) + np.float32(style.gain_db)
    return Curves(quiet, asked + hushed * np.float32(PAUSE_GAIN_DB), pitch)


def wants_pitch(phones: Sequence[Phone], style: Style) -> bool:
    """Whether anything asks for a pitch other than the model's own."""
    return bool(style.pitch_st) or style.intonation != 1.0 or any(phone.pitch_st for phone in phones)


def median_pitch(f0_hz: Curve) -> float:
    """Median of the voiced frames of a contour in Hz [T]; 0 where nothing is voiced."""
    voiced = f0_hz[f0_hz > 0]
    return float(np.median(voiced)) if len(voiced) else 0.0


def shifted_pitch(f0_hz: Curve, offset_st: Curve, intonation: float, centre_hz: float) -> Curve:
    """A contour in Hz [T] (0 = unvoiced) with its distance from the centre scaled and semitones [T] added."""
    voiced = f0_hz > 0
    if not voiced.any() or centre_hz <= 0:
        return f0_hz
    distance_st = 12 * np.log2(np.where(voiced, f0_hz, centre_hz) / centre_hz)
    moved = centre_hz * np.exp2((intonation * distance_st + offset_st) / 12)
    return np.where(voiced, np.clip(moved, _LOWEST_HZ, _HIGHEST_HZ), 0.0).astype(np.float32)


def silence(phones: Sequence[Phone], frames: npt.NDArray[np.int64]) -> tuple[Curve, Curve]:
    """How far each frame is to be silent, 0 .. 1: for the mel [T] and for the gain [T].

    Pauses that the user asked for count for both; the middle of a mark that lasts unusually long, for the mel
    alone.
    """
    total = int(frames.sum())
    mel, gain = np.zeros(total, dtype=np.float32), np.zeros(total, dtype=np.float32)
    start = 0
    for phone, count in zip(phones, frames.tolist(), strict=True):
        span = slice(start, start + count)
        if phone.symbol == PAUSE:
            mel[span] = gain[span] = _plateau(count, 0)
        elif is_pause(phone.symbol) and count > _LONG_MARK:
            mel[span] = _plateau(count, _MARK_KEEPS)
        start += count
    return mel, gain


def _plateau(count: int, kept: int) -> Curve:
    """Rises from 0 to 1 after ``kept`` frames and falls likewise before the end, float32 [count]."""
    inside = np.arange(count) + 0.5 - kept
    rise = np.minimum(inside, count - 2 * kept - inside) / _RAMP
    plateau: Curve = np.clip(rise, 0.0, 1.0).astype(np.float32)
    return plateau


def with_gain(samples: Curve, gain_db: Curve, first_sample: int, hop: int) -> Curve:
    """A stretch of samples times the gain of each frame [T] in decibels, which glides from frame to frame."""
    if not gain_db.any():
        return samples
    place = (first_sample + np.arange(len(samples)) + 0.5) / hop - 0.5
    amplitude = np.power(10.0, gain_db.astype(np.float64) / 20)
    return (samples * np.interp(place, np.arange(len(gain_db)), amplitude)).astype(np.float32)

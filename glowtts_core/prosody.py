"""From seconds to frames: the arithmetic between an utterance's sounds and the model's grid.

Everything here is a pure function of its arguments. Seconds stand in the document, frames in the model. The
running total is rounded, not each sound, so that nothing drifts over a sentence.

Axes: P phones, N tokens (phones with the blanks between them), C mel channels, T frames.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from glowtts_core.errors import ConfigError
from glowtts_core.parameters import PHONE, STYLE, Parameter
from glowtts_core.types import PAUSE, Phone, Style

PLAN_LIMIT_S = 2.0
"""Longest duration the model may plan for one sound; an unbounded exp() can ask for hours."""
SENTENCE_PAUSE_S = 0.25
"""Planned length of a `PAUSE` that nobody gave a length."""

Frames = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Grid:
    """The model's time grid."""

    frame_s: float = 256 / 22050
    """Length of one frame in seconds."""
    multiple: int = 2
    """The number of frames must be a multiple of this (the flow folds that many frames into one)."""
    blank: bool = True
    """Whether a blank token stands before, between and after the sounds."""

    def owners(self, phones: int) -> Frames:
        """Which sound each token belongs to, [N].

        A sound owns its token and the blank after it; the very first blank belongs to the first sound.
        """
        each = np.arange(phones, dtype=np.int64)
        if not self.blank or not phones:
            return each
        return np.concatenate([each[:1], np.repeat(each, 2)])


def is_pause(symbol: str) -> bool:
    """Whether a symbol is a mark or a pause rather than a sound."""
    return symbol == PAUSE or not any(character.isalnum() for character in symbol)


def check_request(style: Style, phones: Sequence[Phone] = ()) -> None:
    """Refuses numbers out of range.

    Raises:
        ConfigError: names the first field whose value is out of range or no number.
    """
    for row in STYLE.values():
        _require(row, getattr(style, row.field), "")
    for phone in phones:
        for row in PHONE.values():
            value = getattr(phone, row.field)
            if value is not None:
                _require(row, value, phone.symbol)


def _require(row: Parameter, value: float, symbol: str) -> None:
    low, high = row.limits
    if low <= value <= high:
        return  # never with NaN
    words = row.field.removesuffix("_st").removesuffix("_db").removesuffix("_s").replace("_", " ")
    parts = {"name": words, "value": f"{value:g}", "low": f"{low:g}", "high": f"{high:g}"}
    if symbol:
        said = "The {name} of the sound “{symbol}” is {value}; choose a value between {low} and {high}."
        raise ConfigError(said, symbol=symbol, **parts)
    raise ConfigError("The {name} is {value}; choose a value between {low} and {high}.", **parts)


def planned(phones: Sequence[Phone], log_durations: npt.NDArray[np.float32], grid: Grid) -> tuple[Phone, ...]:
    """Fills the planned seconds of the sounds that have none.

    log_durations [N] is the natural logarithm of each token's frames. One sound is at most `PLAN_LIMIT_S`
    long. A pause has no duration of its own in the model and gets `SENTENCE_PAUSE_S`.
    """
    limit = math.log(PLAN_LIMIT_S / grid.frame_s)
    frames = np.exp(np.clip(log_durations.astype(np.float64), -20.0, limit))
    seconds = np.minimum(
        np.bincount(grid.owners(len(phones)), weights=frames, minlength=len(phones)) * grid.frame_s,
        PLAN_LIMIT_S,
    )
    return tuple(
        phone if phone.seconds > 0 else replace(phone, seconds=_plan_of(phone, float(length)))
        for phone, length in zip(phones, seconds, strict=True)
    )


def _plan_of(phone: Phone, seconds: float) -> float:
    return SENTENCE_PAUSE_S if phone.symbol == PAUSE else seconds


def spoken_seconds(phone: Phone, style: Style) -> float:
    """How long a planned sound lasts once speed, the user's ratio, pause scale and pins have acted."""
    if phone.pinned_s is not None:
        return phone.pinned_s
    pause_scale = style.pause_scale if is_pause(phone.symbol) else 1.0
    return phone.seconds * phone.scale * pause_scale / style.speed


def phone_frames(phones: Sequence[Phone], style: Style, grid: Grid) -> Frames:
    """Frames of each planned sound, int64 [P].

    Two running totals are rounded, that of the plan and that of what the user added to it: a sound that was
    not edited keeps its frames whatever happened before it. The end of every sound is within a frame of its
    exact place, within half a frame where nothing was edited. A sound that lasts at all gets one frame at
    least. The total is a positive multiple of ``grid.multiple``: the last sound is lengthened where needed.
    """
    ends = np.zeros(len(phones), dtype=np.int64)
    plan = added = 0.0
    end = 0
    for index, phone in enumerate(phones):
        length = spoken_seconds(phone, style)
        unedited = spoken_seconds(replace(phone, scale=1.0, pinned_s=None), style)
        plan += unedited / grid.frame_s
        added += (length - unedited) / grid.frame_s
        end = max(math.floor(plan + 0.5) + math.floor(added + 0.5), end + int(length > 0))
        ends[index] = end
    if len(ends):
        ends[-1] = max(-(-end // grid.multiple), 1) * grid.multiple
    return np.diff(ends, prepend=0)


def token_frames(frames: Frames, log_durations: npt.NDArray[np.float32], grid: Grid) -> Frames:
    """Shares each sound's frames [P] among its tokens as the model planned them -> int64 [N].

    log_durations [N] as in `planned`. The running total within the sound is rounded.
    """
    owners = grid.owners(len(frames))
    weights = np.exp(np.clip(log_durations.astype(np.float64), -20.0, 20.0))
    whole = np.bincount(owners, weights=weights, minlength=len(frames))
    running = np.cumsum(weights)
    before = np.cumsum(whole) - whole
    share = np.clip((running - before[owners]) / whole[owners], 0.0, 1.0)
    starts = np.cumsum(frames) - frames
    ends = starts[owners] + np.floor(share * frames[owners] + 0.5).astype(np.int64)
    last = np.append(owners[1:] != owners[:-1], True) if len(owners) else np.zeros(0, dtype=bool)
    ends[last] = np.cumsum(frames)  # the sound's own end exactly, whatever the rounding of the share
    shares: Frames = np.diff(ends, prepend=0)
    return shares


def noise_places(phones: Sequence[Phone], frames: Frames) -> Frames:
    """Where each frame finds its own noise in an endless stream, int64 [T].

    Each sound has a stretch of its own, chosen by its take: what is done to other sounds does not move it.
    """
    takes = np.array([phone.take for phone in phones], dtype=np.uint64)
    stretches = ((takes * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(24)).astype(np.int64)
    within = np.arange(int(frames.sum())) - np.repeat(np.cumsum(frames) - frames, frames)
    places: Frames = np.repeat(stretches, frames) + within
    return places


def latent_noise(phones: Sequence[Phone], frames: Frames, style: Style, channels: int) -> npt.NDArray[np.float32]:
    """Noise of every frame, scaled by the temperature, float32 [C, T].

    Each sound draws its own stream, keyed by (seed, take) and in the order of its frames: stretching one
    sound leaves the noise of all others, and its own beginning, as they were.
    """
    noise = np.zeros((int(frames.sum()), channels), dtype=np.float32)
    start = 0
    for phone, count in zip(phones, frames.tolist(), strict=True):
        temperature = style.temperature if phone.temperature is None else phone.temperature
        if count and temperature:
            stream = np.random.Generator(np.random.Philox(key=np.array([style.seed, phone.take], dtype=np.uint64)))
            rows = stream.standard_normal((count, channels), dtype=np.float32)
            noise[start : start + count] = rows * np.float32(temperature)
        start += count
    return np.ascontiguousarray(noise.T)

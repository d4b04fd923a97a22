"""Edits of how long sounds last: by a ratio on the planned length, or fixed in seconds.

P phones of a line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from glowtts_core.edits.choice import Phones, each, within
from glowtts_core.parameters import MANNERS, PHONE
from glowtts_core.prosody import Grid, is_pause, spoken_seconds
from glowtts_core.types import PAUSE, Phone, Style

SCALES = PHONE["scale"].reach
"""Ratios on the planned length that a hand can set."""
SHORTEST_S = Grid().frame_s
"""One frame: nothing is made shorter than this."""
LONGEST_S = PHONE["pinned_s"].limits[1]
STAND_IN_S = 0.08
"""Length that views show for a sound that has not been planned yet."""

Spans = npt.NDArray[np.float64]


def is_written(phone: Phone) -> bool:
    """Whether a sound is a pause that stands in the text with its length, as in ``[pause 300ms]``.

    `carry_over` puts the length that is written into ``seconds``; ``pinned_s`` is what is spoken.
    """
    return phone.symbol == PAUSE and phone.end > phone.start


def is_edited(phone: Phone) -> bool:
    """Whether a person changed anything about a sound. The length of a written pause is no edit."""
    return is_length_edited(phone) or any(getattr(phone, row.field) != row.neutral for row in MANNERS)


def is_length_edited(phone: Phone) -> bool:
    """Whether a person changed how long a sound lasts; a pause that lasts as long as is written is as planned."""
    return phone.scale != 1.0 or phone.pinned_s != _planned_pin_s(phone)


def is_pinned(phone: Phone) -> bool:
    """Whether a person fixed the length of a sound in seconds, beyond what stands in the text."""
    return phone.pinned_s is not None and phone.pinned_s != _planned_pin_s(phone)


def ratio_of(phone: Phone, style: Style) -> float:
    """How long a sound is spoken against how long it would be unedited; a pinned one may lie off the scale."""
    if phone.pinned_s is None:
        return phone.scale
    usual_s = spoken_seconds(_as_planned(phone), style)
    return phone.pinned_s / usual_s if usual_s > 0.0 else 1.0


def _plain(phone: Phone) -> Phone:
    neutral: dict[str, Any] = {row.field: row.neutral for row in MANNERS}  # fields of Phone
    return replace(_as_planned(phone), **neutral)


def _as_planned(phone: Phone) -> Phone:
    return replace(phone, scale=1.0, pinned_s=_planned_pin_s(phone))


def _planned_pin_s(phone: Phone) -> float | None:
    """The fixed length of a sound that nobody has touched: what is written, if anything is."""
    return _written_s(phone) if is_written(phone) else None


def _written_s(phone: Phone) -> float | None:
    return phone.seconds if phone.seconds > 0.0 else phone.pinned_s


def reset(phones: Phones, indices: Iterable[int]) -> Phones:
    """The sounds as they were planned, with the takes that they have."""
    return each(phones, indices, _plain)


def reset_length(phones: Phones, indices: Iterable[int]) -> Phones:
    """The sounds as long as they were planned, or as is written; what else was done to them stays."""
    return each(phones, indices, _as_planned)


def set_scale(phones: Phones, indices: Iterable[int], ratio: float) -> Phones:
    """The ratio on the planned length; a pinned length is let go. A written pause: the ratio on what is written."""

    def scaled(phone: Phone) -> Phone:
        written_s = _written_s(phone) if is_written(phone) else None
        if written_s is not None:
            return replace(phone, scale=1.0, pinned_s=_in_seconds(written_s * within(ratio, SCALES)))
        return replace(phone, scale=within(ratio, SCALES), pinned_s=None)

    return each(phones, indices, scaled)


def scale(phones: Phones, indices: Iterable[int], factor: float) -> Phones:
    """Multiplies the ratio of each sound, and the length of pinned ones."""

    def longer(phone: Phone) -> Phone:
        if phone.pinned_s is not None:
            return replace(phone, pinned_s=_in_seconds(phone.pinned_s * factor))
        return replace(phone, scale=within(phone.scale * factor, SCALES))

    return each(phones, indices, longer)


def pin(phones: Phones, indices: Iterable[int], seconds: float | None) -> Phones:
    """Fixes the length of sounds in seconds; None lets them go, and gives a written pause what is written."""

    def pinned(phone: Phone) -> Phone:
        if seconds is not None:
            return replace(phone, pinned_s=_in_seconds(seconds))
        return replace(phone, pinned_s=_written_s(phone) if is_written(phone) else None)

    return each(phones, indices, pinned)


def stretch(phones: Phones, indices: Iterable[int], delta_s: float, style: Style) -> Phones:
    """Makes each sound so much longer as it is spoken; see `move_boundary` for the limits."""

    def longer(phone: Phone) -> Phone:
        length_s = spoken_seconds(phone, style)
        wanted_s = within(length_s + delta_s, _reach(phone, style))
        return phone if wanted_s == length_s else _lasting(phone, wanted_s, style)

    return each(phones, indices, longer)


def move_boundary(phones: Phones, index: int, delta_s: float, style: Style) -> Phones:
    """Moves the boundary after sound ``index``: the left one grows by exactly what the right one shrinks.

    Neither gets shorter than a frame, and a sound keeps to the range of its ratio, so the boundary may stop early.
    After the last sound stands nothing that could shrink: only the sound itself changes. An unplanned sound has no
    length that could be changed.
    """
    if index == len(phones) - 1:
        return stretch(phones, [index], delta_s, style)
    if not 0 <= index < len(phones):
        return phones
    left, right = phones[index], phones[index + 1]
    left_s, right_s = spoken_seconds(left, style), spoken_seconds(right, style)
    (left_low, left_high), (right_low, right_high) = _reach(left, style), _reach(right, style)
    reach_s = max(left_low - left_s, right_s - right_high), min(left_high - left_s, right_s - right_low)
    moved_s = within(delta_s, reach_s)
    if moved_s == 0.0:
        return phones
    pair = _lasting(left, left_s + moved_s, style), _lasting(right, right_s - moved_s, style)
    return (*phones[:index], *pair, *phones[index + 2 :])


def spans(phones: Phones, style: Style) -> tuple[Spans, Spans]:
    """Where each sound begins and ends, in seconds [P], as it will be spoken; unplanned ones get a stand-in length."""
    shown = [phone if phone.seconds > 0.0 else replace(phone, seconds=STAND_IN_S) for phone in phones]
    ends_s = np.cumsum([spoken_seconds(phone, style) for phone in shown], dtype=np.float64)
    return np.concatenate([np.zeros(min(1, len(phones))), ends_s[:-1]]), ends_s


def _in_seconds(seconds: float) -> float:
    return within(seconds, (SHORTEST_S, LONGEST_S))


def _usual_s(phone: Phone, style: Style) -> float:
    """How long an unedited sound lasts as it is spoken."""
    return spoken_seconds(replace(phone, scale=1.0, pinned_s=None), style)


def _reach(phone: Phone, style: Style) -> tuple[float, float]:
    """Shortest and longest that a hand can make a sound in seconds, as it is spoken; what it lasts now is among them.

    A pause, or what is pinned already, may be as long as it likes.
    """
    length_s, usual_s = spoken_seconds(phone, style), _usual_s(phone, style)
    if phone.pinned_s is not None or (is_pause(phone.symbol) and phone.seconds > 0.0):
        low, high = SHORTEST_S, LONGEST_S
    elif usual_s > 0.0:
        low, high = max(SHORTEST_S, SCALES[0] * usual_s), min(LONGEST_S, SCALES[1] * usual_s)
    else:
        low = high = length_s
    return min(low, length_s), max(high, length_s)


def _lasting(phone: Phone, seconds: float, style: Style) -> Phone:
    """A planned sound so long as it is spoken: by its ratio; pinned where it was, or where a ratio would be absurd."""
    usual_s = _usual_s(phone, style)
    beyond = is_pause(phone.symbol) and not SCALES[0] * usual_s <= seconds <= SCALES[1] * usual_s
    if phone.pinned_s is not None or beyond or usual_s <= 0.0:
        return replace(phone, pinned_s=seconds)
    return replace(phone, scale=seconds / usual_s)

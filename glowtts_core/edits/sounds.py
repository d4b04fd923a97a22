"""Edits of how sounds are spoken: pitch, gain, liveliness, another take."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from glowtts_core.edits.choice import Phones, each, within
from glowtts_core.parameters import PHONE
from glowtts_core.prosody import is_pause

PITCHES_ST = PHONE["pitch_st"].reach
TAKES = 2**31
"""Takes are drawn from the numbers below this one."""
BESIDE = 0.5
"""How far the sounds beside a bent one go with it."""


def set_pitch(phones: Phones, indices: Iterable[int], semitones: float, smooth: bool = False) -> Phones:
    """The pitch offset of sounds; ``smooth`` takes the sounds beside them half the way."""
    wanted = within(semitones, PITCHES_ST)
    return _bent(phones, dict.fromkeys(_there(phones, indices), wanted), smooth)


def shift_pitch(phones: Phones, indices: Iterable[int], semitones: float, smooth: bool = False) -> Phones:
    """Moves the pitch offset of sounds; ``smooth`` takes the sounds beside them half the way."""
    chosen = _there(phones, indices)
    return _bent(phones, {i: within(phones[i].pitch_st + semitones, PITCHES_ST) for i in chosen}, smooth)


def _there(phones: Phones, indices: Iterable[int]) -> list[int]:
    return [index for index in sorted(set(indices)) if 0 <= index < len(phones)]


def _bent(phones: Phones, wanted: Mapping[int, float], smooth: bool) -> Phones:
    """The sounds with the offsets that are wanted; a pause has no pitch that could follow."""
    bent = list(phones)
    for index, semitones in wanted.items():
        bent[index] = replace(phones[index], pitch_st=semitones)
    beside = {near for index in wanted for near in (index - 1, index + 1)} - set(wanted) if smooth else set()
    for index in _there(phones, beside):
        if not is_pause(phones[index].symbol):
            ways = [wanted[near] - phones[near].pitch_st for near in (index - 1, index + 1) if near in wanted]
            pitch_st = phones[index].pitch_st + BESIDE * sum(ways) / len(ways)
            bent[index] = replace(phones[index], pitch_st=within(pitch_st, PITCHES_ST))
    return tuple(bent)


def set_manner(phones: Phones, indices: Iterable[int], field: str, value: float | None) -> Phones:
    """One of the `MANNERS` of sounds, by its field; None makes it neutral."""
    row = PHONE[field]
    # a field of Phone
    wanted: dict[str, Any] = {field: row.neutral if value is None else within(value, row.reach)}
    return each(phones, indices, lambda phone: replace(phone, **wanted))


def new_take(phones: Phones, indices: Iterable[int], rng_seed: int) -> Phones:
    """Rolls the dice anew for these sounds only: each gets a take that no sound of the line has."""
    dice, used = random.Random(rng_seed), {phone.take for phone in phones}
    rolled = list(phones)
    for index in _there(phones, indices):
        take = next(number for number in iter(lambda: dice.randrange(TAKES), -1) if number not in used)
        used.add(take)
        rolled[index] = replace(phones[index], take=take)
    return tuple(rolled)


def word_indices(phones: Phones, index: int) -> frozenset[int]:
    """The sounds of the word that a sound belongs to; of a mark or a pause, itself."""
    if not 0 <= index < len(phones):
        return frozenset()
    word = phones[index].word
    if word is None:
        return frozenset({index})
    return frozenset(place for place, phone in enumerate(phones) if phone.word == word)

"""Edits of sounds: limits that hold, lengths that add up, and nothing touched that was not chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glowtts_core import edits
from glowtts_core.parameters import PHONE
from glowtts_core.prosody import check_request, is_pause, spoken_seconds
from glowtts_core.types import PAUSE, Phone, Style

USUAL = Style()

lengths_s = st.floats(0.012, 1.5)
sounds = st.builds(
    Phone,
    symbol=st.sampled_from(["AH0", "T", "S", ",", ".", PAUSE]),
    word=st.none() | st.integers(0, 3),
    end=st.just(0),
    take=st.integers(0, 50),
    seconds=lengths_s,
    scale=st.floats(*edits.SCALES),
    pinned_s=st.none() | lengths_s,
    pitch_st=st.floats(*edits.PITCHES_ST),
    temperature=st.none() | st.floats(0.0, 1.0),
    gain_db=st.floats(*PHONE["gain_db"].reach),
)
lines = st.lists(sounds, min_size=1, max_size=8).map(tuple)
styles = st.builds(Style, speed=st.floats(0.25, 4.0), pause_scale=st.floats(0.1, 5.0))
indices = st.sets(st.integers(-2, 10))
numbers = st.floats(-1000.0, 1000.0)

CHANGES: dict[str, Callable[[tuple[Phone, ...], set[int], float, Style], tuple[Phone, ...]]] = {
    "set_scale": lambda phones, chosen, value, style: edits.set_scale(phones, chosen, value),
    "scale": lambda phones, chosen, value, style: edits.scale(phones, chosen, value),
    "pin": lambda phones, chosen, value, style: edits.pin(phones, chosen, value),
    "stretch": edits.stretch,
    "set_pitch": lambda phones, chosen, value, style: edits.set_pitch(phones, chosen, value),
    "shift_pitch": lambda phones, chosen, value, style: edits.shift_pitch(phones, chosen, value),
    "set_gain_db": lambda phones, chosen, value, style: edits.set_manner(phones, chosen, "gain_db", value),
    "set_temperature": lambda phones, chosen, value, style: edits.set_manner(phones, chosen, "temperature", value),
    "new_take": lambda phones, chosen, value, style: edits.new_take(phones, chosen, int(value)),
    "reset": lambda phones, chosen, value, style: edits.reset(phones, chosen),
}


@pytest.mark.parametrize("name", CHANGES)
@given(phones=lines, chosen=indices, value=numbers, style=styles)
def test_edits_touch_what_is_chosen_and_can_always_be_spoken(
    name: str, phones: tuple[Phone, ...], chosen: set[int], value: float, style: Style
) -> None:
    edited = CHANGES[name](phones, chosen, value, style)
    assert len(edited) == len(phones)
    assert all(new is old for index, (new, old) in enumerate(zip(edited, phones, strict=True)) if index not in chosen)
    check_request(style, edited)


@given(phones=lines, index=st.integers(-1, 8), delta_s=st.floats(-3, 3), style=styles)
def test_a_boundary_takes_from_one_what_it_gives_to_the_other(
    phones: tuple[Phone, ...], index: int, delta_s: float, style: Style
) -> None:
    moved = edits.move_boundary(phones, index, delta_s, style)
    before = [spoken_seconds(phone, style) for phone in phones]
    after = [spoken_seconds(phone, style) for phone in moved]
    changed = [place for place, pair in enumerate(zip(before, after, strict=True)) if abs(pair[0] - pair[1]) > 1e-12]
    assert set(changed) <= {index, index + 1}
    if 0 <= index < len(phones) - 1:
        assert sum(after) == pytest.approx(sum(before), abs=1e-9)
        assert -1e-12 <= (after[index] - before[index]) * np.sign(delta_s) <= abs(delta_s) + 1e-9
    for was, now, phone in zip(before, after, moved, strict=True):
        assert now >= min(edits.SHORTEST_S, was) - 1e-9
        assert is_pause(phone.symbol) or edits.SCALES[0] <= phone.scale * (1 + 1e-9) <= edits.SCALES[1] * (1 + 2e-9)


@given(delta_s=st.floats(-0.06, 0.06), speed=st.floats(0.5, 2.0))
def test_a_boundary_within_the_limits_is_exact_at_any_speed(delta_s: float, speed: float) -> None:
    style = Style(speed=speed)
    phones = (Phone("AH0", seconds=0.2 * speed), Phone("T", seconds=0.2 * speed, scale=1.1), Phone(".", seconds=0.1))
    starts_s, ends_s = edits.spans(edits.move_boundary(phones, 0, delta_s, style), style)
    assert ends_s[0] == pytest.approx(0.2 + delta_s, abs=1e-12)
    assert starts_s[1] == ends_s[0]
    assert ends_s[1] == pytest.approx(0.42, abs=1e-12)


def test_a_boundary_stops_at_one_frame() -> None:
    phones = (Phone("AH0", seconds=0.03), Phone("T", seconds=0.03))
    left = edits.move_boundary(phones, 0, -5.0, USUAL)
    assert spoken_seconds(left[0], USUAL) == pytest.approx(edits.SHORTEST_S)
    right = edits.move_boundary(phones, 0, 5.0, USUAL)
    assert spoken_seconds(right[1], USUAL) == pytest.approx(edits.SHORTEST_S)


def test_a_boundary_stops_where_the_left_sound_is_four_times_as_long() -> None:
    phones = (Phone("AH0", seconds=0.1), Phone("T", seconds=0.9))
    assert edits.move_boundary(phones, 0, 5.0, USUAL)[0].scale == pytest.approx(edits.SCALES[1])


def test_a_pause_is_dragged_as_long_as_one_likes_and_a_sound_to_its_ratio() -> None:
    phones = (Phone("T", seconds=0.1), Phone(",", seconds=0.05))
    longer = edits.move_boundary(phones, 1, 2.0, USUAL)
    assert spoken_seconds(longer[1], USUAL) == pytest.approx(2.05)
    assert [longer[1].scale, longer[1].pinned_s] == [1.0, pytest.approx(2.05)], "no ratio that would be absurd"
    twice = edits.stretch(phones, [1], 0.05, USUAL)[1]
    assert [twice.scale, twice.pinned_s] == [pytest.approx(2.0), None], "a ratio, which goes with the speed"
    assert longer[0] is phones[0]
    assert edits.stretch(phones, [0], 2.0, USUAL)[0].scale == edits.SCALES[1]


def test_an_unplanned_sound_has_no_length_to_move() -> None:
    phones = (Phone("T", seconds=0.1), Phone("AH0"), Phone(","))
    assert edits.move_boundary(phones, 0, 0.05, USUAL) == phones
    assert edits.stretch(phones, [1, 2], 0.05, USUAL) == phones
    starts_s, ends_s = edits.spans(phones, USUAL)
    assert all(ends_s > starts_s)


def test_spans_meet_and_begin_at_nothing() -> None:
    phones = (Phone("T", seconds=0.1), Phone("AH0", seconds=0.4, pinned_s=0.2), Phone("S", seconds=0.1, scale=3.0))
    starts_s, ends_s = edits.spans(phones, Style(speed=2.0))
    assert starts_s == pytest.approx([0.0, 0.05, 0.25])
    assert ends_s == pytest.approx([0.05, 0.25, 0.4])


def test_spans_of_nothing_are_empty() -> None:
    starts_s, ends_s = edits.spans((), USUAL)
    assert starts_s.shape == ends_s.shape == (0,)


def test_lengths_pinned_and_free() -> None:
    phones = (Phone("T", seconds=0.1),)
    pinned = edits.pin(phones, [0], 0.3)
    assert pinned[0].pinned_s == 0.3
    assert edits.scale(pinned, [0], 2.0)[0].pinned_s == pytest.approx(0.6)
    assert edits.scale(edits.scale(phones, [0], 2.0), [0], 1.5)[0].scale == pytest.approx(3.0)
    assert edits.ratio_of(replace(phones[0], scale=1.5), Style(speed=2.0)) == 1.5
    assert edits.ratio_of(pinned[0], Style(speed=2.0)) == pytest.approx(6.0)
    assert edits.ratio_of(Phone("T", pinned_s=0.3), USUAL) == 1.0, "not planned yet: there is nothing to compare with"
    assert edits.stretch(pinned, [0], 0.1, Style(speed=2.0))[0].pinned_s == pytest.approx(0.4)
    assert edits.set_scale(pinned, [0], 2.0) == (replace(phones[0], scale=2.0),)
    assert edits.pin(pinned, [0], None) == phones
    assert edits.pin(phones, [0], 0.0)[0].pinned_s == edits.SHORTEST_S


def test_a_written_pause_is_edited_only_by_hand_and_goes_back_to_what_is_written() -> None:
    written = Phone(PAUSE, start=3, end=16, seconds=0.3, pinned_s=0.3)
    assert not edits.is_edited(written)
    longer = edits.scale((written,), [0], 2.0)
    assert edits.is_edited(longer[0]) and longer[0].pinned_s == pytest.approx(0.6)
    half = edits.set_scale((replace(written, scale=3.0),), [0], 0.5)[0]
    assert [half.scale, half.pinned_s] == [1.0, pytest.approx(0.15)]
    unplanned = replace(written, seconds=0.0)
    assert not edits.is_edited(unplanned) and edits.reset((unplanned,), [0]) == (unplanned,)
    assert edits.reset(longer, [0]) == edits.pin(longer, [0], None) == edits.set_scale(longer, [0], 1.0) == (written,)


def test_a_written_pause_is_as_planned_until_a_length_is_typed() -> None:
    written = Phone(PAUSE, start=3, end=16, seconds=0.3, pinned_s=0.3)
    assert not edits.is_pinned(written) and not edits.is_length_edited(written)
    assert edits.ratio_of(written, Style(speed=2.0, pause_scale=3.0)) == 1.0
    typed = edits.set_manner(edits.pin((written,), [0], 0.45), [0], "gain_db", -3.0)
    assert edits.is_pinned(typed[0]) and edits.is_length_edited(typed[0])
    assert edits.ratio_of(typed[0], USUAL) == pytest.approx(1.5)
    assert edits.reset_length(typed, [0]) == (replace(written, gain_db=-3.0),)
    assert edits.is_edited(edits.reset_length(typed, [0])[0])


def test_a_pause_between_sentences_that_was_pinned_can_be_reset() -> None:
    gap = Phone(PAUSE, start=5, end=5, seconds=0.25)
    for phone in (gap, Phone(",", start=5, end=6, seconds=0.1)):
        pinned = edits.pin((phone,), [0], 1.0)
        assert edits.is_edited(pinned[0]) and edits.is_length_edited(pinned[0]) and edits.is_pinned(pinned[0])
        assert edits.reset(pinned, [0]) == edits.reset_length(pinned, [0]) == (phone,)


@given(phones=lines)
def test_what_is_reset_is_not_edited_and_keeps_its_take(phones: tuple[Phone, ...]) -> None:
    plain = edits.reset(phones, range(len(phones)))
    assert not any(edits.is_edited(phone) for phone in plain)
    assert [phone.take for phone in plain] == [phone.take for phone in phones]
    assert edits.reset(plain, range(len(phones))) == plain


def test_every_kind_of_edit_counts_as_one() -> None:
    phone = Phone("T", seconds=0.1)
    changes: tuple[dict[str, Any], ...] = (
        {"scale": 2.0},
        {"pinned_s": 0.1},
        {"pitch_st": 1.0},
        {"temperature": 0.0},
        {"gain_db": 1.0},
    )
    assert not edits.is_edited(phone) and not edits.is_edited(replace(phone, take=7))
    assert all(edits.is_edited(replace(phone, **change)) for change in changes)


def test_pitch_bends_its_neighbours_half_the_way_but_no_pause() -> None:
    phones = tuple(Phone(symbol, seconds=0.1) for symbol in ("AH0", "T", "AH0", ","))
    assert [phone.pitch_st for phone in edits.shift_pitch(phones, {1}, 4.0, smooth=True)] == [2.0, 4.0, 2.0, 0.0]
    assert [phone.pitch_st for phone in edits.set_pitch(phones, {2}, -4.0, smooth=True)] == [0.0, -2.0, -4.0, 0.0]
    assert [phone.pitch_st for phone in edits.shift_pitch(phones, {0, 2}, 4.0, smooth=True)] == [4.0, 2.0, 4.0, 0.0]
    assert [phone.pitch_st for phone in edits.shift_pitch(phones, {1}, 4.0)] == [0.0, 4.0, 0.0, 0.0]
    bent = edits.set_pitch(phones, {0, 1, 2}, 2.0)
    assert [phone.pitch_st for phone in edits.set_pitch(bent, {1}, 4.0, smooth=True)] == [3.0, 4.0, 3.0, 0.0]


def test_a_temperature_keeps_to_its_range_and_can_be_left_to_the_line() -> None:
    phones = (Phone("T", seconds=0.1), Phone("AH0", seconds=0.1, temperature=0.4))
    for wanted, found in ((0.7, 0.7), (9.0, 1.0), (-1.0, 0.0), (None, None)):
        assert [phone.temperature for phone in edits.set_manner(phones, {0, 1}, "temperature", wanted)] == [
            found,
            found,
        ]


@given(phones=lines, chosen=indices, seed=st.integers(0, 5))
def test_a_new_take_is_another_one_and_no_sound_of_the_line_has_it(
    phones: tuple[Phone, ...], chosen: set[int], seed: int
) -> None:
    rolled = edits.new_take(phones, chosen, seed)
    fresh = [phone.take for index, phone in enumerate(rolled) if index in chosen]
    assert len(set(fresh)) == len(fresh)
    assert not set(fresh) & {phone.take for phone in phones}
    assert rolled == edits.new_take(phones, chosen, seed)


def test_a_word_is_selected_as_a_whole() -> None:
    phones = (Phone("T", 0), Phone("AH0", 0), Phone(","), Phone("T", 1))
    assert edits.word_indices(phones, 0) == edits.word_indices(phones, 1) == {0, 1}
    assert edits.word_indices(phones, 2) == {2}
    assert edits.word_indices(phones, 4) == edits.word_indices(phones, -1) == frozenset()

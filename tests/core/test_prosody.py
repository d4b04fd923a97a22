"""From seconds to frames."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glowtts_core.errors import ConfigError
from glowtts_core.parameters import PHONE, STYLE
from glowtts_core.prosody import (
    PLAN_LIMIT_S,
    SENTENCE_PAUSE_S,
    Grid,
    check_request,
    is_pause,
    latent_noise,
    noise_places,
    phone_frames,
    planned,
    spoken_seconds,
    token_frames,
)
from glowtts_core.types import PAUSE, Phone, Style

GRID = Grid()
SECONDS = st.floats(0.0, 1.5)


def phones_of(*seconds: float) -> list[Phone]:
    return [Phone("AH0", index, take=index, seconds=value) for index, value in enumerate(seconds)]


@given(st.lists(SECONDS, min_size=1, max_size=60), st.floats(0.5, 2.0))
def test_ends_do_not_drift(seconds: list[float], speed: float) -> None:
    phones, style = phones_of(*seconds), Style(speed=speed)
    frames = phone_frames(phones, style, GRID)
    exact = np.cumsum([spoken_seconds(phone, style) for phone in phones]) / GRID.frame_s
    assert int(frames.sum()) % 2 == 0
    assert int(frames.sum()) > 0
    assert all(count >= 1 for count, value in zip(frames, seconds, strict=True) if value / speed > 0)
    if min(seconds) > 0.05 * speed:
        assert np.abs(np.cumsum(frames)[:-1] - exact[:-1]).max(initial=0) <= 0.5


@given(
    st.lists(st.floats(0.05, 0.4), min_size=3, max_size=30),
    st.floats(0.5, 3.0),
    st.none() | st.floats(0.03, 1.5),
    st.data(),
)
def test_an_unedited_sound_keeps_its_frames_whatever_is_done_to_another(
    seconds: list[float], scale: float, pinned_s: float | None, data: st.DataObject
) -> None:
    phones = phones_of(*seconds)
    edited = data.draw(st.integers(0, len(phones) - 2))
    before = phone_frames(phones, Style(), GRID)
    phones[edited] = replace(phones[edited], scale=scale, pinned_s=pinned_s)
    after = phone_frames(phones, Style(), GRID)
    others = [index for index in range(len(phones) - 1) if index != edited]  # the last one fills up to the fold
    assert after[others].tolist() == before[others].tolist()
    wanted = before[edited] + (spoken_seconds(phones[edited], Style()) - seconds[edited]) / GRID.frame_s
    assert abs(after[edited] - wanted) <= 0.5 + 1e-9


def test_an_edit_of_less_than_half_a_frame_moves_no_other_sound() -> None:
    phones = phones_of(*(count * GRID.frame_s for count in (4.4, 5.0, 6.0, 5.0, 8.6)))
    before = phone_frames(phones, Style(), GRID)
    edited = [replace(phones[0], pinned_s=4.8 * GRID.frame_s), *phones[1:]]
    assert phone_frames(edited, Style(), GRID).tolist() == before.tolist()


@given(st.lists(SECONDS, min_size=1, max_size=30), st.integers(0, 1000), st.booleans())
def test_tokens_share_the_frames_of_their_phone(seconds: list[float], seed: int, blank: bool) -> None:
    grid = Grid(blank=blank)
    frames = phone_frames(phones_of(*seconds), Style(), grid)
    owners = grid.owners(len(seconds))
    logs = np.random.default_rng(seed).normal(1.0, 2.0, len(owners)).astype(np.float32)
    shared = token_frames(frames, logs, grid)
    assert shared.min() >= 0
    assert np.array_equal(np.bincount(owners, weights=shared, minlength=len(seconds)).astype(int), frames)


def test_a_sound_owns_the_blank_after_it_and_the_first_also_the_one_before() -> None:
    assert GRID.owners(3).tolist() == [0, 0, 0, 1, 1, 2, 2]
    assert Grid(blank=False).owners(3).tolist() == [0, 1, 2]
    assert GRID.owners(0).tolist() == []


def test_tokens_keep_the_planned_proportion_when_a_sound_is_pinned() -> None:
    logs = np.log(np.array([1, 4, 1, 4, 2], dtype=np.float32))
    frames = phone_frames([Phone("AA1", pinned_s=60 * GRID.frame_s), Phone("B", seconds=0.1)], Style(), GRID)
    shared = token_frames(frames, logs, GRID)
    assert shared[:3].tolist() == [10, 40, 10]
    assert token_frames(np.array([7, 60]), logs, GRID)[3:].tolist() == [40, 20]
    assert shared.dtype == np.int64


@pytest.mark.parametrize("log", [-1000.0, -np.inf, 1000.0, np.inf])
def test_tokens_share_the_frames_however_wild_the_plan(log: float) -> None:
    logs = np.full(5, log, dtype=np.float32)
    assert token_frames(np.array([6, 4]), logs, GRID).tolist() == [2, 2, 2, 2, 2]


def test_no_sounds_have_no_frames_and_no_tokens() -> None:
    nothing = np.zeros(0, dtype=np.float32)
    frames = phone_frames([], Style(), GRID)
    assert frames.shape == token_frames(frames, nothing, GRID).shape == noise_places([], frames).shape == (0,)
    assert planned([], nothing, GRID) == ()
    assert latent_noise([], frames, Style(), 8).shape == (8, 0)


def test_a_sound_of_no_length_has_no_frame_and_the_shortest_one_has_one() -> None:
    seconds = (4 * GRID.frame_s, 0.0, 1e-6, 4 * GRID.frame_s)
    assert phone_frames(phones_of(*seconds), Style(), GRID).tolist() == [4, 0, 1, 3]


@pytest.mark.parametrize("total", [1, 2, 3, 37])
def test_total_is_a_multiple_of_the_fold(total: int) -> None:
    for multiple in (1, 2, 4):
        grid = Grid(multiple=multiple)
        frames = phone_frames(phones_of(total * grid.frame_s), Style(), grid)
        assert frames.sum() == -(-total // multiple) * multiple


def test_the_model_cannot_ask_for_hours() -> None:
    logs = np.array([-90.0, 12.0, 80.0, -np.inf, 0.0], dtype=np.float32)
    long, short = planned([Phone("AA1"), Phone("B")], logs, GRID)
    assert long.seconds == PLAN_LIMIT_S
    assert 0 < short.seconds < 0.02
    wild = planned([Phone("AA1"), Phone("B")], np.array([1000, 0, 0, -1000, -1000], dtype=np.float32), GRID)
    assert wild[0].seconds == PLAN_LIMIT_S
    assert 0 < wild[1].seconds < 1e-6, "a length of 0 would mean that it is not planned"


def test_a_pause_is_planned_to_its_usual_length() -> None:
    pause, mark = planned([Phone(PAUSE), Phone(",")], np.zeros(5, dtype=np.float32), GRID)
    assert pause.seconds == SENTENCE_PAUSE_S
    assert mark.seconds == pytest.approx(2 * GRID.frame_s)


def test_planning_keeps_what_is_planned_and_every_edit() -> None:
    edited = Phone("AA1", seconds=0.2, scale=1.5, pinned_s=0.7, pitch_st=2, temperature=0.1, gain_db=-3, take=9)
    fresh = replace(edited, seconds=0.0)
    logs = np.log(np.array([1, 4, 1, 4, 2], dtype=np.float32))
    kept, filled = planned([edited, fresh], logs, GRID)
    assert kept == edited
    assert filled == replace(fresh, seconds=filled.seconds) and filled.seconds == pytest.approx(6 * GRID.frame_s)


def test_pins_win_over_speed_and_pauses_have_their_own_scale() -> None:
    style = Style(speed=2.0, pause_scale=3.0)
    assert spoken_seconds(Phone("AA1", seconds=0.2, scale=1.5), style) == pytest.approx(0.15)
    assert spoken_seconds(Phone("AA1", seconds=0.2, scale=1.5, pinned_s=0.4), style) == 0.4
    assert spoken_seconds(Phone(",", seconds=0.2), style) == pytest.approx(0.3)
    assert spoken_seconds(Phone(PAUSE, seconds=0.2, pinned_s=0.4), style) == 0.4


def noise(phones: list[Phone], style: Style) -> list[npt.NDArray[np.float32]]:
    frames = phone_frames(phones, style, GRID)
    ends = np.cumsum(frames)
    whole = latent_noise(phones, frames, style, 8)
    assert whole.shape == (8, ends[-1])
    return [whole[:, end - count : end] for end, count in zip(ends, frames, strict=True)]


def test_stretching_a_sound_leaves_the_noise_of_the_others_and_its_own_beginning() -> None:
    phones = phones_of(0.1, 0.12, 0.09)
    before = noise(phones, Style(seed=5))
    after = noise([phones[0], replace(phones[1], scale=2.6), phones[2]], Style(seed=5))
    for index, (old, new) in enumerate(zip(before, after, strict=True)):
        shared = min(old.shape[1], new.shape[1])
        assert shared >= old.shape[1] - 1
        assert np.array_equal(old[:, :shared], new[:, :shared]), index


def test_noise_belongs_to_seed_and_take_and_its_size_to_the_temperature() -> None:
    phones = phones_of(3.0, 3.0)
    one, two = noise(phones, Style(seed=5, temperature=0.5))
    assert one.std() == pytest.approx(0.5, rel=0.05)
    assert not np.array_equal(one[:, :100], two[:, :100])
    other = noise(phones, Style(seed=6, temperature=0.5))[0]
    assert abs(np.corrcoef(one.ravel(), other.ravel())[0, 1]) < 0.1
    calm, wild = noise([replace(phones[0], temperature=0.0), phones[1]], Style(seed=5, temperature=0.5))
    assert not calm.any()
    assert np.array_equal(wild, two)
    assert np.array_equal(noise([replace(phones[1], word=None, take=0)], Style(seed=5, temperature=0.5))[0], one)


def test_the_noise_of_a_seed_and_a_take_is_the_same_for_ever() -> None:
    """What somebody saved sounds the same with the next version."""
    phones = [Phone("AA1", take=3), Phone("B", take=7, temperature=0.5)]
    whole = latent_noise(phones, np.array([2, 1]), Style(seed=5, temperature=1.0), 2)
    assert whole.dtype == np.float32 and whole.flags["C_CONTIGUOUS"]
    assert whole == pytest.approx(
        np.array([[-1.1874883, -0.8899606, 0.6956382], [-1.1616433, 0.6160092, -0.1387944]]), abs=1e-6
    )
    assert noise_places(phones, np.array([2, 1])).tolist() == [939095043197, 939095043198, 358702387835]


def test_each_sound_has_a_stretch_of_noise_that_no_other_sound_moves() -> None:
    phones = phones_of(*[0.1] * 200)
    frames = np.full(200, 1000)
    places = noise_places(phones, frames)
    assert len(set(places.tolist())) == 200_000, "no two frames share their noise"
    frames[7] = 3
    after = noise_places(phones, frames)
    assert after[:7003].tolist() == places[:7003].tolist()
    assert after[7003:].tolist() == places[8000:].tolist()
    assert np.diff(places[:1000]).tolist() == [1] * 999


@pytest.mark.parametrize(
    ("field", "value"),
    [("speed", 0.0), ("speed", 9.0), ("temperature", -0.1), ("temperature", np.nan), ("seed", -1), ("pitch_st", 50)],
)
def test_a_style_out_of_range_is_named(field: str, value: Any) -> None:
    check_request(Style())
    with pytest.raises(ConfigError, match=field.removesuffix("_st")):
        check_request(replace(Style(), **{field: value}))


@pytest.mark.parametrize(("field", "value"), [("scale", -1.0), ("pinned_s", 1e9), ("gain_db", np.inf), ("take", -1)])
def test_a_phone_out_of_range_is_named(field: str, value: Any) -> None:
    with pytest.raises(ConfigError, match="AA1"):
        check_request(Style(), [Phone("B"), replace(Phone("AA1"), **{field: value})])


def test_a_refusal_says_which_number_of_what_and_what_would_do() -> None:
    with pytest.raises(ConfigError) as style:
        check_request(Style(speed=9))
    assert str(style.value) == "The speed is 9; choose a value between 0.25 and 4."
    with pytest.raises(ConfigError) as phone:
        check_request(Style(), [Phone("AA1", gain_db=-90.5)])
    assert str(phone.value) == "The gain of the sound “AA1” is -90.5; choose a value between -60 and 24."
    with pytest.raises(ConfigError, match="The pause scale is -1;"):
        check_request(Style(pause_scale=-1))
    with pytest.raises(ConfigError, match="The pitch is 50;"):
        check_request(Style(pitch_st=50))
    with pytest.raises(ConfigError, match="The pinned of the sound “AA1” is 99;"):
        check_request(Style(), [Phone("AA1", pinned_s=99)])


def test_the_limits_themselves_are_allowed() -> None:
    for end in (0, 1):
        style: dict[str, Any] = {name: row.limits[end] for name, row in STYLE.items()}
        phone: dict[str, Any] = {name: row.limits[end] for name, row in PHONE.items()}
        check_request(replace(Style(), **style), [replace(Phone("AA1"), **phone)])


def test_marks_and_pauses_are_pauses_and_sounds_are_not() -> None:
    assert all(is_pause(symbol) for symbol in (PAUSE, ",", ".", "…", "—"))
    assert not any(is_pause(symbol) for symbol in ("AH0", "B", "ˈa", "7"))

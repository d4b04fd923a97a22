from __future__ import annotations

from dataclasses import replace

import pytest

from glowtts_core.edits import SCALES, Heard, follow
from glowtts_core.prosody import spoken_seconds
from glowtts_core.types import Phone, Style, Utterance

PHONES = (
    Phone("HH", 0, 0, 2, 0, seconds=0.1),
    Phone("AY1", 0, 0, 2, 1, seconds=0.2, pitch_st=1.0),
    Phone(",", None, 2, 3, 2, seconds=0.2),
    Phone("DH", 1, 4, 9, 3, seconds=0.1, scale=2.0),
)
LINE = Utterance("Hi, there", PHONES, Style(speed=2.0))
HEARD = Heard(
    line=LINE,
    seconds=(0.1, 0.05, 0.7, 0.4),
    bends_st=(None, 5.0, None, -14.0),
    score=-100.0,
    own_score=-80.0,
    certainty=3.0,
    doubtful=False,
)


def lengths(line: Utterance) -> list[float]:
    return [spoken_seconds(phone, line.style) for phone in line.phones]


def test_all_the_way_the_line_lasts_as_the_recording_whatever_its_speed() -> None:
    line = follow(HEARD)
    assert lengths(line) == pytest.approx([0.1, 0.05, 0.7, 0.2])
    assert [phone.pinned_s for phone in line.phones] == [None, None, 0.7, None]
    assert line.phones[3].scale == SCALES[1]
    assert HEARD.held == (3,)


def test_a_length_set_by_hand_gives_way_and_a_sound_without_plan_is_pinned() -> None:
    pinned = replace(PHONES[0], pinned_s=0.9)
    line = follow(replace(HEARD, line=LINE.with_phones((pinned, replace(PHONES[1], seconds=0.0), *PHONES[2:]))))
    assert [phone.pinned_s for phone in line.phones] == [None, 0.05, 0.7, None]
    assert lengths(line) == pytest.approx([0.1, 0.05, 0.7, 0.2])


def test_the_melody_is_taken_where_there_is_one_and_within_reach() -> None:
    assert [phone.pitch_st for phone in follow(HEARD).phones] == [0.0, 5.0, 0.0, -12.0]


def test_none_of_the_way_is_the_line_as_it_was() -> None:
    assert follow(HEARD, 0.0) == follow(HEARD, -1.0) == LINE
    assert follow(HEARD, 7.0) == follow(HEARD)


def test_half_the_way_is_the_mean_ratio_and_the_mean_pitch() -> None:
    line = follow(HEARD, 0.5)
    assert lengths(line)[:3] == pytest.approx([(0.05 * 0.1) ** 0.5, (0.1 * 0.05) ** 0.5, (0.1 * 0.7) ** 0.5])
    assert line.phones[1].pitch_st == pytest.approx(3.0)


def test_timing_and_melody_can_each_stay() -> None:
    assert [phone.pitch_st for phone in follow(HEARD, melody=False).phones] == [0.0, 1.0, 0.0, 0.0]
    assert lengths(follow(HEARD, timing=False)) == lengths(LINE)


def test_a_recording_without_melody_leaves_the_pitch_alone() -> None:
    flat = replace(HEARD, bends_st=(None,) * 4)
    assert not flat.melodic
    assert follow(flat).phones[1].pitch_st == 1.0

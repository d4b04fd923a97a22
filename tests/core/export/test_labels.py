"""Timings as text for other programs, read back by small parsers of their own."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glowtts_core.export.labels import TIMINGS
from glowtts_core.export.spans import Span, Track
from glowtts_core.export.track import CUE_LENGTH, track_of
from glowtts_core.types import Phone, Take, Utterance
from tests.core.export.takes import spoken_take

TRACK = Track(
    2.0,
    sounds=(Span("AA1", 0.25, 0.5), Span("B", 0.5, 0.75), Span(",", 0.75, 1.0), Span("AY1", 1.0, 1.5)),
    words=(Span("ob", 0.25, 0.75), Span('"I" & <you>', 1.0, 1.5)),
    cues=(Span('ob, "I" & <you>', 0.25, 1.5),),
)


def intervals(textgrid: str, tier: str) -> list[tuple[float, float, str]]:
    part = textgrid.split(f'name = "{tier}"')[1].split("item [", maxsplit=1)[0]
    found = re.findall(r'intervals \[\d+\]:\s+xmin = (\S+)\s+xmax = (\S+)\s+text = "((?:[^"]|"")*)"', part)
    assert int(re.findall(r"intervals: size = (\d+)", part)[0]) == len(found)
    return [(float(low), float(high), label.replace('""', '"')) for low, high, label in found]


def test_textgrid_tiers_cover_the_file_without_gaps() -> None:
    text = TIMINGS["textgrid"].write(TRACK, {})
    assert text.startswith('File type = "ooTextFile"\nObject class = "TextGrid"\n')
    assert intervals(text, "phones") == [
        (0.0, 0.25, ""),
        (0.25, 0.5, "AA1"),
        (0.5, 0.75, "B"),
        (0.75, 1.0, ""),
        (1.0, 1.5, "AY1"),
        (1.5, 2.0, ""),
    ]
    assert intervals(text, "words") == [
        (0.0, 0.25, ""),
        (0.25, 0.75, "ob"),
        (0.75, 1.0, ""),
        (1.0, 1.5, '"I" & <you>'),
        (1.5, 2.0, ""),
    ]


def test_a_textgrid_is_written_to_the_letter_that_praat_reads() -> None:
    track = Track(1.5, sounds=(Span("AA1", 0.5, 1.5),), words=(Span('"I"', 0.5, 1.5),), cues=())
    tier = """    item [{number}]:
        class = "IntervalTier"
        name = "{name}"
        xmin = 0
        xmax = 1.5
        intervals: size = 2
        intervals [1]:
            xmin = 0.0
            xmax = 0.5
            text = ""
        intervals [2]:
            xmin = 0.5
            xmax = 1.5
            text = "{label}"
"""
    assert TIMINGS["textgrid"].write(track, {}) == (
        'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = 1.5\ntiers? <exists>\nsize = 2\n'
        "item []:\n"
        + tier.format(number=1, name="words", label='""I""')
        + tier.format(number=2, name="phones", label="AA1")
    )


def test_lab_counts_in_hundred_nanoseconds() -> None:
    rows = [row.split() for row in TIMINGS["lab"].write(TRACK, {}).splitlines()]
    assert rows[0] == ["0", "2500000", "pau"]
    assert rows[1] == ["2500000", "5000000", "AA1"]
    assert rows[3] == ["7500000", "10000000", "pau"]
    assert [row[0] for row in rows[1:]] == [row[1] for row in rows[:-1]]


def test_subtitles() -> None:
    assert TIMINGS["srt"].write(TRACK, {}) == '1\n00:00:00,250 --> 00:00:01,500\nob, "I" & <you>\n'
    assert TIMINGS["vtt"].write(TRACK, {}) == 'WEBVTT\n\n00:00:00.250 --> 00:00:01.500\nob, "I" &amp; &lt;you&gt;\n'


def subtitle_rows(kind: str, text: str) -> list[str]:
    """The rows of the only subtitle of a track."""
    written = TIMINGS[kind].write(Track(1.0, (), (), (Span(text, 0.0, 1.0),)), {}).splitlines()
    return written[next(index for index, row in enumerate(written) if " --> " in row) + 1 :]


@pytest.mark.parametrize("kind", ["srt", "vtt"])
def test_a_subtitle_of_up_to_42_characters_is_one_row_and_a_longer_one_is_two(kind: str) -> None:
    for length in range(4, CUE_LENGTH - 3):
        text = " ".join(["abc"] * CUE_LENGTH)[:length].strip()
        rows = subtitle_rows(kind, text)
        assert " ".join(rows) == text
        assert len(rows) == (1 if len(text) <= 42 else 2), text
        assert max(map(len, rows)) <= 42, text
        assert max(map(len, rows)) - min(map(len, rows)) <= 4, "the rows are about equally long"


@given(st.lists(st.text("abcd", min_size=1, max_size=14), min_size=1, max_size=12).map(" ".join))
def test_no_row_of_a_subtitle_is_longer_than_42_characters(text: str) -> None:
    rows = subtitle_rows("srt", text)
    assert " ".join(rows) == text
    assert max(map(len, rows)) <= 42


def test_a_word_longer_than_a_row_of_a_subtitle_stays_whole() -> None:
    word = "a" * 50
    assert subtitle_rows("srt", f"so {word} it is") == ["so", word, "it is"]
    assert subtitle_rows("srt", word) == [word]


def test_clock_carries_rounded_milliseconds() -> None:
    track = Track(4000.0, (), (), (Span("late", 59.9996, 3661.0),))
    assert "00:01:00,000 --> 01:01:01,000" in TIMINGS["srt"].write(track, {})


def test_subtitles_are_numbered_and_parted_by_a_blank_row() -> None:
    track = Track(4.0, (), (), (Span("One.", 0.0, 1.0), Span("Two.", 1.5, 2.0)))
    first, second = "00:00:00{0}000 --> 00:00:01{0}000\nOne.\n", "00:00:01{0}500 --> 00:00:02{0}000\nTwo.\n"
    assert TIMINGS["srt"].write(track, {}) == "1\n" + first.format(",") + "\n2\n" + second.format(",")
    assert TIMINGS["vtt"].write(track, {}) == "WEBVTT\n\n" + first.format(".") + "\n" + second.format(".")
    assert TIMINGS["txt"].write(track, {}) == "One.\nTwo.\n"


def test_json_holds_everything() -> None:
    record = json.loads(TIMINGS["json"].write(TRACK, {"sample_rate": 22050}))
    assert record["sample_rate"] == 22050 and record["length_s"] == 2.0
    assert record.keys() == {"sample_rate", "length_s", "cues", "words", "phones"}
    assert record["phones"][2] == {"symbol": ",", "start_s": 0.75, "end_s": 1.0}
    assert record["words"][0]["text"] == "ob"
    assert record["cues"][0]["text"] == TRACK.cues[0].label


def test_a_sound_of_no_length_leaves_no_interval_and_no_hole() -> None:
    sounds = (Span("AA1", 0.25, 0.5), Span("B", 0.5, 0.5), Span("AY1", 0.5 + 1e-12, 1.0))
    text = TIMINGS["textgrid"].write(Track(1.0, sounds, (), ()), {})
    assert [label for _, _, label in intervals(text, "phones")] == ["", "AA1", "AY1"]
    assert [end for _, end, _ in intervals(text, "phones")] == [0.25, 0.5, 1.0]


def test_a_silent_file_is_one_empty_interval() -> None:
    assert intervals(TIMINGS["textgrid"].write(Track(1.5, (), (), ()), {}), "phones") == [(0.0, 1.5, "")]


@pytest.fixture(scope="module")
def take() -> Take:
    return spoken_take("One two. Three, four [pause 200ms] five! Six")


def test_a_track_follows_the_take(take: Take) -> None:
    track = track_of(take)
    assert [span.label for span in track.words] == ["One", "two", "Three", "four", "five", "Six"]
    assert [span.label for span in track.sounds] == [phone.symbol for phone in take.utterance.phones]
    assert track.sounds[-1].end_s == pytest.approx(track.length_s, abs=1e-9)
    assert all(one.end_s == other.start_s for one, other in zip(track.sounds, track.sounds[1:], strict=False)), (
        "sounds of a line leave no gap"
    )
    assert [span.label for span in track.cues] == ["One two.", "Three, four five!", "Six"]
    assert track.cues[1].start_s == track.words[2].start_s
    assert track.cues[1].end_s == track.words[4].end_s


def test_a_long_sentence_becomes_several_subtitles() -> None:
    words = [f"word{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    track = track_of(spoken_take(" ".join(words)))
    assert len(track.cues) > 1
    assert all(len(span.label) <= CUE_LENGTH for span in track.cues)
    assert " ".join(span.label for span in track.cues).split() == words
    rows = TIMINGS["srt"].write(track, {}).splitlines()
    assert max(len(row) for row in rows) <= 42


def test_a_figure_read_as_several_words_is_one_word() -> None:
    phones = tuple(
        Phone(symbol, word, 0, 2, index, seconds=0.1)
        for index, (symbol, word) in enumerate([("T", 0), ("W", 0), ("N", 1)])
    )
    spoken = spoken_take(Utterance("21.", phones=(*phones, Phone(".", None, 2, 3, 3, seconds=0.1))))
    track = track_of(spoken)
    assert [span.label for span in track.words] == ["21"]
    assert track.words[0].end_s == track.sounds[2].end_s

"""Names of exported files, and the options of an export."""

from __future__ import annotations

import dataclasses
import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glowtts_core.errors import ConfigError
from glowtts_core.export.names import DEFAULT_TEMPLATE, file_stem, numbered, safe_stem
from glowtts_core.export.options import ExportOptions


def stem(template: str = DEFAULT_TEMPLATE, text: str = "Hello there.", number: int = 3, total: int = 12) -> str:
    return file_stem(template, number, total, text, "kathleen", 7)


def test_the_template_is_filled() -> None:
    assert stem() == "03 Hello there"
    assert stem("{voice}-{seed}-{n}", total=1000) == "kathleen-7-0003"
    assert stem("{text}", text="Wait [pause 300ms] here!") == "Wait here"


def test_a_long_text_is_cut_between_words() -> None:
    made = stem("{text}", text="The corner store was robbed last night by somebody in a hat.")
    assert made == "The corner store was robbed last night"
    assert stem("{text}", text="x" * 90) == "x" * 40
    for length, kept in ((39, True), (40, True), (41, False)):
        word = "y" * (length - 5)
        assert stem("{text}", text=f"Some {word} more") == (f"Some {word}" if kept else "Some")
    assert stem("{text}", text="y" * 40) == "y" * 40
    assert stem("{text}", text="The letter X, …") == "The letter X"


@pytest.mark.parametrize("template", ["", "   ", "{what}", "{n", "n}", "{}"])
def test_a_bad_template_is_refused_in_words(template: str) -> None:
    with pytest.raises(ConfigError):
        stem(template)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a/b\\c:d", "a b c d"),
        ("con", "con_"),
        ("NUL.tar", "NUL_tar"),
        ("trailing. . ", "trailing"),
        ("..", ""),
        ("../../etc/passwd", "etc passwd"),
        ("e\u0301", "\u00e9"),
        ("right\u202eleft", "rightleft"),
        ("a\x9cb\ud800c\ue000d", "abcd"),
        ("NUL.tar.gz", "NUL_tar.gz"),
    ],
)
def test_names_are_safe_everywhere(name: str, safe: str) -> None:
    assert safe_stem(name) == safe


@given(st.text(max_size=400))
def test_no_text_makes_a_bad_name(text: str) -> None:
    name = stem("{text}", text=text)
    assert name
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert not name.startswith((".", " ")) and not name.endswith((".", " "))
    assert len(name.encode()) <= 200
    assert safe_stem(name) == name


def test_a_refusal_names_what_is_wrong_and_what_would_do() -> None:
    for template, words in (
        (" ", "The file name is empty. Use at least one of {n}, {text}, {voice}, {seed}."),
        ("{what}", "“{what}” cannot stand in a file name. Known are {n}, {text}, {voice}, {seed}."),
        ("{n} {", "The file name “{n} {” has a brace that is not closed. Write {n}, for example."),
    ):
        with pytest.raises(ConfigError) as refused:
            stem(template)
        assert str(refused.value) == words
    for options, words in (
        (ExportOptions(lead_s=-1.5), "The lead is -1.5; choose a value between 0 and "),
        (ExportOptions(picture="gif"), "The picture “gif” is not known. Choose one of: none, "),
    ):
        with pytest.raises(ConfigError) as refused:
            options.check()
        assert str(refused.value).startswith(words)


def test_taken_names_get_a_number() -> None:
    assert list(itertools.islice(numbered("a"), 3)) == ["a", "a (2)", "a (3)"]


def test_options_survive_being_remembered() -> None:
    options = ExportOptions(format="flac", depth="24", timings=("textgrid", "srt"), lead_s=0.5, overwrite=True)
    assert ExportOptions.from_json(options.to_json()) == options


def test_remembered_options_that_make_no_sense_fall_back() -> None:
    values = {"format": "mp3", "lead_s": -1.0, "rate_hz": 44100, "timings": ["srt", "midi"], "joined": "yes", "new": 1}
    assert ExportOptions.from_json(values) == ExportOptions(rate_hz=44100)


def test_a_depth_that_the_remembered_format_lacks_falls_back() -> None:
    made = ExportOptions.from_json({"format": "flac", "depth": "32f"})
    assert (made.format, made.depth) == ("flac", "16")


@pytest.mark.parametrize(
    "change",
    [
        {"format": "mp3"},
        {"format": "flac", "depth": "32f"},
        {"rate_hz": 22051},
        {"level": "loud"},
        {"loudness_lufs": 0.0},
        {"trail_s": float("nan")},
        {"timings": ("midi",)},
        {"picture": "gif"},
        {"template": "{x}"},
    ],
)
def test_bad_options_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        dataclasses.replace(ExportOptions(), **change).check()

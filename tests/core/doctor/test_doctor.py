"""The doctor: what it tells, what it finds, what it says is to be done, and what it keeps to itself."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from glowtts_core import __version__
from glowtts_core.cli import main
from glowtts_core.doctor import examination, machine, places, sound, speech
from glowtts_core.doctor.report import Check, Fact, State, as_text, private
from glowtts_core.errors import Words
from glowtts_core.events import Event
from glowtts_core.voice.card import VOCODER_NAME, file_hash
from tests.fake_voice import SpellingReader, write_fake_voice


class PortAudioError(Exception):
    pass


class Stream:
    """A sound card that asks once for sound, or never."""

    samplerate = 48000.0

    def __init__(self, *, asks: bool, callback: Callable[..., None], **_: object) -> None:
        self.given = np.ones((64, 1), np.float32)
        self._asks, self._callback = asks, callback

    def __enter__(self) -> Stream:
        if self._asks:
            self._callback(self.given, 64, None, None)
            assert not self.given.any(), "the test of the loudspeaker must not be heard"
        return self

    def __exit__(self, *_: object) -> None:
        pass


def card(outputs: int = 2, *, fails: str = "", asks: bool = True) -> object:
    """What stands in for the sound library."""
    device = {"name": "Speaker", "max_output_channels": outputs, "hostapi": 0, "default_samplerate": 48000.0}

    def stream(**settings: Any) -> Stream:
        if fails:
            raise PortAudioError(fails)
        return Stream(asks=asks, **settings)

    return SimpleNamespace(
        query_devices=lambda *which: device if which else [device],
        query_hostapis=lambda: [{"name": "ALSA"}],
        get_portaudio_version=lambda: (1, "PortAudio V19"),
        OutputStream=stream,
        PortAudioError=PortAudioError,
    )


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The home of somebody, with a place for data."""
    place = tmp_path / "anna"
    for name, folder in (("HOME", ""), ("XDG_CONFIG_HOME", "c"), ("XDG_DATA_HOME", "d"), ("XDG_STATE_HOME", "s")):
        monkeypatch.setenv(name, str(place / folder))
    (place / "d").mkdir(parents=True)
    return place


@pytest.fixture
def home(rooms: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on which all is well, with one voice on the person's own shelf."""
    place = rooms
    write_fake_voice(place / "voices", name="kathleen")
    monkeypatch.setattr("glowtts_core.voice.library.shelves", lambda: (place / "voices",))
    monkeypatch.setitem(sys.modules, "sounddevice", card())
    monkeypatch.setattr("glowtts_core.text.frontend.Frontend", SpellingReader)
    monkeypatch.setitem(
        examination.CHECKS, "Pronunciation", lambda: Check(Words("Pronunciation"), State.WELL, Words("."))
    )
    return place


def test_the_report_says_what_a_bug_report_needs(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    text = capsys.readouterr().out
    weights = home / "voices" / "kathleen" / VOCODER_NAME
    for wanted in (__version__, "CPython", "torch ", "threads", "Speaker (ALSA", file_hash(weights)[:16]):
        assert wanted in text
    assert "real-time factor" in text
    assert text.rstrip().endswith("All well.")
    assert str(home) not in text
    assert "~/voices/kathleen" in text


def test_json_lines_are_events_and_end_with_the_same_report(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "voices" / "kathleen" / VOCODER_NAME).write_bytes(b"damaged")
    assert main(["doctor", "--json", "--no-sound"]) == 1
    out = capsys.readouterr().out
    events = [Event.from_json(line) for line in out.splitlines()]
    assert [event.kind for event in events[-5:]] == ["check"] * 4 + ["report"]
    assert str(home) not in out
    found = {str(one.values["name"]): one.values for one in events if one.kind == "check"}
    assert "Sound" not in found
    assert found["Voices"]["state"] == found["Speech"]["state"] == "amiss"
    assert found["Voices"]["remedy"]
    filled = str(found["Voices"]["template"]).format(**json.loads(str(found["Voices"]["parts"])))
    assert filled == found["Voices"]["words"]
    assert VOCODER_NAME in filled
    report = events[-1].values
    assert report["amiss"] == 2
    assert "(DAMAGED)" in str(report["text"])
    assert "To mend: 2" in str(report["text"])


@pytest.mark.parametrize(
    ("module", "words"),
    [
        (None, "PortAudio cannot be loaded"),
        (card(outputs=0), "no sound device"),
        (card(fails="Device unavailable"), "“Speaker” cannot be opened (Device unavailable)"),
        (card(asks=False), "takes no sound"),
    ],
    ids=["library", "none", "refused", "silent"],
)
def test_what_ails_the_sound_is_told_with_what_to_do(
    module: object, words: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", module)  # None makes the import fail
    monkeypatch.setattr(sound, "PATIENCE_S", 0.0)
    found = sound.check_sound()
    assert found.state is State.AMISS
    assert words in found.words
    assert found.remedy
    assert capfd.readouterr().err == ""


def test_a_folder_that_cannot_be_written_is_named(rooms: Path) -> None:
    assert places.check_folders().state is State.WELL
    assert not (rooms / "c").exists(), "looking at a folder must not make it"
    (rooms / "c").write_text("a file where the folder should be", encoding="utf-8")
    found = places.check_folders()
    assert found.state is State.AMISS
    assert str(rooms / "c" / "glowtts-studio") in found.words
    assert "is no folder" in found.words


def test_a_full_disk_counts_as_not_writable(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=2**20))
    assert "1 MiB" in places.trouble_with(home)


def test_the_own_words_stay_out_of_the_report(rooms: Path) -> None:
    own = rooms / "d" / "glowtts-studio" / "lexicon.tsv"
    own.parent.mkdir()
    own.write_text("hi\tHH AY1\nmysecret\tXX\n", encoding="utf-8")
    found = speech.check_pronunciation()
    assert found.state is State.AMISS
    assert found.words.startswith("Line 2 of ")
    assert "mysecret" not in as_text([], [found])
    own.write_text("hi\tHH AY1\n", encoding="utf-8")
    assert "own pronunciations: 1" in speech.check_pronunciation().words


def test_no_voice_and_no_built_in_voice_are_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "voices" / "kathleen").rename(home / "voices" / "other")
    assert places.check_voices().state is State.NOTE
    monkeypatch.setattr("glowtts_core.voice.library.shelves", lambda: (home / "nothing",))
    assert places.check_voices().state is State.AMISS
    assert speech.check_model().state is State.AMISS


@pytest.mark.usefixtures("home")
def test_what_breaks_is_a_finding_and_the_rest_is_told_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> object:
        raise ZeroDivisionError("of all things")

    monkeypatch.setitem(examination.FACTS, "System", broken)
    monkeypatch.setitem(examination.CHECKS, "Folders", broken)
    assert main(["doctor"]) == 1
    text = capsys.readouterr().out
    assert text.count("of all things") == 2
    assert "real-time factor" in text


def test_an_empty_home_does_not_eat_the_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "")
    assert private("/usr/lib") == "/usr/lib"
    monkeypatch.setenv("HOME", "/somewhere/anna")
    assert as_text([Fact("Folders", "log", "/somewhere/anna/x")], []).count("~/x") == 1


def test_a_packaged_program_knows_the_versions_of_its_parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def gone(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", gone)
    monkeypatch.setattr(machine, "NOTICES", tmp_path / "index.json")
    assert {fact.value for fact in machine.libraries()} == {"missing"}
    (tmp_path / "index.json").write_text('[{"name": "PySide6_Essentials", "version": "6.11"}]', encoding="utf-8")
    found = {fact.name: fact.value for fact in machine.libraries()}
    assert found["PySide6-Essentials"] == "6.11"
    assert found["torch"] == "missing"

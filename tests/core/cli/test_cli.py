"""The command line: what it writes, and how it refuses."""

from __future__ import annotations

import io
import itertools
import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from glowtts_core.audio.wav import read_audio
from glowtts_core.cli import main
from glowtts_core.synthesis import Synthesizer
from glowtts_core.voice.card import CARD_NAME, VOCODER_NAME
from tests.fake_voice import SpellingReader, write_fake_voice

TEXT = "Hello there, my friend. How are you today?"


@pytest.fixture(autouse=True)
def shelf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The only voices are in a temporary folder, and reading a text needs no dictionary."""
    place = tmp_path / "shelf"
    write_fake_voice(place)
    monkeypatch.setattr("glowtts_core.voice.library.shelves", lambda: (place,))
    monkeypatch.setattr("glowtts_core.text.frontend.Frontend", lambda *_: SpellingReader())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")
    return place


def files() -> set[str]:
    return {path.name for path in Path().iterdir()} - {"shelf"}


def test_say_writes_the_same_bytes_for_the_same_seed(capsys: pytest.CaptureFixture[str]) -> None:
    for name, seed in (("a", "5"), ("b", "5"), ("c", "6")):
        assert main(["say", TEXT, "--out", f"{name}.wav", "--seed", seed]) == 0
    assert Path("a.wav").read_bytes() == Path("b.wav").read_bytes() != Path("c.wav").read_bytes()
    assert files() == {"a.wav", "b.wav", "c.wav"}
    assert capsys.readouterr() == ("", "")


def test_timings_add_up_to_the_sound() -> None:
    arguments = ["--timings", "t.json", "--seed", "3", "--temperature", "0.5", "--speed", "1.25", "--pitch", "-2"]
    assert main(["say", TEXT, "--out", "a.wav", "--voice", "tiny", *arguments]) == 0
    record: dict[str, Any] = json.loads(Path("t.json").read_text(encoding="utf-8"))
    audio = read_audio("a.wav")
    assert record["voice"] == "tiny"
    assert (record["sample_rate"], record["seed"], record["temperature"], record["speed"]) == (22050, 3, 0.5, 1.25)
    assert record["audio_s"] == pytest.approx(audio.seconds)
    assert record["synthesis_s"] > 0
    phones = record["phones"]
    assert set(phones[0]) == {"symbol", "word", "word_index", "start_s", "end_s"}
    assert phones[0]["start_s"] == 0
    assert phones[-1]["end_s"] == pytest.approx(audio.seconds)
    assert all(one["end_s"] == two["start_s"] for one, two in itertools.pairwise(phones))
    spoken = {p["word_index"]: p["word"] for p in phones if p["word"] is not None}
    assert list(spoken.values()) == ["Hello", "there", "my", "friend", "How", "are", "you", "today"]
    assert files() == {"a.wav", "t.json"}


def test_a_hyphen_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    main(["say", TEXT, "--out", "a.wav"])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + TEXT.encode())))
    assert main(["say", "-", "--out", "b.wav"]) == 0
    assert Path("a.wav").read_bytes() == Path("b.wav").read_bytes()


def test_dropped_characters_are_told_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["say", "Hi. 123.", "--out", "a.wav"]) == 0
    out, err = capsys.readouterr()
    assert not out
    assert err.count("\n") == 1
    assert "123" in err


def test_speaking_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert main(["say", TEXT, "--out", "a.wav"]) == 0


BAD_INPUT = {
    "empty": (["say", "", "--out", "a.wav"], "nothing to say"),
    "blank": (["say", " \n", "--out", "a.wav"], "nothing to say"),
    "marks": (["say", "...", "--out", "a.wav"], "spoken"),
    "markup": (["say", "{HH", "--out", "a.wav"], "never closed"),
    "no text": (["say", "--out", "a.wav"], "text"),
    "no out": (["say", "Hi"], "--out"),
    "ending": (["say", "Hi", "--out", "a.mp3"], ".wav"),
    "folder": (["say", "Hi", "--out", "no/such/a.wav"], "cannot be written"),
    "is a folder": (["say", "Hi", "--out", "shelf"], "ending"),
    "voice": (["say", "Hi", "--out", "a.wav", "--voice", "bertha"], "Known voices: tiny"),
    "seed": (["say", "Hi", "--out", "a.wav", "--seed", "-1"], "seed"),
    "worded seed": (["say", "Hi", "--out", "a.wav", "--seed", "one"], "seed"),
    "temperature": (["say", "Hi", "--out", "a.wav", "--temperature", "7"], "between 0 and 2"),
    "nan": (["say", "Hi", "--out", "a.wav", "--speed", "nan"], "speed"),
    "speed": (["say", "Hi", "--out", "a.wav", "--speed", "0"], "speed"),
    "pitch": (["say", "Hi", "--out", "a.wav", "--pitch", "99"], "pitch"),
    "threads": (["say", "Hi", "--out", "a.wav", "--threads", "0"], "threads"),
    "device": (["say", "Hi", "--out", "a.wav", "--device", "tpu"], "tpu"),
    "lexicon": (["say", "Hi", "--out", "a.wav", "--lexicon", "none.tsv"], "none.tsv"),
    "timings": (["say", "Hi", "--out", "a.wav", "--timings", "no/t.json"], "no/t.json"),
    "option": (["say", "Hi", "--out", "a.wav", "--loud"], "--loud"),
    "command": (["sing"], "sing"),
    "info": (["info", "bertha"], "Known voices: tiny"),
}


@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input_is_one_line_and_leaves_nothing(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, words = BAD_INPUT[case]
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("glowtts: ")
    assert words in err
    assert files() == set()


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ZeroDivisionError])
def test_what_stops_it_half_way_leaves_the_old_file(
    error: type[BaseException], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.wav").write_bytes(b"old")
    render = Synthesizer.render_sentence

    def interrupted(*arguments: Any, **named: Any) -> object:
        yield next(render(*arguments, **named))
        raise error

    monkeypatch.setattr(Synthesizer, "render_sentence", interrupted)
    if error is KeyboardInterrupt:
        assert main(["say", TEXT, "--out", "a.wav", "--timings", "t.json"]) == 130
        assert capsys.readouterr().err.count("\n") == 1
    else:
        with pytest.raises(error):
            main(["say", TEXT, "--out", "a.wav", "--timings", "t.json"])
    assert Path("a.wav").read_bytes() == b"old"
    assert files() == {"a.wav"}


def test_a_damaged_voice_is_refused_when_asked_to_speak(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelf / "tiny" / VOCODER_NAME
    path.write_bytes(path.read_bytes()[:-8])
    assert main(["say", "Hi", "--out", "a.wav"]) == 2
    assert "damaged" in capsys.readouterr().err
    assert files() == set()
    assert main(["info", "tiny"]) == 0
    assert f"damaged: {VOCODER_NAME}" in capsys.readouterr().out


def test_voices_lists_good_and_bad_ones(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_fake_voice(shelf, "broken")
    (shelf / "broken" / CARD_NAME).write_text("{", encoding="utf-8")
    assert main(["voices"]) == 0
    out = capsys.readouterr().out
    assert "tiny" in out
    assert "unusable" in out
    assert main(["voices", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["name"] for row in rows] == ["broken", "tiny"]
    (shelf / "tiny" / CARD_NAME).unlink()
    (shelf / "broken" / CARD_NAME).unlink()
    assert main(["voices"]) == 0
    assert "No voice" in capsys.readouterr().out


def test_info_shows_the_card(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", "tiny"]) == 0
    out = capsys.readouterr().out
    assert all(words in out for words in ("CC0-1.0", "22050 Hz", "source_filter", "whole"))
    assert main(["info", "tiny", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["damaged"] == []


def test_help_version_and_voices_load_no_torch() -> None:
    program = (
        "import sys; from glowtts_core.cli import main\n"
        "codes = [main([]) , main(['--help']), main(['--version']), main(['voices']), main(['say', '--help'])]\n"
        "assert codes[1:] == [0, 0, 0, 0], codes\n"
        "assert 'torch' not in sys.modules\n"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "--timings" in done.stdout


def test_a_speaker_is_asked_for_by_name_and_mixed(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_fake_voice(shelf, "duo", speakers=2)
    said = {
        "usual": [],
        "anna": ["--speaker", "anna"],
        "bert": ["--speaker", "bert"],
        "half": ["--mix-with", "bert"],
        "all": ["--speaker", "anna", "--mix-with", "bert", "--mix", "1"],
    }
    for name, more in said.items():
        timings = ["--timings", f"{name}.json"]
        assert main(["say", TEXT, "--out", f"{name}.wav", "--voice", "duo", *more, *timings]) == 0
    sounds = {name: Path(f"{name}.wav").read_bytes() for name in said}
    assert sounds["usual"] == sounds["anna"] and sounds["bert"] == sounds["all"]
    assert len({sounds["anna"], sounds["bert"], sounds["half"]}) == 3
    records = {name: json.loads(Path(f"{name}.json").read_text(encoding="utf-8")) for name in said}
    assert records["usual"]["speaker"] == "anna" and "mix" not in records["bert"]
    assert [records["half"][key] for key in ("speaker", "mix_with", "mix")] == ["anna", "bert", 0.5]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("voice", "more", "words"),
    [
        ("duo", ["--speaker", "zoe"], "anna, bert"),
        ("duo", ["--mix-with", "zoe"], "anna, bert"),
        ("duo", ["--mix", "0.5"], "--mix-with"),
        ("duo", ["--mix-with", "bert", "--mix", "1.5"], "mix is 1.5"),
        ("tiny", ["--speaker", "anna"], "one speaker alone"),
    ],
)
def test_a_speaker_that_cannot_be_had_is_refused(
    shelf: Path, voice: str, more: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_fake_voice(shelf, "duo", speakers=2)
    assert main(["say", TEXT, "--out", "a.wav", "--voice", voice, *more]) == 2
    assert words in capsys.readouterr().err
    assert not files()


def test_voices_and_info_name_the_speakers(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voices"]) == 0
    assert "Speakers" not in capsys.readouterr().out
    write_fake_voice(shelf, "duo", speakers=2)
    assert main(["voices"]) == 0
    assert "anna, bert" in capsys.readouterr().out
    assert main(["voices", "--json"]) == 0
    assert [row["speakers"] for row in json.loads(capsys.readouterr().out)] == [["anna", "bert"], []]
    assert main(["info", "duo"]) == 0
    assert "anna (usual), bert" in capsys.readouterr().out

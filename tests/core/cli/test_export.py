"""``glowtts export``: a project's lines become files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from glowtts_core.cli import main
from glowtts_core.cli.export import chosen_lines
from glowtts_core.errors import ConfigError
from glowtts_core.project_file import save
from glowtts_core.types import Project, Utterance
from glowtts_core.voice.card import read_card
from tests.fake_voice import SpellingReader, write_fake_voice


@pytest.fixture(autouse=True)
def _quick_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a text needs no dictionary."""
    monkeypatch.setattr("glowtts_core.text.frontend.Frontend", lambda *_: SpellingReader())


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    voice = write_fake_voice(folder, "tiny")
    path = folder / "script.glowproj"
    lines = (Utterance("First."), Utterance("..."), Utterance("Third.", voice=str(voice)))
    save(path, Project(lines, voice=str(voice)))
    return path


def test_lines_become_files(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    wish = ["--lines", "1,3", "--format", "flac", "--rate", "16000", "--level", "peak", "--timings", "srt,textgrid"]
    assert main(["export", str(project), "--out", str(out), *wish]) == 0
    names = ["01 First.flac", "01 First.srt", "01 First.TextGrid", "03 Third.flac", "03 Third.srt", "03 Third.TextGrid"]
    assert capsys.readouterr().out.split("\n")[:-1] == [str(out / name) for name in names]
    assert soundfile.info(out / "01 First.flac").samplerate == 16000


def test_a_bad_line_is_told_and_the_rest_is_written(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(project), "--out", str(tmp_path)]) == 1
    assert "line 2: " in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["01 First.wav", "03 Third.wav"]


@pytest.mark.parametrize(
    "wish",
    [["--lines", "9"], ["--format", "mp3"], ["--name", "{x}"], ["--timings", "midi"], ["--threads", "0"]],
)
def test_bad_wishes_are_refused_before_anything_is_loaded(project: Path, tmp_path: Path, wish: list[str]) -> None:
    assert main(["export", str(project), "--out", str(tmp_path / "out"), *wish]) == 2
    assert not (tmp_path / "out").exists()


def test_say_and_export_write_the_same_sound_in_the_same_quality(project: Path, tmp_path: Path) -> None:
    voice = project.parent / "tiny"
    line = Utterance("One, and two.", style=read_card(voice).style, voice=str(voice))
    save(tmp_path / "one.glowproj", Project((line,)))
    assert main(["export", str(tmp_path / "one.glowproj"), "--out", str(tmp_path), "--format", "ogg", "--bare"]) == 0
    assert main(["say", line.text, "--out", str(tmp_path / "said.ogg"), "--voice", str(voice)]) == 0
    said, exported = tmp_path / "said.ogg", tmp_path / "01 One, and two.ogg"
    sizes = [path.stat().st_size for path in (said, exported)]
    assert sizes[0] == pytest.approx(sizes[1], rel=0.01), "the encoder hears the blocks it is given, but not much"
    assert np.allclose(soundfile.read(said)[0], soundfile.read(exported)[0], atol=0.01)


def test_lines_are_chosen_as_in_print_dialogs() -> None:
    assert chosen_lines("", 3) == [1, 2, 3]
    assert chosen_lines("5, 1-3,2", 6) == [1, 2, 3, 5]
    for bad in ("0", "4", "3-2", "1-", "a", "-1", "1;2", "1-99999999999"):
        with pytest.raises(ConfigError):
            chosen_lines(bad, 3)

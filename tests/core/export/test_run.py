"""Lines into files: what is written, what is left alone, and what happens when something goes wrong."""

from __future__ import annotations

import dataclasses
import json
import math
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from glowtts_core.errors import AudioFileError, Cancelled, ConfigError, DeviceError
from glowtts_core.export import files
from glowtts_core.export.levels import levelled, loudness_lufs, peak_dbfs
from glowtts_core.export.options import ExportOptions
from glowtts_core.export.report import Report
from glowtts_core.export.run import Line, export
from glowtts_core.synthesis.performer import Performer
from glowtts_core.types import Audio, Style, Utterance
from tests.core.export.takes import performer, spoken_take


def number_lines(utterances: Sequence[Utterance]) -> tuple[Line, ...]:
    return tuple(Line(number, utterance) for number, utterance in enumerate(utterances, start=1))


LINES = number_lines([Utterance("Hello there. You."), Utterance("Two", style=Style(seed=5))])


def run(folder: Path, lines: tuple[Line, ...] = LINES, **options: Any) -> Report:
    return export(performer, lines, folder, ExportOptions(**options))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_line_becomes_a_file_that_holds_what_was_heard(tmp_path: Path) -> None:
    report = run(tmp_path / "new" / "folder")
    assert [path.name for path in report.paths] == ["01 Hello there. You.wav", "02 Two.wav"]
    assert names(tmp_path / "new" / "folder") == ["01 Hello there. You.wav", "02 Two.wav"]
    samples, rate = soundfile.read(report.paths[1], dtype="float32")
    heard = spoken_take(LINES[1].utterance).audio
    assert rate == heard.sample_rate
    assert np.abs(samples - heard.samples).max() < 2e-5


@pytest.mark.parametrize(
    ("kind", "depth", "subtype", "exact"),
    [
        ("wav", "16", "PCM_16", 2e-5),
        ("wav", "24", "PCM_24", 1e-7),
        ("wav", "32f", "FLOAT", 0.0),
        ("flac", "16", "PCM_16", 2e-5),
        ("flac", "24", "PCM_24", 1e-7),
        ("ogg", "16", "VORBIS", 0.2),
    ],
)
def test_formats(tmp_path: Path, kind: str, depth: str, subtype: str, exact: float) -> None:
    (path,) = run(tmp_path, LINES[1:], format=kind, depth=depth).paths
    info = soundfile.info(path)
    assert (info.format, info.subtype, info.channels) == (kind.upper(), subtype, 1)
    samples, _ = soundfile.read(path, dtype="float32")
    heard = spoken_take(LINES[1].utterance).audio.samples
    assert len(samples) == len(heard)
    assert np.abs(samples - heard).max() <= exact


def test_provenance_stands_in_the_file(tmp_path: Path) -> None:
    (path,) = run(tmp_path, LINES[1:]).paths
    with soundfile.SoundFile(path) as file:
        assert file.title == "Two"
        assert "voice=tiny" in file.comment and "seed=5" in file.comment
        assert file.software.startswith("Glow-TTS Studio")
    (path,) = run(tmp_path / "bare", LINES[1:], provenance=False).paths
    with soundfile.SoundFile(path) as file:
        assert file.comment == ""


def test_rate_and_silences(tmp_path: Path) -> None:
    (path, grid) = run(tmp_path, LINES[1:], rate_hz=48000, lead_s=0.5, trail_s=0.25, timings=("textgrid",)).paths
    samples, rate = soundfile.read(path, dtype="float32")
    length_s = spoken_take(LINES[1].utterance).audio.seconds
    assert rate == 48000
    assert len(samples) == pytest.approx(48000 * (length_s + 0.75), abs=1)
    assert not samples[:23900].any() and not samples[-11900:].any()
    assert f"xmax = {len(samples) / 48000!r}" in grid.read_text()


def test_all_files_of_a_line_share_a_name(tmp_path: Path) -> None:
    kinds = ("json", "textgrid", "srt", "vtt", "lab", "txt")
    report = run(tmp_path, LINES[1:], timings=kinds)
    assert {path.stem for path in report.paths} == {"02 Two"}
    assert {path.suffix for path in report.paths} == {".wav", ".json", ".TextGrid", ".srt", ".vtt", ".lab", ".txt"}
    record = json.loads((tmp_path / "02 Two.json").read_text())
    assert record["lines"][0]["style"]["seed"] == 5
    assert record["length_s"] == pytest.approx(soundfile.info(tmp_path / "02 Two.wav").duration)


@pytest.mark.parametrize(("kind", "begin"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_pictures(tmp_path: Path, kind: str, begin: bytes) -> None:
    report = run(tmp_path, LINES[1:], picture=kind)
    assert report.paths[1].read_bytes().startswith(begin)


def test_joined_lines_keep_their_times(tmp_path: Path) -> None:
    report = run(tmp_path, joined=True, gap_s=0.5, lead_s=0.1, timings=("json",), picture="svg")
    assert [path.name for path in report.paths] == [
        "01 Hello there. You.wav",
        "01 Hello there. You.json",
        "01 Hello there. You-1.svg",
        "01 Hello there. You-2.svg",
    ]
    takes = [spoken_take(line.utterance) for line in LINES]
    samples, rate = soundfile.read(report.paths[0], dtype="float32")
    assert len(samples) / rate == pytest.approx(sum(take.audio.seconds for take in takes) + 0.6, abs=1e-3)
    words = json.loads(report.paths[1].read_text())["words"]
    assert [word["text"] for word in words] == ["Hello", "there", "You", "Two"]
    assert words[3]["start_s"] == pytest.approx(0.1 + takes[0].audio.seconds + 0.5, abs=1e-3)


def test_the_third_of_joined_lines_begins_after_both_before_it(tmp_path: Path) -> None:
    lines = number_lines([Utterance("One."), Utterance("Two."), Utterance("Three.")])
    report = run(tmp_path, lines, joined=True, gap_s=0.5, timings=("json",))
    words = json.loads(report.paths[1].read_text())["words"]
    first_s, second_s, _ = (spoken_take(line.utterance).audio.seconds for line in lines)
    assert [word["text"] for word in words] == ["One", "Two", "Three"]
    assert words[2]["start_s"] == pytest.approx(first_s + 0.5 + second_s + 0.5, abs=1e-3)


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    (tmp_path / "02 Two.srt").write_text("mine")
    first = run(tmp_path, LINES[1:], timings=("srt",))
    assert [path.name for path in first.paths] == ["02 Two (2).wav", "02 Two (2).srt"]
    second = run(tmp_path, LINES[1:], timings=("srt",))
    assert [path.name for path in second.paths] == ["02 Two (3).wav", "02 Two (3).srt"]
    assert (tmp_path / "02 Two.srt").read_text() == "mine"


def test_overwriting_when_asked_spares_files_of_the_same_export(tmp_path: Path) -> None:
    (tmp_path / "same.wav").write_text("old")
    report = run(tmp_path, template="same", overwrite=True)
    assert [path.name for path in report.paths] == ["same.wav", "same (2).wav"]
    assert (tmp_path / "same.wav").read_bytes().startswith(b"RIFF")


def test_a_file_system_without_links_still_overwrites_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    for _ in range(2):
        run(tmp_path, LINES[1:], timings=("srt",))
    assert names(tmp_path) == ["02 Two (2).srt", "02 Two (2).wav", "02 Two.srt", "02 Two.wav"]


def test_one_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    lines = number_lines([Utterance("..."), Utterance("Fine"), Utterance("Fast", style=Style(speed=99))])
    report = run(tmp_path, lines)
    assert names(tmp_path) == ["02 Fine.wav"]
    assert [remark.number for remark in report.failures] == [1, 3]
    assert "speed" in report.failures[1].words
    assert names(run(tmp_path / "joined", lines, joined=True).paths[0].parent) == ["02 Fine.wav"]


def test_a_device_that_fails_ends_the_export_and_leaves_nothing(tmp_path: Path) -> None:
    def broken(voice: str) -> Performer:
        raise DeviceError("The graphics card is gone.")

    with pytest.raises(DeviceError):
        export(broken, LINES, tmp_path / "new", ExportOptions())
    assert not (tmp_path / "new").exists()


def test_when_every_line_is_bad_nothing_appears(tmp_path: Path) -> None:
    for joined in (False, True):
        report = run(tmp_path / "new", number_lines([Utterance("...")]), joined=joined)
        assert report.paths == () and len(report.failures) == 1
        assert not (tmp_path / "new").exists()


def test_a_cancel_leaves_nothing(tmp_path: Path) -> None:
    seen: list[float] = []

    def check() -> None:
        if seen and seen[-1] > 0.6:
            raise Cancelled

    (tmp_path / "01 Hello there. You.wav").write_text("old")
    with pytest.raises(Cancelled):
        export(performer, LINES, tmp_path, ExportOptions(overwrite=True), seen.append, check)
    assert names(tmp_path) == ["01 Hello there. You.wav"]
    assert (tmp_path / "01 Hello there. You.wav").read_text() == "old"
    with pytest.raises(Cancelled):
        export(performer, LINES, tmp_path / "a" / "b", ExportOptions(), seen.append, check)
    assert not (tmp_path / "a").exists()


def test_progress_runs_from_begin_to_end(tmp_path: Path) -> None:
    seen: list[float] = []
    export(performer, LINES, tmp_path, ExportOptions(), seen.append)
    assert seen == sorted(seen)
    assert seen[0] < 0.5 and seen[-1] == 1.0


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(part: Path, final: Path) -> None:
        if final.suffix == ".srt":
            raise OSError(28, "No space left on device")
        os.link(part, final)

    monkeypatch.setattr(files, "claim", full)
    with pytest.raises(AudioFileError, match="No space left"):
        run(tmp_path, LINES, timings=("srt",))
    assert names(tmp_path) == []


def test_a_target_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(AudioFileError):
        run(tmp_path / "file" / "below")
    with pytest.raises(ConfigError):
        run(tmp_path, ())


def noise(amplitude: float, seconds: float = 2.0) -> Audio:
    samples = np.random.default_rng(1).standard_normal(int(22050 * seconds)).clip(-3, 3) * amplitude
    return Audio(samples.astype(np.float32), 22050)


def test_levels_act_on_the_whole_file_with_one_gain() -> None:
    quiet = noise(0.01)
    options = ExportOptions(level="peak")
    loud, remark = levelled(quiet, options)
    assert peak_dbfs(loud) == pytest.approx(-1.0, abs=1e-3) and not remark
    ratio = loud.samples / quiet.samples
    assert np.ptp(ratio[np.abs(quiet.samples) > 1e-3]) < 1e-3
    loud, remark = levelled(quiet, ExportOptions(level="loudness", loudness_lufs=-23.0))
    assert loudness_lufs(loud) == pytest.approx(-23.0, abs=0.05) and not remark


def test_a_loudness_out_of_reach_stops_before_clipping() -> None:
    clicks = noise(0.001)
    peaky = Audio(np.concatenate([clicks.samples, [np.float32(0.9)], clicks.samples]), 22050)
    loud, remark = levelled(peaky, ExportOptions(level="loudness", loudness_lufs=-16.0))
    assert peak_dbfs(loud) == pytest.approx(-1.0, abs=1e-3)
    assert "LUFS" in remark


@pytest.mark.parametrize("seconds", [0.001, 0.1, 0.5])
@pytest.mark.parametrize("level", ["peak", "loudness"])
def test_silence_and_short_sounds_have_a_level_too(seconds: float, level: str) -> None:
    options = ExportOptions(level=level)
    silence = Audio(np.zeros(int(22050 * seconds), dtype=np.float32), 22050)
    assert not levelled(silence, options)[0].samples.any()
    loud, _ = levelled(noise(0.1, seconds), options)
    assert np.isfinite(loud.samples).all()
    assert loudness_lufs(silence) == -math.inf


def test_clipping_is_told_where_nothing_prevents_it() -> None:
    hot = dataclasses.replace(noise(0.1), samples=np.full(4000, 1.2, dtype=np.float32))
    assert "clipped" in levelled(hot, ExportOptions())[1]

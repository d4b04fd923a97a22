"""From recordings to features: what is kept, what is refused and why, and that a second run takes up the first."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from glowtts_core.audio.clean import high_pass, loudness, room_noise, trim
from glowtts_core.audio.pitch import pitch
from glowtts_core.errors import CorpusError, TextError
from glowtts_core.events import Announcer, Event
from glowtts_core.training.corpus.clean import CleanSettings, clean
from glowtts_core.training.corpus.corpus import read_corpus, read_feature
from glowtts_core.training.corpus.prepare import PrepareSettings, prepare
from glowtts_core.training.corpus.sources import find_sources
from glowtts_core.types import Phone

RATE = 22050


def speech(
    seconds: float = 1.0, *, before: float = 0.5, after: float = 0.5, level: float = 0.1
) -> npt.NDArray[np.float32]:
    """A 150 Hz buzz between stretches of faint noise."""
    time = np.arange(round(seconds * RATE)) / RATE
    buzz = sum(np.sin(2 * np.pi * 150 * k * time) / k for k in range(1, 20))
    noise = np.random.default_rng(0).normal(0, 1e-3 * level, round((before + seconds + after) * RATE))
    start = round(before * RATE)
    noise[start : start + len(time)] += level * buzz
    return np.asarray(noise, dtype=np.float32)


def pronounce(text: str) -> list[Phone]:
    """Sounds parted by spaces, each a word of its own."""
    if text == "???":
        raise TextError("Nothing to say.")
    return [Phone(symbol, None if symbol == "." else word) for word, symbol in enumerate(text.split())]


def run(folder: Path, out: Path, jobs: int = 1, validation: Path | None = None) -> list[Event]:
    events: list[Event] = []
    prepare(folder, out, PrepareSettings("anna", validation, jobs), pronounce, Announcer(events.append))
    return events


def ljspeech(folder: Path) -> Path:
    (folder / "wavs").mkdir(parents=True)
    loud = np.clip(30 * speech(), -1, 1)
    sounds = {"a": speech(), "b": speech(0.2), "silent": 0 * speech(), "clipped": loud, "c": speech(), "d": speech()}
    for name, samples in {**sounds, "long": speech(21.0), "short": speech(0.1, before=0, after=0)}.items():
        soundfile.write(folder / "wavs" / f"{name}.wav", samples, RATE)
    (folder / "wavs" / "broken.wav").write_bytes(b"RIFF nothing")
    many = " ".join(["AH0"] * 80)
    rows = [
        "a|HH AY1 .",
        f"b|{many}",
        "silent|AH0",
        "clipped|AH0",
        "c|AH0 QQ",
        "d|raw|HH AH0 .",
        "long|AH0",
        "short|AH0",
    ]
    rows += ["broken|AH0", "gone|AH0", "a|AH0", "../evil|AH0", "empty|", "e|???", ""]
    soundfile.write(folder / "wavs" / "e.wav", speech(), RATE)
    soundfile.write(folder / "wavs" / "empty.wav", speech(), RATE)
    (folder / "metadata.csv").write_text("\n".join(rows))
    return folder


def test_good_clips_are_kept_and_each_bad_one_is_named_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "val.txt").write_text("d\n")
    events = run(ljspeech(tmp_path / "raw"), tmp_path / "out", validation=tmp_path / "val.txt")
    corpus = read_corpus(tmp_path / "out")
    assert [(clip.id, clip.validation) for clip in corpus.clips] == [("a", False), ("d", True)]
    assert corpus.clips[1].text == "HH AH0 ."  # the normalised column wins
    assert {(r.id, r.reason) for r in corpus.refused} == {
        *(("b", "text_too_long"), ("silent", "silent"), ("clipped", "clipped"), ("c", "unknown_symbol")),
        *(("long", "too_long"), ("short", "too_short"), ("broken", "unreadable"), ("gone", "no_sound")),
        *(("a", "bad_id"), ("../evil", "bad_id"), ("empty", "no_text"), ("e", "no_text")),
    }
    table = (tmp_path / "out" / "refused.tsv").read_text().splitlines()
    assert len(table) == 1 + len(corpus.refused)
    assert any("QQ" in line for line in table)
    assert events[-1].values["done"] == events[-1].values["total"]


def test_features_lie_on_one_grid(tmp_path: Path) -> None:
    run(ljspeech(tmp_path / "raw"), tmp_path / "out")
    clip = read_corpus(tmp_path / "out").clips[0]
    mel, samples, f0 = (read_feature(clip, name) for name in ("mel", "samples", "f0"))
    assert mel.shape == (80, clip.frames)
    assert [array.dtype.name for array in (mel, samples, f0)] == ["float16", "int16", "float32"]
    assert samples.shape == (256 * clip.frames,)
    assert f0.shape == (clip.frames,)
    assert read_feature(clip, "ids").tolist() == read_corpus(tmp_path / "out").symbols.ids(["HH", "AY1", "."])
    assert read_feature(clip, "words").tolist() == [0, 1, -1]
    voiced = f0[f0 > 0]
    assert len(voiced) == pytest.approx(RATE / 256, abs=8)
    assert np.median(voiced) == pytest.approx(150, abs=1)
    assert clip.frames * 256 / RATE == pytest.approx(1.18, abs=0.04)


def test_pitch_stands_at_the_middle_of_its_hop() -> None:
    sweep_hz = np.linspace(100, 300, 256 * 100)
    samples = np.asarray(0.3 * np.sign(np.sin(2 * np.pi * np.cumsum(sweep_hz) / RATE)), dtype=np.float32)
    from glowtts_core.audio.mel import MelSpec

    f0 = pitch(samples, MelSpec(), 100)
    inner = slice(20, 80)
    off = np.median(f0[inner] - sweep_hz[128::256][inner])
    assert abs(off) < 0.4  # half a hop would be 1 Hz


def test_a_second_run_keeps_what_the_first_has_made(tmp_path: Path) -> None:
    raw = ljspeech(tmp_path / "raw")
    run(raw, tmp_path / "out")
    a, d = (tmp_path / "out" / "features" / f"{name}.npz" for name in "ad")
    before = a.stat().st_ino, d.stat().st_ino
    soundfile.write(raw / "wavs" / "d.wav", speech(1.5), RATE)
    run(raw, tmp_path / "out", jobs=2)
    assert a.stat().st_ino == before[0]
    assert d.stat().st_ino != before[1]
    a.write_bytes(a.read_bytes()[:500])
    run(raw, tmp_path / "out")
    assert read_feature(read_corpus(tmp_path / "out").clips[0], "mel").shape[0] == 80


def test_any_tree_of_sounds_with_texts_beside_is_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "one" / "two").mkdir(parents=True)
    soundfile.write(tmp_path / "one" / "x.flac", speech(), RATE)
    (tmp_path / "one" / "x.txt").write_text("HH AY1\n.\n")
    soundfile.write(tmp_path / "one" / "two" / "y.wav", speech(), RATE)
    sources, refused = find_sources(tmp_path)
    assert [(s.id, s.text) for s in sources] == [("one__x", "HH AY1 .")]
    assert [(r.id, r.reason) for r in refused] == [("one__two__y", "no_text")]


def test_a_folder_without_a_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no folder"):
        find_sources(tmp_path / "none")
    with pytest.raises(CorpusError, match="No recordings"):
        find_sources(tmp_path)
    (tmp_path / "metadata.csv").write_text("a|AH0\n")
    soundfile.write(tmp_path / "a.wav", 0 * speech(), RATE)
    with pytest.raises(CorpusError, match=r"Every recording.*holds no sound"):
        run(tmp_path, tmp_path / "out")
    (tmp_path / "val.txt").write_text("stranger\n")
    with pytest.raises(CorpusError, match="None of the ids"):
        run(tmp_path, tmp_path / "out", validation=tmp_path / "val.txt")


def test_silence_is_brought_to_the_same_lead_and_tail_either_way() -> None:
    for before, after in ((0.5, 0.7), (0.0, 0.0), (0.03, 0.4)):
        cut = trim(speech(before=before, after=after), RATE, 0.06, 0.12)
        assert len(cut) % 256 == 0
        assert len(cut) / RATE == pytest.approx(1.18, abs=0.04)
        loud = np.flatnonzero(np.abs(cut) > 0.02)
        assert loud[0] / RATE == pytest.approx(0.06, abs=0.02)
        assert np.square(cut[-2000:]).mean() > 0  # room noise, not digital silence


def test_the_release_of_a_final_stop_is_speech_and_a_far_click_is_not() -> None:
    samples = speech(before=0.5, after=1.5)
    samples[round(1.62 * RATE) : round(1.64 * RATE)] += 0.05 * np.random.default_rng(1).normal(size=441)
    samples[round(2.6 * RATE) : round(2.61 * RATE)] += 0.05
    cut = trim(samples, RATE, 0.06, 0.12)
    assert len(cut) / RATE == pytest.approx(0.06 + 1.14 + 0.12, abs=0.05)


def test_every_clip_gets_one_loudness_and_no_peak_above_the_limit() -> None:
    settings = CleanSettings()
    for level in (0.01, 0.3):
        cleaned = clean(speech(level=level), RATE, settings)
        assert loudness(cleaned) == pytest.approx(settings.loudness_db, abs=0.5)
    spiky = speech(level=0.01)
    spiky[RATE] = 0.9
    assert np.abs(clean(spiky, RATE, settings)).max() == pytest.approx(settings.peak, abs=1e-3)


def test_rumble_goes_and_the_voice_stays() -> None:
    time = np.arange(RATE) / RATE
    rumble, voice = (np.sin(2 * np.pi * hz * time).astype(np.float32) for hz in (15, 200))
    assert np.std(high_pass(rumble, RATE, 60)[4000:-4000]) < 0.02
    assert np.std(high_pass(voice, RATE, 60)[4000:-4000]) == pytest.approx(np.std(voice), rel=0.02)


def test_room_noise_has_the_level_of_the_room() -> None:
    samples = speech(level=0.1)
    assert np.std(room_noise(samples, 5000)) == pytest.approx(1e-4, rel=0.3)

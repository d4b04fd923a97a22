"""The measures of `benchmarks.voice_quality` on cases whose answers are known."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path

import numpy as np
import pytest
import torch

from benchmarks.quality import report
from benchmarks.quality.heldout import read_held_out, spread
from benchmarks.quality.melody import contour, correlation, differ, spread_st
from benchmarks.quality.report import at_least, at_most, reported
from benchmarks.quality.spectra import (
    Modulation,
    cepstral_distortion_db,
    cepstrum,
    clipped,
    offset,
    stft_distance,
    warping_path,
)
from benchmarks.quality.understood import ratio_of
from benchmarks.quality.voice import Candidate
from benchmarks.recogniser import Errors, plain_words
from benchmarks.sentences import UNSEEN, read_sentences
from benchmarks.voice_quality import PASSAGES, UNSEEN_100, main
from glowtts_core.audio.mel import MelSpec
from glowtts_core.audio.wav import read_audio, write_audio
from glowtts_core.types import Audio
from tests.fake_voice import fake_synthesizer, write_fake_voice

SPEC = MelSpec()
RATE = SPEC.sample_rate
BANDS = 80


def random_mel(frames: int = 40, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(-5, 1, (BANDS, frames)).astype(np.float32)


def test_equal_mels_have_no_distortion_and_level_is_no_matter() -> None:
    mel = random_mel()
    assert cepstral_distortion_db(cepstrum(mel), cepstrum(mel)).max() == 0.0
    assert cepstral_distortion_db(cepstrum(mel), cepstrum(mel + 3)).max() < 1e-5


@pytest.mark.parametrize("order", [1, 7, 13])
def test_distortion_of_a_known_ripple_is_the_formulas(order: int) -> None:
    ripple = 0.2 * np.cos(np.pi * order * (np.arange(BANDS) + 0.5) / BANDS)[:, None].astype(np.float32)
    found = cepstral_distortion_db(cepstrum(random_mel()), cepstrum(random_mel() + ripple))
    assert found == pytest.approx(10 / math.log(10) * math.sqrt(2) * 0.2, rel=1e-4)
    # Which is the distance of the two log spectra in decibels, natural logarithms of magnitudes being 8.69 dB each.
    assert found[0] == pytest.approx(20 / math.log(10) * float(np.sqrt(np.square(ripple).mean())), rel=1e-4)


def test_ripples_too_fine_for_the_coefficients_are_not_seen() -> None:
    ripple = np.cos(np.pi * 14 * (np.arange(BANDS) + 0.5) / BANDS)[:, None].astype(np.float32)
    assert cepstral_distortion_db(cepstrum(random_mel()), cepstrum(random_mel() + ripple)).max() < 1e-4


def test_warping_undoes_a_stretch() -> None:
    mel = random_mel(12)
    slow = np.repeat(mel, [1, 3, 1, 2, 1, 1, 4, 1, 1, 2, 1, 1], axis=1)
    i, j = warping_path(cepstrum(mel), cepstrum(slow))
    assert cepstral_distortion_db(cepstrum(mel)[:, i], cepstrum(slow)[:, j]).max() < 1e-9
    assert (i[0], j[0], i[-1], j[-1]) == (0, 0, 11, slow.shape[1] - 1)


def test_warping_finds_the_cheapest_way() -> None:
    rng = np.random.default_rng(3)
    a, b = rng.normal(size=(2, 4)), rng.normal(size=(2, 5))
    cost = np.linalg.norm(a[:, :, None] - b[:, None, :], axis=0)

    def least(i: int, j: int) -> float:
        before = [least(x, y) for x, y in ((i - 1, j), (i, j - 1), (i - 1, j - 1)) if x >= 0 and y >= 0]
        return float(cost[i, j]) + (min(before) if before else 0.0)

    path = warping_path(a, b)
    assert cost[path[0], path[1]].sum() == pytest.approx(least(3, 4))


def beating(depth: float, hz: float, carrier_hz: float = 1500.0) -> np.ndarray:
    time = np.arange(3 * RATE) / RATE
    loudness = 1 + depth * np.sin(2 * np.pi * hz * time)
    return (0.3 * loudness * np.sin(2 * np.pi * carrier_hz * time)).astype(np.float32)


@pytest.mark.parametrize(("depth", "harmonic"), [(0.2, 1), (0.02, 1), (0.1, 2)])
def test_a_planted_buzz_is_measured(depth: float, harmonic: int) -> None:
    beats = Modulation(SPEC)
    beats.add(beating(depth, harmonic * RATE / SPEC.hop))
    levels = beats.levels_db()[1]
    assert levels[harmonic - 1] == pytest.approx(20 * math.log10(depth / 2), abs=0.3)
    others = [level for k, level in enumerate(levels, 1) if k != harmonic]
    assert max(others) < levels[harmonic - 1] - 20


def test_a_buzz_in_noise_stands_out_only_where_it_is() -> None:
    rng = np.random.default_rng(0)
    noise = 0.1 * rng.standard_normal(6 * RATE).astype(np.float32)
    buzz = 1 + 0.5 * np.sin(2 * np.pi * RATE / SPEC.hop * np.arange(len(noise)) / RATE)
    plain, buzzing = Modulation(SPEC), Modulation(SPEC)
    plain.add(noise)
    buzzing.add((noise * buzz).astype(np.float32))
    assert (buzzing.prominence_db()[:, 0] > 6).all()
    assert (np.abs(plain.prominence_db()) < 3).all()
    assert (buzzing.levels_db()[:, 0] - plain.levels_db()[:, 0] > 3).all()


def test_faults_of_samples() -> None:
    samples = np.array([0.5, 1.0, -1.0, 0.99, 0.0], np.float32)
    assert clipped(samples) == 2
    assert offset(samples) == pytest.approx(0.298)


def test_spectral_distance_is_nought_only_for_the_same() -> None:
    sound, other = beating(0.3, 5), beating(0.3, 5, 800)
    assert stft_distance(sound, sound) == (0.0, 0.0)
    assert stft_distance(np.float32(0.5) * sound, sound)[0] == pytest.approx(0.5, abs=0.01)
    assert min(stft_distance(other, sound)) > 0.5


def test_contours_that_differ_by_known_steps() -> None:
    base = np.full(100, 200, np.float32)
    base[:20] = 0
    higher = base * np.float32(2 ** (2 / 12))
    higher[20:30] = 0
    higher[90:] *= 2
    found = differ([higher], [base])
    assert found.rms_st == pytest.approx(2, abs=1e-4)
    assert found.gross == pytest.approx(10 / 70)
    assert found.voicing == pytest.approx(0.1)


def test_melodies_agree_or_oppose_whatever_their_height() -> None:
    swing = np.sin(np.linspace(0, 6, 90))
    up, low, down = ((hz * 2 ** (sign * swing / 6)).astype(np.float32) for hz, sign in ((200, 1), (120, 1), (200, -1)))
    assert correlation([up, low], [low, up]) == pytest.approx(1, abs=1e-4)
    assert correlation([up], [down]) == pytest.approx(-1, abs=1e-4)
    assert math.isnan(correlation([np.zeros(9, np.float32)], [np.zeros(9, np.float32)]))


def test_spread_between_takes_is_the_standard_deviation() -> None:
    takes = [np.full(50, 200 * 2 ** (st / 12), np.float32) for st in (-1, 0, 1)]
    assert spread_st(takes) == pytest.approx(1.0, abs=1e-4)
    takes[0][:10] *= 2
    takes[1][10:20] = 0
    assert spread_st(takes) == pytest.approx(1.0, abs=1e-4)
    assert spread_st([takes[2]] * 3) == pytest.approx(0.0, abs=1e-9)


def test_pitch_of_a_tone_is_tracked() -> None:
    time = np.arange(RATE) / RATE
    pulses = np.sum([np.sin(2 * np.pi * 170 * k * time) / k for k in range(1, 20)], axis=0)
    found = contour(Audio((0.2 * pulses).astype(np.float32), RATE), SPEC)
    assert np.median(found[found > 0]) == pytest.approx(170, rel=0.01)


def test_ratio_and_its_interval() -> None:
    ours = [Errors(substituted=n % 3, words=8) for n in range(60)]
    theirs = [Errors(substituted=1, words=8)] * 60
    found = ratio_of(ours, theirs)
    assert found.value == pytest.approx(1.0)
    # The standard error of the mean of 0, 1, 2 over 60 sentences is 0.106.
    assert found.low == pytest.approx(1 - 1.96 * 0.106, abs=0.04)
    assert found.high == pytest.approx(1 + 1.96 * 0.106, abs=0.04)
    same = ratio_of(ours, ours)
    assert (same.low, same.value, same.high) == (1.0, 1.0, 1.0)


def test_the_hundred_sentences_are_new_ones() -> None:
    known = {tuple(plain_words(sentence.text)) for sentence in read_sentences(UNSEEN)}
    new = read_sentences(UNSEEN_100)
    assert len({tuple(plain_words(sentence.text)) for sentence in new} - known) == 100
    assert [sum(bool(re.match(start, one.id)) for one in new) for start in ("H", "LJ0(4|5)")] == [60, 40]
    assert [round(len(passage.text), -2) for passage in read_sentences(PASSAGES)] == [400, 400, 1000, 1000]


def test_rows_know_their_limits(tmp_path: Path) -> None:
    rows = [at_most("p", "a", 1.0, 1.0), at_least("p", "b", 2.0, 3.0), reported("p", "c", math.nan)]
    assert [row.met for row in rows] == [True, False, None]
    assert not at_most("p", "a", math.nan, 1.0).met
    assert not report.passed(rows) and report.passed(rows[::2])
    report.write_json(tmp_path / "out.json", {"voice": "x"}, rows)
    read = json.loads((tmp_path / "out.json").read_text())
    assert [row["value"] for row in read["rows"]] == [1.0, 2.0, None]


def test_a_sample_of_a_list_is_spread_over_it() -> None:
    assert spread(list(range(10)), 4) == [0, 2, 5, 7]
    assert spread([1, 2], 5) == spread([1, 2], None) == [1, 2]


def corpus(folder: Path) -> Path:
    """Three clips of tones in noise, one of them not in the list."""
    (folder / "wavs").mkdir(parents=True)
    rng = np.random.default_rng(0)
    for name in "abc":
        sound = beating(0.5, 4, 180) + 0.01 * rng.standard_normal(3 * RATE).astype(np.float32)
        write_audio(folder / "wavs" / f"{name}.wav", Audio(sound.astype(np.float32), RATE))
    (folder / "metadata.csv").write_text("a|One two.\nb|Three four.\nc|Five.\n")
    (folder / "val.txt").write_text("a\nb\n")
    return folder


def test_held_out_recordings_are_those_of_the_list(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "speaker")
    found = read_held_out(folder, folder / "val.txt", RATE, None)
    assert [(one.id, one.text) for one in found] == [("a", "One two."), ("b", "Three four.")]
    assert all(one.mel(SPEC).shape == (80, len(one.audio.samples) // 256) for one in found)
    assert not np.array_equal(found[0].audio.samples, read_audio(folder / "wavs" / "a.wav").samples)
    (folder / "none.txt").write_text("x\n")
    with pytest.raises(SystemExit, match="None of the ids"):
        read_held_out(folder, folder / "none.txt", RATE, None)
    with pytest.raises(SystemExit, match="no folder"):
        read_held_out(tmp_path / "nowhere", None, RATE, None)


def test_a_voice_is_measured_from_end_to_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = corpus(tmp_path / "speaker")
    voice = write_fake_voice(tmp_path / "voices")
    monkeypatch.setattr("benchmarks.quality.voice.load_synthesizer", lambda _name: fake_synthesizer())
    threads = torch.get_num_threads()
    out, base = tmp_path / "out.json", ["voice_quality", "--voice", str(voice), "--held-out", str(folder)]
    command = [*base, "--ids", str(folder / "val.txt"), "--only", "mel,speed", "--limit", "2", "--json", str(out)]
    monkeypatch.setattr("sys.argv", command)
    main()
    assert torch.get_num_threads() == threads
    rows = {row["name"]: row for row in json.loads(out.read_text())["rows"]}
    assert rows["mel-cepstral distortion"]["value"] > 0
    assert rows["size"]["met"] is True
    assert "mel-cepstral distortion" in capsys.readouterr().out
    # A voice that is no better than the first one does not pass.
    better = {"rows": [{"name": "mel-cepstral distortion", "value": 0.01}]}
    (tmp_path / "first.json").write_text(json.dumps(better))
    monkeypatch.setattr("sys.argv", [*command, "--first", str(tmp_path / "first.json")])
    assert main() == 1
    monkeypatch.setattr("sys.argv", ["voice_quality", "--only", "wer,looks"])
    with pytest.raises(SystemExit):
        main()


def test_alignment_of_what_the_voice_said_gives_every_frame_to_a_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.quality.voice.load_synthesizer", lambda _name: fake_synthesizer())
    voice = Candidate(str(write_fake_voice(tmp_path)))
    take = voice.perform("One two. Three.", temperature=0.0)
    sentences = voice.phones_of("One two. Three.")
    planned, aligned = voice.planned_frames(sentences), voice.aligned_frames(sentences, torch.from_numpy(take.mel))
    assert planned.sum() == aligned.sum() == take.mel.shape[1]
    assert len(planned) == len(aligned) == sum(map(len, sentences))

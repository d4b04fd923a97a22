"""The built-in vocoder: sources, frame grid, streaming, and a pitch that follows what is asked."""

from __future__ import annotations

import json
import math

import pytest
import torch
from torch import Tensor

from glowtts_core.errors import ConfigError
from glowtts_core.vocoder import build_vocoder
from glowtts_core.vocoder.excitation import continuous_f0, harmonic_train, voicing_gate, white_noise
from glowtts_core.vocoder.f0 import F0Config
from glowtts_core.vocoder.frames import FrameGrid
from glowtts_core.vocoder.source_filter import SourceFilterConfig, SourceFilterVocoder, soft_limited

TINY = SourceFilterConfig(channels=16, hidden=24, blocks=2, kernel=3, f0=F0Config(16, 24, 1))
RATE = 22050


def tiny() -> SourceFilterVocoder:
    torch.manual_seed(0)
    return SourceFilterVocoder(TINY).eval()


def speechlike(frames: int, batch: int = 1) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(1)
    mel = torch.randn(batch, 80, frames, generator=generator) * 1.5 - 5.0
    f0 = 160.0 * torch.exp2(0.5 * torch.sin(torch.arange(frames) / 9.0)).expand(batch, frames).clone()
    f0[:, : frames // 5] = 0.0
    f0[:, frames // 2 : frames // 2 + 4] = 0.0
    return mel, f0


def pitch_of(samples: Tensor) -> float:
    """Frequency in Hz of the best autocorrelation between 70 and 500 Hz."""
    spectrum = torch.fft.rfft(samples, n=2 * len(samples))
    correlation = torch.fft.irfft(spectrum.abs() ** 2)[: RATE // 70]
    low = RATE // 500
    lag = low + int(correlation[low:].argmax())
    left, mid, right = (float(correlation[lag + k]) for k in (-1, 0, 1))
    return RATE / (lag + 0.5 * (left - right) / (left - 2 * mid + right))


@pytest.mark.parametrize("chunk", [1, 13, 64, 500])
def test_stream_joined_equals_the_whole(chunk: int) -> None:
    vocoder = tiny()
    mel, f0 = speechlike(90)
    with torch.inference_mode():
        whole = vocoder(mel, f0, seed=3)[0]
    pieces = list(vocoder.stream(mel, f0, chunk, seed=3))
    assert [len(piece) for piece in pieces[:-1]] == [256 * chunk] * (len(pieces) - 1)
    assert float((torch.cat(pieces) - whole).abs().max()) < 1e-4
    assert float(whole.std()) > 1e-3


def test_stream_predicts_the_pitch_it_is_not_given() -> None:
    vocoder = tiny()
    mel, _ = speechlike(40)
    with torch.inference_mode():
        whole = vocoder(mel)[0]
        same = vocoder(mel, vocoder.predict_f0(mel))[0]
    assert torch.equal(whole, same)
    assert float((torch.cat(list(vocoder.stream(mel, None, 7))) - whole).abs().max()) < 1e-4


@pytest.mark.parametrize("semitones", [-5.0, 0.0, 4.0])
def test_the_output_has_the_pitch_that_was_asked(semitones: float) -> None:
    vocoder = tiny()
    wanted = 170.0 * 2 ** (semitones / 12)
    f0 = torch.full((1, 60), wanted)
    mel = torch.full((1, 80, 60), -4.0)
    with torch.inference_mode():
        smooth, harmonic, noise = vocoder.sources(f0, torch.zeros(1, dtype=torch.int64))
        samples = vocoder.shape(mel, smooth, harmonic, noise * 0)[0]
    assert abs(12 * math.log2(pitch_of(samples[4000:12000]) / wanted)) < 0.05


def test_without_any_pitch_there_are_no_harmonics() -> None:
    _, harmonic, noise = tiny().sources(torch.zeros(1, 20), torch.zeros(1, dtype=torch.int64))
    assert not harmonic.any()
    assert noise.any()


def test_the_seed_decides_the_noise_and_nothing_else_does() -> None:
    vocoder = tiny()
    mel, f0 = speechlike(20)
    with torch.inference_mode():
        first, again, other = vocoder(mel, f0, seed=1), vocoder(mel, f0, seed=1), vocoder(mel, f0, seed=2)
    assert torch.equal(first, again)
    assert not torch.allclose(first, other, atol=1e-3)


def test_noise_is_white_and_any_stretch_stands_alone() -> None:
    seeds = torch.tensor([5, 6])
    noise = white_noise(seeds, 40000)
    assert torch.equal(white_noise(seeds, 100, first=777), noise[:, 777:877])
    assert abs(float(noise.mean())) < 0.02
    assert float(noise.square().mean()) == pytest.approx(1.0, abs=0.02)
    assert abs(float((noise[0] * noise[1]).mean())) < 0.02
    assert abs(float((noise[:, 1:] * noise[:, :-1]).mean())) < 0.02


def test_harmonic_train_has_unit_power_and_nothing_between_its_harmonics() -> None:
    train = harmonic_train(torch.full((1, 300), 211.0), 256, RATE, 0)[0, 1000:61000]
    assert float(train.square().mean()) == pytest.approx(1.0, abs=0.02)
    spectrum = torch.fft.rfft(train * torch.hann_window(len(train))).abs()
    hertz = torch.arange(len(spectrum)) * RATE / len(train)
    away = (hertz / 211.0 - (hertz / 211.0).round()).abs() * 211.0
    # Aliased harmonics would fall between the true ones.
    assert float(spectrum[away > 10].max()) < 1e-3 * float(spectrum.max())


def test_phase_is_the_exact_running_sum_over_minutes() -> None:
    frames = 20000
    f0 = torch.full((1, frames), 200.0)
    train = harmonic_train(f0, 256, 22050, 0)[0]
    # 200 Hz at 22,050 Hz repeats exactly every 441 samples (4 periods).
    start = 441 * 11000
    assert float((train[1000:1441] - train[start + 1000 : start + 1441]).abs().max()) < 1e-2


def test_gaps_in_the_pitch_are_bridged_and_the_ends_held() -> None:
    f0 = torch.tensor([[0.0, 100.0, 0.0, 200.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0]])
    smooth = continuous_f0(f0)
    assert torch.allclose(smooth[0], torch.tensor([100.0, 100.0, 100 * 2**0.5, 200.0, 200.0]), rtol=1e-5)
    assert bool((smooth[1] > 0).all())


def test_the_gate_opens_a_frame_early_and_shuts_a_frame_late() -> None:
    f0 = torch.zeros(1, 12)
    f0[0, 5:7] = 150.0
    gate = voicing_gate(f0, 256, 0)[0]
    centre = gate[128::256]
    assert torch.allclose(centre, torch.tensor([0.0] * 4 + [1.0] * 4 + [0.0] * 4), atol=0.01)
    assert bool((gate[: 256 * 3] == 0).all())


def test_frame_grid_gives_back_what_it_took() -> None:
    grid = FrameGrid(1024, 256)
    samples = torch.randn(2, 256 * 9, generator=torch.Generator().manual_seed(0))
    padded = torch.nn.functional.pad(samples, (grid.margin, grid.margin))
    spectrum = grid.analyse(padded)
    assert spectrum.shape == (2, 9, 513)
    assert torch.allclose(grid.synthesise(spectrum), samples, atol=1e-5)


def test_one_frame_is_enough() -> None:
    assert tiny()(torch.full((1, 80, 1), -5.0), torch.full((1, 1), 150.0)).shape == (1, 256)


def test_settings_survive_json_and_rebuild_the_same_vocoder() -> None:
    vocoder = tiny()
    assert vocoder.takes_f0
    again = build_vocoder(vocoder.kind, json.loads(json.dumps(vocoder.config_dict())))
    again.load_state_dict(vocoder.state_dict())
    mel, f0 = speechlike(12)
    with torch.inference_mode():
        assert torch.equal(again.eval()(mel, f0), vocoder(mel, f0))


@pytest.mark.parametrize(
    ("kind", "config", "words"),
    [
        ("melgan", {}, "Unknown vocoder"),
        ("source_filter", {"chanels": 3}, "chanels"),
        ("source_filter", {"channels": "many"}, "channels"),
        ("source_filter", {"f0": 3}, "table"),
        ("source_filter", {"n_fft": 1000}, "multiple of the hop"),
        ("hifigan", {"upsample_rates": "8"}, "upsample_rates"),
    ],
)
def test_settings_that_fit_nothing_are_refused_by_name(kind: str, config: dict[str, object], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        build_vocoder(kind, config)


def test_wrong_shapes_are_refused() -> None:
    vocoder = tiny()
    with pytest.raises(ConfigError, match="one value per frame"):
        vocoder(torch.zeros(1, 80, 5), torch.zeros(1, 4))
    with pytest.raises(ConfigError, match="one utterance"):
        next(vocoder.stream(torch.zeros(2, 80, 5)))
    with pytest.raises(ConfigError, match="at least one frame"):
        next(vocoder.stream(torch.zeros(1, 80, 5), None, 0))


@pytest.mark.gpu
def test_a_gpu_says_what_the_cpu_says() -> None:
    vocoder = tiny()
    mel, f0 = speechlike(40)
    with torch.inference_mode():
        here = vocoder(mel, f0, seed=2)
        there = vocoder.cuda()(mel.cuda(), f0.cuda(), seed=2).cpu()
    assert float((here - there).abs().max()) < 1e-3


def test_peaks_bend_below_full_scale_and_the_rest_is_untouched() -> None:
    samples = torch.tensor([-3.0, -0.95, -0.9, -0.5, 0.0, 0.3, 0.9, 0.99, 1.5, 40.0])
    bent = soft_limited(samples)
    assert torch.equal(bent[2:7], samples[2:7])
    assert (bent.abs() <= 1.0).all()
    assert (bent.diff() >= 0).all()
    assert bent[1] == pytest.approx(-0.9462, abs=1e-4)

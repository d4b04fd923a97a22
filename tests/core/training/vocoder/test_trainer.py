"""Vocoder training: crops, losses, resuming bit for bit, and that it learns at all."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from glowtts_core.audio.mel import MelSpec, log_mel
from glowtts_core.errors import CheckpointError, ConfigError, CorpusError, GlowTTSError
from glowtts_core.events import Announcer, Event
from glowtts_core.text.symbols import BUILT_IN
from glowtts_core.training.corpus.corpus import Clip, Corpus, features_path
from glowtts_core.training.request import Request
from glowtts_core.training.run import train_vocoder
from glowtts_core.training.settings import settings_from, to_json
from glowtts_core.training.vocoder.config import VocoderTrainingConfig
from glowtts_core.training.vocoder.pitch_shift import shift_pitch, shifted_path
from glowtts_core.training.vocoder.trainer import VocoderTraining
from glowtts_core.vocoder import build_vocoder
from glowtts_core.vocoder.excitation import harmonic_train, white_noise
from tests.core.training.told_events import check_events

TINY: dict[str, dict[str, object]] = {
    "run": {"steps": 4, "device": "cpu", "precision": "fp32", "threads": 1},
    "data": {"batch": 2, "frames": 16, "shifted": 0.0, "spoken": 0.0},
    "model": {"channels": 16, "hidden": 16, "blocks": 1, "kernel": 3, "f0_channels": 8, "f0_hidden": 8, "f0_blocks": 1},
    "optimiser": {"warmup": 1},
    "adversary": {"channels": 4},
    "log": {"every": 1, "validate": 0, "save": 1000, "save_s": 1000.0, "tensorboard": False},
}


def settings(**tables: dict[str, object]) -> VocoderTrainingConfig:
    return settings_from(VocoderTrainingConfig, {name: values | tables.get(name, {}) for name, values in TINY.items()})


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Three buzzing clips of different pitch, the last for validation."""
    clips = []
    for number, pitch_hz in enumerate((130.0, 180.0, 240.0)):
        frames = 44 + number
        f0 = torch.full((1, frames), pitch_hz)
        sound = 0.03 * harmonic_train(f0, 256, 22050, 0) + 0.003 * white_noise(torch.tensor([number]), 256 * frames)
        path = features_path(tmp_path / "corpus", f"c{number}")
        path.parent.mkdir(parents=True, exist_ok=True)
        mel = log_mel(sound[0], MelSpec()).numpy().astype(np.float16)
        samples = np.round(sound[0].clamp(-1, 1).numpy() * 32767).astype(np.int16)
        np.savez(path, mel=mel, f0=f0[0].numpy(), samples=samples, ids=np.zeros(3, np.int16))
        clips.append(Clip(f"c{number}", "", frames, 3, 0, number == 2, path))
    return Corpus(tuple(clips), BUILT_IN, MelSpec(), ("buzz",))


class Notes:
    """Keeps every event."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def __call__(self, event: Event) -> None:
        self.events.append(event)

    def values(self, kind: str, name: str) -> list[float]:
        return [float(event.values[name] or 0.0) for event in self.events if event.kind == kind]


def train(
    config: VocoderTrainingConfig, corpus: Corpus, out: Path, resume: bool = False
) -> tuple[VocoderTraining, Notes]:
    notes = Notes()
    return train_vocoder(config, corpus, Request(out, resume), Announcer(notes)), notes


@pytest.mark.parametrize("adversary_from", [0, 2])
def test_a_resumed_training_takes_the_same_steps_bit_for_bit(
    corpus: Corpus, tmp_path: Path, adversary_from: int
) -> None:
    config = settings(adversary={"from_step": adversary_from})
    whole, heard = train(config, corpus, tmp_path / "whole")
    train_vocoder(config, corpus, Request(tmp_path / "parts"), Announcer(), stop=iter([False, True]).__next__)
    torch.manual_seed(99)
    parts, resumed = train(config, corpus, tmp_path / "parts", resume=True)
    assert resumed.values("step", "step") == [3.0, 4.0]
    assert resumed.values("step", "loss") == heard.values("step", "loss")[2:]
    assert ("adversarial" in resumed.events[1].values) == (adversary_from > 0)
    for mine, theirs in ((whole.network, parts.network), (whole.critics, parts.critics)):
        for name, value in mine.state_dict().items():
            assert torch.equal(value, theirs.state_dict()[name]), name
    for name, value in whole.ema.weights.items():
        assert torch.equal(value, parts.ema.weights[name]), name


def test_the_loss_falls_on_a_little_sound(corpus: Corpus, tmp_path: Path) -> None:
    config = settings(run={"steps": 40}, optimiser={"rate": 5e-3}, data={"resampled": 0.0, "noisy": 0.0})
    _, notes = train(config, corpus, tmp_path / "out")
    losses = notes.values("step", "loss")
    assert np.mean(losses[-5:]) < 0.75 * np.mean(losses[:5])


def test_half_arithmetic_and_shifted_crops_train(corpus: Corpus, tmp_path: Path) -> None:
    config = settings(run={"precision": "bf16"}, data={"shifted": 0.7}, log={"validate": 4, "tensorboard": True})
    _, notes = train(config, corpus, tmp_path / "out")
    assert all(np.isfinite(notes.values("step", "loss")))
    check_events(notes.events)
    (error,) = notes.values("validation", "f0_error_st")
    assert np.isfinite(error)
    assert (tmp_path / "out" / "samples" / "copy-00000004.wav").is_file()
    assert list((tmp_path / "out" / "tensorboard").iterdir())


def test_what_is_exported_is_a_vocoder_that_speaks(corpus: Corpus, tmp_path: Path) -> None:
    training, _ = train(settings(run={"steps": 1}), corpus, tmp_path / "out")
    about = json.loads((tmp_path / "out" / "vocoder.json").read_text())
    network = dict(about["model"])
    vocoder = build_vocoder(network.pop("kind"), network)
    vocoder.load_state_dict(load_file(tmp_path / "out" / "vocoder.safetensors"))
    assert vocoder.config_dict() == training.network.config_dict()
    assert vocoder(torch.full((1, 80, 3), -5.0)).shape == (1, 768)


def test_a_training_is_not_overwritten_by_accident(corpus: Corpus, tmp_path: Path) -> None:
    train(settings(run={"steps": 1}), corpus, tmp_path / "out")
    with pytest.raises(CheckpointError, match="--resume"):
        train(settings(run={"steps": 1}), corpus, tmp_path / "out")


def test_a_checkpoint_of_other_settings_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    train(settings(run={"steps": 1}), corpus, tmp_path / "out")
    with pytest.raises(CheckpointError, match="does not fit"):
        train(settings(model={"channels": 8}), corpus, tmp_path / "out", resume=True)


def test_a_loss_that_stays_no_number_ends_the_training(corpus: Corpus, tmp_path: Path) -> None:
    config = settings(run={"steps": 9, "bad_steps": 2}, optimiser={"rate": 1e30})
    with pytest.raises(GlowTTSError, match="no number"):
        train(config, corpus, tmp_path / "out")


def test_no_clips_and_no_time_are_said_so(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="validation"):
        train(settings(), replace(corpus, clips=corpus.clips[2:]), tmp_path / "a")
    with pytest.raises(ConfigError, match="time limit"):
        train_vocoder(settings(), corpus, Request(tmp_path / "b", minutes=0.0), Announcer())


def test_settings_come_back_from_plain_values() -> None:
    config = settings(data={"batch": 6})
    assert settings_from(VocoderTrainingConfig, to_json(config)) == config
    with pytest.raises(ConfigError, match=r"data\.bach"):
        settings(data={"bach": 6})
    with pytest.raises(ConfigError, match="more than 1"):
        settings(data={"resampled": 0.8, "shifted": 0.5})


def test_shifted_recordings_are_aligned_and_at_the_other_pitch(corpus: Corpus, tmp_path: Path) -> None:
    path = corpus.clips[1].path
    samples = np.load(path)["samples"]
    made = shift_pitch(samples, 4.0, 22050)
    assert made.shape == samples.shape
    spectrum = np.abs(np.fft.rfft(made[2000:9000] * np.hanning(7000), 65536))
    low = int(100 * 65536 / 22050)
    strongest = (low + int(spectrum[low : int(320 * 65536 / 22050)].argmax())) * 22050 / 65536
    assert abs(12 * np.log2(strongest / 180.0) - 4.0) < 0.3


def test_damaged_shifted_recordings_are_made_again(corpus: Corpus, tmp_path: Path) -> None:
    config = settings(run={"steps": 1}, data={"shifted": 0.5})
    _, first = train(config, corpus, tmp_path / "a")
    assert len(first.values("clip", "done")) == 2
    shifted_path(corpus.clips[1]).write_bytes(b"half a file")
    _, again = train(config, corpus, tmp_path / "b")
    assert [event.values["id"] for event in again.events if event.kind == "clip"] == ["c1"]

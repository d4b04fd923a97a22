"""Mels an acoustic model speaks in the timing of recordings, and vocoder training that starts from weights."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from glowtts_core.audio.mel import MelSpec, log_mel
from glowtts_core.errors import CheckpointError
from glowtts_core.events import Announcer, Event
from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.text.symbols import BUILT_IN
from glowtts_core.training.corpus.corpus import Clip, Corpus, features_path
from glowtts_core.training.request import Request
from glowtts_core.training.run import train_vocoder
from glowtts_core.training.settings import settings_from
from glowtts_core.training.vocoder.acoustic_mels import SpokenMels
from glowtts_core.training.vocoder.config import VocoderTrainingConfig
from glowtts_core.training.vocoder.dataset import CropSource, Disturbance, Recording
from glowtts_core.training.vocoder.trainer import VocoderTraining
from glowtts_core.vocoder.excitation import harmonic_train

SETTINGS: dict[str, dict[str, object]] = {
    "run": {"steps": 2, "device": "cpu", "precision": "fp32", "threads": 1},
    "data": {"batch": 2, "frames": 16, "shifted": 0.0, "resampled": 0.0, "spoken": 1.0},
    "model": {"channels": 16, "hidden": 16, "blocks": 1, "kernel": 3, "f0_channels": 8, "f0_hidden": 8, "f0_blocks": 1},
    "adversary": {"channels": 4, "from_step": 1},
    "log": {"every": 1, "validate": 0, "save": 1000, "save_s": 1000.0, "tensorboard": False},
}
CONFIG = settings_from(VocoderTrainingConfig, SETTINGS)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Two clips, one of them too short for its text."""
    clips = []
    for name, frames, phones in (("long", 61, 6), ("short", 21, 40)):
        f0 = torch.full((1, frames), 150.0)
        sound = 0.03 * harmonic_train(f0, 256, 22050, 0)[0]
        path = features_path(tmp_path / "corpus", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        samples = np.round(sound.numpy() * 32767).astype(np.int16)
        mel = log_mel(sound, MelSpec()).numpy().astype(np.float16)
        ids, words = np.arange(5, 5 + phones, dtype=np.int16), np.arange(phones, dtype=np.int16) // 3
        np.savez(path, mel=mel, f0=f0[0].numpy(), samples=samples, ids=ids, words=words)
        clips.append(Clip(name, "", frames, phones, 0, validation=False, path=path))
    return Corpus(tuple(clips), BUILT_IN, MelSpec(), ("she",))


def checkpoint(path: Path, corpus: Corpus, speakers: tuple[str, ...]) -> Path:
    """An untrained acoustic model in the form that training saves it in."""
    torch.manual_seed(3)
    config = GlowTTSConfig(
        n_vocab=corpus.symbols.vocabulary_size,
        hidden_channels=16,
        filter_channels=16,
        filter_channels_dp=16,
        n_layers_enc=1,
        hidden_channels_dec=16,
        n_blocks_dec=2,
        n_block_layers=1,
        n_speakers=len(speakers),
        gin_channels=4 if len(speakers) > 1 else 0,
    )
    model = GlowTTS(config)
    for flow in model.decoder.modules():
        if isinstance(flow, torch.nn.Conv1d):
            torch.nn.init.normal_(flow.weight, std=0.05)
    content = {
        "format": 1,
        "model": model.state_dict(),
        "network": config.to_json(),
        "symbols": corpus.symbols.to_json(),
        "mel": corpus.mel.to_json(),
        "speakers": list(speakers),
    }
    torch.save(content, path)
    return path


def recordings(corpus: Corpus) -> list[Recording]:
    return [Recording(*(np.load(clip.path)[name] for name in ("samples", "f0"))) for clip in corpus.clips]


def test_the_model_speaks_a_clip_in_its_own_timing_and_remembers_it(corpus: Corpus, tmp_path: Path) -> None:
    mels = SpokenMels(checkpoint(tmp_path / "a.pt", corpus, ("he", "she")), corpus)
    long, short = mels.added_to(recordings(corpus), corpus.clips, Announcer())
    assert short.spoken is None
    assert long.spoken is not None
    assert long.spoken.shape == (80, 61)
    recorded = np.load(corpus.clips[0].path)["mel"].astype(np.float32)
    assert np.array_equal(long.spoken[:, 60:], recorded[:, 60:].astype(np.float16))
    assert not np.allclose(long.spoken[:, :60], recorded[:, :60], atol=0.05)
    heard: list[Event] = []
    again = mels.added_to(recordings(corpus), corpus.clips, Announcer(heard.append))
    assert again[0].spoken is not None and np.array_equal(again[0].spoken, long.spoken)
    assert [event.values["id"] for event in heard] == ["short"]


@pytest.mark.parametrize("part", ["symbols", "mel", "speakers"])
def test_a_model_of_another_corpus_is_refused(corpus: Corpus, tmp_path: Path, part: str) -> None:
    path = checkpoint(tmp_path / "a.pt", corpus, ("he", "it") if part == "speakers" else ("she",))
    other = {
        "symbols": replace(corpus, symbols=replace(BUILT_IN, blank=False, boundary=False)),
        "mel": replace(corpus, mel=MelSpec(fmax=7000.0)),
        "speakers": corpus,
    }[part]
    with pytest.raises(CheckpointError, match=part.removesuffix("s")):
        SpokenMels(path, other)


def test_crops_show_the_spoken_mel_louder_or_softer_as_the_samples_are() -> None:
    f0 = torch.full((1, 60), 150.0)
    samples = np.round(0.03 * harmonic_train(f0, 256, 22050, 0)[0].numpy() * 32767).astype(np.int16)
    spoken = np.tile(np.linspace(-3, -2, 60, dtype=np.float16), (80, 1))
    change = Disturbance(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 6.0, spoken=1.0)
    clip = Recording(samples, f0[0].numpy(), spoken=spoken)
    batch = CropSource([clip], MelSpec(), batch=4, frames=20, seed=1, disturbance=change).draw(0)
    plain = CropSource([replace(clip, spoken=None)], MelSpec(), batch=4, frames=20, seed=1, disturbance=change).draw(0)
    assert torch.equal(batch.samples, plain.samples)
    assert torch.equal(batch.f0_hz, plain.f0_hz)
    assert batch.mel_f0_hz.isnan().all()
    louder = batch.samples.abs().amax(1).log() - np.log(np.abs(samples).max() / 32767)
    slope = batch.mel[:, 0] - louder[:, None]
    assert torch.allclose(slope.diff(dim=1), torch.full((4, 19), 1 / 59), atol=2e-3)
    assert (slope > -3.05).all()
    assert (slope < -1.95).all()


def test_training_on_spoken_mels_starts_from_weights_and_critics(corpus: Corpus, tmp_path: Path) -> None:
    acoustic = checkpoint(tmp_path / "a.pt", corpus, ("she",))
    first = train_vocoder(CONFIG, corpus, Request(tmp_path / "first"), Announcer())
    heard: list[Event] = []
    request = Request(
        tmp_path / "second",
        init_from=tmp_path / "first" / "checkpoints" / "step-00000002.pt",
        spoken_by=acoustic,
    )
    longer = replace(CONFIG, data=replace(CONFIG.data, spoken=0.9))
    train_vocoder(longer, corpus, request, Announcer(heard.append))
    losses = [event.values["loss"] for event in heard if event.kind == "step"]
    assert len(losses) == 2
    assert all(isinstance(loss, float) and math.isfinite(loss) for loss in losses)
    start = VocoderTraining(CONFIG, corpus, replace(request, out=tmp_path / "third"), first.fabric, Announcer())
    for name, value in first.ema.weights.items():
        assert torch.equal(value, start.network.state_dict()[name]), name
        assert torch.equal(value, start.ema.weights[name]), name
    for name, value in first.critics.state_dict().items():
        assert torch.equal(value, start.critics.state_dict()[name]), name

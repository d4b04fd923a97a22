"""Acoustic training on made-up speech: it learns, it stops in order, it refuses what does not fit."""

from __future__ import annotations

import json
import math
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from glowtts_core.errors import CheckpointError, CorpusError, GlowTTSError
from glowtts_core.events import Announcer, Event
from glowtts_core.training.acoustic.config import AcousticConfig, DataSettings, OptimiserSettings
from glowtts_core.training.acoustic.dataset import Collator, plan_all
from glowtts_core.training.acoustic.trainer import AcousticTraining, clip_gradients, make_optimiser
from glowtts_core.training.checkpoint import CheckpointFolder, read_weights
from glowtts_core.training.corpus.corpus import Corpus, read_corpora
from glowtts_core.training.fabric import start_fabric
from glowtts_core.training.request import Request
from glowtts_core.training.run import train_acoustic
from glowtts_core.training.settings import settings_from, settings_of
from tests.core.training.told_events import check_events
from tests.made_corpus import FRAMES, make_corpus, tiny_settings


def settings(**changes: Any) -> AcousticConfig:
    return settings_from(AcousticConfig, tomllib.loads(tiny_settings(**changes)))


def train(
    corpus: Corpus, request: Request, config: AcousticConfig, events: list[Event] | None = None
) -> AcousticTraining:
    heard: list[Event] = [] if events is None else events
    return train_acoustic(config, corpus, request, Announcer(heard.append), lambda: False)


def test_eight_utterances_are_learnt_with_their_durations(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "c", symbols=12)
    events: list[Event] = []
    config = settings(steps=180, save=1000, frames=140, join=0.0)
    training = train(corpus, Request(tmp_path / "out"), config, events)
    losses = [float(e.values["loss"] or 0) for e in events if e.kind == "step"]
    assert np.mean(losses[-10:]) < losses[0] - 2
    batch = Collator(corpus, corpus.training, config.data, config.model.n_sqz)(
        plan_all(corpus.training, False, DataSettings(frames=9999))[0]
    )
    with torch.no_grad(), training.ema.in_place_of(training.network.eval()):
        out = training.network(*batch[:5])
    for row, count in enumerate(batch.id_lengths.tolist()):
        true = np.array([FRAMES[int(i)] for i in batch.ids[row, :count]])
        found = out.path[row, :count].sum(1).numpy()
        # The flow folds two frames into one, so a boundary may lie one frame off.
        assert np.abs(np.cumsum(found) - np.cumsum(true)).max() <= 1
        planned = out.prior.log_duration[row, 0, :count].exp().numpy()
        assert np.mean(np.abs(planned - true) < 1.5) > 0.9


def test_half_precision_does_not_round_what_is_to_be_learnt(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "c")
    config = settings(steps=1, precision="bf16")
    training = AcousticTraining(config, corpus, Request(tmp_path / "out"), start_fabric(config.run))
    seen: list[torch.Tensor] = []
    training.network.decoder.register_forward_pre_hook(lambda _module, inputs: seen.append(inputs[0]))
    training.take_step()
    assert seen[0].dtype == torch.float32
    assert not torch.equal(seen[0], seen[0].bfloat16().float())


def test_one_run_leaves_logs_pictures_samples_and_weights(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "c", held_out=2)
    text = tiny_settings(steps=2, precision="bf16").replace("tensorboard = false", "tensorboard = true")
    text = text.replace("validate = 0", "validate = 1").replace("listen = 0", "listen = 2")
    config = settings_from(AcousticConfig, tomllib.loads(text))
    events: list[Event] = []
    request = Request(tmp_path / "out", vocode=lambda mel: torch.zeros(1, 256 * mel.shape[2]))
    training = train(corpus, request, config, events)
    kinds = [event.kind for event in events]
    assert kinds[0] == "started"
    assert kinds[-2:] == ["saved", "finished"]
    assert {"step", "validation", "picture", "sample"} <= set(kinds)
    check_events(events)
    assert all(math.isfinite(float(e.values["loss"] or 0)) for e in events if "loss" in e.values)
    picture = next(str(e.values["path"]) for e in events if e.kind == "picture")
    with Image.open(picture) as image:
        assert image.size[0] > 20
    assert list((tmp_path / "out" / "tensorboard").iterdir())
    assert (tmp_path / "out" / "samples" / "sample-00000002.wav").stat().st_size > 1000
    card = json.loads((tmp_path / "out" / "acoustic.json").read_text())
    assert (card["training"]["clips"], card["speakers"]) == (6, ["nobody"])
    exported = read_weights(tmp_path / "out" / "acoustic.safetensors")
    assert all(torch.equal(exported[name], value) for name, value in training.ema.weights.items())


def test_a_stopped_training_resumes_bit_for_bit(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "c")
    config = settings(steps=5)
    whole = train(corpus, Request(tmp_path / "whole"), config)
    asked = iter([False, False, True])
    halves = Request(tmp_path / "halves")
    first = train_acoustic(config, corpus, halves, Announcer(), lambda: next(asked))
    assert first.step == 3
    torch.rand(17)  # whatever else the process draws meanwhile does not matter
    second = train(corpus, Request(tmp_path / "halves", resume=True), config)
    assert equal(whole.network.state_dict(), second.network.state_dict())
    assert equal(whole.ema.weights, second.ema.weights)
    assert settings_of(AcousticConfig, tmp_path / "halves", None, True) == config


def test_a_training_starts_from_given_weights(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "c")
    given = train(corpus, Request(tmp_path / "a"), settings(steps=1)).ema.weights
    weights = tmp_path / "a" / "acoustic.safetensors"
    still = settings_from(AcousticConfig, tomllib.loads(tiny_settings(1).replace("rate = 0.005", "rate = 0.0")))
    started = train(corpus, Request(tmp_path / "b", init_from=weights), still)
    assert equal(given, started.network.state_dict())  # the data-dependent start has not touched them
    wider = tiny_settings(1).replace("hidden_channels = 16", "hidden_channels = 18")
    with pytest.raises(CheckpointError, match=r"does not fit: “.*the network needs"):
        train(corpus, Request(tmp_path / "d", init_from=weights), settings_from(AcousticConfig, tomllib.loads(wider)))


def test_a_folder_in_use_is_not_overwritten(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "c")
    train(corpus, Request(tmp_path / "out"), settings(steps=1))
    with pytest.raises(CheckpointError, match="--resume"):
        train(corpus, Request(tmp_path / "out"), settings(steps=1))
    deeper = tiny_settings(2).replace("n_blocks_dec = 2", "n_blocks_dec = 3")
    with pytest.raises(CheckpointError, match="does not fit"):
        train(corpus, Request(tmp_path / "out", resume=True), settings_from(AcousticConfig, tomllib.loads(deeper)))


def test_a_loss_that_is_no_number_is_skipped_then_ends_the_training(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "c")
    spoilt = corpus.clips[0]
    arrays = dict(np.load(spoilt.path))
    np.savez(spoilt.path, **{**arrays, "mel": np.full_like(arrays["mel"], np.nan)})
    events: list[Event] = []
    config = settings(steps=8, frames=2, join=0.0)
    training = train(corpus, Request(tmp_path / "out"), config, events)
    assert [event.kind for event in events].count("skipped") == 1
    assert all(torch.isfinite(value).all() for value in training.network.state_dict().values())
    for clip in corpus.clips:
        np.savez(clip.path, **{**dict(np.load(clip.path)), "mel": np.full((8, clip.frames), np.inf, np.float16)})
    patience = settings_from(AcousticConfig, tomllib.loads(tiny_settings(9).replace("[run]", "[run]\nbad_steps = 3")))
    weights = tmp_path / "out" / "acoustic.safetensors"
    with pytest.raises(GlowTTSError, match="no number for 3 steps"):
        train(corpus, Request(tmp_path / "bad", init_from=weights), patience)


def test_two_speakers_train_one_network(tmp_path: Path) -> None:
    make_corpus(tmp_path / "a", speaker="anna")
    make_corpus(tmp_path / "b", speaker="bert")
    corpus = read_corpora([tmp_path / "a", tmp_path / "b"])
    training = train(corpus, Request(tmp_path / "out"), settings(steps=2))
    assert training.network.state_dict()["emb_g.weight"].shape == (2, 64)
    content = CheckpointFolder(tmp_path / "out" / "checkpoints", 2).newest()
    assert content is not None
    assert content[1]["speakers"] == ["anna", "bert"]
    with pytest.raises(CorpusError, match="no prepared corpus"):
        read_corpora([tmp_path / "none"])


def test_gradients_are_cut_by_norm_or_by_value() -> None:
    cut = {}
    for kind in ("norm", "value", "none"):
        weight = torch.nn.Parameter(torch.zeros(2))
        weight.grad = torch.tensor([3.0, 4.0])
        assert clip_gradients([weight], OptimiserSettings(clip=kind, clip_at=1.0)) == 5.0
        cut[kind] = weight.grad.tolist()
    assert cut["norm"] == pytest.approx([0.6, 0.8], abs=1e-5)
    assert cut["value"] == [1.0, 1.0]
    assert cut["none"] == [3.0, 4.0]


def test_the_reference_s_optimiser_can_be_chosen() -> None:
    settings = OptimiserSettings(kind="adam", beta_1=0.9, beta_2=0.98)
    optimiser = make_optimiser([torch.nn.Parameter(torch.zeros(2))], settings)
    assert type(optimiser) is torch.optim.Adam
    assert optimiser.param_groups[0]["betas"] == (0.9, 0.98)


def equal(one: dict[str, torch.Tensor], two: dict[str, torch.Tensor]) -> bool:
    return one.keys() == two.keys() and all(torch.equal(one[name], two[name]) for name in one)

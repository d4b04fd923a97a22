"""A model cut down to some of its speakers speaks as before."""

from __future__ import annotations

import itertools

import pytest
import torch
from torch.nn import functional as F

from glowtts_core.errors import ConfigError
from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.model.speakers import between, with_speakers


@pytest.fixture
def model() -> GlowTTS:
    torch.manual_seed(4)
    config = GlowTTSConfig(
        n_vocab=20,
        hidden_channels=16,
        filter_channels=16,
        filter_channels_dp=16,
        n_layers_enc=1,
        hidden_channels_dec=16,
        n_blocks_dec=2,
        n_speakers=5,
        gin_channels=24,
    )
    model = GlowTTS(config)
    for name, value in model.named_parameters():
        if name.endswith("end.weight"):
            torch.nn.init.normal_(value, std=0.05)
        if name.endswith("flows.2.wn.cond_layer.weight_g"):
            torch.nn.init.zeros_(value)
    return model.eval()


@torch.no_grad()
def spoken(model: GlowTTS, speaker: int) -> tuple[torch.Tensor, torch.Tensor]:
    ids, lengths = torch.arange(1, 8)[None], torch.tensor([7])
    prior = model.encode(ids, lengths, torch.tensor([speaker]))
    z = torch.randn(1, 80, 12, generator=torch.Generator().manual_seed(1))
    return prior.log_duration, model.decode(z, torch.ones(1, 1, 12), torch.tensor([speaker]))


def test_the_kept_speakers_sound_and_time_as_before(model: GlowTTS) -> None:
    small = with_speakers(model, [3, 1, 4])
    assert small.config.n_speakers == small.config.gin_channels == 3
    assert sum(p.numel() for p in small.parameters()) < sum(p.numel() for p in model.parameters())
    for new, old in enumerate([3, 1, 4]):
        for ours, theirs in zip(spoken(small, new), spoken(model, old), strict=True):
            assert torch.allclose(ours, theirs, atol=1e-5)
    assert not torch.allclose(spoken(small, 0)[1], spoken(small, 1)[1], atol=1e-3)


def test_so_do_their_mixtures(model: GlowTTS) -> None:
    small = with_speakers(model, [0, 2])
    with torch.no_grad():
        for network, (one, other) in ((model, (0, 2)), (small, (0, 1))):
            vectors = F.normalize(network.emb_g.weight)
            network.emb_g.weight[one] = 0.4 * vectors[one] + 0.6 * vectors[other]
    for ours, theirs in zip(spoken(small, 0), spoken(model, 0), strict=True):
        assert torch.allclose(ours, theirs, atol=1e-5)


def test_a_speaker_whom_a_layer_hardly_heeds_survives_half_precision(model: GlowTTS) -> None:
    layer = "decoder.flows.2.wn.cond_layer.weight_"
    with torch.no_grad():
        weights = dict(model.named_parameters())
        weights[f"{layer}v"].mul_(1e-7)
        weights[f"{layer}g"].fill_(1e-7)
    small = with_speakers(model, [0, 2])
    stored = {name: value.half().float() for name, value in small.state_dict().items()}
    small.load_state_dict(stored)
    assert all(bool(part.isfinite().all()) for part in spoken(small, 1))
    assert torch.allclose(spoken(small, 1)[1], spoken(model, 2)[1], atol=0.05)


@torch.no_grad()
def test_vectors_stand_for_numbers_and_the_way_between_them_is_even(model: GlowTTS) -> None:
    vectors = F.normalize(model.emb_g.weight)
    one, other = vectors[1:2], vectors[3:4]
    ids, lengths, mask = torch.arange(1, 8)[None], torch.tensor([7]), torch.ones(1, 1, 12)
    z = torch.randn(1, 80, 12, generator=torch.Generator().manual_seed(1))
    for number, vector in ((1, one), (3, between(one, other, 1.0))):
        durations, mel = spoken(model, number)
        assert torch.allclose(model.encode(ids, lengths, vector).log_duration, durations, atol=1e-6)
        assert torch.allclose(model.decode(z, mask, vector), mel, atol=1e-5)
        assert torch.allclose(model.latent(mel, torch.tensor([12]), vector)[0], z, atol=1e-3)
    way = [between(one, other, share) for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
    assert torch.allclose(torch.cat(way).norm(dim=1), torch.ones(5))
    angles = torch.tensor([float(torch.acos((a * b).sum().clamp(-1, 1))) for a, b in itertools.pairwise(way)])
    assert torch.allclose(angles, angles[:1].expand(4), atol=1e-3)
    assert float(angles.sum()) == pytest.approx(float(torch.acos((one * other).sum())), abs=1e-3)


def test_between_equal_and_between_opposite_speakers_is_the_nearer_one() -> None:
    one = torch.tensor([[0.6, 0.8]])
    assert torch.allclose(between(one, one, 0.3), one)
    assert torch.allclose(between(one, -one, 0.3), one)
    assert torch.allclose(between(one, -one, 0.7), -one)


@pytest.mark.parametrize("kept", [[0], [0, 0], [0, 5], [-1, 0]])
def test_a_choice_that_cannot_be_is_refused(model: GlowTTS, kept: list[int]) -> None:
    with pytest.raises(ConfigError, match="Choose two or more"):
        with_speakers(model, kept)

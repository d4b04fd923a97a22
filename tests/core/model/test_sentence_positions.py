"""Where tokens stand: spans end at marks, padding changes nothing, and an untrained network is not disturbed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import torch

from glowtts_core.errors import ConfigError
from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.encoder import TextEncoder
from glowtts_core.model.layers import length_mask
from glowtts_core.model.sentence_positions import SentencePositions

STOP, COMMA, ASK = 7, 8, 9
SMALL = GlowTTSConfig(
    n_vocab=10,
    hidden_channels=16,
    filter_channels=16,
    filter_channels_dp=8,
    n_layers_enc=1,
    sentence_ends=(STOP, ASK),
    phrase_ends=(COMMA,),
    questions=(ASK,),
)
IDS = torch.tensor([[1, 2, COMMA, 3, STOP, 4, ASK, 5]])


def numbers(ids: torch.Tensor, lengths: list[int]) -> torch.Tensor:
    return SentencePositions(SMALL).numbers(ids, length_mask(torch.tensor(lengths), ids.shape[1]))


def test_places_are_counted_within_sentences_and_phrases() -> None:
    share, since, until, length, since_mark, until_mark, asks = numbers(IDS, [8])[0]
    assert share.tolist() == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 0, 0.5, 0])
    assert (6 / since - 6).tolist() == pytest.approx([0, 1, 2, 3, 4, 0, 1, 0], abs=1e-5)
    assert (6 / until - 6).tolist() == pytest.approx([4, 3, 2, 1, 0, 1, 0, 0], abs=1e-5)
    assert (5 * length).exp().tolist() == pytest.approx([5, 5, 5, 5, 5, 2, 2, 1], rel=1e-5)
    assert (6 / since_mark - 6).tolist() == pytest.approx([0, 1, 2, 0, 1, 0, 1, 0], abs=1e-5)
    assert (6 / until_mark - 6).tolist() == pytest.approx([2, 1, 0, 1, 0, 1, 0, 0], abs=1e-5)
    assert asks.tolist() == [0, 0, 0, 0, 0, 1, 1, 0]


def test_padding_changes_nothing() -> None:
    alone = numbers(IDS[:, :4], [4])
    padded = numbers(torch.cat([IDS, torch.tensor([[1, 2, COMMA, 3, 0, 0, 0, 0]])]), [8, 4])
    assert torch.equal(padded[1, :, :4], alone[0])
    assert (padded[1, :, 4:] == 0).all()


def test_an_encoder_starts_as_if_it_did_not_know_and_learns_from_places() -> None:
    torch.manual_seed(0)
    knowing = TextEncoder(SMALL).eval()
    plain = TextEncoder(replace(SMALL, sentence_ends=(), phrase_ends=(), questions=())).eval()
    plain.load_state_dict({name: value for name, value in knowing.state_dict().items() if "place" not in name})
    mask = torch.ones(1, 1, 8)
    assert torch.equal(knowing(IDS, mask).mean, plain(IDS, mask).mean)
    knowing(IDS, mask).mean.square().sum().backward()
    grad = knowing.place.proj.weight.grad
    assert grad is not None
    assert grad.abs().sum() > 0


def test_marks_survive_json_and_must_be_in_the_vocabulary() -> None:
    assert GlowTTSConfig.from_json(json.loads(json.dumps(SMALL.to_json()))) == SMALL
    assert "questions" not in GlowTTSConfig(n_vocab=5).to_json()
    with pytest.raises(ConfigError, match="mark"):
        GlowTTSConfig(n_vocab=5, sentence_ends=(5,))

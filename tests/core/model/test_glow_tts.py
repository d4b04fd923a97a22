"""The whole acoustic model: objective, alignment, gradients and the edges of its input."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from glowtts_core.errors import AlignmentError, ConfigError
from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.flows import AffineCoupling
from glowtts_core.model.glow_tts import GlowTTS, frame_log_prior
from glowtts_core.model.layers import length_mask

SMALL = GlowTTSConfig(
    n_vocab=12,
    n_mels=4,
    hidden_channels=16,
    filter_channels=16,
    filter_channels_dp=8,
    hidden_channels_dec=8,
    n_blocks_dec=2,
    n_block_layers=2,
    n_layers_enc=2,
    mean_only=False,
)


def batch(mel_frames: tuple[int, int] = (14, 9)) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    ids = torch.tensor([[1, 2, 3, 4], [5, 6, 0, 0]])
    lengths = torch.tensor(mel_frames)
    mel = torch.randn(2, 4, max(mel_frames)) * length_mask(lengths, max(mel_frames))
    return ids, torch.tensor([4, 2]), mel, lengths


def test_path_is_monotonic_complete_and_inside_its_item() -> None:
    torch.manual_seed(0)
    result = GlowTTS(SMALL)(*batch())
    path = result.path
    assert path.shape == (2, 4, 14)
    assert path[0].sum(0).tolist() == [1.0] * 14
    assert path[1, :2, :8].sum(0).tolist() == [1.0] * 8
    assert path[1].sum() == 8  # an odd length is floored to a multiple of n_sqz
    order = path[0].argmax(0)
    assert (order.diff() >= 0).all()
    assert (order.diff() <= 1).all()
    assert order[-1] == 3


def test_search_maximises_the_likelihood_that_is_reported() -> None:
    torch.manual_seed(1)
    model = GlowTTS(SMALL).eval()
    ids, id_lengths, mel, mel_lengths = batch()
    result = model(ids, id_lengths, mel, mel_lengths)
    score = frame_log_prior(result.z, result.prior)
    reported = -result.nll * result.z_mask.sum() * 4
    assert torch.allclose((score * result.path).sum() + result.log_det.sum(), reported, rtol=1e-4)
    shifted = result.path.clone()
    shifted[0] = 0
    shifted[0, torch.tensor([0] * 11 + [1, 2, 3]), torch.arange(14)] = 1
    assert (score * shifted).sum() <= (score * result.path).sum()


def test_duration_loss_does_not_reach_the_encoder() -> None:
    torch.manual_seed(2)
    model = GlowTTS(SMALL)
    model(*batch()).duration.backward()
    assert model.encoder.emb.weight.grad is None
    assert model.encoder.proj_w.conv_1.weight.grad is not None


def test_training_in_half_precision_lowers_a_finite_loss() -> None:
    torch.manual_seed(3)
    model = GlowTTS(SMALL)
    data = batch()
    model(*data, initialise=True)
    optimizer = torch.optim.Adam(model.parameters(), 3e-3)
    losses = []
    for _ in range(40):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            result = model(*data)
        optimizer.zero_grad()
        result.loss.backward()
        assert all(torch.isfinite(p.grad).all() for p in model.parameters() if p.grad is not None)
        optimizer.step()
        losses.append(float(result.loss.detach()))
    assert losses[-1] < losses[0] - 0.5


def test_speakers_change_the_flow_and_the_durations_but_not_the_prior_mean() -> None:
    torch.manual_seed(4)
    config = GlowTTSConfig(
        n_vocab=12, n_mels=4, hidden_channels=16, filter_channels=16, filter_channels_dp=8,
        hidden_channels_dec=8, n_blocks_dec=1, n_block_layers=2, n_layers_enc=1, n_speakers=3, gin_channels=5,
    )  # fmt: skip
    model = GlowTTS(config).eval()
    with torch.no_grad():
        for coupling in model.decoder.flows[2::3]:
            assert isinstance(coupling, AffineCoupling)
            coupling.end.weight.normal_()
    ids, id_lengths, mel, mel_lengths = batch()
    one, two = (model(ids, id_lengths, mel, mel_lengths, torch.full((2,), speaker)) for speaker in (0, 2))
    assert torch.equal(one.prior.mean, two.prior.mean)
    assert not torch.allclose(one.prior.log_duration, two.prior.log_duration)
    assert not torch.allclose(one.z, two.z)
    vector = model.speaker_vector(torch.tensor([1]))
    assert vector is not None and torch.allclose(vector.norm(), torch.tensor(1.0))


def test_more_tokens_than_frames_is_an_error_that_names_the_item() -> None:
    ids, id_lengths, mel, _ = batch()
    with pytest.raises(AlignmentError, match=r"Item 0 has 4 tokens but only 2 mel frames"):
        GlowTTS(SMALL)(ids, id_lengths, mel, torch.tensor([3, 9]))


def test_one_frame_is_an_error_not_a_crash() -> None:
    with pytest.raises(AlignmentError):
        GlowTTS(SMALL)(torch.ones(1, 1, dtype=torch.long), torch.tensor([1]), torch.zeros(1, 4, 1), torch.tensor([1]))


def test_text_of_one_token_and_two_frames_works() -> None:
    model = GlowTTS(SMALL).eval()
    one = torch.ones(1, 1, dtype=torch.long), torch.tensor([1])
    result = model(*one, torch.zeros(1, 4, 2), torch.tensor([2]))
    assert torch.isfinite(result.loss)
    assert model.encode(*one).log_duration.shape == (1, 1, 1)


def test_a_silent_recording_gives_a_finite_likelihood_after_the_data_dependent_start() -> None:
    model = GlowTTS(SMALL)
    ids, id_lengths, mel, mel_lengths = batch()
    silence = torch.full_like(mel, -11.5129)
    result = model(ids, id_lengths, silence, mel_lengths, initialise=True)
    assert torch.isfinite(result.loss)


def test_padding_does_not_change_an_item() -> None:
    torch.manual_seed(5)
    model = GlowTTS(SMALL).eval()
    ids, id_lengths, mel, mel_lengths = batch((14, 8))
    both = model(ids, id_lengths, mel, mel_lengths)
    alone = model(ids[1:, :2], id_lengths[1:], mel[1:, :, :8], mel_lengths[1:])
    assert torch.allclose(both.z[1, :, :8], alone.z[0], atol=1e-5)
    assert torch.allclose(both.prior.mean[1, :, :2], alone.prior.mean[0], atol=1e-5)


def test_configuration_refuses_what_cannot_be() -> None:
    with pytest.raises(ConfigError, match="gin_channels"):
        GlowTTSConfig(n_vocab=5, n_speakers=2)
    with pytest.raises(ConfigError, match="colour"):
        GlowTTSConfig.from_json({"n_vocab": 5, "colour": 1})
    with pytest.raises(ConfigError, match="block_length"):
        GlowTTSConfig(n_vocab=5, block_length=-1)
    assert GlowTTSConfig.from_reference(5, {"hidden_channels": 8, "block_length": 4}).block_length == 4
    assert GlowTTSConfig.from_json(SMALL.to_json()) == SMALL

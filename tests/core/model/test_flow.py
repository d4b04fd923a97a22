"""The flow is invertible, its log-determinant exact, and the reference's numerical traps are not ours."""

from __future__ import annotations

import pytest
import torch

from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.decoder import FlowDecoder
from glowtts_core.model.flows import ActNorm, InvertibleConv, squeeze, unsqueeze
from glowtts_core.model.layers import WeightNormConv1d, length_mask

SMALL = GlowTTSConfig(
    n_vocab=12,
    n_mels=4,
    hidden_channels=16,
    filter_channels=16,
    filter_channels_dp=8,
    hidden_channels_dec=8,
    n_blocks_dec=3,
    n_block_layers=2,
    n_layers_enc=1,
)


def shaken(config: GlowTTSConfig = SMALL, seed: int = 3) -> FlowDecoder:
    """A decoder in which no parameter is at its neutral start."""
    torch.manual_seed(seed)
    decoder = FlowDecoder(config).eval()
    with torch.no_grad():
        for parameter in decoder.parameters():
            parameter.add_(0.1 * torch.randn_like(parameter))
    return decoder


@pytest.mark.parametrize("sigmoid_scale", [False, True])
@pytest.mark.parametrize("n_sqz", [1, 2])
def test_inverse_undoes_forward_within_the_valid_frames(sigmoid_scale: bool, n_sqz: int) -> None:
    config = GlowTTSConfig(
        n_vocab=5, n_mels=4, hidden_channels_dec=8, n_blocks_dec=3, n_block_layers=2, n_sqz=n_sqz,
        n_split=4, sigmoid_scale=sigmoid_scale,
    )  # fmt: skip
    decoder = shaken(config)
    mask = length_mask(torch.tensor([10, 6]), 10)
    mel = torch.randn(2, 4, 10) * mask
    with torch.no_grad():
        z, _ = decoder(mel, mask)
        back = decoder.inverse(z, mask)
    assert torch.allclose(back, mel, atol=1e-5)
    assert not torch.allclose(z, mel, atol=1e-2)


def test_log_determinant_is_that_of_the_jacobian() -> None:
    decoder = shaken().double()
    mel = torch.randn(1, 4, 6, dtype=torch.float64)
    mask = torch.ones(1, 1, 6, dtype=torch.float64)
    jacobian = torch.autograd.functional.jacobian(lambda x: decoder(x, mask)[0], mel).view(24, 24)
    _, claimed = decoder(mel, mask)
    assert torch.allclose(torch.linalg.slogdet(jacobian).logabsdet, claimed, atol=1e-9)


def test_data_dependent_start_gives_mean_0_and_variance_1_of_valid_frames_only() -> None:
    norm = ActNorm(6)
    mask = length_mask(torch.tensor([40, 25]), 40)
    x = (3 + 2 * torch.randn(2, 6, 40)) * mask + 100 * (1 - mask)
    norm.initialise(x * mask, mask)
    z, _ = norm(x, mask)
    valid = z.transpose(1, 2)[mask[:, 0] > 0]
    assert torch.allclose(valid.mean(0), torch.zeros(6), atol=1e-4)
    assert torch.allclose(valid.var(0, unbiased=False), torch.ones(6), atol=1e-3)


def test_negative_determinant_is_a_number() -> None:
    conv = InvertibleConv(4)
    with torch.no_grad():
        conv.weight[:, 0] *= -1
    assert torch.linalg.det(conv.weight) < 0
    x, mask = torch.randn(1, 8, 5), torch.ones(1, 1, 5)
    z, log_det = conv(x, mask)
    assert torch.isfinite(log_det).all()
    assert torch.allclose(conv.inverse(z, mask), x, atol=1e-5)


def test_one_group_mixes_two_neighbours_of_each_half() -> None:
    conv = InvertibleConv(4)
    x = torch.zeros(1, 8, 1)
    x[0, 2] = 1.0
    z, _ = conv(x, torch.ones(1, 1, 1))
    assert set(z[0, :, 0].abs().gt(1e-6).nonzero().flatten().tolist()) <= {2, 3, 6, 7}
    assert z[0, [2, 3, 6, 7], 0].norm() > 0.9


def test_squeeze_puts_even_frames_first_and_comes_back() -> None:
    x = torch.arange(12.0).view(1, 2, 6)
    mask = torch.ones(1, 1, 6)
    folded, short = squeeze(x, mask, 2)
    assert folded[0, :, 0].tolist() == [0.0, 6.0, 1.0, 7.0]
    assert torch.equal(unsqueeze(folded, short, 2)[0], x)


def test_half_precision_keeps_flow_and_likelihood_finite_and_close() -> None:
    decoder = shaken()
    mask = torch.ones(2, 1, 20)
    mel = torch.randn(2, 4, 20) - 5
    with torch.no_grad():
        z, log_det = decoder(mel, mask)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            z_half, log_det_half = decoder(mel, mask)
    assert z_half.dtype == log_det_half.dtype == torch.float32
    assert torch.isfinite(z_half).all()
    assert (z_half - z).abs().mean() < 0.05 * z.abs().mean()
    assert torch.allclose(log_det_half, log_det, rtol=0.05, atol=1.0)


def test_check_runs_before_each_layer_of_the_inverse() -> None:
    decoder = shaken()
    calls: list[int] = []
    decoder.inverse(torch.randn(1, 4, 6), torch.ones(1, 1, 6), check=lambda: calls.append(1))
    assert len(calls) == len(decoder.flows)


def test_folding_changes_nothing_and_loading_accepts_a_removed_norm() -> None:
    decoder = shaken()
    z, mask = torch.randn(1, 4, 8), torch.ones(1, 1, 8)
    with torch.no_grad():
        plain = decoder.inverse(z, mask)
        for part in decoder.modules():
            if isinstance(part, WeightNormConv1d | InvertibleConv):
                part.fold()
        assert torch.allclose(decoder.inverse(z, mask), plain, atol=1e-6)

    torch.manual_seed(0)
    conv = WeightNormConv1d(3, 5, 3)
    other = WeightNormConv1d(3, 5, 3)
    other.load_state_dict({"weight": conv.weight().detach(), "bias": conv.bias.detach()})
    assert torch.allclose(other.weight(), conv.weight(), atol=1e-6)

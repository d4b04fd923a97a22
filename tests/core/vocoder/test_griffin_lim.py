"""Griffin-Lim: the last resort still says what the mel says."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from glowtts_core.audio.mel import MelSpec, log_mel, mel_basis
from glowtts_core.errors import ConfigError
from glowtts_core.vocoder import build_vocoder
from glowtts_core.vocoder.griffin_lim import GriffinLimConfig, GriffinLimVocoder

SPEC = MelSpec()


def griffin_lim(rounds: int = 20) -> GriffinLimVocoder:
    return GriffinLimVocoder(GriffinLimConfig(rounds=rounds), torch.from_numpy(mel_basis(SPEC).copy()))


def tones() -> Tensor:
    time_s = torch.arange(256 * 40) / SPEC.sample_rate
    return sum((0.2 * torch.sin(2 * torch.pi * hertz * time_s) for hertz in (300.0, 1234.0)), torch.zeros(()))[None]


def test_a_tones_mel_comes_back() -> None:
    mel = log_mel(tones(), SPEC)
    with torch.inference_mode():
        made = griffin_lim()(mel)
    assert made.shape == (1, 256 * 40)
    inner = slice(4, -4)  # both ends of the mel see reflected samples
    loud = mel[..., inner] > -2
    error = (log_mel(made, SPEC) - mel).abs()[..., inner]
    assert float(error[loud].mean()) < 0.1


def test_more_rounds_come_closer() -> None:
    mel = log_mel(tones() + 0.05 * torch.randn(1, 256 * 40, generator=torch.Generator().manual_seed(0)), SPEC)
    errors = [float((log_mel(griffin_lim(rounds)(mel), SPEC) - mel).abs().mean()) for rounds in (0, 20)]
    assert errors[1] < 0.7 * errors[0]


def test_stream_and_seed() -> None:
    mel = log_mel(tones(), SPEC)
    vocoder = griffin_lim(3)
    whole = vocoder(mel, seed=4)[0]
    assert torch.equal(torch.cat(list(vocoder.stream(mel, None, 7, seed=4))), whole)
    assert not torch.equal(vocoder(mel, seed=5)[0], whole)


def test_it_is_stored_and_loaded_with_its_filter_bank() -> None:
    vocoder = griffin_lim(2)
    again = build_vocoder("griffin_lim", vocoder.config_dict())
    mel = log_mel(tones(), SPEC)
    with pytest.raises(ConfigError, match="filter bank"):
        again(mel)
    again.load_state_dict(vocoder.state_dict())
    assert torch.equal(again(mel), vocoder(mel))


def test_a_filter_bank_of_another_size_is_refused() -> None:
    with pytest.raises(ConfigError, match="shape"):
        GriffinLimVocoder(basis=torch.ones(40, 513))


def test_magnitudes_are_never_negative_and_fit_the_mel() -> None:
    mel = log_mel(tones(), SPEC)
    magnitude = griffin_lim().magnitudes(mel)
    assert float(magnitude.min()) >= 0.0
    again = (torch.from_numpy(mel_basis(SPEC).copy()) @ magnitude.transpose(1, 2)).clamp_min(1e-5).log()
    assert float((again - mel)[mel > -4].abs().mean()) < 0.05

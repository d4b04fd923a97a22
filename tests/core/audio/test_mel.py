"""The mel definition: grids, filters, edges."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from glowtts_core.audio.mel import MelSpec, hz_to_mel, log_mel, mel_basis, mel_to_hz
from glowtts_core.errors import ConfigError


def tone(hz: float, samples: int = 22050) -> torch.Tensor:
    return 0.5 * torch.sin(2 * math.pi * hz * torch.arange(samples) / 22050)


def test_a_tone_lights_the_band_it_lies_in() -> None:
    spec = MelSpec()
    centres = mel_to_hz(np.linspace(0, float(hz_to_mel(np.array([8000.0]))[0]), 82))[1:-1]
    for hz in (220.0, 1000.0, 5000.0):
        loudest = int(log_mel(tone(hz), spec)[:, 40].argmax())
        assert abs(loudest - int(np.abs(centres - hz).argmin())) <= 1


def test_the_two_grids_differ_by_half_a_hop_and_one_frame() -> None:
    samples = tone(300.0, 256 * 20)
    own, reference = log_mel(samples, MelSpec()), log_mel(samples, MelSpec(centred=True))
    assert own.shape == (80, 20)
    assert reference.shape == (80, 21)
    shifted = log_mel(samples[128:], MelSpec(centred=True))
    assert torch.allclose(own[:, 4:14], shifted[:, 4:14], atol=2e-2)


def test_silence_is_the_floor_and_carries_a_finite_gradient() -> None:
    silence = torch.zeros(4096, requires_grad=True)
    mel = log_mel(silence, MelSpec())
    assert torch.allclose(mel, torch.tensor(math.log(1e-5)), atol=1.0)
    mel.sum().backward()
    assert silence.grad is not None
    assert torch.isfinite(silence.grad).all()


def test_batches_equal_single_files() -> None:
    pair = torch.stack([tone(200.0, 5000), tone(900.0, 5000)])
    both = log_mel(pair, MelSpec())
    assert both.shape == (2, 80, 19)
    assert torch.allclose(both[1], log_mel(pair[1], MelSpec()), atol=1e-4)


def test_mel_scale_inverts_and_basis_covers_the_band() -> None:
    hz = np.array([0.0, 500.0, 1000.0, 4000.0, 11025.0])
    assert np.allclose(mel_to_hz(hz_to_mel(hz)), hz)
    basis = mel_basis(MelSpec())
    assert basis.shape == (80, 513)
    bins_hz = np.linspace(0, 11025, 513)
    assert basis[:, bins_hz > 8000].sum() == 0
    assert (basis[:, (bins_hz > 40) & (bins_hz < 7900)].sum(0) > 0).all()


def test_a_sound_that_is_too_short_says_so() -> None:
    with pytest.raises(ConfigError, match="more than 384 samples"):
        log_mel(torch.zeros(200), MelSpec())


def test_settings_survive_the_file_and_strangers_are_refused() -> None:
    spec = MelSpec(fmax=None, centred=True)
    assert MelSpec.from_json(spec.to_json()) == spec
    with pytest.raises(ConfigError, match="hopp"):
        MelSpec.from_json({"hopp": 3})

"""Crops for vocoder training, and the losses they are judged by."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from glowtts_core.audio.mel import MelSpec, log_mel
from glowtts_core.errors import CorpusError
from glowtts_core.training.vocoder.dataset import CropSource, Disturbance, Recording, disturb
from glowtts_core.training.vocoder.losses import SpectralLoss, adversarial_loss, discriminator_loss, feature_loss
from glowtts_core.vocoder.discriminators import DiscriminatorConfig, Discriminators
from glowtts_core.vocoder.excitation import harmonic_train

UNTOUCHED = Disturbance(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def recording(frames: int = 80, shifted: bool = False) -> Recording:
    f0 = torch.linspace(140.0, 220.0, frames)[None]
    samples = (0.03 * harmonic_train(f0, 256, 22050, 0)[0] * 32767).clamp(-32768, 32767).numpy().astype(np.int16)
    other = samples[::-1].copy() if shifted else None
    return Recording(samples, f0[0].numpy(), other, 2.0 if shifted else 0.0)


def source(change: Disturbance, clip: Recording | None = None) -> CropSource:
    return CropSource([clip or recording()], MelSpec(), batch=3, frames=20, seed=5, disturbance=change)


def test_a_step_always_draws_the_same_crops() -> None:
    first, again, other = source(Disturbance()).draw(7), source(Disturbance()).draw(7), source(Disturbance()).draw(8)
    assert torch.equal(first.mel, again.mel)
    assert torch.equal(first.samples, again.samples)
    assert not torch.equal(first.samples, other.samples)


def test_mel_samples_and_pitch_of_a_crop_belong_together() -> None:
    clip = recording()
    whole = torch.from_numpy(clip.samples.astype(np.float32) / 32767)
    batch = source(UNTOUCHED, clip).draw(1)
    assert batch.mel.shape == (3, 80, 20)
    assert batch.samples.shape == (3, 5120)
    mel = log_mel(whole, MelSpec())
    for item in range(3):
        place = int((torch.from_numpy(clip.f0_hz) - batch.f0_hz[item, 0]).abs().argmin())
        assert torch.equal(batch.f0_hz[item], torch.from_numpy(clip.f0_hz[place : place + 20]))
        assert torch.allclose(batch.samples[item], whole[256 * place : 256 * (place + 20)], atol=1e-6)
        assert torch.allclose(batch.mel[item], mel[:, place : place + 20], atol=1e-3)


def test_a_resampled_crop_has_its_own_pitch() -> None:
    batch = source(Disturbance(1.0, 0.0, 0.0, 0.0, 4.0, 0.0, 0.0)).draw(2)
    for samples, f0 in zip(batch.samples, batch.f0_hz, strict=True):
        middle = samples[2000:3100] * torch.hann_window(1100)
        spectrum = torch.fft.rfft(middle, 32768).abs()
        low, high = (int(hertz * 32768 / 22050) for hertz in (90, 300))
        heard = (low + int(spectrum[low:high].argmax())) * 22050 / 32768
        assert abs(12 * np.log2(heard / float(f0[10]))) < 0.5


def test_a_shifted_crop_shows_one_pitch_and_asks_for_another() -> None:
    clip = recording(shifted=True)
    batch = source(Disturbance(0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0), clip).draw(3)
    assert torch.allclose(batch.mel_f0_hz / batch.f0_hz, torch.full_like(batch.f0_hz, 2 ** (2 / 12)), rtol=1e-4)
    own = log_mel(batch.samples, MelSpec())
    assert float((own - batch.mel)[..., 3:-3].abs().mean()) > 0.05


def test_clips_shorter_than_a_crop_are_padded() -> None:
    batch = source(Disturbance(), recording(6)).draw(0)
    assert batch.samples.shape == (3, 5120)
    assert bool(torch.isfinite(batch.mel).all())


def test_loud_crops_are_kept_within_full_scale() -> None:
    batch = source(Disturbance(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 60.0)).draw(0)
    assert float(batch.samples.abs().max()) <= 1.0


def test_disturbing_changes_only_the_share_that_was_asked() -> None:
    mel = torch.randn(40, 80, 10, generator=torch.Generator().manual_seed(0))
    change = Disturbance(noisy=0.5, blurred=0.0, largest_noise=0.2)
    moved = (disturb(mel, np.random.default_rng(0), change) - mel).abs().mean((1, 2))
    assert 8 < int((moved > 1e-3).sum()) < 32
    assert float(moved.max()) < 0.25
    calm = disturb(mel, np.random.default_rng(0), UNTOUCHED)
    assert torch.equal(calm, mel)


def test_an_empty_corpus_is_refused() -> None:
    with pytest.raises(CorpusError, match="no recordings"):
        CropSource([], MelSpec(), batch=1, frames=20, seed=0)


def test_spectral_loss_is_zero_for_equal_sounds_and_finite_for_silence() -> None:
    loss = SpectralLoss(MelSpec())
    sound = torch.randn(2, 5120, generator=torch.Generator().manual_seed(0)) * 0.1
    assert all(float(value) == 0.0 for value in loss(sound, sound).values())
    silent = torch.zeros(2, 5120, requires_grad=True)
    total = torch.stack(list(loss(silent, sound).values())).sum()
    total.backward()
    assert silent.grad is not None
    assert bool(torch.isfinite(silent.grad).all())
    assert float(total.detach()) > 1.0
    assert all(np.isfinite(float(value)) for value in loss(sound, torch.zeros_like(sound)).values())


def test_discriminators_learn_to_tell_buzz_from_hiss() -> None:
    torch.manual_seed(0)
    critics = Discriminators(DiscriminatorConfig(((512, 128), (256, 64)), 4))
    optimizer = torch.optim.Adam(critics.parameters(), 1e-2)
    true = 0.1 * harmonic_train(torch.full((2, 16), 150.0), 256, 22050, 0)
    made = 0.1 * torch.randn(true.shape)
    for _ in range(15):
        optimizer.zero_grad()
        discriminator_loss(critics(true)[0], critics(made)[0]).backward()
        optimizer.step()
    on_true, of_true = critics(true)
    on_made, of_made = critics(made)
    assert float((adversarial_loss(on_made) - adversarial_loss(on_true)).detach()) > 0.2
    assert float(feature_loss(of_true, of_true).detach()) == 0.0
    assert float(feature_loss(of_true, of_made).detach()) > 0.0

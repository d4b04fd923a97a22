"""The pitch net: reading its classes, and learning to hear pitch in a mel."""

from __future__ import annotations

import numpy as np
import torch

from glowtts_core.audio.mel import MelSpec, log_mel
from glowtts_core.vocoder.excitation import harmonic_train
from glowtts_core.vocoder.f0 import F0Config, F0Net


def test_decode_reads_between_classes_and_keeps_unvoiced_at_zero() -> None:
    net = F0Net(80, F0Config())
    place = 60.3
    classes = torch.arange(net.config.classes)
    logits = (-0.5 * (classes - place) ** 2).expand(1, 2, -1)
    f0 = net.decode(logits, torch.tensor([[2.0, -2.0]]))
    wanted = 50.0 * 2 ** (place / 48)
    assert abs(12 * np.log2(float(f0[0, 0]) / wanted)) < 0.02
    assert float(f0[0, 1]) == 0.0


def test_decode_stays_within_its_range_at_both_ends() -> None:
    net = F0Net(80, F0Config())
    logits = torch.zeros(1, 2, net.config.classes)
    logits[0, 0, 0] = logits[0, 1, -1] = 50.0
    f0 = net.decode(logits, torch.ones(1, 2))[0]
    assert torch.allclose(f0, torch.tensor([50.0, 50.0 * 2 ** (175 / 48)]), rtol=1e-4)


def test_it_learns_to_hear_the_pitch_of_a_mel() -> None:
    torch.manual_seed(0)
    f0 = torch.tensor([[110.0], [150.0], [200.0], [280.0]]).expand(4, 24).clone()
    mel = log_mel(0.1 * harmonic_train(f0, 256, 22050, 0), MelSpec())
    mel, f0 = torch.cat([mel, torch.full_like(mel[:1], -9.0)]), torch.cat([f0, torch.zeros(1, 24)])
    net = F0Net(80, F0Config(32, 64, 1))
    optimizer = torch.optim.Adam(net.parameters(), 3e-3)
    for _ in range(60):
        optimizer.zero_grad()
        net.loss(mel, f0).backward()
        optimizer.step()
    with torch.inference_mode():
        heard = net.decode(*net(mel))
    assert float((12 * torch.log2(heard[:4] / f0[:4])).abs().max()) < 0.5
    assert not heard[4].any()


def test_the_loss_of_a_silent_clip_is_finite() -> None:
    net = F0Net(80, F0Config(8, 8, 1))
    loss = net.loss(torch.full((1, 80, 6), -11.5), torch.zeros(1, 6))
    loss.backward()
    assert bool(torch.isfinite(loss))

"""The two sources of the source-filter vocoder: a band-limited harmonic train at F0 and white noise.

Axes: B batch, T frames, N samples.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

_EDGE_FRAMES = 2  # frames the sources reach beyond both ends: at least the margin of the analysis window


def continuous_f0(f0_hz: Tensor) -> Tensor:
    """F0 in Hz [B, T] with 0 = unvoiced -> F0 without gaps [B, T].

    Gaps are bridged linearly in log F0 and the ends are held, so that the phase runs on through them. An item
    without pitch gets 100 Hz.
    """
    frames = f0_hz.shape[-1]
    voiced = f0_hz > 0
    index = torch.arange(frames, device=f0_hz.device).expand_as(f0_hz)
    before = torch.where(voiced, index, -1).cummax(-1).values
    after = torch.where(voiced, index, frames).flip(-1).cummin(-1).values.flip(-1)
    left = torch.where(before < 0, after, before).clamp(0, frames - 1)
    right = torch.where(after >= frames, before, after).clamp(0, frames - 1)
    log_f0 = f0_hz.clamp_min(1e-3).log()
    share = ((index - left) / (right - left).clamp_min(1)).clamp(0.0, 1.0)
    filled = torch.lerp(log_f0.gather(-1, left), log_f0.gather(-1, right), share).exp()
    return torch.where(voiced.any(-1, keepdim=True), filled, torch.full_like(filled, 100.0))


def voicing_gate(f0_hz: Tensor, hop: int, margin: int) -> Tensor:
    """F0 in Hz [B, T] with 0 = unvoiced -> share of the harmonic source that is let through [B, hop * T + 2 margin].

    Open one frame beyond each voiced stretch, since trackers find onsets late, with a ramp of one frame. Left open in
    unvoiced sounds, spectral losses would build hiss from harmonics: their level is steadier than that of noise.
    """
    voiced = functional.pad((f0_hz > 0).float().unsqueeze(1), (_EDGE_FRAMES, _EDGE_FRAMES), mode="replicate")
    wide = functional.max_pool1d(voiced, 3, 1, 1)
    gate = functional.interpolate(wide, scale_factor=hop, mode="linear")[:, 0]
    skip = _EDGE_FRAMES * hop - margin
    return gate[:, skip : gate.shape[-1] - skip]


def phase_anchors(f0_hz: Tensor) -> Tensor:
    """F0 in Hz [B, T] with 0 = unvoiced -> for each frame the one at whose centre its phase is 0, int64 [B, T].

    The first voiced frame after every gap that shuts the gate: while nothing is let through the phase may jump
    unheard, and the sound of a voiced stretch depends on no other.
    """
    frames = f0_hz.shape[-1]
    voiced = functional.pad((f0_hz > 0).float().unsqueeze(1), (1, 1), mode="replicate")
    shut = functional.max_pool1d(voiced, 3, 1)[:, 0] == 0
    opens = shut & ~functional.pad(shut[:, 1:], (0, 1), value=True)
    index = torch.arange(frames, device=f0_hz.device)
    return torch.where(opens, index + 2, 0).cummax(-1).values.clamp_max(frames - 1)


def harmonic_train(
    f0_hz: Tensor,
    hop: int,
    sample_rate: int,
    margin: int,
    start: Tensor | None = None,
    anchors: Tensor | None = None,
) -> Tensor:
    """Gapless F0 in Hz [B, T] -> band-limited pulse train [B, hop * T + 2 margin] of mean power 1.

    F0 is taken at frame centres and interpolated linearly; the phase is its exact running sum (float64), ``start``
    [B, 1] in cycles; it starts anew where ``anchors`` (see `phase_anchors`) say so. Of the K cosines below Nyquist
    all but the last sum up in closed form (Dirichlet kernel); the last fades in with the fraction of Nyquist / F0,
    so that nothing clicks when K changes.
    """
    wide = functional.pad(f0_hz.unsqueeze(1).double(), (_EDGE_FRAMES, _EDGE_FRAMES), mode="replicate")
    per_sample = functional.interpolate(wide, scale_factor=hop, mode="linear")[:, 0]
    skip = _EDGE_FRAMES * hop - margin
    cycles = (per_sample / sample_rate).cumsum(-1)
    if anchors is not None:
        cycles = cycles - _at_anchors(cycles, anchors, hop)
    if start is not None:
        cycles = cycles + start
    cycles = cycles[:, skip : cycles.shape[-1] - skip]
    f0 = per_sample[:, skip : per_sample.shape[-1] - skip].float()
    angle = (cycles - cycles.round()).float() * (2.0 * torch.pi)
    count = 0.5 * sample_rate / f0
    whole = count.floor() - 1.0
    half_sine = (0.5 * angle).sin()
    at_pulse = half_sine.abs() < 1e-5
    kernel = ((whole + 0.5) * angle).sin() / torch.where(at_pulse, 1.0, 2.0 * half_sine)
    fading = count - whole - 1.0
    cosines = torch.where(at_pulse, whole, kernel - 0.5) + fading * ((whole + 1.0) * angle).cos()
    return cosines * (2.0 / (whole + fading.square()).clamp_min(0.5)).sqrt()


def _at_anchors(cycles: Tensor, anchors: Tensor, hop: int) -> Tensor:
    """What the phase [B, hop * (T + 2 edges)] was at the anchor of each sample; changes at the centres of frames."""
    at = cycles.gather(-1, (anchors + _EDGE_FRAMES) * hop + hop // 2)
    first, last = _EDGE_FRAMES * hop + hop // 2, _EDGE_FRAMES * hop - hop // 2
    return torch.cat([at[:, :1].expand(-1, first), at.repeat_interleave(hop, -1), at[:, -1:].expand(-1, last)], -1)


def white_noise(seeds: Tensor, samples: int, first: int = 0) -> Tensor:
    """Seeds int64 [B] -> noise [B, samples] of power 1: a stretch of `noise_at`."""
    return noise_at(seeds, torch.arange(first, first + samples, device=seeds.device))


def frame_noise(seeds: Tensor, places: Tensor, hop: int, margin: int) -> Tensor:
    """Seeds int64 [B], place of each frame int64 [T] -> noise [B, hop * T + 2 margin]; see `noise_at`.

    A frame has the noise of its place wherever it stands; the margins are those of the frames beside the ends.
    """
    beside = torch.arange(1, _EDGE_FRAMES + 1, device=places.device)
    wide = torch.cat([places[:1] - beside.flip(0), places, places[-1:] + beside])
    position = (wide.unsqueeze(1) * hop + torch.arange(hop, device=places.device)).flatten()
    skip = _EDGE_FRAMES * hop - margin
    return noise_at(seeds, position[skip : len(position) - skip])


def noise_at(seeds: Tensor, position: Tensor) -> Tensor:
    """Seeds int64 [B], positions int64 [N] -> noise [B, N] of power 1; each value depends on seed and position alone.

    A counter-based generator (the mixing steps of splitmix64): any stretch can be made without the ones before it,
    the same on every device. Uniform values: after a Fourier transform they are as good as Gaussian.
    """
    # The constants are splitmix64's, written as the signed numbers torch has; products wrap around on purpose.
    z = position * -7046029254386353131 + seeds.unsqueeze(-1) * 2685821657736338717 + 1442695040888963407
    z = (z ^ ((z >> 30) & 0x3FFFFFFFF)) * -4658895280553007687
    z = (z ^ ((z >> 27) & 0x1FFFFFFFFF)) * -7723592293110705685
    z = z ^ ((z >> 31) & 0x1FFFFFFFF)
    noise: Tensor = ((z >> 40).float() + 0.5) * (3.0**0.5 / 2**23)
    return noise

"""The built-in vocoder: harmonic and noise sources, each shaped per frame by filters predicted from mel and F0.

Axes: B batch, C mel bands, T frames, K frequency bins, N = hop * T samples.
An inverse-STFT head (as iSTFTNet and Vocos have) on a source-filter model (as in neural source-filter nets): the
pitch of the output is the pitch of the source, so that a changed F0 is heard as asked.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field

import torch
from torch import Tensor, nn

from glowtts_core.errors import ConfigError
from glowtts_core.vocoder.convnext import ConvNeXtStack
from glowtts_core.vocoder.excitation import (
    continuous_f0,
    frame_noise,
    harmonic_train,
    phase_anchors,
    voicing_gate,
    white_noise,
)
from glowtts_core.vocoder.f0 import MEL_CENTRE, MEL_SPREAD, F0Config, F0Net
from glowtts_core.vocoder.frames import FrameGrid
from glowtts_core.vocoder.interface import Drive, Vocoder, check_one_item

_PITCH_FEATURES = 9
_KNEE = 0.9  # full scale is 1
_LOUDEST = 6.0  # natural log: a filter gain above this can only be a runaway


@dataclass(frozen=True, slots=True)
class SourceFilterConfig:
    """Size of the filter net and the frame grid it works on."""

    mel_bands: int = 80
    sample_rate: int = 22050
    n_fft: int = 1024
    hop: int = 256
    fmax: float = 8000.0
    periodic_below_hz: float = 4000.0
    noisy_above_hz: float = 6500.0
    """The harmonic source fades out between these two: above, voiced speech is noise, and a steady comb buzzes."""
    channels: int = 320
    hidden: int = 960
    blocks: int = 6
    kernel: int = 7
    f0: F0Config = field(default_factory=F0Config)


class SourceFilterVocoder(Vocoder):
    """Source-filter generator with an inverse-STFT head and its own pitch predictor."""

    kind = "source_filter"
    takes_f0 = True
    bands: Tensor
    periodic: Tensor

    def __init__(self, config: SourceFilterConfig | None = None) -> None:
        super().__init__()
        self.config = config = config or SourceFilterConfig()
        self.hop = config.hop
        self.grid = FrameGrid(config.n_fft, config.hop)
        self.f0_net = F0Net(config.mel_bands, config.f0)
        self.register_buffer("bands", _interpolation(config), persistent=False)
        self.register_buffer("periodic", _periodic_share(config), persistent=False)
        self.stack = ConvNeXtStack(
            3 * config.mel_bands + _PITCH_FEATURES, config.channels, config.hidden, config.blocks, config.kernel
        )
        self.head = nn.Linear(config.channels, 3 * self.grid.bins)
        self.envelope = nn.Linear(3 * config.mel_bands, 2 * self.grid.bins)
        self._start_at_the_mel()

    def config_dict(self) -> dict[str, object]:
        """Settings as JSON values."""
        return asdict(self.config)

    def context_frames(self) -> int:
        """Reach of the convolutions plus that of the overlapping windows."""
        return self.stack.context_frames + self.grid.reach_frames

    def predict_f0(self, mel: Tensor) -> Tensor:
        """Mel [B, C, T] -> F0 in Hz [B, T], 0 = unvoiced."""
        logits, voicing = self.f0_net(mel)
        return self.f0_net.decode(logits, voicing)

    def forward(self, mel: Tensor, f0_hz: Tensor | None = None, *, seed: int = 0) -> Tensor:
        """Mel [B, C, T], F0 in Hz [B, T] or None (= predicted) -> samples [B, N]."""
        f0_hz = self._checked_f0(mel, f0_hz)
        seeds = torch.full((mel.shape[0],), seed, dtype=torch.int64, device=mel.device)
        smooth, harmonic, noise = self.sources(f0_hz, seeds)
        return self.shape(mel, smooth, harmonic, noise)

    def drive(self, mel: Tensor, f0_hz: Tensor | None = None, *, seed: int = 0, places: Tensor | None = None) -> Drive:
        """Mel [1, C, T] -> mel, pitch in octaves and both sources of each frame [T, D]: D = C + 1 + 2 hop.

        The sources are made for the whole contour, since their phase is a running sum; they are cheap.
        """
        check_one_item(mel)
        with torch.inference_mode():
            f0_hz = self._checked_f0(mel, f0_hz)
            seeds = torch.full((1,), seed, device=mel.device)
            smooth, harmonic, noise = self.sources(f0_hz, seeds, places=places)
            margin, hop = self.grid.margin, self.hop
            framed = [source[0, margin : source.shape[-1] - margin].view(-1, hop) for source in (harmonic, noise)]
            rows = torch.cat([mel[0].T, smooth[0].log2().unsqueeze(1), *framed], 1)
        edges = (harmonic[0, :margin], harmonic[0, -margin:], noise[0, :margin], noise[0, -margin:])
        return Drive(rows, seed, edges)

    @torch.inference_mode()
    def speak(self, drive: Drive, low: int, high: int) -> Tensor:
        """Samples [hop * (high - low)] of the frames [low, high)."""
        first, last = max(0, low - self.context_frames()), min(len(drive.rows), high + self.context_frames())
        bands, hop = self.config.mel_bands, self.hop
        mel, octaves = drive.rows[first:last, :bands].T, drive.rows[first:last, bands]
        before_h, after_h, before_n, after_n = drive.edges
        reach = slice(hop * first, hop * last + 2 * self.grid.margin)
        harmonic = torch.cat([before_h, drive.rows[:, bands + 1 : bands + 1 + hop].reshape(-1), after_h])[reach]
        noise = torch.cat([before_n, drive.rows[:, bands + 1 + hop :].reshape(-1), after_n])[reach]
        piece = self.shape(mel.unsqueeze(0), octaves.exp2().unsqueeze(0), harmonic.unsqueeze(0), noise.unsqueeze(0))
        return piece[0, hop * (low - first) : hop * (high - first)]

    def sources(
        self, f0_hz: Tensor, seeds: Tensor, start: Tensor | None = None, places: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """F0 in Hz [B, T], seeds int64 [B] -> (gapless F0 [B, T], harmonic source, noise source).

        Both sources are [B, N + 2 margin]. ``start`` [B, 1]: phase of the first harmonic in cycles where a voiced
        stretch begins. ``places`` as in `drive`.
        """
        # A phase in half precision would be no phase, whatever arithmetic the caller has chosen for the nets.
        with torch.autocast(f0_hz.device.type, enabled=False):
            smooth, gate = continuous_f0(f0_hz.float()), voicing_gate(f0_hz, self.hop, self.grid.margin)
            anchors = phase_anchors(f0_hz)
            train = harmonic_train(smooth, self.hop, self.config.sample_rate, self.grid.margin, start, anchors)
            if places is None:
                noise = white_noise(seeds, train.shape[-1])
            else:
                noise = frame_noise(seeds, places, self.hop, self.grid.margin)
        return smooth, train * gate, noise

    def shape(self, mel: Tensor, smooth_f0_hz: Tensor, harmonic: Tensor, noise: Tensor) -> Tensor:
        """Filter both sources: mel [B, C, T], gapless F0 [B, T], sources [B, N + 2 margin] -> samples [B, N]."""
        voice, breath = self.grid.analyse(harmonic) * self.periodic, self.grid.analyse(noise)
        seen = torch.cat([(mel - MEL_CENTRE) / MEL_SPREAD, self._levels(voice), self._levels(breath)], dim=1)
        harmonic_gain, phase, noise_gain = self.filters(seen, smooth_f0_hz)
        spectrum = voice * torch.polar(harmonic_gain.exp(), phase) + breath * noise_gain.exp()
        return soft_limited(self.grid.synthesise(spectrum))

    def filters(self, seen: Tensor, smooth_f0_hz: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """What the net sees [B, 3 C, T], gapless F0 [B, T] -> (harmonic log gain, its phase, noise log gain).

        Each is [B, T, K]; gains are natural logs, phases radians. Seen are the mel and the band levels of both
        sources: noise is louder in one frame than in the next, and only who knows that can meet the mel exactly.
        The log gain is a linear reading of them, which starts as the mel, plus what the net adds to it.
        """
        features = self.stack(torch.cat([seen, _pitch_features(smooth_f0_hz)], dim=1))
        delta, phase, noise_delta = self.head(features).float().chunk(3, -1)
        base, noise_base = self.envelope(seen.transpose(1, 2)).float().chunk(2, -1)
        return (base + delta).clamp_max(_LOUDEST), phase, (noise_base + noise_delta).clamp_max(_LOUDEST)

    def _levels(self, spectrum: Tensor) -> Tensor:
        """Source spectrum [B, T, K] -> log level in each mel band [B, C, T], about 0 for the noise source."""
        power = (spectrum.real.square() + spectrum.imag.square()) @ (self.bands / self.bands.sum(0))
        return 0.5 * (power / (0.375 * self.config.n_fft) + 1e-4).log().transpose(1, 2)

    def _checked_f0(self, mel: Tensor, f0_hz: Tensor | None) -> Tensor:
        """The given pitch in Hz [B, T], or that which the mel [B, C, T] suggests; ConfigError where lengths differ."""
        if f0_hz is None:
            return self.predict_f0(mel)
        if f0_hz.shape != (mel.shape[0], mel.shape[-1]):
            raise ConfigError(
                f"The pitch contour has the shape {tuple(f0_hz.shape)}, the mel {tuple(mel.shape)}: "
                "one value per frame is needed."
            )
        return f0_hz

    def _start_at_the_mel(self) -> None:
        """Set the filters to the envelope that the mel shows, so that training starts from coloured sources."""
        mel = self.bands * MEL_SPREAD
        nothing = torch.zeros_like(mel)
        with torch.no_grad():
            of_harmonic = torch.cat([mel, nothing, nothing], dim=1)
            of_noise = torch.cat([mel, nothing, -0.5 * self.bands], dim=1)
            self.envelope.weight.copy_(torch.cat([of_harmonic, of_noise]))
            self.envelope.bias.fill_(MEL_CENTRE)
            self.envelope.bias[self.grid.bins :] -= 1.0
            self.head.weight.mul_(0.1)
            self.head.bias.zero_()


def soft_limited(samples: Tensor) -> Tensor:
    """Samples [...], bent smoothly below full scale from 0.9 on: a peak above it would be cut off hard."""
    over = (samples.abs() - _KNEE).clamp_min(0.0)
    room = 1.0 - _KNEE
    return torch.where(over > 0, samples.sign() * (_KNEE + room * torch.tanh(over / room)), samples)


def _pitch_features(f0_hz: Tensor) -> Tensor:
    """F0 in Hz [B, T] -> [B, 9, T]: octaves from 160 Hz, and sines of them from 1/2 to 4 turns per octave."""
    octaves = torch.log2(f0_hz / 160.0).unsqueeze(1)
    turns = torch.tensor([0.5, 1.0, 2.0, 4.0], device=f0_hz.device).view(1, -1, 1) * (2.0 * math.pi)
    return torch.cat([octaves, (octaves * turns).sin(), (octaves * turns).cos()], dim=1)


def _periodic_share(config: SourceFilterConfig) -> Tensor:
    """Share of the harmonic source per frequency bin [K]."""
    hertz = torch.arange(config.n_fft // 2 + 1) * config.sample_rate / config.n_fft
    width = max(config.noisy_above_hz - config.periodic_below_hz, 1.0)
    return 0.5 + 0.5 * (((hertz - config.periodic_below_hz) / width).clamp(0.0, 1.0) * math.pi).cos()


def _interpolation(config: SourceFilterConfig) -> Tensor:
    """Weights [K, C] that read a log-mel at each frequency bin (the mel bands' centres on Slaney's scale)."""
    top = 15.0 + 27.0 * math.log(config.fmax / 1000.0) / math.log(6.4)
    step = top / (config.mel_bands + 1)
    hertz = torch.arange(config.n_fft // 2 + 1) * config.sample_rate / config.n_fft
    above = 15.0 + 27.0 * (hertz.clamp_min(1.0) / 1000.0).log() / math.log(6.4)
    mels = torch.where(hertz < 1000.0, hertz * 0.015, above)
    place = (mels / step - 1.0).clamp(0.0, config.mel_bands - 1.0)
    return (1.0 - (place.unsqueeze(1) - torch.arange(config.mel_bands)).abs()).clamp_min(0.0)

"""The settings of vocoder training, table by table. The defaults make the built-in voice's vocoder."""

from __future__ import annotations

from dataclasses import dataclass

from glowtts_core.audio.mel import MelSpec
from glowtts_core.errors import ConfigError
from glowtts_core.training.settings import RunSettings, key, table
from glowtts_core.training.vocoder.dataset import Disturbance
from glowtts_core.vocoder.f0 import F0Config
from glowtts_core.vocoder.source_filter import SourceFilterConfig


@dataclass(frozen=True, slots=True)
class CropSettings:
    """What one batch holds and how it is changed."""

    batch: int = key(16, "crops in a batch over all processes", least=1)
    frames: int = key(40, "mel frames in a crop", least=16)
    resampled: float = key(0.25, "share of crops played faster or slower", least=0, most=1)
    shifted: float = key(0.3, "share of crops whose mel shows another pitch than is asked for", least=0, most=1)
    spoken: float = key(
        0.4, "share of crops whose mel the acoustic model speaks, where --spoken-by names one", least=0, most=1
    )
    noisy: float = key(0.5, "share of crops with noise on the mel", least=0, most=1)
    blurred: float = key(0.4, "share of crops with a blurred mel, over time and over bands each", least=0, most=1)
    largest_shift_st: float = key(4.0, "most that a recording is played faster or slower, in semitones", least=0)
    largest_noise: float = key(0.2, "largest standard deviation of the noise on the log-mel", least=0)
    gain_db: float = key(3.0, "standard deviation of the level in decibels", least=0)

    def __post_init__(self) -> None:
        if self.resampled + self.shifted + self.spoken > 1:
            raise ConfigError(
                "The settings “data.resampled”, “data.shifted” and “data.spoken” must not add up to more than 1."
            )

    def disturbance(self) -> Disturbance:
        """The changes in the form that the crops take."""
        return Disturbance(
            self.resampled,
            self.shifted,
            self.noisy,
            self.blurred,
            self.largest_shift_st,
            self.largest_noise,
            self.gain_db,
            self.spoken,
        )


@dataclass(frozen=True, slots=True)
class GeneratorSettings:
    """Shape of the filter net and of the pitch net; the mel of the corpus gives the rest."""

    channels: int = key(320, "width of the filter net", least=1)
    hidden: int = key(960, "width inside its blocks", least=1)
    blocks: int = key(6, "its blocks", least=1)
    kernel: int = key(7, "odd", least=1)
    f0_channels: int = key(128, "width of the pitch net", least=1)
    f0_hidden: int = key(384, "width inside its blocks", least=1)
    f0_blocks: int = key(4, "its blocks", least=1)

    def network(self, mel: MelSpec) -> SourceFilterConfig:
        """The network's configuration for a mel."""
        return SourceFilterConfig(
            mel_bands=mel.n_mels,
            sample_rate=mel.sample_rate,
            n_fft=mel.n_fft,
            hop=mel.hop,
            fmax=mel.sample_rate / 2 if mel.fmax is None else mel.fmax,
            channels=self.channels,
            hidden=self.hidden,
            blocks=self.blocks,
            kernel=self.kernel,
            f0=F0Config(self.f0_channels, self.f0_hidden, self.f0_blocks),
        )


@dataclass(frozen=True, slots=True)
class VocoderOptimiserSettings:
    """How weights follow gradients (AdamW, cosine after a warm-up)."""

    rate: float = key(1e-3, "highest learning rate", least=0)
    last: float = key(0.03, "rate at the end, as a share of the highest", least=0, most=1)
    warmup: int = key(200, "steps of rising rate", least=1)
    beta_1: float = key(0.8, "decay of the gradient's mean", least=0, most=1)
    beta_2: float = key(0.99, "decay of the gradient's square", least=0, most=1)
    weight_decay: float = key(0.01, "pull to zero", least=0)
    clip_at: float = key(5.0, "largest gradient norm", least=0)
    ema: float = key(0.999, "decay of the averaged weights that are exported", least=0, most=1)


@dataclass(frozen=True, slots=True)
class AdversarySettings:
    """The adversarial phase, which follows the spectral one; its steps take about three times as long."""

    from_step: int = key(0, "first step with discriminators; 0 = never", least=0)
    channels: int = key(32, "width of each discriminator", least=1)
    rate: float = key(2e-4, "learning rate of the discriminators", least=0)
    weight: float = key(2.0, "weight of the adversarial loss", least=0)
    features: float = key(4.0, "weight of feature matching", least=0)


@dataclass(frozen=True, slots=True)
class VocoderLogSettings:
    """What is written down and how often, in steps; 0 = never."""

    every: int = key(20, "a line of numbers", least=1)
    validate: int = key(500, "losses on unseen clips and a spoken sample", least=0)
    save: int = key(500, "a checkpoint", least=1)
    save_s: float = key(180.0, "a checkpoint at least this often in seconds", least=1)
    keep: int = key(2, "checkpoints that stay", least=1)
    tensorboard: bool = key(True, "write TensorBoard files")


@dataclass(frozen=True, slots=True)
class VocoderTrainingConfig:
    """All settings of ``glowtts train vocoder``."""

    run: RunSettings = table(RunSettings, "How long and on what")
    data: CropSettings = table(CropSettings, "What one batch holds")
    model: GeneratorSettings = table(GeneratorSettings, "Shape of the networks")
    optimiser: VocoderOptimiserSettings = table(VocoderOptimiserSettings, "How weights follow gradients")
    adversary: AdversarySettings = table(AdversarySettings, "Discriminators after the spectral phase")
    log: VocoderLogSettings = table(VocoderLogSettings, "What is written down, every so many steps")

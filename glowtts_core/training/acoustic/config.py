"""The settings of acoustic training, table by table. The defaults make the built-in voice."""

from __future__ import annotations

from dataclasses import dataclass

from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.text.symbols import PHRASE_ENDS, SENTENCE_ENDS, SymbolTable
from glowtts_core.training.settings import RunSettings, key, table, to_json


@dataclass(frozen=True, slots=True)
class DataSettings:
    """What one batch holds."""

    frames: int = key(9000, "mel frames in a batch over all processes, padding included", least=2)
    longest: int = key(2000, "frames of the longest item, joined clips included", least=2)
    join_chance: float = key(0.3, "chance that a clip is joined to the next one into a longer item", least=0, most=1)
    join_clips: int = key(3, "most clips in one joined item", least=1)
    join_pause_s: float = key(0.35, "longest extra pause between joined clips in seconds", least=0, most=2)
    dither: float = key(0.03, "standard deviation of the noise added to the log-mel", least=0, most=1)
    memory_mb: int = key(1000, "features kept in memory, so that they are read only once", least=0)
    bucket_spread: float = key(0.1, "how much lengths may differ within a batch, as a share", least=0, most=1)


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Shape of the network; the symbol table, the mel and the speakers of the corpus give the rest."""

    hidden_channels: int = key(192, "width of the text encoder", least=1)
    filter_channels: int = key(512, "width inside the encoder's feed-forward blocks", least=1)
    filter_channels_dp: int = key(192, "width of the duration predictor", least=1)
    kernel_size: int = key(3, "odd", least=1)
    n_heads: int = key(2, "attention heads", least=1)
    n_layers_enc: int = key(4, "blocks of the text encoder", least=1)
    p_dropout: float = key(0.1, "dropout of the encoder and the duration predictor", least=0, most=1)
    window_size: int = key(4, "relative-attention window in tokens; 0 = no relative positions", least=0)
    prenet: bool = key(True, "convolutions before the attention blocks")
    places: bool = key(True, "tell the encoder where in its sentence each sound stands")
    mean_only: bool = key(True, "the prior's scale is 1; false: it is predicted too")
    hidden_channels_dec: int = key(160, "width of the coupling networks", least=1)
    kernel_size_dec: int = key(5, "odd", least=1)
    dilation_rate: int = key(1, "growth of the dilation per gated layer", least=1)
    n_blocks_dec: int = key(8, "flow blocks", least=1)
    n_block_layers: int = key(4, "gated layers per flow block", least=1)
    p_dropout_dec: float = key(0.0, "dropout of the coupling networks", least=0, most=1)
    n_sqz: int = key(2, "frames folded into one", least=1)
    n_split: int = key(4, "channels per group of the invertible convolution", least=2)
    sigmoid_scale: bool = key(False, "squash the coupling's scale through a sigmoid")
    gin_channels: int = key(64, "width of the speaker embedding, where there are several speakers", least=1)

    def network(self, symbols: SymbolTable, n_mels: int, n_speakers: int) -> GlowTTSConfig:
        """The network's configuration for a corpus; raises ConfigError where the numbers do not fit each other."""
        values = to_json(self)
        if values.pop("places"):
            values["sentence_ends"] = symbols.own_ids(SENTENCE_ENDS)
            values["phrase_ends"] = symbols.own_ids(PHRASE_ENDS)
            values["questions"] = symbols.own_ids(("?",))
        values["window_size"] = self.window_size or None
        values["gin_channels"] = self.gin_channels if n_speakers > 1 else 0
        return GlowTTSConfig(n_vocab=symbols.vocabulary_size, n_mels=n_mels, n_speakers=n_speakers, **values)


@dataclass(frozen=True, slots=True)
class OptimiserSettings:
    """How weights follow gradients."""

    kind: str = key("adamw", "update rule; adam with the paper's betas is the reference", choices=("adamw", "adam"))
    rate: float = key(1e-3, "highest learning rate (noam: the factor before the formula; paper: 1)", least=0)
    beta_1: float = key(0.9, "decay of the gradient's mean", least=0, most=1)
    beta_2: float = key(0.98, "decay of the gradient's square", least=0, most=1)
    epsilon: float = key(1e-9, "added to the root of the square", least=0)
    weight_decay: float = key(1e-3, "pull to zero, adamw only", least=0)
    clip: str = key("norm", "how large gradients are cut", choices=("norm", "value", "none"))
    clip_at: float = key(5.0, "largest norm or value", least=0)
    ema: float = key(0.999, "decay of the averaged weights that are exported; 0 = none", least=0, most=1)


@dataclass(frozen=True, slots=True)
class ScheduleSettings:
    """How the learning rate moves over the steps."""

    kind: str = key("cosine", "shape", choices=("cosine", "linear", "noam", "one-cycle", "constant"))
    warmup: int = key(400, "steps of rising rate", least=1)
    last: float = key(0.02, "rate at the end, as a share of the highest", least=0, most=1)


@dataclass(frozen=True, slots=True)
class LogSettings:
    """What is written down and how often, in steps; 0 = never."""

    every: int = key(10, "a line of numbers", least=1)
    validate: int = key(500, "validation loss and alignment picture", least=0)
    listen: int = key(2000, "a spoken sample; slow without a vocoder", least=0)
    save: int = key(250, "a checkpoint", least=1)
    save_s: float = key(600.0, "a checkpoint at least this often in seconds", least=1)
    keep: int = key(3, "checkpoints that stay", least=1)
    tensorboard: bool = key(True, "write TensorBoard files")


@dataclass(frozen=True, slots=True)
class AcousticConfig:
    """All settings of ``glowtts train acoustic``."""

    run: RunSettings = table(RunSettings, "How long and on what")  # declares a field
    data: DataSettings = table(DataSettings, "What one batch holds")  # declares a field
    model: ModelSettings = table(ModelSettings, "Shape of the network")  # declares a field
    optimiser: OptimiserSettings = table(OptimiserSettings, "How weights follow gradients")  # declares a field
    schedule: ScheduleSettings = table(ScheduleSettings, "How the learning rate moves")  # declares a field
    log: LogSettings = table(LogSettings, "What is written down, every so many steps")  # declares a field

"""Everything that decides the shape of a Glow-TTS network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from glowtts_core.errors import ConfigError

REFERENCE_NAMES = {
    "hidden_channels": "hidden_channels",
    "hidden_channels_enc": "hidden_channels",
    "hidden_channels_dec": "hidden_channels_dec",
    "filter_channels": "filter_channels",
    "filter_channels_dp": "filter_channels_dp",
    "out_channels": "n_mels",
    "kernel_size": "kernel_size",
    "n_heads": "n_heads",
    "n_layers_enc": "n_layers_enc",
    "p_dropout": "p_dropout",
    "n_blocks_dec": "n_blocks_dec",
    "kernel_size_dec": "kernel_size_dec",
    "dilation_rate": "dilation_rate",
    "n_block_layers": "n_block_layers",
    "p_dropout_dec": "p_dropout_dec",
    "n_speakers": "n_speakers",
    "gin_channels": "gin_channels",
    "n_split": "n_split",
    "n_sqz": "n_sqz",
    "sigmoid_scale": "sigmoid_scale",
    "window_size": "window_size",
    "block_length": "block_length",
    "mean_only": "mean_only",
    "prenet": "prenet",
}
"""Argument of the reference constructor -> our setting."""
_MARKS = ("sentence_ends", "phrase_ends", "questions")
_REFERENCE_DEFAULTS: dict[str, object] = {
    "n_block_layers": 4,
    "dilation_rate": 5,
    "n_sqz": 1,
    "p_dropout": 0.0,
    "p_dropout_dec": 0.0,
    "window_size": None,
    "mean_only": False,
    "prenet": False,
}


@dataclass(frozen=True, slots=True)
class GlowTTSConfig:
    """Shape of a Glow-TTS network; the defaults are the paper's (section A.1, reference ``base.json``)."""

    n_vocab: int
    """Number of token ids, padding and blank included."""
    n_mels: int = 80
    hidden_channels: int = 192
    """Width of the text encoder."""
    filter_channels: int = 768
    """Width inside the encoder's feed-forward blocks."""
    filter_channels_dp: int = 256
    """Width of the duration predictor."""
    kernel_size: int = 3
    n_heads: int = 2
    n_layers_enc: int = 6
    p_dropout: float = 0.1
    window_size: int | None = 4
    """Relative-attention window in tokens; None = no relative positions."""
    block_length: int | None = None
    """How far a token sees to each side, in tokens; None = the whole text."""
    prenet: bool = True
    mean_only: bool = True
    """True: the prior's scale is 1; False: it is predicted too."""
    hidden_channels_dec: int = 192
    """Width of the coupling networks."""
    kernel_size_dec: int = 5
    dilation_rate: int = 1
    n_blocks_dec: int = 12
    n_block_layers: int = 4
    """Gated layers per coupling."""
    p_dropout_dec: float = 0.05
    n_sqz: int = 2
    """Frames folded into one by the squeeze."""
    n_split: int = 4
    """Channels per group of the invertible 1x1 convolution."""
    sigmoid_scale: bool = False
    n_speakers: int = 0
    """0 or 1: a single speaker without an embedding."""
    gin_channels: int = 0
    """Width of the speaker embedding."""
    duration_offset: int = 0
    """What was added to every duration before its logarithm was learned; 1 in networks trained by Coqui TTS."""
    sentence_ends: tuple[int, ...] = ()
    """Ids of the marks that end a sentence; with any, the encoder is told where in it each token stands."""
    phrase_ends: tuple[int, ...] = ()
    """Ids of the marks inside a sentence."""
    questions: tuple[int, ...] = ()
    """Those of the sentence ends that ask."""

    def __post_init__(self) -> None:
        self._require(self.n_vocab >= 1, "n_vocab must be at least 1")
        self._require(self.hidden_channels % self.n_heads == 0, "hidden_channels must be a multiple of n_heads")
        self._require(self.n_split % 2 == 0, "n_split must be even")
        self._require(self.n_sqz >= 1, "n_sqz must be at least 1")
        squeezed = self.n_mels * self.n_sqz
        self._require(squeezed % self.n_split == 0, f"n_mels x n_sqz = {squeezed} must be a multiple of n_split")
        self._require(self.n_speakers <= 1 or self.gin_channels > 0, "several speakers need gin_channels > 0")
        marks = (*self.sentence_ends, *self.phrase_ends, *self.questions)
        self._require(all(0 <= mark < self.n_vocab for mark in marks), "a mark is no number of the vocabulary")
        self._require(self.block_length is None or self.block_length >= 0, "block_length must be 0 or more")
        for name in ("kernel_size", "kernel_size_dec"):
            self._require(getattr(self, name) % 2 == 1, f"{name} must be odd")

    @staticmethod
    def _require(holds: bool, words: str) -> None:
        if not holds:
            raise ConfigError("The model settings do not fit: {words}.", words=words)

    @property
    def has_speakers(self) -> bool:
        """Whether the network takes a speaker id."""
        return self.n_speakers > 1

    @classmethod
    def from_reference(cls, n_vocab: int, kwargs: Mapping[str, object]) -> GlowTTSConfig:
        """The configuration for constructor arguments spelled as in the reference implementation.

        Arguments that are left out take the reference constructor's own defaults, which are not the paper's.

        Raises:
            ConfigError: an argument is unknown, or the arguments do not fit each other.
        """
        given = {
            **_REFERENCE_DEFAULTS,
            **{k: v for k, v in kwargs.items() if v is not None or k == "window_size"},
        }
        if unknown := sorted(set(given) - set(REFERENCE_NAMES)):
            raise ConfigError("Unknown model setting: {names}.", names=", ".join(unknown))
        translated: dict[str, Any] = {}  # fields, checked when they are put together
        for theirs, ours in REFERENCE_NAMES.items():
            if theirs in given:
                translated[ours] = given[theirs]
        translated.setdefault("hidden_channels_dec", given.get("hidden_channels", 192))
        return cls(n_vocab=n_vocab, **translated)

    def to_json(self) -> dict[str, object]:
        """A plain dictionary of every field but the marks of a network that knows none."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: list(value) if name in _MARKS else value for name, value in values.items() if value != ()}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> GlowTTSConfig:  # plain JSON
        """The inverse of `to_json`; unknown names are a `ConfigError`."""
        if unknown := sorted(set(values) - {f.name for f in fields(cls)}):
            raise ConfigError("Unknown model setting: {names}.", names=", ".join(unknown))
        # fields, from plain JSON
        given: dict[str, Any] = {name: tuple(value) if name in _MARKS else value for name, value in values.items()}
        return cls(**given)

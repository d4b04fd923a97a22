"""Glow-TTS networks of strangers, rewritten for this program: our names, our order of symbols, natural log-mels."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from glowtts_core.errors import CheckpointError, ConfigError
from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.voice_import.alphabets import Rows, Symbols, rows_of
from glowtts_core.voice_import.configs import Config, Scale, table
from glowtts_core.voice_import.names import check_shapes, config_of, to_reference_names

_EMBEDDING, _SPEAKERS = "encoder.emb.weight", "emb_g.weight"
_SEEN = ("n_sqz", "n_split", "window_size", "prenet", "mean_only", "n_block_layers")
"""Settings that a configuration may leave out because the shapes tell them."""
_COQUI_SWITCHES = {"sigmoid_scale": "sigmoid_scale", "dilation_rate": "dilation_rate"}
_COQUI_SIZES = {
    "out_channels": "n_mels",
    "hidden_channels_enc": "hidden_channels",
    "hidden_channels_dec": "hidden_channels_dec",
    "hidden_channels_dp": "filter_channels_dp",
    "kernel_size_dec": "kernel_size_dec",
    "num_flow_blocks_dec": "n_blocks_dec",
    "num_block_layers": "n_block_layers",
    "num_splits": "n_split",
    "num_squeeze": "n_sqz",
    "mean_only": "mean_only",
    "use_encoder_prenet": "prenet",
}
"""Setting of Coqui TTS -> ours; what it does not name is told by the shapes."""


def is_acoustic(tensors: Mapping[str, Tensor]) -> bool:
    """Whether these are the tensors of a Glow-TTS, by any program's names."""
    return _EMBEDDING in to_reference_names(tensors)


def is_coqui(tensors: Mapping[str, Tensor], config: Config) -> bool:
    """Whether Coqui TTS wrote this, by the names of its tensors or by its configuration."""
    names = any("encoder.prenet." in name or "encoder.duration_predictor." in name for name in tensors)
    return names or isinstance(config.get("model"), str)


def acoustic_of(
    tensors: Mapping[str, Tensor], config: Config, scale: Scale, asked: Symbols, folder: Path
) -> tuple[GlowTTS, Rows]:
    """The network with its weights, and its alphabet.

    Raises:
        CheckpointError: this is no Glow-TTS that we can speak with, or a tensor has another shape than the
        configuration says.
        ConfigError: the configuration is damaged.
    """
    coqui = is_coqui(tensors, config)
    renamed = to_reference_names(tensors)
    _refuse_others(renamed)
    network = _coqui_network(renamed, config) if coqui else _reference_network(renamed, config)
    with torch.device("meta"):
        empty = GlowTTS(network)
    ready = to_reference_names(renamed, empty.state_dict())
    _pair_single_speaker(ready, network)
    check_shapes(empty, ready)
    rows = rows_of(config, network.n_vocab, coqui=coqui, asked=asked, folder=folder)
    ready[_EMBEDDING] = ready[_EMBEDDING][list(rows.order)]
    _to_natural_log(ready, scale)
    model = GlowTTS(replace(network, n_vocab=len(rows.order)))
    model.load_state_dict(ready)
    return model.eval(), rows


def _refuse_others(tensors: Mapping[str, Tensor]) -> None:
    if _EMBEDDING in tensors and not any(name.startswith("encoder.encoder.attn_layers.0.") for name in tensors):
        raise CheckpointError(
            "This Glow-TTS has a text encoder of another kind than the published one (a transformer). It cannot be "
            "used here."
        )
    if _SPEAKERS not in tensors and any(".wn.cond_layer." in name for name in tensors):
        raise CheckpointError(
            "This model takes the voice of its speaker from another network (d-vectors), which is not in the file. "
            "It cannot be used here."
        )


def _reference_network(tensors: Mapping[str, Tensor], config: Config) -> GlowTTSConfig:
    shapes = config_of(tensors)
    kwargs = dict(table(config, "model", "flowgenerator_kwargs", "kwargs"))
    if not kwargs:
        return _pairs(shapes)
    data = table(config, "data")
    kwargs.setdefault("out_channels", data.get("n_mel_channels", shapes.n_mels))
    for name in ("n_speakers", "gin_channels"):
        if shapes.n_speakers and not kwargs.get(name):
            kwargs[name] = data.get(name) or getattr(shapes, name)
    for name in _SEEN:
        kwargs.setdefault(name, getattr(shapes, name))
    kwargs.pop("n_vocab", None)
    try:
        return _pairs(_own_defaults(GlowTTSConfig.from_reference(shapes.n_vocab, kwargs), shapes))
    except (TypeError, ValueError, ZeroDivisionError) as error:
        raise ConfigError("The configuration's model settings are damaged.") from error


def _own_defaults(network: GlowTTSConfig, shapes: GlowTTSConfig) -> GlowTTSConfig:
    """Only one speaker has no embedding, whatever the configuration counts."""
    return network if shapes.n_speakers else replace(network, n_speakers=0, gin_channels=0)


def _pairs(network: GlowTTSConfig) -> GlowTTSConfig:
    """An embedding of a single speaker counts as two equal ones: the network is then one that takes a speaker."""
    return replace(network, n_speakers=2) if network.n_speakers == 1 and network.gin_channels else network


def _pair_single_speaker(tensors: dict[str, Tensor], network: GlowTTSConfig) -> None:
    if _SPEAKERS in tensors and network.has_speakers and len(tensors[_SPEAKERS]) == 1:
        tensors[_SPEAKERS] = tensors[_SPEAKERS].repeat(2, 1)


def _coqui_network(tensors: Mapping[str, Tensor], config: Config) -> GlowTTSConfig:
    """By the shapes, with the switches that leave no trace there from the configuration."""
    said = {**config, **table(config, "model_args")}
    heads = table(config, "encoder_params").get("num_heads", 2)
    if type(heads) is not int or heads < 1:
        raise ConfigError("The configuration's num_heads is no number.")
    network = config_of(tensors, n_heads=heads)
    changes = {ours: said[theirs] for theirs, ours in {**_COQUI_SIZES, **_COQUI_SWITCHES}.items() if theirs in said}
    hidden = table(config, "encoder_params").get("hidden_channels_ffn")
    if hidden is not None:
        changes["filter_channels"] = hidden
    if any(type(value) not in (int, bool) for value in changes.values()):
        raise ConfigError("The configuration's model settings are damaged.")
    return _pairs(replace(network, **changes, duration_offset=1))


def _to_natural_log(tensors: dict[str, Tensor], scale: Scale) -> None:
    """Moves the scale of the mels into the first ActNorm: exact, as both are a factor and an offset per channel."""
    if scale.is_ours:
        return
    logs, bias = tensors["decoder.flows.0.logs"], tensors["decoder.flows.0.bias"]
    tensors["decoder.flows.0.bias"] = bias + logs.exp() * scale.shift
    tensors["decoder.flows.0.logs"] = logs + math.log(scale.gain)

"""Glow-TTS networks of strangers, rewritten for this program: our names, our order of symbols, natural log-mels."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path

import torch
from torch import Tensor

from glowtts_core.errors import CheckpointError, ConfigError
from glowtts_core.model.config import REFERENCE_NAMES, GlowTTSConfig
from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.voice_import.alphabets import Rows, Symbols, rows_of
from glowtts_core.voice_import.configs import Config, Scale, table
from glowtts_core.voice_import.names import check_shapes, config_of, to_reference_names

_EMBEDDING, _SPEAKERS = "encoder.emb.weight", "emb_g.weight"
_SEEN = ("n_sqz", "n_split", "window_size", "prenet", "mean_only", "n_block_layers")
"""Settings that a configuration may leave out because the shapes tell them."""
_COUNTED = {"n_vocab", "num_symbols", "n_frames_per_step"}
"""Settings of relatives of the reference that the shapes tell, or that nothing depends on."""
_DEPTHS = {
    "n_layers_enc": "encoder.encoder.attn_layers.{}.conv_q.weight",
    "n_blocks_dec": "decoder.flows.{}.logs",
    "n_block_layers": "decoder.flows.2.wn.in_layers.{}.bias",
}
"""Setting that counts layers -> the first tensor of a layer."""
_LARGEST_SETTING = 65536
_TOLD = {*REFERENCE_NAMES.values(), "duration_offset"}
"""Our settings that somebody else's configuration decides."""
_OPTIONAL = ("window_size", "block_length")
_MAY_BE_NONE = (*_OPTIONAL, "n_speakers", "gin_channels", "duration_offset")
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


def unknown_settings(config: Config) -> list[str]:
    """Settings of a reference-like model that this program does not know."""
    if isinstance(config.get("model"), str):
        return []
    return sorted(set(_kwargs(config)) - set(REFERENCE_NAMES) - _COUNTED)


def _kwargs(config: Config) -> dict[str, object]:
    """What a configuration of the reference gives to its constructor."""
    return table(config, "model", "flowgenerator_kwargs", "kwargs")


def _reference_network(tensors: Mapping[str, Tensor], config: Config) -> GlowTTSConfig:
    shapes = config_of(tensors)
    kwargs = {name: value for name, value in _kwargs(config).items() if name in REFERENCE_NAMES}
    if not kwargs:
        return _pairs(shapes)
    data = table(config, "data")
    kwargs.setdefault("out_channels", data.get("n_mel_channels", shapes.n_mels))
    for name in ("n_speakers", "gin_channels"):
        if shapes.n_speakers and not kwargs.get(name):
            kwargs[name] = data.get(name) or getattr(shapes, name)
    for name in _SEEN:
        kwargs.setdefault(name, getattr(shapes, name))
    return _settled(lambda: _own_defaults(GlowTTSConfig.from_reference(shapes.n_vocab, kwargs), shapes), shapes)


def _settled(make: Callable[[], GlowTTSConfig], shapes: GlowTTSConfig) -> GlowTTSConfig:
    """The network a configuration describes, of a size that can be built.

    Raises:
        ConfigError: a setting is of another kind or out of range.
        CheckpointError: it has more layers than the file.
    """
    try:
        network = make()
    except (TypeError, ValueError, ArithmeticError) as error:
        raise ConfigError("The configuration's model settings are damaged.") from error
    for one in fields(network):
        if one.name not in _TOLD:
            continue
        value, kind = getattr(network, one.name), type(getattr(shapes, one.name))
        if one.name in _OPTIONAL:
            kind, value = int, 0 if value is None else value
        kinds = (int, float) if kind is float else (kind,)
        least = 0 if one.name in _MAY_BE_NONE or kind is not int else 1
        if type(value) not in kinds or not least <= value <= (_LARGEST_SETTING if kind is int else 1):
            raise ConfigError("The configuration's model setting “{name}” is out of range.", name=one.name)
    for name, tensor in _DEPTHS.items():
        if getattr(network, name) > (count := getattr(shapes, name)):
            missing = tensor.format(3 * count if name == "n_blocks_dec" else count)
            raise CheckpointError("The checkpoint lacks the tensor “{name}”.", name=missing)
    return _pairs(network)


def _own_defaults(network: GlowTTSConfig, shapes: GlowTTSConfig) -> GlowTTSConfig:
    """Only one speaker has no embedding, whatever the configuration counts."""
    return network if shapes.n_speakers else replace(network, n_speakers=0, gin_channels=0)


def _pairs(network: GlowTTSConfig) -> GlowTTSConfig:
    """An embedding of a single speaker counts as two equal ones: the network is then one that takes a speaker."""
    return replace(network, n_speakers=2) if network.n_speakers == 1 and network.gin_channels else network


def _pair_single_speaker(tensors: dict[str, Tensor], network: GlowTTSConfig) -> None:
    """A table of one speaker [1, G] becomes one of two alike [2, G]: a network with speakers has several."""
    if _SPEAKERS in tensors and network.has_speakers and len(tensors[_SPEAKERS]) == 1:
        tensors[_SPEAKERS] = tensors[_SPEAKERS].repeat(2, 1)


def _coqui_network(tensors: Mapping[str, Tensor], config: Config) -> GlowTTSConfig:
    """By the shapes, with the switches that leave no trace there from the configuration."""
    said, encoder = {**config, **table(config, "model_args")}, table(config, "encoder_params")
    heads = encoder.get("num_heads", 2)
    if type(heads) is not int or heads < 1:
        raise ConfigError("The configuration's num_heads is no number.")
    network = config_of(tensors, n_heads=heads)
    changes = {ours: said[theirs] for theirs, ours in {**_COQUI_SIZES, **_COQUI_SWITCHES}.items() if theirs in said}
    for theirs, ours in (("hidden_channels_ffn", "filter_channels"), ("input_length", "block_length")):
        if encoder.get(theirs) is not None:
            changes[ours] = encoder[theirs]
    return _settled(lambda: replace(network, **changes, duration_offset=1), network)


def _to_natural_log(tensors: dict[str, Tensor], scale: Scale) -> None:
    """Moves the scale of the mels into the first ActNorm: exact, as both are a factor and an offset per channel."""
    if scale.is_ours:
        return
    logs, bias = tensors["decoder.flows.0.logs"], tensors["decoder.flows.0.bias"]
    tensors["decoder.flows.0.bias"] = bias + logs.exp() * scale.shift
    tensors["decoder.flows.0.logs"] = logs + math.log(scale.gain)

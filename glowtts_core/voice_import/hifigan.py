"""HiFi-GAN generators of strangers: the published ones and Coqui's, weight norm in place or removed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import torch
from torch import Tensor

from glowtts_core.errors import CheckpointError, ConfigError
from glowtts_core.vocoder.hifigan import HifiGanConfig, HifiGanVocoder, fold_weight_norm
from glowtts_core.voice_import.configs import Config, Scale, table
from glowtts_core.voice_import.names import check_shapes, plain_name

_COQUI_NAMES = {
    "upsample_rates": "upsample_factors",
    "resblock": "resblock_type",
    "num_mels": "in_channels",
}
_GUESSED_DILATIONS = {"1": ((1, 3, 5),) * 8, "2": ((1, 2), (2, 6), (3, 12), (1, 2))}
"""Dilations leave no trace in the shapes; these are the published ones."""
_EDGE_FRAMES = 5  # that Coqui TTS adds where a configuration says nothing
_MOST_NUMBERS, _LARGEST_NUMBER = 200, 65536


def is_generator(tensors: Mapping[str, Tensor]) -> bool:
    """Whether these are the tensors of a HiFi-GAN, by any program's names."""
    names = {plain_name(name) for name in tensors}
    return any(name.startswith("conv_pre.") for name in names) and any(name.startswith("ups.0.") for name in names)


def generator_of(tensors: Mapping[str, Tensor], config: Config, scale: Scale, *, coqui: bool = False) -> HifiGanVocoder:
    """The generator with its weights, rewritten for natural log-mels where it was trained on ``scale``.

    ``coqui``: that Coqui TTS wrote it is known besides what names and configuration tell.

    Raises:
        CheckpointError: this is no HiFi-GAN, or a tensor has another shape than the configuration says.
        ConfigError: the configuration fits no HiFi-GAN.
    """
    kept = {plain_name(name): tensor for name, tensor in tensors.items() if not _is_discriminator(name)}
    plain = fold_weight_norm(kept)
    if "conv_pre.weight" not in plain or "conv_post.weight" not in plain:
        raise CheckpointError("This is no HiFi-GAN generator: it lacks the tensor “{name}”.", name="conv_pre.weight")
    plain.setdefault("conv_post.bias", torch.zeros(1))
    try:
        network = _network(config) or generator_shape(plain)
        if coqui or _is_coqui(tensors, config):
            network = replace(network, edge_frames=_edge_frames(config))
        with torch.device("meta"):
            empty = HifiGanVocoder(network)
    except (TypeError, ValueError, LookupError, ArithmeticError, RuntimeError) as error:
        raise ConfigError("The settings of the HiFi-GAN generator are damaged.") from error
    check_shapes(empty, plain)
    if not scale.is_ours:
        weight = plain["conv_pre.weight"]
        plain["conv_pre.bias"] = plain["conv_pre.bias"] + scale.shift * weight.sum((1, 2))
        plain["conv_pre.weight"] = scale.gain * weight
    generator = HifiGanVocoder(network)
    generator.load_state_dict(plain)
    return generator.eval()


def generator_shape(plain: Mapping[str, Tensor]) -> HifiGanConfig:
    """The configuration that plain weights fit. Dilations leave no trace: those of the published sizes are taken.

    Raises:
        ConfigError, KeyError, IndexError: no HiFi-GAN has these shapes.
    """
    first = plain["conv_pre.weight"].shape
    stages = _count(plain, r"ups\.(\d+)\.weight")
    kernels = [int(plain[f"ups.{stage}.weight"].shape[2]) for stage in range(stages)]
    blocks = _count(plain, r"resblocks\.(\d+)\..*") // max(1, stages)
    kind = "1" if any(".convs1." in name for name in plain) else "2"
    inner = "convs1" if kind == "1" else "convs"
    layers = _count(plain, rf"resblocks\.0\.{inner}\.(\d+)\.weight")
    return HifiGanConfig(
        resblock=kind,
        upsample_rates=tuple(kernel // 2 for kernel in kernels),
        upsample_kernel_sizes=tuple(kernels),
        upsample_initial_channel=int(first[0]),
        resblock_kernel_sizes=tuple(int(plain[f"resblocks.{b}.{inner}.0.weight"].shape[2]) for b in range(blocks)),
        resblock_dilation_sizes=tuple(dilations[:layers] for dilations in _GUESSED_DILATIONS[kind][:blocks]),
        num_mels=int(first[1]),
    )


def _network(config: Config) -> HifiGanConfig | None:
    """The configuration of a generator, of a size that can be built; None where there is none."""
    said = _settings(config)
    if not said:
        return None
    network = HifiGanConfig.from_official(said)
    layers = [*network.resblock_kernel_sizes, *(one for each in network.resblock_dilation_sizes for one in each)]
    numbers = [*network.upsample_rates, *network.upsample_kernel_sizes, *layers]
    numbers += [network.upsample_initial_channel, network.num_mels]
    if len(numbers) > _MOST_NUMBERS or not all(type(one) is int and 0 < one <= _LARGEST_NUMBER for one in numbers):
        raise ValueError("a generator's setting is out of range")
    return network


def _edge_frames(config: Config) -> int:
    said = table(config, "generator_model_params").get("inference_padding", _EDGE_FRAMES)
    if type(said) is not int or said < 0:
        raise ConfigError("The configuration's inference_padding is no number.")
    return said


def _is_coqui(tensors: Mapping[str, Tensor], config: Config) -> bool:
    named = any(name.startswith("model_g.") for name in tensors)
    return named or isinstance(config.get("generator_model"), str) or "generator_model_params" in config


def _settings(config: Config) -> dict[str, object]:
    """The settings of a published or a Coqui configuration by their published names; nothing where there are none."""
    said = {**config, **table(config, "generator_model_params", "model")}
    for ours, theirs in _COQUI_NAMES.items():
        if theirs in said:
            said.setdefault(ours, said[theirs])
    if "upsample_rates" not in said:
        return {}
    said["resblock"] = str(said.get("resblock", "1"))
    said.pop("edge_frames", None)  # a word of ours, not of theirs
    if not isinstance(said.get("num_mels", 0), int):
        raise ConfigError("The configuration's num_mels is no number.")
    said.setdefault("num_mels", table(config, "audio").get("num_mels", 80))
    return said


def _is_discriminator(name: str) -> bool:
    return name.removeprefix("module.").startswith(("model_d.", "mpd.", "msd.", "discriminator"))


def _count(tensors: Mapping[str, Tensor], pattern: str) -> int:
    return len({found[1] for name in tensors if (found := re.fullmatch(pattern, name))})

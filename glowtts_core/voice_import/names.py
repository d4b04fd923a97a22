"""Gives the tensors of other Glow-TTS implementations our names, and tells a network's shape from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from torch import Tensor, nn

from glowtts_core.errors import CheckpointError, ConfigError
from glowtts_core.model.config import GlowTTSConfig

_COQUI_PREFIXES = (("encoder.prenet.", "encoder.pre."), ("encoder.duration_predictor.", "encoder.proj_w."))
_WRAPPERS = ("module.", "_orig_mod.", "model.", "model_g.")
"""What data-parallel training, torch.compile, Lightning and Coqui's GAN put in front of every name."""
_NORMED = re.compile(r"\.parametrizations\.weight\.original([01])$")


def to_reference_names(tensors: Mapping[str, Tensor], expected: Iterable[str] = ()) -> dict[str, Tensor]:
    """Names and shapes of the official state dict for tensors of any known layout.

    Known are the official layout, Coqui's with either spelling of weight norm, and the official one after its
    ``store_inverse`` (which removes weight norm): there ``expected``, the names the model wants, decides which plain
    ``weight`` [C_out, ...] is split into ``weight_g`` = norm and ``weight_v`` = weight, which changes no value.
    """
    wanted = set(expected)
    renamed: dict[str, Tensor] = {}
    for their_name, values in tensors.items():
        name = plain_name(their_name)
        tensor = values.flatten() if name.endswith((".gamma", ".beta")) else values
        if f"{name}_g" in wanted:
            norm = tensor.flatten(1).norm(dim=1)
            renamed[f"{name}_g"] = norm.view(-1, *[1] * (tensor.dim() - 1))
            renamed[f"{name}_v"] = tensor
        else:
            renamed[name] = tensor
    return renamed


def plain_name(name: str) -> str:
    """The official name of a tensor of a Glow-TTS or HiFi-GAN."""
    for wrapper in _WRAPPERS:
        name = name.removeprefix(wrapper)
    for theirs, ours in _COQUI_PREFIXES:
        if name.startswith(theirs):
            name = ours + name.removeprefix(theirs)
    return _NORMED.sub(lambda found: f".weight_{'gv'[int(found[1])]}", name)


def config_of(tensors: Mapping[str, Tensor], n_heads: int = 2, dilation_rate: int = 1) -> GlowTTSConfig:
    """The configuration that tensors with official names fit; what shapes do not tell is given or the default.

    With relative attention the number of heads is told by the tables, and ``n_heads`` is not used.

    Raises:
        CheckpointError: a tensor that every Glow-TTS has is missing, or the shapes fit no Glow-TTS.
    """
    try:
        return _config_of({name: tuple(tensor.shape) for name, tensor in tensors.items()}, n_heads, dilation_rate)
    except KeyError as error:
        raise CheckpointError("This is no Glow-TTS model: it lacks the tensor “{name}”.", name=error.args[0]) from error
    except (IndexError, ValueError, ZeroDivisionError, ConfigError) as error:
        raise CheckpointError("The shapes of the tensors fit no Glow-TTS model ({error}).", error=error) from error


def check_shapes(module: nn.Module, tensors: Mapping[str, Tensor]) -> None:
    """CheckpointError naming the first tensor that is missing, unknown or of another shape than the module's."""
    wanted = module.state_dict()
    for name, own in wanted.items():
        if name not in tensors:
            raise CheckpointError("The checkpoint lacks the tensor “{name}”.", name=name)
        if tensors[name].shape != own.shape:
            raise CheckpointError(
                "The tensor “{name}” has the shape {found}, but {expected} was expected. The configuration belongs "
                "to another model.",
                name=name,
                found=list(tensors[name].shape),
                expected=list(own.shape),
            )
    if strangers := sorted(set(tensors) - set(wanted)):
        raise CheckpointError(
            "The checkpoint has a tensor “{name}” that this kind of model does not know.", name=strangers[0]
        )


def _config_of(shapes: Mapping[str, tuple[int, ...]], n_heads: int, dilation_rate: int) -> GlowTTSConfig:
    n_vocab, hidden = shapes["encoder.emb.weight"]
    filters, _, kernel = shapes["encoder.encoder.ffn_layers.0.conv_1.weight"]
    relative = shapes.get("encoder.encoder.attn_layers.0.emb_rel_k")
    speakers, width = shapes.get("emb_g.weight", (0, 0))
    n_mels = shapes["encoder.proj_m.weight"][0]
    gates = "decoder.flows.2.wn.in_layers.0.weight"
    gate = shapes.get(f"{gates}_v") or shapes[gates]
    return GlowTTSConfig(
        n_vocab=n_vocab,
        n_mels=n_mels,
        hidden_channels=hidden,
        filter_channels=filters,
        filter_channels_dp=shapes["encoder.proj_w.conv_1.weight"][0],
        kernel_size=kernel,
        n_heads=n_heads if relative is None else hidden // relative[-1],
        n_layers_enc=_count(shapes, r"encoder\.encoder\.norm_layers_1\.(\d+)\.gamma"),
        window_size=None if relative is None else relative[1] // 2,
        prenet="encoder.pre.proj.weight" in shapes,
        mean_only="encoder.proj_s.weight" not in shapes,
        hidden_channels_dec=gate[1],
        kernel_size_dec=gate[2],
        dilation_rate=dilation_rate,
        n_blocks_dec=_count(shapes, r"decoder\.flows\.(\d+)\.logs"),
        n_block_layers=_count(shapes, r"decoder\.flows\.2\.wn\.in_layers\.(\d+)\.bias"),
        n_sqz=shapes["decoder.flows.0.logs"][1] // n_mels,
        n_split=shapes["decoder.flows.1.weight"][0],
        n_speakers=speakers,
        gin_channels=width,
    )


def _count(shapes: Mapping[str, tuple[int, ...]], pattern: str) -> int:
    return len({found[1] for name in shapes if (found := re.fullmatch(pattern, name))})

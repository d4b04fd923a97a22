"""Reads checkpoints of other Glow-TTS implementations as data, and gives their tensors our names.

Nothing in such a file is executed: it is opened with ``weights_only``, and only NumPy's plain numbers are let through
beside tensors, because the official training program leaves one in the optimiser's learning rate.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from glowtts_core.errors import CheckpointError
from glowtts_core.model.config import GlowTTSConfig

_CONTAINERS = ("model", "generator")
_COQUI_PREFIXES = (("encoder.prenet.", "encoder.pre."), ("encoder.duration_predictor.", "encoder.proj_w."))
_NORMED = re.compile(r"\.parametrizations\.weight\.original([01])$")

_REFUSALS = (
    *(OSError, EOFError, RuntimeError, ValueError, LookupError, TypeError, AttributeError),
    *(MemoryError, pickle.UnpicklingError),
)
"""What torch raises for a file that is damaged or wants to run something."""


def read_checkpoint(path: Path) -> dict[str, Tensor]:
    """The tensors of an official or Coqui checkpoint (Glow-TTS or HiFi-GAN generator), by the names in the file.

    Raises:
        CheckpointError: the file is missing, damaged, holds more than data, or no model.
    """
    scalar: Any = np.float64(0).__reduce__()[0]
    numbers = {type(np.dtype(kind)) for kind in (np.float64, np.float32, np.int64, np.int32)}
    # Files written with NumPy 1 name the same function by its old address.
    allowed: list[Any] = [scalar, (scalar, "numpy.core.multiarray.scalar"), np.dtype, *numbers]
    try:
        with torch.serialization.safe_globals(allowed):
            content = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise CheckpointError(f"There is no checkpoint {path}.") from None
    except _REFUSALS as error:
        raise CheckpointError(f"The checkpoint {path} is damaged or holds more than plain data.") from error
    return _model_of(content, path)


def to_reference_names(tensors: Mapping[str, Tensor], expected: Iterable[str] = ()) -> dict[str, Tensor]:
    """Names and shapes of the official state dict for tensors of any known layout.

    Known are the official layout, Coqui's with either spelling of weight norm, and the official one after its
    ``store_inverse`` (which removes weight norm): there ``expected``, the names the model wants, decides which plain
    ``weight`` [C_out, ...] is split into ``weight_g`` = norm and ``weight_v`` = weight, which changes no value.
    """
    wanted = set(expected)
    renamed: dict[str, Tensor] = {}
    for their_name, values in tensors.items():
        name = _renamed(their_name)
        tensor = values.flatten() if name.endswith((".gamma", ".beta")) else values
        if f"{name}_g" in wanted:
            norm = tensor.flatten(1).norm(dim=1)
            renamed[f"{name}_g"] = norm.view(-1, *[1] * (tensor.dim() - 1))
            renamed[f"{name}_v"] = tensor
        else:
            renamed[name] = tensor
    return renamed


def config_of(tensors: Mapping[str, Tensor], n_heads: int = 2, dilation_rate: int = 1) -> GlowTTSConfig:
    """The configuration that tensors with official names fit; what shapes do not tell is given or the default.

    With relative attention the number of heads is told by the tables, and ``n_heads`` is not used.

    Raises:
        CheckpointError: a tensor that every Glow-TTS has is missing.
    """
    try:
        return _config_of({name: tuple(tensor.shape) for name, tensor in tensors.items()}, n_heads, dilation_rate)
    except (KeyError, IndexError) as error:
        raise CheckpointError(f"This is no Glow-TTS model: it lacks the tensor {error}.") from error


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


def _renamed(name: str) -> str:
    for theirs, ours in _COQUI_PREFIXES:
        if name.startswith(theirs):
            name = ours + name.removeprefix(theirs)
    return _NORMED.sub(lambda found: f".weight_{'gv'[int(found[1])]}", name)


def _model_of(content: Any, path: Path) -> dict[str, Tensor]:
    if isinstance(content, dict):
        for container in _CONTAINERS:
            tensors = content.get(container)
            if isinstance(tensors, dict) and tensors and all(isinstance(t, Tensor) for t in tensors.values()):
                return dict(tensors)
    raise CheckpointError(f"The checkpoint {path} holds no model: neither {' nor '.join(_CONTAINERS)} was found.")

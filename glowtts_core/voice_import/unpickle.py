"""Opens a checkpoint of a stranger as data. Nothing in such a file is ever executed.

This reads in the process it is called in; the program itself does so in a child process with limits: `sandbox`.
"""

from __future__ import annotations

import json
import math
import pickle
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import safetensors
import safetensors.torch
import torch
from torch import Tensor

from glowtts_core.errors import CheckpointError
from glowtts_core.voice_import.files import LARGEST_NOTE, check_file, is_safetensors

_CONTAINERS = ("model", "generator", "state_dict")
_DISCRIMINATORS = ("mpd", "msd")
"""Under these the training of a HiFi-GAN keeps the half of its state that says nothing."""
_STEPS = ("step", "iteration", "steps", "global_step")
_ASKED_FOR = re.compile(r"GLOBAL ([\w.]+)")
"""What torch names when a file wants something that is no data."""
_LONGEST_NAME = 300
_REFUSALS = (
    *(OSError, EOFError, RuntimeError, ValueError, LookupError, TypeError, AttributeError),
    *(MemoryError, RecursionError, pickle.UnpicklingError, ImportError, AssertionError),
)
"""What torch raises for a file that is damaged or wants to run something."""


@dataclass(frozen=True, eq=False)
class ForeignCheckpoint:
    """What a checkpoint holds."""

    tensors: dict[str, Tensor]
    """By the names in the file."""
    container: str = ""
    """Under which key they stood; empty = at the top."""
    config: Mapping[str, object] = field(default_factory=dict)
    """The configuration in the file itself, where there is one; numbers by name where the file holds nothing else."""
    step: int | None = None
    """After how many steps of training it was written, if it says so."""


def read_checkpoint(path: Path) -> dict[str, Tensor]:
    """The tensors of an official or Coqui checkpoint (Glow-TTS or HiFi-GAN generator), by the names in the file.

    Raises:
        CheckpointError: the file is missing, damaged, of another kind, holds more than data, or no model.
    """
    return read_foreign(path).tensors


def read_foreign(path: Path) -> ForeignCheckpoint:
    """Everything of use in a checkpoint. Errors as in `read_checkpoint`."""
    check_file(path)
    try:
        if is_safetensors(path):
            return ForeignCheckpoint(_usable(safetensors.torch.load_file(path), path))
        with torch.serialization.safe_globals(_numbers()), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # whatever torch thinks of the file, we say in our words
            content = torch.load(path, map_location="cpu", weights_only=True)
    except (*_REFUSALS, safetensors.SafetensorError) as error:
        raise _refusal(path, error) from error
    return _model_of(content, path)


def _refusal(path: Path, error: Exception) -> CheckpointError:
    """What a file wanted to run, where that is why it was refused."""
    if isinstance(error, pickle.UnpicklingError) and (asked := _ASKED_FOR.search(str(error))):
        return CheckpointError(
            "The checkpoint “{path}” holds more than plain data: it asks for the program “{name}”. Nothing in it was "
            "run.",
            path=path,
            name=asked[1][:_LONGEST_NAME].rstrip("."),
        )
    return CheckpointError(
        "The checkpoint “{path}” is damaged or holds more than plain data. Nothing in it was run.", path=path
    )


def _numbers() -> list[Any]:  # functions that a pickle names
    """NumPy's plain numbers: the official training leaves one in the optimiser's learning rate."""
    scalar: object = np.float64(0).__reduce__()[0]
    numbers = {type(np.dtype(kind)) for kind in (np.float64, np.float32, np.int64, np.int32)}
    # Files written with NumPy 1 name the same function by its old address.
    return [scalar, (scalar, "numpy.core.multiarray.scalar"), np.dtype, *numbers]


def _model_of(content: Any, path: Path) -> ForeignCheckpoint:  # as a stranger saved it
    holders = [(name, content.get(name)) for name in _CONTAINERS] if isinstance(content, dict) else []
    for container, tensors in [*holders, ("", content)]:
        if _is_state(tensors):
            config = content.get("config") if container else None
            steps = [content.get(key) for key in _STEPS] if container else []
            step = next((one for one in steps if type(one) is int), None)
            return ForeignCheckpoint(_usable(tensors, path), container, _plain(config), step)
    if isinstance(content, dict) and _is_count(list(content.values())):
        return ForeignCheckpoint({}, config=_plain(content))  # Coqui TTS writes down its speakers so
    if isinstance(content, dict) and any(name in content for name in _DISCRIMINATORS):
        raise CheckpointError(
            "“{path}” is what the training of a HiFi-GAN needs to go on (do_…), without the vocoder itself. Take the "
            "file whose name begins with g_.",
            path=path,
        )
    raise CheckpointError(
        "The checkpoint “{path}” holds no model: it has no list of tensors under {names}.",
        path=path,
        names=", ".join(_CONTAINERS),
    )


def _is_count(values: list[Any]) -> bool:  # as above
    return all(type(value) is int for value in values) and sorted(values) == list(range(len(values))) != []


def _is_state(tensors: object) -> bool:
    if not isinstance(tensors, Mapping) or not tensors:
        return False
    return all(isinstance(name, str) and isinstance(value, Tensor) for name, value in tensors.items())


def _plain(config: object) -> dict[str, object]:
    """A configuration as JSON values, or nothing where it is something else or too large."""
    try:
        text = json.dumps(config)
    except (TypeError, ValueError, RecursionError):
        return {}
    return config if isinstance(config, dict) and len(text) < LARGEST_NOTE else {}


def _usable(tensors: Mapping[str, Tensor], path: Path) -> dict[str, Tensor]:
    """The tensors in single precision, each with memory of its own.

    Raises:
        CheckpointError: one is no ordinary tensor, pretends to be larger than the file, or holds NaN.
    """
    largest = 4 * path.stat().st_size + LARGEST_NOTE
    total = 0
    for name, tensor in tensors.items():
        if len(name) > _LONGEST_NAME or not name.isprintable():
            raise CheckpointError("A tensor in “{path}” has a name that no program gives.", path=path)
        if tensor.layout != torch.strided or tensor.is_quantized or tensor.is_complex() or tensor.is_meta:
            raise CheckpointError("The tensor “{name}” in “{path}” is of no known kind.", name=name, path=path)
        total += 4 * math.prod(tensor.shape)
        if total > largest:
            raise CheckpointError(
                "The tensor “{name}” in “{path}” pretends to be larger than the file.", name=name, path=path
            )
    usable = {name: tensor.detach().to(torch.float32).contiguous().clone() for name, tensor in tensors.items()}
    for name, tensor in usable.items():
        if not bool(torch.isfinite(tensor).all()):
            raise CheckpointError(
                "The tensor “{name}” in “{path}” holds values that are no numbers (NaN or infinity). The training "
                "had failed; use an earlier checkpoint.",
                name=name,
                path=path,
            )
    return usable

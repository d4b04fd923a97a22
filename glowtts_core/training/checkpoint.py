"""Checkpoints that survive a power cut.

A checkpoint holds everything that the next step depends on, so that a resumed training takes the same steps
bit for bit. It is read as data (``weights_only``); nothing in it is executed.
"""

from __future__ import annotations

import pickle
import random
import re
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from glowtts_core.errors import CheckpointError
from glowtts_core.files import staged, write_whole

FORMAT = 1
_UNREADABLE = (OSError, RuntimeError, ValueError, EOFError, pickle.UnpicklingError, SafetensorError)


def write_bytes(path: Path, data: bytes) -> None:
    """Writes a whole file into a folder that is made if needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, data)


class CheckpointFolder:
    """The last few checkpoints of one training."""

    def __init__(self, folder: Path, keep: int) -> None:
        self.folder = folder
        self.keep = keep

    def paths(self) -> list[Path]:
        """Finished checkpoints, oldest first."""
        numbered = ((re.fullmatch(r"step-(\d+)\.pt", path.name), path) for path in self.folder.glob("step-*.pt"))
        return [path for _, path in sorted((int(match[1]), path) for match, path in numbered if match)]

    def save(self, step: int, content: dict[str, object]) -> Path:
        """Write the checkpoint of a step, then remove those beyond the last ``keep`` and what a crash left."""
        path = self.folder / f"step-{step:08d}.pt"
        self.folder.mkdir(parents=True, exist_ok=True)
        with staged(path) as part, part.open("wb") as stream:
            torch.save({"format": FORMAT, **content}, stream)
        for old in [*self.paths()[: -self.keep], *self.folder.glob(".step-*.part")]:
            old.unlink(missing_ok=True)
        return path

    def to_resume(self, resume: bool) -> tuple[Path, dict[str, object]] | None:
        """What a training goes on from, None for a fresh start; raises CheckpointError where that would overwrite."""
        found = self.newest() if resume else None
        if found is None and self.paths():
            raise CheckpointError(
                f"{self.folder.parent} already holds a training. Add --resume to go on with it, or choose another "
                "folder."
            )
        return found

    def newest(self) -> tuple[Path, dict[str, Any]] | None:  # as it was saved
        """The newest checkpoint that can be read, or None; raises CheckpointError if all of them are damaged."""
        paths = self.paths()
        for path in reversed(paths):
            try:
                return path, read_checkpoint(path)
            except CheckpointError:
                if path == paths[0]:
                    raise
        return None


def read_checkpoint(path: Path) -> dict[str, Any]:  # as it was saved
    """The content of a checkpoint, on the CPU; raises CheckpointError when it is damaged or foreign."""
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
    except _UNREADABLE as error:
        raise CheckpointError(f"The checkpoint {path} cannot be read: it is missing, damaged or foreign.") from error
    if not isinstance(content, dict):
        raise CheckpointError(f"The checkpoint {path} holds no training state.")
    if content.get("format", FORMAT) > FORMAT:
        raise CheckpointError(f"The checkpoint {path} was written by a newer version of this program.")
    return content


def read_weights(path: Path) -> dict[str, Tensor]:
    """Model weights to start from: averaged ones where the file has them.

    Takes our checkpoints, any torch file with the weights under ``model``, a bare state dict, or safetensors.

    Raises:
        CheckpointError: the file cannot be read or holds no weights.
    """
    if path.suffix == ".safetensors":
        try:
            return load_file(path)
        except _UNREADABLE as error:
            raise CheckpointError(f"The weights {path} cannot be read: missing or damaged.") from error
    content = read_checkpoint(path)
    averaged = content.get("ema")
    if isinstance(averaged, dict):
        content = averaged.get("weights", averaged)
    elif isinstance(content.get("model"), dict):
        content = content["model"]
    weights = {name: value for name, value in content.items() if isinstance(value, Tensor)}
    if not weights:
        raise CheckpointError(f"The checkpoint {path} holds no model weights.")
    return weights


def random_state() -> dict[str, object]:
    """The state of every random number generator of this process, as plain values and tensors.

    numpy's old global one is kept too: libraries may draw from it.
    """
    version, numbers, gauss = random.getstate()
    kind, keys, position, has_gauss, cached = np.random.get_state(legacy=True)  # noqa: NPY002  # see above
    state: dict[str, object] = {
        "python": [version, list(numbers), gauss],
        "numpy": [str(kind), [int(number) for number in keys], int(position), int(has_gauss), float(cached)],
        "torch": torch.get_rng_state(),
    }
    if torch.cuda.is_available():
        state["cuda"] = torch.cuda.get_rng_state()
    return state


def restore_random_state(state: dict[str, Any]) -> None:  # as it was saved
    """The inverse of `random_state`."""
    version, numbers, gauss = state["python"]
    random.setstate((version, tuple(numbers), gauss))
    kind, keys, position, has_gauss, cached = state["numpy"]
    np.random.set_state(  # noqa: NPY002  # as above
        (kind, np.array(keys, dtype=np.uint32), position, has_gauss, cached)
    )
    torch.set_rng_state(state["torch"])
    if "cuda" in state and torch.cuda.is_available():
        torch.cuda.set_rng_state(state["cuda"])

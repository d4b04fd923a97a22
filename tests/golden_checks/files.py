"""Readers of golden files; anything that is missing or damaged is a DamagedFile that names it."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

Array = npt.NDArray[Any]


class DamagedFile(Exception):  # noqa: N818  # names a finding, which the report prints
    """A golden file is missing, cannot be read or lacks something."""

    def __init__(self, path: Path, words: str) -> None:
        super().__init__(f"{path.parent.name}/{path.name} {words}")


class Arrays(Mapping[str, Array]):
    """The arrays of one .npz file, all read (and their check sums verified) at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        _require(path)
        try:
            # NumPy leaves a file open that it finds damaged, so it gets an open one.
            with path.open("rb") as stream, np.load(stream, allow_pickle=False) as archive:
                self._arrays: dict[str, Array] = {name: archive[name] for name in archive.files}
        except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError) as error:
            raise DamagedFile(path, f"is damaged: {error}") from error

    def __getitem__(self, name: str) -> Array:
        if name not in self._arrays:
            raise DamagedFile(self.path, f"lacks the array {name}")
        return self._arrays[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._arrays)

    def __len__(self) -> int:
        return len(self._arrays)

    def __contains__(self, name: object) -> bool:
        return name in self._arrays

    def tensor(self, name: str) -> Tensor:
        """One array as a tensor."""
        return torch.from_numpy(self[name])

    def optional(self, name: str) -> Tensor | None:
        """One array as a tensor, or None where the file has none of that name."""
        return self.tensor(name) if name in self else None


def read_json(path: Path) -> Any:
    """The values of a JSON file."""
    _require(path)
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DamagedFile(path, f"is damaged: {error}") from error


def read_weights(path: Path) -> dict[str, Tensor]:
    """The tensors of a safetensors file."""
    _require(path)
    try:
        return load_file(path)
    except (OSError, SafetensorError, ValueError) as error:
        raise DamagedFile(path, f"is damaged: {error}") from error


def require_whole(path: Path) -> None:
    """Check that a file is there, and the check sums of its parts where it is an archive."""
    _require(path)
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                damaged = archive.testzip()
            if damaged is not None:
                raise DamagedFile(path, f"is damaged: {damaged}")
    except (OSError, ValueError, EOFError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
        raise DamagedFile(path, f"is damaged: {error}") from error


def cases_of(folder: Path) -> list[Path]:
    """Case folders of a section, by name."""
    return sorted(entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("."))


def _require(path: Path) -> None:
    if not path.is_file():
        raise DamagedFile(path, "is missing")

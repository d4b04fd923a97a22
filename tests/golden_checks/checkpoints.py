"""``checkpoints/``: official containers, read as data and compared with the weights of the case they were made from."""

from __future__ import annotations

from pathlib import Path

import torch

from glowtts_core.voice_import import read_checkpoint
from tests.golden_checks.files import read_json, read_weights, require_whole
from tests.golden_checks.report import Report

_INDEX = "index.json"


def check(section: Path, report: Report) -> None:
    """Judge every file of the index, and every file beside it."""
    index: dict[str, str] = read_json(section / _INDEX)
    beside = {entry.name for entry in section.iterdir() if entry.is_file() and entry.name != _INDEX}
    for name in sorted(beside | set(index)):
        with report.judging(f"{section.name}/{name}", "read as data"):
            _judge(section / name, index.get(name), report)


def _judge(path: Path, origin: str | None, report: Report) -> None:
    name = f"{path.parent.name}/{path.name}"
    require_whole(path)
    tensors = read_checkpoint(path)
    finite = sum(int((~torch.isfinite(tensor)).sum()) for tensor in tensors.values())
    report.compare(name, "values not finite", finite, 0)
    case = None if origin is None else path.parent.parent / origin.split()[-1]
    if case is None or not case.is_dir():
        where = "the index names no case" if case is None else f"this folder has no {origin}"
        report.note(f"{name}: read, but not compared: {where}")
        return
    weights = read_weights(case / "state_dict.safetensors")
    report.same(name, "names", sorted(tensors), sorted(weights))
    for key, tensor in weights.items():
        report.compare(name, "weights", tensors[key], tensor)

"""Checkpoints: atomic, pruned, damaged ones passed over, read as data; averaged weights."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from glowtts_core.errors import CheckpointError
from glowtts_core.training.checkpoint import (
    CheckpointFolder,
    random_state,
    read_checkpoint,
    read_weights,
    restore_random_state,
)
from glowtts_core.training.ema import AveragedWeights


def test_the_last_few_stay_and_leftovers_of_a_crash_go(tmp_path: Path) -> None:
    folder = CheckpointFolder(tmp_path, keep=2)
    (tmp_path / ".step-00000001.pt.77.part").write_bytes(b"half")
    for step in (9, 10, 11, 100):
        folder.save(step, {"step": step})
    assert sorted(p.name for p in tmp_path.iterdir()) == ["step-00000011.pt", "step-00000100.pt"]
    found = folder.newest()
    assert found is not None and found[1]["step"] == 100


def test_a_damaged_newest_checkpoint_is_passed_over(tmp_path: Path) -> None:
    folder = CheckpointFolder(tmp_path, keep=3)
    folder.save(1, {"step": 1})
    newest = folder.save(2, {"step": 2})
    newest.write_bytes(newest.read_bytes()[:200])
    found = folder.newest()
    assert found is not None and found[1]["step"] == 1
    (tmp_path / "step-00000001.pt").write_bytes(b"")
    with pytest.raises(CheckpointError, match="cannot be read"):
        folder.newest()
    assert CheckpointFolder(tmp_path / "none", 1).newest() is None


def test_a_checkpoint_that_would_run_code_is_refused(tmp_path: Path) -> None:
    torch.save({"model": pytest.approx}, tmp_path / "evil.pt")
    with pytest.raises(CheckpointError, match="foreign"):
        read_checkpoint(tmp_path / "evil.pt")
    torch.save({"format": 99}, tmp_path / "new.pt")
    with pytest.raises(CheckpointError, match="newer version"):
        read_checkpoint(tmp_path / "new.pt")


def test_weights_are_found_in_every_container(tmp_path: Path) -> None:
    one, two = {"a": torch.ones(2)}, {"a": torch.zeros(2)}
    save_file(one, tmp_path / "w.safetensors")
    torch.save({"model": one, "iteration": 3}, tmp_path / "model.pt")
    torch.save({"model": two, "ema": {"updates": 1, "weights": one}}, tmp_path / "ours.pt")
    torch.save({"model": two, "ema": one}, tmp_path / "flat.pt")
    torch.save(one, tmp_path / "bare.pt")
    for name in ("w.safetensors", "model.pt", "ours.pt", "flat.pt", "bare.pt"):
        assert read_weights(tmp_path / name)["a"].sum() == 2, name
    torch.save({"step": 1}, tmp_path / "empty.pt")
    with pytest.raises(CheckpointError, match="no model weights"):
        read_weights(tmp_path / "empty.pt")
    (tmp_path / "bad.safetensors").write_bytes(b"x")
    with pytest.raises(CheckpointError, match="damaged"):
        read_weights(tmp_path / "bad.safetensors")


def test_random_numbers_go_on_where_they_stopped(tmp_path: Path) -> None:
    folder = CheckpointFolder(tmp_path, 1)
    folder.save(1, {"random": random_state()})
    drawn = (random.random(), np.random.rand(), torch.rand(1).item())  # noqa: NPY002  # the state under test
    found = folder.newest()
    assert found is not None
    restore_random_state(found[1]["random"])
    assert drawn == (random.random(), np.random.rand(), torch.rand(1).item())  # noqa: NPY002  # as above


def test_averaged_weights_follow_slowly_and_are_lent_without_a_trace() -> None:
    model = torch.nn.Linear(3, 2)
    average = AveragedWeights(model, 0.5)
    own = torch.full_like(model.weight, 1 / 3)
    with torch.no_grad():
        model.weight.copy_(own)
    start = average.weights["weight"].clone()
    average.update(model)  # decay (1 + 1) / (10 + 1) at the first update
    torch.testing.assert_close(average.weights["weight"], start + (own - start) * (1 - 2 / 11))
    with average.in_place_of(model):
        assert torch.equal(model.weight, average.weights["weight"])
    assert torch.equal(model.weight, own)
    copy = AveragedWeights(torch.nn.Linear(3, 2), 0.5)
    copy.load_state_dict(average.state_dict())
    assert torch.equal(copy.weights["weight"], average.weights["weight"]) and copy.updates == 1

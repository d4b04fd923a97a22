"""Foreign checkpoints are read as data and renamed without changing what the model computes."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from glowtts_core.errors import CheckpointError
from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.voice_import import config_of, read_checkpoint, to_reference_names

SMALL = GlowTTSConfig(
    n_vocab=9,
    n_mels=4,
    hidden_channels=8,
    filter_channels=12,
    filter_channels_dp=6,
    n_heads=4,
    n_layers_enc=2,
    window_size=3,
    mean_only=False,
    hidden_channels_dec=6,
    kernel_size_dec=3,
    n_blocks_dec=2,
    n_block_layers=3,
    n_speakers=3,
    gin_channels=5,
)


def weights() -> dict[str, Tensor]:
    torch.manual_seed(3)
    return {name: torch.randn_like(tensor) for name, tensor in GlowTTS(SMALL).state_dict().items()}


def coqui_name(name: str, parametrized: bool) -> str:
    name = name.replace("encoder.pre.", "encoder.prenet.").replace("encoder.proj_w.", "encoder.duration_predictor.")
    if parametrized:
        name = name.replace(".weight_g", ".parametrizations.weight.original0")
        name = name.replace(".weight_v", ".parametrizations.weight.original1")
    return name


@pytest.mark.parametrize("parametrized", [False, True])
def test_coqui_names_and_shapes_become_ours(parametrized: bool) -> None:
    ours = weights()
    theirs = {
        coqui_name(name, parametrized): tensor[None, :, None] if name.endswith(("gamma", "beta")) else tensor
        for name, tensor in ours.items()
    }
    assert set(theirs) != set(ours)
    got = to_reference_names(theirs)
    assert set(got) == set(ours)
    assert all(torch.equal(got[name], tensor) for name, tensor in ours.items())


def test_removed_weight_norm_is_split_again() -> None:
    ours = weights()
    inside = {name.removesuffix("_v") for name in ours if ".wn." in name and name.endswith(".weight_v")}
    stored = {name: tensor for name, tensor in ours.items() if name.removesuffix("_g").removesuffix("_v") not in inside}
    for stem in inside:
        direction = ours[f"{stem}_v"]
        stored[stem] = ours[f"{stem}_g"] * direction / direction.flatten(1).norm(dim=1)[:, None, None]
    got = to_reference_names(stored, ours)
    model = GlowTTS(SMALL)
    model.load_state_dict(got)
    assert inside
    for stem in inside:
        direction = got[f"{stem}_v"]
        effective = got[f"{stem}_g"] * direction / direction.flatten(1).norm(dim=1)[:, None, None]
        torch.testing.assert_close(effective, stored[stem])


@pytest.mark.parametrize(
    "config",
    [
        SMALL,
        GlowTTSConfig(
            n_vocab=5,
            n_mels=6,
            hidden_channels=8,
            filter_channels=8,
            filter_channels_dp=4,
            n_layers_enc=1,
            window_size=None,
            prenet=False,
            hidden_channels_dec=10,
            n_blocks_dec=1,
            n_sqz=1,
            n_split=2,
            p_dropout=0.1,
        ),
    ],
)
def test_configuration_is_told_by_the_shapes(config: GlowTTSConfig) -> None:
    assert config_of(GlowTTS(config).state_dict()) == config


def test_tensors_of_something_else_are_refused() -> None:
    with pytest.raises(CheckpointError, match="no Glow-TTS model"):
        config_of({"conv_pre.bias": torch.zeros(3)})


def test_checkpoint_with_numpy_number_is_read(tmp_path: Path) -> None:
    ours = weights()
    path = tmp_path / "G_1.pth"
    torch.save(
        {"model": ours, "iteration": 1, "learning_rate": np.float64(0.5), "optimizer": {"lr": np.float32(2)}}, path
    )
    got = read_checkpoint(path)
    assert set(got) == set(ours)
    assert all(torch.equal(got[name], tensor) for name, tensor in ours.items())


def test_generator_checkpoint_is_read(tmp_path: Path) -> None:
    torch.save({"generator": {"conv_pre.bias": torch.ones(2)}}, tmp_path / "g_1")
    assert list(read_checkpoint(tmp_path / "g_1")) == ["conv_pre.bias"]


class _Runs:
    """Unpickling this would create a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.folder),)


def test_checkpoint_that_wants_to_run_something_is_refused(tmp_path: Path) -> None:
    torch.save({"model": {"weight": torch.ones(1)}, "more": _Runs(tmp_path / "made")}, tmp_path / "bad.pth")
    with pytest.raises(CheckpointError, match="more than plain data"):
        read_checkpoint(tmp_path / "bad.pth")
    assert not (tmp_path / "made").exists()


def test_truncated_missing_and_empty_checkpoints_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "G.pth"
    with pytest.raises(CheckpointError, match="There is no checkpoint"):
        read_checkpoint(path)
    torch.save({"model": weights()}, path)
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(CheckpointError, match="damaged"):
        read_checkpoint(path)
    torch.save({"epoch": 3}, path)
    with pytest.raises(CheckpointError, match="holds no model"):
        read_checkpoint(path)

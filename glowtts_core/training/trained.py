"""Trained weights with what training wrote beside them, read from a checkpoint or from an export."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from torch import Tensor, nn

from glowtts_core.errors import CheckpointError
from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.training.checkpoint import read_checkpoint, read_weights
from glowtts_core.training.corpus.corpus import Corpus


class Trained(NamedTuple):
    """Weights with their description."""

    weights: dict[str, Tensor]
    about: Mapping[str, object]


def read_trained(path: Path) -> Trained:
    """Averaged weights and their description, from a checkpoint or from exported weights with a .json beside.

    Raises:
        CheckpointError: something is missing or damaged.
    """
    if not path.is_file():
        raise CheckpointError(f"There is no file “{path}”. Give a checkpoint or exported weights.")
    weights = read_weights(path)
    if path.suffix != ".safetensors":
        return Trained(weights, read_checkpoint(path))
    beside = path.with_suffix(".json")
    try:
        about = json.loads(beside.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CheckpointError(f"“{beside}”, which describes “{path.name}”, is missing or damaged.") from error
    if not isinstance(about, dict):
        raise CheckpointError(f"“{beside}” does not describe “{path.name}”.")
    return Trained(weights, {"network": about.get("model"), **about})


def trained_acoustic(path: Path, trained: Trained) -> GlowTTS:
    """The acoustic model of a training; raises CheckpointError where file and weights do not fit."""
    model = GlowTTS(GlowTTSConfig.from_json(part_of(trained.about, "network", path)))
    fill(model, trained.weights, path)
    return model


def check_fits(trained: Trained, corpus: Corpus, path: Path) -> None:
    """Raises CheckpointError where a model was trained on other sounds or mels than those of a corpus."""
    for name, ours in (("symbols", corpus.symbols.to_json()), ("mel", corpus.mel.to_json())):
        if trained.about.get(name) != ours:
            raise CheckpointError(f"“{path}” has other {name} than this corpus, so it cannot speak its clips.")


def part_of(about: Mapping[str, object], key: str, path: Path) -> dict[str, object]:
    """A table of the description; raises CheckpointError where it is missing."""
    value = about.get(key)
    if not isinstance(value, dict):
        raise CheckpointError(f"“{path}” does not say its {key}; it is no checkpoint of this program's training.")
    return value


def fill(network: nn.Module, weights: Mapping[str, Tensor], path: Path) -> None:
    """Load weights into their network; raises CheckpointError naming the first tensor that does not fit."""
    own = network.state_dict()
    for key in sorted(own.keys() | weights.keys()):
        if key not in weights or key not in own:
            place = "the weights" if key not in weights else "the network"
            raise CheckpointError(f"“{path}” does not fit: “{key}” is missing in {place}.")
        if own[key].shape != weights[key].shape:
            theirs, ours = list(weights[key].shape), list(own[key].shape)
            raise CheckpointError(f"“{path}” does not fit: “{key}” is {theirs}, the network needs {ours}.")
    network.load_state_dict({key: value.to(own[key].dtype) for key, value in weights.items()})

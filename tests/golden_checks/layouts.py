"""``layouts/``: names and shapes of the full-size models, built without memory for their weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.vocoder.hifigan import fold_weight_norm
from glowtts_core.voice_import import config_of, to_reference_names
from tests.golden_checks import hifigan, models, speaking
from tests.golden_checks.files import DamagedFile, read_json
from tests.golden_checks.report import Report, Shapes, compare_shapes


def check(section: Path, report: Report) -> None:
    """Judge every layout file by its kind, which its content tells."""
    for path in sorted(section.glob("*.json")):
        name = f"{section.name}/{path.stem}"
        with report.judging(name, "layout"):
            _judge(name, path, read_json(path), report)


def _judge(name: str, path: Path, record: dict[str, Any], report: Report) -> None:
    if "state_dict" in record:
        _judge_glow_tts(name, record, report)
        return
    generators = {key: entry for key, entry in record.items() if isinstance(entry, dict) and "config" in entry}
    if not generators:
        raise DamagedFile(path, "holds neither a state_dict nor generators")
    for key, entry in generators.items():
        with report.judging(f"{name}/{key}", "layout"):
            _judge_generator(f"{name}/{key}", entry, report)


def _judge_glow_tts(name: str, record: dict[str, Any], report: Report) -> None:
    golden = _on_meta(record["state_dict"])
    with torch.device("meta"):
        model = GlowTTS(config_of(golden))
    ours = model.state_dict()
    compare_shapes(report, name, "state dict", ours, record["state_dict"])
    if "param_count" in record:
        report.compare(name, "parameter count", models.parameter_count(model), record["param_count"])
    for key, shapes in record.items():
        if key.startswith("state_dict_"):
            imported = to_reference_names(_on_meta(shapes), ours)
            compare_shapes(report, name, key.removeprefix("state_dict_"), imported, record["state_dict"])
    speaking.judge_acoustic(report, name, record["state_dict"])


def _judge_generator(name: str, entry: dict[str, Any], report: Report) -> None:
    golden = _on_meta(entry["state_dict"])
    with torch.device("meta"):
        generator = hifigan.build(entry["config"])
    hifigan.judge_layout(report, name, golden, generator, entry["param_count"])
    ours = generator.state_dict()
    folded = {key: list(tensor.shape) for key, tensor in fold_weight_norm(golden).items()}
    compare_shapes(report, name, "state dict", ours, folded)
    report.compare(name, "plain tensors", len(ours), entry["state_dict_weight_norm_removed_keys"])
    count = models.parameter_count(generator)
    report.compare(name, "plain parameter count", count, entry["param_count_weight_norm_removed"])
    speaking.judge_generator(report, name, entry["config"], entry["state_dict"])


def _on_meta(shapes: Shapes) -> dict[str, Tensor]:
    return {key: torch.empty(shape, device="meta") for key, shape in shapes.items()}

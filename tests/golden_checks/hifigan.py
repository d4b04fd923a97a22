"""``hifigan/<case>/``: generators with weight norm in the file and plain weights in ours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from glowtts_core.vocoder.hifigan import HifiGanConfig, HifiGanVocoder
from tests.golden_checks import models
from tests.golden_checks.files import Arrays, DamagedFile, cases_of, read_json, read_weights
from tests.golden_checks.report import Report, compare_shapes
from tests.golden_checks.tolerances import WAVE


def build(config: Mapping[str, object]) -> HifiGanVocoder:
    """Our generator for an official configuration."""
    return HifiGanVocoder(HifiGanConfig.from_official(config)).eval()


def check(section: Path, report: Report) -> None:
    """Judge every case of the section."""
    for folder in cases_of(section):
        name = f"{section.name}/{folder.name}"
        with report.judging(name, "case"):
            _judge(name, folder, report)


@torch.no_grad()
def _judge(name: str, folder: Path, report: Report) -> None:
    record, weights = read_json(folder / "config.json"), read_weights(folder / "state_dict.safetensors")
    golden = Arrays(folder / "io.npz")
    generator = build(record["config"])
    generator.load_state_dict(weights, strict=True)
    judge_layout(report, name, weights, generator, record["param_count"])
    plain = record["state_dict_keys_after_remove_weight_norm"]
    compare_shapes(report, name, "weight norm removed", generator.state_dict(), plain)
    numbers = sorted({key.split("_")[1] for key in golden})
    if not numbers:
        raise DamagedFile(folder / "io.npz", "holds no arrays")
    for number in numbers:
        wave = generator(golden.tensor(f"mel_{number}")).unsqueeze(1)
        report.compare(name, "wav", wave, golden[f"wav_{number}"], WAVE)


def judge_layout(
    report: Report, case: str, golden: Mapping[str, Tensor], generator: HifiGanVocoder, count: int
) -> None:
    """Compare the number of values in a file with weight norm, which adds one per first-axis row of every weight."""
    added = sum(len(tensor) for key, tensor in generator.state_dict().items() if key.endswith(".weight"))
    report.compare(case, "parameter count", models.parameter_count(generator) + added, count)
    report.compare(case, "values in file", sum(tensor.numel() for tensor in golden.values()), count)

"""``mas/``: Monotonic Alignment Search on recorded scores."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from glowtts_core.model.alignment import maximum_path
from tests.golden_checks.files import Arrays, read_json
from tests.golden_checks.report import Report
from tests.golden_checks.tolerances import EXACT, SCORE


def check(section: Path, report: Report) -> None:
    """Judge every case that the index or the arrays know; findings are the worst over the cases."""
    golden, index = Arrays(section / "mas.npz"), read_json(section / "index.json")
    known = {key.rsplit("_", 1)[1] for key in golden} | {f"{entry['case']:02d}" for entry in index}
    report.compare("mas", "cases in index", len(index), len(known))
    for entry in index:
        _judge_index(entry, golden, report)
    for number in sorted(known):
        with report.judging(f"mas/{number}", "case"):
            _judge(number, golden, report)


def _judge_index(entry: dict[str, object], golden: Arrays, report: Report) -> None:
    name = f"mas/{entry['case']:02d}"
    with report.judging(name, "index"):
        number = name.removeprefix("mas/")
        shape = [entry["B"], entry["T_text"], entry["T_mel"]]
        report.same(name, "index shape", shape, list(golden[f"value_{number}"].shape))
        report.same(name, "index x_len", entry["x_len"], golden[f"x_len_{number}"].tolist())
        report.same(name, "index y_len", entry["y_len"], golden[f"y_len_{number}"].tolist())


def _judge(number: str, golden: Arrays, report: Report) -> None:
    value, x_len, y_len = (golden.tensor(f"{name}_{number}") for name in ("value", "x_len", "y_len"))
    name = f"mas/{number}"
    path = np.asarray(maximum_path(value, x_len.long(), y_len.long()))
    report.compare(name, "path", path, golden[f"path_{number}"], EXACT)
    report.compare(name, "durations", path.sum(2), golden[f"dur_{number}"], EXACT)
    score = np.where(path > 0, value.numpy().astype(np.float64), 0.0).sum((1, 2))
    report.compare(name, "score", score, golden[f"score_{number}"], SCORE)

"""``python -m tests.golden_checks DIR``: exit 0 when everything in DIR passes, 1 when something fails, 2 on misuse."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch: spinning threads starve each other

import torch

from tests.golden_checks import checkpoints, coqui, full, glow, hifigan, layouts, mas, mel, text
from tests.golden_checks.report import Report

SECTIONS: dict[str, Callable[[Path, Report], None]] = {
    "text": text.check,
    "mel": mel.check,
    "mas": mas.check,
    "glow": glow.check,
    "hifigan": hifigan.check,
    "checkpoints": checkpoints.check,
    "coqui": coqui.check,
    "layouts": layouts.check,
    "full": full.check,
}
"""Folder of the layout -> what judges it."""


def judge(folder: Path) -> Report:
    """Judge every section that the folder has; a folder without any is a failure."""
    report = Report()
    for name, check in SECTIONS.items():
        section = folder / name
        if not section.is_dir():
            continue
        before = len(report.findings)
        with report.judging(name, "section"):
            check(section, report)
        if len(report.findings) == before:
            report.fail(name, "section", "the folder holds nothing to check")
    if not report.findings:
        reason = "holds nothing to check" if folder.is_dir() else "does not exist"
        report.fail(str(folder), "folder", f"{reason}; expected at least one of {', '.join(SECTIONS)}")
    return report


def main(arguments: list[str]) -> int:
    """Judge the folder named on the command line and print every finding."""
    if len(arguments) != 1:
        print("usage: python -m tests.golden_checks DIR", file=sys.stderr)
        return 2
    report = judge(Path(arguments[0]))
    for finding in report.findings.values():
        print(finding.line())
    for note in report.notes:
        print(f"note {note}")
    failures = report.failures
    print(f"{len(report.findings) - len(failures)} of {len(report.findings)} quantities pass, {len(failures)} fail.")
    for finding in failures:
        print(f"failed: {finding.case}: {finding.quantity}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    torch.set_num_threads(1)  # the networks are small: more threads cost more than they bring
    sys.exit(main(sys.argv[1:]))

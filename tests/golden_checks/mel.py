"""``mel/``: mel extraction on both grids."""

from __future__ import annotations

from pathlib import Path

import torch

from glowtts_core.audio.mel import MelSpec, log_mel, magnitude, mel_basis
from tests.golden_checks.files import Arrays, DamagedFile
from tests.golden_checks.report import Report
from tests.golden_checks.tolerances import CONSTANT, LOG_MEL, MAGNITUDE

_GLOW = MelSpec(centred=True)
_HIFIGAN = MelSpec(centred=False)
_HIFIGAN_LOSS = MelSpec(centred=False, fmax=None)


def check(section: Path, report: Report) -> None:
    """Judge every recorded signal, the basis and the window."""
    golden = Arrays(section / "mel.npz")
    report.compare("mel", "basis", mel_basis(_GLOW), golden["mel_basis"], CONSTANT)
    report.compare("mel", "window", torch.hann_window(_GLOW.win), golden["hann_window_periodic"], CONSTANT)
    numbers = {key.rsplit("_", 1)[1] for key in golden if key.rsplit("_", 1)[-1].isdigit()}
    if not numbers:
        raise DamagedFile(golden.path, "holds no signal")
    for number in sorted(numbers):
        with report.judging(f"mel/{number}", "signal"):
            _judge(number, golden, report)


def _judge(number: str, golden: Arrays, report: Report) -> None:
    samples = golden.tensor(f"pcm16_{number}").float() / 32768
    for quantity, key, spec in (
        ("glow mel", "glow_mel", _GLOW),
        ("hifigan mel", "hifigan_mel", _HIFIGAN),
        ("hifigan mel, fmax none", "hifigan_mel_fmax_none", _HIFIGAN_LOSS),
    ):
        report.compare(f"mel/{number}", quantity, log_mel(samples, spec), golden[f"{key}_{number}"], LOG_MEL)
    sums = magnitude(samples, _GLOW).sum(-2)
    report.compare(f"mel/{number}", "magnitude sum", sums, golden[f"glow_mag_{number}_sum_per_frame"], MAGNITUDE)

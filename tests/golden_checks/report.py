"""What was judged, how far it lies from its golden vector, and whether that passes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from torch import Tensor

from glowtts_core.errors import GlowTTSError
from tests.golden_checks.files import DamagedFile
from tests.golden_checks.tolerances import EXACT, Tolerance

Shapes = Mapping[str, list[int]]
"""Name of a tensor -> its shape."""

_STOPPERS = (
    *(GlowTTSError, ValueError, TypeError, LookupError, AttributeError),
    *(RuntimeError, OSError, ArithmeticError, MemoryError, AssertionError),
)
"""What reading or running a golden case may raise when the case, or the model, is wrong."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The worst element of one quantity of one case."""

    case: str
    quantity: str
    error: float
    allowed: float
    words: str = ""

    @property
    def ratio(self) -> float:
        """Error in units of what is allowed; above 1 fails."""
        if np.isnan(self.error):
            return float("inf")
        if self.error == 0:
            return 0.0
        return self.error / self.allowed if self.allowed > 0 else float("inf")

    @property
    def passes(self) -> bool:
        """Whether the error is within what is allowed."""
        return self.ratio <= 1

    def line(self) -> str:
        """One line for the terminal."""
        verdict = "ok  " if self.passes else "FAIL"
        figures = f"{self.error:10.3g} of {self.allowed:8.3g}" if np.isfinite(self.error) else " " * 22
        return f"{verdict} {self.case:<44} {self.quantity:<24} {figures} {self.words}".rstrip()


class Report:
    """Collects findings: one per case and quantity, always the worst."""

    def __init__(self) -> None:
        self.findings: dict[tuple[str, str], Finding] = {}
        self.notes: list[str] = []

    def compare(self, case: str, quantity: str, got: object, wanted: object, tolerance: Tolerance = EXACT) -> None:
        """Judge numbers of any shape; another shape or a NaN fails."""
        mine, golden = _numbers(got), _numbers(wanted)
        if mine.shape != golden.shape:
            self.fail(case, quantity, f"shape {list(mine.shape)}, expected {list(golden.shape)}")
            return
        error, allowed = np.abs(mine - golden), tolerance.allowed(golden)
        if error.size == 0:
            self._keep(Finding(case, quantity, 0.0, 0.0))
            return
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.where(error == 0, 0.0, error / allowed)
        worst = np.unravel_index(np.argmax(np.where(np.isnan(ratio), np.inf, ratio)), ratio.shape)
        differing = int((error != 0).sum())
        words = f"{differing} of {error.size} differ" if tolerance == EXACT and differing else ""
        if np.isnan(error[worst]):
            words = "not a number"
        self._keep(Finding(case, quantity, float(error[worst]), float(allowed[worst]), words))

    def same(self, case: str, quantity: str, got: object, wanted: object) -> None:
        """Judge values that are equal or not: names, lists, texts."""
        words = "" if got == wanted else f"{_short(got)}, expected {_short(wanted)}"
        self._keep(Finding(case, quantity, float(got != wanted), 0.0, words))

    def differences(self, case: str, quantity: str, count: int, words: str) -> None:
        """Record how many of several things differ; none passes."""
        self._keep(Finding(case, quantity, float(count), 0.0, words))

    def fail(self, case: str, quantity: str, words: str) -> None:
        """Record something that could not be judged."""
        self._keep(Finding(case, quantity, float("inf"), 0.0, words))

    def note(self, words: str) -> None:
        """Keep a remark that neither passes nor fails."""
        self.notes.append(words)

    @contextmanager
    def judging(self, case: str, quantity: str) -> Iterator[None]:
        """Turn everything that stops a judgement (damage, misfit, an error of the model) into a failure."""
        try:
            yield
        except DamagedFile as damage:
            self.fail(case, quantity, str(damage))
        except _STOPPERS as error:
            self.fail(case, quantity, f"stopped by {type(error).__name__}: {_short(error)}")

    @property
    def failures(self) -> list[Finding]:
        """Every finding that does not pass."""
        return [finding for finding in self.findings.values() if not finding.passes]

    def _keep(self, finding: Finding) -> None:
        key = (finding.case, finding.quantity)
        known = self.findings.get(key)
        if known is None or (finding.ratio, finding.error) > (known.ratio, known.error):
            self.findings[key] = finding


def compare_shapes(report: Report, case: str, quantity: str, got: Mapping[str, Tensor], wanted: Shapes) -> None:
    """Judge names and shapes; the first three differences are named."""
    ours = {key: list(tensor.shape) for key, tensor in got.items()}
    differing = sorted(key for key in ours.keys() | wanted.keys() if ours.get(key) != wanted.get(key))
    words = ", ".join(f"{key} {ours.get(key)} for {wanted.get(key)}" for key in differing[:3])
    report.differences(case, quantity, len(differing), words)


def _numbers(values: object) -> npt.NDArray[np.float64]:
    if isinstance(values, Tensor):
        values = values.detach().cpu().numpy()
    return np.asarray(values, dtype=np.float64)


def _short(value: object, length: int = 120) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= length else text[:length] + "…"

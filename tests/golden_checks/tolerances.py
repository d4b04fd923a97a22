"""How far a result may lie from its golden vector, by quantity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Tolerance:
    """An error passes below ``absolute`` or below ``relative`` times the golden value; both 0 = exact."""

    absolute: float = 0.0
    relative: float = 0.0

    def allowed(self, wanted: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Largest error that passes, per element."""
        return np.maximum(self.absolute, self.relative * np.abs(wanted))


EXACT = Tolerance()
ENCODER = Tolerance(2e-5)
"""x_m, x_logs, logw and what follows from them by one operation."""
DURATION = Tolerance(2e-5, 2e-5)
"""Real-valued durations exp(logw): an error of logw is a relative one here."""
FLOW = Tolerance(3e-4)
"""z, y, z_m and the ActNorm parameters of the data-dependent start."""
LOG_DET = Tolerance(2e-3, 2e-6)
LOSS = Tolerance(relative=2e-5)
WAVE = Tolerance(1e-5)
LOG_MEL = Tolerance(1e-3)
CONSTANT = Tolerance(1e-6)
"""Mel basis and window: rounding of float32 and no more."""
MAGNITUDE = Tolerance(1e-3, 1e-4)
SCORE = Tolerance(1e-6, 1e-9)
"""Sums of float32 scores in float64: only the order of summation differs."""
GRADIENT = Tolerance(1e-5, 1e-3)
"""The absolute part covers gradients that are zero but for rounding, such as those of key biases."""
EARLY_STEP = Tolerance(relative=2e-3)
LATER_STEP = Tolerance(relative=2e-2)
LEARNING_RATE = Tolerance(relative=1e-6)
FORMULA = Tolerance(1e-4, 1e-6)
"""Check sums of weights that are given as a formula."""

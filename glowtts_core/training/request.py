"""What is asked of one run of a training beside its settings."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from torch import Tensor


@dataclass(frozen=True, slots=True)
class Request:
    """Where a training writes, and where it begins and ends."""

    out: Path
    resume: bool = False
    """Go on from the newest checkpoint in ``out``, if there is one."""
    init_from: Path | None = None
    """Weights to start from in place of random ones; a vocoder's checkpoint lends its discriminators too."""
    minutes: float = math.inf
    """Save and stop after this long."""
    vocode: Callable[[Tensor], Tensor] | None = None
    """Mel [1, C, T] -> samples [1, N], for the spoken samples of an acoustic model."""
    spoken_by: Path | None = None
    """Acoustic model whose mels of the clips a vocoder learns from too."""

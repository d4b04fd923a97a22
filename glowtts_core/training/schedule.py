"""Learning rates as pure functions of the step, so that resuming needs the step number and nothing else."""

from __future__ import annotations

import math


def noam(step: int, channels: int, warmup: int, factor: float = 1.0) -> float:
    """The transformer's schedule (Vaswani et al. 2017, section 5.3), as in the paper; steps from 1."""
    return float(factor * channels**-0.5 * min(step**-0.5, step * warmup**-1.5))


def cosine(step: int, steps: int, warmup: int, highest: float, last: float) -> float:
    """Linear rise over ``warmup`` steps, then half a cosine down to the share ``last`` of the highest rate."""
    if step <= warmup:
        return highest * step / warmup
    progress = min(1.0, (step - warmup) / max(1, steps - warmup))
    return highest * (last + (1 - last) * 0.5 * (1 + math.cos(math.pi * progress)))


def linear(step: int, steps: int, warmup: int, highest: float, last: float) -> float:
    """Linear rise over ``warmup`` steps, then a straight line down to the share ``last`` of the highest rate."""
    if step <= warmup:
        return highest * step / warmup
    return highest * (1 - (1 - last) * min(1.0, (step - warmup) / max(1, steps - warmup)))


def one_cycle(step: int, steps: int, warmup: int, highest: float, last: float) -> float:
    """Half a cosine up from a 25th, half a cosine down to the share ``last`` (Smith & Topin 2017)."""
    if step <= warmup:
        return highest * (1 / 25 + (1 - 1 / 25) * 0.5 * (1 - math.cos(math.pi * step / warmup)))
    return cosine(step, steps, warmup, highest, last)

"""Waiting for other processes: for a condition, never for a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE_S = 300.0
"""Far longer than anything takes on a busy machine; only what never comes takes that long."""
LOOK_EVERY_S = 0.05

T = TypeVar("T")


def wait_for(found: Callable[[], T | None], what: Callable[[], str] | str) -> T:
    """Looks until there is something, and returns it; fails in the words of ``what``."""
    end_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < end_s:
        value = found()
        if value:
            return value
        time.sleep(LOOK_EVERY_S)
    raise AssertionError(f"It never came: {what if isinstance(what, str) else what()}")

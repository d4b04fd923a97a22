"""Compiled inner loops of Monotonic Alignment Search. Axes: B batch, N tokens, T frames.

A module of its own, so that numba is loaded by those who search and not by those who only speak.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numba
import numpy as np
import numpy.typing as npt

NOT_A_NUMBER = 1
"""Fault of an item: a score is NaN or +inf."""
OUT_OF_REACH = 2
"""Fault of an item: every path meets a score of -inf."""

STRIP = 64
"""Frames turned at a time: one cache line of single-precision scores."""

Floats = npt.NDArray[Any]
Doubles = npt.NDArray[np.float64]
Loop = TypeVar("Loop", bound=Callable[..., Any])


def _compiled(loop: Loop) -> Loop:
    """Machine code that leaves the interpreter lock free, kept on disk where some place can be written."""
    try:
        fast: Loop = numba.njit(nogil=True, cache=True, error_model="numpy")(loop)
    except RuntimeError:
        fast = numba.njit(nogil=True, error_model="numpy")(loop)
    return fast


@_compiled
def _turn(score: Floats, first: int, strip: Floats) -> None:
    """Some rows of score [n, width] -> columns ``first`` and on of strip [STRIP, N]: tokens side by side, frame by frame."""
    rows, width = score.shape
    if width == STRIP:
        for i in range(rows):
            row = score[i]
            for k in range(STRIP):
                strip[k, first + i] = row[k]
    else:
        for i in range(rows):
            for k in range(width):
                strip[k, first + i] = score[i, k]


@_compiled
def _column(score: Floats, before: Doubles, after: Doubles, moved: npt.NDArray[np.uint8]) -> None:
    """One frame: best sums ``before`` [n + 1] of tokens -1.. -> ``after`` [n], and who came from the token before."""
    for c in range(score.shape[0]):
        stay, step = before[c + 1], before[c]
        move = stay < step
        moved[c] = move
        after[c] = score[c] + (step if move else stay)


@_compiled
def _forward(score: Floats, strip: Floats, sums: Doubles, moved: npt.NDArray[np.uint8]) -> int:
    """score [N, T] -> moved [T, N] (inside the band of cells that some path uses); the answer is the fault."""
    n, t = score.shape
    sums[:, : n + 1] = -np.inf
    sums[0, 0] = 0.0
    for first in range(0, t, STRIP):
        end = min(first + STRIP, t)
        top = max(0, n + first - t)
        _turn(score[top : min(n, end), first:end], top, strip)
        for j in range(first, end):
            low, high = max(0, n + j - t), min(n, j + 1)
            before, after = sums[j % 2], sums[1 - j % 2]
            _column(strip[j - first, low:high], before[low : high + 1], after[low + 1 : high + 1], moved[j, low:high])
            sums[0, 0] = -np.inf
            # A sum that is NaN or +inf stays so along its token, so its last one in the band tells of all before.
            if n + j - t >= 0 and not after[low + 1] < np.inf:
                return NOT_A_NUMBER
    return 0 if sums[t % 2, n] > -np.inf else OUT_OF_REACH


@_compiled
def _holds_numbers(row: Floats) -> bool:
    bad = 0
    for value in row:
        bad += not value < np.inf
    return bad == 0


@_compiled
def _corners_hold_numbers(score: Floats) -> bool:
    """Whether the cells of score [N, T] that no path can reach are numbers too."""
    n, t = score.shape
    for i in range(n):
        if not (_holds_numbers(score[i, :i]) and _holds_numbers(score[i, t - n + i + 1 :])):
            return False
    return True


@_compiled
def _back(moved: npt.NDArray[np.uint8], n: int, t: int, durations: npt.NDArray[np.int32]) -> None:
    """Walks back from the last cell and counts the frames of each token."""
    i = n - 1
    for j in range(t - 1, -1, -1):
        durations[i] += 1
        if i > 0 and (i == j or moved[j, i]):
            i -= 1


@_compiled
def search(
    score: Floats,
    tokens: npt.NDArray[np.int64],
    frames: npt.NDArray[np.int64],
    durations: npt.NDArray[np.int32],
    faults: npt.NDArray[np.int32],
    first: int,
    every: int,
) -> None:
    """Items ``first``, ``first + every``, ...: score [B, N, T] -> durations [B, N] (zeroed before), faults [B]."""
    strip = np.empty((STRIP, score.shape[1]), score.dtype)
    sums = np.empty((2, score.shape[1] + 1), np.float64)
    moved = np.empty((score.shape[2], score.shape[1]), np.uint8)
    for b in range(first, score.shape[0], every):
        n, t = tokens[b], frames[b]
        cells = score[b, :n, :t]
        faults[b] = _forward(cells, strip, sums, moved) if _corners_hold_numbers(cells) else NOT_A_NUMBER
        if faults[b] == 0:
            _back(moved, n, t, durations[b])


@_compiled
def paint(durations: npt.NDArray[np.int32], path: npt.NDArray[np.float32]) -> None:
    """durations [B, N] -> ones in path [B, N, T] (zeroed before)."""
    for b in range(durations.shape[0]):
        start = 0
        for i in range(durations.shape[1]):
            end = start + durations[b, i]
            path[b, i, start:end] = 1.0
            start = end

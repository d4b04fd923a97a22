"""Compiled inner loops of Monotonic Alignment Search. Axes: B batch, N tokens, T frames.

A module of its own, so that numba is loaded by those who search and not by those who only speak.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np
import numpy.typing as npt

NOT_A_NUMBER = 1
"""Fault of an item: a score is NaN or +inf."""
OUT_OF_REACH = 2
"""Fault of an item: every path meets a score of -inf."""

BLOCK = 64
"""Tokens taken at a time: their scores stay in the second cache."""
STRIP = 64
"""Frames taken at a time: a strip of a block stays in the first cache."""
LANES = 16
"""Tokens are counted up to a multiple of this, so that vector registers are always full."""

Floats = npt.NDArray[Any]  # float32 or float64
Doubles = npt.NDArray[np.float64]
Flags = npt.NDArray[np.uint8]
Desk = tuple[Floats, Doubles]
"""Room to work in: scores turned [STRIP, BLOCK], sums before and after a frame [2, 1 + BLOCK]."""
Loop = TypeVar("Loop", bound=Callable[..., object])


def _compiled(loop: Loop) -> Loop:
    """Machine code that leaves the interpreter lock free, kept on disk where some place can be written."""
    try:
        fast = numba.njit(nogil=True, cache=True, error_model="numpy")(loop)
    except RuntimeError:
        fast = numba.njit(nogil=True, error_model="numpy")(loop)
    return cast(Loop, fast)


@_compiled
def _column(score: Floats, before: Doubles, after: Doubles, moved: Flags) -> None:
    """One frame: sums ``before`` [1 + n] of tokens -1.. -> ``after``; who came from the token before has ``moved``."""
    for c in range(score.shape[0]):
        stay, step = before[c + 1], before[c]
        move = stay < step
        moved[c] = move
        after[c + 1] = score[c] + (step if move else stay)


@_compiled
def _strip(score: Floats, desk: Desk, edge: Doubles, moved: Flags) -> None:
    """Carries the sums of a block's tokens through a strip: score [n, STRIP] -> moved [STRIP, BLOCK].

    ``edge`` holds the sums of the token before the block, one frame earlier; they give way to those of its last token.
    """
    turned, sums = desk
    n, width = score.shape
    lanes = min(BLOCK, (n + LANES - 1) // LANES * LANES)
    for k in range(width):
        column, line = score[:, k], turned[k]
        for i in range(n):
            line[i] = column[i]
    before, after = sums[0], sums[1]
    for k in range(width):
        before[0], edge[k] = edge[k], before[BLOCK]
        _column(turned[k, :lanes], before, after, moved[k])
        before, after = after, before
    if width % 2:
        after[:] = before


@_compiled
def _block(score: Floats, first: int, end: int, desk: Desk, edge: Doubles, moved: Flags) -> float:
    """All frames that some path can spend in this block: score [n, T] -> the last token's last sum.

    ``edge`` [T] and ``moved`` [T, BLOCK] as in :func:`_strip`, for all frames.
    """
    _turned, sums = desk
    sums[:] = -np.inf
    for start in range(first, end, STRIP):
        stop = min(start + STRIP, end)
        _strip(score[:, start:stop], desk, edge[start:stop], moved[start:stop])
    if end < score.shape[1]:
        edge[end] = sums[0, BLOCK]
    total: float = sums[0, score.shape[0]]
    return total


@_compiled
def _are_numbers(row: Floats) -> bool:
    """Whether no score is NaN or +inf."""
    limit = row.dtype.type(np.inf)
    bad = False
    for i in range(row.shape[0]):
        bad |= not row[i] < limit
    return not bad


@_compiled
def _forward(score: Floats, n: int, t: int, desk: Desk, edge: Doubles, moved: Flags) -> int:
    """score [N, T], n tokens, t frames -> moved [blocks, T, BLOCK] where a path can pass; the answer is the fault."""
    edge[:t] = -np.inf
    edge[0] = 0.0
    total = -np.inf
    for b in range((n + BLOCK - 1) // BLOCK):
        top, bottom = b * BLOCK, min(n, (b + 1) * BLOCK)
        # This look at all cells is nearly free: they must come from memory, and best in their order.
        for i in range(top, bottom):
            if not _are_numbers(score[i][:t]):
                return NOT_A_NUMBER
        # A path is at token 0 in frame 0 and at token n - 1 in frame t - 1: it cannot leave the band between.
        total = _block(score[top:bottom, :t], top, t - n + bottom, desk, edge, moved[b])
    return 0 if total > -np.inf else OUT_OF_REACH


@_compiled
def _back(moved: Flags, n: int, t: int, durations: npt.NDArray[np.int32]) -> None:
    """Walks back from the last cell and counts the frames of each token."""
    i = n - 1
    for j in range(t - 1, -1, -1):
        durations[i] += 1
        if i > 0 and (i == j or moved[i // BLOCK, j, i % BLOCK]):
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
    blocks = (score.shape[1] + BLOCK - 1) // BLOCK
    # Lanes beyond the last token are computed too, from these zeros; nothing reads them.
    desk = (np.zeros((STRIP, BLOCK), score.dtype), np.empty((2, 1 + BLOCK), np.float64))
    edge = np.empty(score.shape[2], np.float64)
    moved = np.empty((blocks, score.shape[2], BLOCK), np.uint8)
    for b in range(first, score.shape[0], every):
        n, t = tokens[b], frames[b]
        faults[b] = _forward(score[b], n, t, desk, edge, moved)
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

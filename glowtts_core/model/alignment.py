"""Monotonic Alignment Search: which token speaks which frame (Kim et al. 2020, section 2.2, algorithm 1).

    Q[i, j] = score[i, j] + max(Q[i, j-1], Q[i-1, j-1]),   from (0, 0) to (last token, last frame)

Axes: B batch, N tokens, T frames. Scores may be torch tensors or numpy arrays; the answer is of the same kind
and device. Sums are kept in double precision and the missing predecessor is minus infinity, so scores of any size
are right. Of two equally good predecessors the search stays on the token. ``-inf`` forbids a cell; NaN and
``+inf`` are errors. Whatever stands outside an item's own rectangle is never looked at.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from types import ModuleType
from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from glowtts_core.errors import AlignmentError

Numbers: TypeAlias = Tensor | npt.NDArray[Any]  # float32 or float64
Scores = TypeVar("Scores", Tensor, npt.NDArray[Any])  # as above

_SHORT = (torch.float16, torch.bfloat16)
SMALL_CELLS = 200_000
"""Up to so many cells a second thread costs more than it saves."""


def maximum_path(score: Scores, text_lengths: Numbers, mel_lengths: Numbers, *, threads: int | None = None) -> Scores:
    """Most likely monotonic alignment: score [B, N, T], lengths [B] -> path [B, N, T] of 0 and 1.

    The path has the score's dtype. The items are shared out over ``threads`` (default: as many as torch may use);
    other Python threads go on meanwhile.

    Raises:
        AlignmentError: lengths that do not fit the score, more tokens than frames, scores that are no numbers.
    """
    durations = maximum_durations(score, text_lengths, mel_lengths, threads=threads)
    if isinstance(score, Tensor):
        return path_from_durations(durations, score.shape[2]).to(score.dtype)
    return path_from_durations(durations, score.shape[2]).astype(score.dtype, copy=False)


def maximum_durations(
    score: Scores, text_lengths: Numbers, mel_lengths: Numbers, *, threads: int | None = None
) -> Scores:
    """Frames per token of the most likely alignment: score [B, N, T], lengths [B] -> durations int32 [B, N].

    All that :func:`maximum_path` finds, without the large array. Padding has 0 frames, every token at least 1.

    Raises:
        AlignmentError: as :func:`maximum_path`.
    """
    grid = _grid(score)
    tokens, frames = _lengths(text_lengths, "text"), _lengths(mel_lengths, "mel")
    _check(grid.shape, tokens, frames)
    durations = np.zeros(grid.shape[:2], np.int32)
    faults = np.zeros(len(grid), np.int32)
    cells = int(np.dot(tokens, frames)) if len(grid) else 0
    workers = _workers(threads, len(grid), cells)
    kernel = _kernel()
    # Item k goes to worker k modulo their number. Plain threads, not numba's own: its default pool ends the whole
    # process when two Python threads use it at once, and it would be a second team beside torch's.
    search = partial(kernel.search, grid, tokens, frames, durations, faults)
    with ThreadPoolExecutor(max_workers=workers) as crew:
        others = [crew.submit(search, first, workers) for first in range(1, workers)]
        search(0, workers)
        for other in others:
            other.result()
    _check_faults(faults, kernel.NOT_A_NUMBER)
    if isinstance(score, Tensor):
        return torch.from_numpy(durations).to(score.device)
    return durations


def path_from_durations(durations: Scores, frames: int) -> Scores:
    """Integer durations [B, N] -> path float32 [B, N, frames] of 0 and 1: token after token."""
    if isinstance(durations, Tensor):
        if durations.device.type == "cpu":
            return torch.from_numpy(path_from_durations(durations.numpy(), frames))
        ends = durations.cumsum(1).unsqueeze(-1)
        now = torch.arange(frames, device=durations.device)
        return ((now < ends) & (now >= ends - durations.unsqueeze(-1))).float()
    path = np.zeros((*durations.shape, frames), np.float32)
    _kernel().paint(durations.astype(np.int32, copy=False), path)
    return path


def durations_from_path(path: Scores) -> Scores:
    """Path [B, N, T] of 0 and 1 -> durations int32 [B, N]."""
    if isinstance(path, Tensor):
        return path.sum(2).to(torch.int32)
    return np.asarray(path.sum(2), np.int32)


def _kernel() -> ModuleType:
    # Imported at the first search: whoever only speaks need not wait for numba.
    from glowtts_core.model import alignment_kernel

    return alignment_kernel


def _grid(score: Numbers) -> npt.NDArray[Any]:  # as above
    if isinstance(score, Tensor):
        score = score.detach()
        score = (score.float() if score.dtype in _SHORT else score).cpu().numpy()
    if score.ndim != 3:
        raise AlignmentError(f"Alignment scores are [batch, tokens, frames], not of the shape {score.shape}.")
    return np.ascontiguousarray(score, np.float32 if score.dtype in (np.float16, np.float32) else np.float64)


def _lengths(lengths: Numbers, what: str) -> npt.NDArray[np.int64]:
    given = lengths.detach().cpu().numpy() if isinstance(lengths, Tensor) else np.asarray(lengths)
    if given.ndim != 1 or not np.issubdtype(given.dtype, np.integer):
        raise AlignmentError(f"The {what} lengths must be one whole number per item of the batch.")
    return np.ascontiguousarray(given, np.int64)


def _check(shape: tuple[int, ...], tokens: npt.NDArray[np.int64], frames: npt.NDArray[np.int64]) -> None:
    for what, lengths, room in (("tokens", tokens, shape[1]), ("mel frames", frames, shape[2])):
        if len(lengths) != shape[0]:
            raise AlignmentError(f"{len(lengths)} numbers of {what} were given for {shape[0]} items.")
        wrong = np.flatnonzero((lengths < 1) | (lengths > room))
        if wrong.size:
            raise AlignmentError(
                f"Item {wrong[0]} has {lengths[wrong[0]]} {what}; from 1 to {room} would fit its scores."
            )
    short = np.flatnonzero(tokens > frames)
    if short.size:
        raise AlignmentError(
            f"Item {short[0]} has {tokens[short[0]]} tokens but only {frames[short[0]]} mel frames: "
            "the recording is too short for its text."
        )


def _check_faults(faults: npt.NDArray[np.int32], not_a_number: int) -> None:
    for item in np.flatnonzero(faults)[:1]:
        if faults[item] == not_a_number:
            raise AlignmentError(f"Item {item} has alignment scores that are NaN or infinite.")
        raise AlignmentError(f"Item {item} has no alignment: every path meets a score of minus infinity.")


def _workers(threads: int | None, items: int, cells: int) -> int:
    if cells <= SMALL_CELLS:
        return 1
    allowed = torch.get_num_threads() if threads is None else threads
    return max(1, min(allowed, items, os.cpu_count() or 1))

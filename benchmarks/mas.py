"""Monotonic Alignment Search beside the fastest peer on PyPI, `monotonic-alignment-search` (compiled Cython).

Every row is measured in one run on the same float32 scores. "public" is what a training loop calls, torch tensors in
and the path out; "kernel" is the compiled loop alone on arrays made before: the peer's fills a path, ours durations.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch

import argparse
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import NamedTuple

import numpy as np
import torch

from benchmarks.machine import best, best_of, describe
from glowtts_core.model import alignment_kernel
from glowtts_core.model.alignment import durations_from_path, maximum_durations, maximum_path

PEER = "monotonic-alignment-search"
SIZES = ((32, 150, 800), (1, 1000, 6000))


class Row(NamedTuple):
    """One way to search."""

    name: str
    work: Callable[[], object]
    before: Callable[[], object]


def main() -> int:
    """Prints a table for each size; 0 where ours is as fast as the peer in every size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=15, help="runs of each row; the best counts (15)")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads(), help="threads of ours (as torch has)")
    options = parser.parse_args()
    print(describe())
    print(f"ours, {options.threads} thread(s), beside {PEER} {_peer_version() or '(not installed)'}\n")
    verdicts = [_measure(*size, options.repeats, options.threads) for size in SIZES]
    return 0 if all(verdicts) else 1


def _peer_version() -> str | None:
    try:
        import monotonic_alignment_search  # noqa: F401  # whether it is there
    except ImportError:
        return None
    return version(PEER)


def _measure(batch: int, tokens: int, frames: int, repeats: int, threads: int) -> bool:
    score = np.random.default_rng(1).standard_normal((batch, tokens, frames)).astype(np.float32) * 10 - 100
    ours = _ours(score, threads)
    peers = _peers(score) if _peer_version() else []
    rows = [*peers, *ours]
    for row in rows:
        row.before()
        row.work()  # compiled and cached before anything is timed
    # Taken in turns, so that a busy moment of the machine meets all of them.
    rounds = [[best_of(1, row.work, row.before) for row in rows] for _ in range(repeats)]
    took = {row.name: best(times) for row, times in zip(rows, zip(*rounds, strict=True), strict=True)}
    print(f"B={batch}, {tokens} tokens x {frames} frames        wall ms    CPU ms")
    for name, time in took.items():
        print(f"  {name:<36}{time.wall_s * 1e3:9.2f} {time.cpu_s * 1e3:9.2f}")
    if not peers:
        print("  no peer to compare with: pip install monotonic-alignment-search\n")
        return True
    public = took["ours, public"].wall_s / took["peer, public"].wall_s
    kernel = took["ours, kernel"].cpu_s / took["peer, kernel"].cpu_s  # one thread each
    print(f"  ours takes {public:.2f} of the peer's wall time (public), {kernel:.2f} of its CPU time (kernel)")
    _compare_paths(score)
    return max(public, kernel) <= 1.0


def _ours(score: np.ndarray, threads: int) -> list[Row]:
    scores, tokens, frames = _inputs(score)
    n, t = tokens.numpy(), frames.numpy()
    durations, faults = np.zeros(score.shape[:2], np.int32), np.zeros(len(score), np.int32)
    return [
        Row("ours, public", lambda: maximum_path(scores, tokens, frames, threads=threads), lambda: None),
        Row("ours, public, 1 thread", lambda: maximum_path(scores, tokens, frames, threads=1), lambda: None),
        Row(
            "ours, durations only",
            lambda: maximum_durations(scores, tokens, frames, threads=threads),
            lambda: None,
        ),
        Row(
            "ours, kernel",
            lambda: alignment_kernel.search(score, n, t, durations, faults, 0, 1),
            lambda: durations.fill(0),
        ),
    ]


def _peers(score: np.ndarray) -> list[Row]:
    from monotonic_alignment_search import maximum_path as peer_path
    from monotonic_alignment_search.core import maximum_path_c

    scores, tokens, frames = _inputs(score)
    mask = torch.ones_like(scores)
    values, path = score.copy(), np.zeros(score.shape, np.int32)
    n, t = tokens.int().numpy(), frames.int().numpy()

    def fresh() -> None:  # the peer's kernel works in place
        values[:] = score
        path.fill(0)

    return [
        Row("peer, public", lambda: peer_path(scores, mask), lambda: None),
        Row("peer, kernel", lambda: maximum_path_c(path, values, n, t), fresh),
    ]


def _inputs(score: np.ndarray) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    batch, tokens, frames = score.shape
    return torch.from_numpy(score), torch.full((batch,), tokens), torch.full((batch,), frames)


def _compare_paths(score: np.ndarray) -> None:
    """Says how good both paths are; the peer sums in single precision, so its path may be a little worse."""
    from monotonic_alignment_search import maximum_path as peer_path

    scores, tokens, frames = _inputs(score)
    mine, theirs = maximum_path(scores, tokens, frames), peer_path(scores, torch.ones_like(scores))
    same = bool((durations_from_path(mine) == durations_from_path(theirs)).all())
    gain = float(((mine - theirs).double() * scores.double()).sum())
    print(f"  the same path: {'yes' if same else f'no, ours scores {gain:+.4f}'}\n")


if __name__ == "__main__":
    sys.exit(main())

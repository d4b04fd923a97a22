"""Monotonic Alignment Search against recorded cases, against every possible path, and at its edges."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from glowtts_core.errors import AlignmentError
from glowtts_core.model.alignment import (
    durations_from_path,
    maximum_durations,
    maximum_path,
    path_from_durations,
)

GOLDEN = Path(__file__).parents[2] / "golden" / "mas" / "mas.npz"


def one_by_one(score: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Durations [N] of one item [N, T] by the recursion, cell after cell in double precision; ties stay."""
    n, t = score.shape
    best = np.full((n, t), -np.inf)
    best[0, 0] = score[0, 0]
    for j in range(1, t):
        for i in range(min(n, j + 1)):
            step = best[i - 1, j - 1] if i else -np.inf
            best[i, j] = score[i, j] + max(best[i, j - 1], step)
    durations, i = np.zeros(n, np.int64), n - 1
    for j in range(t - 1, -1, -1):
        durations[i] += 1
        if i and (i == j or best[i, j - 1] < best[i - 1, j - 1]):
            i -= 1
    return durations


def every_path(score: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Durations [N] of one item [N, T] by trying all ways to cut the frames into N runs."""
    n, t = score.shape

    def total(cuts: tuple[int, ...]) -> float:
        bounds = (0, *cuts, t)
        return float(sum(score[i, bounds[i] : bounds[i + 1]].sum() for i in range(n)))

    best = max(combinations(range(1, t), n - 1), key=total)
    return np.diff((0, *best, t))


def normal(*shape: int, seed: int = 0, size: float = 1.0) -> npt.NDArray[np.float32]:
    return (np.random.default_rng(seed).standard_normal(shape) * size).astype(np.float32)


def lengths(*values: int) -> npt.NDArray[np.int64]:
    return np.array(values)


@pytest.mark.parametrize("kind", ["numpy", "torch"])
def test_recorded_cases(kind: str) -> None:
    golden = np.load(GOLDEN)
    numbers = sorted(name.removeprefix("value_") for name in golden if name.startswith("value_"))
    assert numbers
    for number in numbers:
        arguments = [golden[f"{name}_{number}"] for name in ("value", "x_len", "y_len")]
        path: object = maximum_path(*(arguments if kind == "numpy" else map(torch.from_numpy, arguments)))
        np.testing.assert_array_equal(np.asarray(path), golden[f"path_{number}"], err_msg=number)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 6), st.integers(0, 6), st.integers(0, 2**32 - 1))
def test_no_path_is_better(n: int, more: int, seed: int) -> None:
    score = np.random.default_rng(seed).standard_normal((1, n, n + more)) * 10
    np.testing.assert_array_equal(maximum_durations(score, lengths(n), lengths(n + more))[0], every_path(score[0]))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 9), st.integers(0, 9), st.integers(0, 2**32 - 1))
def test_ties_stay_on_the_token(n: int, more: int, seed: int) -> None:
    score = np.random.default_rng(seed).integers(-1, 1, (1, n, n + more)).astype(np.float32)
    found = maximum_durations(score, lengths(n), lengths(n + more))
    np.testing.assert_array_equal(found[0], one_by_one(score[0]))


@pytest.mark.parametrize(("n", "t"), [(63, 64), (64, 64), (65, 65), (128, 129), (129, 200), (70, 131), (200, 500)])
def test_sizes_around_the_blocks_of_the_kernel(n: int, t: int) -> None:
    score = normal(1, n, t, seed=n + t)
    np.testing.assert_array_equal(maximum_durations(score, lengths(n), lengths(t))[0], one_by_one(score[0]))


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_ragged_batch_ignores_what_stands_outside(threads: int) -> None:
    tokens, frames = lengths(1, 70, 130, 1, 33, 64), lengths(1, 70, 299, 300, 150, 128)
    score = normal(6, 130, 300, seed=3)
    expected = np.zeros((6, 130), np.int64)
    for b, (n, t) in enumerate(zip(tokens, frames, strict=True)):
        expected[b, :n] = one_by_one(score[b, :n, :t])
        score[b, n:] = (np.nan, np.inf, -np.inf)[b % 3]
        score[b, :, t:] = (np.inf, np.nan, 1e30)[b % 3]
    found = maximum_durations(score, tokens, frames, threads=threads)
    np.testing.assert_array_equal(found, expected)
    path = maximum_path(score, tokens, frames, threads=threads)
    np.testing.assert_array_equal(path, path_from_durations(expected.astype(np.int32), 300))


def test_sums_below_any_sentinel() -> None:
    score = normal(1, 4, 9, seed=8, size=1e8) - np.float32(1e9)
    np.testing.assert_array_equal(maximum_durations(score, lengths(4), lengths(9))[0], every_path(score[0]))
    huge = normal(1, 4, 9, seed=9, size=1e36)
    np.testing.assert_array_equal(maximum_durations(huge, lengths(4), lengths(9))[0], every_path(huge[0].astype(float)))


def test_minus_infinity_forbids_a_cell() -> None:
    score = normal(1, 3, 7, seed=1)
    score[0, 1, 3] = -np.inf
    path = maximum_path(score, lengths(3), lengths(7))
    assert path[0, 1, 3] == 0
    np.testing.assert_array_equal(durations_from_path(path)[0], every_path(score[0]))
    score[0, :, 5] = -np.inf
    with pytest.raises(AlignmentError, match="Item 0 has no alignment"):
        maximum_path(score, lengths(3), lengths(7))


@pytest.mark.parametrize("fault", [np.nan, np.inf])
@pytest.mark.parametrize("cell", [(0, 0), (0, 99), (69, 0), (69, 99), (30, 50), (66, 70)])
def test_scores_that_are_no_numbers_name_the_item(fault: float, cell: tuple[int, int]) -> None:
    score = normal(3, 70, 100)
    score[1, cell[0], cell[1]] = fault
    with pytest.raises(AlignmentError, match="Item 1 has alignment scores that are NaN"):
        maximum_path(torch.from_numpy(score), torch.tensor([70] * 3), torch.tensor([100] * 3))


def test_more_tokens_than_frames_names_item_and_numbers() -> None:
    with pytest.raises(AlignmentError, match="Item 1 has 5 tokens but only 4 mel frames"):
        maximum_path(torch.zeros(2, 5, 6), torch.tensor([5, 5]), torch.tensor([6, 4]))


@pytest.mark.parametrize(
    ("tokens", "frames", "words"),
    [
        ((3, 0), (4, 4), "Item 1 has 0 tokens"),
        ((3, 4), (4, 4), "Item 1 has 4 tokens"),
        ((3, 3), (5, 4), "Item 0 has 5 mel frames"),
        ((3, 3), (-1, 4), "Item 0 has -1 mel frames"),
        ((3,), (4, 4), "1 numbers of tokens were given for 2 items"),
        ((3.0, 3.0), (4, 4), "whole number"),
    ],
)
def test_lengths_that_do_not_fit(tokens: tuple[int, ...], frames: tuple[int, ...], words: str) -> None:
    with pytest.raises(AlignmentError, match=words):
        maximum_path(np.zeros((2, 3, 4), np.float32), np.array(tokens), np.array(frames))


def test_scores_must_be_a_batch() -> None:
    with pytest.raises(AlignmentError, match="batch, tokens, frames"):
        maximum_path(np.zeros((3, 4), np.float32), lengths(3), lengths(4))


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32, torch.bfloat16, torch.float16])
def test_torch_in_torch_out(dtype: torch.dtype) -> None:
    score = torch.from_numpy(normal(2, 6, 20)).to(dtype).requires_grad_()
    path = maximum_path(score, torch.tensor([6, 3]), torch.tensor([20, 11]))
    assert (path.dtype, path.shape, path.requires_grad) == (dtype, score.shape, False)
    np.testing.assert_array_equal(
        durations_from_path(path)[1, :3], one_by_one(score[1, :3, :11].detach().double().numpy())
    )
    assert path.sum(1).tolist() == [[1.0] * 20, [1.0] * 11 + [0.0] * 9]


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.float16, np.int32])
def test_numpy_in_numpy_out(dtype: type[np.generic]) -> None:
    score = (normal(1, 5, 12) * 10).astype(dtype)
    path = maximum_path(score, lengths(5), lengths(12))
    assert isinstance(path, np.ndarray) and path.dtype == dtype
    np.testing.assert_array_equal(path.sum(2)[0], one_by_one(score[0]))
    assert durations_from_path(path).dtype == np.int32


def test_scores_stay_as_they_were_and_may_be_views() -> None:
    whole = normal(40, 12, 2)
    score = whole.transpose(2, 1, 0)
    before = whole.copy()
    found = maximum_durations(score, lengths(12, 9), lengths(40, 38))
    np.testing.assert_array_equal(whole, before)
    np.testing.assert_array_equal(found[0], one_by_one(score[0]))
    np.testing.assert_array_equal(found[1, :9], one_by_one(score[1, :9, :38]))


def test_empty_batch_has_an_empty_path() -> None:
    nothing = np.zeros(0, np.int64)
    assert maximum_path(np.zeros((0, 3, 4), np.float32), nothing, nothing).shape == (0, 3, 4)


def test_several_python_threads_may_search_at_once() -> None:
    score = normal(4, 60, 1500, seed=5)
    tokens, frames = lengths(60, 60, 50, 40), lengths(1500, 1400, 1500, 900)
    alone = maximum_durations(score, tokens, frames, threads=1)
    with ThreadPoolExecutor(4) as crew:
        together = list(crew.map(lambda _: maximum_durations(score, tokens, frames, threads=2), range(8)))
    for found in together:
        np.testing.assert_array_equal(found, alone)


@pytest.mark.gpu
def test_scores_on_the_gpu_give_a_path_on_the_gpu() -> None:
    score = torch.from_numpy(normal(3, 40, 90))
    tokens, frames = torch.tensor([40, 20, 1]), torch.tensor([90, 70, 5])
    path = maximum_path(score.cuda(), tokens.cuda(), frames.cuda())
    assert path.device.type == "cuda"
    assert torch.equal(path.cpu(), maximum_path(score, tokens, frames))

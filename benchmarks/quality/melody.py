"""Comparing pitch contours.

Axes: T frames, K takes.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glowtts_core.audio.mel import MelSpec
from glowtts_core.audio.pitch import pitch
from glowtts_core.types import Audio

Contour = npt.NDArray[np.float32]
"""Hz, 0 = unvoiced [T]."""

GROSS_ST = 9.0
"""A pair of frames farther apart is a slip of the tracker by an octave, not a melody."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How two contours differ, frame by frame."""

    rms_st: float
    """Over frames voiced in both, without gross slips."""
    gross: float
    """Share of the frames voiced in both that are further apart than `GROSS_ST`."""
    voicing: float
    """Share of all frames that are voiced in one of the two only."""


def contour(audio: Audio, spec: MelSpec, *, careful: bool = False) -> Contour:
    """Pitch of a sound on the grid of its mel, [T]."""
    samples = audio.samples
    return pitch(samples, spec, len(samples) // spec.hop, careful=careful)


def differ(a: Sequence[Contour], b: Sequence[Contour]) -> Difference:
    """The difference over all frames of pairs of contours of equal lengths."""
    ours, theirs = np.concatenate(list(a)), np.concatenate(list(b))
    moved = between_st(ours, theirs)
    near = np.abs(moved) <= GROSS_ST
    rms = float(np.sqrt(np.square(moved[near]).mean())) if near.any() else float("nan")
    gross = float((~near).mean()) if len(moved) else float("nan")
    return Difference(rms, gross, float(((ours > 0) != (theirs > 0)).mean()))


def between_st(a: Contour, b: Contour) -> npt.NDArray[np.float64]:
    """How many semitones a stands above b in each frame voiced in both."""
    both = (a > 0) & (b > 0)
    return np.asarray(12 * np.log2(a[both].astype(np.float64) / b[both]))


def correlation(a: Sequence[Contour], b: Sequence[Contour]) -> float:
    """Correlation of log pitch within the sounds: each contour loses its own mean first; equal lengths in pairs.

    Gross slips of the tracker are left out.
    """
    left, right = [], []
    for ours, theirs in zip(a, b, strict=True):
        both = (ours > 0) & (theirs > 0)
        x, y = np.log2(ours[both].astype(np.float64)), np.log2(theirs[both].astype(np.float64))
        near = np.abs((x - y) - np.median(x - y)) * 12 <= GROSS_ST if len(x) else np.zeros(0, bool)
        if near.sum() > 1:
            left.append(x[near] - x[near].mean())
            right.append(y[near] - y[near].mean())
    return pearson(np.concatenate(left), np.concatenate(right)) if left else float("nan")


def pearson(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> float:
    """Pearson's correlation; not a number where one of the two never changes."""
    with warnings.catch_warnings(), np.errstate(invalid="ignore", divide="ignore"):
        warnings.simplefilter("ignore", RuntimeWarning)
        return float(np.corrcoef(x, y)[0, 1])


def spread_st(takes: Sequence[Contour]) -> float:
    """Standard deviation of the pitch between takes of the same length, root mean square over frames, in semitones.

    Counted are the frames voiced in every take, without those where the tracker slipped in one.
    """
    whole = np.stack(takes)
    voiced = whole[:, (whole > 0).all(0)]
    if not voiced.size:
        return float("nan")
    semitones = 12 * np.log2(voiced.astype(np.float64))
    steady = (np.abs(semitones - np.median(semitones, 0)) <= GROSS_ST).all(0)
    return float(np.sqrt(semitones[:, steady].var(0, ddof=1).mean()))

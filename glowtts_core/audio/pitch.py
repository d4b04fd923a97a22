"""The pitch of recordings, on the grid of the mel.

Axes: T frames.
"""

from __future__ import annotations

import warnings

import numpy as np
import numpy.typing as npt

from glowtts_core.audio.mel import MelSpec

with warnings.catch_warnings():
    # pyworld asks setuptools for its own version in a way that setuptools warns about.
    warnings.simplefilter("ignore")
    import pyworld


_AROUND = 26  # frames on both sides that a slip is measured against (0.3 s)
_FAR_ST, _NEAR_ST = 8.0, 4.0  # a slip is so far from its surroundings, and an octave from it so near to them


def pitch(
    samples: npt.NDArray[np.float32], spec: MelSpec, frames: int, *, careful: bool = False
) -> npt.NDArray[np.float32]:
    """F0 in Hz at the middle of each frame, 0 where unvoiced: samples [N] -> [T].

    By WORLD's dio and stonemask, as voices learn it; ``careful``: by its harvest, which is slower and loses its way
    less often in recordings of strangers, with slips of an octave put right.
    """
    # WORLD's frame k stands at time k · period; dropping half a hop puts it in the middle of our hop.
    late = samples[0 if spec.centred else spec.hop // 2 :].astype(np.float64)
    options = {"f0_floor": 65.0, "f0_ceil": 600.0, "frame_period": 1000 * spec.hop / spec.sample_rate}
    if careful:
        found = _without_slips(pyworld.harvest(late, spec.sample_rate, **options)[0])[:frames]
    else:
        rough, times = pyworld.dio(late, spec.sample_rate, **options)
        found = pyworld.stonemask(late, rough, times, spec.sample_rate)[:frames]
    return np.pad(found, (0, frames - len(found))).astype(np.float32)


def _without_slips(f0_hz: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """A contour in Hz [T] whose stretches that stand an octave beside their surroundings are moved there."""
    moved = f0_hz.copy()
    places = np.flatnonzero(f0_hz > 0)
    semitones = 12 * np.log2(f0_hz[places])
    for index, place in enumerate(places):
        near = slice(*np.searchsorted(places, [place - _AROUND, place + _AROUND + 1]))
        beside = semitones[index] - np.median(semitones[near])
        octave = 12 * np.sign(beside)
        if abs(beside) > _FAR_ST and abs(beside - octave) < _NEAR_ST:
            moved[place] *= 2.0 ** (-octave / 12)
    return moved

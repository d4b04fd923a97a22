"""Part 3: what the acoustic model says of held-out prompts, beside the recordings of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from benchmarks.quality.heldout import Recording
from benchmarks.quality.melody import Contour, contour, correlation, differ, pearson
from benchmarks.quality.report import Row, at_least, at_most, reported
from benchmarks.quality.spectra import cepstral_distortion_db, cepstrum, warping_path
from benchmarks.quality.understood import seeds
from benchmarks.quality.voice import Candidate, sounds
from glowtts_core.errors import AlignmentError

DISTORTION, MELODY, TIMING = "mel-cepstral distortion", "F0 correlation", "correlation of log durations"


def text_to_mel_rows(voice: Candidate, recordings: Sequence[Recording], first: Mapping[str, float]) -> list[Row]:
    """Distortion, melody and timing. ``first``: figures of an earlier voice, by name, which these must surpass."""
    part, spec = "3 text to mel", voice.spec
    distortions, made, true = [], [], []
    for one, seed in zip(recordings, seeds(recordings), strict=True):
        take = voice.perform(one.text, seed=seed)
        ours, theirs = cepstrum(take.mel), cepstrum(one.mel(spec).numpy())
        i, j = warping_path(ours, theirs)
        distortions.append(float(cepstral_distortion_db(ours[:, i], theirs[:, j]).mean()))
        spoken, said = contour(take.audio, spec), contour(one.audio, spec)
        made.append(_at(spoken, i))
        true.append(_at(said, j))
    planned, aligned, refused = durations(voice, recordings)
    melody = differ(made, true)
    timing = pearson(np.log(planned), np.log(aligned))
    miss_ms = 1000 * spec.frame_s * float(np.median(np.abs(planned - aligned)))
    beside = f"{len(planned)} sounds, median miss {miss_ms:.0f} ms" + (
        f", {refused} clips too short" if refused else ""
    )
    return [
        _surpass(part, DISTORTION, float(np.mean(distortions)), "dB", f"{len(recordings)} clips", first, lower=True),
        _surpass(part, MELODY, correlation(made, true), "", f"rms {melody.rms_st:.2f} st", first, lower=False),
        _surpass(part, TIMING, timing, "", beside, first, lower=False),
        reported(part, "correlation of durations", pearson(planned, aligned)),
        reported(part, "length beside the recordings", float(planned.sum() / aligned.sum()), "times", "sounds only"),
    ]


def durations(
    voice: Candidate, recordings: Sequence[Recording]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], int]:
    """Frames of each sound as planned and as aligned, pauses left out, and how many clips were too short."""
    planned, aligned, refused = [], [], 0
    for one in recordings:
        sentences = voice.phones_of(one.text)
        try:
            found = voice.aligned_frames(sentences, one.mel(voice.spec))
        except AlignmentError:
            refused += 1
            continue
        keep = sounds(sentences)
        planned.append(voice.planned_frames(sentences)[keep])
        aligned.append(found[keep])
    if not planned:
        return np.ones(0), np.ones(0), refused
    return np.maximum(np.concatenate(planned), 1.0), np.maximum(np.concatenate(aligned), 1.0), refused


def _at(hz: Contour, frames: npt.NDArray[np.int64]) -> Contour:
    """The contour in the order of a path."""
    return np.asarray(hz[np.minimum(frames, len(hz) - 1)], np.float32)


def _surpass(
    part: str, name: str, value: float, unit: str, beside: str, first: Mapping[str, float], *, lower: bool
) -> Row:
    if name not in first:
        return reported(part, name, value, unit, beside)
    return (at_most if lower else at_least)(part, name, value, first[name], unit, beside)

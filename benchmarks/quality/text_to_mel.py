"""Part 3: what the acoustic model says of held-out prompts, beside the recordings of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from benchmarks.quality.heldout import Recording
from benchmarks.quality.melody import Contour, contour, correlation, differ, pearson
from benchmarks.quality.report import Row, at_least, at_most, reported
from benchmarks.quality.spectra import cepstral_distortion_db, cepstrum, warping_path
from benchmarks.quality.understood import seeds
from benchmarks.quality.voice import Candidate, sounds
from glowtts_core.audio.mel import MelSpec
from glowtts_core.errors import AlignmentError
from glowtts_core.types import Audio

DISTORTION, MELODY, TIMING = "mel-cepstral distortion", "F0 correlation", "correlation of log durations"


@dataclass(slots=True)
class Likeness:
    """How one way of saying sentences compares with another, clip by clip, after warping."""

    distortions: list[float] = field(default_factory=list)
    made: list[Contour] = field(default_factory=list)
    true: list[Contour] = field(default_factory=list)

    def add(self, mel: npt.NDArray[np.float32], audio: Audio, one: Recording, spec: MelSpec) -> None:
        """Another way of saying what a recording says: its mel [C, T] and its sound."""
        ours, theirs = cepstrum(mel), cepstrum(one.mel(spec).numpy())
        i, j = warping_path(ours, theirs)
        self.distortions.append(float(cepstral_distortion_db(ours[:, i], theirs[:, j]).mean()))
        self.made.append(_at(contour(audio, spec), i))
        self.true.append(_at(contour(one.audio, spec), j))

    def distortion(self) -> float:
        """Mean over the clips, in decibels."""
        return float(np.mean(self.distortions)) if self.distortions else float("nan")


def text_to_mel_rows(voice: Candidate, recordings: Sequence[Recording], first: Mapping[str, float]) -> list[Row]:
    """Distortion, melody and timing. ``first``: figures of an earlier voice, by name, which these must surpass.

    Beside them stands what the speaker's own second reading of the same prompts gives: nobody says a sentence twice
    in the same way, so that is as near as a model can be expected to come.
    """
    part, spec = "3 text to mel", voice.spec
    spoken, again = Likeness(), Likeness()
    for one, seed in zip(recordings, seeds(recordings), strict=True):
        take = voice.perform(one.text, seed=seed)
        spoken.add(take.mel, take.audio, one, spec)
    for one, other in twice_read(recordings):
        again.add(other.mel(spec).numpy(), other.audio, one, spec)
    planned, aligned, refused = durations(voice, recordings)
    melody = differ(spoken.made, spoken.true)
    timing = pearson(np.log(planned), np.log(aligned))
    miss_ms = 1000 * spec.frame_s * float(np.median(np.abs(planned - aligned)))
    own = f"{len(again.made)} second readings"
    far = f"{len(recordings)} clips; {own}: {again.distortion():.2f} dB"
    tune = f"rms {melody.rms_st:.2f} st; {own}: {correlation(again.made, again.true):.3f}"
    beside = f"{len(planned)} sounds, median miss {miss_ms:.0f} ms" + (
        f", {refused} clips too short" if refused else ""
    )
    return [
        _surpass(part, DISTORTION, spoken.distortion(), "dB", far, first, lower=True),
        _surpass(part, MELODY, correlation(spoken.made, spoken.true), "", tune, first, lower=False),
        _surpass(part, TIMING, timing, "", beside, first, lower=False),
        reported(part, "correlation of durations", pearson(planned, aligned)),
        reported(part, "length beside the recordings", float(planned.sum() / aligned.sum()), "times", "sounds only"),
    ]


def twice_read(recordings: Sequence[Recording]) -> list[tuple[Recording, Recording]]:
    """Each recording with the next one of the same text."""
    waiting: dict[str, Recording] = {}
    pairs = []
    for one in recordings:
        if one.text in waiting:
            pairs.append((waiting[one.text], one))
        waiting[one.text] = one
    return pairs


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

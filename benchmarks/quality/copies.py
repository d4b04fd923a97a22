"""Part 2: the vocoder speaks the mels of recordings; pitch shifts; faults that repeat with the frames."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch

from benchmarks.pitch import WORST_MISS_ST
from benchmarks.pitch import WORST_RATIO as WORST_SHIFTED_RATIO
from benchmarks.quality.heldout import Recording
from benchmarks.quality.melody import Contour, between_st, contour, differ
from benchmarks.quality.report import Row, at_least, at_most, reported
from benchmarks.quality.spectra import BANDS_HZ, HARMONICS, Modulation, clipped, offset, stft_distance
from benchmarks.quality.understood import ratio_of, total
from benchmarks.quality.voice import Candidate
from benchmarks.recogniser import RATE_HZ
from benchmarks.sentences import Sentence
from glowtts_core.audio.mel import MelSpec, mel_basis
from glowtts_core.audio.wav import resample
from glowtts_core.types import Audio
from glowtts_core.vocoder.griffin_lim import GriffinLimConfig, GriffinLimVocoder
from glowtts_core.vocoder.interface import Vocoder

PESQ = 3.0
STOI = 0.95
MODULATION_DB = 3.0
OFFSET = 0.001
"""Direct current above this share of full scale is a fault."""
SHIFTS_ST = (3.0, -3.0)


@dataclass(slots=True)
class Copies:
    """What was measured of one vocoder, clip by clip."""

    pesq: list[float] = field(default_factory=list)
    stoi: list[float] = field(default_factory=list)
    convergence: list[float] = field(default_factory=list)
    magnitude: list[float] = field(default_factory=list)
    made: list[Contour] = field(default_factory=list)
    true: list[Contour] = field(default_factory=list)
    offsets: list[float] = field(default_factory=list)
    clipped: int = 0


def copy_rows(voice: Candidate, recordings: Sequence[Recording]) -> list[Row]:
    """Copy-synthesis by the voice's vocoder, beside Griffin-Lim."""
    part, spec = "2 vocoder", voice.spec
    basis = torch.from_numpy(mel_basis(spec).copy())
    peer = GriffinLimVocoder(GriffinLimConfig(spec.n_mels, spec.n_fft, spec.hop), basis)
    beats = {"copies": Modulation(spec), "recordings": Modulation(spec)}
    for one in recordings:
        beats["recordings"].add(one.audio.samples)
    ours = measured(voice.vocoder, recordings, spec, beats["copies"])
    theirs = measured(peer, recordings, spec)
    pitch, their_pitch = differ(ours.made, ours.true), differ(theirs.made, theirs.true)
    rows = [
        at_least(part, "PESQ-WB", _mean(ours.pesq), PESQ, "", _other(_mean(theirs.pesq)), clips=ours.pesq),
        at_least(part, "STOI", _mean(ours.stoi), STOI, "", _other(_mean(theirs.stoi)), clips=ours.stoi),
        reported(
            part, "STFT convergence, 4 resolutions", _mean(ours.convergence), "", _other(_mean(theirs.convergence))
        ),
        reported(part, "STFT log magnitude, 4 resolutions", _mean(ours.magnitude), "", _other(_mean(theirs.magnitude))),
        reported(part, "F0 error", pitch.rms_st, "st", _other(their_pitch.rms_st)),
        reported(part, "F0 slips by octaves", 100 * pitch.gross, "%", _other(100 * their_pitch.gross)),
        reported(part, "voicing errors", 100 * pitch.voicing, "%", _other(100 * their_pitch.voicing)),
        at_most(part, "samples clipped", ours.clipped, 0, "", _other(theirs.clipped)),
        at_most(part, "direct current", max(ours.offsets), OFFSET, "", "of full scale, worst clip"),
    ]
    return rows + _beats(part, beats["copies"], beats["recordings"], spec)


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values))


def _other(value: float) -> str:
    return f"Griffin-Lim {value:.3g}"


def measured(
    vocoder: Vocoder, recordings: Sequence[Recording], spec: MelSpec, beats: Modulation | None = None
) -> Copies:
    """A vocoder's copies of recordings beside the recordings."""
    found = Copies()
    for one in recordings:
        with torch.inference_mode():
            made = vocoder(one.mel(spec)[None])[0].float().cpu().numpy()
        copy = Audio(made[: len(one.audio.samples)], spec.sample_rate)
        found.clipped += clipped(copy.samples)
        found.offsets.append(offset(copy.samples))
        quality, clear = perceived(one.audio, copy)
        found.pesq.append(quality)
        found.stoi.append(clear)
        convergence, magnitude = stft_distance(copy.samples, one.audio.samples)
        found.convergence.append(convergence)
        found.magnitude.append(magnitude)
        found.made.append(contour(copy, spec))
        found.true.append(contour(one.audio, spec))
        if beats is not None:
            beats.add(copy.samples)
    return found


def perceived(true: Audio, made: Audio) -> tuple[float, float]:
    """PESQ-WB and STOI of a copy, at 16 kHz."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pesq import pesq
        from pystoi import stoi
    a, b = (resample(audio, RATE_HZ).samples.astype(np.float64) for audio in (true, made))
    return float(pesq(RATE_HZ, a, b, "wb")), float(stoi(a, b, RATE_HZ))


def _beats(part: str, ours: Modulation, theirs: Modulation, spec: MelSpec) -> list[Row]:
    made, true = ours.levels_db(), theirs.levels_db()
    rows = []
    for column in range(HARMONICS):
        more = made[:, column] - true[:, column]
        band = int(np.argmax(more))
        name = f"beating at {(column + 1) * spec.sample_rate / spec.hop:.1f} Hz above recordings"
        low, high = BANDS_HZ[band]
        beside = (
            f"worst band, {low:.0f}-{high:.0f} Hz: {made[band, column]:.1f} dB, recordings {true[band, column]:.1f} dB"
        )
        rows.append(at_most(part, name, float(more[band]), MODULATION_DB, "dB", beside, bands=more.tolist()))
    return rows


def spoken_rows(voice: Candidate, recordings: Sequence[Recording], sentences: Sequence[Sentence]) -> list[Row]:
    """Faults of whole sentences spoken from text: clipping, direct current, beating."""
    part, spec = "2 spoken from text", voice.spec
    beats, natural = Modulation(spec), Modulation(spec)
    samples = [voice.speak(sentence.text).samples for sentence in sentences]
    for one in samples:
        beats.add(one)
    for recording in recordings:
        natural.add(recording.audio.samples)
    rows = [
        at_most(part, "samples clipped", sum(map(clipped, samples)), 0),
        at_most(part, "direct current", max(map(offset, samples)), OFFSET, "", "of full scale, worst sentence"),
    ]
    worst = float((beats.prominence_db()[:, 0]).max())
    beside = f"recordings {natural.prominence_db()[:, 0].max():.1f} dB" if recordings else ""
    rate = spec.sample_rate / spec.hop
    return [*rows, reported(part, f"line at {rate:.1f} Hz above its neighbours", worst, "dB", beside)]


def shift_rows(voice: Candidate, sentences: Sequence[Sentence]) -> list[Row]:
    """Sentences spoken higher and lower."""
    part = "2 pitch shifts"
    if not voice.vocoder.takes_f0:
        return [reported(part, "none: the vocoder takes no pitch", float("nan"))]
    texts = [sentence.text for sentence in sentences]
    plain = [voice.speak(text) for text in texts]
    straight = [voice.errors_in(text, audio) for text, audio in zip(texts, plain, strict=True)]
    rows = []
    for asked in SHIFTS_ST:
        moved = [voice.speak(text, pitch_st=asked) for text in texts]
        found = shift_found(plain, moved, lambda audio: contour(audio, voice.spec))
        errors = [voice.errors_in(text, audio, pitch_st=asked) for text, audio in zip(texts, moved, strict=True)]
        rows.append(
            at_most(part, f"{asked:+g} st: miss", abs(found - asked), WORST_MISS_ST, "st", f"found {found:+.2f}")
        )
        ratio = ratio_of(errors, straight)
        beside = (
            f"{total(errors).rate:.1%} against {total(straight).rate:.1%}, 95 %: {ratio.low:.2f} to {ratio.high:.2f}"
        )
        name = f"{asked:+g} st: times the errors unshifted"
        rows.append(at_most(part, name, ratio.value, WORST_SHIFTED_RATIO, "", beside))
    return rows


def shift_found(plain: Sequence[Audio], moved: Sequence[Audio], track: Callable[[Audio], Contour]) -> float:
    """Median over all frames of how many semitones the second sounds stand above the first; equal timing."""
    distances = []
    for a, b in zip(plain, moved, strict=True):
        before, after = track(a), track(b)
        count = min(len(before), len(after))
        distances.append(between_st(after[:count], before[:count]))
    return float(np.median(np.concatenate(distances)))

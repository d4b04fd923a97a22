"""Recordings spoken again at another pitch, so that the vocoder learns to follow the pitch it is told.

Its mel input then shows the harmonics of the shifted voice while pitch and samples are the recording's: the net
learns not to trust harmonics that it sees. WORLD (Morise et al. 2016) keeps the formants in place, and its output
stays aligned with the recording sample by sample.
"""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt

from glowtts_core.events import Announcer
from glowtts_core.training.checkpoint import write_bytes
from glowtts_core.training.corpus.corpus import Clip, Corpus, read_feature
from glowtts_core.training.vocoder.dataset import Recording

with warnings.catch_warnings():
    # pyworld asks setuptools for its own version in a way that setuptools warns about.
    warnings.simplefilter("ignore")
    import pyworld

_SMALLEST_ST, _LARGEST_ST = 1.0, 5.0


def recordings(corpus: Corpus, clips: tuple[Clip, ...], shifted: bool, tell: Announcer) -> list[Recording]:
    """The clips in memory; where ``shifted``, with a resynthesis each, made now unless it is cached.

    Raises:
        CorpusError: features are missing or damaged.
    """
    found = []
    for done, clip in enumerate(clips, start=1):
        samples, f0_hz = read_feature(clip, "samples"), read_feature(clip, "f0")
        if not shifted:
            found.append(Recording(samples, f0_hz))
            continue
        path = shifted_path(clip)
        pair = _cached(path, len(samples))
        if pair is None:
            pair = _make(samples, clip.id, corpus.mel.sample_rate)
            _write(path, *pair)
            tell.tell("clip", done=done, total=len(clips), id=clip.id, refused=False)
        found.append(Recording(samples, f0_hz, *pair))
    return found


def shifted_path(clip: Clip) -> Path:
    """Where the resynthesis of a clip is cached: beside the folder of its features."""
    return clip.path.parent.parent / "shifted" / clip.path.name


def shift_pitch(samples: npt.NDArray[np.int16], shift_st: float, sample_rate: int) -> npt.NDArray[np.int16]:
    """The recording [N] with its pitch moved by semitones and its formants in place, [N]."""
    wave = samples.astype(np.float64) / 32767
    rough, times = pyworld.dio(wave, sample_rate, f0_floor=65.0, f0_ceil=600.0)
    f0 = pyworld.stonemask(wave, rough, times, sample_rate)
    envelope = pyworld.cheaptrick(wave, f0, times, sample_rate)
    # Threshold 0: where the tracker hears a pitch, the resynthesis has one too.
    breath = pyworld.d4c(wave, f0, times, sample_rate, threshold=0.0)
    made = pyworld.synthesize(f0 * 2.0 ** (shift_st / 12), envelope, breath, sample_rate)[: len(wave)]
    made = np.pad(made, (0, len(wave) - len(made)))
    return np.round(made * 32767).clip(-32768, 32767).astype(np.int16)


def _make(samples: npt.NDArray[np.int16], name: str, rate: int) -> tuple[npt.NDArray[np.int16], float]:
    # Keyed to the clip's name: the same whichever clips are there and in whatever order.
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    shift_st = float(rng.uniform(_SMALLEST_ST, _LARGEST_ST) * rng.choice([-1.0, 1.0]))
    return shift_pitch(samples, shift_st, rate), shift_st


def _cached(path: Path, length: int) -> tuple[npt.NDArray[np.int16], float] | None:
    try:
        with np.load(path, allow_pickle=False) as arrays:
            samples, shift_st = arrays["samples"], float(arrays["shift_st"])
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None  # missing or damaged: it is made again
    return (samples, shift_st) if len(samples) == length else None


def _write(path: Path, samples: npt.NDArray[np.int16], shift_st: float) -> None:
    buffer = io.BytesIO()
    np.savez(buffer, samples=samples, shift_st=np.float64(shift_st))
    write_bytes(path, buffer.getvalue())

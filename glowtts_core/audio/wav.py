"""Sound files: reading, resampling, and writing that leaves nothing half-written under the final name.

Formats are libsndfile's; the ending of the file name chooses one. Axes: T samples.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt
import soundfile
import soxr

from glowtts_core.errors import AudioFileError
from glowtts_core.types import Audio

FORMATS = {".wav": "WAV", ".flac": "FLAC", ".ogg": "OGG"}
"""File name endings that can be written, and libsndfile's name of the format."""


def read_audio(path: Path | str, *, at_most_s: float | None = None) -> Audio:
    """Reads a sound file as mono float32, or only its first seconds; several channels are averaged.

    Raises:
        AudioFileError: the file is missing, is no sound file, is damaged or holds no samples.
    """
    path = Path(path)
    if not path.is_file():
        raise AudioFileError("There is no sound file “{path}”.", path=path)
    try:
        with soundfile.SoundFile(path) as file:
            rate = file.samplerate
            count = -1 if at_most_s is None else round(at_most_s * rate)
            samples = file.read(count, dtype="float32", always_2d=True)
    except (soundfile.LibsndfileError, OSError) as error:
        raise AudioFileError(
            "“{path}” cannot be read as sound ({reason}). Convert it to WAV or FLAC first.",
            path=path,
            reason=_reason(error),
        ) from error
    if not samples.size:
        raise AudioFileError("“{path}” holds no sound at all.", path=path)
    mono = samples.mean(axis=1, dtype=np.float32)
    if not np.isfinite(mono).all():
        raise AudioFileError("“{path}” holds values that are no numbers; it is damaged.", path=path)
    return Audio(mono, int(rate))


def resample(audio: Audio, sample_rate: int) -> Audio:
    """The same sound at another rate, band-limited; unchanged where it has that rate already."""
    if audio.sample_rate == sample_rate:
        return audio
    samples = soxr.resample(audio.samples, audio.sample_rate, sample_rate, quality="VHQ")
    return Audio(np.ascontiguousarray(samples, dtype=np.float32), sample_rate)


def write_audio(path: Path | str, audio: Audio) -> None:
    """Writes a whole sound; see `AudioWriter`."""
    write_chunks(path, [audio], audio.sample_rate)


def write_chunks(path: Path | str, chunks: Iterable[Audio], sample_rate: int) -> float:
    """Writes chunks as they come; returns the length in seconds. See `AudioWriter`."""
    with AudioWriter(path, sample_rate) as writer:
        for chunk in chunks:
            writer.write(chunk)
        return writer.seconds


class AudioWriter:
    """Streams mono 16-bit sound to a file; a context manager.

    The sound goes to a hidden file in the same folder, which takes the final name only when the block ends
    without an exception: the final name always holds a whole file, the old one or the new one.

    Raises:
        AudioFileError: the ending is unknown, or the folder is missing, not writable or full.
    """

    def __init__(self, path: Path | str, sample_rate: int) -> None:
        self._path = Path(path)
        self.sample_rate = sample_rate
        self._frames = 0
        if self._path.suffix.lower() not in FORMATS:
            known = ", ".join(FORMATS)
            raise AudioFileError(
                "“{name}” has no known sound file ending. Choose one of {known}.", name=self._path.name, known=known
            )
        if self._path.is_dir():
            raise AudioFileError("“{path}” is a folder. Give a file name.", path=self._path)

    @property
    def seconds(self) -> float:
        """Length written so far, in seconds."""
        return self._frames / self.sample_rate

    def __enter__(self) -> Self:
        suffix = self._path.suffix.lower()
        try:
            handle, name = tempfile.mkstemp(f".part{suffix}", f".{self._path.stem}-", self._path.parent)
            os.close(handle)
        except OSError as error:
            raise self._failure(error) from error
        self._part = Path(name)
        try:
            self._file = soundfile.SoundFile(name, "w", self.sample_rate, 1, format=FORMATS[suffix])
        except (soundfile.LibsndfileError, OSError) as error:
            self._part.unlink(missing_ok=True)
            raise self._failure(error) from error
        return self

    def write(self, audio: Audio) -> None:
        """Appends a chunk; values beyond full scale are clipped."""
        if audio.sample_rate != self.sample_rate:
            raise AudioFileError(
                "Sound at {rate} Hz cannot go into a file at {file_rate} Hz.",
                rate=audio.sample_rate,
                file_rate=self.sample_rate,
            )
        try:
            self._file.write(_sixteen_bit(audio))
        except (soundfile.LibsndfileError, OSError) as error:
            raise self._failure(error) from error
        self._frames += len(audio.samples)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._file.close()
            if kind is None:
                self._part.chmod(0o666 & ~_umask())
                self._part.replace(self._path)
        except (soundfile.LibsndfileError, OSError) as failure:
            raise self._failure(failure) from failure
        finally:
            self._part.unlink(missing_ok=True)

    def _failure(self, error: Exception) -> AudioFileError:
        return AudioFileError(
            "“{path}” cannot be written ({reason}). Choose a folder that exists and is yours to write in.",
            path=self._path,
            reason=_reason(error),
        )


def _sixteen_bit(audio: Audio) -> npt.NDArray[np.int16]:
    """Samples rounded to the nearest step; libsndfile itself would cut off, which adds a constant."""
    steps: npt.NDArray[np.int16] = np.clip(np.rint(audio.samples * 32768.0), -32768, 32767).astype(np.int16)
    return steps


def _umask() -> int:
    """The process's file mode mask; reading it means setting it for a moment."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _reason(error: Exception) -> str:
    """The system's own short words for a failure."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, soundfile.LibsndfileError):
        return str(error.error_string).rstrip(".")
    return str(error)

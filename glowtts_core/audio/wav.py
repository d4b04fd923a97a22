"""Sound files: reading, resampling, and writing that leaves nothing half-written under the final name.

The ending of the file name chooses the format. Axes: T samples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt
import soundfile
import soxr

from glowtts_core.audio.formats import FORMATS
from glowtts_core.errors import AudioFileError
from glowtts_core.files import staged
from glowtts_core.types import Audio

_CHUNK = 65536  # libsndfile's Vorbis encoder overflows its stack on very long writes


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


class SoundFile:
    """Streams mono sound into a file that nobody else knows of yet; a context manager.

    Raises:
        OSError: the disk is full, or the folder missing or not writable.
    """

    def __init__(
        self, path: Path, sample_rate: int, name: str, depth: str = "16", tags: Mapping[str, str] | None = None
    ) -> None:
        """``name`` is one of `FORMATS`, ``depth`` one of its depths; tags are title, comment and software."""
        self._lossy = not FORMATS[name].subtypes
        self._bits = 0 if self._lossy or depth == "32f" else int(depth)
        settings: dict[str, object] = {"format": name.upper()}
        if self._lossy:
            settings["compression_level"] = FORMATS[name].compression
        else:
            settings["subtype"] = FORMATS[name].subtypes[depth]
        with _system_errors():
            self._file = soundfile.SoundFile(path, "w", sample_rate, 1, **settings)
            for tag, value in (tags or {}).items():
                setattr(self._file, tag, value)

    def __enter__(self) -> Self:
        return self

    def write(self, samples: npt.NDArray[np.float32]) -> None:
        """Appends samples [T]; whole numbers are clipped at full scale."""
        ready = _whole_steps(samples, self._bits) if self._bits else samples
        with _system_errors():
            for start in range(0, len(ready), _CHUNK):
                self._file.write(ready[start : start + _CHUNK])

    def close(self) -> None:
        """Writes what is due."""
        with _system_errors():
            self._file.close()

    def __exit__(self, *_: object) -> None:
        self.close()


class AudioWriter:
    """Streams mono sound, 16 bits where the format has depths, to a file; a context manager.

    The final name always holds a whole file, the old one or, once the block has ended without an exception, the
    new one.

    Raises:
        AudioFileError: the ending is unknown, or the folder is missing, not writable or full.
    """

    def __init__(self, path: Path | str, sample_rate: int) -> None:
        self._path = Path(path)
        self.sample_rate = sample_rate
        self._frames = 0
        self._name = self._path.suffix.lower().removeprefix(".")
        if self._name not in FORMATS:
            known = ", ".join(f".{name}" for name in FORMATS)
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
        with self._words(), ExitStack() as stack:
            part = stack.enter_context(staged(self._path))
            self._file = stack.enter_context(SoundFile(part, self.sample_rate, self._name))
            self._stack = stack.pop_all()
        return self

    def write(self, audio: Audio) -> None:
        """Appends a chunk; values beyond full scale are clipped."""
        if audio.sample_rate != self.sample_rate:
            raise AudioFileError(
                "Sound at {rate} Hz cannot go into a file at {file_rate} Hz.",
                rate=audio.sample_rate,
                file_rate=self.sample_rate,
            )
        with self._words():
            self._file.write(audio.samples)
        self._frames += len(audio.samples)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._words():
            self._stack.__exit__(kind, error, trace)

    @contextmanager
    def _words(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise AudioFileError(
                "“{path}” cannot be written ({reason}). Choose a folder that exists and is yours to write in.",
                path=self._path,
                reason=_reason(error),
            ) from error


def _whole_steps(samples: npt.NDArray[np.float32], bits: int) -> npt.NDArray[np.int32]:
    """Samples rounded to the nearest step, in the upper bits of 32; libsndfile itself would cut off."""
    half = 2 ** (bits - 1)
    steps: npt.NDArray[np.int32] = np.clip(np.rint(samples.astype(np.float64) * half), -half, half - 1).astype(np.int32)
    return steps << (32 - bits)


@contextmanager
def _system_errors() -> Iterator[None]:
    """What libsndfile cannot do, told as the system tells it."""
    try:
        yield
    except soundfile.LibsndfileError as error:
        raise OSError(None, _reason(error)) from error


def _reason(error: Exception) -> str:
    """The system's own short words for a failure."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, soundfile.LibsndfileError):
        return str(error.error_string).rstrip(".")
    return str(error)

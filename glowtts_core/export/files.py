"""A staging folder, in which an export's files grow: they get their final names together, or never."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from glowtts_core.audio.wav import SoundFile
from glowtts_core.errors import AudioFileError
from glowtts_core.export.names import numbered
from glowtts_core.types import Audio

_PART = "part"


def write_sound(path: Path, audio: Audio, depth: str, tags: Mapping[str, str]) -> None:
    """Writes mono sound; the ending chooses the format. ``tags`` are title, comment and software.

    Raises:
        AudioFileError: the disk is full or the folder not writable.
    """

    def write(part: Path) -> None:
        with SoundFile(part, audio.sample_rate, part.suffix[1:], depth, tags) as file:
            file.write(audio.samples)

    write_with(path, write)


class Staging:
    """A hidden folder inside the target, where files grow; a context manager that always removes it.

    `publish` gives everything its final name. If the block ends before that, by a cancel or an error,
    nothing is left and older files are untouched.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        self._groups: list[tuple[str, list[Path]]] = []

    def __enter__(self) -> Self:
        self._made = _missing_parents(self._target)
        try:
            self._target.mkdir(parents=True, exist_ok=True)
            self._folder = Path(tempfile.mkdtemp(prefix=".export-", dir=self._target))
        except OSError as error:
            self._remove_made()
            raise _failure(str(self._target), error) from error
        return self

    def group(self, stem: str) -> None:
        """Begins the files of one name."""
        (self._folder / str(len(self._groups))).mkdir()
        self._groups.append((stem, []))

    def file(self, ending: str) -> Path:
        """Where to write the file of the newest group that gets this ending, such as ``.wav``."""
        path = self._folder / str(len(self._groups) - 1) / f"{_PART}{ending}"
        self._groups[-1][1].append(path)
        return path

    def publish(self, *, overwrite: bool) -> list[Path]:
        """Gives every file its final name and returns the names, in order.

        A name that is taken gets a number, the same for all files of its group. With ``overwrite`` only
        names given in this very export count as taken.
        """
        done: list[Path] = []
        try:
            for stem, parts in self._groups:
                taken = set(done) if overwrite else None
                done += next(found for name in numbered(stem) if (found := self._place(name, parts, taken)))
        except OSError as error:
            for path in done if not overwrite else ():
                path.unlink(missing_ok=True)
            raise _failure(str(self._target), error) from error
        return done

    def _place(self, stem: str, parts: Sequence[Path], taken: set[Path] | None) -> list[Path]:
        """Moves a group to a name, all of it or nothing; empty where the name is taken."""
        finals = [self._target / (stem + part.name.removeprefix(_PART)) for part in parts]
        if taken is not None:
            if any(_folded(final) in map(_folded, taken) for final in finals):
                return []
            for part, final in zip(parts, finals, strict=True):
                part.replace(final)
            return finals
        if any(final.exists() or final.is_symlink() for final in finals):
            return []
        return finals if _claim_all(parts, finals) else []

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._remove_made()

    def _remove_made(self) -> None:
        """Removes the folders that this export made, where they are empty."""
        for folder in self._made:
            with contextlib.suppress(OSError):
                folder.rmdir()


def _claim_all(parts: Sequence[Path], finals: Sequence[Path]) -> bool:
    """Gives files their final names, all or none; False where somebody else was quicker with one."""
    placed: list[Path] = []
    try:
        for part, final in zip(parts, finals, strict=True):
            claim(part, final)
            placed.append(final)
    except OSError as error:
        for part, final in zip(parts, placed, strict=False):
            final.unlink() if part.exists() else final.replace(part)
        if isinstance(error, FileExistsError):
            return False
        raise
    return True


def claim(part: Path, final: Path) -> None:
    """Gives a file its final name unless that is taken. A link is refused by the system itself where it is."""
    try:
        os.link(part, final)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: take the name first, then fill it
        final.open("x").close()
        part.replace(final)


def _missing_parents(folder: Path) -> list[Path]:
    """Folders that do not exist yet, the deepest first."""
    return [path for path in (folder, *folder.parents) if not path.exists()]


def _folded(path: Path) -> str:
    return str(path).casefold()


def _failure(name: str, error: Exception) -> AudioFileError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return AudioFileError(
        "“{name}” cannot be written ({reason}). Choose a folder that is yours to write in and has room.",
        name=name,
        reason=reason.rstrip("."),
    )


def write_text(path: Path, content: str) -> None:
    """Writes UTF-8 text. Errors as in `write_with`."""
    write_with(path, lambda final: final.write_text(content, encoding="utf-8", newline="\n"))


def write_with(path: Path, write: Callable[[Path], object]) -> None:
    """Lets a library write a file.

    Raises:
        AudioFileError: the disk is full or the folder not writable.
    """
    try:
        write(path)
    except OSError as error:
        raise _failure(path.name, error) from error

"""Work that is kept beside the project file, for the day that the program ends before it is saved.

A recovery file belongs to whoever holds its lock: the program that writes it for as long as it lives, then the one
that found it and asks its user what to do with it. So two running programs never offer or take the same work.
"""

from __future__ import annotations

import logging
import os
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QLockFile

from app import paths
from app.document.disk_thread import Disk
from glowtts_core import recovery_file
from glowtts_core.errors import ProjectFileError
from glowtts_core.types import Project

_log = logging.getLogger(__name__)


class RecoveryCopy:
    """The recovery file of one document. Everything that touches it happens in the disk's thread, in order."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self._file = folder / f"{os.getpid()}-{uuid4().hex}{paths.SUFFIX}"
        self._disk = disk
        self._lock = _lock_of(self._file)
        self._kept: tuple[Project, Path | None] | None = None
        self._last: Future[str] | None = None

    def keep(self, project: Project, original: Path | None) -> Future[str]:
        """Puts work aside, unless it is there already; the future tells why it failed, empty = it is safe."""
        same = self._kept is not None and self._kept[0] is project and self._kept[1] == original
        if same and self._last is not None and not (self._last.done() and self._last.result()):
            return self._last
        self._kept = project, original
        self._last = self._disk.later(lambda: self._write(project, original))
        return self._last

    def discard(self) -> None:
        """Nothing is to be kept: everything is saved, or was given up."""
        if self._last is not None:
            self._kept = self._last = None
            self._disk.later(self._remove)

    def _write(self, project: Project, original: Path | None) -> str:
        try:
            self._lock.tryLock(0)  # if it fails, so does writing, and with a reason
            recovery_file.save(self._file, project, original, datetime.now(UTC))
        except ProjectFileError as error:
            _log.exception("The recovery file cannot be written.")
            return error.words
        return ""

    def _remove(self) -> None:
        self._file.unlink(missing_ok=True)
        self._lock.unlock()


class LeftBehind:
    """Work of a program that is no longer there; ours until it is given back."""

    def __init__(self, file: Path, lock: QLockFile) -> None:
        self.file = file
        self._lock = lock

    def note(self) -> recovery_file.Note | None:
        """What it is, in a glance; None where it cannot be told."""
        return recovery_file.peek(self.file)

    def discard(self) -> None:
        """Deletes it."""
        self.file.unlink(missing_ok=True)
        self._lock.unlock()

    def give_back(self) -> None:
        """Leaves it for the next one who looks."""
        self._lock.unlock()


def left_behind(folder: Path | None = None) -> list[LeftBehind]:
    """Everything that programs left behind which are no longer there, the newest first; others do not see it now."""
    found = []
    for file in (folder or paths.recovery_folder()).glob(f"*{paths.SUFFIX}"):
        lock = _lock_of(file)
        if lock.tryLock(0):
            found.append(LeftBehind(file, lock))
    return sorted(found, key=lambda one: one.file.stat().st_mtime, reverse=True)


def _lock_of(file: Path) -> QLockFile:
    """No age makes it stale, only the end of its program."""
    lock = QLockFile(f"{file}.lock")
    lock.setStaleLockTime(0)
    return lock

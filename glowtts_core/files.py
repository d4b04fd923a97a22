"""Files that hold the whole of what was written, or the whole of what they held before, even after a power cut."""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

STALE_S = 86_400.0
"""A hidden file that nothing was written to for so long was left behind by a program that was killed."""


def write_whole(path: Path, content: bytes | str) -> None:
    """Writes a file, text as UTF-8. Errors and everything else as in `staged`."""
    with staged(path) as part:
        part.write_bytes(content.encode() if isinstance(content, str) else content)


@contextmanager
def staged(path: Path) -> Iterator[Path]:
    """An empty hidden file beside ``path``, which takes that name if the block ends without an exception.

    Links stay links, and a file that is replaced keeps who may read it; what was left behind beside it goes.

    Raises:
        OSError: the folder is missing, full or not writable, or the file is write-protected.
    """
    final = path.resolve()
    beside = f".{final.name[:60]}."  # 60 characters of four bytes each are as many as file systems take
    part = final.with_name(f"{beside}{uuid4().hex[:8]}.part")
    if final.exists() and not os.access(final, os.W_OK):
        raise PermissionError(None, "the file is write-protected")
    part.open("xb").close()
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        if final.exists():
            shutil.copymode(final, part)
        _sweep(part, f"{glob.escape(beside)}????????.part")
        part.replace(final)
    except BaseException:
        with suppress(OSError):  # what went wrong is told, not what came of tidying up
            part.unlink()
        raise
    _sync(final.parent)


def _sweep(fresh: Path, pattern: str) -> None:
    now_s = fresh.stat().st_mtime  # by the clock of that disk, which may be another machine's
    for left in fresh.parent.glob(pattern):
        with suppress(OSError):
            if now_s - left.stat().st_mtime > STALE_S:
                left.unlink()


def _sync(folder: Path) -> None:
    """A new name survives a power cut once its folder is on the disk, where the system knows how to say so."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

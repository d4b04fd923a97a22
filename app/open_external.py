"""Opening things in other programs of the system: a browser, a file manager."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

LIBRARIES = "LD_LIBRARY_PATH"


def open_outside(place: Path | QUrl) -> bool:
    """Opens a file, folder or address with the program that the system has for it; False where it has none."""
    url = place if isinstance(place, QUrl) else QUrl.fromLocalFile(str(place))
    with _libraries_of_the_system():
        return QDesktopServices.openUrl(url)


@contextmanager
def _libraries_of_the_system() -> Iterator[None]:
    """A frozen program's own libraries come first for itself; a browser that it starts must not find them."""
    if not getattr(sys, "frozen", False) or LIBRARIES not in os.environ:
        yield
        return
    own = os.environ.pop(LIBRARIES)
    if before := os.environ.get(f"{LIBRARIES}_ORIG"):  # PyInstaller keeps it there
        os.environ[LIBRARIES] = before
    try:
        yield
    finally:
        os.environ[LIBRARIES] = own

"""Where the program keeps its things, in the places that the platform has for them."""

from __future__ import annotations

import os
import tempfile
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QStandardPaths

NAME = "glowtts-studio"
SUFFIX = ".glowproj"

_Place = QStandardPaths.StandardLocation


_PLACES = (_Place.GenericConfigLocation, _Place.GenericDataLocation, _Place.GenericStateLocation)


def unwritable() -> Path | None:
    """The first folder of the program's own that cannot be written; what belongs there is kept only for today."""
    wanted = (Path(QStandardPaths.writableLocation(place)) / NAME for place in _PLACES)
    return next((folder for folder in wanted if not _can_write(folder)), None)


def _folder(place: QStandardPaths.StandardLocation) -> Path:
    folder = Path(QStandardPaths.writableLocation(place)) / NAME
    return folder if _can_write(folder) else stand_in()


def _can_write(folder: Path) -> bool:
    """Whether a folder is there, or could be made, and takes files."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)


@lru_cache(maxsize=1)
def stand_in() -> Path:
    """A folder for this run alone, so that the window works where nothing may be written into the home."""
    return Path(tempfile.mkdtemp(prefix=f"{NAME}-"))


def settings_file() -> Path:
    """Window, devices and keys."""
    return _folder(_Place.GenericConfigLocation) / "studio.ini"


def lexicon_file() -> Path:
    """The person's own pronunciations."""
    return _folder(_Place.GenericDataLocation) / "lexicon.tsv"


def recovery_folder() -> Path:
    """Work that has not been saved yet."""
    folder = _folder(_Place.GenericDataLocation) / "recovery"
    folder.mkdir(exist_ok=True)
    return folder


def log_file() -> Path:
    """What the program says about itself."""
    return _folder(_Place.GenericStateLocation) / "studio.log"

"""Where the program keeps its things, in the places that the platform has for them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

NAME = "glowtts-studio"
SUFFIX = ".glowproj"

_Place = QStandardPaths.StandardLocation


def _folder(place: QStandardPaths.StandardLocation) -> Path:
    folder = Path(QStandardPaths.writableLocation(place)) / NAME
    folder.mkdir(parents=True, exist_ok=True)
    return folder


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

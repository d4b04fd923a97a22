"""The way in: ``glowtts-studio [FILE] [--smoke-test DIR]``.

Only what the first sight of the window needs is imported here; torch comes later, in the engine's thread.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch: spinning threads starve a busy machine

from PySide6.QtWidgets import QApplication

from glowtts_core import __version__

NAME = "glowtts-studio"


def arguments_of(given: Sequence[str] | None) -> argparse.Namespace:
    """What the command line says. Exits where it makes no sense."""
    parser = argparse.ArgumentParser(prog=NAME, description="Type text, hear it, and shape how it is said.")
    parser.add_argument("file", nargs="?", type=Path, help="a project (.glowproj) or a text to open")
    parser.add_argument("--smoke-test", metavar="DIR", type=Path, help="speak, edit and export one line, then exit")
    parser.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    """Opens the window and runs until it is closed; returns the exit code."""
    options = arguments_of(given)
    app = QApplication(sys.argv[:1])
    app.setOrganizationName(NAME)
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("Glow-TTS Studio")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(NAME)
    from app.launch import Launch

    return Launch(app, options.file, options.smoke_test).run()

"""The way in: ``glowtts-studio [FILE] [--smoke-test DIR]``.

Only what the first sight of the window needs is imported here; torch comes later, in the engine's thread.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch: spinning threads starve a busy machine

from app import startup_errors
from glowtts_core import __version__

NAME = "glowtts-studio"
DESKTOP_ID = "org.glowtts.Studio"
"""Name of the desktop entry, by which docks find the icon of the window."""


def parser() -> argparse.ArgumentParser:
    """What the command line may say; the manual page is made from it too."""
    parser = argparse.ArgumentParser(prog=NAME, description="Type text, hear it, and shape how it is said.")
    parser.add_argument(
        "file", nargs="?", type=Path, help="a project (.glowproj), a voice (.glowvoice) or a text to open"
    )
    parser.add_argument("--smoke-test", metavar="DIR", type=Path, help="speak, edit and export one line, then exit")
    parser.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    return parser


def main(given: Sequence[str] | None = None) -> int:
    """Opens the window and runs until it is closed; returns the exit code, 3 where no window can open."""
    options = parser().parse_args(given)
    attended = options.smoke_test is None
    if words := startup_errors.missing_screen(os.environ):
        return startup_errors.stop(words, attended)
    startup_errors.load_torch_first()
    try:
        from app.application import open_application
    except ImportError as error:
        return startup_errors.stop(startup_errors.missing_library(error), attended)
    app = open_application(NAME, DESKTOP_ID, attended)
    from app.launch import Launch

    return Launch(app, options.file, options.smoke_test).run()

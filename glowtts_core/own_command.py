"""How this program calls its own command line as a child process, from a checkout as from a packaged folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "glowtts"
_LIBRARIES = "LD_LIBRARY_PATH"


def is_packaged() -> bool:
    """Whether this is the program without a Python of its own around it, as PyInstaller makes it."""
    return bool(getattr(sys, "frozen", False))


def command_line() -> tuple[str, ...]:
    """What to start for ``glowtts``; its arguments follow.

    In a packaged folder both programs stand side by side, and there is no interpreter that could be given a module.
    """
    if not is_packaged():
        return (sys.executable, "-m", "glowtts_core")
    own = Path(sys.executable)
    return (str(own.with_name(NAME + own.suffix)),)


def system_environment() -> dict[str, str]:
    """This process's environment for a program of the system, which must not meet the libraries that came with ours."""
    environment = dict(os.environ)
    if is_packaged():
        environment.pop(_LIBRARIES, None)
        if before := environment.pop(f"{_LIBRARIES}_ORIG", ""):  # PyInstaller keeps it there
            environment[_LIBRARIES] = before
    return environment


def extra_environment() -> dict[str, str]:
    """What a child needs besides this process's environment: to find the package from any folder, and UTF-8."""
    wanted = {"PYTHONUTF8": "1", "OMP_WAIT_POLICY": "PASSIVE"}
    if not is_packaged():
        home = str(Path(__file__).resolve().parents[1])
        paths = (home, os.environ.get("PYTHONPATH", ""))
        wanted["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    return wanted

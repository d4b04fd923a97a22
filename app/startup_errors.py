"""What can stand in the way of the first sight of the window, in words that say what to do.

Imported before Qt, which may itself be what is missing something; so these words are in English.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from glowtts_core.own_command import system_environment

PACKAGES = {
    "libEGL": "libegl1",
    "libGL": "libgl1",
    "libGLX": "libglx0",
    "libOpenGL": "libopengl0",
    "libasound": "libasound2",
    "libdbus-1": "libdbus-1-3",
    "libfontconfig": "libfontconfig1",
    "libportaudio": "libportaudio2",
    "libfreetype": "libfreetype6",
    "libglib-2.0": "libglib2.0-0",
    "libxcb": "libxcb1",
    "libxcb-cursor": "libxcb-cursor0",
    "libxkbcommon": "libxkbcommon0",
    "libxkbcommon-x11": "libxkbcommon-x11-0",
    "libX11": "libx11-6",
    "libX11-xcb": "libx11-xcb1",
    "libwayland-client": "libwayland-client0",
    "libwayland-cursor": "libwayland-cursor0",
    "libwayland-egl": "libwayland-egl1",
}
"""Library of the system -> the package that Debian and Ubuntu have it in."""
CODE = 3
"""Exit code where no window can open."""
_PLAIN_QUOTES = str.maketrans("“”’", '""\'')
"""xmessage draws no others."""
_MESSAGE_PROGRAMS = (("zenity", "--error", "--text"), ("kdialog", "--error"), ("xmessage", "-center"))
_LINE = 72  # letters; not every one of them wraps by itself
_WITHOUT = "Without a window, “glowtts say” speaks into a file."


def load_torch_first() -> None:
    """Loads torch where it must come before Qt: on Windows its libraries fail once Qt's are there (WinError 1114)."""
    if sys.platform == "win32":
        import_module("torch")


def missing_screen(environment: Mapping[str, str], system: str = sys.platform) -> str:
    """Why no window can open here; empty where one can, as far as can be seen."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if not system.startswith(("linux", "freebsd")) or any(environment.get(name) for name in names):
        return ""
    return f"There is no screen here (DISPLAY and WAYLAND_DISPLAY are empty). {_WITHOUT}"


def missing_library(error: ImportError | OSError) -> str:
    """What to install, from the words of the system's loader; these words themselves where they name no library."""
    found = re.search(r"(lib[\w.+-]+?)\.so[.\d]*", str(error))
    if found is None:
        return f"Qt, which draws the window, cannot be loaded: {error}. Install Glow-TTS Studio again."
    return (
        f"A library of the system is missing: {found[0]}. {remedy(found[1])}. Then start the program again. {_WITHOUT}"
    )


def remedy(library: str) -> str:
    """What to type for a library of the system, without the end of its name."""
    package = PACKAGES.get(library)
    return f"On Debian or Ubuntu: sudo apt install {package}" if package else "Install it with the tools of your system"


def missing_sound(error: OSError) -> str:
    """Why PortAudio cannot be loaded, and what to type."""
    found = re.search(r"(lib[\w.+-]+?)\.so[.\d]*(?=: cannot open)", str(error))
    library, name = (found[1], found[0]) if found else ("libportaudio", "libportaudio.so.2")
    return f"{name} is missing. {remedy(library)}"


def qt_gave_up(said: str, plugin: Path) -> str:
    """What to do when Qt ends the program before there is a window.

    ``said`` is all that it said until then, ``plugin`` its library for the screens of this system.
    """
    if "could not connect to display" in said:
        return f"The screen “{os.environ.get('DISPLAY', '')}” does not answer, so no window can open. {_WITHOUT}"
    try:
        if plugin.is_file():
            ctypes.CDLL(str(plugin))
    except OSError as error:  # Qt only says that it did not load; the system says why
        return missing_library(error)
    return f"Qt, which draws the window, gave up: {' '.join(said.split())} {_WITHOUT}"


def stop(words: str, attended: bool = True) -> int:
    """Says why no window opens, where the person can see it, if there is one; returns the exit code."""
    sys.stderr.write(f"glowtts-studio: {words}\n")
    sys.stderr.flush()
    if attended and not sys.stderr.isatty() and (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        _show_in_a_message_window(words)
    return CODE


def _show_in_a_message_window(words: str) -> None:
    """In a window of another program, for whoever started this one from a menu and sees no terminal."""
    for program, *options in _MESSAGE_PROGRAMS:
        if path := shutil.which(program):
            plain = words.translate(_PLAIN_QUOTES) if program == "xmessage" else words
            command = [path, *options, textwrap.fill(plain, _LINE)]
            subprocess.run(command, check=False, stderr=subprocess.DEVNULL, env=system_environment())
            return

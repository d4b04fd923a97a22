"""Runs before the packaged program: lets sounddevice find the PortAudio that came along.

On Linux it asks ``ctypes`` where the system has the library, which asks tools that a person's system does not have.
"""

import ctypes.util
import sys
from pathlib import Path

_system = ctypes.util.find_library


def _find(name: str) -> str | None:
    own = next(Path(getattr(sys, "_MEIPASS", "")).glob(f"lib{name}.so.*"), None) if name == "portaudio" else None
    return str(own) if own is not None else _system(name)


ctypes.util.find_library = _find

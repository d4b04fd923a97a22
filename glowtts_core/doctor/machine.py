"""Facts about the program and the machine under it. None of them says who the person is."""

from __future__ import annotations

import json
import locale
import os
import platform
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from glowtts_core import __version__
from glowtts_core.doctor.report import Fact

LIBRARIES = (
    "torch", "numpy", "scipy", "numba", "safetensors", "PySide6-Essentials", "sounddevice", "soundfile", "soxr",
    "pyworld", "g2p-en", "typer",
)  # fmt: skip
NOTICES = Path(__file__).resolve().parents[2] / "assets" / "notices" / "index.json"
_GIB = 2**30


def program() -> Iterator[Fact]:
    """Which program this is, and what it runs on."""
    frozen = bool(getattr(sys, "frozen", False))
    yield Fact("Program", "version", __version__)
    yield Fact("Program", "kind", "packaged, without Python" if frozen else "Python package")
    yield Fact("Program", "folder", str(Path(sys.executable if frozen else __file__).resolve().parents[2 - 2 * frozen]))
    yield Fact("Program", "Python", f"{platform.python_implementation()} {platform.python_version()}")
    yield Fact("Program", "language", f"{_language()}, text as {locale.getpreferredencoding(False)}")


def _language() -> str:
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next(filter(None, names), "not set")


def system() -> Iterator[Fact]:
    """The operating system and what of it decides whether packaged programs run."""
    yield Fact("System", "name", _system_name())
    yield Fact("System", "kernel", f"{platform.system()} {platform.release()}, {platform.machine()}")
    if libc := "".join(platform.libc_ver()[:1]):
        yield Fact("System", "C library", f"{libc} {platform.libc_ver()[1]}")
    if sys.platform not in {"win32", "darwin"}:
        shown = [name for name in ("DISPLAY", "WAYLAND_DISPLAY") if os.environ.get(name)]
        yield Fact(
            "System", "screen", f"{' and '.join(shown)} set" if shown else "none (no DISPLAY, no WAYLAND_DISPLAY)"
        )
        yield Fact("System", "desktop", os.environ.get("XDG_CURRENT_DESKTOP") or "not set")


def _system_name() -> str:
    if sys.platform == "darwin":
        return f"macOS {platform.mac_ver()[0]}"
    if sys.platform == "win32":
        return f"Windows {platform.version()}"
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    except OSError:
        return platform.system()


def libraries() -> Iterator[Fact]:
    """Versions of the libraries that matter."""
    brought = _brought()
    for name in LIBRARIES:
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            version = brought.get(_plain(name), "missing")
        yield Fact("Libraries", name, version)


def _brought() -> dict[str, str]:
    """What a packaged program is made of, as its list of licences has it; it has no other records."""
    try:
        rows = json.loads(NOTICES.read_text(encoding="utf-8"))
        return {_plain(row["name"]): row["version"] for row in rows}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


def processor() -> Iterator[Fact]:
    """The processor, its memory, and what torch makes of them."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    yield Fact("Processor", "name", _processor_name())
    yield Fact("Processor", "threads", f"{os.cpu_count()}, {usable} of them for this program")
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        yield Fact("Processor", "memory", f"{memory / _GIB:.1f} GiB")
    import torch

    yield Fact("Processor", "vectors", torch.backends.cpu.get_cpu_capability())
    yield Fact("Processor", "torch threads", str(torch.get_num_threads()))


def _processor_name() -> str:
    try:
        rows = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = (row.partition(":")[2].strip() for row in rows if row.startswith("model name"))
    return next(named, platform.machine())


def graphics() -> Iterator[Fact]:
    """Graphics cards that torch can compute on."""
    import torch

    built = torch.version.cuda
    yield Fact("Graphics card", "torch is built for", f"CUDA {built}" if built else "the processor alone")
    count = torch.cuda.device_count() if torch.cuda.is_available() else 0
    for number in range(count):
        facts = torch.cuda.get_device_properties(number)
        yield Fact("Graphics card", f"cuda:{number}", f"{facts.name}, {facts.total_memory / _GIB:.1f} GiB")
    if not count:
        yield Fact("Graphics card", "usable", "none")

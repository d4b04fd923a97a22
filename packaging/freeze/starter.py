"""Puts before the packaged programs what looks at the system first: ``starter.py FOLDER``, on Linux.

PyInstaller leaves everything in one folder. It becomes the inner one; two scripts beside it bear the programs' names.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging" / "linux"))

from needs import libc_version, programs

INSIDE = "_internal"
NAMES = ("glowtts", "glowtts-studio")
TEMPLATE = Path(__file__).with_name("starter.sh")
TOOLS = "/usr/bin:/bin:/usr/sbin:/sbin:/run/current-system/sw/bin"
"""Where a system has its own tools: the PATH of a person may lead to others, of another C library."""
RELEASES = {
    31: "Debian 11, Ubuntu 20.04 and Fedora 32",
    35: "Debian 12, Ubuntu 22.04 and Fedora 36",
    36: "Debian 12, Ubuntu 24.04 and Fedora 37",
    39: "Debian 13, Ubuntu 24.04 and Fedora 40",
    41: "Debian 13, Ubuntu 25.04 and Fedora 42",
}
"""Second number of a version of the C library -> the first systems that have it or a later one."""


def script(libc: str, tools: str = TOOLS) -> str:
    """The starter for a program that needs this version of the C library (``2.36``)."""
    minor = int(libc.split(".")[1])
    first = next((names for number, names in RELEASES.items() if number >= minor), "the systems of the last year")
    facts = {"GLIBC": libc, "RELEASES": first, "MACHINE": platform.machine(), "TOOLS": tools}
    return re.sub("@([A-Z]+)@", lambda found: facts[found[1]], TEMPLATE.read_text(encoding="utf-8"))


def install(folder: Path) -> None:
    """Moves what PyInstaller has made into the inner folder, and writes the starters beside it."""
    whole = folder.with_name(f"{folder.name}.whole")
    folder.rename(whole)
    folder.mkdir()
    inside = whole.rename(folder / INSIDE)
    os.link(inside / NAMES[0], inside / NAMES[1])  # one file: the archive of modules is in it, and is there once
    text = script(libc_version(list(programs(inside))))
    for name in NAMES:
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755)


if __name__ == "__main__":
    install(Path(sys.argv[1]))

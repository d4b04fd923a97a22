"""Libraries of the building machine that come along, so that nobody has to install them; and under which licences."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

Entry = tuple[str, str, str]
INSIDE = "_internal"
LOADED_BY_NAME = ("libpython3", "libportaudio")
"""Nothing links to these; the starter and sounddevice open them."""


SYSTEM_LIBRARIES = {
    "MIT": {
        "libX11-xcb": "libx11-xcb1",
        "libX11": "libx11-6",
        "libbrotli": "libbrotli1",
        "libcom_err": "libcom-err2",
        "libexpat": "libexpat1",
        "libffi": "libffi8",
        "libgssapi_krb5": "libgssapi-krb5-2",
        "libk5crypto": "libk5crypto3",
        "libkrb5support": "libkrb5support0",
        "libkrb5": "libkrb5-3",
        "libportaudio": "libportaudio2",
        "libxcb-cursor": "libxcb-cursor0",
        "libxcb-glx": "libxcb-glx0",
        "libxcb-icccm": "libxcb-icccm4",
        "libxcb-image": "libxcb-image0",
        "libxcb-keysyms": "libxcb-keysyms1",
        "libxcb-randr": "libxcb-randr0",
        "libxcb-render-util": "libxcb-render-util0",
        "libxcb-render": "libxcb-render0",
        "libxcb-shape": "libxcb-shape0",
        "libxcb-shm": "libxcb-shm0",
        "libxcb-sync": "libxcb-sync1",
        "libxcb-util": "libxcb-util1",
        "libxcb-xfixes": "libxcb-xfixes0",
        "libxcb-xkb": "libxcb-xkb1",
        "libxkbcommon-x11": "libxkbcommon-x11-0",
        "libxkbcommon": "libxkbcommon0",
    },
    "LGPL-2.1-or-later": {
        "libblkid": "libblkid1",
        "libgcrypt": "libgcrypt20",
        "libgpg-error": "libgpg-error0",
        "libgio": "libglib2.0-0",
        "libglib": "libglib2.0-0",
        "libgmodule": "libglib2.0-0",
        "libgobject": "libglib2.0-0",
        "libgthread": "libglib2.0-0",
        "libkeyutils": "libkeyutils1",
        "libmount": "libmount1",
        "libsystemd": "libsystemd0",
    },
    "bzip2-1.0.6": {
        "libbz2": "libbz2-1.0",
    },
    "BSD-3-Clause OR GPL-2.0-only": {
        "libcap": "libcap2",
        "libzstd": "libzstd1",
    },
    "Apache-2.0": {
        "libcrypto": "libssl3",
        "libssl": "libssl3",
    },
    "AFL-2.1 OR GPL-2.0-or-later": {
        "libdbus-1": "libdbus-1-3",
    },
    "HPND": {
        "libfontconfig": "libfontconfig1",
    },
    "FTL OR GPL-2.0-or-later": {
        "libfreetype": "libfreetype6",
    },
    "GPL-3.0-or-later WITH GCC-exception-3.1": {
        "libgcc_s": "libgcc-s1",
        "libgomp": "libgomp1",
        "libstdc++": "libstdc++6",
    },
    "BSD-2-Clause": {
        "liblz4": "liblz4-1",
    },
    "0BSD": {
        "liblzma": "liblzma5",
    },
    "BSD-3-Clause": {
        "libpcre2": "libpcre2-8-0",
        "libuuid": "libuuid1",
    },
    "libpng-2.0": {
        "libpng16": "libpng16-16",
    },
    "libselinux-1.0": {
        "libselinux": "libselinux1",
    },
    "blessing": {
        "libsqlite3": "libsqlite3-0",
    },
    "Zlib": {
        "libz.": "zlib1g",
    },
}
"""Licence -> beginnings of the names of libraries -> the Debian package whose copyright file is taken along."""


def known(name: str) -> tuple[str, str] | None:
    """Package and licence of a library by its file's name; None where nobody has written it down."""
    found = [
        (len(beginning), package, licence)
        for licence, rows in SYSTEM_LIBRARIES.items()
        for beginning, package in rows.items()
        if name.startswith(beginning)
    ]
    return max(found)[1:] if found else None


def is_system(entry: Entry) -> bool:
    """Whether a row of PyInstaller's table is a library from outside of Python's own folders."""
    name, place, kind = entry
    own = (sys.prefix, sys.base_prefix)
    return kind == "BINARY" and "/" not in name and ".so" in name and not place.startswith(own)


def without_orphans(entries: Iterable[Entry]) -> list[Entry]:
    """The rows without those libraries of the system that nothing else in the folder asks for."""
    rows = list(entries)
    kept = [row for row in rows if not is_system(row) or row[0].startswith(LOADED_BY_NAME)]
    loose = {row[0]: row for row in rows if row not in kept}
    fresh = kept
    while fresh:
        asked = needed([place for _, place, kind in fresh if kind in ("BINARY", "EXTENSION")])
        fresh = [loose.pop(name) for name in sorted(asked & set(loose))]
        kept += fresh
    return kept


def needed(places: Sequence[str]) -> set[str]:
    """Names of the libraries that these files are linked to."""
    if not places:
        return set()
    said = subprocess.run(["objdump", "-p", *places], capture_output=True, text=True, check=False).stdout
    return set(re.findall(r"^\s+NEEDED\s+(\S+)", said, re.MULTILINE))


def system_files(folder: Path) -> list[str]:
    """Names of the libraries of the system in a packaged folder."""
    inside = folder / INSIDE
    files = (path for path in inside.glob("lib*.so*") if not path.is_symlink())
    return sorted(path.name for path in files if not path.name.startswith(("libpython3", "libjack")))

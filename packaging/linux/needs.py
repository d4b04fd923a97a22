"""What a folder of programs needs from the Debian around it: libraries that it links to and does not bring along."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

BY_HAND = {
    "fontconfig-config": "which fonts there are; it brings one",
    "libx11-data": "what the keys for composed letters make",
    "xkb-data": "keyboards",
}
"""Packages of which the program reads files, and why: nothing in a library tells that."""
OPTIONAL = frozenset({"libtbb.so.12"})
"""Libraries of parts that are passed over where they are missing: numba has three ways to share work among threads."""
_ELF = b"\x7fELF"
_GLIBC = re.compile(rb"GLIBC_2\.(\d+)")


def programs(folder: Path) -> Iterator[Path]:
    """Every program and library in a folder, by what is in the file, whatever its name."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as stream:
                if stream.read(len(_ELF)) == _ELF:
                    yield path


def missing_libraries(folder: Path, elves: Sequence[Path]) -> set[str]:
    """Names of the libraries that are linked to and not in the folder."""
    inside = {path.name for path in folder.rglob("*")}
    told = subprocess.run(["readelf", "-dW", *elves], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", told)) - inside - OPTIONAL


def owner_of(library: str) -> str:
    """The package of this machine that has a library. Raises SystemExit where none has."""
    told = subprocess.run(["dpkg-query", "-S", f"*/{library}"], capture_output=True, text=True, check=False).stdout
    owners = {row.partition(":")[0] for row in told.splitlines() if not row.startswith("diversion")}
    if len(owners) != 1:
        raise SystemExit(
            f"deb: {library} is needed, and of this machine's packages {sorted(owners) or 'none'} have it."
        )
    return owners.pop()


def libc_version(elves: Sequence[Path]) -> str:
    """The newest version of the C library of which a symbol is used: older ones cannot start the program."""
    newest = max(int(number) for path in elves for number in _GLIBC.findall(path.read_bytes()))
    return f"2.{newest}"


def depends(folder: Path) -> list[str]:
    """Everything for the field Depends, sorted."""
    elves = list(programs(folder))
    owners = {owner_of(library) for library in missing_libraries(folder, elves)} - {"libc6"}
    return sorted([f"libc6 (>= {libc_version(elves)})", *owners, *BY_HAND])

"""Takes out of the packaged libraries what nobody reads: names of functions, second copies, folders of other machines.

``python packaging/freeze/slim.py FOLDER``, on Linux.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

_LOAD = re.compile(r"^\s+LOAD\s+(0x\w+)\s+(0x\w+)\s.*\s(0x\w+)$", re.MULTILINE)


_PATHS = re.compile(r"\((?:RPATH|RUNPATH)\).*\[(.*)\]")
OWN = "$ORIGIN"


def forget_builders(path: Path) -> None:
    """A library no longer looks into folders of the machine that built it; what it needs lies beside it."""
    said = subprocess.run(["readelf", "-dW", path], capture_output=True, text=True, check=True).stdout
    places = [place for found in _PATHS.findall(said) for place in found.split(":")]
    kept = [place for place in places if place.startswith(OWN)]
    if kept != places:
        change = ["--set-rpath", ":".join(kept)] if kept else ["--remove-rpath"]
        subprocess.run(["patchelf", *change, path], check=True)


def strip(path: Path) -> None:
    """Strips a library, unless it could not be loaded afterwards: some that were patched after linking cannot."""
    trial = path.with_suffix(".stripped")
    shutil.copy2(path, trial)
    done = subprocess.run(["strip", "--strip-unneeded", trial], capture_output=True, check=False)
    if done.returncode == 0 and is_loadable(trial):
        trial.replace(path)
    else:
        trial.unlink()


def is_loadable(path: Path) -> bool:
    """Whether every segment lies in the file as the loader wants it in memory."""
    said = subprocess.run(["readelf", "-lW", path], capture_output=True, text=True, check=True).stdout
    segments = [[int(number, 16) for number in row] for row in _LOAD.findall(said)]
    return bool(segments) and all((offset - address) % align == 0 for offset, address, align in segments)


def link_copies(paths: Iterable[Path]) -> None:
    """Makes files of equal content one file under several names."""
    seen: dict[str, Path] = {}
    for path in paths:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        first = seen.setdefault(digest, path)
        if first is not path:
            path.unlink()
            os.link(first, path)


def main(folder: Path) -> None:
    """Slims every library in a folder, and torch's own small program."""
    found = sorted([*folder.rglob("*.so*"), *folder.rglob("torch/bin/*")])
    libraries = [path for path in found if path.is_file() and not path.is_symlink()]
    for path in libraries:
        forget_builders(path)
        strip(path)
    link_copies(libraries)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

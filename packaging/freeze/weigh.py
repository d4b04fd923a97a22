"""How much each part of the packaged program weighs; fails where the whole is over its budget.

``python packaging/freeze/weigh.py FOLDER``
"""

from __future__ import annotations

import fnmatch
import stat
import sys
from collections import Counter
from pathlib import Path

BUDGET_BYTES = 900_000_000
MEGABYTE = 1_000_000

PARTS = {
    "the two programs": ("glowtts", "glowtts-studio"),
    "torch": ("torch", "torch-*", "functorch", "torchgen"),
    "Qt": ("PySide6", "shiboken6", "PySide6_*", "shiboken6-*"),
    "numpy, scipy": ("numpy", "numpy.libs", "scipy", "scipy.libs"),
    "llvmlite, numba": ("llvmlite", "llvmlite.libs", "numba"),
    "sympy, networkx (for torch)": ("sympy", "mpmath", "networkx"),
    "matplotlib": ("matplotlib", "matplotlib.libs", "fontTools", "PIL", "pillow.libs", "contourpy", "kiwisolver"),
    "voice": ("assets/voices",),
    "text front end": ("nltk", "g2p_en", "textblob", "glowtts_core/text", "inflect", "regex", "typeguard"),
    "notices": ("assets/notices",),
    "the program": ("glowtts_core", "app", "assets"),
    "sound": ("_soundfile_data", "soxr", "pyworld", "soundfile.pyc", "sounddevice.pyc"),
    "training's tools": (
        "tensorboard",
        "google",
        "lightning_fabric",
        "lightning_utilities",
        "absl",
        "fsspec",
        "aiohttp",
    ),
}
"""Beginnings of names in the folder; the first part that fits takes the file."""
INSIDE = "_internal"


def part_of(name: str) -> str:
    """The part that a file belongs to, by its name in the folder with slashes."""
    inner = name.removeprefix(f"{INSIDE}/")
    for part, beginnings in PARTS.items():
        if any(fnmatch.fnmatch(f"{inner}/", f"{one}/*") for one in beginnings):
            return part
    if "/" not in inner and ".so" in inner:
        return "system libraries, Python"
    if inner == name and "/" not in name:  # on Windows and macOS; elsewhere only starters and notices
        return "the two programs"
    return "other libraries"


def weigh(folder: Path) -> Counter[str]:
    """Bytes of each part. A link weighs nothing, and a file that has several names counts once."""
    parts: Counter[str] = Counter()
    seen: set[tuple[int, int]] = set()
    for path in sorted(folder.rglob("*")):
        facts = path.lstat()
        if stat.S_ISREG(facts.st_mode) and (facts.st_dev, facts.st_ino) not in seen:
            seen.add((facts.st_dev, facts.st_ino))
            parts[part_of(path.relative_to(folder).as_posix())] += facts.st_size
    return parts


def main(folder: Path) -> int:
    """Prints the table; 1 where the budget is exceeded."""
    parts = weigh(folder)
    for part, size in parts.most_common():
        sys.stdout.write(f"  {size / MEGABYTE:7.1f} MB  {part}\n")
    total = parts.total()
    sys.stdout.write(f"  {total / MEGABYTE:7.1f} MB  in all, of {BUDGET_BYTES / MEGABYTE:.0f}\n")
    if total > BUDGET_BYTES:
        sys.stderr.write(f"package: {folder} is over its budget\n")
    return int(total > BUDGET_BYTES)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

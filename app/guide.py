"""Where the user guide stands: as web pages where they were built, and as the Markdown that they are built from."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from PySide6.QtCore import QUrl

from app.paths import NAME

START = "index"
KNOWN = "first-line"
"""A page that no other program's documents have: tells our folder from a stranger's."""


def roots(in_checkout: str, elsewhere: str) -> tuple[Path, ...]:
    """The checkout, the folder of the frozen program, the prefix that a package was installed under."""
    root = Path(__file__).resolve().parents[1]
    return (root / in_checkout, root / elsewhere, Path(sys.prefix) / "share" / NAME / elsewhere)


def built_folder() -> Path | None:
    """The web pages (`make docs` puts them into ``build/guide``); None where there are none."""
    found = (place for place in roots("build/guide", "guide") if (place / f"{KNOWN}.html").is_file())
    return next(found, None)


def page_url(page: str = START) -> QUrl | None:
    """Address of a web page of the guide, such as ``shaping#pauses``; None where it was not built."""
    folder = built_folder()
    name, _, part = page.partition("#")
    if folder is None or not (folder / f"{name}.html").is_file():
        return None
    url = QUrl.fromLocalFile(str(folder / f"{name}.html"))
    if part:
        url.setFragment(part)
    return url


def page_text(name: str = START) -> str:
    """The Markdown of a page; empty where it cannot be found. The web pages carry theirs with them."""
    places = [place / f"{name}.md" for place in roots("docs", "docs") if (place / f"{KNOWN}.md").is_file()]
    if (built := built_folder()) is not None:
        places.append(built / "_sources" / f"{name}.md.txt")
    found = next((place for place in places if place.is_file()), None)
    return found.read_text(encoding="utf-8") if found else ""


def picture_file(name: str) -> Path | None:
    """A picture of the guide, by the path that its pages use for it."""
    places = [place / name for place in roots("docs", "docs")]
    if (built := built_folder()) is not None:
        places.append(built / "_images" / Path(name).name)
    return next((place for place in places if place.is_file()), None)


def anchor(heading: str) -> str:
    """What a link calls a heading: ``How it works!`` is ``how-it-works``, as on the web pages."""
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.strip().replace(" ", "-")

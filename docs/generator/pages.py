"""Where in the pages the made parts stand: between two comments, ``<!-- made: NAME -->`` and ``<!-- end -->``."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from docs.generator.commands import commands
from docs.generator.keys import keys

FOLDER = Path(__file__).resolve().parents[1]
MADE: dict[str, Callable[[], str]] = {"keys": keys, "commands": commands}
_PLACE = re.compile(r"(?<=<!-- made: )(\w+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)


def filled(text: str) -> str:
    """A page with its made parts as the program is now."""
    return _PLACE.sub(lambda match: f"{match[1]}{match[2]}\n{MADE[match[1]]()}\n\n", text)


def pages() -> list[Path]:
    """Every page of the guide."""
    return sorted(FOLDER.glob("*.md"))


def write() -> None:
    """Brings every page up to date."""
    for page in pages():
        text = page.read_text(encoding="utf-8")
        if (new := filled(text)) != text:
            page.write_text(new, encoding="utf-8")
            print(f"{page.name} is up to date now")

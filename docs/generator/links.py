"""Holds that the built pages stand by themselves: ``python -m docs.generator.links FOLDER``.

Every link between them leads to a page and a place that are there, and nothing is fetched from elsewhere.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

FETCHED = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src"}
"""What a browser loads by itself, and where its address stands; a link that is clicked may lead anywhere."""
FOREIGN = re.compile(r"(\w+:)?//")
ELSEWHERE = re.compile(r"(\w+:)?//|data:|mailto:|javascript:")
IN_SHEET = re.compile(r"(?:url\(|@import\s+)[\"']?([^\"')\s;]+)")


class Page(HTMLParser):
    """What a page fetches, where its links lead, and the places in it that links can lead to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.places = {"", "top"}
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called for each element."""
        values = {name: value or "" for name, value in attrs}
        self.places |= {values[name] for name in ("id", "name") if name in values}
        address = values.get(FETCHED.get(tag, ""), "")
        self.fetched += [address] if address else []
        self.links += [values["href"]] if tag == "a" and "href" in values else []


def faults(folder: Path) -> Iterator[str]:
    """``PAGE: what is wrong`` for everything that is."""
    pages = {path.resolve(): Page(path) for path in sorted(folder.rglob("*.html"))}
    for page in pages.values():
        bad = (address for address in page.fetched if _bad(page, address))
        yield from (f"{page.path.name}: {address} is elsewhere or nowhere" for address in bad)
        lost = (link for link in page.links if not ELSEWHERE.match(link) and not _leads(page, link, pages))
        yield from (f"{page.path.name}: the link {link} leads nowhere" for link in lost)
    for sheet in sorted(folder.rglob("*.css")):
        found = IN_SHEET.findall(sheet.read_text(encoding="utf-8"))
        yield from (f"{sheet.name}: fetches {address}" for address in found if FOREIGN.match(address))


def _bad(page: Page, address: str) -> bool:
    if address.startswith("data:"):
        return False
    return bool(FOREIGN.match(address)) or not _target(page, address).is_file()


def _target(page: Page, address: str) -> Path:
    name = unquote(re.split(r"[?#]", address)[0])
    return (page.path.parent / name).resolve() if name else page.path.resolve()


def _leads(page: Page, link: str, pages: dict[Path, Page]) -> bool:
    target = _target(page, link)
    if target not in pages:
        return target.is_file()
    return unquote(link.partition("#")[2]) in pages[target].places


def main(folder: Path) -> int:
    """Prints what is wrong; the exit code is 1 where something is."""
    found = list(faults(folder))
    for row in found:
        print(row, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

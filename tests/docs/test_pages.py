"""The pages of the guide say what the program says, and everything that they point at is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from app.guide import anchor
from benchmarks.pictures.guide import MOST_BYTES, SHOTS
from docs.generator.links import faults
from docs.generator.pages import filled, pages
from glowtts_core.cli import build_app

ROOT = Path(__file__).resolve().parents[2]
ABOUT_THE_CODE = [ROOT / name for name in ("ARCHITECTURE.md", "CONTRIBUTING.md", "packaging/README.md")]
OUTSIDE_THE_GUIDE = [ROOT / "README.md", ROOT / "CHANGELOG.md", *ABOUT_THE_CODE]
NAMED = re.compile(r"`((?:app|benchmarks|docs|glowtts_core|packaging|tests)/[\w./-]*)`")
LINK = re.compile(r"(?<!`)!?\[[^\]]*\]\(([^)\s]+)\)")


def headings(path: Path) -> set[str]:
    return {anchor(line.lstrip("# ")) for line in path.read_text("utf-8").splitlines() if line.startswith("#")}


def links(path: Path) -> list[str]:
    """Addresses of the links of a page that stay within the project."""
    return [found for found in LINK.findall(path.read_text("utf-8")) if not re.match(r"\w+:", found)]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_made_parts_are_as_the_program_is(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert filled(text) == text, "run “python -m docs.generator”"


def test_every_command_and_every_action_is_in_the_reference() -> None:
    commands = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for command in build_app().registered_commands:
        name = command.name or command.callback.__name__ if command.callback else ""
        assert (f"## glowtts {name}\n" in commands) != bool(command.hidden), name
    assert "## glowtts train acoustic\n" in commands
    assert "| Undo | **Ctrl+Z** |" in (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [*pages(), *OUTSIDE_THE_GUIDE], ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links(page):
        name, _, part = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert not part or part in headings(target), link


@pytest.mark.parametrize("page", ABOUT_THE_CODE, ids=lambda page: page.name)
def test_files_that_are_named_are_there(page: Path) -> None:
    named = NAMED.findall(page.read_text("utf-8"))
    assert len(named) > 3
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_pages_of_the_guide_lead_to_no_file_outside_it() -> None:
    stray = [f"{page.name}: {link}" for page in pages() for link in links(page) if link.startswith("..")]
    assert stray == [], "such a link is dead in an installed program"


def test_every_picture_is_taken_by_the_script_and_shown_somewhere() -> None:
    files = {path.stem for path in (ROOT / "docs" / "pictures").glob("*.png")}
    shown = {
        Path(link).stem
        for page in [*pages(), ROOT / "README.md"]
        for link in links(page)
        if link.endswith(".png") and "pictures/" in link
    }
    assert files == set(SHOTS)
    assert shown == files
    assert sum(path.stat().st_size for path in (ROOT / "docs" / "pictures").iterdir()) < MOST_BYTES


def test_the_lock_of_the_documents_holds_what_is_declared_and_nothing_twice() -> None:
    rows = (ROOT / "requirements-docs.lock").read_text().splitlines()
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*==[0-9][0-9A-Za-z.]*", row) for row in rows)
    names = [canonicalize_name(row.partition("==")[0]) for row in rows]
    base = {canonicalize_name(row.partition("==")[0]) for row in (ROOT / "requirements.lock").read_text().splitlines()}
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]["docs"]
    assert {canonicalize_name(Requirement(row).name) for row in wanted} <= set(names)
    assert len(names) == len(set(names)) and not set(names) & base


def test_built_pages_with_dead_links_or_things_from_elsewhere_are_told(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text(
        '<h1 id="top-of-it"></h1><a href="bad.html#here"></a><a href="https://a.b/"></a>'
    )
    (tmp_path / "bad.html").write_text(
        '<p id="here"></p><a href="good.html#there"></a><a href="none.html"></a><img src="gone.png">'
        '<script src="//cdn.example/x.js"></script><link rel="stylesheet" href="sheet.css">'
    )
    (tmp_path / "sheet.css").write_text('@import "https://fonts.example/a.css"; p { background: url(data:x) }')
    told = " ".join(faults(tmp_path))
    assert all(word in told for word in ("good.html#there", "none.html", "gone.png", "cdn.example", "fonts.example"))
    assert "bad.html#here" not in told and "a.b" not in told and "data:x" not in told

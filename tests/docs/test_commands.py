"""Every command of the documents is typed as it stands there, in a folder that holds what they speak of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.generator.pages import pages
from tests.docs.commands import Block, Typist, blocks, matches

ROOT = Path(__file__).resolve().parents[2]
PAGES = [page for page in [ROOT / "README.md", *pages()] if blocks(page)]
MOST_EXCUSES = 8
INDENTED = re.compile(r"(?m)(?<=\n\n) {4}(?:\.venv/bin/)?(?:glowtts|make|pip|sudo) ")
WITHOUT_TRIAL = {
    "CONTRIBUTING.md": "the verbs of the Makefile, which run these tests",
    "voice-card.md": "weeks of training on recordings that are no part of the project",
}
"""Pages whose indented commands are records rather than instructions."""


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_do_what_they_are_there_for(page: Path, desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    typist = Typist(desk, capfd)
    for block in blocks(page):
        if not block.excuse:
            typist.run(block)


def test_few_blocks_are_left_out_and_each_says_why() -> None:
    excused = [block for page in PAGES for block in blocks(page) if block.excuse]
    assert len(excused) <= MOST_EXCUSES, [f"{block.page}:{block.line}" for block in excused]
    assert all(len(block.excuse.split()) > 2 for block in excused)
    assert sum(len(block.commands) for page in PAGES for block in blocks(page) if not block.excuse) > 20


def test_commands_stand_in_blocks_that_are_tried() -> None:
    documents = [*ROOT.glob("*.md"), *pages()]
    stray = [page.name for page in documents if INDENTED.search(page.read_text("utf-8"))]
    assert set(stray) <= set(WITHOUT_TRIAL)
    console = [page.name for page in documents if re.search(r"(?m)^```(console|bash|shell)", page.read_text("utf-8"))]
    assert console == []


def test_a_command_that_fails_or_says_something_else_is_told(desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    typist = Typist(desk, capfd)
    with pytest.raises(AssertionError, match="There is no voice"):
        typist.run(Block("page", 1, ("glowtts info nobody",), "", ()))
    with pytest.raises(AssertionError, match="prints"):
        typist.run(Block("page", 1, ("glowtts voices",), "", ("Name Age",)))
    assert matches(("one", "…", "th…e  four"), ["zero", "one", "two", "three  four"])
    assert not matches(("one", "three"), ["one", "two", "three"])

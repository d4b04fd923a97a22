"""The user guide as the program opens it: in the browser where it was built, in a dialog where it was not."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextDocument
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app import guide
from app.actions import ROWS
from app.dialogs.guide import GuideDialog, help_button
from app.open_external import LIBRARIES, open_outside
from app.window import MainWindow

ROOT = Path(__file__).parents[3]
ASKED_FOR = re.compile(r"(?:help_button|open_guide)\(\s*\"([^\"]+)\"")


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to open."""
    opened: list[str] = []

    def opens(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", opens)
    return opened


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An installation that has the web pages, and nothing else."""
    folder = tmp_path / "guide"
    (folder / "_sources").mkdir(parents=True)
    (folder / "_images").mkdir()
    for name in ("index", "first-line", "shaping"):
        (folder / f"{name}.html").write_text("<html></html>")
        (folder / "_sources" / f"{name}.md.txt").write_text(f"# The page {name}")
    (folder / "_images" / "start_light.png").write_bytes(b"")
    monkeypatch.setattr(guide, "roots", lambda _checkout, elsewhere: (tmp_path / elsewhere,))
    return folder


@pytest.fixture
def unbuilt(monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout in which nobody has built the web pages."""
    monkeypatch.setattr(guide, "built_folder", lambda: None)


@pytest.fixture
def viewer(qtbot: QtBot, unbuilt: None) -> GuideDialog:
    dialog = GuideDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def test_the_menu_opens_the_first_page_in_the_browser(studio: MainWindow, browser: list[str], built: Path) -> None:
    studio.actions_["guide"].trigger()
    assert browser == [QUrl.fromLocalFile(str(built / "index.html")).toString()]


def test_help_of_a_dialog_opens_its_page_at_its_place(qtbot: QtBot, browser: list[str], built: Path) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    button = help_button("shaping#pauses")
    button.setParent(dialog)
    button.click()
    assert browser == [QUrl.fromLocalFile(str(built / "shaping.html")).toString() + "#pauses"]


def test_the_web_pages_carry_the_text_and_the_pictures_of_the_viewer(built: Path) -> None:
    assert guide.page_text("shaping") == "# The page shaping"
    assert guide.picture_file("pictures/start_light.png") == built / "_images" / "start_light.png"


@pytest.mark.parametrize("browserless", [True, False])
def test_without_browser_or_web_pages_the_window_shows_them(
    studio: MainWindow, built: Path, monkeypatch: pytest.MonkeyPatch, browserless: bool
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: not browserless)
    if not browserless:
        (built / "index.html").unlink()
    studio.actions_["guide"].trigger()
    shown = studio.findChild(GuideDialog)
    assert shown is not None and shown.isVisible()
    assert "The page index" in shown.pages.toPlainText()
    studio.actions_["guide"].trigger()
    assert len(studio.findChildren(GuideDialog)) == 1


def test_the_viewer_follows_links_to_a_place_and_back(viewer: GuideDialog) -> None:
    viewer.go("index")
    first = viewer.pages.toPlainText()
    viewer.pages.setSource(QUrl("shaping.md#pronunciation"))
    assert viewer.pages.textCursor().block().text() == "Pronunciation"
    assert viewer.pages.verticalScrollBar().value() > 0
    back = next(one for one in viewer.findChildren(QPushButton) if one.text() == "&Back")
    assert back.isEnabled()
    back.click()
    assert viewer.pages.toPlainText() == first


def picture_of(viewer: GuideDialog, name: str) -> QImage:
    picture = viewer.pages.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    assert isinstance(picture, QImage)
    return picture


def test_the_viewer_shows_pictures_as_wide_as_there_is_room(viewer: GuideDialog) -> None:
    viewer.go("first-line")
    width = viewer.pages.viewport().width()
    picture = picture_of(viewer, "pictures/start_light.png")
    assert width / 2 < picture.width() / picture.devicePixelRatio() < width
    assert picture_of(viewer, "pictures/none.png").isNull()


def test_the_viewer_leaves_other_addresses_to_the_system(viewer: GuideDialog, browser: list[str]) -> None:
    viewer.go("index")
    before = viewer.pages.toPlainText()
    viewer.pages.setSource(QUrl("https://example.org/paper"))
    assert browser == ["https://example.org/paper"]
    assert viewer.pages.toPlainText() == before


def test_a_page_that_is_missing_is_told(viewer: GuideDialog) -> None:
    viewer.go("no-such-page")
    assert "not part of this installation" in viewer.pages.toPlainText()


def test_every_place_that_the_window_asks_for_is_in_the_guide() -> None:
    asked = {page for path in (ROOT / "app").rglob("*.py") for page in ASKED_FOR.findall(path.read_text("utf-8"))}
    assert len(asked) > 5
    for page in asked | {guide.START}:
        name, _, part = page.partition("#")
        text = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
        headings = {guide.anchor(line.lstrip("# ")) for line in text.splitlines() if line.startswith("#")}
        assert not part or part in headings, page


def test_the_guide_has_a_key_of_its_own_and_f1_stays_with_the_keys() -> None:
    keys = {row.id: row.keys for row in ROWS}
    assert keys["help"] == ("F1",) and keys["guide"] == ("Ctrl+F1",)


@pytest.mark.parametrize("before", ["", "/usr/lib/own"])
def test_a_frozen_program_hands_the_browser_the_libraries_of_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, before: str
) -> None:
    seen: list[str | None] = []
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv(LIBRARIES, "/opt/studio/_internal")
    if before:
        monkeypatch.setenv(f"{LIBRARIES}_ORIG", before)

    def opens(_url: QUrl) -> bool:
        seen.append(os.environ.get(LIBRARIES))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", opens)
    assert open_outside(tmp_path)
    assert seen == [before or None]
    assert os.environ[LIBRARIES] == "/opt/studio/_internal"

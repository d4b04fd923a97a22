"""Between the window and the disk: dropping, saving over others, and work that was left behind."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.dialogs.recovery import RecoveryDialog
from app.document import recovery
from app.window import MainWindow, unsaved_work
from glowtts_core import project_file, recovery_file
from glowtts_core.types import Project, Utterance
from tests.app.conftest import TEXTS, Desk

LATIN = "Café.\n\nNaïve.".encode("cp1252")


def texts(studio: MainWindow) -> list[str]:
    return [line.text for line in studio.session.line.lines]


def said(studio: MainWindow) -> str:
    return studio.views.banner.words.text()


def drop(studio: MainWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    assert studio.files.can_take(data)
    studio.files.take(data)


def answer(monkeypatch: pytest.MonkeyPatch, button: str) -> list[str]:
    """Every question is answered with this button; what was asked."""
    asked: list[str] = []

    def reply(box: QMessageBox) -> QMessageBox.StandardButton:
        asked.append(box.text())
        return QMessageBox.StandardButton[button]

    monkeypatch.setattr(QMessageBox, "exec", reply)
    return asked


def test_several_files_at_once(studio: MainWindow, tmp_path: Path) -> None:
    one, two, latin, wide = (tmp_path / name for name in ("one.glowproj", "two.glowproj", "latin.txt", "wide"))
    project_file.save(one, Project((Utterance("Of the project."),)))
    project_file.save(two, Project())
    latin.write_bytes(LATIN)
    wide.write_bytes("Breit.".encode("utf-16"))
    drop(studio, latin, two, wide, one)
    assert studio.session.document.path == two
    assert texts(studio) == ["Café.", "Naïve.", "Breit."]
    assert "Left out: “one.glowproj”" in said(studio)


def test_what_is_no_text_is_told_and_changes_nothing(studio: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "empty.txt").write_bytes(b" \n")
    drop(studio, tmp_path / "empty.txt")
    assert said(studio) == "“empty.txt” is empty."
    drop(studio, tmp_path / "a.bin")
    assert "“a.bin” is no plain text" in said(studio) and studio.views.banner.is_error
    assert texts(studio) == list(TEXTS)


def test_selected_text_dropped_becomes_lines(studio: MainWindow) -> None:
    data = QMimeData()
    data.setText("One.\r\nTwo.")
    studio.files.take(data)
    assert texts(studio)[1:3] == ["One.", "Two."]


def test_a_file_that_another_program_changed_is_not_replaced_unasked(
    desk: Desk, studio: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.glowproj"
    assert studio.files.save_to(path)
    theirs = Project((Utterance("By another program."),))
    project_file.save(path, theirs)
    asked = answer(monkeypatch, "Cancel")
    studio.session.script.add("Mine.")
    assert not studio.files.save_to(path)
    assert asked == ["Another program has changed “a.glowproj” since it was opened here."]
    assert project_file.load(path) == theirs and studio.isWindowModified()
    answer(monkeypatch, "Save")
    assert studio.files.save_to(path)
    assert project_file.load(path).utterances[1].text == "Mine."
    desk.wait_spoken()


def test_coming_back_to_the_window_tells_of_a_changed_file_and_reads_it(
    desk: Desk, studio: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "a.glowproj"
    assert studio.files.save_to(path)
    QApplication.sendEvent(studio, QEvent(QEvent.Type.WindowActivate))
    assert studio.views.banner.isHidden()
    project_file.save(path, Project((Utterance("By another program."),)))
    QApplication.sendEvent(studio, QEvent(QEvent.Type.WindowActivate))
    assert said(studio) == "Another program has changed “a.glowproj”."
    studio.views.banner.button.click()
    assert texts(studio) == ["By another program."] and studio.views.banner.isHidden()
    desk.wait_spoken()


def test_a_save_that_fails_offers_another_name(
    studio: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    asked: list[bool] = []
    studio.session.script.add("Mine.")
    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(studio.files, "ask_and_save", lambda: asked.append(True))
    assert not studio.files.save_to(tmp_path / "a.glowproj")
    assert "No space left" in said(studio) and studio.isWindowModified()
    studio.views.banner.button.click()
    assert asked == [True] and studio.session.document.path is None


def test_work_that_cannot_be_kept_aside_is_told(
    studio: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    document = studio.session.document
    studio.session.script.add("Mine.")
    monkeypatch.setattr(os, "fsync", full)
    document.autosave_if_due()
    document.autosave()
    document.autosave_if_due()
    assert said(studio).startswith("Your work is not safe until it is saved") and "No space" in said(studio)


@pytest.fixture
def left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the work of two programs that are gone, and one file that is damaged."""
    folder = tmp_path / "left"
    folder.mkdir()
    for number, text in enumerate(("Older.", "Newer."), start=1):
        file = folder / f"{number}.glowproj"
        project = Project((Utterance(text), Utterance("More.")))
        original = tmp_path / "known.glowproj" if number == 2 else None
        recovery_file.save(file, project, original, datetime(2026, 1, number, tzinfo=UTC))
        os.utime(file, (number, number))
    (folder / "damaged.glowproj").write_text("{")
    os.utime(folder / "damaged.glowproj", (0, 0))
    monkeypatch.setattr(unsaved_work, "left_behind", lambda: recovery.left_behind(folder))
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.glowproj"))


def test_all_that_was_left_behind_is_offered_and_nothing_deleted_unasked(
    desk: Desk, studio: MainWindow, left: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.files.unsaved.offer()
    assert said(studio) == "The program ended before 3 projects were saved."
    studio.views.banner.button.click()
    dialog = studio.dialogs.shown(RecoveryDialog)
    assert dialog is not None
    shown = [dialog.list.item(row).text() for row in range(3)]
    assert shown[0].startswith("known.glowproj\n") and "“Newer.”" in shown[0] and "lines: 2" in shown[0]
    assert shown[1].startswith("Untitled\n") and shown[2].startswith("damaged.glowproj\n")
    dialog.restore.click()
    assert texts(studio) == ["Newer.", "More."] and studio.isWindowModified()
    assert names(left) == ["1.glowproj", "damaged.glowproj"] and dialog.list.count() == 2
    dialog.list.setCurrentRow(1)
    answer(monkeypatch, "Discard")  # what was restored first is not saved yet
    dialog.restore.click()
    assert "damaged" in said(studio) and names(left) == ["1.glowproj", "damaged.glowproj"]
    asked = answer(monkeypatch, "Cancel")
    dialog.delete.click()
    assert len(asked) == 1 and len(names(left)) == 2
    answer(monkeypatch, "Discard")
    dialog.delete.click()
    assert names(left) == ["1.glowproj"] and dialog.list.count() == 1
    dialog.restore.click()
    assert texts(studio) == ["Older.", "More."] and names(left) == []
    assert studio.dialogs.shown(RecoveryDialog) is None
    desk.wait_spoken()


def test_who_says_not_now_finds_it_in_the_menu_and_at_the_next_start(studio: MainWindow, left: Path) -> None:
    for name in ("damaged", "1"):
        (left / f"{name}.glowproj").unlink()
    studio.files.unsaved.offer()
    assert said(studio) == "The program ended before “known.glowproj” was saved."
    assert recovery.left_behind(left) == [], "another window does not offer it as well"
    studio.views.banner.dismiss()
    studio.files.recent.aboutToShow.emit()
    studio.files.recent.actions()[-1].trigger()
    dialog = studio.dialogs.shown(RecoveryDialog)
    assert dialog is not None
    dialog.reject()
    assert names(left) == ["2.glowproj"]
    studio.files.leave()
    assert [one.file.name for one in recovery.left_behind(left)] == ["2.glowproj"]

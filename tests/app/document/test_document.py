"""The document: steps, plans that are no steps, files, and work that outlives a crash."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.document.document import Document
from glowtts_core import edits, project_file
from glowtts_core.errors import ProjectFileError
from glowtts_core.types import Phone, Project, Style, Utterance


@pytest.fixture
def document(qapp: QApplication, tmp_path: Path) -> Iterator[Document]:
    folder = tmp_path / "recovery"
    folder.mkdir()
    made = Document(recovery=folder)
    made.begin(Project((read(Utterance("ab", id="a")),)))
    yield made
    made.close()


def read(line: Utterance) -> Utterance:
    """A line whose letters are its sounds, as the engine would plan it."""
    fresh = tuple(Phone(letter, 0, 0, len(line.text), place, 0.1) for place, letter in enumerate(line.text))
    return line.with_phones(edits.carry_over(line, fresh))


def only(document: Document) -> Utterance:
    return document.project.utterances[0]


def put(document: Document, line: Utterance, words: str = "Edit", gesture: object = None) -> None:
    document.commit(edits.replace_line(document.project, line), words, gesture)


def plan(document: Document) -> None:
    document.replace_silently(edits.replace_line(document.project, read(only(document))))


def aside(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "recovery").iterdir())


def test_a_step_is_named_undone_and_done_again(document: Document) -> None:
    seen: list[Project] = []
    document.changed.connect(seen.append)
    before = document.project
    put(document, replace(only(document), style=Style(speed=2.0)), "Speed")
    after = document.project
    assert (document.undo_stack.undoText(), document.is_clean) == ("Speed", False)
    document.undo_stack.undo()
    assert document.project is before and document.is_clean
    document.undo_stack.redo()
    assert seen == [after, before, after]


def test_what_changes_nothing_is_no_step(document: Document) -> None:
    put(document, only(document))
    assert document.undo_stack.count() == 0
    twice = edits.duplicate_line(document.project, "a")
    document.commit(twice, "Duplicate")
    document.commit(edits.move_lines(twice, ["a"], 2), "Move")  # equal lines, but not the same ones
    assert document.undo_stack.count() == 2


def test_only_steps_of_one_gesture_melt_together(document: Document) -> None:
    for gesture, speed in ((1, 1.1), (1, 1.2), (2, 1.3), (None, 1.4), (None, 1.5)):
        put(document, replace(only(document), style=Style(speed=speed)), "Speed", gesture)
    assert document.undo_stack.count() == 4
    speeds = []
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
        speeds.append(only(document).style.speed)
    assert speeds == [1.4, 1.3, 1.2, 1.0]


def test_a_gesture_that_leads_back_leaves_no_step(document: Document) -> None:
    line = only(document)
    put(document, replace(line, style=Style(speed=2.0)), "Speed", 1)
    put(document, line, "Speed", 1)
    assert document.undo_stack.count() == 0 and document.is_clean
    assert only(document) == line


def test_undo_and_redo_never_lead_back_to_sounds_that_are_due(document: Document) -> None:
    put(document, edits.set_text(only(document), "abc"), "Typing")
    put(document, replace(only(document), style=Style(speed=2.0)), "Speed")  # before the plan is there
    assert edits.needs_planning(only(document))
    plan(document)
    put(document, only(document).with_phones(edits.set_scale(only(document).phones, {2}, 2.0)), "Length")
    assert document.undo_stack.count() == 3
    for symbols in ("abc", "abc", "ab"):
        document.undo_stack.undo()
        assert "".join(phone.symbol for phone in only(document).phones) == symbols
        assert not edits.needs_planning(only(document))
    for _ in range(3):
        document.undo_stack.redo()
        assert not edits.needs_planning(only(document))
    assert only(document).phones[2].scale == 2.0


def test_a_plan_leaves_each_state_its_own_edits_and_other_texts_alone(document: Document) -> None:
    put(document, edits.set_text(only(document), "abc"), "Typing")
    put(document, only(document).with_phones(edits.set_pitch(only(document).phones, {0}, 5.0)), "Pitch")
    plan(document)
    assert only(document).phones[0].pitch_st == 5.0
    document.undo_stack.undo()
    assert [phone.pitch_st for phone in only(document).phones] == [0.0, 0.0, 0.0]
    document.undo_stack.undo()
    assert only(document).text == "ab" and len(only(document).phones) == 2


def test_a_plan_is_no_step_and_leaves_the_mark_as_it_is(document: Document) -> None:
    document.begin(Project((Utterance("ab", id="a"),)))
    plan(document)
    assert document.undo_stack.count() == 0 and document.is_clean


def test_saving_cleans_and_undo_from_there_does_not(document: Document, tmp_path: Path) -> None:
    marks: list[bool] = []
    paths: list[Path | None] = []
    document.clean_changed.connect(marks.append)
    document.path_changed.connect(paths.append)
    put(document, replace(only(document), style=Style(speed=2.0)), "Speed", 1)
    document.save(tmp_path / "a.glowproj")
    put(document, replace(only(document), style=Style(speed=3.0)), "Speed", 1)
    assert document.undo_stack.count() == 2, "a saved state is never melted away"
    document.undo_stack.undo()
    assert document.is_clean
    document.undo_stack.undo()
    assert marks == [False, True, False, True, False]
    assert paths == [tmp_path / "a.glowproj"] and document.path == paths[0]


def test_a_saved_document_opens_equal(document: Document, tmp_path: Path) -> None:
    put(document, only(document).with_phones(edits.set_scale(only(document).phones, {0}, 2.0)), "Length")
    document.save(tmp_path / "a.glowproj")
    saved = document.project
    document.begin(Project())
    document.load(tmp_path / "a.glowproj")
    assert document.project == saved
    assert document.path == tmp_path / "a.glowproj" and document.is_clean
    assert not document.undo_stack.canUndo()


def test_a_file_that_cannot_be_read_or_written_changes_nothing(document: Document, tmp_path: Path) -> None:
    put(document, replace(only(document), style=Style(speed=2.0)), "Speed")
    document.autosave()
    before = document.project
    (tmp_path / "a.glowproj").write_text("{broken")
    for attempt in (document.load, lambda path: document.save(path / "nowhere" / "b.glowproj")):
        with pytest.raises(ProjectFileError):
            attempt(tmp_path / "a.glowproj")
    assert document.project is before and document.path is None
    assert not document.is_clean and document.undo_stack.canUndo()
    assert aside(tmp_path), "and the recovery file stays"


def test_work_is_put_aside_only_when_it_changed_also_within_one_step(document: Document, tmp_path: Path) -> None:
    put(document, replace(only(document), style=Style(speed=2.0)), "Speed", 1)
    assert document.autosave()
    file = next(path for path in aside(tmp_path) if path.suffix == ".glowproj")
    stamp = file.stat().st_ino
    assert document.autosave() and file.stat().st_ino == stamp
    put(document, replace(only(document), style=Style(speed=3.0)), "Speed", 1)
    assert document.undo_stack.index() == 1
    assert document.autosave()
    assert project_file.load(file) == document.project


def test_what_is_saved_needs_no_recovery(document: Document, tmp_path: Path) -> None:
    finishes: tuple[Callable[[], object], ...] = (
        lambda: document.save(tmp_path / "a.glowproj"), lambda: document.begin(Project()), document.close,
    )  # fmt: skip
    for finish in finishes:
        document.commit(edits.add_line(document.project, "more", 0), "Add line")
        assert document.autosave() and aside(tmp_path)
        finish()
        document.disk.close() if finish == document.close else document.disk.now(lambda: None)
        assert aside(tmp_path) == []


def test_a_recovery_file_that_cannot_be_written_is_said(document: Document, tmp_path: Path) -> None:
    (tmp_path / "recovery").rmdir()
    put(document, replace(only(document), style=Style(speed=2.0)))
    assert not document.autosave()
    (tmp_path / "recovery").mkdir()
    assert document.autosave(), "and it is tried again"


def test_a_full_disk_is_told_once_and_again_after_it_had_room(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    document.recovery_failed.connect(told.append)
    room = [False]

    def fsync(_descriptor: int) -> None:
        if not room[0]:
            raise OSError(28, "No space left on device")

    def round_of(number: int) -> None:
        put(document, replace(only(document), style=Style(speed=1 + number / 10)))
        document.autosave_if_due()
        document.autosave()  # waits

    monkeypatch.setattr(os, "fsync", fsync)
    for number in range(3):
        round_of(number)
    assert len(told) == 1 and "No space left" in told[0]
    room[0] = True
    round_of(3)
    round_of(4)
    room[0] = False
    round_of(5)
    round_of(6)
    assert len(told) == 2


def test_a_file_that_another_program_wrote_is_noticed(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.glowproj"
    assert not document.was_changed_by_others()
    document.save(path)
    assert not document.was_changed_by_others()
    document.load(path)
    assert not document.was_changed_by_others()
    project_file.save(path, Project())
    assert document.was_changed_by_others()
    document.load(path)
    assert not document.was_changed_by_others()
    path.unlink()
    assert not document.was_changed_by_others(), "there is nothing that could be overwritten"


def test_what_is_done_while_the_file_is_written_is_not_saved(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = threading.Event()
    monkeypatch.setattr(os, "fsync", lambda _descriptor: written.wait(300))
    put(document, replace(only(document), style=Style(speed=2.0)), "Speed")

    def meanwhile() -> None:
        put(document, replace(only(document), style=Style(speed=3.0)), "Speed")
        written.set()

    QTimer.singleShot(0, meanwhile)
    document.save(tmp_path / "a.glowproj")
    assert only(document).style.speed == 3.0 and not document.is_clean
    assert project_file.load(tmp_path / "a.glowproj").utterances[0].style.speed == 2.0


def test_the_window_goes_on_while_a_file_is_read_written_or_kept(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk does not finish before the event loop has turned."""
    turned = threading.Event()
    monkeypatch.setattr(os, "fsync", lambda _descriptor: turned.wait(300) or pytest.fail("the window stood still"))
    put(document, replace(only(document), style=Style(speed=2.0)), "Speed")
    document.autosave_if_due()
    QTimer.singleShot(0, turned.set)
    document.save(tmp_path / "a.glowproj")
    assert turned.is_set()

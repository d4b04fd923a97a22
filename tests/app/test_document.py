"""The document: steps, plans that are no steps, files, and work that outlives a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app import document as documents
from app.document import Document
from glowtts_core import edits, project_file
from glowtts_core.errors import ProjectFileError
from glowtts_core.types import Phone, Project, Style, Utterance

ROOT = Path(__file__).parents[2]


@pytest.fixture
def document(qapp: Any, tmp_path: Path) -> Iterator[Document]:
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
    assert document.undo_stack.undoText() == "Speed" and not document.is_clean
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
    for finish in (lambda: document.save(tmp_path / "a.glowproj"), lambda: document.begin(Project()), document.close):
        document.commit(edits.add_line(document.project, "more", 0), "Add line")
        assert document.autosave() and aside(tmp_path)
        finish()
        assert aside(tmp_path) == []


def test_a_recovery_file_that_cannot_be_written_is_said(document: Document, tmp_path: Path) -> None:
    (tmp_path / "recovery").rmdir()
    put(document, replace(only(document), style=Style(speed=2.0)))
    assert not document.autosave()


def killed_with_work(folder: Path, origin: Path) -> Path:
    """A recovery file of a process that was killed."""
    program = (
        "import os, signal, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "app = QCoreApplication([]); from app.document import Document; from glowtts_core import edits;"
        "from glowtts_core.types import Project; document = Document(recovery=Path(sys.argv[1]));"
        "document.begin(Project(), Path(sys.argv[2]));"
        "document.commit(edits.add_line(Project(), 'Not saved.', 0), 'Add line');"
        "document.autosave(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(folder), str(origin)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    return documents.left_behind(folder)[0]


def test_work_of_a_killed_process_comes_back_unsaved(document: Document, tmp_path: Path) -> None:
    folder, origin = tmp_path / "recovery", tmp_path / "a.glowproj"
    found = killed_with_work(folder, origin)
    reborn = folder / f"{os.getpid()}-other.glowproj"  # its number belongs to another program by now
    found.rename(reborn)
    assert documents.left_behind(folder) == [reborn]
    assert documents.origin_of(reborn) == origin
    document.recover(reborn)
    assert only(document).text == "Not saved."
    assert document.path == origin and not document.is_clean
    assert not reborn.exists()
    assert any(path.suffix == ".glowproj" for path in aside(tmp_path)), "it is safe until it is saved"
    assert documents.left_behind(folder) == []


def test_damaged_or_unwanted_recovery_files(document: Document, tmp_path: Path) -> None:
    damaged = tmp_path / "recovery" / "1-x.glowproj"
    damaged.write_text("{broken")
    before = document.project
    assert documents.origin_of(damaged) is None
    with pytest.raises(ProjectFileError):
        document.recover(damaged)
    assert document.project is before and damaged.exists()
    documents.discard(damaged)
    assert documents.left_behind(tmp_path / "recovery") == []

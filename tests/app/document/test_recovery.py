"""Work of programs that ended before it was saved: found, told apart, taken up; never taken from one that runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.document.document import Document
from app.document.recovery import LeftBehind, left_behind
from glowtts_core.errors import ProjectFileError
from glowtts_core.types import Project

ROOT = Path(__file__).parents[3]
PROGRAM = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
from app.document.document import Document
from glowtts_core import edits
from glowtts_core.types import Project
document = Document(recovery=Path(sys.argv[1]))
document.begin(Project(), Path(sys.argv[2]))
document.commit(edits.add_line(Project(), sys.argv[3], 0), "Add line")
assert document.autosave()
print("kept", flush=True)
sys.stdin.readline()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "recovery"
    made.mkdir()
    return made


@pytest.fixture
def document(qapp: QApplication, folder: Path) -> Iterator[Document]:
    made = Document(recovery=folder)
    yield made
    made.close()


def program(folder: Path, text: str) -> subprocess.Popen[str]:
    """Another program with work that is kept aside; a row on its input has it killed."""
    asked = [sys.executable, "-c", PROGRAM, str(folder), str(folder.parent / "a.glowproj"), text]
    started = subprocess.Popen(asked, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None and started.stdout.readline() == "kept\n"
    return started


def kill(started: subprocess.Popen[str]) -> None:
    started.communicate("\n", timeout=60)
    assert started.returncode == -signal.SIGKILL


def texts(document: Document) -> list[str]:
    return [line.text for line in document.project.utterances]


def test_work_of_a_killed_process_comes_back_unsaved(document: Document, folder: Path) -> None:
    kill(program(folder, "Not saved."))
    (left,) = left_behind(folder)
    note = left.note()
    assert note is not None and (note.lines, note.text) == (1, "Not saved.")
    document.recover(left)
    assert texts(document) == ["Not saved."]
    assert document.path == folder.parent / "a.glowproj" and not document.is_clean
    assert not left.file.exists()
    assert len(list(folder.glob("*.glowproj"))) == 1, "it is safe until it is saved"
    assert left_behind(folder) == []


def noted(found: Iterable[LeftBehind]) -> list[str]:
    return [note.text for each in found if (note := each.note()) is not None]


def test_every_killed_process_is_found_and_none_that_runs(document: Document, folder: Path) -> None:
    one, other = program(folder, "One."), program(folder, "Other.")
    kill(one)
    found = left_behind(folder)
    assert noted(found) == ["One."]
    assert left_behind(folder) == [], "who found it asks its user; nobody else does"
    found[0].give_back()
    kill(other)
    assert sorted(noted(left_behind(folder))) == ["One.", "Other."]


def test_what_another_program_is_asking_about_is_not_offered_twice(folder: Path, qapp: QApplication) -> None:
    kill(program(folder, "One."))
    look = (
        "import sys; from pathlib import Path; from app.document.recovery import left_behind;"
        "print(len(left_behind(Path(sys.argv[1]))))"
    )

    def elsewhere() -> str:
        asked = [sys.executable, "-c", look, str(folder)]
        return subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()

    (left,) = left_behind(folder)
    assert elsewhere() == "0"
    left.give_back()
    assert elsewhere() == "1"
    assert left_behind(folder), "a program that only looked leaves everything as it was"


def test_a_number_that_belongs_to_another_program_by_now(document: Document, folder: Path) -> None:
    kill(program(folder, "One."))
    (left,) = left_behind(folder)
    left.give_back()
    left.file.rename(folder / f"{os.getpid()}-other.glowproj")
    assert len(left_behind(folder)) == 1


def test_damaged_work_stays_where_it_is(document: Document, folder: Path) -> None:
    (folder / "1-x.glowproj").write_text("{broken")
    before = document.project
    (left,) = left_behind(folder)
    assert left.note() is None
    with pytest.raises(ProjectFileError):
        document.recover(left)
    assert document.project is before and left.file.exists()
    left.discard()
    assert list(folder.iterdir()) == []


def test_what_cannot_be_kept_again_is_not_deleted(
    document: Document, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill(program(folder, "One."))
    (left,) = left_behind(folder)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    document.recover(left)
    assert texts(document) == ["One."] and left.file.exists()


def test_a_clean_document_leaves_nothing(document: Document, folder: Path) -> None:
    document.begin(Project())
    document.close()
    assert list(folder.iterdir()) == []

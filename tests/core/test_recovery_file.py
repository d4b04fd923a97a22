"""Work that was put aside says where it came from, and opens like any project."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from glowtts_core import project_file, recovery_file
from glowtts_core.errors import ProjectFileError
from glowtts_core.types import Phone, Project, Style, Utterance

WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
SMALL = Project((Utterance("Hello", (Phone("HH", 0, 0, 5, 0, 0.1),), id="x"),), Style(seed=3), "kathleen")
LARGE = Project(tuple(Utterance(f"Line\u2028{row}, “said”") for row in range(50)))
ORIGINALS = [None, Path("somewhere") / "my “work”.glowproj"]


@pytest.mark.parametrize("original", ORIGINALS)
def test_work_put_aside_says_where_it_came_from_and_opens_like_a_project(tmp_path: Path, original: Path | None) -> None:
    file = tmp_path / "aside.glowproj"
    recovery_file.save(file, SMALL, original, WHEN)
    assert recovery_file.load(file) == recovery_file.Recovery(file, original, WHEN, SMALL)
    assert project_file.load(file) == SMALL


@pytest.mark.parametrize("original", ORIGINALS)
@pytest.mark.parametrize("project", [Project(), SMALL, LARGE])
def test_a_glance_says_the_same_as_reading(tmp_path: Path, project: Project, original: Path | None) -> None:
    file = tmp_path / "aside.glowproj"
    recovery_file.save(file, project, original, WHEN)
    lines = recovery_file.load(file).project.utterances
    text = lines[0].text if lines else ""
    assert recovery_file.peek(file) == recovery_file.Note(original, WHEN, len(lines), text)


@pytest.mark.parametrize(
    "note", [None, 5, {}, {"original": None, "saved_at": "noon"}, {"original": 5, "saved_at": "2026-01-02"}]
)
def test_a_recovery_file_without_its_note_is_damaged(tmp_path: Path, note: object) -> None:
    file = tmp_path / "a.glowproj"
    recovery_file.save(file, SMALL, None, WHEN)
    values = {**json.loads(file.read_text(encoding="utf-8")), "recovery": note}
    file.write_text(json.dumps(values), encoding="utf-8")
    with pytest.raises(ProjectFileError, match="damaged"):
        recovery_file.load(file)
    assert recovery_file.peek(file) is None


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]\n1\n2\n"])
def test_a_glance_at_something_else_tells_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.glowproj").write_bytes(content)
    assert recovery_file.peek(tmp_path / "a.glowproj") is None
    assert recovery_file.peek(tmp_path / "nothing.glowproj") is None

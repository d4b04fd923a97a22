"""Recovery files: project files with a note of where the work came from and when it was put aside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from glowtts_core import project_file
from glowtts_core.errors import Words
from glowtts_core.types import Project


@dataclass(frozen=True, slots=True)
class Recovery:
    """Work that was put aside."""

    file: Path
    """The recovery file."""
    original: Path | None
    """The project file that was open; None = never saved."""
    saved_at: datetime
    project: Project


@dataclass(frozen=True, slots=True)
class Note:
    """What a recovery file is, in a glance."""

    original: Path | None
    """The project file that was open; None = never saved."""
    saved_at: datetime
    lines: int
    text: str
    """Of its first line."""


def save(file: Path, project: Project, original: Path | None, saved_at: datetime) -> None:
    """Puts work aside, with the project file that is open. Errors as in `project_file.save`."""
    note = {"original": None if original is None else str(original), "saved_at": saved_at.isoformat()}
    project_file.write(file, project_file.text_of(project, {"recovery": note}))


def load(file: Path) -> Recovery:
    """Reads what was put aside. Errors as in `project_file.load`."""
    values = project_file.read_values(file)
    try:
        original, saved_at = _origin(values)
    except (LookupError, TypeError, ValueError) as error:
        raise project_file.damaged(file, Words("it does not say where the work came from")) from error
    return Recovery(file, original, saved_at, project_file.project_of(values, file))


def peek(file: Path) -> Note | None:
    """What was put aside, without reading all of it; None where only `load` can tell.

    It relies on the rows that `save` writes: the head, one for each line of the script, the end.
    """
    try:
        rows = file.read_text(encoding="utf-8").split("\n")[:-1]
        original, saved_at = _origin(json.loads(f"{rows[0]}]}}"))
        texts = rows[1:-1]
        text = json.loads(texts[0].removesuffix(","))["text"] if any(texts) else ""
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return Note(original, saved_at, len(texts) if any(texts) else 0, str(text))


def _origin(values: Mapping[str, Any]) -> tuple[Path | None, datetime]:  # plain JSON
    original = values["recovery"]["original"]
    saved_at = datetime.fromisoformat(values["recovery"]["saved_at"])
    return None if original is None else Path(original), saved_at

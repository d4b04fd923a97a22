"""Edits of which lines there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from uuid import uuid4

from glowtts_core.edits.choice import Phones
from glowtts_core.edits.texts import set_text
from glowtts_core.types import Project, Style, Utterance


def add_line(project: Project, text: str, row: int, style: Style | None = None) -> Project:
    """A new line in front of a row, in the project's own voice and, unless one is given, style."""
    return add_lines(project, [text], row, style)


def add_lines(project: Project, texts: Iterable[str], row: int, style: Style | None = None) -> Project:
    """A new line for each text, in front of a row, in the project's own voice and, unless one is given, style."""
    lines = [Utterance(text, style=style or project.style, voice=project.voice) for text in texts]
    return _inserted(project, row, lines)


def replace_line(project: Project, line: Utterance) -> Project:
    """Another value of a line, found by its id."""
    return replace(project, utterances=tuple(line if one.id == line.id else one for one in project.utterances))


def remove_lines(project: Project, ids: Collection[str]) -> Project:
    """The project without these lines."""
    return replace(project, utterances=tuple(line for line in project.utterances if line.id not in ids))


def duplicate_line(project: Project, line_id: str) -> Project:
    """A line once more, under itself."""
    row = _row(project, line_id)
    return project if row is None else _inserted(project, row + 1, [_with_own_id(project.utterances[row])])


def move_lines(project: Project, ids: Collection[str], row: int) -> Project:
    """Lines to in front of a row, counted as they stand now; they keep their order."""
    lines, row = project.utterances, max(row, 0)
    moved = tuple(line for line in lines if line.id in ids)
    above = tuple(line for line in lines[:row] if line.id not in ids)
    below = tuple(line for line in lines[row:] if line.id not in ids)
    return replace(project, utterances=above + moved + below)


def split_line(project: Project, line_id: str, position: int) -> Project:
    """A line becomes two at a character; nothing happens where one would be blank. Sounds keep their edits."""
    row = _row(project, line_id)
    if row is None:
        return project
    line, position = project.utterances[row], max(position, 0)
    texts = line.text[:position].strip(), line.text[position:].strip()
    if not all(texts):
        return project
    before = tuple(phone for phone in line.phones if phone.start < position)
    first = set_text(line.with_phones(before), texts[0])
    second = set_text(line.with_phones(line.phones[len(before) :]), texts[1])
    rest = project.utterances
    return replace(project, utterances=(*rest[:row], first, _with_own_id(second), *rest[row + 1 :]))


def join_lines(project: Project, ids: Collection[str]) -> Project:
    """Several lines become one, at the place of the first and in its style and voice; sounds keep their edits."""
    chosen = [line for line in project.utterances if line.id in ids]
    if len(chosen) < 2:
        return project
    text = " ".join(line.text for line in chosen)
    whole = replace(chosen[0], text=text, phones=_joined(chosen))
    return replace_line(remove_lines(project, {line.id for line in chosen[1:]}), set_text(whole, text))


def _joined(lines: Iterable[Utterance]) -> Phones:
    """The sounds of lines with words and places counted over the joined text."""
    phones: Phones = ()
    words = place = 0
    for line in lines:
        phones += tuple(
            replace(
                phone,
                word=None if phone.word is None else phone.word + words,
                start=phone.start + place,
                end=phone.end + place,
            )
            for phone in line.phones
        )
        words += 1 + max((phone.word for phone in line.phones if phone.word is not None), default=-1)
        place += len(line.text) + 1
    return phones


def _with_own_id(line: Utterance) -> Utterance:
    return replace(line, id=uuid4().hex)


def _row(project: Project, line_id: str) -> int | None:
    return next((row for row, line in enumerate(project.utterances) if line.id == line_id), None)


def _inserted(project: Project, row: int, lines: Iterable[Utterance]) -> Project:
    rest, row = project.utterances, max(row, 0)
    return replace(project, utterances=(*rest[:row], *lines, *rest[row:]))

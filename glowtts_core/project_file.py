"""Project files: JSON with an integer format version, written whole or not at all.

A file of an older version is brought up to date step by step when it is read (`MIGRATIONS`). A recovery file is a
project file with a note of where the work came from (`recovery_file`); it can be opened like any other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from types import NoneType
from typing import Any
from uuid import uuid4

from glowtts_core.errors import ConfigError, GlowTTSError, ProjectFileError, Words
from glowtts_core.files import write_whole
from glowtts_core.parameters import PHONE, STYLE, Parameter
from glowtts_core.prosody import check_request
from glowtts_core.types import Phone, Project, Style, Utterance

FORMAT = "glowtts-studio project"
VERSION = 2
"""Version that is written; `Project.version` is the same number."""
MIGRATIONS: dict[int, Callable[[dict[str, object]], dict[str, object]]] = {
    1: lambda values: values,  # 2: a style may say who speaks; left out, it is the voice's usual speaker
}
"""Old version -> what makes the values of the next version out of its values."""
LARGEST_BYTES = 256 * 2**20
"""A larger file is no project; nobody has typed that much."""

_TEXT, _WHOLE, _NUMBER = (str,), (int,), (float, int)


def _kinds(rows: Mapping[str, Parameter]) -> dict[str, tuple[type, ...]]:
    """Which types of JSON a number may have, by field."""
    found: dict[str, tuple[type, ...]] = {}
    for name, row in rows.items():
        found[name] = _WHOLE if row.whole else (*_NUMBER, NoneType) if row.neutral is None else _NUMBER
    return found


_PHONE: Mapping[str, tuple[type, ...]] = {
    "symbol": _TEXT,
    "word": (int, NoneType),
    "start": _WHOLE,
    "end": _WHOLE,
    **_kinds(PHONE),
}
_STYLE: Mapping[str, tuple[type, ...]] = {field.name: _TEXT for field in fields(Style)} | _kinds(STYLE)
_UTTERANCE: Mapping[str, tuple[type, ...]] = {
    "id": _TEXT,
    "text": _TEXT,
    "voice": _TEXT,
    "style": (dict,),
    "phones": (list,),
}
_PROJECT: Mapping[str, tuple[type, ...]] = {"voice": _TEXT, "style": (dict,), "utterances": (list,)}
_USUAL = asdict(Phone(""))
"""A phone's values that need not be written."""


Stamp = tuple[int, int, int]
"""What changes when another program writes a file: its number, its size, and when it was written."""


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file as it is now; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def load(path: Path) -> Project:
    """Reads a project file of this version or an older one.

    Raises:
        ProjectFileError: the file is missing, damaged, no project, or of a newer version.
    """
    return project_of(read_values(path), path)


def save(path: Path, project: Project) -> None:
    """Writes a project file. Whatever happens, the name holds a whole file: the old one or the new one.

    Raises:
        ProjectFileError: the folder is missing, full or not writable, or the file is write-protected.
    """
    write(path, text_of(project, {}))


# ----------------------------------------------------------------------------------------------------- reading


class _DamageError(ProjectFileError):
    """What is wrong with a value; becomes an error with the file's name as soon as that is known."""


def read_values(path: Path) -> dict[str, object]:
    """What a file of this format holds, of any version. Raises ProjectFileError."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except FileNotFoundError as error:
        raise ProjectFileError("There is no project “{path}”. It may have been moved or renamed.", path=path) from error
    except OSError as error:
        raise ProjectFileError("“{path}” cannot be read ({reason}).", path=path, reason=error.strerror) from error
    if not content.strip():
        raise damaged(path, Words("it is empty"))
    if len(content) > LARGEST_BYTES or not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        raise _foreign(path)
    try:
        values = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise damaged(path, Words("it ends too early or was changed by another program")) from error
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise _foreign(path)
    return values


def project_of(values: dict[str, Any], path: Path) -> Project:  # plain JSON
    """The project in the values of a file. Raises ProjectFileError."""
    version = values.get("version")
    if type(version) is not int or version < 1:
        raise damaged(path, Words("its version is missing"))
    if version > VERSION:
        raise ProjectFileError(
            "“{path}” was saved by a newer version of this program (format {version}; this one "
            "reads up to {newest}). Update the program to open it. The file was left as it is.",
            path=path,
            version=version,
            newest=VERSION,
        )
    try:
        for old in range(version, VERSION):
            values = MIGRATIONS[old](values)
        body = {key: value for key, value in values.items() if key not in ("format", "version", "recovery")}
        body = _checked(body, _PROJECT, Words("the project"))
        lines = _with_own_ids([_utterance(line, row) for row, line in enumerate(body.get("utterances", []), 1)])
        style = _style(body.get("style", {}), Words("the project"))
    except (_DamageError, ConfigError) as error:
        raise damaged(path, error) from error
    return Project(lines, style, body.get("voice", ""))


def _utterance(values: object, row: int) -> Utterance:
    where = Words("line {row}", row=row)
    body = _checked(values, _UTTERANCE, where)
    if "text" not in body:
        raise _DamageError("{where} has no text", where=where)
    style = _style(body.pop("style", {}), where)
    phones = tuple(_phone(phone, where) for phone in body.pop("phones", []))
    check_request(style, phones)
    return Utterance(phones=phones, style=style, **body)


def _phone(values: object, where: str) -> Phone:
    body = _checked(values, _PHONE, where)
    if not body.get("symbol"):
        raise _DamageError("a sound of {where} has no symbol", where=where)
    phone = Phone(**body)
    if not 0 <= phone.start <= phone.end:
        raise _DamageError("a sound of {where} has no place in the text", where=where)
    return phone


def _style(values: object, where: str) -> Style:
    style = Style(**_checked(values, _STYLE, where))
    check_request(style)
    return style


# Any: one of the kinds asked for
def _checked(values: object, kinds: Mapping[str, tuple[type, ...]], where: str) -> dict[str, Any]:
    """The values by name, each of the right kind; whole numbers become floats where the field is one."""
    if not isinstance(values, dict):
        raise _DamageError("{where} is not readable", where=where)
    found: dict[str, object] = {}
    for name, value in values.items():
        kind = kinds.get(name)
        if kind is None:
            raise _DamageError("{where} holds “{name}”, which is not known", where=where, name=name)
        if type(value) not in kind:
            raise _DamageError("“{name}” of {where} has a value of the wrong kind", name=name, where=where)
        found[name] = _as_float(value, name, where) if float in kind and value is not None else value
    return found


def _as_float(value: float, name: str, where: str) -> float:
    try:
        return float(value)
    except OverflowError as error:
        raise _DamageError("“{name}” of {where} is far too large", name=name, where=where) from error


def _with_own_ids(lines: list[Utterance]) -> tuple[Utterance, ...]:
    """The lines, each with an id of its own: a line copied by hand in the file has its original's."""
    seen: set[str] = set()
    found = []
    for line in lines:
        own = line.id if line.id and line.id not in seen else uuid4().hex
        seen.add(own)
        found.append(line if own == line.id else Utterance(line.text, line.phones, line.style, line.voice, own))
    return tuple(found)


def damaged(path: Path, what: Words | GlowTTSError) -> ProjectFileError:
    """What is said of a file whose values make no sense."""
    return ProjectFileError(
        "The project “{path}” is damaged: {what}. The file was left as it is.", path=path, what=what
    )


def _foreign(path: Path) -> ProjectFileError:
    return ProjectFileError("“{path}” is not a project of this program.", path=path)


# ----------------------------------------------------------------------------------------------------- writing


def text_of(project: Project, more: Mapping[str, object]) -> str:
    """The project as JSON, with one line of the file for each line of the script."""
    head = {"format": FORMAT, "version": VERSION, **more, "voice": project.voice, "style": asdict(project.style)}
    rows = ",\n".join(json.dumps(_values_of(line), ensure_ascii=False) for line in project.utterances)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "utterances": [\n{rows}\n]}}\n'


def _values_of(line: Utterance) -> dict[str, object]:
    return {
        "id": line.id,
        "text": line.text,
        "voice": line.voice,
        "style": {name: getattr(line.style, name) for name in _STYLE},
        "phones": [_phone_values(phone) for phone in line.phones],
    }


def _phone_values(phone: Phone) -> dict[str, object]:
    return {name: value for name, usual in _USUAL.items() if (value := getattr(phone, name)) != usual}


def write(path: Path, text: str) -> None:
    """Writes the text of a project file. Errors as in `save`."""
    content = text.encode("utf-8", errors="replace")  # half a character of another program's text is no text
    try:
        write_whole(path, content)
    except OSError as error:
        raise ProjectFileError(
            "“{path}” cannot be saved ({reason}). Choose a folder that is yours to write in and has room.",
            path=path,
            reason=error.strerror or str(error),
        ) from error

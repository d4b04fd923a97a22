"""Plain text files, whatever program wrote them."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from glowtts_core.errors import TextError

LARGEST_BYTES = 4 * 2**20
"""A larger text is no script: it is as long as all of Shakespeare."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_TEXT = re.compile(b"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_MOST_NO_TEXT = 1 / 200
_MOSTLY = 0.4


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16, UTF-32 or the usual one-byte encoding of the West.

    Raises:
        TextError: the file is missing, cannot be read, is no text or is too large.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise TextError("“{path}” cannot be read ({reason}).", path=path.name, reason=error.strerror) from error
    if len(content) > LARGEST_BYTES:
        raise TextError(
            "“{path}” is too large for a script: at most {most} MB. Take the part of it that is to be spoken.",
            path=path.name,
            most=LARGEST_BYTES // 2**20,
        )
    text = decoded(content)
    if text is None:
        raise TextError(
            "“{path}” is no plain text. Save it as text (.txt) in the program that made it, or copy the text and "
            "paste it here.",
            path=path.name,
        )
    return text


def decoded(content: bytes) -> str | None:
    """What the bytes say; None where they are no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    if (wide := _wide_encoding(content)) is not None:
        return content.decode(wide, errors="replace")
    if len(_NO_TEXT.findall(content)) > _MOST_NO_TEXT * len(content) or b"\x00" in content:
        return None
    for encoding in ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: of western letters, every other byte is 0."""
    pairs = len(content) // 2
    even, odd = content[::2].count(0), content[1::2].count(0)
    if pairs and odd >= _MOSTLY * pairs and not even:
        return "utf-16-le"
    if pairs and even >= _MOSTLY * pairs and not odd:
        return "utf-16-be"
    return None

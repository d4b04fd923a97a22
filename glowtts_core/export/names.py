"""Names of exported files: a template, made safe for every system, and numbered where a name is taken.

The template may hold ``{n}`` (number of the line, with leading zeros), ``{text}`` (its first words),
``{voice}`` and ``{seed}``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from glowtts_core.errors import ConfigError

DEFAULT_TEMPLATE = "{n} {text}"
FIELDS = ("n", "text", "voice", "seed")
LONGEST_TEXT = 40
"""Characters of the line that stand for ``{text}``."""
_LONGEST_NAME_BYTES = 180  # file systems allow 255; the number on collision and the ending need room
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')  # Windows' list, which holds everybody else's
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def check_template(template: str) -> None:
    """Refuses a template that no name can be made from.

    Raises:
        ConfigError: it is empty, has an unknown field or a single brace.
    """
    if not template.strip():
        raise ConfigError("The file name is empty. Use at least one of {n}, {text}, {voice}, {seed}.")
    rest = re.sub(r"\{(\w*)\}", lambda match: _known(match[1]), template)
    if "{" in rest or "}" in rest:
        raise ConfigError(
            "The file name “{template}” has a brace that is not closed. Write {{n}}, for example.", template=template
        )


def _known(name: str) -> str:
    if name not in FIELDS:
        known = ", ".join(f"{{{field}}}" for field in FIELDS)
        raise ConfigError("“{{{name}}}” cannot stand in a file name. Known are {known}.", name=name, known=known)
    return ""


def file_stem(template: str, number: int, total: int, text: str, voice: str, seed: int) -> str:
    """The name, without ending, of the file of line ``number`` (counted from 1) out of ``total``.

    Raises:
        ConfigError: see `check_template`.
    """
    check_template(template)
    values = {
        "n": str(number).zfill(max(len(str(total)), 2)),
        "text": _first_words(text),
        "voice": voice,
        "seed": str(seed),
    }
    return safe_stem(re.sub(r"\{(\w+)\}", lambda match: values[match[1]], template)) or values["n"]


def safe_stem(name: str) -> str:
    """The name with everything taken out that some file system refuses; may become empty."""
    name = unicodedata.normalize("NFC", name)
    name = "".join(character for character in name if unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co"))
    name = " ".join(_FORBIDDEN.sub(" ", name).split()).strip(". ")
    if _RESERVED.fullmatch(name):
        name = f"{name}_" if "." not in name else name.replace(".", "_", 1)
    while len(name.encode("utf-8")) > _LONGEST_NAME_BYTES:
        name = name[:-1]
    return name.strip(". ")


def numbered(stem: str) -> Iterator[str]:
    """The name itself, then ``name (2)``, ``name (3)`` and so on."""
    yield stem
    number = 2
    while True:
        yield f"{stem} ({number})"
        number += 1


def _first_words(text: str) -> str:
    """The beginning of a text, cut between words where there is a place, without pause marks."""
    words = " ".join(re.sub(r"\[[^\]]*\]", " ", text).split())
    if len(words) > LONGEST_TEXT:
        cut = words[: LONGEST_TEXT + 1].rpartition(" ")[0]
        words = cut or words[:LONGEST_TEXT]
    return words.rstrip(".,;:!?… ")

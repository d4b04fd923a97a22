"""What the core says, in the language of the window.

The core knows English alone; its words keep the template they were made from (`glowtts_core.errors.Words`), and the
template is looked up among the window's translations, in the context ``core``; ``packaging/core_words.py`` puts it
there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from string import Formatter

from PySide6.QtCore import QCoreApplication

from glowtts_core.errors import GlowTTSError, Words

CONTEXT = "core"
PHRASES = ("reason", "kind")
"""Parts of a template that are words themselves, such as what the system gave as the cause: “Permission denied”."""
_LONGEST = 2000


def said(words: str | GlowTTSError) -> str:
    """Words as they are to be shown; those that no translation is known of, or needed for, stay as they are."""
    if isinstance(words, GlowTTSError):
        words = words.words
    if not isinstance(words, Words):
        return words
    template = QCoreApplication.translate(CONTEXT, words.template)
    if not words.parts:
        return template
    return template.format(**{name: _part(name, part) for name, part in words.parts.items()})


def retold(values: Mapping[str, object]) -> str:
    """What another process said, and told with `Words.to_json`, as it is to be shown; empty where it said nothing.

    It may stand in a file of a stranger: a template that does more than put its parts in is not followed.
    """
    plain = str(values.get("words", ""))[:_LONGEST]
    try:
        template, parts = str(values["template"]), json.loads(str(values["parts"]))
        wanted = [(name, how, turn) for _, name, how, turn in Formatter().parse(template) if name is not None]
    except (LookupError, ValueError, RecursionError):
        return plain
    if not isinstance(parts, dict) or any(name not in parts or how or turn for name, how, turn in wanted):
        return plain
    return said(Words(template, **{name: str(part) for name, part in parts.items()}))[:_LONGEST]


def _part(name: str, part: object) -> object:
    if isinstance(part, GlowTTSError):
        return said(part).rstrip(".")
    if isinstance(part, Words):
        return said(part)
    return QCoreApplication.translate(CONTEXT, str(part)) if name in PHRASES else part

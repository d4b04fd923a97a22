"""What the core says, in the language of the window.

The core knows English alone; its words keep the template they were made from (`glowtts_core.errors.Words`), and the
template is looked up among the window's translations, in the context ``core``; ``packaging/core_words.py`` puts it
there.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from glowtts_core.errors import GlowTTSError, Words

CONTEXT = "core"
REASON = "reason"
"""The part of a template that holds what the system gave as the cause, such as “Permission denied”."""


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


def _part(name: str, part: object) -> object:
    if isinstance(part, GlowTTSError):
        return said(part).rstrip(".")
    if isinstance(part, Words):
        return said(part)
    return QCoreApplication.translate(CONTEXT, str(part)) if name == REASON else part

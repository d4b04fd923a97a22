"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re

_TERMINAL = re.compile(r"[.!?…。]+[\"'”’»)\]]*(?=\s|$)|\n[ \t]*(?:\r?\n)+|[。！？]")
_NEVER_LAST = frozenset(
    "mr mrs ms messrs prof gen col capt cpt lt sgt maj cpl pvt cmdr adm rev hon gov sen rep pres supt insp fr "
    "st dr mt ft vs e.g i.e cf viz approx ca".split()
)
_BEFORE_NUMBERS = frozenset("no nos p pp vol vols ch chap sec fig figs eq art par para op pt ver v apt ext".split())


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop belongs to an abbreviation or an initial inside the sentence."""
    after = text[match.end() :].lstrip()[:1]
    if match.group().startswith(("..", "…")):
        return after.islower()
    if not match.group().startswith("."):
        return False
    before = re.search(r"[\w.]*$", text[start : match.start()])
    word = before.group() if before else ""
    lower = word.lower()
    if after.islower() or lower in _NEVER_LAST or (lower in _BEFORE_NUMBERS and after.isdecimal()):
        return True
    return len(word) == 1 and word.isupper() and word != "I" and after.isupper()


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Half-open character ranges of the sentences of ``text``, in order, without the blanks around them.

    A sentence ends after ``. ! ? …`` with a blank behind, or at an empty line. Abbreviations and initials do not
    end it. Blank text has none.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _TERMINAL.finditer(text):
        if match.group()[0] != "\n" and _goes_on(text, start, match):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    end -= len(inside) - len(inside.rstrip())
    return (start, end) if start < end else None

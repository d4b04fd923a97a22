"""The project of a first start: three short lines that show what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.session.voices import PROGRAMS_OWN
from glowtts_core.types import Phone, Project, Style, Utterance

_Words = tuple[tuple[str, str], ...]
"""Words, or marks, with their sounds."""

_PLAIN: _Words = (
    ("Press", "P R EH1 S"), ("Space", "S P EY1 S"), (",", ","), ("and", "AH0 N D"), ("you", "Y UW1"),
    ("hear", "HH IY1 R"), ("this", "DH IH1 S"), ("line", "L AY1 N"), (".", "."),
)  # fmt: skip
_SLOW: _Words = (
    ("A", "AH0"), ("word", "W ER1 D"), ("can", "K AE1 N"), ("take", "T EY1 K"), ("its", "IH1 T S"),
    ("own", "OW1 N"), ("sweet", "S W IY1 T"), ("time", "T AY1 M"), (".", "."),
)  # fmt: skip
_TWICE: _Words = (
    ("I", "AY1"), ("said", "S EH1 D"), ("it", "IH1 T"), ("once", "W AH1 N S"), (",", ","),
    ("I", "AY1"), ("said", "S EH1 D"), ("it", "IH1 T"), ("twice", "T W AY1 S"), (".", "."),
)  # fmt: skip
STRETCHED_WORD = 6
SLOWED = 1.8
OTHER_TAKE = 1000
FIRST_OF_SECOND_TAKE = 4
"""Word of the last line from which another take of the same seed is spoken."""


def first_project(style: Style = PROGRAMS_OWN) -> Project:
    """A plain line, one with a stretched word, and one whose halves are two takes of one seed, all in one style."""
    stretched = [replace(phone, scale=SLOWED) if phone.word == STRETCHED_WORD else phone for phone in _phones(_SLOW)]
    halves = [
        replace(phone, take=phone.take + OTHER_TAKE) if (phone.word or 0) >= FIRST_OF_SECOND_TAKE else phone
        for phone in _phones(_TWICE)
    ]
    lines = ((_PLAIN, _phones(_PLAIN)), (_SLOW, stretched), (_TWICE, halves))
    return Project(tuple(Utterance(_text(words), tuple(phones), style) for words, phones in lines))


def _text(words: _Words) -> str:
    return "".join(f" {word}" if word[0].isalpha() else word for word, _ in words).strip()


def _phones(words: _Words) -> Iterator[Phone]:
    """The sounds with their places; their lengths are left to the voice."""
    take, word, end = 0, 0, 0
    for written, sounds in words:
        start = end if not written[0].isalpha() or not end else end + 1
        end = start + len(written)
        owner = word if written[0].isalpha() else None
        word += owner is not None
        for symbol in sounds.split():
            yield Phone(symbol, owner, start, end, take)
            take += 1

"""What the reading rules hand on: spoken tokens with their place in the text, and the form of a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from glowtts_core.text.markup import Insert
from glowtts_core.text.symbols import PUNCTUATION

_AFTER_STOP = re.compile(r"[\"')\]]*(?:\s*$|\s*\n|\s+[\"'(\[]*(?P<word>[A-Z][a-z']*))")
_STARTERS = frozenset(
    "the he she it they we you i in on at but and or so then this that these those there here a an his her its my "
    "our your their who what when where why how if as after before although while for from with no not yes all "
    "some many most one two it's that's he's she's they're we're i'm i've don't let please now later today".split()
)
"""A capital on one of these after an abbreviation begins a sentence; on another word it is more often a name."""


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    LETTER = "letter"
    """A letter of the alphabet spoken by its name."""
    MARK = "mark"
    """Punctuation that is heard."""
    INSERT = "insert"
    """Sounds or a pause that the user wrote."""


@dataclass(frozen=True, slots=True)
class Token:
    """One thing to speak, with the characters it came from."""

    text: str
    start: int
    end: int
    kind: Kind = Kind.WORD
    insert: Insert | None = None


class Piece(NamedTuple):
    """What a stretch of plain text is spoken as. A capital (``F``, ``F's``) = its name, a mark = that mark."""

    start: int
    end: int
    words: Sequence[str]

    def tokens(self) -> list[Token]:
        """One token per word, all pointing at the whole stretch."""
        return [Token(word, self.start, self.end, kind_of(word)) for word in self.words]


def kind_of(word: str) -> Kind:
    """Kind of a word as the rules write it."""
    if word in PUNCTUATION:
        return Kind.MARK
    return Kind.LETTER if len(word.removesuffix("'s")) == 1 and word[0].isupper() and word != "I" else Kind.WORD


@dataclass(slots=True)
class Scene:
    """What a rule may look at besides its own match."""

    text: str
    """The whole plain text."""
    known: Callable[[str], bool]
    """Whether a lower-case word is in a dictionary."""
    tokens: list[Token] = field(default_factory=list)
    """What has been read so far."""
    shouting: bool = False
    """The text is written in capitals throughout."""

    def previous(self) -> str:
        """The word right before, as written, or "" after a mark or at the start."""
        return self.tokens[-1].text if self.tokens and self.tokens[-1].kind is Kind.WORD else ""

    def ends_sentence(self, place: int) -> bool:
        """Whether an abbreviation's full stop that ends at ``place`` ends the sentence as well."""
        following = _AFTER_STOP.match(self.text, place)
        return bool(following and (following["word"] is None or following["word"].lower() in _STARTERS))


Speak = Callable[[re.Match[str], Scene], list[Piece] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that is tried where a token begins, and what its match is spoken as (None = not this rule)."""

    pattern: re.Pattern[str]
    speak: Speak


def rule(pattern: str) -> Callable[[Speak], Rule]:
    """Turns the function below it into a Rule."""

    def wrap(speak: Speak) -> Rule:
        return Rule(re.compile(pattern), speak)

    return wrap


def whole(match: re.Match[str], words: Sequence[str]) -> list[Piece]:
    """All words point at the whole match."""
    return [Piece(match.start(), match.end(), words)]


def with_stop(match: re.Match[str], words: Sequence[str], scene: Scene) -> list[Piece]:
    """Like :func:`whole`, and a full stop of the match that also ends the sentence is heard."""
    pieces = whole(match, words)
    if match.group().endswith(".") and scene.ends_sentence(match.end()):
        pieces.append(Piece(match.end() - 1, match.end(), ["."]))
    return pieces


NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)"
AMOUNT = rf"(?:{NUMBER}(?:\.\d+)?|\.\d+)"

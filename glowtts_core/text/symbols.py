"""The sounds a voice knows and their numbers.

A voice carries its own table, because an imported one may use another order. Looking a sound up either gives its
number or an error that names it: nothing is dropped on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from glowtts_core.errors import TextError, UnknownSymbolError
from glowtts_core.types import PAUSE

VOWELS = ("AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW")
"""The 15 ARPAbet vowels; each carries a stress digit (0 none, 1 main, 2 secondary)."""

CONSONANTS = (
    *("B", "CH", "D", "DH", "F", "G", "HH", "JH", "K", "L", "M", "N"),
    *("NG", "P", "R", "S", "SH", "T", "TH", "V", "W", "Y", "Z", "ZH"),
)
"""The 24 ARPAbet consonants."""

ARPABET = tuple(
    sorted((*CONSONANTS, *(vowel + stress for vowel in VOWELS for stress in "012")))
)  # 24 + 45 = 69 symbols
"""The 69 symbols that the pronouncing dictionary and g2p-en emit."""

PUNCTUATION = (",", ".", "?", "!", ";", ":", "…", "—")
"""Marks that become phones of their own."""

SENTENCE_ENDS = (".", "?", "!")
PHRASE_ENDS = tuple(mark for mark in PUNCTUATION if mark not in SENTENCE_ENDS)

PADDING = "_"
"""First symbol of every table; fills the end of short rows in a batch."""


@dataclass(frozen=True)
class SymbolTable:
    """Numbers for the sounds of one voice.

    ``symbols[0]`` is the padding. With ``blank`` the model knows one more number, ``len(symbols)``, which stands
    between all sounds (section 3.2 of the reference's "add_blank" variant). With ``boundary`` another number,
    ``len(symbols) + 1``, takes the blank's place where a word begins or ends. :meth:`ids` never gives either.
    """

    symbols: tuple[str, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Symbol a text may hold -> symbol of the table that stands in for it."""
    blank: bool = True
    boundary: bool = False

    def __post_init__(self) -> None:
        if not self.symbols or len(set(self.symbols)) != len(self.symbols):
            raise TextError("A voice's list of sounds is empty or names a sound twice. The voice cannot be used.")
        strangers = sorted(set(self.aliases.values()) - set(self.symbols))
        if strangers:
            raise TextError(
                "A voice replaces a sound with “{symbol}”, which it does not list itself.", symbol=strangers[0]
            )
        if self.boundary and not self.blank:
            raise TextError("A voice's list of sounds is damaged: it marks the ends of words, but has no blank.")

    @cached_property
    def _number(self) -> dict[str, int]:
        numbers = {symbol: number for number, symbol in enumerate(self.symbols)}
        return {alias: numbers[own] for alias, own in self.aliases.items()} | numbers

    @property
    def vocabulary_size(self) -> int:
        """How many different numbers the model must know."""
        return len(self.symbols) + int(self.blank) + int(self.boundary)

    def id_of(self, symbol: str) -> int:
        """Number of one sound, aliases followed; raises UnknownSymbolError, which names the sound."""
        try:
            return self._number[symbol]
        except KeyError:
            raise UnknownSymbolError(symbol) from None

    def ids(self, symbols: Sequence[str] | Iterable[str]) -> list[int]:
        """Numbers of many sounds, one each and in order, without blanks; raises UnknownSymbolError."""
        return [self.id_of(symbol) for symbol in symbols]

    def own_ids(self, symbols: Iterable[str]) -> tuple[int, ...]:
        """Numbers of those of the symbols that the table lists itself, in its own order; aliases do not count."""
        wanted = set(symbols)
        return tuple(number for number, symbol in enumerate(self.symbols) if symbol in wanted)

    def tokens(self, ids: Sequence[int], words: Sequence[int | None]) -> list[int]:
        """What the model reads, [2 n + 1] with blanks, [n] without: ids [n] and the word each of them belongs to [n].

        Blanks stand before, between and after the ids; neighbours of unequal words have the boundary between them.
        """
        if not self.blank:
            return list(ids)
        blank, between = len(self.symbols), len(self.symbols) + int(self.boundary)
        spread = [between] * (2 * len(ids) + 1)
        spread[1::2] = ids
        for place in range(1, len(ids)):
            if words[place - 1] == words[place]:
                spread[2 * place] = blank
        return spread

    def to_json(self) -> dict[str, object]:
        """The table as plain JSON values."""
        own = {"symbols": list(self.symbols), "aliases": dict(self.aliases), "blank": self.blank}
        return own | ({"boundary": True} if self.boundary else {})

    @classmethod
    def from_json(cls, values: Mapping[str, object]) -> SymbolTable:
        """The table from plain JSON values; raises TextError when they have another form."""
        symbols, aliases, blank = values.get("symbols"), values.get("aliases", {}), values.get("blank", True)
        boundary = values.get("boundary", False)
        well_formed = (
            isinstance(symbols, list)
            and all(isinstance(symbol, str) for symbol in symbols)
            and isinstance(aliases, dict)
            and all(isinstance(text, str) for pair in aliases.items() for text in pair)
            and isinstance(blank, bool)
            and isinstance(boundary, bool)
        )
        if not well_formed:
            raise TextError("A voice's list of sounds is damaged: expected symbols, aliases and blank.")
        assert isinstance(symbols, list) and isinstance(aliases, dict)
        return cls(tuple(symbols), dict(aliases), bool(blank), bool(boundary))


BUILT_IN = SymbolTable(
    (PADDING, ",", ".", *ARPABET, "?"),
    aliases={"!": ".", ";": ",", ":": ",", "…": ",", "—": ",", PAUSE: ","},
    blank=True,
    boundary=True,
)
"""Table of the built-in voice: padding, three marks, 69 sounds; with blank and boundary 75 numbers."""

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SOUNDS = sorted((*CONSONANTS, *(vowel + stress for vowel in VOWELS for stress in ("", "0", "1", "2"))))
REFERENCE_TABLE = SymbolTable(
    (PADDING, "-", *"!'(),.:;? ", *_LETTERS, *_LETTERS.lower(), *(f"@{sound}" for sound in _SOUNDS)), blank=True
)
"""Table of the official implementation and of voices trained with it: 148 symbols in its order; blank is number 148."""

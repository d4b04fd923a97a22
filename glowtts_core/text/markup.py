"""What a user writes between the words: ``{HH AH0 L OW1}`` says sounds, ``[pause 300ms]`` asks for silence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from glowtts_core.errors import TextError, UnknownSymbolError
from glowtts_core.text.symbols import ARPABET

_SOUNDS = frozenset(ARPABET)
_OPENING = re.compile(r"[{}]|\[\s*pause(?=[\s\]\d]|$)", re.IGNORECASE)
_PAUSE = re.compile(r"\[\s*pause\s+(\d+(?:\.\d+)?|\.\d+)\s*(ms|s)\s*\]", re.IGNORECASE)
LONGEST_PAUSE_S = 60.0


@dataclass(frozen=True, slots=True)
class Insert:
    """Sounds or a pause that the user wrote, with its place in the text."""

    start: int
    end: int
    symbols: tuple[str, ...] = ()
    """ARPAbet, empty for a pause."""
    pause_s: float = 0.0
    """Length of the pause in seconds, 0 for sounds."""


def parse_symbols(text: str) -> tuple[str, ...]:
    """ARPAbet symbols parted by blanks; raises UnknownSymbolError naming the first that does not exist."""
    symbols = tuple(text.upper().split())
    for symbol in symbols:
        if symbol not in _SOUNDS:
            raise UnknownSymbolError(symbol)
    return symbols


Parse = Callable[[str], tuple[str, ...]]
"""Turns what stands between braces into the sounds of a voice."""


def find_inserts(text: str, parse: Parse = parse_symbols) -> tuple[Insert, ...]:
    """All inserts in reading order; raises TextError where one is unclosed, empty or otherwise malformed."""
    inserts: list[Insert] = []
    match = _OPENING.search(text)
    while match:
        insert = _sounds(text, match.start(), parse) if match.group() in "{}" else _pause(text, match.start())
        inserts.append(insert)
        match = _OPENING.search(text, insert.end)
    return tuple(inserts)


def _sounds(text: str, start: int, parse: Parse) -> Insert:
    closing = text.find("}", start)
    if text[start] == "}":
        raise TextError(
            "At character {place} a “}}” closes nothing. Write sounds as {{HH AH0 L OW1}}.", place=start + 1
        )
    inside = text[start + 1 : closing]
    if closing < 0 or "{" in inside:
        raise TextError(
            "The “{{” at character {place} is never closed. Write sounds as {{HH AH0 L OW1}}.", place=start + 1
        )
    symbols = parse(inside)
    if not symbols:
        raise TextError(
            "The braces at character {place} hold no sounds. Write them as {{HH AH0 L OW1}}.", place=start + 1
        )
    return Insert(start, closing + 1, symbols=symbols)


def _pause(text: str, start: int) -> Insert:
    match = _PAUSE.match(text, start)
    if not match:
        shown = text[start : start + 30].split("]", maxsplit=1)[0].strip()
        raise TextError("The pause “{shown}…” is not understood. Write [pause 300ms] or [pause 0.5s].", shown=shown)
    seconds = float(match[1]) / (1000 if match[2].lower() == "ms" else 1)
    if not 0 < seconds <= LONGEST_PAUSE_S:
        limit = f"{LONGEST_PAUSE_S:.0f}"
        raise TextError(
            "The pause {pause} is out of range: longer than 0 and at most {limit} seconds.", pause=match[0], limit=limit
        )
    return Insert(match.start(), match.end(), pause_s=seconds)

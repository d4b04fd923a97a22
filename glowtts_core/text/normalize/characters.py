"""Any Unicode text as the few characters the reading rules know, each with its way back to the source."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from glowtts_core.errors import Words
from glowtts_core.text.markup import Insert

HOLE = "\ufffc"
"""Stands in the plain text for one insert of the user."""

GREEK = {
    **dict(zip("αβγδεζηθ", "alpha beta gamma delta epsilon zeta eta theta".split(), strict=True)),
    **dict(zip("ικλμνξοπ", "iota kappa lambda mu nu xi omicron pi".split(), strict=True)),
    **dict(zip("ρσςτυφχψω", "rho sigma sigma tau upsilon phi chi psi omega".split(), strict=True)),
}
SYMBOL_WORDS = {
    "+": "plus",
    "=": "equals",
    "×": "times",
    "÷": "divided by",
    "±": "plus or minus",
    "<": "less than",
    ">": "greater than",
    "≤": "less than or equal to",
    "≥": "greater than or equal to",
    "≠": "is not equal to",
    "≈": "approximately",
    "∞": "infinity",
    "√": "square root of",
    "°": "degrees",
    "&": "and",
    "@": "at",
    "%": "percent",
    "‰": "per mille",
    "©": "copyright",
    "®": "registered",
    "™": "trademark",
    "§": "section",
    "¶": "paragraph",
    "$": "dollars",
    "£": "pounds",
    "€": "euros",
    "¥": "yen",
    "₹": "rupees",
    "¢": "cents",
    "²": "squared",
    "³": "cubed",
    "#": "number",
}
"""Characters that are spoken as words where no better rule applies."""

FRACTIONS = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒")
_KEPT = frozenset("…—–′″") | FRACTIONS | set(SYMBOL_WORDS) | set(GREEK)
_CHANGED = {
    **dict.fromkeys("‘’‚‛ʼ`´＇ʹ", "'"),
    **dict.fromkeys("“”„‟«»‹›＂〝〞", '"'),
    **dict.fromkeys("‐‑−⁃﹣", "-"),
    **dict.fromkeys("―⸺⸻", "—"),
    **dict.fromkeys("‒", "–"),
    **dict.fromkeys("。｡", "."),
    **dict.fromkeys("、､，", ","),
    "⁄": "/",
    "∕": "/",
    "º": "°",
    "˚": "°",
    "µ": "μ",
    "Ω": "ω",
    "·": " ",
    "¿": " ",
    "¡": " ",
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "Ae",
    "œ": "oe",
    "Œ": "Oe",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "þ": "th",
    "Þ": "Th",
    "ð": "d",
    "Ð": "D",
    "ı": "i",
    "№": "No. ",
    "ə": "e",
    "⁓": "~",
    **dict.fromkeys("•◦▪‣●○■□►▶\u2028\u2029\x0b\x0c\x85", "\n"),
}
_PLAIN = frozenset(chr(code) for code in range(32, 127)) | {"\n"} | _KEPT


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in the text that is not spoken: what, where, and a sentence for the user."""

    text: str
    start: int
    end: int
    message: str


@dataclass(slots=True)
class PlainText:
    """Plain characters; character ``i`` came from ``source[starts[i]:ends[i]]``."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    notices: tuple[Notice, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Place in the source of the plain characters ``start ... end - 1`` (at least one)."""
        return self.starts[start], self.ends[end - 1]


def left_out(text: str, start: int, end: int) -> Notice:
    """The notice for characters that cannot be spoken."""
    shown = text if text.isprintable() else ascii(text)[1:-1]
    return Notice(text, start, end, Words("“{text}” cannot be spoken and was left out.", text=shown))


def _simplify(character: str) -> str | None:
    """Plain characters for one source character; "" = drops without loss, None = unspeakable."""
    if character in _CHANGED:
        return _CHANGED[character]
    if character in _PLAIN:
        return character
    if character.isspace() or unicodedata.category(character) == "Cc":
        return "\n" if character == "\r" else " "
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or character == "\u00ad":
        return ""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character.lower() in GREEK:
        return character.lower()
    folded = "".join(
        _CHANGED.get(part, part)
        for part in unicodedata.normalize("NFKD", character)
        if unicodedata.category(part) != "Mn"
    )
    return folded if folded and all(part in _PLAIN for part in folded) else None


def _joins_emoji(character: str) -> bool:
    return character in "\u200d\ufe0f\ufe0e\u20e3" or "\U0001f3fb" <= character <= "\U0001f3ff"


def plain_text(source: str, inserts: Sequence[Insert] = ()) -> PlainText:
    """``source`` in plain characters, one HOLE for each insert; what cannot be spoken becomes a blank and a notice."""
    plain, letters, runs = PlainText(), [], list[tuple[int, int]]()
    holes = {insert.start: insert.end for insert in inserts}
    place = 0
    while place < len(source):
        end = holes.get(place, place + 1)
        character = source[place]
        if place in holes:
            simple: str | None = HOLE
        elif runs and runs[-1][1] == place and _joins_emoji(character):
            simple = None
        elif source.startswith("\r\n", place):
            simple = ""
        else:
            simple = _simplify(character)
        if simple is None:
            begin = runs.pop()[0] if runs and runs[-1][1] == place else place
            runs.append((begin, end))
            simple = " "
        if not simple and plain.ends:
            plain.ends[-1] = end
        for part in simple:
            letters.append(part)
            plain.starts.append(place)
            plain.ends.append(end)
        place = end
    plain.text = "".join(letters)
    plain.notices = tuple(left_out(source[start:end], start, end) for start, end in runs)
    return plain

"""A text from elsewhere, taken apart into paragraphs.

Letters, books and web pages often come with a line break every 60 to 80 characters that means nothing. It is told
from a break that means something by its place: a program that wraps text breaks a row only where the next word would
not have fitted. The width at which most rows are broken so is the width of the text; a break elsewhere is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

NARROWEST, WIDEST = 45, 100
"""Characters in a row of wrapped text, at most. Shorter rows are verses or a list, longer ones whole paragraphs."""
WRAPPED_SHARE = 0.6
"""From this share of full rows on a text counts as wrapped throughout."""

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc]")
"""Characters without width, marks of direction and of byte order, soft hyphens, and what no keyboard types."""
_ROW_END = re.compile(r"\r\n|[\r\v\x1c-\x1e\x85\u2028]")
_PART_END = re.compile(r"[\f\u2029]")
_PARTED = re.compile(r"\n\s*\n")
_ITEM = re.compile(r"(?:[-–—*•‣◦▪·]|\(?(?:\d{1,3}|[A-Za-z])[.)]|[A-Z][A-Z .'’-]{1,24}:)\s+\S|[—–]\S")
"""What begins a row of its own: an item of a list, what somebody says after a dash, a name and a colon in a play."""
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_TAB = 4


@dataclass(frozen=True, slots=True)
class _Row:
    indent: int
    text: str

    @property
    def begins_item(self) -> bool:
        return _ITEM.match(self.text) is not None

    def widths(self, following: _Row) -> range:
        """The widths of a text, in characters, at which a program would break the row here."""
        length = len(self.text)  # a tab at its beginning may have counted as anything
        return range(length, self.indent + length + 1 + len(following.text.split(maxsplit=1)[0]))

    def breaks_off(self, following: _Row) -> bool:
        """Whether the sentence goes on in the next row for certain."""
        return not _ENDED.search(self.text) and following.text[0].islower()


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, none of them blank, with single blanks between words.

    A blank row always parts, and so do an item of a list, a speaker's name or dash, and an indented first row. Rows
    of wrapped text are joined; rows that end before the width of the text are paragraphs by themselves.
    """
    text = _PART_END.sub("\n\n", _ROW_END.sub("\n", _UNSEEN.sub("", text)))
    blocks = [_rows(block) for block in _PARTED.split(text)]
    width = _width([pair for block in blocks for pair in pairwise(block)])
    return [part for block in blocks for part in _parts(block, width)]


def _rows(block: str) -> list[_Row]:
    rows = ((row.expandtabs(_TAB), " ".join(row.split())) for row in block.split("\n"))
    return [_Row(len(row) - len(row.lstrip()), words) for row, words in rows if words]


@dataclass(frozen=True, slots=True)
class _Width:
    """How a text is wrapped."""

    characters: int
    """-1 = it is not."""
    throughout: bool
    """Whether full rows go on even after the end of a sentence."""

    def is_full(self, row: _Row, following: _Row) -> bool:
        return self.characters in row.widths(following)


def _width(pairs: Sequence[tuple[_Row, _Row]]) -> _Width:
    """The width at which most rows are broken just before a word that would not have fitted."""
    votes = Counter[int]()
    for row, following in pairs:
        if not following.begins_item:
            votes.update(width for width in row.widths(following) if NARROWEST <= width <= WIDEST)
    width, full = max(votes.items(), key=lambda vote: (vote[1], -vote[0]), default=(0, 0))
    throughout = full >= WRAPPED_SHARE * len(pairs)
    if any(row.breaks_off(following) and width in row.widths(following) for row, following in pairs):
        return _Width(width, throughout)
    return _Width(-1, throughout=False)


def _parts(block: Sequence[_Row], width: _Width) -> list[str]:
    parts: list[list[_Row]] = []
    for row in block:
        if parts and _goes_on(parts[-1], row, width):
            parts[-1].append(row)
        else:
            parts.append([row])
    return [_joined(part) for part in parts]


def _goes_on(part: Sequence[_Row], row: _Row, width: _Width) -> bool:
    """Whether a row belongs to the paragraph above it."""
    above = part[-1]
    if row.begins_item or not width.is_full(above, row):
        return False
    if row.indent > above.indent and not (len(part) == 1 and above.begins_item):
        return False
    return width.throughout or above.breaks_off(row)


def _joined(part: Sequence[_Row]) -> str:
    """The rows as one; a word that was parted at its own hyphen is put together again, with the hyphen."""
    whole = part[0].text
    for row in part[1:]:
        hyphened = re.search(r"[^\W\d_]-$", whole) and row.text[0].isalpha()
        whole += row.text if hyphened else f" {row.text}"
    return whole

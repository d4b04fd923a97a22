"""Normalisation: a text as written becomes the words that are spoken, each still pointing at its characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from glowtts_core.text.markup import Insert
from glowtts_core.text.normalize import abbreviations, addresses, dates, digits, initials, quantities
from glowtts_core.text.normalize.characters import GREEK, HOLE, SYMBOL_WORDS, Notice, PlainText, left_out, plain_text
from glowtts_core.text.normalize.numbers import cardinal
from glowtts_core.text.normalize.tokens import Kind, Piece, Rule, Scene, Token, rule, whole

_SILENT = frozenset(" \"'()[]/-–")
_STRENGTH = {mark: strength for strength, marks in enumerate((",—", ";:", "…", ".", "!", "?")) for mark in marks}


@rule(r"'?[A-Za-z]+(?:'[A-Za-z]+)*(?:-[A-Za-z]+(?:'[A-Za-z]+)*)*")
def word(match: re.Match[str], scene: Scene) -> list[Piece]:
    """A word, or words joined by hyphens: as one where a dictionary has it so, otherwise one by one."""
    start, text = match.start(), match.group()
    if text.startswith("'") and not scene.known(text.lower()):
        start, text = start + 1, text[1:]
    if "-" not in text or scene.known(text.lower()):
        return [Piece(start, match.end(), [text])]
    pieces = []
    for part in re.finditer(r"[^-]+", text):
        inner = _compound_part(part.group(), scene)
        pieces.append(Piece(start + part.start(), start + part.end(), inner))
    return pieces


def _compound_part(part: str, scene: Scene) -> Sequence[str]:
    if part.isupper() and 1 < len(part) <= 5 and not scene.shouting and not scene.known(part.lower()):
        return list(part)
    return [part.upper() if len(part) == 1 and part.lower() not in "ai" else part]


@rule(r"\.(?=[A-Za-z]{2,5}(?![\w]))(?P<ending>[a-z]+)")
def file_ending(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """.txt, .NET: a full stop that opens a word."""
    before = scene.text[: match.start()]
    if before and not before[-1].isalnum() and not before[-1].isspace():
        return None
    if before and before[-1].isalpha() and scene.known(match["ending"]):
        return None
    spoken = [match["ending"]] if scene.known(match["ending"]) else list(match["ending"].upper())
    return whole(match, ["dot", *spoken])


@rule(r"[.…]{2,}|…|(?:\. ){2,}\.|-{2,}|—+|[?!]+|[,.;:]")
def mark(match: re.Match[str], scene: Scene) -> list[Piece]:
    """Heard punctuation; dots make an ellipsis, hyphens a dash, ?! a question."""
    text = match.group()
    if text[0] in ".…" and len(text.replace(" ", "")) > 1:
        return whole(match, ["…"])
    if text[0] in "-—":
        return whole(match, ["—"])
    return whole(match, ["?" if "?" in text else text[0]])


@rule(r"[-–]")
def dash(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """A hyphen or short dash between blanks is a dash, between numbers "minus" or "to", otherwise silent."""
    text, start, end = scene.text, match.start(), match.end()
    spaced = text[start - 1 : start].isspace() and text[end : end + 1].isspace()
    before, after = text[:start].rstrip()[-1:], text[end : end + 9].lstrip()[:1]
    if before.isdecimal() and after.isdecimal() and spaced and match.group() == "-":
        return whole(match, ["minus"])
    if before.isalnum() and after.isdecimal() and not spaced and _is_span_end(text[:start]):
        return whole(match, ["to"])
    return whole(match, ["—"]) if spaced else []


def _is_span_end(before: str) -> bool:
    return bool(re.search(r"\d(?:\s?[ap]\.?m\.?)?$", before[-8:], re.IGNORECASE))


@rule(
    r"#\s?(?=\d)|/(?=(?:hour|hr|day|week|month|year|minute|second|person|night|unit)(?!\w))|\*(?=\s?\d)|~(?=\s?[$\d])"
)
def sign_before(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """#5, $5/hour, 3*4, ~20."""
    sign = match.group()[0]
    if sign == "*" and not scene.text[: match.start()].rstrip()[-1:].isdecimal():
        return None
    return whole(match, [{"#": "number", "/": "per", "*": "times", "~": "about"}[sign]])


@rule(r"\^\s?(?P<power>\d+)")
def power(match: re.Match[str], scene: Scene) -> list[Piece]:
    """2^8."""
    return whole(match, ["to", "the", "power", "of", *cardinal(match["power"])])


@rule(r"(?:US|AU|CA|NZ|HK|A|C)(?=\$\d)")
def dollar_country(match: re.Match[str], scene: Scene) -> list[Piece]:
    """The country in US$5."""
    return whole(match, list(match.group()))


_DIGIT_RULES = (*addresses.WORD_RULES[:1], *dates.RULES[:2], *digits.RULES[:3], *dates.RULES[2:])
_NUMBER_RULES = (*_DIGIT_RULES, *quantities.RULES[1:], addresses.domain, *digits.RULES[3:])
_LETTER_RULES = (
    *(*addresses.WORD_RULES, dates.month_day, *abbreviations.RULES, dollar_country, *initials.RULES),
    *(digits.code, word),
)
_SIGN_RULES = (
    *(digits.phone, quantities.money, dates.short_year, dates.decade, quantities.degrees, digits.minus),
    *(digits.vulgar_fraction, digits.decimal_number, *addresses.SIGN_RULES, sign_before, power, word),
    *(file_ending, mark, dash),
)


class _Reading:
    """One pass over a plain text, rule after rule."""

    def __init__(self, plain: PlainText, inserts: Sequence[Insert], known: Callable[[str], bool]) -> None:
        letters = [character for character in plain.text if character.isalpha()]
        shouting = len(letters) > 7 and all(letter.isupper() for letter in letters)
        self.plain, self.scene = plain, Scene(plain.text, known, shouting=shouting)
        self.inserts = iter(inserts)
        self.notices: list[Notice] = list(plain.notices)

    def run(self) -> list[Token]:
        place, text = 0, self.plain.text
        while place < len(text):
            place = self._step(text[place], place)
        return [self._placed(token) for token in self.scene.tokens]

    def _placed(self, token: Token) -> Token:
        """The token with its place in the source."""
        start, end = self.plain.span(token.start, token.end)
        return replace(token, start=start, end=end)

    def _step(self, character: str, place: int) -> int:
        if character == HOLE:
            insert = next(self.inserts)
            self.scene.tokens.append(Token("", place, place + 1, Kind.INSERT, insert))
            return place + 1
        if character == "\n":
            return self._line_end(place)
        if character == " ":
            return place + 1
        rules = _NUMBER_RULES if character.isdecimal() else _LETTER_RULES if character.isascii() else _SIGN_RULES
        if not character.isalnum() or character not in _ASCII_LETTERS_AND_DIGITS:
            rules = _SIGN_RULES
        return self._apply(rules, place) or self._single(character, place)

    def _apply(self, rules: Sequence[Rule], place: int) -> int:
        for candidate in rules:
            match = candidate.pattern.match(self.plain.text, place)
            pieces = candidate.speak(match, self.scene) if match else None
            if match and pieces is not None:
                self.scene.tokens += [token for piece in pieces for token in piece.tokens()]
                return max(match.end(), place + 1)
        return 0

    def _single(self, character: str, place: int) -> int:
        spoken = GREEK.get(character) or SYMBOL_WORDS.get(character)
        if spoken:
            self.scene.tokens += Piece(place, place + 1, spoken.split()).tokens()
        elif character not in _SILENT:
            start, end = self.plain.span(place, place + 1)
            self.notices.append(left_out(character, start, end))
        elif character in "()" and self._spoken_before(place):
            self.scene.tokens += Piece(place, place + 1, [","]).tokens()
        return place + 1

    def _spoken_before(self, place: int) -> bool:
        return bool(self.scene.tokens) and self.scene.tokens[-1].kind is not Kind.MARK

    def _line_end(self, place: int) -> int:
        """An empty line ends the sentence; a single line end before a capital or a digit is a short pause."""
        text = self.plain.text
        blank = re.compile(r"\n[ \n]*").match(text, place)
        end = blank.end() if blank else place + 1
        following = text[end : end + 1]
        if self._spoken_before(place) and end < len(text):
            if "\n" in text[place + 1 : end]:
                self.scene.tokens += Piece(place, place + 1, ["."]).tokens()
            elif following.isupper() or following.isdecimal() or following in "-*":
                self.scene.tokens += Piece(place, place + 1, [","]).tokens()
        return end


_ASCII_LETTERS_AND_DIGITS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


def _merge_marks(tokens: Sequence[Token]) -> list[Token]:
    """Of neighbouring marks the strongest stays; a mark before the first sound is dropped."""
    merged: list[Token] = []
    for token in tokens:
        if token.kind is not Kind.MARK:
            merged.append(token)
        elif merged and merged[-1].kind is Kind.MARK:
            if _STRENGTH[token.text] > _STRENGTH[merged[-1].text]:
                merged[-1] = token
        elif merged:
            merged.append(token)
    return merged


def normalize(
    source: str, inserts: Sequence[Insert] = (), known: Callable[[str], bool] = lambda word: False
) -> tuple[list[Token], tuple[Notice, ...]]:
    """Spoken tokens of ``source`` with places in it, and notices of what is left out, in reading order.

    ``inserts`` come from :func:`glowtts_core.text.markup.find_inserts`; ``known`` says whether a lower-case word
    stands in a dictionary.
    """
    reading = _Reading(plain_text(source, inserts), inserts, known)
    tokens = _merge_marks(reading.run())
    return tokens, tuple(sorted(_joined(source, reading.notices), key=lambda notice: notice.start))


def _joined(source: str, notices: Sequence[Notice]) -> list[Notice]:
    """Neighbouring notices as one."""
    ordered = sorted(notices, key=lambda notice: notice.start)
    starts = [0, *(place for place, (one, two) in enumerate(pairwise(ordered), 1) if one.end < two.start)]
    groups = [ordered[first:last] for first, last in zip(starts, [*starts[1:], len(ordered)], strict=True)]
    return [
        left_out(source[group[0].start : group[-1].end], group[0].start, group[-1].end) for group in groups if group
    ]

"""Numbers by themselves: phone numbers, ranges, fractions, ordinals, versions, codes, years, plain numbers."""

from __future__ import annotations

import re
import unicodedata

from glowtts_core.text.normalize.characters import FRACTIONS
from glowtts_core.text.normalize.numbers import cardinal, decimal, digits, fraction, mixed, ordinal, pairs, year
from glowtts_core.text.normalize.tokens import AMOUNT, NUMBER, Piece, Scene, rule, whole

_NO_PLURAL = frozenset("was is has as this his its us does plus versus yes thus perhaps always across".split())
_COUNTED = frozenset("people men women children feet miles percent degrees square cubic or more".split())
_PAIRED = frozenset({"24/7", "9/11", "7/11"})


def _groups(text: str) -> list[str]:
    words: list[str] = []
    for group in re.findall(r"\d+", text):
        words += [",", *digits(group)] if words else digits(group)
    return words


@rule(
    r"(?:\+?1[-. ]?)?(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-.]\d{4}(?![\d-])"
    r"|\(\d{3}\)\s?\d{3}[ -]\d{4}(?!\d)|\+\d{1,3}(?:[-. ]?\(?\d{1,4}\)?){2,5}(?!\d)|\d{3}-\d{4}(?![\d-])"
)
def phone(match: re.Match[str], scene: Scene) -> list[Piece]:
    """(555) 123-4567, 555-1234, +44 20 7946 0958: digit by digit, a short pause between groups."""
    plus = ["plus"] if match.group().startswith("+") else []
    return whole(match, [*plus, *_groups(match.group())])


@rule(r"\d+(?:\.\d+){2,}(?![\w])")
def version(match: re.Match[str], scene: Scene) -> list[Piece]:
    """3.11.7 -> three point eleven point seven; 192.168.0.1 digit by digit with dots."""
    groups = match.group().split(".")
    address = len(groups) == 4
    words: list[str] = []
    for group in groups:
        spoken = digits(group) if address or group.startswith("0") else cardinal(group)
        words += ["dot" if address else "point", *spoken] if words else spoken
    return whole(match, words)


@rule(r"\d+(?:-\d+){2,}(?!\w)")
def chain(match: re.Match[str], scene: Scene) -> list[Piece]:
    """123-45-6789: a number in groups, digit by digit."""
    return whole(match, _groups(match.group()))


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and 1000 <= int(text) <= 2099


@rule(rf"(?P<first>{AMOUNT})(?:-|\s?–\s?|\s?—(?=\d))(?P<last>{AMOUNT})(?![\w%])")
def span(match: re.Match[str], scene: Scene) -> list[Piece]:
    """10-20, 1914–1918, 1990-95; a falling pair of long numbers is a name (747-400)."""
    first, last = match["first"], match["last"]
    falling = float(first.replace(",", "")) > float(last.replace(",", ""))
    named = falling and len(first) > 2 and first.isdecimal() and not _is_year(first)
    if named:
        first_words, last_words = code_digits(first), code_digits(last)
    elif _is_year(first) and (_is_year(last) or re.fullmatch(r"\d\d", last)):
        first_words, last_words = year(first), year(last)
    else:
        first_words, last_words = decimal(first.replace(",", "")), decimal(last.replace(",", ""))
    middle = match.end("first"), match.start("last")
    return [
        Piece(match.start("first"), middle[0], first_words),
        *([] if named else [Piece(*middle, ["to"])]),
        Piece(middle[1], match.end("last"), last_words),
    ]


@rule(rf"(?:(?P<whole>\d+)\s?)?(?P<part>[{''.join(sorted(FRACTIONS))}])")
def vulgar_fraction(match: re.Match[str], scene: Scene) -> list[Piece]:
    """½, 2½."""
    top, bottom = unicodedata.normalize("NFKD", match["part"]).split("⁄")
    return whole(match, mixed(match["whole"], top, bottom) if match["whole"] else fraction(top, bottom))


@rule(r"(?:(?P<whole>\d{1,3})[ -])?(?P<top>\d{1,4})\s?/\s?(?P<bottom>\d{1,4})(?![\w/])(?!\.\d)")
def slash_fraction(match: re.Match[str], scene: Scene) -> list[Piece]:
    """3/4, 2 1/2; 24/7 and 9/11 are read as two numbers."""
    top, bottom = match["top"], match["bottom"]
    if match.group() in _PAIRED or top == bottom:
        return whole(match, [*cardinal(top), *cardinal(bottom)])
    return whole(match, mixed(match["whole"], top, bottom) if match["whole"] else fraction(top, bottom))


@rule(rf"(?P<number>{NUMBER})(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w)")
def ordinal_number(match: re.Match[str], scene: Scene) -> list[Piece]:
    """21st, 1,000th."""
    return whole(match, ordinal(match["number"]))


def code_digits(text: str) -> list[str]:
    """Digits within a name, as people say them: A380 three eighty, H2O two, E1442 fourteen forty two."""
    if text.startswith("0") or len(text) > 4:
        return digits(text)
    if len(text) == 3 and not text.endswith("00"):
        return pairs(text)
    return year(text)


def _spoken_letters(run: str, scene: Scene) -> list[str]:
    lower = run.lower()
    if (len(run) > 3 or (len(run) == 3 and not run.isupper())) and (scene.known(lower) or len(run) > 4):
        return [lower]
    return list(run.upper())


@rule(r"(?=[A-Za-z]+\d|\d+[A-Za-z])[A-Za-z\d]+")
def code(match: re.Match[str], scene: Scene) -> list[Piece]:
    """MP3, B2B, 4K, covid19: letters by name unless they make a word."""
    words: list[str] = []
    for run in re.findall(r"\d+|[A-Za-z]+", match.group()):
        words += code_digits(run) if run.isdecimal() else _spoken_letters(run, scene)
    return whole(match, words)


@rule(rf"(?P<number>{NUMBER})?\.\d+")
def decimal_number(match: re.Match[str], scene: Scene) -> list[Piece]:
    """3.14, .5, 1,234.5."""
    return whole(match, decimal(match.group().replace(",", "")))


def _counts_things(following: str) -> bool:
    word = following.lower()
    return word in _COUNTED or (len(word) > 3 and word.endswith("s") and word not in _NO_PLURAL and word == following)


@rule(NUMBER)
def plain_number(match: re.Match[str], scene: Scene) -> list[Piece]:
    """42; 1066 as a year unless it counts something; 007 digit by digit."""
    text = match.group()
    if text.startswith("0") and len(text) > 1:
        return whole(match, digits(text))
    following = re.match(r"\s+([A-Za-z]+)", scene.text[match.end() : match.end() + 40])
    if _is_year(text) and not (following and _counts_things(following[1])):
        return whole(match, year(text))
    return whole(match, cardinal(text))


@rule(rf"-(?={AMOUNT})")
def minus(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """-5, and 7 - 5."""
    before = scene.text[: match.start()]
    return whole(match, ["minus"]) if not before or not before[-1].isalnum() else None


RULES = (
    *(phone, version, chain, vulgar_fraction, slash_fraction, span, ordinal_number),
    *(code, decimal_number, plain_number),
)

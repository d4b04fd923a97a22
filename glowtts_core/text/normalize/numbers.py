"""Whole and decimal numbers as words: pure functions from digits to lists of words.

American wording throughout ("one hundred five", no "and"), because the built-in dictionary and voice are American.
"""

from __future__ import annotations

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_GROUPS = ("", "thousand", "million", "billion", "trillion")
_IRREGULAR_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
LONGEST_CARDINAL = 15
"""Numbers with more digits than this are read digit by digit."""


def digits(text: str) -> list[str]:
    """Each digit by its name; other characters are passed over."""
    return [DIGITS[int(character)] for character in text if character.isdecimal()]


def _below_hundred(number: int) -> list[str]:
    if number < 10:
        return [DIGITS[number]] if number else []
    if number < 20:
        return [_TEENS[number - 10]]
    return [_TENS[number // 10], *_below_hundred(number % 10)]


def _below_thousand(number: int) -> list[str]:
    hundreds = [DIGITS[number // 100], "hundred"] if number >= 100 else []
    return hundreds + _below_hundred(number % 100)


def cardinal(text: str) -> list[str]:
    """``"1,234"`` -> one thousand two hundred thirty four. Very long numbers are read digit by digit."""
    plain = text.replace(",", "")
    if len(plain) > LONGEST_CARDINAL:
        return digits(plain)
    number = int(plain)
    if number == 0:
        return ["zero"]
    words: list[str] = []
    for name in _GROUPS:
        number, group = divmod(number, 1000)
        if group:
            words = [*_below_thousand(group), *([name] if name else []), *words]
    return words


def ordinal(text: str) -> list[str]:
    """``"21"`` -> twenty first."""
    words = cardinal(text)
    return [*words[:-1], ordinal_word(words[-1])]


def ordinal_word(word: str) -> str:
    """``"twenty"`` -> ``"twentieth"``."""
    if word in _IRREGULAR_ORDINALS:
        return _IRREGULAR_ORDINALS[word]
    return word[:-1] + "ieth" if word.endswith("y") else word + "th"


def decimal(text: str) -> list[str]:
    """``"3.14"`` -> three point one four; ``".5"`` -> point five; without a point the cardinal."""
    whole, point, rest = text.partition(".")
    words = cardinal(whole) if whole else []
    return [*words, "point", *digits(rest)] if point else words


def pairs(text: str) -> list[str]:
    """Three or four digits in twos, as in years and model numbers: ``"1066"`` -> ten sixty six."""
    head, tail = int(text[:-2]), int(text[-2:])
    if tail == 0:
        return [*_below_hundred(head), "hundred"]
    low = ["oh", DIGITS[tail]] if tail < 10 else _below_hundred(tail)
    return [*_below_hundred(head), *low]


def year(text: str) -> list[str]:
    """A year of four digits; others as cardinals. ``"1905"`` -> nineteen oh five, ``"2003"`` -> two thousand three."""
    number = int(text)
    if len(text) != 4 or number < 1000 or number % 1000 < 10:
        return cardinal(text)
    return pairs(text)


def plural(words: list[str]) -> list[str]:
    """The last word in the plural: nineteen ninety -> nineteen nineties."""
    last = words[-1]
    if last.endswith("y"):
        return [*words[:-1], last[:-1] + "ies"]
    return [*words[:-1], last + ("es" if last.endswith("x") else "s")]


_SMALL_FRACTIONS = {2: "half", 4: "quarter"}


def fraction(numerator: str, denominator: str) -> list[str]:
    """``("3", "4")`` -> three quarters; odd or huge denominators are read "over"."""
    top, bottom = int(numerator), int(denominator)
    if bottom < 2 or bottom > 100 or len(numerator) > 3:
        return [*cardinal(numerator), "over", *cardinal(denominator)]
    parts = [_SMALL_FRACTIONS[bottom]] if bottom in _SMALL_FRACTIONS else ordinal(denominator)
    if top != 1:
        parts = [*parts[:-1], "halves"] if bottom == 2 else plural(parts)
    return [*cardinal(numerator), *parts]


def mixed(whole: str, numerator: str, denominator: str) -> list[str]:
    """``("2", "1", "2")`` -> two and a half."""
    words = fraction(numerator, denominator)
    if words[0] == "one":
        article = "an" if words[1].startswith("e") else "a"
        words = [article, *words[1:]]
    return [*cardinal(whole), "and", *words]


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(text: str) -> int | None:
    """Value of a well-formed Roman numeral, or None."""
    total = 0
    for letter, following in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN.get(letter, 0)
        total += -value if value < _ROMAN.get(following, 0) else value
    return total if 0 < total < 4000 and to_roman(total) == text else None


def to_roman(number: int) -> str:
    """The canonical Roman numeral of 1 ... 3999."""
    steps = (
        *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
        *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
    )
    out = ""
    for value, letters in steps:
        count, number = divmod(number, value)
        out += letters * count
    return out

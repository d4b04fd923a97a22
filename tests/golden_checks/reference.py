"""Text front end of the official implementation, which the recorded vectors were made through.

A voice knows only the symbols and the spelling habits it was trained with, so this module keeps the habits of the
official ``english_cleaners`` *with their faults* (the built-in voice uses ``frontend`` instead, which has none of
them):

* a word that touches a mark (``awesome!``, ``21st.``) is looked up together with the mark, hence spelled in letters;
* ``£`` becomes the letters ``ps``, because folding to ASCII comes before the money rules;
* ``St.`` is always "saint" and ``mrs.`` is "misess";
* text before a passage in braces is never looked up; characters without a symbol vanish without notice.

One fault is not kept: empty text is a TextError here, and an IndexError there.

The official folding to ASCII is the work of a library under the GPL; ours is Unicode decomposition and a table of the
signs that English texts hold. Letters of other scripts vanish.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from glowtts_core.errors import LexiconError, TextError
from glowtts_core.text.symbols import PADDING, REFERENCE_TABLE

_ABBREVIATIONS = {
    "mrs": "misess",
    "mr": "mister",
    "dr": "doctor",
    "st": "saint",
    "co": "company",
    "jr": "junior",
    "maj": "major",
    "gen": "general",
    "drs": "doctors",
    "rev": "reverend",
    "lt": "lieutenant",
    "hon": "honorable",
    "sgt": "sergeant",
    "capt": "captain",
    "esq": "esquire",
    "ltd": "limited",
    "col": "colonel",
    "ft": "fort",
}

_ASCII = {
    **dict.fromkeys("‘’‚‛′ʼ", "'"),
    **dict.fromkeys("“”‟", '"'),
    **dict.fromkeys("‐‑‒–−", "-"),
    **dict.fromkeys("—―", "--"),
    **dict.fromkeys("•·", "*"),
    **dict(zip("„«»‹›″¡¿", ",, << >> < > '' ! ?".split(), strict=True)),
    **dict(zip("£€¥¢§¶†‡", "PS EUR Y= C/ SS P + ++".split(), strict=True)),
    **dict(zip("°±×÷©®™µ⁄", "deg +- x / (c) (r) (tm) u /".split(), strict=True)),
    **dict(zip("ßÆæØøŒœŁłÐðÞþĐđı", "ss AE ae O o OE oe L l D d Th th D d i".split(), strict=True)),
}

_BRACES = re.compile(r"(.*?)\{(.+?)\}(.*)")
_ABBREVIATION = re.compile(rf"\b({'|'.join(_ABBREVIATIONS)})\.")
_GROUPED_NUMBER = re.compile(r"[0-9][0-9,]+[0-9]")
_DOLLARS = re.compile(r"\$([0-9.,]*[0-9]+)")
_DECIMAL = re.compile(r"([0-9]+)\.([0-9]+)")
_ORDINAL = re.compile(r"[0-9]+(?:st|nd|rd|th)")
_CARDINAL = re.compile(r"[0-9]+")
_ALTERNATIVE = re.compile(r"\([0-9]+\)$")


class ReferenceFrontend:
    """Text to the symbols of ``REFERENCE_TABLE``, as the official implementation reads it.

    ``dictionary`` maps upper-case words to ARPAbet sounds (see ``read_dictionary``); None spells everything.
    """

    def __init__(self, dictionary: Mapping[str, Sequence[str]] | None = None) -> None:
        self._dictionary = dictionary
        import inflect  # takes two seconds, which nobody spends who wants only the symbols

        self._numbers = inflect.engine()

    def clean(self, text: str) -> str:
        """Fold to ASCII, lower, spell numbers, expand abbreviations, collapse white space: in this order."""
        text = fold_to_ascii(text).lower()
        text = self._spell_numbers(text)
        text = _ABBREVIATION.sub(lambda found: _ABBREVIATIONS[found[1]], text)
        return re.sub(r"\s+", " ", text)

    def symbols(self, text: str) -> list[str]:
        """Symbols of a text, without blanks; raises TextError when nothing is left to say."""
        said: list[str] = []
        while passage := _BRACES.match(text):
            before, sounds, text = passage.groups()
            said += _known(self.clean(before))
            said += _known(f"@{sound}" for sound in sounds.split())
        if text:
            said += self._tail(self.clean(text))
        if self._dictionary is not None and said[-1:] == [" "]:
            said.pop()
        if not said:
            raise TextError("The text holds nothing that this voice can say. Type at least one word.")
        return said

    def ids(self, text: str, blank: bool = False) -> list[int]:
        """Numbers of the symbols; with ``blank`` the blank's number stands before, between and after them."""
        numbers = REFERENCE_TABLE.ids(self.symbols(text))
        if not blank:
            return numbers
        spread = [len(REFERENCE_TABLE.symbols)] * (2 * len(numbers) + 1)
        spread[1::2] = numbers
        return spread

    def _tail(self, cleaned: str) -> list[str]:
        if self._dictionary is None:
            return _known(cleaned)
        said: list[str] = []
        for piece in cleaned.split(" "):
            sounds = self._dictionary.get(piece.upper())
            said += _known(piece) if sounds is None else _known(f"@{sound}" for sound in sounds)
            said.append(" ")
        return said

    def _spell_numbers(self, text: str) -> str:
        text = _GROUPED_NUMBER.sub(lambda found: found[0].replace(",", ""), text)
        text = _DOLLARS.sub(lambda found: _dollars(found[1]), text)
        text = _DECIMAL.sub(r"\1 point \2", text)
        text = _ORDINAL.sub(lambda found: self._words(found[0]), text)
        return _CARDINAL.sub(lambda found: self._cardinal(int(found[0])), text)

    def _words(self, number: int | str, andword: str = "and", zero: str = "zero", group: int = 0) -> str:
        return str(self._numbers.number_to_words(str(number), andword=andword, zero=zero, group=group))

    def _cardinal(self, number: int) -> str:
        """1001 to 2999 as years, in pairs of digits; everything else in full without "and"."""
        if not 1000 < number < 3000:
            return self._words(number, andword="")
        if number % 1000 < 10 and number >= 2000:
            return "two thousand" + (f" {self._words(number % 100)}" if number % 100 else "")
        if number % 100 == 0:
            return f"{self._words(number // 100)} hundred"
        return self._words(number, andword="", zero="oh", group=2).replace(", ", " ")


def fold_to_ascii(text: str) -> str:
    """The text in ASCII: accents dropped, signs replaced by the table, everything else removed."""
    replaced = "".join(_ASCII.get(character, character) for character in text)
    decomposed = unicodedata.normalize("NFKD", replaced)
    return "".join(_ASCII.get(character, character) for character in decomposed).encode("ascii", "ignore").decode()


def read_dictionary(path: Path) -> dict[str, tuple[str, ...]]:
    """A CMU dictionary in either layout, upper-case word -> first pronunciation; raises LexiconError.

    Entries that begin with neither a letter nor an apostrophe are left out, as the official reader does.
    """
    entries: dict[str, tuple[str, ...]] = {}
    try:
        lines = path.read_text(encoding="latin-1").splitlines()
    except OSError as error:
        raise LexiconError(f"The dictionary {path} cannot be read: {error.strerror}.") from error
    for line in lines:
        word, *sounds = line.split("#")[0].split() or [""]
        word = _ALTERNATIVE.sub("", word).upper()
        if sounds and (word[0] == "'" or "A" <= word[0] <= "Z"):
            entries.setdefault(word, tuple(sounds))
    return entries


def _dollars(amount: str) -> str:
    whole, _, hundredths = amount.replace(",", "").partition(".")
    if "." in hundredths:
        return f"{amount} dollars"
    dollars, cents = int(whole or 0), int(hundredths or 0)
    spoken = []
    if dollars:
        spoken.append(f"{dollars} dollar{'s' * (dollars != 1)}")
    if cents:
        spoken.append(f"{cents} cent{'s' * (cents != 1)}")
    return ", ".join(spoken) or "zero dollars"


def _known(symbols: Iterable[str]) -> list[str]:
    """The symbols that the table lists; the padding is no sound."""
    known = set(REFERENCE_TABLE.symbols) - {PADDING}
    return [symbol for symbol in symbols if symbol in known]

"""ARPAbet sounds in the letters of the International Phonetic Alphabet, as they are written for American English."""

from __future__ import annotations

# fmt: off
VOWELS = {
    "AA": "ɑ", "AE": "æ", "AH": "ʌ", "AO": "ɔ", "AW": "aʊ", "AY": "aɪ", "EH": "ɛ", "ER": "ɝ", "EY": "eɪ",
    "IH": "ɪ", "IY": "i", "OW": "oʊ", "OY": "ɔɪ", "UH": "ʊ", "UW": "u",
}
REDUCED = {"AH": "ə", "ER": "ɚ"}
"""Vowels that have a letter of their own where they carry no stress."""
CONSONANTS = {
    "B": "b", "CH": "tʃ", "D": "d", "DH": "ð", "F": "f", "G": "ɡ", "HH": "h", "JH": "dʒ", "K": "k", "L": "l",
    "M": "m", "N": "n", "NG": "ŋ", "P": "p", "R": "ɹ", "S": "s", "SH": "ʃ", "T": "t", "TH": "θ", "V": "v",
    "W": "w", "Y": "j", "Z": "z", "ZH": "ʒ",
}
# fmt: on
STRESS = {"0": "", "1": "ˈ", "2": "ˌ"}


def ipa(symbol: str) -> str:
    """A sound in IPA, its stress mark before the vowel: ``AE1`` is ``ˈæ``. What the table does not know stays as it is.

    A vowel without a digit, as in other dictionaries, gets no stress mark and its full letter.
    """
    name, digit = (symbol[:-1], symbol[-1]) if symbol[-1:] in STRESS else (symbol, "")
    if name not in VOWELS:
        return CONSONANTS.get(symbol, symbol)
    letters = REDUCED.get(name, VOWELS[name]) if digit == "0" else VOWELS[name]
    return STRESS.get(digit, "") + letters


_LONG = {"AA": "ɑː", "AO": "ɔː", "ER": "ɜː", "IY": "iː", "UW": "uː"}
"""Vowels that espeak-ng writes with a sign of length, as voices trained through it know them."""


def espeak_ipa(symbol: str) -> str:
    """A sound in IPA as espeak-ng spells it: long vowels with ``ː`` where they are stressed."""
    name, digit = symbol[:-1], symbol[-1:]
    if digit in ("1", "2") and name in _LONG:
        return STRESS[digit] + _LONG[name]
    return ipa(symbol)

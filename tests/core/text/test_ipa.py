"""Sounds in IPA: every ARPAbet sound has letters of its own, stress stands before the vowel, strangers stay."""

from __future__ import annotations

import pytest

from glowtts_core.text.ipa import ipa
from glowtts_core.text.symbols import ARPABET, PUNCTUATION, VOWELS
from glowtts_core.types import PAUSE


@pytest.mark.parametrize(
    ("symbol", "letters"),
    [
        ("AE1", "ˈæ"), ("AE2", "ˌæ"), ("AE0", "æ"), ("AH0", "ə"), ("AH1", "ˈʌ"), ("AH2", "ˌʌ"), ("ER0", "ɚ"),
        ("ER1", "ˈɝ"), ("OW1", "ˈoʊ"), ("AY0", "aɪ"), ("CH", "tʃ"), ("NG", "ŋ"), ("R", "ɹ"), ("AH", "ʌ"),
    ],
)  # fmt: skip
def test_sounds_are_written_as_phoneticians_write_them(symbol: str, letters: str) -> None:
    assert ipa(symbol) == letters


def test_every_sound_of_the_alphabet_has_letters_of_its_own() -> None:
    written = [ipa(symbol) for symbol in ARPABET]
    assert len(set(written)) == len(ARPABET)
    assert not any(letter.isupper() or letter.isdigit() for letters in written for letter in letters)
    assert {letters[0] for letters in (ipa(vowel + "1") for vowel in VOWELS)} == {"ˈ"}


@pytest.mark.parametrize("symbol", [*PUNCTUATION, PAUSE, "_", "", "Q1", "1", "x", "B1", "ʃ"])
def test_what_is_not_known_stays_as_it_is(symbol: str) -> None:
    assert ipa(symbol) == symbol

"""Text in the alphabet of an imported voice: its own sounds, letters or IPA, with places in the text."""

from __future__ import annotations

import pytest

from glowtts_core.errors import TextError, UnknownSymbolError
from glowtts_core.text import espeak
from glowtts_core.text.alphabet import AlphabetReader, alphabet_reader, mark_aliases
from glowtts_core.text.frontend import Frontend
from glowtts_core.text.symbols import REFERENCE_TABLE, SymbolTable
from glowtts_core.voice_import.alphabets import arpabet_aliases


def table(symbols: list[str]) -> SymbolTable:
    return SymbolTable(tuple(symbols), mark_aliases(symbols) | arpabet_aliases(symbols), blank=False)


REFERENCE = SymbolTable(
    REFERENCE_TABLE.symbols,
    {
        name: own
        for name, own in (mark_aliases(REFERENCE_TABLE.symbols) | arpabet_aliases(REFERENCE_TABLE.symbols)).items()
        if name not in REFERENCE_TABLE.symbols
    },
    blank=False,
)
LETTERS = table(["_", *"abcdefghijklmnopqrstuvwxyzäöüß", " ", ",", ".", "?"])
IPA = table(["_", *"abdefhijklmnoprstuvwxyzðŋɑɔəɛɜɡɪɹʃʊʌʒˈˌː", " ", ",", "."])


def symbols(reader: AlphabetReader, text: str) -> str:
    return "|".join(phone.symbol for phone in reader.read(text).phones)


@pytest.fixture
def no_espeak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "speaks", lambda _language: False)


def test_our_own_voices_read_as_ever() -> None:
    frontend = Frontend()
    assert alphabet_reader({}, LETTERS, frontend) is frontend


def test_reference_voice_says_our_sounds_with_gaps_between_words() -> None:
    reader = AlphabetReader("arpabet", "en-US", REFERENCE, Frontend())
    reading = reader.read("Hello, world")
    said = [phone.symbol for phone in reading.phones]
    assert said == ["HH", "AH0", "L", "OW1", ",", " ", "W", "ER1", "L", "D", "."]
    ids = REFERENCE.ids(phone.symbol for phone in reading.phones)
    assert [REFERENCE.symbols[number] for number in ids[:2]] == ["@HH", "@AH0"]
    assert [(word.start, word.end) for word in reading.words] == [(0, 5), (7, 12)]
    assert [phone.take for phone in reading.phones] == list(range(len(reading.phones)))


def test_letters_of_english_are_spelled_out_numbers_too() -> None:
    reader = AlphabetReader("letters", "en", LETTERS, Frontend())
    assert symbols(reader, "I have 2 cats!") == "i| |h|a|v|e| |t|w|o| |c|a|t|s|!"


def test_letters_of_other_languages_keep_their_accents_and_places() -> None:
    reader = AlphabetReader("letters", "de", LETTERS, Frontend())
    reading = reader.read("Schöne Grüße, René ☃")
    said = "".join(phone.symbol for phone in reading.phones)
    assert said == "schöne grüße, rene."
    assert [(word.start, word.end) for word in reading.words] == [(0, 6), (7, 12), (14, 18)]


def test_english_ipa_needs_no_other_program(no_espeak: None) -> None:
    reader = AlphabetReader("ipa", "en-us", IPA, Frontend())
    assert symbols(reader, "See this.") == "s|ˈ|i|ː| |ð|ˈ|ɪ|s|."


def test_other_languages_say_what_is_missing(no_espeak: None) -> None:
    reader = AlphabetReader("ipa", "de", IPA, Frontend(), "Anna")
    with pytest.raises(TextError, match=r"“Anna” is read through the program espeak-ng, which is not installed"):
        reader.read("Guten Tag")
    assert symbols(reader, "{ɡuːtən}, {t aː k}") == "ɡ|u|ː|t|ə|n|,| |t|a|ː|k|."


def test_espeak_is_called_clause_by_clause(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"guten Tag": ["ɡˈuːtən", "tˈɑːk"], "Herr Li": ["hɛɹliː"]}
    monkeypatch.setattr(espeak, "speaks", lambda _language: True)
    monkeypatch.setattr(espeak, "phonemes", lambda clause, _language: said[clause])
    reading = AlphabetReader("ipa", "de", IPA, Frontend()).read("guten Tag, Herr Li.")
    assert "".join(phone.symbol for phone in reading.phones) == "ɡˈuːtən tˈɑːk, hɛɹliː."
    assert [(word.start, word.end) for word in reading.words] == [(0, 5), (6, 9), (11, 18)]


def test_missing_program_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    espeak.speaks.cache_clear()
    assert not espeak.speaks("de")
    with pytest.raises(TextError, match="espeak-ng"):
        espeak.phonemes("irgendwas", "de-nowhere")
    espeak.speaks.cache_clear()


def test_voice_with_an_unknown_alphabet_speaks_typed_sounds() -> None:
    reader = AlphabetReader("typed", "en", table(["#0", "#1", "#2", "#12"]), Frontend(), "X")
    assert symbols(reader, "{#1 #12 #2}") == "#1|#12|#2"
    with pytest.raises(TextError, match=r"“X” cannot read text. Type its sounds in braces, such as \{#1 #12 #2\}"):
        reader.read("Hello")
    with pytest.raises(UnknownSymbolError, match="#7"):
        reader.read("{#1 #7}")
    with pytest.raises(TextError, match="Nothing in this text"):
        reader.read("[pause 300ms]")


def test_pause_and_typed_sounds_stand_among_words() -> None:
    reader = AlphabetReader("letters", "de", LETTERS, Frontend())
    reading = reader.read("ja [pause 300ms] {n ö}?")
    assert [phone.symbol for phone in reading.phones] == ["j", "a", "pau", "n", "ö", "?"]
    assert reading.phones[2].pinned_s == 0.3
    assert reading.phones[2].word is None


def test_every_mark_and_the_pause_have_a_stand_in() -> None:
    aliases = mark_aliases(["_", "a", ",", "."])
    assert aliases["?"] == "." and aliases["…"] == "." and aliases["pau"] == ","
    assert mark_aliases(["_", "a"]) == {}

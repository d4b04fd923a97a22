"""Text to phones as a whole: places, inserts, marks, guesses, robustness."""

from __future__ import annotations

import random

import pytest

from glowtts_core.errors import TextError, UnknownSymbolError
from glowtts_core.text.frontend import Frontend, Reading
from glowtts_core.text.symbols import BUILT_IN


@pytest.fixture(scope="module")
def frontend() -> Frontend:
    return Frontend()


def _symbols(reading: Reading, word: int | None = None) -> str:
    return " ".join(phone.symbol for phone in reading.phones if word is None or phone.word == word)


def test_hello_world(frontend: Frontend) -> None:
    reading = frontend.read("Hello, world")
    assert _symbols(reading) == "HH AH0 L OW1 , W ER1 L D ."
    assert [(word.text, word.start, word.end) for word in reading.words] == [("Hello", 0, 5), ("world", 7, 12)]
    assert [phone.take for phone in reading.phones] == list(range(len(reading.phones)))
    assert all(phone.seconds == 0 and phone.pinned_s is None for phone in reading.phones)


@pytest.mark.parametrize(
    ("text", "last"), [("Hi", "."), ("Hi,", "."), ("Hi?", "?"), ("Hi…", "…"), ("Hi —", "."), ('Hi!"', "!")]
)
def test_there_is_one_end_mark(frontend: Frontend, text: str, last: str) -> None:
    assert _symbols(frontend.read(text)) == f"HH AY1 {last}"


def test_phones_point_at_their_word_and_characters(frontend: Frontend) -> None:
    text = "In 1066 they’d well-known zebra-like kings."
    reading = frontend.read(text)
    for phone in reading.phones:
        if phone.word is not None:
            word = reading.words[phone.word]
            assert (phone.start, phone.end) == (word.start, word.end)
    assert {text[word.start : word.end] for word in reading.words} == {
        *("In", "1066", "they’d", "well-known", "zebra", "like", "kings")
    }
    assert all(word.in_dictionary for word in reading.words)


def test_words_touching_punctuation_are_looked_up_without_it(frontend: Frontend) -> None:
    plain = _symbols(frontend.read("printing"), 0)
    assert all(
        _symbols(frontend.read(text), 0) == plain for text in ("Printing,", '"printing"', "(printing)!", "'printing'")
    )


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("Don’t", "D OW1 N T"),
        ("zebras'", "Z IY1 B R AH0 Z"),
        ("googler's", "G UW1 G L ER0 Z"),
        ("T-shirts", "T IY1 SH ER1 T S"),
        ("xkcd", "EH1 K S K EY1 S IY1 D IY1"),
        ("FBI's", "EH1 F B IY1 AY1 Z"),
        ("the apple", "DH IY0 AE1 P AH0 L"),
        ("the pear", "DH AH0 P EH1 R"),
    ],
)
def test_sounds(frontend: Frontend, text: str, sounds: str) -> None:
    assert _symbols(frontend.read(text)).removesuffix(" .") == sounds


@pytest.mark.parametrize(
    ("text", "first"),
    [("A dog ran.", "AH0"), ("“A dog ran.”", "AH0"), ("A DOG RAN", "AH0"), ("A.", "EY1"), ("A+ is best.", "EY1")],
)
def test_a_at_the_start_is_the_article_unless_nothing_follows_it(frontend: Frontend, text: str, first: str) -> None:
    assert frontend.read(text).phones[0].symbol == first


def test_a_within_a_sentence_is_the_letter_when_it_is_a_capital(frontend: Frontend) -> None:
    assert _symbols(frontend.read("Plan A is a plan.")) == "P L AE1 N EY1 IH1 Z AH0 P L AE1 N ."


def test_long_unknown_words_are_not_cut(frontend: Frontend) -> None:
    reading = frontend.read("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")
    assert len(reading.phones) > 35
    assert not reading.words[0].in_dictionary
    assert len(frontend.read("a" * 500).phones) > 1


def test_inline_sounds_are_one_word(frontend: Frontend) -> None:
    reading = frontend.read("Say {HH AH0 l ow1} now")
    assert _symbols(reading, 1) == "HH AH0 L OW1"
    assert (reading.words[1].start, reading.words[1].end) == (4, 18)


def test_inline_pauses_are_pinned(frontend: Frontend) -> None:
    reading = frontend.read("One [pause 300ms] two [PAUSE 0.5s]")
    pauses = [phone for phone in reading.phones if phone.symbol == "pau"]
    assert [phone.pinned_s for phone in pauses] == [0.3, 0.5]
    assert (pauses[0].start, pauses[0].end) == (4, 17)
    assert _symbols(reading).endswith("T UW1 . pau")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a {HH AH0", "never closed"),
        ("a {HH {AH0}", "never closed"),
        ("a } b", "closes nothing"),
        ("a {} b", "no sounds"),
        ("[pause]", "300ms"),
        ("a [pause 3 weeks] b", "300ms"),
        ("a [pause 300ms b", "300ms"),
        ("a [pause -3s]", "300ms"),
        ("a [pause 0ms] b", "range"),
        ("a [pause 999s] b", "range"),
    ],
)
def test_malformed_inserts_are_refused(frontend: Frontend, text: str, what: str) -> None:
    with pytest.raises(TextError, match=what):
        frontend.read(text)


def test_unknown_inline_sound_is_named(frontend: Frontend) -> None:
    with pytest.raises(UnknownSymbolError, match="XX9"):
        frontend.read("Say {HH XX9}")


@pytest.mark.parametrize(
    ("text", "what"), [("", "no text"), (" \n\t", "no text"), ("🎉", "🎉"), ("...", "no words"), ("你好", "你好")]
)
def test_text_without_words_is_refused(frontend: Frontend, text: str, what: str) -> None:
    with pytest.raises(TextError, match=what):
        frontend.read(text)


def test_notices_reach_the_caller(frontend: Frontend) -> None:
    (notice,) = frontend.read("Well done 🎉!").notices
    assert (notice.text, notice.start, notice.end) == ("🎉", 10, 11)


def test_random_text_gives_phones_or_a_text_error(frontend: Frontend) -> None:
    rng = random.Random(7)
    alphabet = "abcXYZIV 0123456789.,;:!?'\"-–—…/\\$£€%°#@&*()[]{}<>+=^~_|\n\t½²′″é🎉при你\u200d\ufe0f\ud800\x00\ufffc"
    bits = ["Dr.", "St.", "U.S.", "1,234", "$1.2 million", "3/4", "6'2\"", "5pm", "www.a.com", "a@b.co", "1990s", "II"]
    for _ in range(600):
        parts = [rng.choice([rng.choice(alphabet), rng.choice(bits), chr(rng.randrange(0x110000))]) for _ in range(15)]
        text = "".join(parts)
        try:
            reading = frontend.read(text)
        except TextError:
            continue
        assert BUILT_IN.ids([phone.symbol for phone in reading.phones])
        assert all(0 <= phone.start <= phone.end <= len(text) for phone in reading.phones)
        assert {phone.word for phone in reading.phones} - {None} == set(range(len(reading.words)))
        assert [phone.start for phone in reading.phones] == sorted(phone.start for phone in reading.phones)

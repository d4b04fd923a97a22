"""The reference's text front end, with the faults that its voices were trained with."""

from __future__ import annotations

from pathlib import Path

import pytest

from glowtts_core.errors import LexiconError, TextError
from glowtts_core.text.symbols import REFERENCE_TABLE
from tests.golden_checks.reference import ReferenceFrontend, fold_to_ascii, read_dictionary

DICTIONARY = {"AWESOME": ("AO1", "S", "AH0", "M"), "IS": ("IH1", "Z"), "ONE": ("W", "AH1", "N")}


def test_table_has_the_official_order() -> None:
    assert len(REFERENCE_TABLE.symbols) == 148
    assert REFERENCE_TABLE.vocabulary_size == 149
    assert [REFERENCE_TABLE.id_of(symbol) for symbol in ("_", "-", " ", "A", "a", "@AA", "@AA0", "@B", "@ZH")] == [
        *(0, 1, 11, 12, 38, 64, 65, 88, 147)
    ]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("$3.50 or $1,000", "three dollars, fifty cents or one thousand dollars"),
        ("$0.01 $1 $0 $.5", "one cent one dollar zero dollars five cents"),
        ("$1.2.3", "one point two.three dollars"),
        ("£5", "psfive"),
        (
            "1066 1900 2000 2007 2010 3000",
            "ten sixty-six nineteen hundred two thousand two thousand seven twenty ten three thousand",
        ),
        ("1,250 and 1001", "twelve fifty and ten oh one"),
        ("21st 3.14", "twenty-first three point fourteen"),
        ("Dr. Mrs. St. Lt. etc.", "doctor misess saint lieutenant etc."),
        ("  two\n\tlines ", " two lines "),
        ("naïve — “quoted” Æsop…", 'naive -- "quoted" aesop...'),
    ],
)
def test_cleaner(text: str, cleaned: str) -> None:
    assert ReferenceFrontend().clean(text) == cleaned


def test_word_is_looked_up_with_the_mark_it_touches() -> None:
    frontend = ReferenceFrontend(DICTIONARY)
    assert frontend.symbols("is awesome !") == ["@IH1", "@Z", " ", "@AO1", "@S", "@AH0", "@M", " ", "!"]
    assert frontend.symbols("is awesome!") == ["@IH1", "@Z", " ", *"awesome!"]


def test_without_dictionary_everything_is_spelled() -> None:
    assert ReferenceFrontend().symbols("Is 1?") == [*"is one?"]


def test_text_before_braces_is_never_looked_up() -> None:
    symbols = ReferenceFrontend(DICTIONARY).symbols("is {AH0 XX N} is")
    assert symbols == [*"is ", "@AH0", "@N", " ", "@IH1", "@Z"]


def test_characters_without_symbol_vanish() -> None:
    assert ReferenceFrontend().symbols('a_b"c日') == ["a", "b", "c"]


def test_blanks_stand_before_between_and_after() -> None:
    assert ReferenceFrontend(DICTIONARY).ids("one", blank=True) == [148, 144, 148, 74, 148, 119, 148]


@pytest.mark.parametrize("text", ["", "日本", '"'])
def test_nothing_to_say_is_an_error_in_words(text: str) -> None:
    with pytest.raises(TextError, match="nothing that this voice can say"):
        ReferenceFrontend(DICTIONARY).ids(text)


def test_folding_gives_ascii_for_letters_with_marks() -> None:
    assert fold_to_ascii("Łódź Straße œuvre façade ½ 5° −3 ‘x’") == "Lodz Strasse oeuvre facade 1/2 5deg -3 'x'"


def test_dictionary_of_either_layout(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text(";;; remark\nA  EY1\nA(1)  AH0\n'BOUT  B AW1 T\n\"QUOTE  K W OW1 T\n")
    new.write_text("a EY1 # remark\na(2) AH0\n'bout B AW1 T\n3d TH R IY1 D IY2\n\n")
    assert read_dictionary(old) == read_dictionary(new) == {"A": ("EY1",), "'BOUT": ("B", "AW1", "T")}


def test_missing_dictionary_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        read_dictionary(tmp_path / "absent")

"""Text as written against the words that are spoken, and where they came from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glowtts_core.text.normalize.normalize import normalize
from glowtts_core.text.normalize.tokens import Kind, Token
from glowtts_core.text.pronounce.dictionary import built_in_dictionary

_TABLE = Path(__file__).parents[2] / "data" / "normalize.tsv"


def _cases() -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(re.sub(r"\\(?:u[0-9a-f]{4}|[nt])", _unescape, written), spoken) for written, spoken in rows]


def _unescape(match: re.Match[str]) -> str:
    return match.group().encode().decode("unicode_escape")


def _tokens(text: str) -> list[Token]:
    return normalize(text, known=built_in_dictionary().__contains__)[0]


@pytest.mark.parametrize(("written", "spoken"), _cases())
def test_written_is_spoken(written: str, spoken: str) -> None:
    assert " ".join(token.text for token in _tokens(written)) == spoken


def test_table_is_broad() -> None:
    assert len(_cases()) >= 120


def test_all_words_of_a_number_point_at_it() -> None:
    text = "Back in 1066, they won"
    spoken = [token for token in _tokens(text) if token.text in ("ten", "sixty", "six")]
    assert [text[token.start : token.end] for token in spoken] == ["1066"] * 3


def test_parts_of_a_date_point_at_their_parts() -> None:
    text = "On January 5, 2020 it snowed"
    places = {token.text: text[token.start : token.end] for token in _tokens(text)}
    assert places["january"] == "January"
    assert places["fifth"] == "5"
    assert places["twenty"] == "2020"
    assert places[","] == ","


@pytest.mark.parametrize(
    "text", ["a ﬁne day", "“Quoted” words", "e\u0301tude and cafe\u0301 now", "½ a loaf", "№ 5 it is"]
)
def test_places_survive_unicode(text: str) -> None:
    tokens = _tokens(text)
    last = next(token for token in reversed(tokens) if token.kind is Kind.WORD)
    assert text[last.start : last.end] == text.rsplit(maxsplit=1)[-1]
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)


def test_unspeakable_text_is_noticed_with_its_place() -> None:
    text = "Hello 👩‍🚀👍🏽 world привет"
    tokens, notices = normalize(text)
    assert [token.text for token in tokens] == ["Hello", "world"]
    assert [notice.text for notice in notices] == ["👩‍🚀👍🏽", "привет"]
    assert all(text[notice.start : notice.end] == notice.text for notice in notices)
    assert "привет" in notices[1].message


def test_lone_signs_are_noticed() -> None:
    _, notices = normalize("some *bold* words")
    assert [notice.text for notice in notices] == ["*", "*"]


def test_capitals_throughout_are_shouting_not_initials() -> None:
    assert [token.text for token in _tokens("GET OUT OF MY WAY NOW")] == "get out of my way now".split()


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("He works at Acme Inc. She left.", 2),
        ("We met at 5 p.m. The dog barked.", 2),
        ("The U.S. Navy won.", 1),
        ("He lives on Main St.", 1),
    ],
)
def test_full_stop_of_an_abbreviation_ends_a_sentence_only_where_it_does(text: str, marks: int) -> None:
    assert sum(token.text == "." for token in _tokens(text)) == marks


def test_an_inch_mark_is_not_a_closing_quote() -> None:
    assert "inches" not in [token.text for token in _tokens('He said "I am 5" and left')]

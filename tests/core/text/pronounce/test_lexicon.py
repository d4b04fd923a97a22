"""The user's pronunciations."""

from __future__ import annotations

from pathlib import Path

import pytest

from glowtts_core.errors import LexiconError
from glowtts_core.text.frontend import Frontend
from glowtts_core.text.pronounce.lexicon import Lexicon


def _said(frontend: Frontend, text: str) -> str:
    return " ".join(phone.symbol for phone in frontend.read(text).phones if phone.word is not None)


def test_wins_over_dictionary_homograph_and_net_whatever_the_case() -> None:
    lexicon = Lexicon({"Hello": ("B", "AA1"), "read": ("Z", "UW1"), "Zorblax": ("Z", "OY1")})
    frontend = Frontend(lexicon)
    assert _said(frontend, "HELLO") == "B AA1"
    assert _said(frontend, "I read.") == "AY1 Z UW1"
    assert _said(frontend, "zorblax's") == "Z OY1 Z"
    assert frontend.read("Zorblax").words[0].in_dictionary


def test_tsv_round_trip(tmp_path: Path) -> None:
    lexicon = Lexicon({"Café": ("K", "AE0", "F", "EY1"), "don’t": ("D", "OW1")})
    lexicon.save(tmp_path / "own.tsv")
    again = Lexicon.load(tmp_path / "own.tsv")
    assert dict(again) == dict(lexicon)
    assert again["CAFÉ"] == ("K", "AE0", "F", "EY1")
    assert [path.name for path in tmp_path.iterdir()] == ["own.tsv"]


def test_comments_and_empty_lines_are_passed_over() -> None:
    assert list(Lexicon.from_tsv("\ufeff# mine\n\nhello\thh ah0 l ow1\r\n")) == ["hello"]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("hello HH AH0", "no tab"),
        ("hello\tHH QQ7", "QQ7"),
        ("hello\tHH AH", "AH"),
        ("hello\t", "no sounds"),
        ("\tHH", "empty"),
        ("two words\tHH", "more than one word"),
        ("hello\tHH\tAH0", "two columns"),
        ("ok\tOW1", "already"),
    ],
)
def test_bad_row_is_named_by_line_and_fault(row: str, what: str) -> None:
    with pytest.raises(LexiconError, match=rf"Line 2: .*{what}"):
        Lexicon.from_tsv(f"ok\tOW1\n{row}\n")


def test_unreadable_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError):
        Lexicon.load(tmp_path / "missing.tsv")
    (tmp_path / "latin.tsv").write_bytes(b"caf\xe9\tK")
    with pytest.raises(LexiconError, match="UTF-8"):
        Lexicon.load(tmp_path / "latin.tsv")
    with pytest.raises(LexiconError, match="saved"):
        Lexicon().save(tmp_path / "no" / "folder.tsv")


def test_edits_make_new_lexicons() -> None:
    first = Lexicon()
    second = first.with_word("Hi", "HH AY1")
    assert (len(first), second["hi"]) == (0, ("HH", "AY1"))
    with pytest.raises(LexiconError):
        first.with_word("hi", "")

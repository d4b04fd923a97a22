"""Where sentences begin and end."""

from __future__ import annotations

import pytest

from glowtts_core.text.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("  \n ", []),
        ("One", ["One"]),
        ("One. Two! Three? Four… Five", ["One.", "Two!", "Three?", "Four…", "Five"]),
        ("He said, “Go.” She went.", ["He said, “Go.”", "She went."]),
        ("Dr. Smith met J. K. Rowling. They spoke.", ["Dr. Smith met J. K. Rowling.", "They spoke."]),
        ("It costs 3.50 today. See p. 12 there.", ["It costs 3.50 today.", "See p. 12 there."]),
        ("We use tools, e.g. hammers. Good.", ["We use tools, e.g. hammers.", "Good."]),
        ("Heading\n\nText goes\non. End", ["Heading", "Text goes\non.", "End"]),
        ("Wait... what? Yes!!! No.", ["Wait... what?", "Yes!!!", "No."]),
        ("So did I. Then we left.", ["So did I.", "Then we left."]),
        ("Windows\r\n\r\nLines", ["Windows", "Lines"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences

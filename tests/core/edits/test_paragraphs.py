"""What is pasted becomes paragraphs: breaks that a program made are taken out, breaks that mean something stay."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glowtts_core import edits

PROSE = (
    "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness. "
    "It was the epoch of belief, it was the epoch of incredulity! It was the season of Light, and it was the season "
    "of Darkness, as somebody has said before. We had everything before us; we had nothing before us."
)
OTHER = (
    "There were a king with a large jaw and a queen with a plain face, on the throne of England. There were a king "
    "with a large jaw and a queen with a fair face, on the throne of France."
)


def wrapped(text: str, width: int, **more: Any) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False, **more)


@pytest.mark.parametrize("width", [55, 60, 66, 72, 76, 80, 98])
def test_wrapped_prose_is_put_together(width: int) -> None:
    assert edits.paragraphs(wrapped(PROSE, width)) == [PROSE]
    assert edits.paragraphs(f"{wrapped(PROSE, width)}\n\n{wrapped(OTHER, width)}\n") == [PROSE, OTHER]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_every_kind_of_line_end(end: str) -> None:
    text = f"{wrapped(PROSE, 70)}\n\n{wrapped(OTHER, 70)}".replace("\n", end)
    assert edits.paragraphs(text) == [PROSE, OTHER]
    assert edits.paragraphs(f"One.{end}Two.{end}{end}Three.") == ["One.", "Two.", "Three."]


def test_a_book_indents_its_paragraphs() -> None:
    for indent in ("    ", "\t", "  "):
        text = "\n".join(wrapped(one, 70, initial_indent=indent) for one in (PROSE, OTHER))
        assert edits.paragraphs(text) == [PROSE, OTHER]


def test_a_letter_that_is_indented_as_a_whole() -> None:
    text = wrapped(PROSE, 76, initial_indent="      ", subsequent_indent="      ")
    assert edits.paragraphs(text) == [PROSE]


def test_a_short_row_ends_its_paragraph_where_no_blank_one_does() -> None:
    short = "We were all going direct to Heaven, we were all going direct the other way, as was said then."
    assert edits.paragraphs("\n".join(wrapped(one, 70) for one in (PROSE, short, OTHER))) == [PROSE, short, OTHER]


@pytest.mark.parametrize(
    "lines",
    [
        ["One line."],
        ["Welcome.", "Please take a seat.", "The show begins in five minutes."],
        ["Good morning", "how are you", "very well, thank you"],
        # As long as rows of wrapped text, but each a sentence of its own.
        [
            "The corner store was robbed last night, and nobody saw a thing.",
            "The police have asked all the neighbours what they have heard.",
            "Mrs. Miller, who lives above the store, is known to be deaf.",
            "Her dog, on the other hand, has been barking ever since then.",
        ],
        # Paragraphs that are whole already.
        [PROSE, OTHER, "A short one.", PROSE],
        ["— Who is there?", "— Nobody you would know, I should think, since I have only just arrived here.", "— Oh."],
        ["ROMEO: But soft! What light through yonder window breaks? It is the east, I think,", "JULIET: Ay me!"],
        ["- eggs and milk", "- bread", "* butter", "1. first", "2) second", "(c) third"],
        ["Shall I compare thee to a summer's day?", "Thou art more lovely and more temperate:", "rough winds do shake"],
    ],
)
def test_lines_that_are_meant_stay_lines(lines: list[str]) -> None:
    for end in ("\n", "\r\n", "\n\n"):
        assert edits.paragraphs(end.join(lines)) == lines


ROW = "We had everything before us and nothing before us, all of it"


@pytest.mark.parametrize(
    ("length", "following", "joined"),
    [
        (40, "were there", False),  # a text of 45 characters would have had room for the word
        (40, "where there", True),
        (100, "were there", True),
        (101, "were there", False),
        (60, "Were there", False),
        (60, "b", True),
    ],
)
def test_a_row_that_breaks_off_goes_on_where_the_next_word_had_no_room(
    length: int, following: str, joined: bool
) -> None:
    row = (ROW + " " + ROW)[: length - 1].replace(" ", "x") + "y"
    assert edits.paragraphs(f"{row}\n{following}") == ([f"{row} {following}"] if joined else [row, following])


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_an_indented_row_begins_a_paragraph_even_after_a_full_row(rows: int) -> None:
    above = wrapped(PROSE, 70).split("\n")[:rows]
    assert all(64 < len(row) <= 70 for row in above)
    text = "\n".join([*above, wrapped(OTHER, 70, initial_indent="    ")])
    assert edits.paragraphs(text) == [" ".join(above), OTHER]


def test_from_six_full_rows_in_ten_on_a_sentence_may_end_at_the_end_of_a_row() -> None:
    full = [
        "We had everything before us and we had nothing before us, so",
        "we went straight to Heaven and then the other way around and",
    ]
    lines = [*full, "there was not much else that anybody could have done by then.", "It was late."]
    assert {len(row) for row in lines[:3]} <= {60, 61}
    short = ["Yours,", "Charles"]
    assert edits.paragraphs("\n".join([*lines, *short])) == [" ".join(lines), *short]
    assert edits.paragraphs("\n".join([*lines, *short, "P.S."])) == [" ".join(lines[:3]), lines[3], *short, "P.S."]


def test_one_sentence_over_two_rows_among_many_short_lines() -> None:
    lines = ["Dear all,", "Hello!", "Thanks.", "More soon.", "See below:"]
    text = "\n".join([*lines, "The corner store was robbed last night, and nobody", "saw a thing.", "Yours"])
    assert edits.paragraphs(text) == [
        *lines,
        "The corner store was robbed last night, and nobody saw a thing.",
        "Yours",
    ]


def test_letters_below_each_other_stay_lines() -> None:
    assert edits.paragraphs("a\nb\nc") == ["a", "b", "c"]


def test_a_list_with_items_of_several_rows() -> None:
    items = [f"- {PROSE}", "- Short.", f"- {OTHER}"]
    text = "\n".join(wrapped(item, 72, subsequent_indent="  ") for item in items)
    assert edits.paragraphs(text) == items


def test_a_heading_and_a_signature_stand_for_themselves() -> None:
    text = f"Chapter One\n\n{wrapped(PROSE, 72)}\n\n{wrapped(OTHER, 72)}\n\nYours,\nCharles"
    assert edits.paragraphs(text) == ["Chapter One", PROSE, OTHER, "Yours,", "Charles"]


def test_talk_within_wrapped_prose() -> None:
    said = ["“Who is there?” he asked.", "“Nobody,” said the voice behind the door, and then it was quiet again."]
    text = "\n".join([wrapped(PROSE, 68), *said, wrapped(OTHER, 68)])
    assert edits.paragraphs(text) == [PROSE, *said, OTHER]


def test_a_word_parted_at_its_hyphen_is_whole_again() -> None:
    text = "There was nothing else to be done about this rather well-\nknown matter, and so everybody went on."
    assert edits.paragraphs(text) == [text.replace("\n", "")]
    letter = "There was nothing else to be done and so they chose plan-\nb"
    assert edits.paragraphs(letter) == [letter.replace("\n", "")]
    dash = "He stopped there for a moment and looked at the pages 12 -\nand then at all of the other pages."
    assert edits.paragraphs(dash) == [dash.replace("\n", " ")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\t\r\n \u200b \n", []),
        ("\ufeffOne\ttwo\u00a0 three.", ["One two three."]),
        ("ze\u200bro wi\u00addth \u202eword\u202c", ["zero width word"]),
        ("One.\fTwo.\u2029Three.", ["One.", "Two.", "Three."]),
        ("Nul\x00 and bell\x07.", ["Nul and bell."]),
        ("One.\n \t \nTwo.\n\n\n\nThree.", ["One.", "Two.", "Three."]),
    ],
)
def test_what_cannot_be_seen_is_left_out(text: str, found: list[str]) -> None:
    assert edits.paragraphs(text) == found


@given(text=st.text(st.characters(codec="utf-8", categories=["L", "P", "Zs", "Cc"]), max_size=200))
def test_no_letter_is_lost_and_no_paragraph_blank(text: str) -> None:
    found = edits.paragraphs(text)
    assert [one for one in "".join(found) if one.isalpha()] == [one for one in text if one.isalpha()]
    assert all(one.strip() == one and one for one in found)


@given(text=st.text("ab .\n\t-", max_size=300))
def test_paragraphs_taken_apart_again_stay_as_they_are(text: str) -> None:
    found = edits.paragraphs(text)
    assert edits.paragraphs("\n\n".join(found)) == found

"""Lines that come, go, move, split and join."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from glowtts_core import edits
from glowtts_core.types import Phone, Project, Style, Utterance


def script(*texts: str) -> Project:
    return Project(tuple(Utterance(text, id=str(row)) for row, text in enumerate(texts)), Style(speed=1.5), "somebody")


def texts(project: Project) -> list[str]:
    return [line.text for line in project.utterances]


def ids(project: Project) -> list[str]:
    return [line.id for line in project.utterances]


def test_a_new_line_has_the_style_and_voice_of_the_project() -> None:
    project = edits.add_line(script("a", "b"), "new", 1)
    assert texts(project) == ["a", "new", "b"]
    assert project.utterances[1] == Utterance("new", style=Style(speed=1.5), voice="somebody")
    assert len(set(ids(project))) == 3
    assert edits.add_line(script("a"), "new", 0, Style(speed=0.5)).utterances[0].style == Style(speed=0.5)
    assert texts(edits.add_line(script("a"), "new", -1)) == ["new", "a"]
    assert texts(edits.add_line(script("a"), "new", 9)) == ["a", "new"]


def test_several_new_lines_keep_their_order() -> None:
    project = edits.add_lines(script("a", "b"), ["one", "two"], 1)
    assert texts(project) == ["a", "one", "two", "b"]
    assert project.utterances[2] == Utterance("two", style=Style(speed=1.5), voice="somebody")
    assert edits.add_lines(project, [], 0) == project


def test_a_copy_has_an_id_of_its_own() -> None:
    project = edits.duplicate_line(script("a", "b"), "0")
    assert texts(project) == ["a", "a", "b"]
    assert len(set(ids(project))) == 3 and all(ids(project))
    assert ids(project)[0] == "0" and ids(project)[2] == "1", "the copy stands under its original"


def test_lines_go_and_are_replaced() -> None:
    assert ids(edits.remove_lines(script("a", "b", "c"), ["0", "2"])) == ["1"]
    project = edits.replace_line(script("a", "b"), Utterance("x", id="1"))
    assert texts(project) == ["a", "x"]


def test_ids_that_are_not_there_change_nothing() -> None:
    project = script("a", "b")
    for same in (
        edits.remove_lines(project, ["9"]),
        edits.duplicate_line(project, "9"),
        edits.move_lines(project, ["9"], 0),
        edits.split_line(project, "9", 1),
        edits.join_lines(project, ["0", "9"]),
        edits.replace_line(project, Utterance("x", id="9")),
    ):
        assert same == project


@given(chosen=st.sets(st.integers(0, 5)), row=st.integers(-1, 8))
def test_lines_that_move_keep_their_order_and_land_before_the_row(chosen: set[int], row: int) -> None:
    project = script(*"abcdef")
    moved = edits.move_lines(project, [str(each) for each in chosen], row)
    assert sorted(ids(moved)) == ids(project)
    there = [int(each) for each in ids(moved)]
    assert [each for each in there if each in chosen] == sorted(chosen)
    assert [each for each in there if each not in chosen] == sorted(set(range(6)) - chosen)
    above = [each for each in range(6) if each < row and each not in chosen]
    assert there[: len(above)] == above
    assert set(there[len(above) : len(above) + len(chosen)]) == chosen


def spoken(text: str, row: int) -> Utterance:
    """A line whose letters are its sounds, each with a pitch of its own."""
    words = [0]
    for character in text:
        words.append(words[-1] + (character == " "))
    phones = tuple(
        Phone(letter, words[place], place, place + 1, place, 0.1, pitch_st=float(place))
        for place, letter in enumerate(text)
        if letter != " "
    )
    return Utterance(text, phones, id=str(row))


def test_both_halves_keep_their_edits() -> None:
    project = Project((spoken("ab cd ef", 0), spoken("gh", 1)))
    halves = edits.split_line(project, "0", 6)
    assert texts(halves) == texts(edits.split_line(project, "0", 5)) == ["ab cd", "ef", "gh"]
    first, second, below = halves.utterances
    assert below == project.utterances[1]
    assert first.id == "0" != second.id
    assert edits.needs_planning(first) and edits.needs_planning(second)
    assert [phone.pitch_st for phone in (*first.phones, *second.phones)] == [0, 1, 3, 4, 6, 7]
    assert [second.text[phone.start : phone.end] for phone in second.phones] == ["e", "f"]


def test_what_would_leave_a_blank_line_is_not_split() -> None:
    project = Project((spoken("ab ", 0),))
    assert all(edits.split_line(project, "0", place) == project for place in (-1, 0, 2, 3, 9))


def test_joined_lines_count_words_and_places_through_and_keep_their_edits() -> None:
    project = Project((spoken("ab cd", 0), spoken("x", 1), replace(spoken("ef", 2), voice="another")))
    whole = edits.join_lines(project, ["2", "0"])
    assert texts(whole) == ["ab cd ef", "x"]
    line = whole.utterances[0]
    assert (line.id, line.voice) == ("0", "")
    assert [line.text[phone.start : phone.end] for phone in line.phones] == list("abcdef")
    assert [phone.word for phone in line.phones] == [0, 0, 1, 1, 2, 2]
    assert [phone.pitch_st for phone in line.phones] == [0, 1, 3, 4, 0, 1]
    assert edits.needs_planning(line)
    assert edits.join_lines(project, ["0"]) == project


def test_many_lines_are_joined_through_marks_and_lines_without_a_word() -> None:
    line = spoken("ab", 0)
    marked = replace(line, text="ab.", phones=(*line.phones, Phone(".", None, 2, 3, 2, 0.1)))
    silent = Utterance("…", (Phone("…", None, 0, 1, 0, 0.1),), id="1")
    whole = edits.join_lines(
        Project((marked, silent, Utterance("", id="2"), spoken("cd ef", 3), spoken("g", 4))), "01234"
    )
    joined = whole.utterances[0]
    assert joined.text == "ab. …  cd ef g"
    assert [phone.word for phone in joined.phones] == [0, 0, None, None, 1, 1, 2, 2, 3]
    assert "".join(joined.text[phone.start : phone.end] for phone in joined.phones) == "ab.…cdefg"

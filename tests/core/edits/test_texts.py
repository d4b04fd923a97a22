"""What the person did to the sounds survives a change of the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glowtts_core import edits
from glowtts_core.types import PAUSE, Phone, Utterance


def read(text: str, seconds: float = 0.1) -> tuple[Phone, ...]:
    """A stand-in for the text front end: each letter is a sound, ``,.`` are marks, ``[n]`` is a pause of n seconds."""
    phones: list[Phone] = []
    word = 0
    place = 0
    while place < len(text):
        character, take = text[place], len(phones)
        if character == "[":
            end = text.index("]", place) + 1
            pinned_s = float(text[place + 1 : end - 1])
            phones.append(Phone(PAUSE, None, place, end, take, 0.25, pinned_s=pinned_s))
            place = end
            continue
        if character in ",.":
            phones.append(Phone(character, None, place, place + 1, take, seconds))
        elif character != " ":
            begin = text.rfind(" ", 0, place) + 1
            end = next((at for at in range(place, len(text)) if text[at] in " ,.["), len(text))
            word += bool(phones) and begin == place
            phones.append(Phone(character, word, begin, end, take, seconds))
        place += 1
    return tuple(phones)


def line_of(text: str) -> Utterance:
    fresh = Utterance(text)
    return fresh.with_phones(edits.carry_over(fresh, read(text)))


def retyped(line: Utterance, text: str) -> Utterance:
    changed = edits.set_text(line, text)
    return changed.with_phones(edits.carry_over(changed, read(text)))


def marked(line: Utterance, letters: str, change: Callable[[Phone], Phone] | None = None) -> Utterance:
    """The line with its sounds of these letters edited."""
    change = change or (lambda phone: replace(phone, scale=2.0, pitch_st=3.0, temperature=0.1, gain_db=-3.0))
    return line.with_phones(tuple(change(phone) if phone.symbol in letters else phone for phone in line.phones))


def scaled(line: Utterance) -> str:
    return "".join(phone.symbol for phone in line.phones if phone.scale != 1.0)


texts = st.lists(st.text("abcde", min_size=1, max_size=4), min_size=1, max_size=5).map(" ".join)


def test_a_first_reading_is_taken_as_it_is() -> None:
    assert line_of("ab cd.").phones == read("ab cd.")


@given(old=texts, new=texts)
def test_whatever_is_typed_the_new_sounds_are_those_of_the_text(old: str, new: str) -> None:
    line = retyped(line_of(old), new)
    fresh = read(new)
    places = [(phone.symbol, phone.word, phone.start, phone.end, phone.seconds) for phone in line.phones]
    assert places == [(phone.symbol, phone.word, phone.start, phone.end, phone.seconds) for phone in fresh]
    assert len({phone.take for phone in line.phones}) == len(line.phones)
    assert not edits.needs_planning(line)


@given(head=texts, tail=texts, extra=texts)
def test_a_word_typed_in_between_leaves_all_others_with_edits_and_noise(head: str, tail: str, extra: str) -> None:
    before = marked(line_of(f"{head} {tail}."), "abcde")
    after = retyped(before, f"{head} x{extra} {tail}.")
    kept = [phone for phone in after.phones if not head_of_extra(phone, head, extra)]
    old = {phone.take: phone for phone in before.phones}
    assert len(kept) == len(before.phones)
    for phone, was in zip(kept, before.phones, strict=True):
        assert phone == replace(was, word=phone.word, start=phone.start, end=phone.end)
    added = [phone for phone in after.phones if head_of_extra(phone, head, extra)]
    assert all(phone.take not in old and not edits.is_edited(phone) for phone in added)


def head_of_extra(phone: Phone, head: str, extra: str) -> bool:
    return len(head) + 1 <= phone.start < len(head) + 1 + len(extra) + 1 and phone.symbol != "."


def test_edits_stay_with_their_word() -> None:
    line = marked(line_of("ab cd ef."), "cd")
    for text in ("ab xy cd ef.", "cd ef.", "xy cd.", "ab cd", "ab, cd. ef", "cd xy", "cd xy ef.", "cd ef xy."):
        assert scaled(retyped(line, text)) == "cd", text
    assert scaled(retyped(line, "ab ef.")) == ""
    assert scaled(retyped(marked(line_of("ab cd ef."), "ef"), "cd ef xy.")) == "ef"


@pytest.mark.parametrize(
    "change",
    [
        {"scale": 2.0},
        {"pinned_s": 0.7},
        {"pitch_st": 3.0},
        {"temperature": 0.1},
        {"temperature": 0.0},
        {"gain_db": -3.0},
    ],
    ids=str,
)
def test_every_kind_of_edit_is_carried_over(change: dict[str, Any]) -> None:
    line = marked(line_of("ab cd ef."), "c", lambda phone: replace(phone, **change))
    for text in ("xy ab cd ef.", "ab cda ef.", "ab cxd ef."):  # the word stays; the word changes around the sound
        phones = retyped(line, text).phones
        kept = next(phone for phone in phones if phone.symbol == "c")
        assert {name: getattr(kept, name) for name in change} == change, text
        assert [phone.symbol for phone in phones if edits.is_edited(phone)] == ["c"], text


def test_a_changed_word_keeps_the_edits_of_the_sounds_it_still_has() -> None:
    line = marked(line_of("ab stop cd."), "sto")
    assert scaled(retyped(line, "ab stops cd.")) == "sto"
    assert scaled(retyped(line, "ab top cd.")) == "to"
    assert scaled(retyped(marked(line_of("ab xstopy cd."), "stop"), "ab astopb cd.")) == "stop"


def test_a_whole_word_is_found_again_before_a_part_of_another() -> None:
    line = line_of("cab ab")
    edited = line.with_phones(tuple(replace(phone, scale=float(phone.word or 0) + 1) for phone in line.phones))
    assert [phone.scale for phone in retyped(edited, "ab x").phones] == [2.0, 2.0, 1.0]


def test_a_long_line_that_changes_at_both_ends_keeps_the_edits_between() -> None:
    middle = " ".join(["ab cd"] * 150)
    line = marked(line_of(f"ee {middle} ee"), "abcd")
    assert scaled(retyped(line, f"x {middle} x")) == "abcd" * 150


def test_a_sound_that_comes_anew_gets_a_take_that_was_not_there() -> None:
    line = line_of("ab cd.")
    shorter = retyped(line, "ab.")
    again = retyped(shorter, "ab cd.")
    assert {phone.take for phone in shorter.phones} < {phone.take for phone in line.phones}
    assert len({phone.take for phone in again.phones}) == len(again.phones)
    huge = line.with_phones(tuple(replace(phone, take=2**63 - 1 - phone.take) for phone in line.phones))
    assert all(0 <= phone.take <= 2**63 - 1 for phone in retyped(huge, "ab xy cd.").phones)


def test_until_the_text_is_read_untouched_sounds_stand_still_at_their_new_places() -> None:
    line = line_of("ab cd ef")
    changed = edits.set_text(line, "ab longer ef")
    assert edits.needs_planning(changed)
    assert [phone.symbol for phone in changed.phones if phone.seconds == 0.0] == ["c", "d"]
    assert [changed.text[phone.start : phone.end] for phone in changed.phones if phone.seconds] == ["ab"] * 2 + [
        "ef"
    ] * 2


@given(old=texts, new=texts)
def test_every_change_of_text_is_due_and_every_place_lies_in_the_text(old: str, new: str) -> None:
    changed = edits.set_text(line_of(old), new)
    assert edits.needs_planning(changed)
    assert all(0 <= phone.start <= phone.end <= len(new) for phone in changed.phones)


def test_blanks_between_words_are_a_change_too_and_the_same_text_is_read_anew() -> None:
    assert edits.needs_planning(edits.set_text(line_of("ab  cd"), "ab   cd"))
    line = marked(line_of("ab cd"), "c")
    anew = edits.set_text(line, "ab cd")
    assert all(phone.seconds == 0.0 for phone in anew.phones)
    assert scaled(retyped(line, "ab cd")) == "c"


def test_a_text_of_blanks_has_no_sounds() -> None:
    line = line_of("ab")
    assert edits.set_text(line, "  ") == replace(line, text="  ", phones=())


@pytest.mark.parametrize(
    ("old", "new", "due", "places"),
    [
        ("ab cd ef", "ab cdx ef", "cd", ["cdx", "cdx"]),
        ("ab cd ef", "ab xcd ef", "cd", ["xcd", "xcd"]),
        ("ab cd ef", "ab cxd ef", "cd", ["cxd", "cxd"]),
        ("ab cd, ef", "ab x ef", "cd,", ["x", "x", ""]),
    ],
)
def test_the_sounds_whose_word_was_touched_are_due_and_stand_for_what_is_there_now(
    old: str, new: str, due: str, places: list[str]
) -> None:
    changed = edits.set_text(line_of(old), new)
    waiting = [phone for phone in changed.phones if phone.seconds == 0.0]
    assert "".join(phone.symbol for phone in waiting) == due
    assert [new[phone.start : phone.end] for phone in waiting] == places


def test_a_change_that_touches_no_sound_makes_one_of_the_nearest_word_due() -> None:
    line = line_of("ab cd e")
    line = replace(line, text="ab cd ( e", phones=(*line.phones[:4], replace(line.phones[4], start=8, end=9)))
    changed = edits.set_text(line, "ab cd ) e")
    assert [phone.symbol for phone in changed.phones if phone.seconds == 0.0] == ["c"]
    assert [replace(phone, seconds=0.1) for phone in changed.phones] == list(line.phones)


def test_a_written_pause_follows_the_text_unless_the_hand_changed_it() -> None:
    line = line_of("ab [0.3] cd")
    pause = next(phone for phone in line.phones if phone.symbol == PAUSE)
    assert (pause.seconds, pause.pinned_s) == (0.3, 0.3)
    assert not edits.is_edited(pause)
    by_hand = marked(line, PAUSE, lambda phone: replace(phone, pinned_s=1.0) if phone.symbol == PAUSE else phone)
    for start, text, wanted_s in (
        (line, "ab [0.5] cd", 0.5),
        (by_hand, "ab [0.5] cd", 0.5),
        (by_hand, "ab [0.3] cde", 1.0),
        (by_hand, "ab [0.3] cd", 1.0),
        (by_hand, "ab x[0.3] cd", 1.0),
        (by_hand, "ab [0.3]x cd", 1.0),
    ):
        found = next(phone for phone in retyped(start, text).phones if phone.symbol == PAUSE)
        assert found.pinned_s == wanted_s


def test_a_written_pause_without_a_length_has_the_usual_one() -> None:
    fresh = (Phone(PAUSE, None, 0, 7, 0, 0.25),)
    assert edits.carry_over(Utterance("[pause]"), fresh) == fresh


def test_a_pause_between_sentences_is_no_written_one() -> None:
    gap = Phone(PAUSE, None, 3, 3, 9, 0.25, pinned_s=2.0)
    line = line_of("ab. cd.")
    line = line.with_phones((*line.phones[:3], gap, *line.phones[3:]))
    assert next(phone.pinned_s for phone in retyped(line, "ab. [0.3] cd.").phones if phone.symbol == PAUSE) == 0.3


def test_a_long_line_is_carried_over_without_delay() -> None:
    text = " ".join(["the cat"] * 2000)
    line = line_of(text)
    assert len(retyped(line, text[:7000] + "x" + text[7000:]).phones) == len(line.phones) + 1

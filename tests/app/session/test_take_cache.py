from __future__ import annotations

from dataclasses import replace

from app.session.take_cache import TakeCache, size_of
from benchmarks.pictures.timeline import line, made_take
from glowtts_core.types import Take, Utterance


def spoken(name: str, text: str = "") -> tuple[Utterance, Take]:
    one = replace(line(), id=name, text=text or name)
    return one, made_take(one)


def test_the_take_of_exactly_a_line_and_the_newest_of_what_it_was() -> None:
    takes = TakeCache()
    (before, first), (after, second) = spoken("a", "Before."), spoken("a", "After.")
    takes.put(before, first)
    assert takes.exact(before) is first and takes.exact(after) is None and takes.newest("a") is first
    takes.put(after, second)
    assert takes.exact(before) is first and takes.newest("a") is second and after in takes


def test_what_nobody_asked_for_longest_goes_first_when_there_is_no_more_room() -> None:
    (one, first), (two, second), (three, third) = spoken("a"), spoken("b"), spoken("c")
    takes = TakeCache(2 * size_of(first))
    takes.put(one, first)
    takes.put(two, second)
    assert takes.exact(one) is first  # asked for again, so the other one goes
    takes.put(three, third)
    assert takes.exact(two) is None and takes.newest("b") is None
    assert takes.exact(one) is first and takes.exact(three) is third and len(takes) == 2


def test_the_line_being_worked_on_stays_and_its_earlier_takes_go_last() -> None:
    held = [spoken("a", text) for text in ("One.", "Two.", "Three.")]
    takes = TakeCache(3 * size_of(held[0][1]))
    takes.hold("a")
    for one, take in held:
        takes.put(one, take)
    for name in "bcd":
        takes.put(*spoken(name))
    assert takes.newest("a") is held[-1][1]
    assert [takes.exact(one) for one, _ in held[:2]] == [take for _, take in held[:2]]
    tight = TakeCache(1)
    tight.hold("a")
    tight.put(*held[0])
    tight.put(*spoken("b"))
    assert tight.newest("a") is held[0][1] and len(tight) == 1


def test_another_voice_leaves_the_pictures_and_takes_the_sound() -> None:
    takes = TakeCache()
    (before, first), (after, second) = spoken("a", "Before."), spoken("a", "After.")
    takes.put(before, first)
    takes.put(after, second)
    takes.forget()
    assert takes.exact(after) is None and takes.newest("a") is second and len(takes) == 1

"""Edits of who speaks: lengths are due, what was done to the sounds stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from glowtts_core import edits
from glowtts_core.types import Phone, Style, Utterance

LINE = Utterance("Hi", (Phone("HH", 0, 0, 2, 0, 0.1, 1.5), Phone("AY1", 0, 0, 2, 1, 0.2, pinned_s=0.3)), voice="duo")
MIXED = replace(LINE, style=Style(speed=1.2, speaker="anna", mix_with="bert", mix=0.4))


@pytest.mark.parametrize(
    ("change", "voice"),
    [
        (lambda: edits.set_speaker(MIXED, "carl"), "duo"),
        (lambda: edits.set_style(MIXED, replace(MIXED.style, mix=0.5)), "duo"),
        (lambda: edits.set_style(MIXED, replace(MIXED.style, mix_with="carl")), "duo"),
        (lambda: edits.set_voice(MIXED, "other"), "other"),
    ],
)
def test_who_speaks_decides_the_lengths(change: Callable[[], Utterance], voice: str) -> None:
    edited = change()
    assert edited.voice == voice
    assert edits.needs_planning(edited) and edits.plan_key(edited) != edits.plan_key(MIXED)
    assert edited.phones == tuple(replace(phone, seconds=0.0) for phone in LINE.phones)
    assert edited.style.speed == 1.2


def test_nothing_is_due_where_the_same_speaker_goes_on() -> None:
    faster = edits.set_style(MIXED, replace(MIXED.style, speed=2.0, seed=4))
    assert faster.phones == MIXED.phones and edits.plan_key(faster) == edits.plan_key(MIXED)
    assert edits.set_speaker(MIXED, "anna") == edits.set_voice(MIXED, "duo") == MIXED


def test_only_what_was_left_as_it_was_becomes_usual_for_another_voice() -> None:
    line = replace(LINE, style=Style(speed=1.2, temperature=0.3, seed=5, speaker="anna"))
    other = edits.set_usual(line, Style(temperature=0.3), Style(temperature=0.667, speed=0.9, seed=8, gain_db=-2.0))
    assert other.style == Style(speed=1.2, temperature=0.667, seed=5, gain_db=-2.0, speaker="anna")
    assert other.phones == line.phones


def test_a_speaker_is_not_mixed_with_themselves_and_a_voice_begins_with_its_usual_one() -> None:
    assert edits.set_speaker(MIXED, "carl").style == replace(MIXED.style, speaker="carl")
    assert edits.set_speaker(MIXED, "bert").style == Style(speed=1.2, speaker="bert")
    assert edits.set_voice(MIXED, "other").style == Style(speed=1.2)

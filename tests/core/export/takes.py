"""Performers with the miniature voice, for the tests of the export."""

from __future__ import annotations

from functools import cache

from glowtts_core.synthesis.performer import Performer
from glowtts_core.types import Take, Utterance
from tests.fake_voice import fake_synthesizer


@cache
def performer(voice: str = "") -> Performer:
    """What speaks; one for all tests, since it keeps no state that a test could see."""
    return Performer(fake_synthesizer())


def spoken_take(line: str | Utterance) -> Take:
    """A spoken line."""
    utterance = Utterance(line) if isinstance(line, str) else line
    *_, take = performer().perform(utterance, lambda: None)
    assert isinstance(take, Take)
    return take

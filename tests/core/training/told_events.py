"""What the programs that listen to a training are promised, compared with what it sends."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glowtts_core.events import Event


def promised() -> dict[str, set[str]]:
    """Kinds of events that the documentation names, each with the fields that belong to it."""
    told: dict[str, set[str]] = {}
    words = " ".join((Event.__doc__ or "").split())
    for kinds, fields in re.findall(r"((?:``\w+``(?:, | and )?)+) \(([\w, ]+)", words):
        names = {name.split()[0] for name in fields.split(", ")}
        told |= dict.fromkeys(re.findall(r"``(\w+)``", kinds), names)
    return told


def check_events(events: Iterable[Event]) -> None:
    """AssertionError where an event is not documented or lacks a field that is."""
    told = promised()
    for event in events:
        missing = told[event.kind] - event.values.keys()
        assert not missing, f"{event.kind} was sent without {missing}"

"""What the doctor found, as values, as text to be pasted into a bug report, and without what is nobody's business."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from glowtts_core.errors import Words


class State(StrEnum):
    """How a self-test came out."""

    WELL = "well"
    NOTE = "note"
    """Worth knowing; nothing has to be done."""
    AMISS = "amiss"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about the program or the machine."""

    group: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Check:
    """What one self-test found."""

    name: Words
    state: State
    words: Words
    """What was seen."""
    remedy: Words | None = None
    """What to do about it; always there where something is amiss, and never with parts."""


_MARKS = {State.WELL: "ok  ", State.NOTE: "note", State.AMISS: "FAIL"}


def private(text: str) -> str:
    """The text with the home folder written as ``~``: people send reports to strangers, and it bears their name."""
    try:
        homes = {Path.home(), Path.home().resolve()}
    except RuntimeError:  # nobody's home: there is no name to hide
        return text
    for home in sorted(map(str, homes), key=len, reverse=True):
        if len(Path(home).parts) > 1:  # an empty HOME is the root, which stands in every path
            text = text.replace(home, "~")
    return text


def as_text(facts: Iterable[Fact], checks: Sequence[Check]) -> str:
    """The whole report."""
    lines = ["Glow-TTS Studio: report for a bug"]
    for group, members in groupby(facts, lambda fact: fact.group):
        rows = list(members)
        width = max(len(row.name) for row in rows)
        lines += ["", group, *(f"  {row.name:<{width}}  {row.value}" for row in rows)]
    lines += ["", "Self-tests"]
    for check in checks:
        lines.append(f"  {_MARKS[check.state]}  {check.name}: {check.words}")
        if check.remedy is not None:
            lines.append(f"        What to do: {check.remedy}")
    amiss = sum(check.state is State.AMISS for check in checks)
    lines += ["", f"To mend: {amiss}" if amiss else "All well."]
    return private("\n".join(lines) + "\n")

"""Every number of a `Phone` and of a `Style`: its range, its neutral value, its unit and its words, in one row each.

What checks, clamps, keeps, resets, writes, shows or reads aloud such a number takes it from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from glowtts_core.errors import Words
from glowtts_core.types import Phone, Style


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number; its neutral value is the noun's own default, None for a number that may be left to the line.

    The words are English; the window looks them up among its translations.
    """

    field: str
    """Name of the field of the noun."""
    limits: tuple[float, float]
    """Smallest and largest value of a request or a file."""
    reach: tuple[float, float] = (0.0, 0.0)
    """Smallest and largest value that a hand can set."""
    neutral: float | None = None
    manner: bool = False
    """Whether it says how something is spoken, beyond who, which take and, of a sound, how long."""
    whole: bool = False
    """Whether it is a whole number."""
    unit: str = ""
    """Written after the value, with its blank."""
    decimals: int = 2
    step: float = 0.0
    """Of one press of a key, in the number's own unit; on a ``log`` scale a share of the value."""
    log: bool = False
    """Whether equal ratios are equally far apart on its scale."""
    factor: float = 1.0
    """What is shown is the value times this."""
    marks: tuple[float, ...] = ()
    """Values that a scale names."""
    title: str = ""
    head: str = ""
    """Where there is little room, as over a column of a table."""
    spoken: str = ""
    """Within a sentence, for who listens."""
    told: str = ""
    """What it is, in a sentence."""
    change: str = ""
    """Names the step that changes it."""


def _rows(noun: Phone | Style, *rows: Parameter) -> Mapping[str, Parameter]:
    return {row.field: replace(row, neutral=getattr(noun, row.field)) for row in rows}


PHONE = _rows(
    Phone(""),
    Parameter("seconds", (0.0, 60.0)),
    Parameter(
        "scale", (0.0, 20.0), (0.25, 4.0), unit=Words(" ×"), log=True, marks=(4.0, 2.0, 1.0, 0.5, 0.25),
        title=Words("Length"), head=Words("Ratio"), told=Words("Ratio on the planned length, 0.25 to 4; empty = 1"),
    ),
    Parameter(
        "pinned_s", (0.0, 60.0), (0.0, 10.0), unit=Words(" ms"), decimals=0, factor=1000.0, title=Words("Pinned"),
        head=Words("Pinned"), told=Words("Fixed length in milliseconds, whatever the speed; empty = free"),
    ),
    Parameter(
        "pitch_st", (-24.0, 24.0), (-12.0, 12.0), manner=True, unit=Words(" st"), decimals=1, step=0.5,
        marks=(12.0, 6.0, 0.0, -6.0, -12.0), title=Words("Pitch"), head=Words("Pitch"), spoken=Words("pitch"),
        told=Words("Pitch offset in semitones, −12 to 12"),
    ),
    Parameter(
        "gain_db", (-60.0, 24.0), (-24.0, 12.0), manner=True, unit=Words(" dB"), decimals=1, step=0.5,
        marks=(12.0, 0.0, -12.0, -24.0), title=Words("Gain"), head=Words("Gain"), spoken=Words("gain"),
        told=Words("Gain in decibels, −24 to 12"),
    ),
    Parameter(
        "temperature", (0.0, 2.0), (0.0, 1.0), manner=True, step=0.05, marks=(1.0, 0.5, 0.0),
        title=Words("Temperature"), head=Words("Temp."), spoken=Words("temperature"),
        told=Words("Temperature of this sound, 0 to 1; empty = as the whole line"),
    ),
    Parameter("take", (0, 2**63 - 1), whole=True),
)  # fmt: skip
"""The numbers of a `Phone`, by field."""

STYLE = _rows(
    Style(),
    Parameter(
        "speed", (0.25, 4.0), (0.5, 2.0), manner=True, unit=Words(" ×"), step=0.05, log=True, title=Words("Speed"),
        change=Words("Change speed"),
    ),
    Parameter(
        "temperature", (0.0, 2.0), (0.0, 1.0), manner=True, step=0.05, title=Words("Temperature"),
        change=Words("Change temperature"),
    ),
    Parameter("seed", (0, 2**63 - 1), whole=True),
    Parameter(
        "pitch_st", (-24.0, 24.0), (-12.0, 12.0), manner=True, unit=Words(" st"), decimals=1, step=1.0,
        title=Words("Pitch"), change=Words("Change pitch"),
    ),
    Parameter(
        "intonation", (0.0, 3.0), (0.0, 2.0), manner=True, unit=Words(" ×"), step=0.05, title=Words("Intonation"),
        change=Words("Change intonation"),
    ),
    Parameter(
        "pause_scale", (0.0, 10.0), (0.0, 3.0), manner=True, unit=Words(" ×"), step=0.1, title=Words("Pauses"),
        change=Words("Change pauses"),
    ),
    Parameter(
        "gain_db", (-60.0, 24.0), (-24.0, 12.0), manner=True, unit=Words(" dB"), decimals=1, step=0.5,
        title=Words("Gain"), change=Words("Change gain"),
    ),
    Parameter(
        "mix", (0.0, 1.0), (0.0, 1.0), unit=Words(" %"), decimals=0, step=0.05, factor=100.0, title=Words("Share"),
    ),
)  # fmt: skip
"""The numbers of a `Style`, by field."""

MANNERS = tuple(row for row in PHONE.values() if row.manner)
STYLE_MANNERS = tuple(row for row in STYLE.values() if row.manner)


def manner_of(style: Style) -> tuple[float, ...]:
    """All that a style says about the manner of speaking, in the order of `STYLE_MANNERS`."""
    return tuple(getattr(style, row.field) for row in STYLE_MANNERS)

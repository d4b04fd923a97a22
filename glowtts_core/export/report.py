"""What came of an export; free of torch, so that whoever shows it need not load that."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the user should know about one line (or, joined, about the file: number 0)."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Report:
    """What came of an export."""

    paths: tuple[Path, ...]
    """Every file written, under its final name."""
    failures: tuple[Remark, ...] = ()
    """Lines that could not be spoken, and why."""
    remarks: tuple[Remark, ...] = ()

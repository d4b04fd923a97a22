"""The rows of a report: what was measured, what was found, and whether it is within its limit."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Row:
    """One figure."""

    part: str
    """Which part of the measurement it belongs to."""
    name: str
    value: float
    unit: str = ""
    limit: str = ""
    """In words; empty where the figure is only reported."""
    met: bool | None = None
    """Whether the value is within the limit; None where there is none."""
    beside: str = ""
    """What the figure is to be compared with, and how sure it is."""
    more: dict[str, object] = field(default_factory=dict)
    """Details for other programs."""


def at_most(part: str, name: str, value: float, limit: float, unit: str = "", beside: str = "", **more: object) -> Row:
    """A figure that must not be larger than its limit; what is no number is not within any limit."""
    return Row(part, name, value, unit, f"<= {limit:g}", value <= limit, beside, more)


def at_least(part: str, name: str, value: float, limit: float, unit: str = "", beside: str = "", **more: object) -> Row:
    """A figure that must not be smaller than its limit."""
    return Row(part, name, value, unit, f">= {limit:g}", value >= limit, beside, more)


def reported(part: str, name: str, value: float, unit: str = "", beside: str = "", **more: object) -> Row:
    """A figure without a limit."""
    return Row(part, name, value, unit, "", None, beside, more)


def show(rows: Sequence[Row], console: Console) -> None:
    """The rows as a table, part by part."""
    table = Table("part", "measure", "found", "limit", "", "beside", show_lines=False)
    part = ""
    for row in rows:
        if part and row.part != part:
            table.add_section()
        verdict = {True: "[green]pass[/]", False: "[red]FAIL[/]", None: ""}[row.met]
        found = f"{number(row.value)} {row.unit}".strip()
        table.add_row("" if row.part == part else row.part, row.name, found, row.limit, verdict, row.beside)
        part = row.part
    console.print(table)


def number(value: float) -> str:
    """Three significant figures, whole numbers as they are."""
    if value == int(value) if math.isfinite(value) else False:
        return f"{value:.0f}"
    return f"{value:.3g}" if abs(value) >= 0.001 or not math.isfinite(value) else f"{value:.1e}"


def passed(rows: Sequence[Row]) -> bool:
    """Whether every limit is met."""
    return all(row.met is not False for row in rows)


def write_json(path: Path, about: dict[str, object], rows: Sequence[Row]) -> None:
    """All figures for other programs; what is no number becomes null."""
    plain = _plain({"about": about, "passed": passed(rows), "rows": [asdict(row) for row in rows]})
    path.write_text(json.dumps(plain, indent=2, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value

"""The tables of all keys, from the table that the menus are made of."""

from __future__ import annotations

from collections.abc import Iterator

from app.actions import MENUS, ROWS, Scope


def keys() -> str:
    """A heading and a table for each menu."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    for menu in MENUS:
        yield from (f"## {_plain(menu)}", "", "| what | keys |", "|---|---|")
        for row in ROWS:
            if row.id and row.menu == menu:
                pressed = " or ".join(f"**{_written(key)}**" for key in row.keys)
                where = " ¹" if row.scope is Scope.TIMELINE and pressed else ""
                yield f"| {_plain(row.text)} | {pressed or '–'}{where} |"
        yield ""
    yield "¹ while the time axis has the focus: click into it, or reach it with Tab."


def _plain(words: str) -> str:
    return words.replace("&", "").rstrip("…")


def _written(key: str) -> str:
    """A key as it is printed on keyboards."""
    arrows = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "Enter", "PgDown": "Page Down"}
    arrows |= {"PgUp": "Page Up", "Enter": "Enter on the number pad"}
    parts = key.split("+") if not key.endswith("+") else [*key[:-2].split("+"), "+"]
    return "+".join(arrows.get(part, part) for part in parts)

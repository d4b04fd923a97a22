"""The wings of the house as the imports have them: which floor each stands on, and who needs whom.

A wing is a package right under ``app/`` or ``glowtts_core/``; what stands beside the wings are single modules.
"""

from __future__ import annotations

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSES = ("app", "glowtts_core")
"""Upper first."""
LIBRARIES = {"PySide6": "Qt", "torch": "torch"}
"""What a wing is marked for when a file of it imports that, at whatever moment."""


@dataclass(frozen=True)
class Floor:
    """Floors of a contract of pyproject.toml that share a row: at most one of them has wings.

    Names are whole, as ``app.window``; ``modules`` has the single modules of each floor, upper first.
    """

    house: str
    wings: tuple[str, ...]
    modules: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Wings:
    """What the picture shows; an arrow leads from who needs to who is needed, itself or through single modules.

    Arrows that follow from others are left out. ``marks`` has the values of LIBRARIES that a wing is marked with.
    """

    floors: tuple[Floor, ...]
    arrows: tuple[tuple[str, str], ...]
    marks: dict[str, tuple[str, ...]]


def wings(root: Path = ROOT) -> Wings:
    """Reads the contracts and the imports of the checkout at ``root``."""
    needs, libraries = _imports(root)
    packages = {room for room in needs if (root / room.replace(".", "/")).is_dir()}
    reach = {wing: _reach(wing, needs) & packages for wing in packages}
    arrows = ((a, b) for a in packages for b in reach[a] if not any(b in reach[c] for c in reach[a]))
    marks = {wing: tuple(sorted(LIBRARIES[name] for name in libraries[wing])) for wing in packages}
    return Wings(tuple(_floors(root, packages)), tuple(sorted(arrows)), marks)


def _rooms(root: Path) -> dict[str, list[Path]]:
    """Wings and single modules with their files."""
    found: dict[str, list[Path]] = {}
    for house in HOUSES:
        for path in sorted((root / house).iterdir()):
            if path.suffix == ".py" and not path.stem.startswith("__"):
                found[f"{house}.{path.stem}"] = [path]
            elif (path / "__init__.py").is_file():
                found[f"{house}.{path.name}"] = sorted(path.rglob("*.py"))
    return found


def _imports(root: Path) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """For each room the rooms, and the names of LIBRARIES, that its files import, for types alone too."""
    rooms = _rooms(root)
    needs: dict[str, set[str]] = {room: set() for room in rooms}
    libraries: dict[str, set[str]] = defaultdict(set)
    for room, files in rooms.items():
        for path in files:
            for name in _imported(path):
                parts = name.split(".")
                needs[room] |= {".".join(parts[:2])} & rooms.keys() - {room}
                libraries[room] |= {parts[0]} & LIBRARIES.keys()
    return needs, libraries


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _reach(room: str, needs: dict[str, set[str]]) -> set[str]:
    """Every room that this one needs, others between them or not."""
    seen: set[str] = set()
    waiting = [room]
    while waiting:
        new = needs[waiting.pop()] - seen
        seen |= new
        waiting += new
    return seen


def _floors(root: Path, packages: set[str]) -> Iterator[Floor]:
    """Rows from top to bottom: floors without wings join the row below them, or make the last of their house."""
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = {contract["containers"][0]: contract["layers"] for contract in contracts if contract["type"] == "layers"}
    for house in HOUSES:
        waiting: list[tuple[str, ...]] = []
        for layer in layers[house]:
            rooms = [f"{house}.{name.strip(' ()')}" for name in layer.split("|") if "__main__" not in name]
            here = tuple(room for room in rooms if room in packages)
            single = tuple(room for room in rooms if (root / f"{room.replace('.', '/')}.py").is_file())
            waiting += [single] if single else []
            if here:
                yield Floor(house, here, tuple(waiting))
                waiting = []
        if waiting:
            yield Floor(house, (), tuple(waiting))

"""What the program remembers from one day to the next, with a type for each value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from PySide6.QtCore import QByteArray, QSettings

from app import paths

MOST_RECENT = 10
T = TypeVar("T")


class _Kept(Generic[T]):
    """One value under its name in the file, as JSON; what cannot be read counts as not there."""

    def __init__(self, usual: T) -> None:
        self._usual = usual

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, settings: None, owner: type) -> _Kept[T]: ...
    @overload
    def __get__(self, settings: Settings, owner: type) -> T: ...
    def __get__(self, settings: Settings | None, owner: type) -> T | _Kept[T]:
        if settings is None:
            return self
        found = settings.read(self._name)
        return found if isinstance(found, type(self._usual)) else self._usual

    def __set__(self, settings: Settings, value: T) -> None:
        settings.write(self._name, value)


class Settings:
    """Window, devices, keys and habits; never anything of a project."""

    device = _Kept("auto")
    """``auto``, ``cpu`` or a graphics card such as ``cuda:0``."""
    threads = _Kept(0)
    """CPU threads; 0 = as many as make sense."""
    voice = _Kept("")
    """Name of the usual voice; empty = the one that came with the program."""
    output = _Kept("")
    """Name of the loudspeaker; empty = the system's choice."""
    volume = _Kept(1.0)
    theme = _Kept("")
    """``light``, ``dark``, or empty = as the system has it."""
    language = _Kept("")
    """``en``, ``de``, or empty = as the system has it."""
    reduced_motion = _Kept(False)
    praat_keys = _Kept(False)
    ipa = _Kept(False)
    """Whether sounds are written in IPA rather than in ARPAbet."""
    hidden_lanes: _Kept[list[str]] = _Kept([])
    read_hints: _Kept[list[str]] = _Kept([])
    """Lanes whose hints need not be shown again."""
    keys: _Kept[dict[str, list[str]]] = _Kept({})
    """Keys that differ from the usual ones, by action."""
    presets: _Kept[dict[str, dict[str, float]]] = _Kept({})
    """Named styles."""
    export: _Kept[dict[str, Any]] = _Kept({})  # plain JSON
    """The last export."""

    def __init__(self, file: Path | None = None) -> None:
        self._store = QSettings(str(file or paths.settings_file()), QSettings.Format.IniFormat)

    def read(self, name: str) -> object:
        """A value as it was written; None where there is none, or none that can be read."""
        try:
            return json.loads(str(self._store.value(name, "null")))
        except ValueError:
            return None

    def write(self, name: str, value: object) -> None:
        """Keeps a value."""
        self._store.setValue(name, json.dumps(value))

    @property
    def shortcuts(self) -> Mapping[str, tuple[str, ...]]:
        """Keys that differ from the usual ones, by action."""
        return {name: tuple(keys) for name, keys in self.keys.items()}

    @shortcuts.setter
    def shortcuts(self, own: Mapping[str, tuple[str, ...]]) -> None:
        self.keys = {name: list(keys) for name, keys in own.items()}

    @property
    def recent(self) -> list[Path]:
        """Projects opened last, the newest first; those that are gone are left out."""
        found = self.read("recent")
        rows = [Path(row) for row in found if isinstance(row, str)] if isinstance(found, list) else []
        return [row for row in rows if row.is_file()]

    def add_recent(self, path: Path) -> None:
        """Puts a project at the head of the recent ones."""
        whole = path.resolve()
        rows = [whole, *(row for row in self.recent if row != whole)]
        self.write("recent", [str(row) for row in rows[:MOST_RECENT]])

    @property
    def geometry(self) -> bytes:
        """Place and size of the window; empty = the usual ones."""
        return self._bytes("geometry")

    @geometry.setter
    def geometry(self, state: bytes) -> None:
        self._store.setValue("geometry", QByteArray(state))

    @property
    def layout(self) -> bytes:
        """Where the docks stand; empty = the usual places."""
        return self._bytes("layout")

    @layout.setter
    def layout(self, state: bytes) -> None:
        self._store.setValue("layout", QByteArray(state))

    def _bytes(self, name: str) -> bytes:
        found = self._store.value(name)
        return bytes(found.data()) if isinstance(found, QByteArray) else b""

"""Which keys belong to which action, and where two actions want the same. Knows no widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """An action that keys can be bound to."""

    id: str
    menu: str
    """Title of its menu, in the person's language, without mark of a mnemonic."""
    text: str
    keys: tuple[str, ...]
    """Keys in force, in Qt's portable form such as ``Ctrl+Shift+S``."""
    usual: tuple[str, ...]
    """Keys that it has unless the person chooses others."""


class KeyTable:
    """The bindings while they are edited."""

    def __init__(self, entries: Sequence[KeyEntry]) -> None:
        self.entries = {entry.id: entry for entry in entries}
        self._keys = {entry.id: entry.keys for entry in entries}

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys of an action."""
        return self._keys[name]

    def set_keys(self, name: str, keys: Sequence[str]) -> None:
        """Gives an action other keys; each is kept once."""
        self._keys[name] = tuple(dict.fromkeys(key for key in keys if key))

    def reset(self, name: str) -> None:
        """The usual keys of an action."""
        self._keys[name] = self.entries[name].usual

    def reset_all(self) -> None:
        """The usual keys of all actions."""
        for name in self.entries:
            self.reset(name)

    def is_own(self, name: str) -> bool:
        """Whether an action has other keys than usual."""
        return self._keys[name] != self.entries[name].usual

    def own(self) -> dict[str, tuple[str, ...]]:
        """The keys that differ from the usual ones, by action."""
        return {name: keys for name, keys in self._keys.items() if self.is_own(name)}

    def take(self, name: str, key: str) -> None:
        """Gives a key to one action and takes it from all others."""
        for other, keys in self._keys.items():
            if other != name and key in keys:
                self.set_keys(other, [one for one in keys if one != key])
        self.set_keys(name, [*self._keys[name], key])

    def conflicts(self) -> Mapping[str, tuple[str, ...]]:
        """Key -> actions that all want it, where there are several."""
        users: dict[str, list[str]] = {}
        for name, keys in self._keys.items():
            for key in keys:
                users.setdefault(key, []).append(name)
        return {key: tuple(names) for key, names in users.items() if len(names) > 1}

"""Changing some sounds of a line and leaving the others as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from glowtts_core.types import Phone

Phones = tuple[Phone, ...]


def each(phones: Phones, indices: Iterable[int], change: Callable[[Phone], Phone]) -> Phones:
    """The sounds with the chosen ones changed."""
    chosen = frozenset(indices)
    return tuple(change(phone) if index in chosen else phone for index, phone in enumerate(phones))


def within(value: float, limits: tuple[float, float]) -> float:
    """The value, or the end of the range that is nearest to it."""
    return min(limits[1], max(limits[0], value))

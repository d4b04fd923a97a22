"""Builds a vocoder from its name and plain settings, as a voice's card holds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import TypeVar, get_type_hints

from glowtts_core.errors import ConfigError
from glowtts_core.vocoder.griffin_lim import GriffinLimConfig, GriffinLimVocoder
from glowtts_core.vocoder.hifigan import HifiGanConfig, HifiGanVocoder
from glowtts_core.vocoder.interface import Vocoder
from glowtts_core.vocoder.source_filter import SourceFilterConfig, SourceFilterVocoder

_Config = TypeVar("_Config")


def _maker(settings: type[_Config], vocoder: Callable[[_Config], Vocoder]) -> Callable[[Mapping[str, object]], Vocoder]:
    return lambda values: vocoder(config_from(settings, values))


KINDS: Mapping[str, Callable[[Mapping[str, object]], Vocoder]] = {
    SourceFilterVocoder.kind: _maker(SourceFilterConfig, SourceFilterVocoder),
    HifiGanVocoder.kind: _maker(HifiGanConfig, HifiGanVocoder),
    GriffinLimVocoder.kind: _maker(GriffinLimConfig, GriffinLimVocoder),
}
"""What ``build_vocoder`` knows: a name and how plain settings become the vocoder."""


def build_vocoder(kind: str, config: Mapping[str, object]) -> Vocoder:
    """A vocoder with fresh weights; settings left out keep their defaults.

    Raises:
        ConfigError: the kind or a setting is unknown, or a value does not fit.
    """
    if kind not in KINDS:
        raise ConfigError(f"Unknown vocoder “{kind}”. Known are: {', '.join(KINDS)}.")
    return KINDS[kind](config)


def config_from(kind: type[_Config], values: Mapping[str, object]) -> _Config:
    """A settings dataclass from plain JSON values; lists become tuples, tables become settings of their own."""
    assert is_dataclass(kind)
    hints = get_type_hints(kind)
    known = {f.name for f in fields(kind)}
    if strangers := sorted(set(values) - known):
        raise ConfigError(f"Unknown vocoder setting: {', '.join(strangers)}.")
    return kind(**{name: _value(name, hints[name], value) for name, value in values.items()})


def _value(name: str, hint: object, value: object) -> object:
    if is_dataclass(hint):
        if not isinstance(value, Mapping):
            raise ConfigError(f"The vocoder setting “{name}” must be a table.")
        return config_from(hint, value)  # type: ignore[arg-type]  # is_dataclass narrows to instances too
    if hint in (int, float):
        if isinstance(value, bool) or not isinstance(value, int | hint) or value < 0:
            raise ConfigError(f"The vocoder setting “{name}” must be a number, not {value!r}.")
        return value
    if hint is str:
        return str(value)
    return _tuples(name, value)


def _tuples(name: str, value: object) -> object:
    if isinstance(value, list | tuple):
        return tuple(_tuples(name, item) for item in value)
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise ConfigError(f"The vocoder setting “{name}” must hold whole numbers above 0, not {value!r}.")

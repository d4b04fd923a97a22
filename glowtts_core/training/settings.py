"""Settings in TOML: every key is declared once, as a field of a frozen dataclass, and any other key is refused.

A file holds tables, one per field of the outer dataclass, whose type is a dataclass itself. `key` declares a
value with its default, the words that explain it and the values it may take; `to_toml` writes all of that
down again.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from glowtts_core.errors import ConfigError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Settings = TypeVar("Settings")

CONFIG_NAME = "config.toml"
"""Where a training leaves the settings it ran with."""


def key(
    default: object,
    words: str,
    *,
    least: float | None = None,
    most: float | None = None,
    choices: Sequence[str] = (),
) -> Any:  # stands for the value, as dataclasses.field does
    """A declared setting: its default, one line of explanation and, where it is bounded, the values it may take."""
    metadata = {"words": words, "least": least, "most": most, "choices": tuple(choices)}
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How long and on what a training runs."""

    steps: int = key(6000, "optimiser steps in all; the learning-rate schedule ends here", least=1)
    seed: int = key(1234, "seed of the start weights, the batches and the dropout", least=0)
    device: str = key("auto", "where to compute", choices=("auto", "cpu", "cuda"))
    devices: int = key(1, "processes on this machine, one per GPU or CPU share", least=1)
    nodes: int = key(1, "machines; start the command on each with torchrun", least=1)
    precision: str = key(
        "bf16", "arithmetic of the networks; flow, likelihood and search stay fp32", choices=("bf16", "fp32")
    )
    threads: int = key(0, "CPU threads per process; 0 = as many as torch chooses", least=0)
    compile: bool = key(False, "torch.compile the coupling networks: minutes to start, faster steps on a GPU")
    bad_steps: int = key(20, "give up after this many steps in a row whose loss is not finite", least=1)


def read_settings(kind: type[Settings], path: Path | None) -> Settings:
    """The settings of a TOML file; keys that the file leaves out keep their defaults. None gives the defaults.

    Raises:
        ConfigError: the file cannot be read, or names an unknown key, or a value is of the wrong kind or
        size.
    """
    if path is None:
        return settings_from(kind, {})
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"The settings file {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"The settings file {path} is no valid TOML: {error}.") from error
    return settings_from(kind, values)


def settings_of(kind: type[Settings], out: Path, config: Path | None, resume: bool) -> Settings:
    """The settings a training asks for: a named file, else, when going on, those it began with, else the defaults.

    Raises:
        ConfigError: the file cannot be read or holds something unknown.
    """
    if config is None and resume and (out / CONFIG_NAME).is_file():
        config = out / CONFIG_NAME
    return read_settings(kind, config)


def settings_from(kind: type[Settings], values: Mapping[str, object], table: str = "") -> Settings:
    """A settings dataclass from plain values, checked key by key; raises ConfigError as `read_settings` does."""
    assert is_dataclass(kind)
    declared = {f.name: f for f in fields(kind)}
    _refuse_strangers(values, declared, table)
    hints = get_type_hints(kind)
    found: dict[str, object] = {}
    for name, value in values.items():
        full = f"{table}.{name}" if table else name
        if is_dataclass(hints[name]):
            if not isinstance(value, Mapping):
                raise ConfigError(f"Setting “{full}” is a table: write [{full}] and its keys below.")
            found[name] = settings_from(hints[name], value, full)
        else:
            found[name] = _checked(full, value, hints[name], declared[name])
    return kind(**found)


def to_json(settings: DataclassInstance) -> dict[str, Any]:  # plain JSON
    """The settings as plain nested values, the inverse of `settings_from`."""
    return {
        f.name: to_json(value) if is_dataclass(value) and not isinstance(value, type) else value
        for f, value in ((f, getattr(settings, f.name)) for f in fields(settings))
    }


def to_toml(settings: DataclassInstance) -> str:
    """The settings as a TOML file that explains each key; reading it back gives equal settings."""
    lines: list[str] = []
    for section in fields(settings):
        table = getattr(settings, section.name)
        if words := section.metadata.get("words"):
            lines.append(f"# {words}")
        lines.append(f"[{section.name}]")
        for f in fields(table):
            lines.append(f"{f.name} = {_literal(getattr(table, f.name))}  # {_explanation(f)}")
        lines.append("")
    return "\n".join(lines)


def table(kind: type[object], words: str) -> Any:  # as `key`
    """A declared table of settings with one line of explanation."""
    return field(default_factory=kind, metadata={"words": words})


def _refuse_strangers(values: Mapping[str, object], declared: Mapping[str, Field[object]], table_name: str) -> None:
    for name in values:
        if name in declared:
            continue
        full = f"{table_name}.{name}" if table_name else name
        near = get_close_matches(name, declared, 1, 0.0)
        known = f"{table_name}.{near[0]}" if table_name and near else "".join(near)
        raise ConfigError(f"Unknown setting “{full}”. The nearest known one is “{known}”.")


def _checked(name: str, value: object, hint: Any, declared: Field[object]) -> object:  # a type
    assert not isinstance(hint, UnionType), f"{name} must have one plain type"
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not hint:
        wanted = {int: "a whole number", float: "a number", str: "a text in quotes", bool: "true or false"}[hint]
        raise ConfigError(f"Setting “{name}” must be {wanted}, not {value!r}.")
    least, most = declared.metadata.get("least"), declared.metadata.get("most")
    if (least is not None and not value >= least) or (most is not None and not value <= most):
        raise ConfigError(f"Setting “{name}” = {value} is out of range: it must be {_range(least, most)}.")
    choices = declared.metadata.get("choices", ())
    if choices and value not in choices:
        raise ConfigError(f"Setting “{name}” = {value!r} is not one of: {', '.join(choices)}.")
    return value


def _range(least: float | None, most: float | None) -> str:
    if least is not None and most is not None:
        return f"from {least:g} to {most:g}"
    return f"at least {least:g}" if least is not None else f"at most {most:g}"


def _explanation(declared: Field[object]) -> str:
    words: str = declared.metadata.get("words", "")
    choices = declared.metadata.get("choices", ())
    assert declared.default is not MISSING
    return f"{words} ({' | '.join(choices)})" if choices else words


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return repr(value)

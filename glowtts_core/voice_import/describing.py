"""What stands about a voice in other programs' files: name, language, speakers, usual style."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from glowtts_core.errors import ConfigError
from glowtts_core.prosody import STYLE_LIMITS
from glowtts_core.types import Style
from glowtts_core.voice_import.configs import Config, table


def name_of(path: Path) -> str:
    """The file's name, or that of its folder where a program gives all its files the same name."""
    common = path.stem in ("model_file", "best_model", "model", "checkpoint", "pretrained")
    return path.resolve().parent.name if common and path.resolve().parent.name else path.stem


def language_of(config: Config, notice: Callable[[str], None]) -> str:
    """The language tag of a configuration; where it says none, that is noticed and English is assumed."""
    datasets = config.get("datasets")
    first = datasets[0] if isinstance(datasets, list) and datasets and isinstance(datasets[0], dict) else {}
    said = config.get("phoneme_language") or config.get("language") or first.get("language")
    if isinstance(said, str) and said.replace("-", "").isalnum():
        main, _, region = said.partition("-")
        return f"{main}-{region.upper() if len(region) == 2 else region}" if region else main
    notice("The language is not known; English (en-US) is assumed.")
    return "en-US"


def style_of(config: Config, temperature: float) -> Style:
    """The usual way of speaking, as the configuration says it, where that can be done here."""
    scale = config.get("length_scale", 1.0)
    noise = config.get("inference_noise_scale", temperature)
    speed = 1.0 / scale if isinstance(scale, int | float) and scale > 0 else 1.0
    low, high = STYLE_LIMITS["speed"]
    fits = isinstance(noise, int | float) and not isinstance(noise, bool) and 0.0 <= noise <= 2.0
    return Style(temperature=float(noise) if fits else temperature, speed=min(high, max(low, speed)))


def speaker_names(config: Config, folder: Path, count: int) -> list[str]:
    """Names of the speakers in the order of their numbers; numbers where nobody wrote them down."""
    said: Any = config.get("speakers") or table(config, "data").get("speakers")
    path = next((folder / name for name in ("speakers.json", "speaker_ids.json") if (folder / name).is_file()), None)
    if said is None and path is not None:
        with path.open(encoding="utf-8") as stream:
            try:
                said = json.loads(stream.read(10_000_000))
            except ValueError:
                said = None
    if isinstance(said, Mapping) and all(type(number) is int for number in said.values()):
        by_number = {number: str(name) for name, number in said.items()}
        return [by_number.get(number, str(number)) for number in range(count)]
    if isinstance(said, list) and len(said) == count:
        return [str(name) for name in said]
    return [str(number) for number in range(count)]


def speaker_number(wanted: str, names: list[str]) -> int:
    """The number of a speaker given by name or number; ConfigError where there is no such speaker."""
    if not wanted:
        return 0
    if wanted in names:
        return names.index(wanted)
    if wanted.isdecimal() and int(wanted) < len(names):
        return int(wanted)
    raise ConfigError(
        "The model has no speaker “{name}”. It has {count}: {names}.",
        name=wanted,
        count=len(names),
        names=", ".join(names[:20]),
    )

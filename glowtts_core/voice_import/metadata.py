"""What stands about a voice in other programs' files: name, language, speakers, usual style."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from glowtts_core.errors import ConfigError, Words
from glowtts_core.parameters import STYLE
from glowtts_core.types import Style
from glowtts_core.voice_import.configs import Config, read_config, table
from glowtts_core.voice_import.sandbox import read_apart

_SPEAKER_LISTS = ("speakers.json", "speaker_ids.json", "speakers.pth")
_LONGEST_NAME = 60


def name_of(path: Path) -> str:
    """The file's name, or that of its folder where a program gives all its files the same name."""
    common = path.stem in ("model_file", "best_model", "model", "checkpoint", "pretrained")
    return path.resolve().parent.name if common and path.resolve().parent.name else path.stem


def language_of(config: Config, notice: Callable[[Words], None]) -> str:
    """The language tag of a configuration; where it says none, that is noticed and English is assumed."""
    datasets = config.get("datasets")
    first = datasets[0] if isinstance(datasets, list) and datasets and isinstance(datasets[0], dict) else {}
    said = config.get("phoneme_language") or config.get("language") or first.get("language")
    if isinstance(said, str) and said.replace("-", "").isalnum():
        main, _, region = said.partition("-")
        return f"{main}-{region.upper() if len(region) == 2 else region}" if region else main
    notice(Words("The language is not known; English (en-US) is assumed."))
    return "en-US"


def style_of(config: Config, temperature: float) -> Style:
    """The usual way of speaking, as the configuration says it, where that can be done here."""
    scale = config.get("length_scale", 1.0)
    noise = config.get("inference_noise_scale", temperature)
    speed = 1.0 / scale if isinstance(scale, int | float) and scale > 0 else 1.0
    (low, high), (quiet, lively) = STYLE["speed"].limits, STYLE["temperature"].limits
    fits = isinstance(noise, int | float) and not isinstance(noise, bool) and quiet <= noise <= lively
    return Style(temperature=float(noise) if fits else temperature, speed=min(high, max(low, speed)))


def speaker_names(config: Config, folder: Path, count: int) -> list[str]:
    """Names of the speakers in the order of their numbers; numbers where nobody wrote them down.

    Raises:
        CheckpointError, ConfigError: there is a list beside the checkpoint, and it is damaged or dangerous.
    """
    if count < 2:
        return ["0"] * count
    said: object = config.get("speakers") or table(config, "data").get("speakers") or _listed(config, folder)
    names = [str(number) for number in range(count)]
    if isinstance(said, Mapping):
        for name, number in said.items():
            if type(number) is int and 0 <= number < count:
                names[number] = str(name)
    elif isinstance(said, list) and len(said) == count:
        names = [str(name) for name in said]
    return _distinct(names)


def _listed(config: Config, folder: Path) -> Mapping[str, object]:
    """What a file of speakers beside the checkpoint says; nothing where there is none."""
    told = config.get("speakers_file")
    names = (Path(told).name if isinstance(told, str) else "", *_SPEAKER_LISTS)
    path = next((folder / name for name in names if name and (folder / name).is_file()), None)
    if path is None:
        return {}
    return read_config(path) if path.suffix == ".json" else read_apart(path).config


def _distinct(names: list[str]) -> list[str]:
    """The same names, each one that can be shown, and none twice."""
    shown: list[str] = []
    for number, name in enumerate(names):
        tidy = " ".join("".join(one for one in name if one.isprintable()).split())[:_LONGEST_NAME]
        shown.append(tidy if tidy and tidy not in shown and tidy not in names[number + 1 :] else f"{tidy} #{number}")
    return shown


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

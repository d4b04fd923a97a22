"""What somebody brings along as a voice: a packed voice, the folder of one, or a checkpoint and what goes with it.

Only names and the configuration are looked at, never a checkpoint; what they do not say is guessed, and said to be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from glowtts_core.voice.card import CARD_NAME

CHECKPOINTS = (".pth", ".pt", ".ckpt", ".safetensors")
PACKED = (".glowvoice",)
CONFIG = ".json"
USUAL_LANGUAGE = "en-US"
_MOST_FILES = 500
_LARGEST_CONFIG = 8 * 2**20
_GENERATOR = re.compile(r"(g|do)_\d+")
"""A HiFi-GAN generator of the reference program has no ending, and a small g; the acoustic model has a large one.

What its training needs to go on is called do_ and is no vocoder: the import says so to whoever brings it along.
"""
_UNSOUND = re.compile(r"do_\d+")
_BEST = ("best_model", "model_file")
_VOCODER = re.compile(r"hifi|vocoder", re.IGNORECASE)
_ACOUSTIC = re.compile(r"glow", re.IGNORECASE)
_EITHER = re.compile(r"generator", re.IGNORECASE)
"""What Larynx calls its models and its vocoders alike; the folder tells them apart."""
_NAMELESS = re.compile(
    r"(g_\d+|pretrained\w*|generator|model(_file)?|best_model\w*|checkpoint\w*|acoustic)", re.IGNORECASE
)
"""Names that training programs give to every checkpoint."""
_SPOKEN = {"english": "en-US", "german": "de-DE", "french": "fr-FR", "spanish": "es-ES", "italian": "it-IT"}


@dataclass(frozen=True, slots=True)
class ImportCandidate:
    """A voice that may be imported."""

    file: Path
    """Checkpoint of the acoustic model, packed voice, or folder of a voice."""
    ready: bool = False
    """Whether it is a voice already, of which nothing needs to be asked."""
    config: Path | None = None
    vocoder: Path | None = None
    name: str = ""
    language: str = USUAL_LANGUAGE
    language_known: bool = False
    """Whether the configuration says the language; otherwise it is a guess."""


def may_be_voice(path: Path) -> bool:
    """Whether a file or folder is to be taken as a voice; of a configuration the checkpoint beside it decides."""
    if path.suffix.lower() == CONFIG:
        return path.name == CARD_NAME or _checkpoint_beside(path) is not None
    return path.is_dir() or path.suffix.lower() in PACKED or _is_checkpoint(path)


def gather(paths: Sequence[Path]) -> ImportCandidate | None:
    """The voice in some files and folders, with what goes with it; None where there is none."""
    for path in paths:
        folder = path.parent if path.name == CARD_NAME else path
        if (folder / CARD_NAME).is_file() or path.suffix.lower() in PACKED:
            return ImportCandidate(folder, ready=True, name=folder.stem)
    given = [file for path in paths for file in _files_of(path)]
    configs = [path for path in given if path.suffix.lower() == CONFIG]
    checkpoints = [path for path in given if _is_checkpoint(path)]
    checkpoints = checkpoints or list(filter(None, map(_checkpoint_beside, configs)))
    file = _latest(path for path in checkpoints if not _is_vocoder(path)) or next(iter(checkpoints), None)
    if file is None:
        return None
    beside = [path for path in _files_of(file.parent, deep=False) if _is_checkpoint(path)]
    vocoders = [path for path in [*checkpoints, *beside] if path != file and _is_vocoder(path)]
    vocoder = _latest(path for path in vocoders if not _UNSOUND.fullmatch(path.stem))
    config = config_beside(file) or next((one for one in configs if vocoder is None or not _is_vocoder(one)), None)
    language = language_of(config)
    return ImportCandidate(
        file,
        config=config,
        vocoder=vocoder,
        name=_name_of(file),
        language=language or USUAL_LANGUAGE,
        language_known=bool(language),
    )


def _latest(paths: Iterable[Path]) -> Path | None:
    """Of the checkpoints in the first one's folder the one that a program calls the best, or the furthest trained."""
    found = list(paths)
    beside = [path for path in found if path.parent == found[0].parent]
    return max(beside, key=lambda path: (path.stem in _BEST, _steps(path)), default=None)


def _steps(path: Path) -> int:
    return int((re.findall(r"\d+", path.stem) or ["0"])[-1][:18])


def config_beside(file: Path) -> Path | None:
    """The configuration that stands beside a checkpoint."""
    names = (file.with_suffix(CONFIG), file.with_name(f"{file.name}{CONFIG}"), file.with_name(f"config{CONFIG}"))
    return next((path for path in names if path.is_file()), None)


def language_of(config: Path | None) -> str:
    """The language that a configuration tells, as a tag; empty where it tells none."""
    try:
        if config is None or config.stat().st_size > _LARGEST_CONFIG:
            return ""
        values = json.loads(config.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):  # the import says what is wrong with it
        return ""
    return next(filter(None, map(_tag_of, _sayings(values))), "")


def _sayings(values: object) -> Iterator[str]:
    """What a configuration says about its language, the plainest first."""
    parts: list[Mapping[str, object]] = [values] if isinstance(values, dict) else []
    parts += [part for part in parts[0].values() if isinstance(part, dict)] if parts else []
    for key in ("language", "phoneme_language", "text_cleaner", "text_cleaners"):
        for part in parts:
            said = part.get(key)
            yield from (one for one in (said if isinstance(said, list) else [said]) if isinstance(one, str))


def _tag_of(said: str) -> str:
    for word, tag in _SPOKEN.items():
        if word in said.lower():
            return tag
    found = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?", said.strip())
    if found is None:
        return ""
    return found[1].lower() + (f"-{found[2].upper()}" if found[2] else "")


def _files_of(path: Path, *, deep: bool = True) -> list[Path]:
    """A file, or the files of a folder and of the folders in it."""
    if not path.is_dir():
        return [path]
    patterns: Iterable[str] = ("*", "*/*") if deep else ("*",)
    found = (file for pattern in patterns for file in path.glob(pattern) if file.is_file())
    return sorted(islice(found, _MOST_FILES), key=lambda file: (len(file.parts), file.name))


def _is_checkpoint(path: Path) -> bool:
    return path.suffix.lower() in CHECKPOINTS or bool(_GENERATOR.fullmatch(path.name))


def _is_vocoder(path: Path) -> bool:
    name, folder = path.stem, path.parent.name
    if _GENERATOR.fullmatch(name) or _VOCODER.search(name):
        return True
    if _ACOUSTIC.search(name) or _ACOUSTIC.search(folder):
        return False
    return bool(_EITHER.search(name) or _VOCODER.search(folder))


def _checkpoint_beside(config: Path) -> Path | None:
    """The one checkpoint that a configuration can belong to."""
    beside = [file for file in _files_of(config.parent, deep=False) if _is_checkpoint(file) and not _is_vocoder(file)]
    named = [file for file in beside if config_beside(file) == config]
    return named[0] if len(named) == 1 else None


def _name_of(file: Path) -> str:
    stem = file.parent.name if _NAMELESS.fullmatch(file.stem) and file.parent.name else file.stem
    return " ".join(re.split(r"[\s_\-]+", stem)).strip()

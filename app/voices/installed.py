"""Which voices there are. Needs no torch."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from app.i18n.core_words import retold, said
from glowtts_core.errors import VoiceError
from glowtts_core.types import VoiceInfo
from glowtts_core.voice.card import VoiceCard, unfinished
from glowtts_core.voice.library import DEFAULT_VOICE, known_voices, readable_cards

_REPORT_NAME = "import.json"
_LARGEST_REPORT = 2**20
_MOST_NOTES = 20


@dataclass(frozen=True, slots=True)
class DamagedVoice:
    """A folder on the shelves that holds no voice which could speak."""

    name: str
    path: str
    words: str
    """What is wrong with it."""


def found_voices() -> list[VoiceInfo]:
    """Every voice on the shelves that can be used, the default one first."""
    folders = known_voices()
    infos = {
        name: info_of(card, folders[name])
        for name, card in readable_cards().items()
        if isinstance(card, VoiceCard) and unfinished(folders[name]) is None
    }
    return [infos[name] for name in sorted(infos, key=lambda name: (name != DEFAULT_VOICE, name))]


def damaged_voices() -> list[DamagedVoice]:
    """What stands on the shelves and cannot be used: its card cannot be read, or files of it are missing."""
    folders, damaged = known_voices(), []
    for name, card in readable_cards().items():
        error = card if isinstance(card, VoiceError) else unfinished(folders[name])
        if error is not None:
            shown = name if isinstance(card, VoiceError) else card.name
            damaged.append(DamagedVoice(shown, str(folders[name]), said(error)))
    return damaged


def told_at_import(folder: Path) -> list[str]:
    """What the import of a voice had to guess or found, as it wrote it down; it may be a stranger who wrote it."""
    path = folder / _REPORT_NAME
    try:
        if path.stat().st_size > _LARGEST_REPORT:
            return []
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):  # without a report there is nothing to tell
        return []
    notes = told.get("said") if isinstance(told, dict) else None
    kept = [note for note in notes if isinstance(note, dict)] if isinstance(notes, list) else []
    return [words for note in kept[:_MOST_NOTES] if (words := retold(note))]


def info_of(card: VoiceCard, folder: Path) -> VoiceInfo:
    """What a window shows of a voice."""
    return VoiceInfo(
        name=card.name,
        path=str(folder),
        language=card.language,
        sample_rate=card.sample_rate,
        takes_pitch=card.takes_pitch,
        description=card.description,
        licence=card.licence,
        style=card.style,
        speakers=_usual_first(card),
    )


def _usual_first(card: VoiceCard) -> tuple[str, ...]:
    """The speakers as a person meets them: the usual one, then the others in their order."""
    usual = card.speakers[card.speaker or 0] if card.speakers else ""
    return tuple(sorted(card.speakers, key=lambda name: name != usual))

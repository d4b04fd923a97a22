"""Which voices there are. Needs no torch."""

from __future__ import annotations

from pathlib import Path

from glowtts_core.types import VoiceInfo
from glowtts_core.voice_card import VoiceCard
from glowtts_core.voice_shelf import DEFAULT_VOICE, known_voices, readable_cards


def found_voices() -> list[VoiceInfo]:
    """Every voice on the shelves that can be read, the default one first."""
    folders = known_voices()
    infos = {
        name: info_of(card, folders[name]) for name, card in readable_cards().items() if isinstance(card, VoiceCard)
    }
    return [infos[name] for name in sorted(infos, key=lambda name: (name != DEFAULT_VOICE, name))]


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

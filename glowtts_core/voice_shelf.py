"""Where voices stand on this machine, and how a name becomes a folder. Needs no torch."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from glowtts_core.errors import VoiceError, Words
from glowtts_core.voice_card import CARD_NAME, VoiceCard, read_card

DEFAULT_VOICE = "kathleen"
"""The voice that ships with the program."""


def bundled_folder() -> Path:
    """The voices that came with the program: beside the checkout, in the package or under the prefix."""
    package = Path(__file__).resolve().parent
    places = (
        package.parent / "assets" / "voices",
        package / "assets" / "voices",
        Path(sys.prefix) / "share" / "glowtts-studio" / "voices",
    )
    return next((place for place in places if place.is_dir()), places[0])


def user_folder() -> Path:
    """The folder of the voices that the person installed, in the platform's place for a program's data."""
    home = Path.home()
    if sys.platform == "win32":
        data = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    elif sys.platform == "darwin":
        data = home / "Library" / "Application Support"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / "glowtts-studio" / "voices"


def shelves() -> tuple[Path, ...]:
    """Folders that hold voices; the person's own come first and win over bundled ones of the same name."""
    return (user_folder(), bundled_folder())


def known_voices(places: Sequence[Path] | None = None) -> dict[str, Path]:
    """Folder name -> folder of every voice on the shelves, damaged ones included, sorted by name."""
    found: dict[str, Path] = {}
    for place in shelves() if places is None else places:
        if place.is_dir():
            for card in sorted(place.glob(f"*/{CARD_NAME}")):
                found.setdefault(card.parent.name, card.parent)
    return dict(sorted(found.items()))


def find_voice(wanted: str = "", places: Sequence[Path] | None = None) -> Path:
    """The folder of a voice given by name or by path; an empty name is the default voice.

    Raises:
        VoiceError: no such voice; the message lists the known ones.
    """
    known = known_voices(places)
    if not wanted and known:
        return known.get(DEFAULT_VOICE) or next(iter(known.values()))
    if wanted in known:
        return known[wanted]
    path = Path(wanted)
    if wanted and (path / CARD_NAME).is_file():
        return path
    if wanted and path.name == CARD_NAME and path.is_file():
        return path.parent
    choices = Words("Known voices: {names}.", names=", ".join(known)) if known else Words("No voice is installed.")
    asked = Words("There is no voice “{name}”.", name=wanted) if wanted else Words("There is no default voice.")
    raise VoiceError(
        "{asked} {choices} A folder that holds {card} can be given too.",
        asked=asked,
        choices=choices,
        card=CARD_NAME,
    )


def readable_cards(places: Sequence[Path] | None = None) -> dict[str, VoiceCard | VoiceError]:
    """Card of every known voice, or what is wrong with it."""
    cards: dict[str, VoiceCard | VoiceError] = {}
    for name, folder in known_voices(places).items():
        try:
            cards[name] = read_card(folder)
        except VoiceError as error:
            cards[name] = error
    return cards

"""Where voices stand on this machine, and how a name becomes a folder. Needs no torch."""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from glowtts_core.errors import VoiceError, Words
from glowtts_core.files import write_whole
from glowtts_core.voice.card import CARD_NAME, VoiceCard, read_card

DEFAULT_VOICE = "kathleen"
"""The voice that ships with the program."""
LONGEST_NAME = 60


def bundled_folder() -> Path:
    """The voices that came with the program: beside the checkout, in the package or under the prefix."""
    package = Path(__file__).resolve().parents[1]
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
                if not card.parent.name.startswith("."):  # being written just now
                    found.setdefault(card.parent.name, card.parent)
    return dict(sorted(found.items()))


def find_voice(wanted: str = "", places: Sequence[Path] | None = None) -> Path:
    """The folder of a voice given by name or by path; an empty name is the default voice.

    A voice that was renamed is found by its new name and by the one that it came with, after which its folder is
    called: projects may know either.

    Raises:
        VoiceError: no such voice; the message lists the known ones.
    """
    known = known_voices(places)
    if not wanted and known:
        return known.get(DEFAULT_VOICE) or next(iter(known.values()))
    if wanted in known:
        return known[wanted]
    if named := voice_called(wanted, places):
        return named
    path = Path(wanted)
    if wanted and (path / CARD_NAME).is_file():
        return path
    if wanted and path.name == CARD_NAME and path.is_file():
        return path.parent
    if wanted == path.name and (first := known.get(folder_name(wanted))):
        return first
    choices = Words("No voice is installed: install Glow-TTS Studio again, or import a voice.")
    if known:
        choices = Words("Known voices: {names}.", names=", ".join(known))
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


def voice_called(name: str, places: Sequence[Path] | None = None) -> Path | None:
    """The folder of the voice whose card says this name; None where there is none."""
    folders = known_voices(places)
    cards = readable_cards(places).items()
    named = (folders[key] for key, card in cards if isinstance(card, VoiceCard) and card.name == name)
    return next(named, None)


def is_own(folder: Path) -> bool:
    """Whether a voice stands on the person's own shelf; the others came with the program and stay."""
    return folder.resolve().parent == user_folder().resolve()


def folder_name(name: str) -> str:
    """What the folder of a voice of this name is called at first; empty for a name without a letter or a figure."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_NAME].strip("-")


def free_folder(name: str) -> Path:
    """A folder on the person's own shelf for a voice of this name, of which there is none yet."""
    stem = folder_name(name) or "voice"
    taken = {path.name for path in user_folder().iterdir()} if user_folder().is_dir() else set()
    taken |= set(known_voices())
    number = 1
    while (found := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return user_folder() / found


def free_name(wanted: str, folder: Path | None = None) -> str:
    """The name, or the name with a number behind it where a voice in another folder has it."""
    number = 1
    while _has_name(found := wanted if number == 1 else f"{wanted} {number}", folder):
        number += 1
    return found


def settle_name(folder: Path) -> str:
    """Sees to it that a voice which has come onto the shelf has a name of its own; returns it. Raises VoiceError."""
    name = read_card(folder).name
    if (free := free_name(name, folder)) != name:
        _write_name(folder, free)
    return free


def checked_name(wanted: str, folder: Path | None = None) -> str:
    """A name as it may be given to a voice, the one in ``folder`` or a new one.

    Raises:
        VoiceError: it is empty, too long, or another voice has it.
    """
    name = " ".join("".join(one for one in wanted if one.isprintable() or one.isspace()).split())
    if not name:
        raise VoiceError("A voice needs a name.")
    if len(name) > LONGEST_NAME:
        raise VoiceError("The name is too long; {most} letters are the most.", most=LONGEST_NAME)
    if _has_name(name, folder):
        raise VoiceError("There is a voice “{name}” already. Choose another name.", name=name)
    return name


def rename_voice(folder: Path, wanted: str) -> str:
    """Gives a voice of the person another name; returns it. The folder keeps its own, which projects may know.

    Raises:
        VoiceError: the name cannot be taken, the voice came with the program, or the card cannot be written.
    """
    if not is_own(folder):
        raise VoiceError("The voice “{name}” came with the program and keeps its name.", name=read_card(folder).name)
    name = checked_name(wanted, folder)
    read_card(folder)
    _write_name(folder, name)
    return name


def _write_name(folder: Path, name: str) -> None:
    """Puts a name into a card, and leaves everything else in it as it is. Raises VoiceError."""
    path = folder / CARD_NAME
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        text = json.dumps({**values, "name": name}, indent=2, ensure_ascii=False)
        write_whole(path, text + "\n")
    except OSError as error:
        raise VoiceError("“{path}” cannot be written ({reason}).", path=path, reason=error.strerror) from error


def _has_name(name: str, but: Path | None = None) -> bool:
    """Whether a voice, one in another folder, is found by this name, whatever the size of its letters."""
    wanted = name.casefold()
    folders = known_voices()
    for key, card in readable_cards().items():
        names = {key.casefold(), card.name.casefold() if isinstance(card, VoiceCard) else ""}
        if wanted in names and (but is None or folders[key].resolve() != but.resolve()):
            return True
    return False

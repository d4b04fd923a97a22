"""The folders that the program writes into, and the voices on its shelves."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from glowtts_core.doctor.report import Check, Fact, State
from glowtts_core.errors import VoiceError, Words
from glowtts_core.voice.card import VoiceCard, file_hash
from glowtts_core.voice.library import DEFAULT_VOICE, bundled_folder, known_voices, readable_cards, user_folder

NAME = "glowtts-studio"
LEXICON = "lexicon.tsv"
_SHORT = 16  # digits of a hash: enough to tell two voices apart
_LEAST_FREE = 2**28


def folders() -> dict[str, Path]:
    """What a folder is for -> the folder, where the window has it too (it asks Qt, which the core does not know)."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
        config, data, state = local, local, local / "State"
    elif sys.platform == "darwin":
        config, data = home / "Library" / "Preferences", home / "Library" / "Application Support"
        state = config / "State"
    else:
        config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
        state = Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state")
    own = {"settings": config / NAME, "data": data / NAME, "log": state / NAME}
    return {**own, "voices": user_folder(), "temporary": Path(tempfile.gettempdir())}


def folder_facts() -> Iterator[Fact]:
    """Each folder, and whether it can be written."""
    for name, folder in folders().items():
        problem = trouble_with(folder)
        yield Fact("Folders", name, f"{folder} ({problem or 'can be written'})")
    yield Fact("Folders", "built-in voices", str(bundled_folder()))


def trouble_with(folder: Path) -> str:
    """Why nothing can be written into a folder, or into the one it would be made in; empty where it can be."""
    place = folder
    while not place.is_dir() and place != place.parent:
        if place.exists():
            return f"“{place}” is no folder"
        place = place.parent
    try:
        with tempfile.TemporaryFile(dir=place):
            free = shutil.disk_usage(place).free
    except OSError as error:
        return error.strerror or str(error)
    return "" if free >= _LEAST_FREE else f"only {free / 2**20:.0f} MiB are free"


def check_folders() -> Check:
    """Whether the program can keep what it has to keep."""
    name = Words("Folders")
    for folder in folders().values():
        if problem := trouble_with(folder):
            return Check(
                name,
                State.AMISS,
                Words("“{path}” cannot be written ({reason}).", path=folder, reason=problem),
                Words(
                    "Give yourself the right to write there, or make room. Until then settings and work are not kept."
                ),
            )
    return Check(name, State.WELL, Words("All can be written."))


def voice_facts() -> Iterator[Fact]:
    """Each voice with the hashes of its weights, as they are on the disk."""
    places = known_voices()
    for name, card in readable_cards().items():
        if isinstance(card, VoiceError):
            yield Fact("Voices", name, f"unusable: {card}")
            continue
        found = hashes(places[name], card)
        parts = (f"{file} {found[file][:_SHORT]}{'' if found[file] == wanted else ' (DAMAGED)'}"
                 for file, wanted in card.sha256.items())  # fmt: skip
        yield Fact("Voices", name, f"{', '.join(parts)}, in {places[name]}")


def hashes(folder: Path, card: VoiceCard) -> Mapping[str, str]:
    """Content hash of each weight file that a card names; “missing” for a file that cannot be read."""
    found = {}
    for name in card.sha256:
        try:
            found[name] = file_hash(folder / name)
        except OSError:
            found[name] = "missing"
    return found


def check_voices() -> Check:
    """Whether there is a voice, and every voice is what its card says."""
    name = Words("Voices")
    cards, places = readable_cards(), known_voices()
    if not cards:
        remedy = Words("Install the program again, or import a voice with File > Voices… or “glowtts import”.")
        return Check(name, State.AMISS, Words("No voice is installed."), remedy)
    again = Words("Install this voice again, or remove it with File > Voices….")
    for voice, card in cards.items():
        if isinstance(card, VoiceError):
            return Check(name, State.AMISS, card.words, again)
        for file, found in hashes(places[voice], card).items():
            if found != card.sha256[file]:
                words = Words("“{file}” of the voice “{voice}” is damaged or missing.", file=file, voice=voice)
                return Check(name, State.AMISS, words, again)
    words = Words("{count} found, all files are whole.", count=len(cards))
    if DEFAULT_VOICE not in cards:
        remedy = Words("Install the program again to get it back.")
        return Check(name, State.NOTE, Words("The built-in voice is not there."), remedy)
    return Check(name, State.WELL, words)

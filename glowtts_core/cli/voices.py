"""``glowtts voices`` and ``glowtts info``: which voices there are and what they are."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from glowtts_core.errors import VoiceError
from glowtts_core.voice.card import VoiceCard, file_hash, read_card, unfinished
from glowtts_core.voice.library import find_voice, known_voices, readable_cards, user_folder

Json = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]


def voices(json_text: Json = False) -> None:
    """List the voices that can be used by name."""
    cards = readable_cards()
    folders = known_voices()
    if json_text:
        sys.stdout.write(json.dumps([_row(name, folders[name], card) for name, card in cards.items()], indent=1) + "\n")
        return
    console = Console(highlight=False)
    if not cards:
        console.print(f"No voice is installed. Put voice folders into {user_folder()}.", soft_wrap=True)
        return
    rows = [_row(name, folders[name], card) for name, card in cards.items()]
    columns = ["Name", "Language", "Rate", "Licence", "Size", "Speakers", "About"]
    keys = ["name", "language", "sample_rate", "licence", "size", "speakers", "about"]
    if not any(row["speakers"] for row in rows):
        columns.remove("Speakers")
        keys.remove("speakers")
    table = Table(*columns, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(", ".join(row[key]) if key == "speakers" else str(row[key]) for key in keys))
    console.print(table)


def _row(name: str, folder: Path, card: VoiceCard | VoiceError) -> dict[str, Any]:  # plain JSON
    called = name if isinstance(card, VoiceError) else card.name
    row: dict[str, object] = {"name": called, "folder": str(folder), "size": f"{_megabytes(folder):.1f} MB"}
    wrong = card if isinstance(card, VoiceError) else unfinished(folder)
    if isinstance(card, VoiceError) or wrong is not None:
        return {**row, "language": "", "sample_rate": "", "licence": "", "speakers": [], "about": f"unusable: {wrong}"}
    about = {"language": card.language, "sample_rate": card.sample_rate, "licence": card.licence}
    return {**row, **about, "speakers": list(card.speakers), "about": card.description}


def info(
    voice: Annotated[str, typer.Argument(help="Name of a voice, or the folder of one.")],
    json_text: Json = False,
) -> None:
    """Show what a voice is, how it was made, and whether its files are whole."""
    folder = find_voice(voice)
    card = read_card(folder)
    damaged = [name for name, sha256 in card.sha256.items() if not _is_whole(folder / name, sha256)]
    if json_text:
        sys.stdout.write(json.dumps({**card.to_json(), "damaged": damaged}, indent=1, ensure_ascii=False) + "\n")
        return
    table = Table(show_header=False, box=None, pad_edge=False)
    for key, value in _facts(card, folder, damaged).items():
        table.add_row(key, str(value))
    Console(highlight=False, markup=False).print(table)


def _facts(card: VoiceCard, folder: Path, damaged: list[str]) -> dict[str, object]:
    style = ", ".join(f"{name} {value}" for name, value in card.to_json()["style"].items())
    facts: dict[str, object] = {
        "Name": card.name,
        "About": card.description or "-",
        "Language": card.language,
        "Licence": card.licence,
        "Rate": f"{card.sample_rate} Hz",
        **({"Speakers": _cast(card)} if card.speakers else {}),
        "Sounds": len(card.symbols.symbols) - 1,
        "Acoustic model": _settings({"kind": "glow-tts", **card.model}),
        "Vocoder": _settings({"kind": card.vocoder_kind, **card.vocoder}),
        "Usual style": style,
        "Training": _settings(card.training) or "-",
        "Folder": f"{folder} ({_megabytes(folder):.1f} MB)",
        "Files": f"damaged: {', '.join(damaged)}" if damaged else "whole",
    }
    return facts


def _cast(card: VoiceCard) -> str:
    usual = card.speakers[card.speaker or 0]
    return ", ".join(f"{name} (usual)" if name == usual else name for name in card.speakers)


def _settings(values: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items() if not isinstance(value, dict))


def _is_whole(path: Path, sha256: str) -> bool:
    return path.is_file() and file_hash(path) == sha256


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file()) / 1e6

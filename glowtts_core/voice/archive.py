"""A voice in one file: a zip archive with the files of its folder. Needs no torch.

Archives come from strangers: only known names are taken, none may point elsewhere, and all have an upper size.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path

from glowtts_core.errors import VoiceError
from glowtts_core.files import staged
from glowtts_core.voice.card import ACOUSTIC_NAME, CARD_NAME, VOCODER_NAME, VoiceCard, read_card

SUFFIX = ".glowvoice"
LARGEST = 4 * 2**30
"""Bytes that a voice may have when it is unpacked."""
_NEEDED = (CARD_NAME, ACOUSTIC_NAME, VOCODER_NAME)
_ALSO = ("sample.wav", "import.json", "LICENSE", "LICENSE.txt", "README.md")
_LIMITS = {CARD_NAME: 16 * 2**20, "import.json": 2**20, "sample.wav": 100 * 2**20}
_SMALL = 2**20  # bytes of any other accompanying file
_STEP = 2**20
_MOST_ENTRIES = 100


def pack_voice(folder: Path, path: Path) -> None:
    """Writes a voice folder as one file; the name holds the old file or the new one, never half of it.

    Raises:
        VoiceError: there is no voice in the folder, or the file cannot be written.
    """
    read_card(folder)
    try:
        with staged(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
            for name in (*_NEEDED, *_ALSO):
                if name in _NEEDED or (folder / name).is_file():
                    archive.write(folder / name, name)
    except OSError as error:
        raise VoiceError(
            "The voice cannot be packed into “{path}” ({reason}).", path=path, reason=error.strerror
        ) from error


def open_zipped(path: Path, folder: Path) -> VoiceCard:
    """Unpacks a zipped voice into a folder that does not exist yet, all of it or nothing. Returns its card.

    The weights are not looked at; `load_voice` checks them against the card.

    Raises:
        VoiceError: the file is no zipped voice, damaged, or dangerous; the message says which.
    """
    if folder.exists():
        raise VoiceError("“{folder}” exists already.", folder=folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise VoiceError(
            "The voice cannot be written to “{folder}” ({reason}).", folder=folder, reason=error.strerror
        ) from error
    try:
        with zipfile.ZipFile(path) as archive:
            for name, entry in _entries(archive, path).items():
                _unpack(archive, entry, part / name, path)
        card = read_card(part)
        part.chmod(0o755)
        part.replace(folder)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise VoiceError("“{path}” is no zipped voice, or it is damaged.", path=path) from error
    except OSError as error:
        raise VoiceError("“{path}” cannot be unpacked ({reason}).", path=path, reason=error.strerror) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return card


def _entries(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    """The files of the voice by name; a folder around all of them is allowed, as file managers make one."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > _MOST_ENTRIES:
        raise VoiceError("“{path}” holds too many files to be a voice.", path=path)
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        parts = entry.filename.replace("\\", "/").split("/")
        if entry.filename.startswith("/") or ".." in parts or ":" in parts[0] or _is_link(entry):
            raise VoiceError(
                "“{path}” holds a file that would land outside the voice's folder (“{name}”). It was not opened.",
                path=path,
                name=entry.filename,
            )
        if len(parts) <= 2 and parts[-1] in (*_NEEDED, *_ALSO):
            if parts[-1] in found:
                raise VoiceError("“{path}” holds “{name}” twice.", path=path, name=parts[-1])
            found[parts[-1]] = entry
    if missing := [name for name in _NEEDED if name not in found]:
        raise VoiceError("“{path}” is no zipped voice: “{name}” is missing in it.", path=path, name=missing[0])
    if sum(entry.file_size for entry in found.values()) > LARGEST:
        raise VoiceError("“{path}” would be too large when it is unpacked. It was not opened.", path=path)
    return found


def _is_link(entry: zipfile.ZipInfo) -> bool:
    return (entry.external_attr >> 28) == 0o12


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, path: Path) -> None:
    """One file, no longer than its entry says and its kind may be, whatever the archive holds."""
    name = target.name
    most = min(entry.file_size, LARGEST if name.endswith(".safetensors") else _LIMITS.get(name, _SMALL))
    written = 0
    with archive.open(entry) as source, target.open("xb") as sink:
        while block := source.read(_STEP):
            written += len(block)
            if written > most or written > 1000 * (entry.compress_size + _STEP):
                raise VoiceError("“{path}” grows without end when it is unpacked (“{name}”).", path=path, name=name)
            sink.write(block)

"""Finding the recordings of a raw corpus and the text that belongs to each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from glowtts_core.errors import CorpusError
from glowtts_core.training.corpus.corpus import Refusal

ENDINGS = (".wav", ".flac", ".ogg", ".opus")
_FOLDERS = ("wavs", "flac", "wav", "clips", "audio", ".")


@dataclass(frozen=True, slots=True)
class Source:
    """A recording and its text."""

    id: str
    audio: Path
    text: str


def find_sources(folder: Path) -> tuple[list[Source], list[Refusal]]:
    """The recordings of a corpus with their texts, and those that lack one or the other.

    Two layouts are known: LJSpeech's (``metadata.csv`` with ``id|text`` or ``id|text|normalised text`` and
    the sounds in ``wavs/``, ``flac/`` or beside it), and any tree of sound files with a ``.txt`` of the same
    name beside each.

    Raises:
        CorpusError: the folder is not there, or holds neither layout.
    """
    if not folder.is_dir():
        raise CorpusError(f"There is no folder {folder}.")
    metadata = folder / "metadata.csv"
    sources, refused = _listed(folder, metadata) if metadata.is_file() else _beside(folder)
    if not sources:
        raise CorpusError(
            f"No recordings with text were found in {folder}. Expected metadata.csv (id|text) with sounds in wavs/ or "
            "flac/, or sound files with a .txt file of the same name beside each."
        )
    return sources, refused


def read_ids(path: Path) -> frozenset[str]:
    """The clip ids of a list, one per line, or the first column of a table; raises CorpusError if unreadable."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"The list {path} cannot be read.") from error
    return frozenset(line.split("\t")[0].strip() for line in lines if line.strip())


def _listed(folder: Path, metadata: Path) -> tuple[list[Source], list[Refusal]]:
    try:
        lines = metadata.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{metadata} cannot be read as UTF-8 text. Save it as UTF-8.") from error
    sources: list[Source] = []
    refused: list[Refusal] = []
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name, *columns = (column.strip() for column in line.split("|"))
        text = next((column for column in reversed(columns) if column), "")
        if not name or "/" in name or "\\" in name or name in seen:
            words = (
                f"line {number} of metadata.csv repeats an id" if name in seen else f"line {number} has no usable id"
            )
            refused.append(Refusal(name or f"line-{number}", "bad_id", words))
            continue
        seen.add(name)
        _sort(name, _recording(folder, name), text, sources, refused)
    return sources, refused


def _beside(folder: Path) -> tuple[list[Source], list[Refusal]]:
    sources: list[Source] = []
    refused: list[Refusal] = []
    seen: set[str] = set()
    for audio in sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS):
        name = "__".join(audio.relative_to(folder).with_suffix("").parts)
        if name in seen:
            refused.append(Refusal(name, "bad_id", "another sound file has the same name"))
            continue
        seen.add(name)
        transcript = audio.with_suffix(".txt")
        try:
            text = " ".join(transcript.read_text(encoding="utf-8-sig").split()) if transcript.is_file() else ""
        except (OSError, UnicodeDecodeError):
            refused.append(Refusal(name, "no_text", "its .txt file cannot be read as UTF-8"))
            continue
        _sort(name, audio, text, sources, refused)
    return sources, refused


def _sort(name: str, audio: Path | None, text: str, sources: list[Source], refused: list[Refusal]) -> None:
    if audio is None:
        refused.append(Refusal(name, "no_sound", "there is no sound file for it"))
    elif not text:
        refused.append(Refusal(name, "no_text", "there is no text for it"))
    else:
        sources.append(Source(name, audio, text))


def _recording(folder: Path, name: str) -> Path | None:
    stems = [name, name.rsplit(".", 1)[0]] if Path(name).suffix.lower() in ENDINGS else [name]
    candidates = (folder / sub / (stem + ending) for stem in stems for sub in _FOLDERS for ending in ENDINGS)
    return next((path for path in candidates if path.is_file()), None)

"""A prepared corpus on disk: ``corpus.json`` and one ``features/<id>.npz`` per clip.

Features of a clip with T frames and n sounds: ``mel`` float16 [80, T], ``ids`` int16 [n] without blanks,
``words`` int16 [n], the word each sound belongs to (-1: a mark),
``f0`` float32 [T] in Hz at the middle of each hop (0 = unvoiced), ``samples`` int16 [256 T].
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from glowtts_core.audio.mel import MelSpec
from glowtts_core.errors import CorpusError, GlowTTSError
from glowtts_core.text.symbols import SymbolTable
from glowtts_core.training.checkpoint import write_bytes

FORMAT = 2


@dataclass(frozen=True, slots=True)
class Clip:
    """One recording of a prepared corpus."""

    id: str
    text: str
    frames: int
    phones: int
    """Number of sounds, blanks not counted."""
    speaker: int
    """Index into the speakers of the corpus."""
    validation: bool
    path: Path
    """Its features."""

    def tokens(self, blank: bool) -> int:
        """How many ids the model reads for it."""
        return 2 * self.phones + 1 if blank else self.phones


@dataclass(frozen=True, slots=True)
class Refusal:
    """A recording that is not used, and why."""

    id: str
    reason: str
    """A short name such as ``too_short``."""
    words: str
    """The reason for the person who prepares the corpus."""


@dataclass(frozen=True)
class Corpus:
    """Clips that share one symbol table and one mel."""

    clips: tuple[Clip, ...]
    symbols: SymbolTable
    mel: MelSpec
    speakers: tuple[str, ...]
    refused: tuple[Refusal, ...] = ()

    def without(self, ids: Collection[str]) -> Corpus:
        """The corpus less some clips; raises CorpusError where nothing is left."""
        clips = tuple(clip for clip in self.clips if clip.id not in ids)
        if not clips:
            raise CorpusError("The list of clips to leave out names every clip of the corpus.")
        return replace(self, clips=clips)

    @property
    def training(self) -> tuple[Clip, ...]:
        """The clips to learn from."""
        return tuple(clip for clip in self.clips if not clip.validation)

    @property
    def validation(self) -> tuple[Clip, ...]:
        """The clips that training never sees."""
        return tuple(clip for clip in self.clips if clip.validation)


def features_path(folder: Path, clip_id: str) -> Path:
    """Where the features of a clip stand."""
    return folder / "features" / f"{clip_id}.npz"


def read_feature(clip: Clip, name: str) -> npt.NDArray[Any]:  # each has a dtype of its own
    """One array of a clip's features; raises CorpusError when the file is missing or damaged."""
    return read_features(clip, name)[0]


def read_features(clip: Clip, *names: str) -> list[npt.NDArray[Any]]:  # as above
    """Several arrays of a clip's features; raises CorpusError when the file is missing or damaged."""
    try:
        with clip.path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            return [np.asarray(arrays[name]) for name in names]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise CorpusError(f"The features {clip.path} are missing or damaged. Run glowtts prepare again.") from error


def write_corpus(folder: Path, corpus: Corpus) -> None:
    """Write ``corpus.json`` and, for people, the table ``refused.tsv``."""
    items = [{k: v for k, v in asdict(clip).items() if k != "path"} for clip in corpus.clips]
    content = {
        "format": FORMAT,
        "mel": corpus.mel.to_json(),
        "symbols": corpus.symbols.to_json(),
        "speakers": list(corpus.speakers),
        "items": items,
        "refused": [asdict(refusal) for refusal in corpus.refused],
    }
    encoded = json.dumps(content, ensure_ascii=False, indent=1).encode()
    rows = ["id\treason\twords", *(f"{r.id}\t{r.reason}\t{r.words}" for r in corpus.refused)]
    write_bytes(folder / "refused.tsv", ("\n".join(rows) + "\n").encode())
    write_bytes(folder / "corpus.json", encoded)


def read_corpus(folder: Path) -> Corpus:
    """A prepared corpus; raises CorpusError when the folder holds none, or a damaged or newer one."""
    path = folder / "corpus.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CorpusError(
            f"{folder} is no prepared corpus. Make one with: glowtts prepare CORPUS --out {folder}"
        ) from error
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path} is damaged. Run glowtts prepare again.") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise CorpusError(f"{path} was written by another version of this program. Run glowtts prepare again.")
    try:
        return _corpus_from(folder, content)
    except (KeyError, TypeError, ValueError, GlowTTSError) as error:
        raise CorpusError(f"{path} is damaged. Run glowtts prepare again.") from error


def read_corpora(folders: Sequence[Path]) -> Corpus:
    """Several prepared corpora as one with all their speakers; equal names are one speaker.

    Raises:
        CorpusError: one cannot be read, or they differ in symbols or mel.
    """
    parts = [read_corpus(folder) for folder in folders]
    if not parts:
        raise CorpusError("No corpus was named. Give at least one folder that glowtts prepare has made.")
    first = parts[0]
    speakers = list(dict.fromkeys(name for part in parts for name in part.speakers))
    clips: list[Clip] = []
    for folder, part in zip(folders, parts, strict=True):
        if part.symbols != first.symbols or part.mel != first.mel:
            raise CorpusError(f"{folder} has other symbols or another mel than {folders[0]}. Prepare both anew.")
        for clip in part.clips:
            speaker = speakers.index(part.speakers[clip.speaker])
            clips.append(Clip(clip.id, clip.text, clip.frames, clip.phones, speaker, clip.validation, clip.path))
    return Corpus(tuple(clips), first.symbols, first.mel, tuple(speakers))


def _corpus_from(folder: Path, content: Mapping[str, Any]) -> Corpus:  # plain JSON
    clips = tuple(Clip(**item, path=features_path(folder, item["id"])) for item in content["items"])
    return Corpus(
        clips=clips,
        symbols=SymbolTable.from_json(content["symbols"]),
        mel=MelSpec.from_json(content["mel"]),
        speakers=tuple(content["speakers"]),
        refused=tuple(Refusal(**refusal) for refusal in content["refused"]),
    )

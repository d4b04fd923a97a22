"""From a raw corpus to cached features: ``glowtts prepare``. Can be stopped at any moment and started again.

Axes: T frames, n sounds of the text.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from glowtts_core.audio.mel import MelSpec, log_mel
from glowtts_core.audio.pitch import pitch
from glowtts_core.audio.wav import read_audio, resample
from glowtts_core.errors import AudioFileError, CorpusError, TextError, UnknownSymbolError
from glowtts_core.events import Announcer
from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.text.symbols import BUILT_IN, SymbolTable
from glowtts_core.training.checkpoint import write_bytes
from glowtts_core.training.corpus.clean import CleanSettings, clean, fault
from glowtts_core.training.corpus.corpus import Clip, Corpus, Refusal, features_path, write_corpus
from glowtts_core.training.corpus.sources import Source, find_sources, read_ids
from glowtts_core.types import Phone

_RECIPE = 3
"""Raised when features of the same recording would come out different, so that old ones are not used again."""

Pronounce = Callable[[str], Sequence[Phone]]
"""Text -> sounds with their words; raises TextError."""


@dataclass(frozen=True, slots=True)
class PrepareSettings:
    """What a preparation is asked for."""

    speaker: str
    validation: Path | None = None
    """List of ids that training must never see."""
    jobs: int = 1
    """Processes that read recordings at the same time."""
    clean: CleanSettings = field(default_factory=CleanSettings)
    symbols: SymbolTable = BUILT_IN
    mel: MelSpec = field(default_factory=MelSpec)
    n_sqz: int = GlowTTSConfig(n_vocab=1).n_sqz
    """Frames that the model folds into one: a text must fit the frames that are left whole."""


class _Sounds(NamedTuple):
    """A text as the corpus keeps it."""

    ids: tuple[int, ...]
    words: tuple[int, ...]
    """The word each sound belongs to; -1 for marks."""


@dataclass(frozen=True, slots=True)
class _Work:
    source: Source
    sounds: _Sounds
    settings: PrepareSettings
    path: Path
    stamp: str


@dataclass(frozen=True, slots=True)
class _Done:
    id: str
    frames: int = 0
    refusal: Refusal | None = None


def prepare(folder: Path, out: Path, settings: PrepareSettings, pronounce: Pronounce, tell: Announcer) -> Corpus:
    """Check, clean, phonemise and cache every recording of a corpus; write ``corpus.json`` and ``refused.tsv``.

    Features that an earlier, perhaps interrupted run made from the same recording, text and settings are
    kept.

    Raises:
        CorpusError: the folder is no corpus, the validation list names nothing in it, or every recording is
        refused.
    """
    sources, refused = find_sources(folder)
    held_out = read_ids(settings.validation) if settings.validation else frozenset()
    if held_out and not held_out & {source.id for source in sources}:
        raise CorpusError(f"None of the ids in {settings.validation} are in the corpus {folder}.")
    works: dict[str, _Work] = {}
    for source in sources:
        sounds = _sounds(source, settings.symbols, pronounce)
        if isinstance(sounds, Refusal):
            refused.append(sounds)
        else:
            path = features_path(out, source.id)
            works[source.id] = _Work(source, sounds, settings, path, _stamp(source, sounds, settings))
    clips: list[Clip] = []
    total = len(sources)
    done = total - len(works)
    for result in _process(list(works.values()), settings.jobs):
        done += 1
        if result.refusal:
            refused.append(result.refusal)
        else:
            work = works[result.id]
            held = result.id in held_out
            clips.append(Clip(result.id, work.source.text, result.frames, len(work.sounds.ids), 0, held, work.path))
        tell.tell("clip", done=done, total=total, id=result.id, refused=result.refusal is not None)
    if not clips:
        raise CorpusError(f"Every recording of {folder} was refused; the first because: {refused[0].words}.")
    clips.sort(key=lambda clip: clip.id)
    corpus = Corpus(tuple(clips), settings.symbols, settings.mel, (settings.speaker,), tuple(refused))
    write_corpus(out, corpus)
    return corpus


def _sounds(source: Source, symbols: SymbolTable, pronounce: Pronounce) -> _Sounds | Refusal:
    try:
        phones = pronounce(source.text)
        ids = tuple(symbols.ids(phone.symbol for phone in phones))
    except UnknownSymbolError as error:
        return Refusal(source.id, "unknown_symbol", f"the sound “{error.symbol}” is not in the voice's list")
    except TextError as error:
        return Refusal(source.id, "no_text", f"its text cannot be read: {error}")
    if not ids:
        return Refusal(source.id, "no_text", "nothing in its text can be spoken")
    return _Sounds(ids, tuple(-1 if phone.word is None else phone.word for phone in phones))


def _stamp(source: Source, sounds: _Sounds, settings: PrepareSettings) -> str:
    status = source.audio.stat()
    parts = (_RECIPE, status.st_size, status.st_mtime_ns, *sounds, settings.clean, settings.mel)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _process(works: list[_Work], jobs: int) -> Iterator[_Done]:
    missing: list[_Work] = []
    for work in works:
        if frames := _cached_frames(work.path, work.stamp):
            yield _Done(work.source.id, frames)
        else:
            missing.append(work)
    if jobs <= 1 or len(missing) < 2 * jobs:
        yield from map(_features, missing)
        return
    # Spawned, not forked: torch's threads do not survive a fork.
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=torch.set_num_threads, initargs=(1,)) as pool:
        yield from pool.map(_features, missing, chunksize=8)


def _features(work: _Work) -> _Done:
    name, spec = work.source.id, work.settings.mel
    try:
        samples = resample(read_audio(work.source.audio), spec.sample_rate).samples
    except AudioFileError as error:
        return _Done(name, refusal=Refusal(name, "unreadable", str(error)))
    if reason := fault(samples, spec.sample_rate, work.settings.clean):
        return _Done(name, refusal=Refusal(name, *reason))
    cleaned = clean(samples, spec.sample_rate, work.settings.clean)
    frames = len(cleaned) // spec.hop
    if reason := _misfit(frames, len(work.sounds.ids), work.settings):
        return _Done(name, refusal=Refusal(name, *reason))
    stored = np.round(cleaned * 32767).astype(np.int16)
    heard = np.asarray(stored / 32768, dtype=np.float32)
    mel = log_mel(torch.from_numpy(heard), spec).numpy().astype(np.float16)
    ids, words = (np.array(numbers, dtype=np.int16) for numbers in work.sounds)
    f0, stamp = pitch(heard, spec, frames), np.array(work.stamp)
    buffer = io.BytesIO()
    np.savez(buffer, mel=mel, ids=ids, words=words, f0=f0, samples=stored, stamp=stamp)
    write_bytes(work.path, buffer.getvalue())
    return _Done(name, frames)


def _misfit(frames: int, phones: int, settings: PrepareSettings) -> tuple[str, str] | None:
    seconds = frames * settings.mel.frame_s
    tokens = 2 * phones + 1 if settings.symbols.blank else phones
    if seconds > settings.clean.longest_s:
        return (
            "too_long",
            f"{seconds:.1f} s long without silence; at most {settings.clean.longest_s:g} s: split it",
        )
    if seconds < settings.clean.shortest_s:
        return "too_short", f"only {seconds:.2f} s of it are not silence"
    # Whole groups of frames reach the model, and the alignment needs one frame for each token.
    if tokens > frames // settings.n_sqz * settings.n_sqz:
        return (
            "text_too_long",
            f"its text needs {tokens} frames, the sound has {frames}: they do not belong together",
        )
    return None


def _cached_frames(path: Path, stamp: str) -> int:
    """Frames of features that an earlier run made from the same things; 0 where there are none."""
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            return int(arrays["f0"].shape[0]) if str(arrays["stamp"]) == stamp else 0
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return 0

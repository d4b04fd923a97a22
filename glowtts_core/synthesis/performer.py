"""Speaking and looking at once: the sound of an utterance, then everything the views show of it.

Axes: P phones, N tokens (phones with the blanks between them), C mel channels, T frames.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from glowtts_core.errors import AlignmentError
from glowtts_core.prosody import phone_frames
from glowtts_core.synthesis import Synthesizer
from glowtts_core.synthesis.acoustics import Check
from glowtts_core.synthesis.alignment import searched
from glowtts_core.synthesis.incremental import IncrementalVocoder
from glowtts_core.synthesis.reading import NoticeSink
from glowtts_core.types import Audio, Phone, Style, Take, Utterance

KEPT_S = 300.0
"""Seconds of spoken sentences that a performer remembers (about 50 MB)."""
KEPT_LOOKS = 64
"""Scores of sentences that a performer remembers."""
MOST_CELLS = 64_000_000
"""A score of more cells than this (a line of some six minutes) is left out of the take."""

Floats = npt.NDArray[np.float32]
Frames = npt.NDArray[np.int64]
_Look = tuple[Floats, npt.NDArray[np.int32] | None]
"""Score [P, T] and searched path [T] of a mel; edits of pitch and gain change neither."""
_Key = tuple[tuple[Phone, ...], Style, bool]


@dataclass(frozen=True, slots=True, eq=False)
class _Sentence:
    """A spoken sentence; score and searched path are there once somebody asked for them."""

    chunks: tuple[Audio, ...]
    frames: Frames
    """Frames of each phone [P]."""
    mel: Floats
    """[C, T]."""
    f0_hz: Floats
    """[T]."""
    score: Floats | None = None
    """[P, T]."""
    searched: npt.NDArray[np.int32] | None = None
    """[T]."""

    @property
    def seconds(self) -> float:
        return sum(chunk.seconds for chunk in self.chunks)


@dataclass(frozen=True, slots=True, eq=False)
class SpokenSentence:
    """A sentence of an utterance that was spoken just now."""

    phones: tuple[Phone, ...]
    """As they were planned, with their places in the text."""
    key: _Key
    made: _Sentence


class Performer:
    """Speaks utterances and remembers their sentences: of an edited utterance only the changed ones are made anew.

    What is spoken anew after an edit is within 60 dB of what a performer says that remembers nothing. Not for use
    from two threads at once; in one thread, a second performance may run while a first one pauses.
    """

    def __init__(self, synthesizer: Synthesizer) -> None:
        self.synthesizer = synthesizer
        self._kept: OrderedDict[_Key, _Sentence] = OrderedDict()
        self._looks: OrderedDict[bytes, _Look] = OrderedDict()
        self._retakes = IncrementalVocoder(synthesizer.voice.vocoder)

    def perform(self, utterance: Utterance, check: Check, *, analyse: bool = True) -> Iterator[Audio | Take]:
        """The sound in chunks, as `Synthesizer.render` gives it, and at the end the `Take`.

        ``check`` may raise `Cancelled`; what is half done is forgotten then. Without ``analyse``, and for a line
        of many minutes, the score of the take is empty [P, 0] and its searched path is the planned one.

        Raises:
            ConfigError, TextError, UnknownSymbolError, DeviceError: as `Synthesizer.render`.
        """
        done: list[SpokenSentence] = []
        for piece in self.speak(utterance, check):
            if isinstance(piece, Audio):
                yield piece
            else:
                done.append(piece)
        spoken = [one.made for one in done]
        if analyse:  # now that everything can be heard
            for index, one in enumerate(done):
                if spoken[index].score is None:
                    spoken[index] = self._looked_at(spoken[index], one.phones, utterance.style, check)
                    self._keep(one.key, spoken[index])
        phones = tuple(phone for one in done for phone in one.phones)
        yield self._take(utterance.with_phones(phones), spoken)

    def speak(
        self, utterance: Utterance, check: Check, notice: NoticeSink | None = None
    ) -> Iterator[Audio | SpokenSentence]:
        """The sound in chunks, and after those of each sentence the sentence: for a text of any length.

        ``notice`` as in `Synthesizer.plan`, everything else as in `perform`.
        """
        for index, phones in enumerate(self.synthesizer.sentences(utterance, check, notice)):
            key = (_placeless(phones), utterance.style, index == 0)
            kept = self._kept.get(key)
            if kept is None:
                kept = yield from self._speak(key, phones, check)
            else:
                yield from kept.chunks
            self._keep(key, kept)
            yield SpokenSentence(phones, key, kept)

    def take(self, utterance: Utterance, check: Check) -> Take:
        """`perform` without the analysis, for whoever wants nothing but the take."""
        for piece in self.perform(utterance, check, analyse=False):
            check()
            if isinstance(piece, Take):
                return piece
        raise AssertionError("a performance ends with its take")

    def _speak(self, key: _Key, sentence: Sequence[Phone], check: Check) -> Generator[Audio, None, _Sentence]:
        mels: list[Floats] = []
        contours: list[Floats] = []

        def tap(mel: Tensor, f0_hz: Tensor | None) -> None:
            mels.append(mel.float().cpu().numpy())
            contours.append(np.zeros(mel.shape[1], np.float32) if f0_hz is None else f0_hz.float().cpu().numpy())

        _, style, early = key
        chunks: list[Audio] = []
        for chunk in self.synthesizer.render_sentence(
            sentence, style, check, early=early, tap=tap, retakes=self._retakes
        ):
            chunks.append(chunk)
            yield chunk
        frames = phone_frames(sentence, style, self.synthesizer.grid)
        return _Sentence(tuple(chunks), frames, np.concatenate(mels, 1), np.concatenate(contours))

    def _looked_at(self, spoken: _Sentence, sentence: Sequence[Phone], style: Style, check: Check) -> _Sentence:
        said = [style.speaker, style.mix_with, str(style.mix), *(phone.symbol for phone in sentence)]
        name = hashlib.blake2b("\0".join(said).encode() + spoken.mel.tobytes(), digest_size=16).digest()
        found = self._looks.pop(name, None) or self._look(spoken.mel, sentence, style, check)
        self._looks[name] = found
        while len(self._looks) > KEPT_LOOKS:
            self._looks.popitem(last=False)
        score, searched = found
        return replace(spoken, score=score, searched=_path(spoken.frames) if searched is None else searched)

    def _look(self, mel: Floats, sentence: Sequence[Phone], style: Style, check: Check) -> _Look:
        tokens = self.synthesizer.token_scores(sentence, torch.from_numpy(mel), style, check)
        owners = self.synthesizer.grid.owners(len(sentence))
        score = np.maximum.reduceat(tokens, np.searchsorted(owners, np.arange(len(sentence))), axis=0)
        check()
        searched = _search(tokens, owners)
        if searched is None:
            searched = _search(score, np.arange(len(sentence)))
        return score, searched

    def _keep(self, key: _Key, sentence: _Sentence) -> None:
        """Remembers a sentence as the one used last; while it was made, another job may have spoken it too."""
        self._kept[key] = sentence
        self._kept.move_to_end(key)
        total_s = sum(one.seconds for one in self._kept.values())
        while total_s > KEPT_S and len(self._kept) > 1:
            total_s -= self._kept.popitem(last=False)[1].seconds

    def _take(self, utterance: Utterance, spoken: Sequence[_Sentence]) -> Take:
        grid, frames = self.synthesizer.grid, np.concatenate([one.frames for one in spoken])
        ends_s = np.cumsum(frames) * grid.frame_s
        chunks = [chunk for one in spoken for chunk in one.chunks]
        score = _whole_score([one.score for one in spoken], len(frames), int(frames.sum()))
        return Take(
            utterance=utterance,
            audio=Audio(np.concatenate([chunk.samples for chunk in chunks]), chunks[0].sample_rate),
            starts_s=np.concatenate([[0.0], ends_s[:-1]]),
            ends_s=ends_s,
            mel=np.concatenate([one.mel for one in spoken], 1),
            f0_hz=np.concatenate([one.f0_hz for one in spoken]),
            score=score,
            searched=_whole_path(spoken) if score.size else _path(frames),
            frame_s=grid.frame_s,
        )


def _placeless(phones: Sequence[Phone]) -> tuple[Phone, ...]:
    """The phones without their place in the text: a word typed before a sentence does not change its sound."""
    first = next((phone.word for phone in phones if phone.word is not None), 0)
    return tuple(
        replace(phone, start=0, end=0, word=None if phone.word is None else phone.word - first) for phone in phones
    )


def _search(score: Floats, owners: Frames) -> npt.NDArray[np.int32] | None:
    """The phone of each frame on the most likely path through a score [N, T]; None where there is no path."""
    try:
        return np.repeat(owners, searched(score)).astype(np.int32)
    except AlignmentError:
        return None


def _path(frames: Frames) -> npt.NDArray[np.int32]:
    return np.repeat(np.arange(len(frames), dtype=np.int32), frames)


def _whole_path(spoken: Sequence[_Sentence]) -> npt.NDArray[np.int32]:
    firsts = accumulate((len(one.frames) for one in spoken), initial=0)
    parts = [one.searched + first for one, first in zip(spoken, firsts, strict=False) if one.searched is not None]
    return np.concatenate(parts).astype(np.int32)


def _whole_score(scores: Sequence[Floats | None], phones: int, frames: int) -> Floats:
    """The scores of the sentences on one canvas [P, T]; the lowest score stands where they do not meet."""
    known = [score for score in scores if score is not None]
    if len(known) < len(scores) or phones * frames > MOST_CELLS:
        return np.zeros((phones, 0), np.float32)
    whole = np.full((phones, frames), min(score.min() for score in known), np.float32)
    row = column = 0
    for score in known:
        whole[row : row + score.shape[0], column : column + score.shape[1]] = score
        row, column = row + score.shape[0], column + score.shape[1]
    return whole

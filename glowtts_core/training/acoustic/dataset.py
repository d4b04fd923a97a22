"""Batches of similar length from a prepared corpus, the same ones for the same seed, epoch and position.

Nothing here draws from a global random generator: joining, shuffling and noise follow from (seed, epoch,
clip) alone. So a batch can be made ahead in a thread, a resumed training meets the batches it would have met,
and several processes cut the same global batch into shares without talking to each other.

Axes: B batch, C mel channels, N tokens, T frames.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from glowtts_core.errors import CorpusError
from glowtts_core.training.acoustic.config import DataSettings
from glowtts_core.training.corpus.corpus import Clip, Corpus, read_features

_TAIL_FRAMES = 8


@dataclass(frozen=True, slots=True)
class Item:
    """One or several clips of a speaker, spoken one after another."""

    clips: tuple[int, ...]
    """Indices into the list of clips."""
    pauses: tuple[int, ...]
    """Extra frames of silence after each clip but the last."""
    frames: int
    tokens: int


class Batch(NamedTuple):
    """One process's share of a global batch."""

    ids: Tensor
    """int64 [B, N], blanks between the sounds where the voice has them, 0 after the end."""
    id_lengths: Tensor
    mel: Tensor
    """float32 [B, C, T], zero after the end."""
    mel_lengths: Tensor
    speaker: Tensor
    """int64 [B]."""
    frame_share: float
    """Valid frames here over valid frames of the global batch."""
    token_share: float

    def to(self, device: torch.device) -> Batch:
        """The same batch on a device."""
        ids, id_lengths, mel, mel_lengths, speaker = (t.to(device, non_blocking=True) for t in self[:5])
        return Batch(ids, id_lengths, mel, mel_lengths, speaker, self.frame_share, self.token_share)


def plan_epoch(
    clips: Sequence[Clip], blank: bool, settings: DataSettings, frame_s: float, seed: int
) -> list[list[Item]]:
    """Global batches of one epoch: clips joined by chance, sorted by length, cut by the frame budget, shuffled.

    Every clip comes exactly once. ``seed`` already holds the epoch.
    """
    dice = np.random.default_rng(seed)
    items = _joined(clips, blank, settings, frame_s, dice)
    stretch = 1 + settings.bucket_spread * dice.random(len(items))
    order = np.argsort([item.frames for item in items] * stretch, kind="stable")
    batches = _cut([items[i] for i in order], settings.frames)
    return [batches[i] for i in dice.permutation(len(batches))]


def plan_all(clips: Sequence[Clip], blank: bool, settings: DataSettings) -> list[list[Item]]:
    """Every clip once by itself, in batches within the frame budget: for validation."""
    alone = [Item((i,), (), clip.frames, clip.tokens(blank)) for i, clip in enumerate(clips)]
    return _cut(sorted(alone, key=lambda item: item.frames), settings.frames)


def _joined(
    clips: Sequence[Clip], blank: bool, settings: DataSettings, frame_s: float, dice: np.random.Generator
) -> list[Item]:
    items: list[Item] = []
    longest_pause = round(settings.join_pause_s / frame_s)
    waiting: dict[int, list[int]] = {}
    for index in dice.permutation(len(clips)):
        waiting.setdefault(clips[index].speaker, []).append(int(index))
    for speaker in sorted(waiting):
        queue = waiting[speaker]
        while queue:
            chosen, pauses = [queue.pop()], list[int]()
            frames = clips[chosen[0]].frames
            wanted = int(dice.integers(2, settings.join_clips + 1)) if settings.join_clips > 1 else 1
            wanted = wanted if dice.random() < settings.join_chance else 1
            while queue and len(chosen) < wanted:
                pause = int(dice.integers(0, longest_pause + 1))
                longer = frames + pause + clips[queue[-1]].frames
                if longer > min(settings.longest, settings.frames):
                    break
                frames = longer
                pauses.append(pause)
                chosen.append(queue.pop())
            phones = sum(clips[i].phones for i in chosen)
            items.append(Item(tuple(chosen), tuple(pauses), frames, 2 * phones + 1 if blank else phones))
    return items


def _cut(items: list[Item], budget: int) -> list[list[Item]]:
    batches: list[list[Item]] = []
    widest = 0
    for item in items:
        widest = max(widest, item.frames)
        if batches and widest * (len(batches[-1]) + 1) <= budget:
            batches[-1].append(item)
        else:
            batches.append([item])
            widest = item.frames
    return batches


class _Features(NamedTuple):
    """What a clip's file holds for the acoustic model."""

    ids: npt.NDArray[np.int16]
    """[n]."""
    words: npt.NDArray[np.int16]
    """[n]."""
    mel: npt.NDArray[np.float16]
    """[C, T]."""


class Collator:
    """Reads items from disk and lays them side by side."""

    def __init__(
        self, corpus: Corpus, clips: Sequence[Clip], settings: DataSettings, n_sqz: int, seed: int = 0
    ) -> None:
        """``n_sqz``: frames that the model folds into one; it drops what is left over at the end."""
        self._corpus = corpus
        self._n_sqz = n_sqz
        self._clips = clips
        self._settings = settings
        self._seed = seed
        self._kept: dict[int, _Features] = {}
        self._room = settings.memory_mb * 1_000_000

    def __call__(self, items: Sequence[Item], epoch: int = 0, rank: int = 0, world: int = 1) -> Batch:
        """One process's share of a global batch; a process for which nothing is left gets an item that counts zero."""
        own = list(items[rank::world])
        loaded = [self._load(item, epoch) for item in own or items[:1]]
        id_lengths = torch.tensor([len(ids) for ids, _ in loaded])
        mel_lengths = torch.tensor([mel.shape[1] for _, mel in loaded])
        n_sqz = self._n_sqz
        width = -(-int(mel_lengths.max()) // n_sqz) * n_sqz
        ids_out = torch.zeros(len(loaded), int(id_lengths.max()), dtype=torch.int64)
        mel_out = torch.zeros(len(loaded), self._corpus.mel.n_mels, width)
        for row, (ids, mel) in enumerate(loaded):
            ids_out[row, : len(ids)] = torch.from_numpy(ids)
            mel_out[row, :, : mel.shape[1]] = torch.from_numpy(mel)
        speaker = torch.tensor([self._clips[item.clips[0]].speaker for item in own or items[:1]])
        kept = [item.frames // n_sqz * n_sqz for item in items]
        frames = sum(kept[rank::world]) / sum(kept)
        tokens = sum(item.tokens for item in own) / sum(item.tokens for item in items)
        return Batch(ids_out, id_lengths, mel_out, mel_lengths, speaker, frames, tokens)

    def _features(self, index: int) -> _Features:
        """One clip's, from memory where they have been read before."""
        if index in self._kept:
            return self._kept[index]
        clip = self._clips[index]
        ids, words, mel = read_features(clip, "ids", "words", "mel")
        if mel.shape != (self._corpus.mel.n_mels, clip.frames):
            raise CorpusError(f"The features {clip.path} do not fit corpus.json. Run glowtts prepare again.")
        if mel.nbytes <= self._room:
            self._room -= mel.nbytes
            self._kept[index] = _Features(ids, words, mel)
        return _Features(ids, words, mel)

    def _load(self, item: Item, epoch: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        ids: list[int] = []
        words: list[int] = []
        mels: list[npt.NDArray[np.float32]] = []
        for place, index in enumerate(item.clips):
            features = self._features(index)
            mel = features.mel.astype(np.float32)
            ids += features.ids.tolist()
            words += features.words.tolist()
            mels.append(mel)
            if place < len(item.pauses) and item.pauses[place]:
                mels.append(_silence_like(mel, item.pauses[place]))
        mel = np.concatenate(mels, 1)
        if self._settings.dither:
            noise = np.random.default_rng((self._seed, epoch, *item.clips)).standard_normal(mel.shape, np.float32)
            mel = mel + self._settings.dither * noise
        return np.array(self._corpus.symbols.tokens(ids, words), dtype=np.int64), mel


def _silence_like(mel: npt.NDArray[np.float32], frames: int) -> npt.NDArray[np.float32]:
    """Silence with the room noise of a clip's own end, which it runs through back and forth: [C, T] -> [C, frames]."""
    tail = mel[:, -_TAIL_FRAMES:]
    there_and_back = np.concatenate([tail[:, ::-1], tail], 1)
    return np.tile(there_and_back, (1, -(-frames // there_and_back.shape[1])))[:, :frames]


class Feeder:
    """An endless line of batches with a position that can be stored and taken up again."""

    def __init__(
        self, corpus: Corpus, settings: DataSettings, n_sqz: int, seed: int, rank: int = 0, world: int = 1
    ) -> None:
        clips = corpus.training
        if not clips:
            raise CorpusError("The corpus holds no clips to train on: all of them are kept for validation.")
        self._corpus, self._clips, self._settings, self._seed = corpus, clips, settings, seed
        self._collate = Collator(corpus, clips, settings, n_sqz, seed)
        self._rank, self._world = rank, world
        self._thread = ThreadPoolExecutor(1, "batches")
        self._ahead: tuple[int, int, Future[Batch]] | None = None
        self._plan: list[list[Item]] = []
        self.epoch = 0
        self.index = 0
        self._replan()

    def state_dict(self) -> dict[str, int]:
        """Where the line stands."""
        return {"epoch": self.epoch, "index": self.index}

    def load_state_dict(self, state: dict[str, int]) -> None:
        """Go on where another line stood."""
        self.epoch, self.index = state["epoch"], state["index"]
        self._replan()

    def next(self) -> Batch:
        """The next batch; the one after it is read meanwhile."""
        key = (self.epoch, self.index)
        if self._ahead and self._ahead[:2] == key:
            batch = self._ahead[2].result()
        else:
            batch = self._collate(self._plan[self.index], self.epoch, self._rank, self._world)
        self.index += 1
        if self.index == len(self._plan):
            self.epoch, self.index = self.epoch + 1, 0
            self._replan()
        items, epoch = self._plan[self.index], self.epoch
        self._ahead = (
            epoch,
            self.index,
            self._thread.submit(self._collate, items, epoch, self._rank, self._world),
        )
        return batch

    def whole(self) -> Batch:
        """The batch that comes next, for all processes together and without moving on."""
        return self._collate(self._plan[self.index], self.epoch)

    def close(self) -> None:
        """Wait for the reading thread and end it."""
        self._thread.shutdown(cancel_futures=True)

    def _replan(self) -> None:
        blank, frame_s = self._corpus.symbols.blank, self._corpus.mel.frame_s
        seed = int(np.random.SeedSequence((self._seed, self.epoch)).generate_state(1, np.uint64)[0])
        self._plan = plan_epoch(self._clips, blank, self._settings, frame_s, seed)

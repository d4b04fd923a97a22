"""Batches: every clip once, within the budget, alike for alike seeds, and cut into shares without loss."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from glowtts_core.errors import CorpusError
from glowtts_core.training.acoustic.config import DataSettings
from glowtts_core.training.acoustic.dataset import Batch, Collator, Feeder, Item, plan_all, plan_epoch
from glowtts_core.training.corpus.corpus import Clip, read_corpora, read_corpus, read_feature
from tests.made_corpus import make_corpus

FRAME_S = 256 / 22050


def some_clips(count: int = 60) -> list[Clip]:
    dice = np.random.default_rng(1)
    lengths = dice.integers(50, 400, count)
    return [Clip(str(i), "", int(n), int(n) // 8, i % 2, False, Path()) for i, n in enumerate(lengths)]


def test_every_clip_once_within_budget_and_one_speaker_per_item() -> None:
    clips = some_clips()
    settings = DataSettings(frames=2000, longest=900, join_chance=0.7)
    batches = plan_epoch(clips, True, settings, FRAME_S, 5)
    items = [item for batch in batches for item in batch]
    assert sorted(i for item in items for i in item.clips) == list(range(60))
    assert all(max(item.frames for item in batch) * len(batch) <= 2000 for batch in batches)
    assert any(len(item.clips) > 1 for item in items)
    for item in items:
        assert item.frames == sum(clips[i].frames for i in item.clips) + sum(item.pauses)
        assert item.tokens == 2 * sum(clips[i].phones for i in item.clips) + 1
        assert item.frames <= 900 and len(item.clips) <= 3
        assert len({clips[i].speaker for i in item.clips}) == 1
    assert plan_epoch(clips, True, settings, FRAME_S, 5) == batches
    assert plan_epoch(clips, True, settings, FRAME_S, 6) != batches


def test_batches_hold_similar_lengths_and_come_in_mixed_order() -> None:
    settings = DataSettings(frames=2000, join_chance=0.0, bucket_spread=0.0)
    batches = plan_epoch(some_clips(200), True, settings, FRAME_S, 5)
    padding = 1 - sum(i.frames for b in batches for i in b) / sum(len(b) * max(i.frames for i in b) for b in batches)
    assert padding < 0.05
    longest = [max(item.frames for item in batch) for batch in batches]
    assert longest != sorted(longest)


def test_a_clip_above_the_budget_stands_alone() -> None:
    clips = [Clip("a", "", 500, 9, 0, False, Path()), Clip("b", "", 40, 9, 0, False, Path())]
    assert sorted(len(b) for b in plan_all(clips, True, DataSettings(frames=100))) == [1, 1]


def test_joined_items_hold_both_texts_and_a_pause_between(tmp_path: Path) -> None:
    make_corpus(tmp_path / "c")
    corpus = read_corpus(tmp_path / "c")
    feeder = Feeder(corpus, DataSettings(frames=4000, join_chance=1.0, join_clips=2, join_pause_s=0.5), 2, 3)
    batch = feeder.whole()
    assert int(batch.id_lengths.sum()) == sum(clip.phones for clip in corpus.clips)
    assert int(batch.mel_lengths.sum()) > sum(clip.frames for clip in corpus.clips)
    assert batch.mel.shape[2] % 2 == 0 and batch.frame_share == 1.0
    for row, length in enumerate(batch.mel_lengths):
        assert (batch.mel[row, :, int(length) :] == 0).all()
        assert (batch.mel[row, :, : int(length)] != 0).any(0).all()
    feeder.close()


def test_a_batch_is_whole_groups_of_as_many_frames_as_the_model_folds(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "c")
    clips = corpus.training[:2]
    items = [Item((index,), (), clip.frames, clip.phones) for index, clip in enumerate(clips)]
    collate = Collator(corpus, clips, DataSettings(), 5)
    assert collate(items).mel.shape[2] == -(-max(clip.frames for clip in clips) // 5) * 5
    heard = [clip.frames // 5 for clip in clips]
    assert collate(items, rank=0, world=2).frame_share == heard[0] / sum(heard)


def test_a_feeder_goes_on_where_another_stopped(tmp_path: Path) -> None:
    make_corpus(tmp_path / "c")
    corpus = read_corpus(tmp_path / "c")
    settings = DataSettings(frames=100, dither=0.1)
    first, second = Feeder(corpus, settings, 2, 3), Feeder(corpus, settings, 2, 3)
    for _ in range(7):
        first.next()
    second.load_state_dict(first.state_dict())
    for _ in range(9):
        assert same(first.next(), second.next())
    assert first.epoch > 0
    first.close()
    second.close()


def test_shares_of_two_processes_make_the_whole_batch(tmp_path: Path) -> None:
    make_corpus(tmp_path / "c")
    corpus = read_corpus(tmp_path / "c")
    settings = DataSettings(frames=120, join_chance=0.0)
    whole, parts = Feeder(corpus, settings, 2, 3), [Feeder(corpus, settings, 2, 3, rank, 2) for rank in (0, 1)]
    for _ in range(6):
        all_of_it, halves = whole.next(), [part.next() for part in parts]
        assert sum(half.frame_share for half in halves) == pytest.approx(1)
        assert sum(half.token_share for half in halves) == pytest.approx(1)
        counted = [half for half in halves if half.frame_share]
        assert sum(len(half.ids) for half in counted) == len(all_of_it.ids)
        assert sum(float(half.mel.sum()) for half in counted) == pytest.approx(float(all_of_it.mel.sum()), rel=1e-4)
    for feeder in (whole, *parts):
        feeder.close()


def test_several_corpora_are_several_speakers(tmp_path: Path) -> None:
    make_corpus(tmp_path / "a", speaker="anna")
    make_corpus(tmp_path / "b", speaker="bert", held_out=2)
    make_corpus(tmp_path / "c", speaker="anna")
    corpus = read_corpora([tmp_path / "a", tmp_path / "b", tmp_path / "c"])
    assert corpus.speakers == ("anna", "bert")
    assert [clip.speaker for clip in corpus.clips] == [0] * 8 + [1] * 8 + [0] * 8
    assert (len(corpus.training), len(corpus.validation)) == (22, 2)


def test_missing_and_damaged_corpora_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no prepared corpus"):
        read_corpus(tmp_path)
    corpus = make_corpus(tmp_path / "c")
    corpus.clips[0].path.write_bytes(corpus.clips[0].path.read_bytes()[:100])
    with pytest.raises(CorpusError, match="damaged"):
        read_feature(corpus.clips[0], "mel")
    (tmp_path / "c" / "corpus.json").write_text('{"format": 1, "items": 3}')
    with pytest.raises(CorpusError, match="damaged"):
        read_corpus(tmp_path / "c")
    make_corpus(tmp_path / "d", held_out=8)
    with pytest.raises(CorpusError, match="no clips to train on"):
        Feeder(read_corpus(tmp_path / "d"), DataSettings(), 2, 1)


def same(one: Batch, two: Batch) -> bool:
    tensors = zip(one[:5], two[:5], strict=True)
    return all(torch.equal(a, b) for a, b in tensors) and one[5:] == two[5:]

"""Where a long text is cut, which frames are decoded at a time, how the pieces are joined: nothing is lost or moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glowtts_core.prosody import Grid, is_pause
from glowtts_core.synthesis.alignment import searched, sound_frames
from glowtts_core.synthesis.segmentation import SENTENCE_LIMIT, cuts, sentences
from glowtts_core.synthesis.windows import EARLY_FRAMES, HALO_FRAMES, WINDOW_FRAMES, Joiner, windows
from glowtts_core.types import PAUSE, Phone

kinds = st.lists(st.sampled_from(["AH0", "T", " T", " AH0", ",", ".", PAUSE]), min_size=1, max_size=40)


def phones_of(kinds: Sequence[str]) -> list[Phone]:
    """Sounds; one with a blank before it begins a word, and what is no sound belongs to none."""
    phones: list[Phone] = []
    word = 0
    for place, kind in enumerate(kinds):
        symbol = kind.strip()
        word += kind != symbol
        phones.append(Phone(symbol, None if is_pause(symbol) else word, take=place))
    return phones


def symbols(parts: Iterator[tuple[Phone, ...]]) -> list[str]:
    return [" ".join(phone.symbol for phone in part) for part in parts]


def test_a_sentence_keeps_the_marks_and_pauses_after_its_end_and_none_is_lost() -> None:
    phones = phones_of(["T", ",", "AH0", ".", PAUSE, " T", "?", "!", "…", " AH0", ",", " T"])
    assert symbols(sentences(phones)) == [f"T , AH0 . {PAUSE}", "T ? ! …", "AH0 , T"]
    assert symbols(sentences(phones[:5])) == [f"T , AH0 . {PAUSE}"]
    assert symbols(sentences([])) == []


def test_a_sentence_is_given_as_soon_as_it_is_over() -> None:
    taken: list[Phone] = []

    def reading() -> Iterator[Phone]:
        for phone in phones_of(["T", ".", " T", " AH0", "."]):
            taken.append(phone)
            yield phone

    next(sentences(reading()))
    assert len(taken) == 3


def test_a_text_without_marks_is_cut_between_words() -> None:
    phones = phones_of([" T", "AH0", "T"] * 500)
    parts = list(sentences(phones))
    assert [phone for part in parts for phone in part] == phones
    assert [len(part) for part in parts] == [SENTENCE_LIMIT, SENTENCE_LIMIT, 300]
    assert all(part[0].symbol == "T" and part[-1].symbol == "T" for part in parts)


def goodness(phones: Sequence[Phone], end: int) -> int:
    """2 after the last of some marks, 1 between words, 0 within one."""
    before, after = phones[end - 1], phones[end] if end < len(phones) else None
    if is_pause(before.symbol) and (after is None or not is_pause(after.symbol)):
        return 2
    return int(after is None or before.word != after.word)


@given(kinds=kinds, data=st.data())
def test_every_cut_is_the_best_that_the_limit_allows(kinds: list[str], data: st.DataObject) -> None:
    phones = phones_of(kinds)
    sizes = data.draw(st.lists(st.integers(0, 9), min_size=len(phones), max_size=len(phones)))
    limit, first = data.draw(st.integers(1, 30)), data.draw(st.none() | st.integers(1, 30))
    start, expected = 0, list[int]()
    while start < len(phones):
        bound = first if first is not None and not expected else limit
        fits = [end for end in range(start + 1, len(phones) + 1) if sum(sizes[start:end]) <= bound] or [start + 1]
        late = [end for end in fits if 2 * sum(sizes[start:end]) >= bound]
        whole = fits[-1] == len(phones)
        start = len(phones) if whole else max(late, key=lambda end: (goodness(phones, end), end), default=fits[-1])
        expected.append(start)
    assert cuts(phones, sizes, limit, first) == expected


@given(
    lengths=st.lists(st.integers(0, 120), min_size=1, max_size=80),
    multiple=st.sampled_from([1, 2, 4]),
    early=st.booleans(),
)
def test_windows_cover_a_sentence_and_reach_beyond_their_ends(lengths: list[int], multiple: int, early: bool) -> None:
    lengths[-1] += -sum(lengths) % multiple or (multiple if not sum(lengths) else 0)
    phones, frames = phones_of([" T"] * len(lengths)), np.array(lengths)
    total, found = sum(lengths), list(windows(phones, frames, multiple, early))
    assert [found[0].low, found[-1].high] == [0, total]
    assert all(one.high == other.low for one, other in pairwise(found))
    assert [window.last for window in found] == [False] * (len(found) - 1) + [True]
    assert {window.high for window in found} <= set(np.cumsum(frames).tolist()), "joins lie between sounds"
    for place, window in enumerate(found):
        assert 0 < window.high - window.low <= (EARLY_FRAMES if early and not place else WINDOW_FRAMES)
        assert 0 <= window.wide_low <= max(0, window.low - HALO_FRAMES) < window.wide_low + multiple
        assert window.wide_high >= min(total, window.high + HALO_FRAMES)
        assert window.wide_high < window.high + HALO_FRAMES + multiple
        assert window.wide_high <= total
        assert window.wide_low % multiple == window.wide_high % multiple == 0


def test_only_the_first_window_of_an_utterance_is_short() -> None:
    phones, frames = phones_of([" T"] * 200), np.full(200, 10)
    assert [window.high for window in windows(phones, frames, 2, early=True)] == [420, 1820, 2000]
    assert [window.high for window in windows(phones, frames, 2, early=False)] == [1400, 2000]


def test_a_cut_before_the_last_sound_of_a_word_is_none() -> None:
    assert cuts(phones_of([" T", " T", "AH0"]), [1, 1, 1], 2) == [1, 3]


def test_a_sentence_that_ends_with_a_sound_of_no_frame_has_a_last_window() -> None:
    found = list(windows(phones_of([" T", " T"]), np.array([8, 0]), 2, False))
    assert [(window.low, window.high, window.last) for window in found] == [(0, 8, True)]


@pytest.mark.parametrize("piece", [1, 3, 7, 100])
def test_windows_of_the_same_sound_are_joined_without_a_seam(piece: int) -> None:
    sound = np.random.default_rng(0).standard_normal(60).astype(np.float32)
    joiner, joined = Joiner(8), []
    for low, high in ((0, 20), (20, 23), (23, 45), (45, 60)):
        last = high == 60
        window = sound[low : high if last else high + 8]
        pieces = iter([window[at : at + piece] for at in range(0, len(window), piece)])
        joined += list(joiner.join(pieces, last))
    assert np.concatenate(joined) == pytest.approx(sound, abs=1e-6)


@pytest.mark.parametrize("piece", [1, 3, 100])
def test_one_window_gives_way_to_the_next_evenly(piece: int) -> None:
    joiner, joined = Joiner(4), []
    for level, length, last in ((1.0, 14, False), (3.0, 9, True)):
        window = np.full(length, level, dtype=np.float32)
        joined += list(joiner.join(iter([window[at : at + piece] for at in range(0, length, piece)]), last))
    sound = np.concatenate(joined)
    assert sound.dtype == np.float32
    assert sound.tolist() == pytest.approx([1.0] * 10 + [1.25, 1.75, 2.25, 2.75] + [3.0] * 5)


def test_a_sound_of_a_recording_has_the_frames_of_its_blank_too() -> None:
    lines = [phones_of(["T", "AH0"]), phones_of(["T"]), phones_of(["AH0"])]
    frames = sound_frames(lines, np.arange(1, 12, dtype=np.int32), Grid())
    assert frames.tolist() == [1 + 2 + 3, 4 + 5, 6 + 7 + 8, 9 + 10 + 11] and frames.dtype == np.int64
    assert sound_frames(lines, np.array([5, 0, 7, 1], dtype=np.int32), Grid(blank=False)).tolist() == [5, 0, 7, 1]


def test_the_most_likely_way_through_a_recording_is_found() -> None:
    way = np.repeat(np.arange(3), [2, 5, 1])
    score = np.where(way == np.arange(3)[:, None], 0.0, -9.0).astype(np.float32)
    assert searched(score).tolist() == [2, 5, 1]

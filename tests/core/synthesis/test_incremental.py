"""Speaking anew only what has changed."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import torch

from glowtts_core.synthesis.incremental import IncrementalVocoder, Stretch
from glowtts_core.synthesis.performer import Performer
from glowtts_core.types import Audio, Take, Utterance
from glowtts_core.vocoder.interface import Vocoder
from tests.fake_voice import fake_synthesizer, tiny_vocoder

HOP = 256
FRAMES = 200
GAPS = ((60, 70), (130, 140))
"""Unvoiced frames."""


def stretch(places: npt.NDArray[np.int64], f0_hz: npt.NDArray[np.float32]) -> Stretch:
    """A stretch whose mel depends on the places alone."""
    rows = [np.random.default_rng(place).normal(-5, 1, 80) for place in places]
    mel = torch.from_numpy(np.array(rows, np.float32).T[None])
    return Stretch("one", places, mel, torch.from_numpy(f0_hz[None]), 3, 0, len(places))


def contour() -> npt.NDArray[np.float32]:
    f0_hz = np.full(FRAMES, 150, np.float32)
    for low, high in GAPS:
        f0_hz[low:high] = 0
    return f0_hz


@pytest.fixture
def vocoder() -> Vocoder:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        return tiny_vocoder()


def said(retakes: IncrementalVocoder, one: Stretch) -> npt.NDArray[np.float32]:
    return np.concatenate(list(retakes.speak(one, lambda: None, early=True)))


def counted(vocoder: Vocoder, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by the frames that are really spoken."""
    counts: list[int] = []
    speak = vocoder.speak

    def spy(drive: Any, low: int, high: int) -> object:
        counts.append(high - low)
        return speak(drive, low, high)

    monkeypatch.setattr(vocoder, "speak", spy)
    return counts


def test_the_same_again_is_not_spoken_again(vocoder: Vocoder, monkeypatch: pytest.MonkeyPatch) -> None:
    retakes, counts = IncrementalVocoder(vocoder), counted(vocoder, monkeypatch)
    first = said(retakes, stretch(np.arange(FRAMES), contour()))
    assert sum(counts) == FRAMES
    counts.clear()
    assert np.array_equal(first, said(retakes, stretch(np.arange(FRAMES), contour())))
    assert counts == []


def test_another_pitch_is_spoken_from_gap_to_gap(vocoder: Vocoder, monkeypatch: pytest.MonkeyPatch) -> None:
    retakes, places = IncrementalVocoder(vocoder), np.arange(FRAMES)
    first = said(retakes, stretch(places, contour()))
    counts = counted(vocoder, monkeypatch)
    higher = contour()
    higher[90:100] *= 1.2
    again = said(retakes, stretch(places, higher))
    assert 0 < sum(counts) < FRAMES / 2 + 2 * vocoder.context_frames()
    reach = HOP * (vocoder.context_frames() + 2)
    changed = np.flatnonzero(first != again)
    assert HOP * 70 - reach <= changed[0] < HOP * 90
    assert HOP * 100 < changed[-1] < HOP * 132 + reach
    anew = said(IncrementalVocoder(vocoder), stretch(places, higher))
    assert np.abs(again - anew).max() < 1e-3 * np.abs(anew).max()


def test_what_a_longer_sound_pushes_along_stays_as_it_was(vocoder: Vocoder) -> None:
    retakes, more = IncrementalVocoder(vocoder), 12
    first = said(retakes, stretch(np.arange(FRAMES), contour()))
    places = np.concatenate([np.arange(95), 5000 + np.arange(more), np.arange(95, FRAMES)])
    longer = np.insert(contour(), 95, np.full(more, 150, np.float32))
    one = stretch(places, longer)
    again = said(retakes, one)
    late = HOP * (140 + vocoder.context_frames() + 2)
    assert np.array_equal(again[late + HOP * more :], first[late:])
    early = HOP * (94 - vocoder.context_frames() - 2)
    assert np.array_equal(again[:early], first[:early])
    anew = said(IncrementalVocoder(vocoder), one)
    assert np.abs(again - anew).max() < 1e-3 * np.abs(anew).max()


def test_small_steps_never_add_up(vocoder: Vocoder) -> None:
    retakes, places = IncrementalVocoder(vocoder), np.arange(FRAMES)
    one = stretch(places, contour())
    for _ in range(40):
        said(retakes, one)
        one = replace(one, mel=one.mel + 4e-4)
    again, anew = said(retakes, one), said(IncrementalVocoder(vocoder), one)
    assert np.abs(again - anew).max() < 3e-3 * np.abs(anew).max()


def test_what_was_broken_off_is_spoken_when_it_is_asked_for(vocoder: Vocoder) -> None:
    retakes, one = IncrementalVocoder(vocoder), stretch(np.arange(FRAMES), contour())
    pieces = retakes.speak(one, lambda: None, early=True)
    next(pieces)
    assert isinstance(pieces, Generator)
    pieces.close()
    assert np.array_equal(said(retakes, one), said(IncrementalVocoder(vocoder), one))


def test_a_vocoder_that_is_not_local_speaks_all_of_it() -> None:
    performer = Performer(fake_synthesizer("griffin_lim"))
    planned = performer.synthesizer.plan(Utterance("Hello my friend."))
    longer = planned.with_phones((replace(planned.phones[0], scale=2.0), *planned.phones[1:]))
    for line in (planned, longer):
        heard = [piece.samples for piece in performer.perform(line, lambda: None) if isinstance(piece, Audio)]
        anew = [chunk.samples for chunk in performer.synthesizer.render(line)]
        assert np.array_equal(np.concatenate(heard), np.concatenate(anew))


def test_gain_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    performer = Performer(fake_synthesizer())
    *_, take = performer.perform(Utterance("Hello there."), lambda: None)
    assert isinstance(take, Take)
    counts = counted(performer.synthesizer.voice.vocoder, monkeypatch)
    monkeypatch.setattr(performer.synthesizer.voice.acoustic, "decode", None)
    phones = take.utterance.phones
    louder = take.utterance.with_phones((*phones[:2], replace(phones[2], gain_db=3.0), *phones[3:]))
    *_, again = performer.perform(louder, lambda: None)
    assert isinstance(again, Take)
    assert not np.array_equal(again.audio.samples, take.audio.samples)
    assert counts == []

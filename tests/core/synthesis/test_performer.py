from __future__ import annotations

import weakref
from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import torch
from torch import Tensor

from glowtts_core.errors import Cancelled, ConfigError
from glowtts_core.synthesis import Synthesizer, timings
from glowtts_core.synthesis.performer import Performer
from glowtts_core.types import Audio, Phone, Style, Take, Utterance
from tests.fake_voice import fake_synthesizer

TEXT = "Hello, my friend. [pause 200ms] Good bye."


@pytest.fixture
def performer() -> Performer:
    return Performer(fake_synthesizer())


def never() -> None:
    """Nobody cancels."""


def performed(performer: Performer, utterance: Utterance, *, analyse: bool = True) -> tuple[list[Audio], Take]:
    *chunks, take = performer.perform(utterance, never, analyse=analyse)
    assert isinstance(take, Take)
    assert all(isinstance(chunk, Audio) for chunk in chunks)
    return [chunk for chunk in chunks if isinstance(chunk, Audio)], take


def rendered_sentences(performer: Performer, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by the number of sounds of each sentence that is really rendered."""
    seen: list[int] = []
    render = performer.synthesizer.render_sentence

    def spy(phones: Sequence[Phone], *rest: Any, **settings: Any) -> object:
        seen.append(len(phones))
        return render(phones, *rest, **settings)

    monkeypatch.setattr(performer.synthesizer, "render_sentence", spy)
    return seen


def test_what_is_performed_is_what_is_rendered(performer: Performer) -> None:
    for style in (Style(), Style(pitch_st=3, intonation=1.5, seed=4)):
        utterance = Utterance(TEXT, style=style)
        chunks, take = performed(performer, utterance)
        rendered = [chunk.samples for chunk in fake_synthesizer().render(utterance)]
        assert [len(chunk.samples) for chunk in chunks] == [len(samples) for samples in rendered]
        assert np.array_equal(take.audio.samples, np.concatenate(rendered))


def test_the_parts_of_a_take_fit_each_other(performer: Performer) -> None:
    _, take = performed(performer, Utterance(TEXT))
    phones, frames = len(take.utterance.phones), take.mel.shape[1]
    assert all(phone.seconds > 0 or phone.pinned_s for phone in take.utterance.phones)
    assert len(take.audio.samples) == frames * 256
    assert take.mel.shape == (80, frames)
    assert take.f0_hz.shape == take.searched.shape == (frames,)
    assert take.score.shape == (phones, frames)
    times = timings(take.utterance, performer.synthesizer.grid)
    assert np.allclose(take.starts_s, [time.start_s for time in times])
    assert np.allclose(take.ends_s, [time.end_s for time in times])
    assert take.starts_s[0] == 0
    assert take.ends_s[-1] == pytest.approx(take.audio.seconds)
    assert np.isfinite(take.score).all()
    steps = np.diff(take.searched)
    assert set(steps) <= {0, 1}
    assert (take.searched[0], take.searched[-1]) == (0, phones - 1)


def test_the_mel_is_the_one_the_vocoder_speaks(performer: Performer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glowtts_core.synthesis.windows.WINDOW_FRAMES", 60)
    monkeypatch.setattr("glowtts_core.synthesis.windows.EARLY_FRAMES", 40)
    heard: list[Tensor] = []
    vocoder = performer.synthesizer.voice.vocoder
    drive = vocoder.drive

    def spy(mel: Tensor, *rest: Any, **settings: Any) -> object:
        heard.append(mel[0])
        return drive(mel, *rest, **settings)

    monkeypatch.setattr(vocoder, "drive", spy)
    _, take = performed(performer, Utterance("one two three four five six seven eight nine ten"))
    assert len(heard) > 2
    for stretch in heard:
        whole = torch.from_numpy(take.mel).unfold(1, stretch.shape[1], 1)
        distances = (whole - stretch.unsqueeze(1)).abs().amax((0, 2))
        assert distances.min() < 0.35, "neighbours of a stretch are decoded a little differently, the stretch is not"
    assert take.mel.shape[1] * 256 == len(take.audio.samples)


def test_the_search_finds_the_plan_again_where_the_voice_speaks_as_planned(performer: Performer) -> None:
    _, take = performed(performer, Utterance(TEXT, style=Style(temperature=0.0)))
    planned = np.repeat(np.arange(len(take.ends_s)), np.rint((take.ends_s - take.starts_s) / take.frame_s).astype(int))
    assert (planned == take.searched).mean() > 0.8
    own = take.score[planned, np.arange(len(planned))]
    assert (own >= np.quantile(take.score, 0.5, axis=0)).mean() > 0.8


def test_pitch_edits_are_seen(performer: Performer) -> None:
    planned = performer.synthesizer.plan(Utterance("Hello friend."))
    _, plain = performed(performer, planned)
    _, higher = performed(performer, replace(planned, style=Style(pitch_st=12)))
    voiced = (plain.f0_hz > 0) & (higher.f0_hz > 0) & (higher.f0_hz < 999)
    assert voiced.any()
    assert np.allclose(higher.f0_hz[voiced], 2 * plain.f0_hz[voiced], rtol=1e-3)


def test_a_voice_without_pitch_shows_none() -> None:
    performer = Performer(fake_synthesizer("griffin_lim"))
    _, take = performed(performer, Utterance("Hello."))
    assert not take.f0_hz.any()
    with pytest.raises(ConfigError, match="pitch"):
        performed(performer, Utterance("Hello.", style=Style(pitch_st=1)))


def test_only_the_changed_sentence_is_made_anew(performer: Performer, monkeypatch: pytest.MonkeyPatch) -> None:
    first, take = performed(performer, Utterance("One two. Three four. Five six."))
    seen = rendered_sentences(performer, monkeypatch)
    again, _ = performed(performer, take.utterance)
    assert seen == []
    assert [one is two for one, two in zip(first, again, strict=True)] == [True] * len(first)
    phones = list(take.utterance.phones)
    place = len(phones) // 2
    phones[place] = replace(phones[place], scale=3.0)
    _, changed = performed(performer, take.utterance.with_phones(tuple(phones)))
    assert len(seen) == 1
    before = round(changed.starts_s[place - 4] * 22050)
    assert np.array_equal(changed.audio.samples[:before], take.audio.samples[:before])
    performed(performer, replace(take.utterance, style=Style(seed=9)))
    assert len(seen) == 4


def test_a_sentence_that_has_moved_in_the_text_is_the_same(
    performer: Performer, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, take = performed(performer, Utterance("One two. Three four."))
    seen = rendered_sentences(performer, monkeypatch)
    moved = tuple(
        replace(phone, start=phone.start + 9, end=phone.end + 9, word=None if phone.word is None else phone.word + 2)
        for phone in take.utterance.phones
    )
    _, again = performed(performer, replace(take.utterance, phones=moved))
    assert seen == []
    assert again.utterance.phones == moved


def test_without_analysis_comes_the_sound_and_later_the_rest(
    performer: Performer, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, bare = performed(performer, Utterance(TEXT), analyse=False)
    assert bare.score.shape == (len(bare.utterance.phones), 0)
    assert bare.mel.shape[1] == len(bare.searched)
    seen = rendered_sentences(performer, monkeypatch)
    _, whole = performed(performer, bare.utterance)
    assert seen == []
    assert whole.score.size


def test_very_short_sounds_still_have_a_path(performer: Performer) -> None:
    planned = performer.synthesizer.plan(Utterance("Hello my friend."))
    for seconds in (0.03, 0.012, 0.0):
        phones = tuple(replace(phone, pinned_s=seconds) for phone in planned.phones)
        _, take = performed(performer, planned.with_phones(phones))
        assert len(take.searched) == take.mel.shape[1]
        assert set(np.diff(take.searched)) <= {0, 1} or seconds == 0


def test_cancelling_leaves_the_performer_usable(performer: Performer) -> None:
    wanted, _ = performed(Performer(fake_synthesizer()), Utterance(TEXT))
    asked = 0

    def check() -> None:
        nonlocal asked
        asked += 1
        if asked == stop_at:
            raise Cancelled

    for stop_at in (1, 4, 9, 14):
        asked = 0
        with pytest.raises(Cancelled):
            list(performer.perform(Utterance(TEXT), check))
        assert asked == stop_at
    broken_off = performer.perform(Utterance(TEXT), never)
    next(broken_off)
    assert isinstance(broken_off, Generator)
    broken_off.close()
    chunks, _ = performed(performer, Utterance(TEXT))
    assert all(np.array_equal(one.samples, two.samples) for one, two in zip(chunks, wanted, strict=True))


def test_memory_is_bounded(performer: Performer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glowtts_core.synthesis.performer.KEPT_S", 1.0)
    spoken: list[weakref.ref[npt.NDArray[np.float32]]] = []
    for seed in range(4):
        chunks, _ = performed(performer, Utterance("Hello my friend.", style=Style(seed=seed)))
        spoken += [weakref.ref(chunk.samples) for chunk in chunks]
    rate = chunks[0].sample_rate
    del chunks
    kept = [samples for one in spoken if (samples := one()) is not None]
    assert 0 < sum(map(len, kept)) < 2.5 * rate
    monkeypatch.setattr("glowtts_core.synthesis.performer.MOST_CELLS", 100)
    _, take = performed(performer, Utterance("Hello my friend."))
    assert take.score.shape[1] == 0
    assert len(take.searched) == take.mel.shape[1]


def test_a_long_mel_is_looked_at_in_stretches(performer: Performer, monkeypatch: pytest.MonkeyPatch) -> None:
    utterance = performer.synthesizer.plan(Utterance("one two three four five six seven"))
    _, whole = performed(performer, utterance)
    monkeypatch.setattr("glowtts_core.synthesis.acoustics.LOOK_FRAMES", 40)
    _, pieces = performed(Performer(Synthesizer(performer.synthesizer.voice)), utterance)
    assert np.allclose(whole.score, pieces.score, atol=0.01 * np.ptp(whole.score))

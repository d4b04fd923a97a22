"""Speakers of one voice: who is asked for is heard, timed and kept apart everywhere."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from glowtts_core.errors import ConfigError
from glowtts_core.synthesis import Synthesizer
from glowtts_core.synthesis.performer import Performer
from glowtts_core.text.normalize.characters import Notice
from glowtts_core.types import Style, Take, Utterance
from tests.core.synthesis.conftest import sound
from tests.fake_voice import SpellingReader, fake_synthesizer, fake_voice

TEXT = "Hello my friend. You are here."
GAP_S = 0.25  # between sentences; no model plans it
ANNA, BERT = Style(speaker="anna"), Style(speaker="bert")
BETWEEN = Style(speaker="anna", mix_with="bert", mix=0.5)


@pytest.fixture
def synthesizer() -> Synthesizer:
    return fake_synthesizer(speakers=2)


def seconds(synthesizer: Synthesizer, style: Style) -> list[float]:
    return [phone.seconds for phone in synthesizer.plan(Utterance(TEXT, style=style)).phones]


def taken(performer: Performer, utterance: Utterance) -> Take:
    *_, take = performer.perform(utterance, lambda: None)
    assert isinstance(take, Take)
    return take


def test_each_speaker_has_lengths_and_a_sound_of_their_own(synthesizer: Synthesizer) -> None:
    plans = [seconds(synthesizer, style) for style in (ANNA, BERT, BETWEEN)]
    assert plans[0] != plans[1] != plans[2] != plans[0]
    planned = synthesizer.plan(Utterance(TEXT))  # the same lengths for all: what differs now is the sound
    sounds = [sound(synthesizer, replace(planned, style=style)) for style in (ANNA, BERT, BETWEEN)]
    for one, other in ((0, 1), (1, 2), (0, 2)):
        assert len(sounds[one]) == len(sounds[other])
        assert not np.allclose(sounds[one], sounds[other], atol=1e-3)


@pytest.mark.parametrize(
    ("style", "same"),
    [
        (Style(), ANNA),
        (Style(mix=0.7), ANNA),
        (replace(BETWEEN, mix=0.0), ANNA),
        (replace(BETWEEN, mix=1.0), BERT),
        (Style(speaker="anna", mix_with="anna", mix=0.5), ANNA),
        (Style(speaker="anna", mix_with="bert", mix=0.25), Style(speaker="bert", mix_with="anna", mix=0.75)),
    ],
)
def test_different_words_for_one_speaker_mean_the_same(synthesizer: Synthesizer, style: Style, same: Style) -> None:
    fresh = fake_synthesizer(speakers=2)
    assert np.allclose(seconds(synthesizer, style), seconds(fresh, same), atol=1e-6)
    planned = synthesizer.plan(Utterance(TEXT, style=same))
    mine, theirs = sound(synthesizer, replace(planned, style=style)), sound(fresh, planned)
    assert np.allclose(mine, theirs, atol=1e-3)


def test_the_usual_speaker_is_the_one_that_the_card_says() -> None:
    voice = fake_voice(speakers=2)
    other = Synthesizer(replace(voice, card=replace(voice.card, speaker=1)), SpellingReader())
    assert np.array_equal(
        sound(other, Utterance(TEXT)), sound(fake_synthesizer(speakers=2), Utterance(TEXT, style=BERT))
    )


def test_what_is_kept_of_one_speaker_is_not_given_out_for_another(synthesizer: Synthesizer) -> None:
    planned = synthesizer.plan(Utterance(TEXT, style=Style(temperature=0.0)))
    performer = Performer(synthesizer)
    warm = []
    for speaker in ("anna", "bert", "anna", "bert"):  # the latents are the same: only the speaker tells them apart
        line = replace(planned, style=Style(temperature=0.0, speaker=speaker))
        warm.append(taken(performer, line))
        cold = taken(Performer(fake_synthesizer(speakers=2)), line)
        assert np.allclose(warm[-1].mel, cold.mel, atol=1e-3)
        assert np.allclose(warm[-1].score, cold.score, rtol=1e-3, atol=1e-2)
    assert not np.allclose(warm[0].mel, warm[1].mel, atol=1e-2)
    assert np.array_equal(warm[0].audio.samples, warm[2].audio.samples)


def test_scores_of_a_mel_depend_on_who_is_said_to_speak(synthesizer: Synthesizer) -> None:
    take = taken(Performer(synthesizer), Utterance("Hello.", style=BERT))
    mel = torch.from_numpy(take.mel)
    by_bert, by_anna, again = (
        synthesizer.token_scores(take.utterance.phones, mel, style) for style in (BERT, ANNA, Style())
    )
    assert not np.allclose(by_bert, by_anna)
    assert np.array_equal(by_anna, again)
    assert np.allclose(take.score, np.maximum.reduceat(by_bert, [0, *range(3, len(by_bert), 2)]), atol=1e-2)


@pytest.mark.parametrize("speakers", [0, 2])
def test_an_unknown_speaker_is_told_and_the_usual_one_speaks(speakers: int) -> None:
    synthesizer = fake_synthesizer(speakers=speakers)
    notices: list[Notice] = []
    stranger = Utterance(TEXT, style=Style(speaker="zoe", mix_with="yan", mix=0.5))
    planned = synthesizer.plan(stranger, notice=notices.append)
    assert [one.text for one in notices] == ["zoe", "yan"]
    assert all("tiny" in one.message for one in notices)
    assert [phone.seconds for phone in planned.phones] == seconds(synthesizer, Style())
    assert np.array_equal(sound(synthesizer, planned), sound(fake_synthesizer(speakers=speakers), Utterance(TEXT)))
    notices.clear()
    synthesizer.plan(Utterance(TEXT, style=BETWEEN if speakers else Style()), notice=notices.append)
    assert not notices


@pytest.mark.parametrize("mix", [-0.1, 1.1, float("nan")])
def test_a_mix_beyond_the_two_is_refused(synthesizer: Synthesizer, mix: float) -> None:
    with pytest.raises(ConfigError, match="mix is"):
        synthesizer.plan(Utterance(TEXT, style=replace(BETWEEN, mix=mix)))


def test_each_speaker_has_a_pace_of_their_own() -> None:
    plain, paced = fake_voice(speakers=2), fake_voice(speakers=2)
    paced = replace(paced, card=replace(paced.card, pace=(1.25, 0.8)))
    ours, theirs = Synthesizer(paced, SpellingReader()), Synthesizer(plain, SpellingReader())
    for style, ratio in ((ANNA, 1.25), (BERT, 0.8), (BETWEEN, 1.0)):
        pairs = list(zip(seconds(ours, style), seconds(theirs, style), strict=True))
        of_the_model = [(mine, other) for mine, other in pairs if other != GAP_S]
        assert len(of_the_model) == len(pairs) - 1
        assert [mine for mine, _ in of_the_model] == pytest.approx([ratio * s for _, s in of_the_model], rel=1e-4)


def test_speakers_differ() -> None:
    voice = fake_voice(speakers=2)
    voice.acoustic.emb_g.weight.normal_()
    one = Synthesizer(voice, SpellingReader())
    two = Synthesizer(replace(voice, card=replace(voice.card, speaker=1)), SpellingReader())
    assert not np.array_equal(sound(one, Utterance("Hello")), sound(two, Utterance("Hello")))

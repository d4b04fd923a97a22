"""A question that asks for yes or no rises at its end, where the voice's card says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.quality.melody import contour
from glowtts_core.cli.pack import NO_VOCODER, trained_vocoder
from glowtts_core.errors import VoiceError
from glowtts_core.synthesis import Synthesizer
from glowtts_core.synthesis.performer import Performer
from glowtts_core.synthesis.question_intonation import asks_yes_or_no, question_rise
from glowtts_core.text.frontend import Frontend
from glowtts_core.types import PAUSE, Phone, Style, Take, Utterance
from glowtts_core.voice.card import VoiceCard
from glowtts_core.voice.folder import Voice

VOICE = Path(__file__).parents[3] / "assets" / "voices" / "kathleen"
RISE_ST = 9.0


@pytest.fixture(scope="module")
def frontend() -> Frontend:
    return Frontend()


@pytest.fixture(scope="module")
def voice(built_in_voice: Voice) -> Voice:
    return replace(built_in_voice, card=replace(built_in_voice.card, question_rise_st=RISE_ST))


@pytest.fixture(scope="module")
def performer(voice: Voice) -> Performer:
    return Performer(Synthesizer(voice))


def _take(performer: Performer, text: str, **style: Any) -> Take:
    usual = performer.synthesizer.voice.card.style
    return performer.take(Utterance(text, style=replace(usual, temperature=0.0, **style)), lambda: None)


def _end_hz(performer: Performer, take: Take) -> float:
    """The pitch of the last tenth of a second of voice, as it is heard."""
    f0_hz = contour(take.audio, performer.synthesizer.voice.mel, careful=True)
    return float(np.median(f0_hz[f0_hz > 0][-9:]))


@pytest.mark.parametrize(
    ("text", "rises"),
    [
        ("Is it raining?", True),
        ("You are going home?", True),
        ("Is that what you want?", True),
        ("Please, may I come in?", True),
        ("It is raining.", False),
        ("Where are you?", False),
        ("And who is that?", False),
        ("What's the time?", False),
        ("With whom did she leave?", False),
        ("If it rains, how do we go home?", False),
        ("Do you want tea or coffee?", False),
        ("?", False),
    ],
)
def test_which_sentences_ask_for_yes_or_no(frontend: Frontend, text: str, rises: bool) -> None:
    phones = frontend.read(text).phones if text != "?" else (Phone("?"),)
    assert asks_yes_or_no(phones) is rises


def test_a_pause_after_the_mark_does_not_hide_it(frontend: Frontend) -> None:
    assert asks_yes_or_no((*frontend.read("Is it raining?").phones, Phone(PAUSE)))
    assert not asks_yes_or_no((Phone(PAUSE),))


def test_the_curve_rises_from_the_last_stressed_vowel_to_the_last_sound() -> None:
    phones = [Phone(symbol) for symbol in ("K", "AE1", "N", "AY1", "S", "T", "EY1", "?")]
    frames = np.array([10, 10, 10, 20, 10, 10, 20, 10])
    curve = question_rise(phones, frames, 8.0)
    assert curve.dtype == np.float32
    assert len(curve) == frames.sum()
    assert not curve[:24].any()  # 0.35 of the 70 frames before the vowel
    assert (np.diff(curve) >= 0).all()
    assert curve[69] == pytest.approx(1.6, abs=0.1)
    assert (curve[88:] == 8.0).all()


def test_a_question_without_a_stressed_vowel_rises_on_its_last_sound() -> None:
    curve = question_rise([Phone("M"), Phone("AH0"), Phone("?")], np.array([10, 10, 4]), 8.0)
    assert curve[-1] == 8.0
    assert not question_rise([Phone("?")], np.array([6]), 8.0).any()


def test_a_question_ends_higher_than_the_statement(performer: Performer) -> None:
    asked, told = _take(performer, "Is the boat ready to leave?"), _take(performer, "Is the boat ready to leave.")
    assert 12 * np.log2(_end_hz(performer, asked) / _end_hz(performer, told)) > 4
    shown = [float(np.median(take.f0_hz[take.f0_hz > 0][-9:])) for take in (asked, told)]
    assert 12 * np.log2(shown[0] / shown[1]) > 4  # what the timeline shows is what is heard


def test_a_question_for_a_word_ends_as_the_model_ends_it(performer: Performer, voice: Voice) -> None:
    plain = Performer(Synthesizer(replace(voice, card=replace(voice.card, question_rise_st=0.0))))
    rising, level = (_take(one, "Where is the boat?") for one in (performer, plain))
    assert np.array_equal(rising.audio.samples, level.audio.samples)


def test_without_intonation_a_question_is_as_flat_as_the_rest(performer: Performer) -> None:
    f0_hz = _take(performer, "Is the boat ready to leave?", intonation=0.0).f0_hz
    assert np.ptp(12 * np.log2(f0_hz[f0_hz > 0])) < 0.01


def test_the_rise_adds_to_what_the_user_bends(performer: Performer) -> None:
    plain, moved = (_take(performer, "Is it late?", pitch_st=shift).f0_hz for shift in (0.0, -3.0))
    voiced = (plain > 0) & (moved > 0)
    assert np.allclose(12 * np.log2(plain[voiced] / moved[voiced]), 3.0, atol=0.01)


def test_a_vocoder_that_takes_no_pitch_asks_without_a_rise(voice: Voice) -> None:
    deaf = Synthesizer(replace(voice, vocoder=trained_vocoder(NO_VOCODER, voice.mel)))
    chunks = list(deaf.render(Utterance("Is it late?", style=Style())))
    assert sum(len(chunk.samples) for chunk in chunks) > 0


def test_the_card_keeps_the_rise_and_refuses_what_is_none(voice: Voice) -> None:
    values = voice.card.to_json()
    assert VoiceCard.from_json(values).question_rise_st == RISE_ST
    assert "question_rise_st" not in replace(voice.card, question_rise_st=0.0).to_json()
    for wrong in (-1, 25, True, "high", None, float("nan")):
        with pytest.raises(VoiceError, match="rise of its questions"):
            VoiceCard.from_json({**values, "question_rise_st": wrong})

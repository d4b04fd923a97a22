"""The voice that ships: whole, small, able to say every sound it lists, and understood."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.recogniser import Errors, Recogniser, plain_words, word_errors
from glowtts_core.synthesis import Synthesizer
from glowtts_core.text.symbols import ARPABET
from glowtts_core.types import Audio, Phone, Style, Utterance
from glowtts_core.voice.folder import Voice

FOLDER = Path(__file__).parents[3] / "assets" / "voices" / "kathleen"


@pytest.fixture(scope="module")
def voice(built_in_voice: Voice) -> Synthesizer:
    return Synthesizer(built_in_voice)


def spoken(voice: Synthesizer, utterance: Utterance) -> Audio:
    chunks = list(voice.render(utterance))
    return Audio(np.concatenate([chunk.samples for chunk in chunks]), chunks[0].sample_rate)


def test_it_is_small_and_says_whose_it_is(voice: Synthesizer) -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 40e6
    card = voice.voice.card
    assert card.licence.startswith("CC0-1.0")
    assert card.speakers == ("kathleen", "rms")
    assert "CC0" in str(card.training["data"])
    assert voice.voice.vocoder.takes_f0


def test_it_says_every_sound_without_clipping(voice: Synthesizer) -> None:
    phones = tuple(Phone(symbol, take=take) for take, symbol in enumerate((*ARPABET, "pau", ",", "?", "!", ".")))
    audio = spoken(voice, Utterance("all sounds", voice.plan(Utterance("all sounds", phones)).phones))
    assert np.isfinite(audio.samples).all()
    assert 0.1 < np.abs(audio.samples).max() < 1.0


def test_it_is_understood(voice: Synthesizer) -> None:
    recogniser, errors = Recogniser(), Errors()
    for text in (
        "She recalled that it was subsequent to the time the president had been shot.",
        "Live wires should be kept covered.",
        "The eyes of the future became the eyes of God.",
        "Ask me and I will tell you I fight for communism.",
    ):
        heard = recogniser.words(spoken(voice, Utterance(text, style=Style(seed=1))))
        errors += word_errors(plain_words(text), heard)
    assert errors.rate < 0.3


def test_a_take_repeats_and_temperature_makes_another(voice: Synthesizer) -> None:
    text = "One line."
    first, again, other = (
        spoken(voice, Utterance(text, style=style)).samples for style in (Style(seed=1), Style(seed=1), Style(seed=2))
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first[:2000], other[:2000])

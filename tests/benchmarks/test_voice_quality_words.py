"""Words left out and words said twice, as `benchmarks.voice_quality` finds them."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.quality.skipped import Faults, faults_in, one_sentence, skipped_rows
from benchmarks.quality.spoken_words import Spoken, Word, WordCheck, confirmed, cut_out, doubled
from benchmarks.quality.voice import Candidate
from benchmarks.sentences import Sentence
from glowtts_core.types import Audio

RATE = 22050


@pytest.fixture(scope="module")
def said() -> tuple[WordCheck, Audio, str]:
    """A sentence as the built-in voice says it, and somebody who listens to it."""
    voice, text = Candidate(""), "The tall man carried seven wooden boxes into the garden."
    return WordCheck(voice.synthesizer.frontend), voice.speak(text), text


def test_a_whole_sentence_is_found_whole(said: tuple[WordCheck, Audio, str]) -> None:
    check, audio, text = said
    found = check.listen(audio, text)
    assert found.complete
    assert [word.text for word in check.words(text)] == text.rstrip(".").split()
    starts = [found.times_s[place][0] for place in range(10)]
    assert starts == sorted(starts)
    assert found.times_s[9][1] == pytest.approx(audio.seconds, abs=0.4)


@pytest.mark.parametrize("place", [2, 4, 6])
def test_a_word_cut_out_and_a_word_doubled_are_found(said: tuple[WordCheck, Audio, str], place: int) -> None:
    check, audio, text = said
    span = check.listen(audio, text).times_s[place]
    gap = check.listen(cut_out(audio, span), text)
    assert (gap.missing, gap.repeated) == ((place,), ())
    twice = check.listen(doubled(audio, span), text)
    assert (twice.missing, twice.repeated) == ((), (place,))


@pytest.mark.parametrize(
    ("dictated", "missing", "repeated"),
    [
        ("let it burn it gives us warmth", (), ()),  # the second "it" was said; "gives" was the way around it
        ("let it burn gives us warmth", (3,), (4,)),
        ("let it burn he gives us warmth", (3,), (4,)),
        ("", (3,), (4,)),
    ],
)
def test_a_word_that_dictation_writes_down_is_not_missing(
    dictated: str, missing: tuple[int, ...], repeated: tuple[int, ...]
) -> None:
    words = [Word(text, ("AH",)) for text in ("Let", "it", "burn", "it", "gives", "us", "warmth")]
    found = confirmed(Spoken((3,), (4,), {}), words, dictated.split())
    assert (found.missing, found.repeated) == (missing, repeated)


def test_a_repetition_far_from_a_word_that_was_said_stays() -> None:
    words = [Word(text, ("AH",)) for text in "a b c d e f g".split()]
    found = confirmed(Spoken((0,), (6,), {}), words, "a b c d e f g".split())
    assert (found.missing, found.repeated) == ((), (6,))


def test_cutting_and_doubling_change_the_length_by_the_span() -> None:
    audio = Audio(np.linspace(-1, 1, RATE, dtype=np.float32), RATE)
    assert doubled(audio, (0.25, 0.5)).seconds == pytest.approx(1.25, abs=1e-4)
    assert cut_out(audio, (0.25, 0.5)).seconds == pytest.approx(0.745, abs=1e-3)
    assert cut_out(audio, (-1.0, 0.5)).seconds == pytest.approx(0.5, abs=1e-4)
    assert cut_out(audio, (0.5, 9.0)).seconds == pytest.approx(0.5, abs=1e-4)


def test_a_text_as_one_sentence() -> None:
    assert one_sentence("One, two. Three? It is 3.5 m. End.") == "One, two, Three, It is 3.5 m, End."


def test_faults_of_longer_and_of_short_words_are_told_apart(said: tuple[WordCheck, Audio, str]) -> None:
    check, audio, text = said
    assert faults_in(check, text, audio) == Faults()
    times = check.listen(audio, text).times_s
    assert faults_in(check, text, cut_out(audio, times[4])) == Faults(longer=("no “seven”",))
    assert faults_in(check, text, cut_out(audio, times[8])) == Faults(short=("no “the”",))


def test_a_voice_that_leaves_a_word_out_does_not_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    voice, text = Candidate(""), "The tall man carried seven wooden boxes into the garden."
    monkeypatch.setattr("benchmarks.quality.skipped.SPEEDS", (1.0,))
    monkeypatch.setattr("benchmarks.quality.skipped.Program.installed", False)

    def verdicts() -> list[bool | None]:
        return [row.met for row in skipped_rows(voice, [], [Sentence("a", text)], [])]

    assert verdicts() == [True, None]
    whole = voice.speak
    monkeypatch.setattr(voice, "speak", lambda said, **style: whole(said.replace("wooden ", ""), **style))
    assert verdicts() == [False, None]

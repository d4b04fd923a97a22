"""The answer is planted: the voice itself speaks a line with known edits, and is listened to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from glowtts_core.audio.wav import read_audio, resample, write_audio
from glowtts_core.cli import main
from glowtts_core.edits import follow
from glowtts_core.errors import AlignmentError, Cancelled, GlowTTSError
from glowtts_core.follow_recording import Listened, listen
from glowtts_core.prosody import is_pause
from glowtts_core.synthesis import Synthesizer
from glowtts_core.synthesis.performer import Performer
from glowtts_core.types import Audio, Phone, Style, Take, Utterance
from glowtts_core.voice.folder import Voice
from tests.fake_voice import tiny_vocoder

TEXT = "The eyes of the future became the eyes of God."
BENT_WORD = 4
RATE = 22050


def never() -> None:
    pass


def spoken(performer: Performer, utterance: Utterance) -> Take:
    (take,) = [piece for piece in performer.perform(utterance, never, analyse=False) if isinstance(piece, Take)]
    return take


@pytest.fixture(scope="module")
def performer(built_in_voice: Voice) -> Performer:
    return Performer(Synthesizer(built_in_voice))


@pytest.fixture(scope="module")
def line(performer: Performer) -> Utterance:
    return performer.synthesizer.plan(Utterance(TEXT, style=Style(seed=1)))


@pytest.fixture(scope="module")
def recording(performer: Performer, line: Utterance) -> Take:
    """The line with every fourth sound longer and one word higher."""
    return spoken(performer, line.with_phones(tuple(edited(index, phone) for index, phone in enumerate(line.phones))))


@pytest.fixture(scope="module")
def listened(performer: Performer, line: Utterance, recording: Take) -> Listened:
    return listen(performer, line, recording.audio, never)


def edited(index: int, phone: Phone) -> Phone:
    longer = index % 4 == 3 and not is_pause(phone.symbol)
    return replace(phone, scale=1.6 if longer else 1.0, pitch_st=3.0 if phone.word == BENT_WORD else 0.0)


def test_durations_come_back_within_a_frame_or_two(recording: Take, listened: Listened) -> None:
    found = np.array(listened.heard.seconds)
    errors = np.abs(found - (recording.ends_s - recording.starts_s)) / recording.frame_s
    assert np.mean(errors <= 1.5) > 0.8
    assert np.mean(errors <= 2.5) > 0.95
    assert found.sum() == pytest.approx(recording.audio.seconds, abs=0.1)


def test_the_bent_word_comes_back_within_a_semitone(recording: Take, listened: Listened) -> None:
    bends = zip(listened.heard.bends_st, recording.utterance.phones, strict=True)
    known = [(bend, phone.pitch_st > 0) for bend, phone in bends if bend is not None]
    bent, others = ([bend for bend, inside in known if inside is which] for which in (True, False))
    assert len(known) > 15
    assert np.median(bent) - np.median(others) == pytest.approx(3.0, abs=1.0)


def test_the_line_is_then_spoken_as_it_was_recorded(
    performer: Performer, line: Utterance, recording: Take, listened: Listened
) -> None:
    def distance(utterance: Utterance) -> float:
        take = spoken(performer, utterance)
        count = min(len(take.f0_hz), len(recording.f0_hz))
        mine, theirs = take.f0_hz[:count], recording.f0_hz[:count]
        both = (mine > 0) & (theirs > 0)
        steps = 12 * np.log2(mine[both] / theirs[both])
        return float(np.std(steps))

    whole = follow(listened.heard)
    assert spoken(performer, whole).audio.seconds == pytest.approx(recording.audio.seconds, abs=0.1)
    assert distance(whole) < 0.8 * distance(follow(listened.heard, melody=False))


def test_the_words_are_believed(listened: Listened) -> None:
    assert not listened.heard.doubtful
    assert listened.heard.held == ()
    assert listened.heard.own_score > listened.heard.score
    assert listened.audio.sample_rate == RATE


def test_a_recording_at_another_rate_and_level_tells_the_same(
    performer: Performer, line: Utterance, recording: Take, listened: Listened
) -> None:
    quiet = resample(Audio(recording.audio.samples * np.float32(0.1), RATE), 48000)
    again = listen(performer, line, quiet, never).heard
    differences = np.abs(np.array(again.seconds) - np.array(listened.heard.seconds))
    assert np.mean(differences < 0.024) > 0.9


def test_several_sentences_are_followed_as_one_line(performer: Performer) -> None:
    line = performer.synthesizer.plan(Utterance("Live wires should be covered. Ask me tomorrow."))
    slow = spoken(performer, replace(line, style=replace(line.style, speed=0.8)))
    heard = listen(performer, line, slow.audio, never).heard
    errors = np.abs(np.array(heard.seconds) - (slow.ends_s - slow.starts_s)) / slow.frame_s
    assert len(heard.seconds) == len(line.phones)
    assert np.mean(errors <= 2.5) > 0.85


def noise(seconds: float) -> Audio:
    return Audio(np.random.default_rng(0).normal(0, 0.05, round(seconds * RATE)).astype(np.float32), RATE)


@pytest.mark.parametrize(
    ("sound", "words"),
    [
        (Audio(np.zeros(RATE, np.float32), RATE), "silent"),
        (noise(0.005), "silent"),
        (noise(0.2), "too little for this line"),
        (noise(2.5), "does not seem to hold the words"),
        (noise(30.0), "do not belong together"),
        (noise(61.0), "longer than 60 s"),
        (Audio((0.2 * np.sin(np.arange(60000) * 0.05)).astype(np.float32), RATE), "does not seem to hold"),
    ],
)
def test_what_is_no_recording_of_the_line_is_refused(
    performer: Performer, line: Utterance, sound: Audio, words: str
) -> None:
    with pytest.raises(AlignmentError, match=words):
        listen(performer, line, sound, never)


def verdict(performer: Performer, line: Utterance, sound: Audio) -> str:
    try:
        return "doubtful" if listen(performer, line, sound, never).heard.doubtful else "fine"
    except AlignmentError:
        return "refused"


@pytest.mark.parametrize(
    "text", ["They will never come back to this place again.", "Ask me and I will tell you more about it."]
)
def test_other_words_are_refused_or_doubted(performer: Performer, line: Utterance, text: str) -> None:
    assert verdict(performer, line, spoken(performer, Utterance(text)).audio) != "fine"


@pytest.mark.parametrize("text", ["No.", "What time is it?"])
def test_the_words_of_a_short_line_are_believed_too(performer: Performer, text: str) -> None:
    line = Utterance(text, style=Style(seed=3))
    assert verdict(performer, line, spoken(performer, line).audio) == "fine"


def test_a_voice_without_pitch_takes_the_timing_alone(performer: Performer, line: Utterance, recording: Take) -> None:
    deaf = replace(performer.synthesizer.voice, vocoder=tiny_vocoder("griffin_lim"))
    heard = listen(Performer(Synthesizer(deaf)), line, recording.audio, never).heard
    assert not heard.melodic
    assert sum(heard.seconds) == pytest.approx(recording.audio.seconds, abs=0.1)


def test_it_can_be_cancelled_and_tells_how_far_it_is(performer: Performer, line: Utterance, recording: Take) -> None:
    shares: list[float] = []
    listen(performer, line, recording.audio, never, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0

    def cancelled() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        listen(performer, line, recording.audio, cancelled)


def test_the_command_speaks_a_text_as_the_recording_does(recording: Take, tmp_path: Path) -> None:
    said, out = tmp_path / "said.wav", tmp_path / "out.wav"
    write_audio(said, recording.audio)
    assert main(["follow", TEXT, str(said), "--out", str(out), "--threads", "1"]) == 0
    assert read_audio(out).seconds == pytest.approx(recording.audio.seconds, abs=0.1)


def test_the_command_refuses_what_is_no_recording_of_the_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_audio(tmp_path / "noise.wav", noise(2.5))
    out = tmp_path / "out.wav"
    assert main(["follow", TEXT, str(tmp_path / "noise.wav"), "--out", str(out), "--threads", "1"]) == 2
    assert "words of this line" in capsys.readouterr().err
    assert not out.exists()


def test_errors_are_in_the_words_of_the_person(performer: Performer, line: Utterance) -> None:
    with pytest.raises(GlowTTSError) as caught:
        listen(performer, line, noise(0.2), never)
    assert "Record the whole line" in str(caught.value)

"""What the user's edits do to the sound: pitch, gain, pauses; and where texts are cut."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from glowtts_core.errors import ConfigError
from glowtts_core.synthesis import Synthesizer, timings
from glowtts_core.synthesis.contour import median_pitch, per_frame, shifted_pitch, with_gain
from glowtts_core.synthesis.segmentation import cuts, sentences
from glowtts_core.synthesis.windows import Joiner
from glowtts_core.types import PAUSE, Phone, Style, Utterance
from glowtts_core.vocoder.interface import Drive
from tests.core.synthesis.conftest import sound
from tests.fake_voice import fake_synthesizer

TEXT = "Hello there my friend."


def edited(speaker: Synthesizer, index: int, **values: Any) -> Utterance:
    planned = speaker.plan(Utterance(TEXT))
    phones = list(planned.phones)
    phones[index] = replace(phones[index], **values)
    return planned.with_phones(tuple(phones))


def pitches(speaker: Synthesizer, utterance: Utterance, monkeypatch: pytest.MonkeyPatch) -> npt.NDArray[np.float32]:
    """The pitch contour that reaches the vocoder."""
    seen: list[torch.Tensor] = []
    drive = speaker.voice.vocoder.drive

    def spy(mel: torch.Tensor, f0_hz: torch.Tensor | None, **settings: Any) -> Drive:
        seen.append(speaker.voice.vocoder.predict_f0(mel) if f0_hz is None else f0_hz)
        return drive(mel, f0_hz, **settings)

    with monkeypatch.context() as patch:
        patch.setattr(speaker.voice.vocoder, "drive", spy)
        sound(speaker, utterance)
    (only,) = seen
    return only[0].numpy()


def test_pitch_moves_by_the_semitones_asked_for(speaker: Synthesizer, monkeypatch: pytest.MonkeyPatch) -> None:
    own = pitches(speaker, Utterance(TEXT), monkeypatch)
    assert (own > 0).mean() > 0.9
    up = pitches(speaker, Utterance(TEXT, style=Style(pitch_st=3)), monkeypatch)
    assert 12 * np.log2(up / own) == pytest.approx(np.full(len(own), 3.0), abs=1e-3)


def test_pitch_of_one_sound_moves_that_sound_alone(speaker: Synthesizer, monkeypatch: pytest.MonkeyPatch) -> None:
    utterance = edited(speaker, 4, pitch_st=5.0, pinned_s=0.3)
    own = pitches(speaker, edited(speaker, 4, pinned_s=0.3), monkeypatch)
    moved_st = 12 * np.log2(pitches(speaker, utterance, monkeypatch) / own)
    time = timings(utterance, speaker.grid)[4]
    low, high = round(time.start_s / speaker.grid.frame_s), round(time.end_s / speaker.grid.frame_s)
    assert moved_st[low + 4 : high - 4] == pytest.approx(np.full(high - low - 8, 5.0), abs=1e-3)
    assert np.abs(np.concatenate([moved_st[: low - 4], moved_st[high + 4 :]])).max() < 1e-3
    assert np.abs(np.diff(moved_st)).max() < 2.5


def test_a_vocoder_without_pitch_says_so() -> None:
    speaker = fake_synthesizer("griffin_lim")
    assert len(sound(speaker, Utterance("Hi"))) > 0
    for utterance in (Utterance("Hi", style=Style(pitch_st=1)), Utterance("Hi", style=Style(intonation=0.5))):
        with pytest.raises(ConfigError, match="no pitch input"):
            next(speaker.render(utterance))


def test_intonation_scales_around_the_median() -> None:
    f0_hz = np.array([0, 100, 200, 400, 0], dtype=np.float32)
    centre = median_pitch(f0_hz)
    flat = shifted_pitch(f0_hz, np.zeros(5, np.float32), 0.0, centre)
    assert flat.tolist() == [0, 200, 200, 200, 0]
    wide = shifted_pitch(f0_hz, np.full(5, 12, np.float32), 0.5, centre)
    assert wide == pytest.approx([0, 2 * 200 / 2**0.5, 400, 400 * 2**0.5, 0], rel=1e-5)
    assert shifted_pitch(np.zeros(5, np.float32), wide, 0.5, median_pitch(np.zeros(5, np.float32))).tolist() == [0] * 5


def test_gain_of_one_sound_is_heard_there_and_glides(speaker: Synthesizer) -> None:
    plain, loud = edited(speaker, 4, pinned_s=0.3), edited(speaker, 4, pinned_s=0.3, gain_db=-12.0)
    ratio = np.abs(sound(speaker, loud)) / np.maximum(np.abs(sound(speaker, plain)), 1e-9)
    time = timings(plain, speaker.grid)[4]
    low, high = (round(second * 22050) for second in (time.start_s, time.end_s))
    assert np.median(ratio[low + 1500 : high - 1500]) == pytest.approx(10 ** (-12 / 20), rel=1e-3)
    assert np.median(ratio[: low - 1500]) == pytest.approx(1.0)
    quieter = sound(speaker, replace(plain, style=Style(gain_db=-20)))
    assert quieter == pytest.approx(sound(speaker, plain) / 10, abs=1e-5)


def test_a_pause_of_seconds_is_silent(speaker: Synthesizer) -> None:
    utterance = speaker.plan(Utterance("Hello [pause 3000ms] friend"))
    wave, times = sound(speaker, utterance), timings(utterance, speaker.grid)
    pause = next(time for time in times if time.symbol == PAUSE)
    assert pause.end_s - pause.start_s == pytest.approx(3.0, abs=0.02)
    inside = wave[round((pause.start_s + 0.1) * 22050) : round((pause.end_s - 0.1) * 22050)]
    outside = wave[: round(pause.start_s * 22050)]
    assert 20 * np.log10(inside.std() / outside.std()) < -35


def test_the_middle_of_a_long_mark_is_as_quiet_as_the_quietest_moment(
    speaker: Synthesizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = speaker.plan(Utterance("Hello, friend."))
    place = next(index for index, phone in enumerate(planned.phones) if phone.symbol == ",")
    longer = replace(planned.phones[place], pinned_s=2.0)
    planned = planned.with_phones((*planned.phones[:place], longer, *planned.phones[place + 1 :]))
    seen: list[torch.Tensor] = []
    drive = speaker.voice.vocoder.drive

    def spy(mel: torch.Tensor, *rest: Any, **settings: Any) -> Drive:
        seen.append(mel[0])
        return drive(mel, *rest, **settings)

    monkeypatch.setattr(speaker.voice.vocoder, "drive", spy)
    sound(speaker, planned)
    (mel,) = seen
    start = round(timings(planned, speaker.grid)[place].start_s / speaker.grid.frame_s)
    middle, before = mel[:, start + 20 : start + 150].mean(0), mel[:, :start].mean(0)
    assert torch.allclose(middle, mel.mean(0).min(), rtol=1e-6)
    assert before.std() > 0


def test_curves_are_flat_inside_and_smooth_between() -> None:
    phones = [Phone("AA1"), Phone("B", gain_db=6.0)]
    curve = per_frame(phones, np.array([20, 20]), lambda phone: phone.gain_db)
    assert curve[:16].tolist() == [0] * 16
    assert curve[24:] == pytest.approx(np.full(16, 6.0))
    assert (np.diff(curve) >= -1e-6).all()
    assert with_gain(np.ones(512, np.float32), np.array([0, 6], np.float32), 0, 256)[-1] == pytest.approx(10**0.3)


def phones_from(text: str) -> list[Phone]:
    """One phone per letter, words parted by blanks, marks as they are, P = a pause."""
    phones, word = [], 0
    for character in text:
        if character == " ":
            word += 1
        elif character == "P":
            phones.append(Phone(PAUSE))
        else:
            phones.append(Phone(character, word if character.isalpha() else None))
    return phones


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ab.cd?", ["ab.", "cd?"]),
        ("ab.Pcd", ["ab.P", "cd"]),
        ("ab?!Pcd,ef.", ["ab?!P", "cd,ef."]),
        ("Pab", ["Pab"]),
        ("ab", ["ab"]),
        ("", []),
    ],
)
def test_sentences_end_after_their_marks_and_pauses(text: str, parts: list[str]) -> None:
    found = ["".join("P" if p.symbol == PAUSE else p.symbol for p in part) for part in sentences(phones_from(text))]
    assert found == parts


def test_reading_stops_where_a_sentence_is_over() -> None:
    source = iter(phones_from("ab.cd.ef."))
    next(sentences(source))
    assert len(list(source)) == 5


@pytest.mark.parametrize(
    ("text", "limit", "ends"),
    [
        ("abc def ghi", 100, [9]),
        ("abc def ghi", 7, [6, 9]),
        ("abcd,ef ghi", 7, [5, 10]),
        ("abcdefghij", 4, [4, 8, 10]),
        ("", 4, []),
    ],
)
def test_cuts_prefer_marks_then_words(text: str, limit: int, ends: list[int]) -> None:
    phones = phones_from(text)
    assert cuts(phones, [1] * len(phones), limit) == ends


@given(st.lists(st.integers(0, 30), max_size=80), st.integers(1, 40), st.text("ab ,.", min_size=80, max_size=160))
def test_cuts_cover_everything_within_the_limit(sizes: list[int], limit: int, text: str) -> None:
    phones = phones_from(text)[: len(sizes)]
    sizes = sizes[: len(phones)]
    ends = cuts(phones, sizes, limit)
    assert ends == sorted(set(ends))
    assert (ends[-1] if ends else 0) == len(phones)
    for low, high in zip([0, *ends], ends, strict=False):
        assert sum(sizes[low:high]) <= limit or high - low == 1


def test_windows_are_joined_to_the_sample() -> None:
    wave = np.arange(100, dtype=np.float32)
    joiner = Joiner(8)
    first = list(joiner.join(iter([wave[:5], wave[5:9], wave[9:40]]), last=False))
    second = list(joiner.join(iter([wave[32:35], wave[35:60]]), last=True))
    assert np.concatenate([*first, *second]) == pytest.approx(wave[:60])

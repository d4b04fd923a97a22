"""From an utterance to sound."""

from __future__ import annotations

import itertools
from collections.abc import Generator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch

from glowtts_core.errors import Cancelled, ConfigError, DeviceError, TextError, UnknownSymbolError, VoiceError
from glowtts_core.synthesis import Synthesizer, choose_device, timings
from glowtts_core.synthesis.windows import WINDOW_FRAMES
from glowtts_core.text.frontend import Reading
from glowtts_core.text.normalize.characters import Notice
from glowtts_core.types import PAUSE, Phone, Style, Utterance
from tests.core.synthesis.conftest import sound
from tests.fake_voice import SpellingReader, fake_synthesizer, fake_voice

TEXT = "Hello there, my friend. How are you today?"


def test_equal_requests_give_equal_bytes_and_other_seeds_other_ones(speaker: Synthesizer) -> None:
    first = sound(speaker, Utterance(TEXT))
    assert np.array_equal(first, sound(fake_synthesizer(), Utterance(TEXT)))
    other = sound(speaker, Utterance(TEXT, style=Style(seed=1)))
    assert len(other) == len(first)
    assert not np.allclose(first, other, atol=1e-4)
    assert np.isfinite(first).all()
    assert 0 < np.abs(first).max() <= 1


def test_at_temperature_nought_every_seed_gives_the_same_bytes(speaker: Synthesizer) -> None:
    one, other = (sound(speaker, Utterance(TEXT, style=Style(temperature=0.0, seed=seed))) for seed in (0, 7))
    assert np.array_equal(one, other)


def test_planning_first_sounds_the_same_as_reading_on_the_way(speaker: Synthesizer) -> None:
    text = f"{TEXT} [pause 200ms] One more.\n\nThe end"
    planned = speaker.plan(Utterance(text))
    assert [phone.take for phone in planned.phones] == list(range(len(planned.phones)))
    assert all(phone.seconds > 0 for phone in planned.phones)
    assert np.array_equal(sound(speaker, planned), sound(speaker, Utterance(text)))


def test_phones_point_at_the_whole_text(speaker: Synthesizer) -> None:
    planned = speaker.plan(Utterance(TEXT))
    words = {phone.word: TEXT[phone.start : phone.end] for phone in planned.phones if phone.word is not None}
    assert list(words.values()) == ["Hello", "there", "my", "friend", "How", "are", "you", "today"]
    assert list(words) == list(range(8))
    gap = next(phone for phone in planned.phones if phone.symbol == PAUSE)
    assert 0 < gap.seconds < 1
    assert gap.pinned_s is None


def test_planning_keeps_edits_and_fills_only_what_is_missing(speaker: Synthesizer) -> None:
    planned = speaker.plan(Utterance(TEXT))
    edited = replace(planned.phones[1], scale=2.0, pitch_st=1.0, seconds=0.123)
    fresh = replace(planned.phones[2], scale=0.5, seconds=0.0)
    phones = (planned.phones[0], edited, fresh, *planned.phones[3:])
    again = speaker.plan(planned.with_phones(phones))
    assert again.phones[1] == edited
    assert again.phones[2] == replace(planned.phones[2], scale=0.5)


def test_the_model_is_told_where_a_word_ends(speaker: Synthesizer) -> None:
    sounds = (("B", 0), ("AA1", 0), ("T", 0), ("AH0", 1), ("P", 1), (".", None))
    two = tuple(Phone(symbol, word, take=take) for take, (symbol, word) in enumerate(sounds))
    one = tuple(replace(phone, word=None if phone.word is None else 0) for phone in two)
    planned = [speaker.plan(Utterance("baht up", phones)).phones for phones in (two, one)]
    assert [phone.seconds for phone in planned[0]] != [phone.seconds for phone in planned[1]]


def test_timings_are_exact_to_the_sample(speaker: Synthesizer) -> None:
    style = Style(speed=1.3, pause_scale=2.0)
    planned = speaker.plan(Utterance(TEXT, style=style))
    pinned = replace(planned.phones[3], pinned_s=0.5)
    planned = planned.with_phones((*planned.phones[:3], pinned, *planned.phones[4:]))
    times = timings(planned, speaker.grid)
    assert len(times) == len(planned.phones)
    assert [(time.symbol, time.word) for time in times] == [(phone.symbol, phone.word) for phone in planned.phones]
    assert times[0].start_s == 0
    assert all(one.end_s == two.start_s for one, two in itertools.pairwise(times))
    # Its start is within half a frame of its place, its end within one.
    assert times[3].end_s - times[3].start_s == pytest.approx(0.5, abs=1.51 * speaker.grid.frame_s)
    assert round(times[-1].end_s * 22050) == len(sound(speaker, planned))


def latents(speaker: Synthesizer, utterance: Utterance, monkeypatch: pytest.MonkeyPatch) -> list[torch.Tensor]:
    """What reaches the flow, cut at the edges of the phones."""
    seen: list[torch.Tensor] = []
    decode = speaker.voice.acoustic.decode

    def spy(z: torch.Tensor, *rest: Any) -> torch.Tensor:
        seen.append(z[0])
        return decode(z, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(speaker.voice.acoustic, "decode", spy)
        sound(speaker, utterance)
    whole = torch.cat(seen, 1)
    edges = [round(time.end_s / speaker.grid.frame_s) for time in timings(utterance, speaker.grid)]
    return [whole[:, low:high] for low, high in itertools.pairwise([0, *edges])]


def test_stretching_a_sound_leaves_the_noise_of_the_others(
    speaker: Synthesizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    calm = Style(temperature=0.0)
    planned = speaker.plan(Utterance("Hello my friend.", style=Style(temperature=1.0)))
    longer = replace(planned.phones[4], scale=3.0)
    stretched = planned.with_phones((*planned.phones[:4], longer, *planned.phones[5:]))
    for index, (old, new, old_mean, new_mean) in enumerate(
        zip(
            latents(speaker, planned, monkeypatch),
            latents(speaker, stretched, monkeypatch),
            latents(speaker, replace(planned, style=calm), monkeypatch),
            latents(speaker, replace(stretched, style=calm), monkeypatch),
            strict=True,
        )
    ):
        shared = min(old.shape[1], new.shape[1])
        one, two = (old - old_mean)[:, :shared], (new - new_mean)[:, :shared]
        assert shared > 0
        assert one.std() > 0.5
        assert torch.allclose(one, two, atol=1e-5), index


def test_a_long_text_is_spoken_in_bounded_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    speaker = fake_synthesizer()
    decode, longest = speaker.voice.acoustic.decode, []

    def spy(z: torch.Tensor, *rest: Any) -> torch.Tensor:
        longest.append(z.shape[2])
        return decode(z, *rest)

    monkeypatch.setattr(speaker.voice.acoustic, "decode", spy)
    read: list[str] = []

    class Counting(SpellingReader):
        def read(self, text: str) -> Reading:
            read.append(text)
            return super().read(text)

    speaker = Synthesizer(speaker.voice, Counting())
    text = " ".join(f"Then {'word ' * 8}end{'.' if index % 7 else ''}" for index in range(40))
    chunks = speaker.render(Utterance(text))
    first = next(chunks)
    assert first.seconds < 1
    assert len(read) <= 3
    seconds = first.seconds + sum(chunk.seconds for chunk in chunks)
    assert seconds > 60
    assert len(read) > 30
    assert max(longest) <= WINDOW_FRAMES + 2 * 66


def test_windows_of_a_long_sentence_join_without_a_seam(speaker: Synthesizer, monkeypatch: pytest.MonkeyPatch) -> None:
    utterance = speaker.plan(Utterance("one two three four five six, " * 12 + "end"))
    whole = sound(speaker, utterance)
    monkeypatch.setattr("glowtts_core.synthesis.windows.WINDOW_FRAMES", 200)
    monkeypatch.setattr("glowtts_core.synthesis.windows.EARLY_FRAMES", 120)
    cut = sound(speaker, utterance)
    assert len(cut) == len(whole) == round(timings(utterance, speaker.grid)[-1].end_s * 22050)
    jumps = np.abs(np.diff(cut)).max()
    assert jumps <= 1.5 * np.abs(np.diff(whole)).max()
    size = 2048
    level = [np.sqrt(np.mean(wave[: len(wave) // size * size].reshape(-1, size) ** 2, 1)) for wave in (whole, cut)]
    assert np.median(np.abs(level[0] - level[1]) / level[0]) < 0.2


def test_stopping_early_and_cancelling_leave_the_synthesizer_usable(speaker: Synthesizer) -> None:
    before = sound(speaker, Utterance(TEXT))
    chunks = speaker.render(Utterance(TEXT))
    next(chunks)
    assert isinstance(chunks, Generator)
    chunks.close()
    asked = 0

    def check() -> None:
        nonlocal asked
        asked += 1
        if asked == stop_at:
            raise Cancelled

    for stop_at in range(1, 12):
        asked, speaker = 0, fake_synthesizer()  # one that remembers nothing
        with pytest.raises(Cancelled):
            list(speaker.render(Utterance(TEXT), check))
        assert asked == stop_at
    assert not torch.is_inference_mode_enabled()
    assert np.array_equal(before, sound(speaker, Utterance(TEXT)))


@pytest.mark.parametrize("text", ["a", "I.", "{AH0}?", "A" * 700, "x [pause 2500ms] y"])
def test_odd_texts_are_spoken(speaker: Synthesizer, text: str) -> None:
    assert len(sound(speaker, Utterance(text))) >= 512


@pytest.mark.parametrize("text", ["", "  \n ", "...", "?! —"])
def test_nothing_to_say_is_an_error(speaker: Synthesizer, text: str) -> None:
    with pytest.raises(TextError):
        list(speaker.render(Utterance(text)))


def test_unspeakable_sentences_are_passed_over_with_a_notice(speaker: Synthesizer) -> None:
    notices: list[Notice] = []
    planned = speaker.plan(Utterance("Hi. 123 456. Bye..."), notice=notices.append)
    assert [(notice.text, notice.start) for notice in notices] == [("123 456.", 4)]
    assert len({phone.word for phone in planned.phones} - {None}) == 2


def test_bad_markup_is_told_with_its_place_in_the_whole_text(speaker: Synthesizer) -> None:
    with pytest.raises(TextError, match="character 13"):
        speaker.plan(Utterance("It is fine. {HH AH0"))


def test_an_unknown_sound_is_named_with_the_voice(speaker: Synthesizer) -> None:
    with pytest.raises(UnknownSymbolError, match=r"tiny.*ZZ9"):
        speaker.plan(Utterance("x", phones=(Phone("ZZ9", 0), Phone("."))))


def test_numbers_out_of_range_are_refused_before_anything_is_heard(speaker: Synthesizer) -> None:
    with pytest.raises(ConfigError, match="speed"):
        next(speaker.render(Utterance(TEXT, style=Style(speed=0))))


def test_a_voice_that_answers_with_no_numbers_is_an_error() -> None:
    voice = fake_voice()
    voice.acoustic.get_parameter("encoder.proj_w.proj.bias").fill_(torch.nan)
    with pytest.raises(VoiceError, match="no numbers"):
        Synthesizer(voice, SpellingReader()).plan(Utterance(TEXT))


def test_devices_are_chosen_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert choose_device("auto") == choose_device("cpu") == torch.device("cpu")
    for name in ("cuda", "cuda:0", "tpu", "cuda:x", "cuda:", ""):
        with pytest.raises(DeviceError, match="cpu"):
            choose_device(name)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    assert choose_device("auto") == choose_device("cuda") == torch.device("cuda")
    assert choose_device("cuda:1") == torch.device("cuda:1")
    with pytest.raises(DeviceError, match="number 2"):
        choose_device("cuda:2")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB"), "memory"),
        (RuntimeError("cuDNN error: CUDNN_STATUS_EXECUTION_FAILED"), "graphics card failed"),
    ],
)
def test_a_failing_device_is_told_in_words(error: Exception, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> torch.Tensor:
        raise error

    speaker = fake_synthesizer()
    monkeypatch.setattr(speaker.voice.acoustic, "decode", fail)
    with pytest.raises(DeviceError, match=words):
        next(speaker.render(Utterance(TEXT)))


@pytest.mark.parametrize("part", ["decoder", "vocoder"])
def test_broken_weights_are_told_and_never_heard(part: str) -> None:
    voice = fake_voice()
    net, name = (voice.acoustic, "decoder.flows.0.bias") if part == "decoder" else (voice.vocoder, "envelope.bias")
    net.get_parameter(name).fill_(torch.nan)
    with pytest.raises(VoiceError, match="no numbers"):
        list(Synthesizer(voice, SpellingReader()).render(Utterance(TEXT)))


@pytest.mark.gpu
def test_a_gpu_speaks_like_the_cpu() -> None:
    voice = fake_voice()
    cpu = sound(Synthesizer(voice, SpellingReader()), Utterance(TEXT))
    moved = replace(voice, acoustic=voice.acoustic.to("cuda"), vocoder=voice.vocoder.to("cuda"))
    gpu = sound(Synthesizer(moved, SpellingReader()), Utterance(TEXT))
    assert np.abs(cpu - gpu).max() < 0.02

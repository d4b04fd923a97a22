"""Recorded statements become questions: the end rises, all else stays as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.quality.melody import contour
from glowtts_core.analysis import Performer
from glowtts_core.audio.clean import clean
from glowtts_core.audio.wav import read_audio, write_audio
from glowtts_core.cli import main
from glowtts_core.errors import ConfigError
from glowtts_core.synthesis import Synthesizer
from glowtts_core.training.asking import Asker, risen
from glowtts_core.training.sources import find_sources
from glowtts_core.types import Audio, Utterance
from glowtts_core.vocoder.griffin_lim import GriffinLimVocoder
from glowtts_core.voice import load_voice

VOICE = Path(__file__).parents[2] / "assets" / "voices" / "kathleen"
STATEMENT, OTHER = "The boat is ready.", "He came home late."
UNFIT = ["It rained. We stayed.", "Did it rain?", "Go home!"]


@pytest.fixture(scope="module")
def performer() -> Performer:
    return Performer(Synthesizer(load_voice(VOICE)))


@pytest.fixture(scope="module")
def recordings(performer: Performer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two statements, the first of them twice, and sentences that cannot be turned into questions."""
    folder = tmp_path_factory.mktemp("recordings")
    rows = []
    for number, text in enumerate([STATEMENT, OTHER, STATEMENT, *UNFIT]):
        spoken = performer.take(
            Utterance(text, style=replace(performer.synthesizer.voice.card.style, seed=number)), _go
        )
        (folder / "wavs").mkdir(exist_ok=True)
        write_audio(folder / "wavs" / f"clip{number}.wav", spoken.audio)
        rows.append(f"clip{number}|{text}\n")
    (folder / "metadata.csv").write_text("".join(rows), encoding="utf-8")
    return folder


def _go() -> None:
    """A check that lets everything run."""


def _asker(performer: Performer) -> Asker:
    return Asker(performer, performer.synthesizer.voice.card.style)


def _end_st(performer: Performer, audio: Audio) -> float:
    """The pitch of the last tenth of a second of voice, in semitones above 1 Hz."""
    f0_hz = contour(audio, performer.synthesizer.voice.mel)
    return float(12 * np.log2(np.median(f0_hz[f0_hz > 0][-9:])))


def test_a_contour_rises_in_its_span_only() -> None:
    f0_hz = np.full(100, 200.0, np.float32)
    f0_hz[40:50] = 0.0
    f0_hz[60:] = 160.0
    changed = risen(f0_hz, (80, 100), np.random.default_rng(0))
    assert np.array_equal(changed[:28], f0_hz[:28])  # 0.35 of what comes before
    assert np.array_equal(changed == 0, f0_hz == 0)
    assert (np.diff(changed[80:97]) >= 0).all()
    assert 12 * np.log2(changed[99] / 200.0) > 5
    assert changed[79] > f0_hz[79]


def test_each_statement_is_asked_once_with_a_rising_end(performer: Performer, recordings: Path) -> None:
    sources, _ = find_sources(recordings)
    asked = list(_asker(performer).asked(sources, 10))
    assert sorted(question.text for question in asked) == ["He came home late?", "The boat is ready?"]
    told = {f"asked_{source.id}": source.audio for source in sources}
    spec = performer.synthesizer.voice.mel
    for question in asked:
        samples = clean(read_audio(told[question.id]).samples.copy(), spec.sample_rate)
        rise = _end_st(performer, question.audio) - _end_st(performer, Audio(samples, spec.sample_rate))
        assert rise > 2, (question.text, rise)
        first = len(samples) // 5
        assert np.corrcoef(question.audio.samples[:first], samples[:first])[0, 1] > 0.999  # the recording itself


def test_no_more_are_made_than_wanted(performer: Performer, recordings: Path) -> None:
    sources, _ = find_sources(recordings)
    assert len(list(_asker(performer).asked(sources, 1))) == 1


def test_a_question_for_a_word_ends_as_the_voice_ends_it(performer: Performer) -> None:
    asker = _asker(performer)
    word, yes = asker.spoken(["Where is the boat?", "Is the boat here?"])
    assert [word.text, yes.text] == ["Where is the boat?", "Is the boat here?"]
    assert _end_st(performer, yes.audio) > _end_st(performer, word.audio) + 2


def test_a_voice_that_follows_no_pitch_cannot_ask() -> None:
    voice = load_voice(VOICE)
    with pytest.raises(ConfigError, match="follows no pitch"):
        Asker(Performer(Synthesizer(replace(voice, vocoder=GriffinLimVocoder()))), voice.card.style)


def test_the_command_writes_a_corpus(
    recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], performer: Performer
) -> None:
    held_out, texts, out = tmp_path / "val.txt", tmp_path / "texts.txt", tmp_path / "out"
    held_out.write_text("clip1\n", encoding="utf-8")
    texts.write_text("Shall we go?\n\n", encoding="utf-8")
    command = ["questions", str(recordings), "--out", str(out), "--voice", str(VOICE), "--texts", str(texts)]
    assert main([*command, "--exclude", str(held_out)]) == 0
    assert "2 questions" in capsys.readouterr().out
    sources, refused = find_sources(out)
    assert [source.text for source in sources] == ["The boat is ready?", "Shall we go?"]
    assert not refused
    assert all(read_audio(source.audio).seconds > 0.5 for source in sources)


def test_the_command_names_the_speakers_there_are(
    recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["questions", str(recordings), "--out", str(tmp_path), "--voice", str(VOICE), "--speaker", "nobody"]
    assert main(given) == 2
    assert "kathleen, rms" in capsys.readouterr().err

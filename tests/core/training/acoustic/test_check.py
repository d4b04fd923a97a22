"""Recordings that do not say their text are found by aligning them with a trained model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from glowtts_core.audio.wav import write_chunks
from glowtts_core.cli import main
from glowtts_core.errors import CheckpointError, CorpusError
from glowtts_core.synthesis import Synthesizer
from glowtts_core.training.acoustic.check import judge
from glowtts_core.training.corpus.corpus import Corpus, read_corpus
from glowtts_core.training.corpus.sources import read_ids
from glowtts_core.training.trained import read_trained, trained_acoustic
from glowtts_core.types import Utterance
from glowtts_core.voice.folder import load_voice

VOICE = Path(__file__).parents[4] / "assets" / "voices" / "kathleen"
TEXTS = [
    "The birch canoe slid on the smooth planks.",
    "Glue the sheet to the dark blue background.",
    "It is easy to tell the depth of a well.",
    "These days a chicken leg is a rare dish.",
    "Rice is often served in round bowls.",
    "The juice of lemons makes fine punch.",
    "The box was thrown beside the parked truck.",
    "Four hours of steady work faced us.",
]
WRONG = "She never came back to the old harbour again, and nobody asked."
MISSING = 2
SPEAKERS = ["kathleen", "rms"]


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in voice's acoustic model in the form that training saves it in."""
    voice = load_voice(VOICE)
    path = tmp_path_factory.mktemp("acoustic") / "acoustic.pt"
    content = {
        "model": voice.acoustic.state_dict(),
        "network": voice.acoustic.config.to_json(),
        "symbols": voice.card.symbols.to_json(),
        "mel": voice.mel.to_json(),
        "speakers": list(voice.card.speakers),
    }
    torch.save(content, path)
    return path


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight spoken lines; one has a transcript of other words."""
    folder = tmp_path_factory.mktemp("spoken")
    speaker = Synthesizer(load_voice(VOICE))
    rows = []
    for number, text in enumerate(TEXTS):
        chunks = speaker.render(speaker.plan(Utterance(text)))
        (folder / "wavs").mkdir(exist_ok=True)
        write_chunks(folder / "wavs" / f"c{number}.wav", chunks, 22050)
        rows.append(f"c{number}|{WRONG if number == MISSING else text}")
    (folder / "metadata.csv").write_text("\n".join(rows) + "\n")
    assert main(["prepare", str(folder), "--out", str(folder / "prepared"), "--speaker", "kathleen", "--json"]) == 0
    return folder / "prepared"


@pytest.fixture
def corpus(prepared: Path) -> Corpus:
    return read_corpus(prepared)


def test_the_clip_with_other_words_is_the_most_suspicious(corpus: Corpus, checkpoint: Path) -> None:
    model = trained_acoustic(checkpoint, read_trained(checkpoint)).for_inference()
    judged = judge(model, SPEAKERS, corpus)
    assert judged[0].clip.id == f"c{MISSING}"
    assert judged[0].worst > 2 * judged[1].worst
    assert len(judged) == len(TEXTS)


def test_the_command_lists_it_and_training_can_leave_it_out(
    prepared: Path, corpus: Corpus, checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "suspects.tsv"
    command = ["check", "--corpus", str(prepared), "--acoustic", str(checkpoint), "--out", str(out), "--beyond", "3"]
    assert main(command) == 0
    assert f"1 of {len(TEXTS)}" in capsys.readouterr().out
    assert read_ids(out) == {f"c{MISSING}"}
    left = corpus.without(read_ids(out))
    assert len(left.clips) == len(TEXTS) - 1
    with pytest.raises(CorpusError, match="every clip"):
        corpus.without([clip.id for clip in corpus.clips])


def test_a_model_for_other_sounds_is_refused(prepared: Path, checkpoint: Path, tmp_path: Path) -> None:
    content = torch.load(checkpoint, weights_only=True)
    content["mel"]["fmax"] = 7000.0
    other = tmp_path / "other.pt"
    torch.save(content, other)
    assert main(["check", "--corpus", str(prepared), "--acoustic", str(other), "--out", str(tmp_path / "s.tsv")]) == 2
    assert not (tmp_path / "s.tsv").exists()


def test_an_unknown_speaker_is_refused(corpus: Corpus, checkpoint: Path) -> None:
    model = trained_acoustic(checkpoint, read_trained(checkpoint))
    with pytest.raises(CheckpointError, match="does not know the speaker"):
        judge(model, ["someone else"], corpus)
    assert np.isfinite(judge(trained_acoustic(checkpoint, read_trained(checkpoint)), SPEAKERS, corpus)[0].worst)

"""A desk on which everything lies that the documents speak of, made of our own speech."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import torch

from glowtts_core.audio.wav import write_chunks
from glowtts_core.project_file import save
from glowtts_core.synthesis import Synthesizer
from glowtts_core.text.frontend import Frontend
from glowtts_core.types import Project, Style, Utterance
from glowtts_core.vocoder.hifigan import HifiGanConfig
from glowtts_core.voice.folder import load_voice
from glowtts_core.voice.library import bundled_folder
from tests.core.training.vocoder.test_trainer import TINY
from tests.foreign_files import generator_checkpoint, reference_checkpoint
from tests.made_corpus import tiny_settings

BUILT_IN = bundled_folder() / "kathleen"
SAID = ("Please close the door.", "It rained all day.", "Who was that?", "Nobody knows him here.")


@pytest.fixture(scope="session")
def filled_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Recordings, a project, a long text, a checkpoint of somebody, a voice that is ready; made once."""
    folder = tmp_path_factory.mktemp("desk")
    synthesizer = Synthesizer(load_voice(BUILT_IN), Frontend())
    save(folder / "story.glowproj", Project((Utterance("Once upon a time."), Utterance("The end."))))
    (folder / "book.txt").write_text("It was late.\n\nNobody came.\n")
    say(synthesizer, "Exactly as I say it.", folder / "my_recording.wav", Style(speed=0.8, seed=5, speaker="rms"))
    _record(synthesizer, folder / "my_recordings")
    _someone_elses(folder)
    shutil.copytree(BUILT_IN, folder / "voices" / "anna")
    return folder


@pytest.fixture
def desk(filled_desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy to work on; the settings that make a training quick lie beside it."""
    (tmp_path / "tiny_acoustic.toml").write_text(tiny_settings(frames=900, join=0.0))
    (tmp_path / "tiny_vocoder.toml").write_text(_toml(TINY))
    folder = tmp_path / "desk"
    shutil.copytree(filled_desk, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "100")
    return folder


def say(synthesizer: Synthesizer, text: str, path: Path, style: Style) -> None:
    """Speaks into a file."""
    utterance = Utterance(text, style=style)
    write_chunks(path, synthesizer.render(synthesizer.plan(utterance)), synthesizer.voice.card.sample_rate)


def _record(synthesizer: Synthesizer, folder: Path) -> None:
    """Recordings in the layout of LJ Speech."""
    (folder / "wavs").mkdir(parents=True)
    for number, text in enumerate(SAID):
        say(synthesizer, text, folder / "wavs" / f"r{number}.wav", Style(seed=number, speaker="rms"))
    rows = [f"r{number}|{text}\n" for number, text in enumerate(SAID)]
    (folder / "metadata.csv").write_text("".join(rows))


def _someone_elses(folder: Path) -> None:
    """A checkpoint of the reference implementation, its configuration and a vocoder, in miniature."""
    reference_checkpoint(folder / "G_1000.pth", 149)
    (folder / "config.json").write_text(json.dumps({"data": {"sampling_rate": 22050, "add_blank": True}}))
    small = HifiGanConfig(upsample_initial_channel=16)
    torch.save({"generator": generator_checkpoint(small, "old")}, folder / "g_02500000")


def _toml(tables: dict[str, dict[str, object]]) -> str:
    rows = []
    for name, values in tables.items():
        rows += [f"[{name}]", *(f"{key} = {json.dumps(value)}" for key, value in values.items())]
    return "\n".join(rows) + "\n"

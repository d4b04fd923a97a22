"""The commands as they are typed: killed and resumed, on two processes, with JSON events, with bad input."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import torch

from glowtts_core.cli import main
from glowtts_core.events import stop_on_signals
from glowtts_core.training.checkpoint import CheckpointFolder
from glowtts_core.training.corpus.corpus import read_corpus, read_feature
from tests.made_corpus import make_corpus, tiny_settings

Lines = list[dict[str, object]]


def command(corpus: Path, out: Path, settings: Path, *more: str) -> list[str]:
    where = ["--corpus", str(corpus), "--out", str(out), "--config", str(settings)]
    return ["train", "acoustic", *where, "--json", *more]


def start(arguments: list[str]) -> subprocess.Popen[str]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": ""}
    return subprocess.Popen(
        [sys.executable, "-m", "glowtts_core", *arguments], stdout=subprocess.PIPE, text=True, env=environment
    )


def newest(out: Path) -> dict[str, Any]:
    found = CheckpointFolder(out / "checkpoints", 2).newest()
    assert found is not None
    return found[1]


def test_a_training_killed_at_a_random_moment_ends_with_the_weights_of_one_that_was_not(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    make_corpus(tmp_path / "c")
    settings = tmp_path / "s.toml"
    settings.write_text(tiny_settings(16, save=2))
    arguments = command(tmp_path / "c", tmp_path / "killed", settings)
    with start(arguments) as process:
        assert process.stdout is not None
        at = random.randint(3, 12)
        for line in process.stdout:
            if json.loads(line).get("step", 0) >= at:
                break
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    killed_at = int(newest(tmp_path / "killed")["step"])
    assert 2 <= killed_at < 16
    assert main([*arguments, "--resume"]) == 0
    assert main(command(tmp_path / "c", tmp_path / "whole", settings)) == 0
    capfd.readouterr()
    one, two = newest(tmp_path / "killed"), newest(tmp_path / "whole")
    assert all(torch.equal(one["model"][name], two["model"][name]) for name in two["model"])
    assert not list((tmp_path / "killed" / "checkpoints").glob(".*"))


def test_two_processes_follow_the_curve_of_one(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    make_corpus(tmp_path / "c")
    text = tiny_settings(8, frames=150, dropout=0.0)
    (tmp_path / "one.toml").write_text(text)
    (tmp_path / "two.toml").write_text(text.replace("[run]", "[run]\ndevices = 2"))
    with start(command(tmp_path / "c", tmp_path / "two", tmp_path / "two.toml")) as process:
        output = process.communicate()[0]
    assert process.returncode == 0
    assert main(command(tmp_path / "c", tmp_path / "one", tmp_path / "one.toml")) == 0
    two, one = ([e for e in events(text) if e["event"] == "step"] for text in (output, capfd.readouterr().out))
    assert len(one) == len(two) == 8
    for a, b in zip(one, two, strict=True):
        assert a["loss"] == pytest.approx(b["loss"], abs=2e-3)
        assert a["grad_norm"] == pytest.approx(b["grad_norm"], rel=0.02)
    assert len(newest(tmp_path / "two")["random"]) == 2


def test_events_are_json_lines_and_options_win_over_the_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    make_corpus(tmp_path / "c")
    (tmp_path / "s.toml").write_text(tiny_settings(50))
    arguments = command(tmp_path / "c", tmp_path / "out", tmp_path / "s.toml", "--steps", "3", "--device", "cpu")
    assert main(arguments) == 0
    lines = events(capfd.readouterr().out)
    assert [line["step"] for line in lines if line["event"] == "step"] == [1, 2, 3]
    assert {"loss", "grad_norm", "frames_per_s", "left_s"} <= lines[1].keys()
    assert lines[-1]["event"] == "finished"
    assert main(arguments) == 2
    output = capfd.readouterr()
    assert events(output.out)[-1]["event"] == "failed"
    assert "--resume" in output.err
    assert len(output.err.splitlines()) == 1


def test_a_progress_bar_shows_loss_and_speed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    make_corpus(tmp_path / "c")
    (tmp_path / "s.toml").write_text(tiny_settings(3))
    arguments = command(tmp_path / "c", tmp_path / "out", tmp_path / "s.toml")
    arguments.remove("--json")
    assert main(arguments) == 0
    shown = capfd.readouterr().err
    assert "parameters on cpu" in shown
    assert "loss" in shown
    assert "finished" in shown


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--device", "tpu"], "no device “tpu”"),
        (["--minutes", "0"], "more than 0 minutes"),
        (["--init-from", "nothing.pt"], "nothing.pt"),
        (["--corpus", "elsewhere"], "no prepared corpus"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], more: list[str], words: str
) -> None:
    make_corpus(tmp_path / "c")
    (tmp_path / "s.toml").write_text(tiny_settings(3))
    arguments = command(tmp_path / "c", tmp_path / "out", tmp_path / "s.toml", *more)
    arguments.remove("--json")
    assert main(arguments) == 2
    output = capfd.readouterr().err
    assert words in output
    assert len(output.splitlines()) == 1


def test_prepare_pronounces_and_shows_what_it_refuses(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sound = 0.1 * np.sign(np.sin(2 * np.pi * 150 * np.arange(22050) / 22050))
    for name in ("a", "b"):
        soundfile.write(tmp_path / f"{name}.wav", sound, 22050)
    soundfile.write(tmp_path / "quiet.wav", 0 * sound, 22050)
    (tmp_path / "metadata.csv").write_text("a|Hello, you.\nb|Glowtastic!\nquiet|Nothing here.\n")
    (tmp_path / "words.tsv").write_text("glowtastic\tG L OW1\n")
    arguments = ["prepare", str(tmp_path), "--out", str(tmp_path / "out"), "--lexicon", str(tmp_path / "words.tsv")]
    assert main([*arguments, "--speaker", "anna"]) == 0
    shown = capfd.readouterr().out
    assert "2 clips" in shown
    assert "holds no sound" in shown
    corpus = read_corpus(tmp_path / "out")
    assert corpus.speakers == ("anna",)
    spoken = [[corpus.symbols.symbols[i] for i in read_feature(clip, "ids")] for clip in corpus.clips]
    assert spoken[1] == ["G", "L", "OW1", "."]
    assert "," in spoken[0]
    assert spoken[0][-1] == "."


@pytest.mark.parametrize("network", ["acoustic", "vocoder"])
def test_config_prints_settings_that_can_be_used(capfd: pytest.CaptureFixture[str], network: str) -> None:
    assert main(["train", "config", network]) == 0
    assert "[optimiser]" in capfd.readouterr().out


def test_ctrl_c_asks_for_an_orderly_end_and_a_second_one_does_not_ask() -> None:
    former = signal.getsignal(signal.SIGINT)
    with stop_on_signals() as stop:
        assert not stop()
        signal.raise_signal(signal.SIGINT)
        assert stop()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGINT) is former


def events(text: str) -> Lines:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]

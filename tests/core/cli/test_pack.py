"""``glowtts voice pack``: trained weights become a voice."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from glowtts_core.cli import main
from glowtts_core.text.symbols import BUILT_IN
from glowtts_core.voice.folder import load_voice
from tests.fake_voice import fake_voice

VOICE = fake_voice(speakers=2)
NETWORK = VOICE.acoustic.config.to_json()
VOCODER = {"kind": VOICE.vocoder.kind, **VOICE.vocoder.config_dict()}
COMMON = ["voice", "pack", "--out", "v", "--name", "Eva", "--licence", "CC0-1.0", "--speaker", "second"]


@pytest.fixture(autouse=True)
def _checkpoints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    about = {"mel": VOICE.mel.to_json(), "symbols": BUILT_IN.to_json(), "speakers": ["first", "second"]}
    raw = {name: torch.zeros_like(tensor) for name, tensor in VOICE.acoustic.state_dict().items()}
    averaged = {"updates": 3, "weights": VOICE.acoustic.state_dict()}
    content = {"kind": "acoustic", "step": 3, "model": raw, "ema": averaged, "network": NETWORK, **about}
    torch.save({**content, "config": {"rate": 0.1}}, "a.pt")
    exported = {name: tensor.contiguous() for name, tensor in VOICE.acoustic.state_dict().items()}
    save_file(exported, "acoustic.safetensors")
    Path("acoustic.json").write_text(
        json.dumps({"model": NETWORK, "training": {"steps": 3}, **about}), encoding="utf-8"
    )
    torch.save({"kind": "vocoder", "model": VOICE.vocoder.state_dict(), "network": VOCODER}, "v.pt")
    save_file(VOICE.vocoder.state_dict(), "vocoder.safetensors")
    Path("vocoder.json").write_text(json.dumps({"model": VOCODER}), encoding="utf-8")


@pytest.mark.parametrize(
    ("acoustic", "vocoder"),
    [("a.pt", "v.pt"), ("acoustic.safetensors", "vocoder.safetensors"), ("a.pt", "griffin_lim")],
)
def test_a_packed_voice_can_be_opened(acoustic: str, vocoder: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("record.json").write_text('{"hours": 2}', encoding="utf-8")
    more = ["--temperature", "0.5", "--record", "record.json"]
    assert main([*COMMON, "--acoustic", acoustic, "--vocoder", vocoder, *more]) == 0
    assert "Eva" in capsys.readouterr().out
    voice = load_voice("v")
    assert (voice.card.name, voice.card.licence, voice.card.speaker) == ("Eva", "CC0-1.0", 1)
    assert voice.card.style.temperature == 0.5
    assert voice.card.training["hours"] == 2
    assert voice.card.training.get("steps", voice.card.training.get("step")) == 3
    averaged = VOICE.acoustic.state_dict()["encoder.emb.weight"]
    assert torch.equal(voice.acoustic.state_dict()["encoder.emb.weight"], averaged.half().float())
    assert voice.vocoder.takes_f0 == (vocoder != "griffin_lim")


def test_the_speakers_that_are_named_are_kept_and_the_first_is_the_usual_one() -> None:
    three = fake_voice(speakers=3)
    content = torch.load("a.pt", weights_only=True)
    network, weights = three.acoustic.config.to_json(), {"updates": 3, "weights": three.acoustic.state_dict()}
    torch.save({**content, "network": network, "ema": weights, "speakers": ["a", "b", "c"]}, "a.pt")
    whole = [*COMMON[:-2], "--acoustic", "a.pt"]
    assert main([*whole, "--speakers", "c, a"]) == 0
    voice = load_voice("v")
    assert (voice.card.speakers, voice.card.speaker) == (("c", "a"), 0)
    assert voice.acoustic.config.n_speakers == voice.acoustic.config.gin_channels == 2
    ids, lengths = torch.arange(1, 9)[None], torch.tensor([8])
    for new, old in ((0, 2), (1, 0)):
        mine = voice.acoustic.encode(ids, lengths, torch.tensor([new])).log_duration
        theirs = three.acoustic.encode(ids, lengths, torch.tensor([old])).log_duration
        assert torch.allclose(mine, theirs, atol=5e-3)
    assert main([*whole, "--speakers", "c,a", "--speaker", "a"]) == 0
    assert load_voice("v").card.speaker == 1
    assert main([*whole, "--speaker", "b"]) == 0
    assert load_voice("v").card.speakers == ("a", "b", "c") and load_voice("v").card.speaker == 1


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--speakers", "first"], "two or more"),
        (["--speakers", "first,first,second"], "each once"),
        (["--speakers", "first,third"], "first, second"),
        (["--speakers", "second,first", "--speaker", "third"], "--speaker: second, first"),
        ([], "--speaker: first, second"),
    ],
)
def test_a_cast_that_cannot_be_is_refused(more: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*COMMON[:-2], "--acoustic", "a.pt", *more]) == 2
    assert words in capsys.readouterr().err
    assert not Path("v").exists()


def damaged(**changes: object) -> None:
    content = torch.load("a.pt", weights_only=True)
    torch.save({**content, **changes}, "a.pt")


def foreign_folder() -> None:
    Path("v").mkdir()
    Path("v/x").touch()


BAD: dict[str, tuple[Callable[[], object], str]] = {
    "missing": (lambda: Path("a.pt").unlink(), "no file"),
    "no checkpoint": (lambda: Path("a.pt").write_text("x", encoding="utf-8"), "cannot be read"),
    "no network": (lambda: damaged(network=None), "network"),
    "other network": (lambda: damaged(network={**NETWORK, "hidden_channels": 32}), "does not fit"),
    "no symbols": (lambda: damaged(symbols={}), "sounds"),
    "no speaker": (lambda: damaged(speakers=["one", "two"]), "--speaker"),
    "no names": (lambda: damaged(speakers=["only"]), "names 1"),
    "record": (lambda: Path("record.json").unlink(missing_ok=True), "record.json"),
    "foreign folder": (foreign_folder, "left alone"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_packed_is_told_in_one_line(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    spoil, words = BAD[case]
    spoil()
    record = ["--record", "record.json"] if case == "record" else []
    assert main([*COMMON, "--acoustic", "a.pt", *record]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert words in err
    assert not Path("v/voice.json").exists()


def test_exported_weights_need_their_description(capsys: pytest.CaptureFixture[str]) -> None:
    Path("acoustic.json").unlink()
    assert main([*COMMON, "--acoustic", "acoustic.safetensors"]) == 2
    assert "acoustic.json" in capsys.readouterr().err


def test_several_vocoders_are_averaged() -> None:
    moved = {name: tensor + 0.5 for name, tensor in VOICE.vocoder.state_dict().items()}
    torch.save({"kind": "vocoder", "model": moved, "network": VOCODER}, "moved.pt")
    assert main([*COMMON, "--acoustic", "a.pt", "--vocoder", "v.pt", "--vocoder", "moved.pt"]) == 0
    packed = load_voice(Path("v")).vocoder.state_dict()
    for name, tensor in VOICE.vocoder.state_dict().items():
        assert torch.allclose(packed[name], tensor + 0.25, atol=1e-3)


def test_vocoders_of_different_kinds_are_not_averaged(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*COMMON, "--acoustic", "a.pt", "--vocoder", "v.pt", "--vocoder", "griffin_lim"]) == 2
    assert "kind and settings" in capsys.readouterr().err


def test_how_far_questions_rise_stands_in_the_card() -> None:
    assert main([*COMMON, "--acoustic", "a.pt", "--question-rise", "9"]) == 0
    assert load_voice(Path("v")).card.question_rise_st == 9.0

"""Whole imports: checkpoints of each kind become voices that speak as their own program would have them speak."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from glowtts_core.errors import CheckpointError, ConfigError, VoiceError
from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.vocoder.hifigan import V1, V2, V3, HifiGanConfig, HifiGanVocoder
from glowtts_core.voice.folder import load_voice
from glowtts_core.voice_import.alphabets import Symbols
from glowtts_core.voice_import.configs import Scale, mel_of, scale_of
from glowtts_core.voice_import.glow_tts import acoustic_of
from glowtts_core.voice_import.hifigan import generator_of, generator_shape
from glowtts_core.voice_import.importing import ImportReport, ImportRequest, import_voice
from glowtts_core.voice_import.unpickle import read_foreign
from tests.fake_voice import write_fake_voice
from tests.foreign_files import coqui_checkpoint, generator_checkpoint, reference_checkpoint, speakable

pytestmark = pytest.mark.usefixtures("in_this_process")


def quiet(kind: str, **values: object) -> None:
    """Listens to nothing."""


def imported(folder: Path, file: Path, **said: Any) -> ImportReport:
    return import_voice(ImportRequest(file, folder / "voice", **said), quiet)


@pytest.mark.parametrize(("rows", "blank"), [(148, False), (149, True)])
def test_reference_checkpoint_speaks(tmp_path: Path, rows: int, blank: bool) -> None:
    report = imported(tmp_path, reference_checkpoint(tmp_path / "G_9.pth", rows), licence="CC0-1.0", source="a friend")
    card = load_voice(report.path).card
    assert card.symbols.vocabulary_size == rows and card.symbols.blank is blank
    assert card.licence == "CC0-1.0" and card.training["imported"]["source"] == "a friend"
    assert card.alphabet == {"kind": "arpabet", "language": "en-US"}
    assert report.spoken.seconds > 0.5
    assert report.spoken.round_trip is not None and report.spoken.round_trip < 1e-3
    assert (report.path / "sample.wav").stat().st_size > 10_000
    assert json.loads((report.path / "import.json").read_text())["parameters"] == report.parameters


def test_licence_is_never_invented(tmp_path: Path) -> None:
    report = imported(tmp_path, reference_checkpoint(tmp_path / "G.pth", 149))
    assert report.card.licence == "unknown"
    assert any("licence" in words for words in report.notices)


def test_reference_configuration_decides_switches_and_sound(tmp_path: Path) -> None:
    file = reference_checkpoint(tmp_path / "G.pth", 148, speakers=3)
    model = {"dilation_rate": 1, "hidden_channels": 16, "filter_channels": 24, "filter_channels_dp": 16}
    sizes = {"kernel_size": 3, "n_heads": 2, "n_layers_enc": 1, "n_blocks_dec": 2, "kernel_size_dec": 3}
    config: dict[str, Any] = {
        "model": {**model, **sizes, "hidden_channels_dec": 16, "sigmoid_scale": True, "p_dropout": 0.1},
        "data": {
            "sampling_rate": 16000,
            "mel_fmax": 7600.0,
            "hop_length": 200,
            "win_length": 800,
            "speakers": list("abc"),
        },
    }
    (tmp_path / "config.json").write_text("// kept by hand\n" + json.dumps(config))
    report = imported(tmp_path, file, speaker="c")
    assert report.card.model["sigmoid_scale"] is True
    assert (report.card.mel["sample_rate"], report.card.mel["hop"], report.card.mel["fmax"]) == (16000, 200, 7600.0)
    assert report.card.speaker == 2 and report.card.alphabet["kind"] == "letters"
    config["model"]["hidden_channels"] = 18
    (tmp_path / "config.json").write_text(json.dumps(config))
    with pytest.raises(CheckpointError, match=r"“encoder.emb.weight” has the shape \[148, 16\], but \[148, 18\]"):
        imported(tmp_path, file)
    with pytest.raises(CheckpointError, match="The tensor"):
        imported(tmp_path, file)


@pytest.mark.parametrize("phonemes", [False, True])
@pytest.mark.parametrize("blank", [False, True])
def test_coqui_checkpoint_speaks_its_own_alphabet(tmp_path: Path, phonemes: bool, blank: bool) -> None:
    file, vocabulary = coqui_checkpoint(tmp_path, phonemes=phonemes, blank=blank)
    report = imported(tmp_path, file)
    card = report.card
    assert card.alphabet["kind"] == ("ipa" if phonemes else "letters")
    assert card.symbols.blank is blank
    assert card.model["duration_offset"] == 1 and card.training["imported"]["from"] == "coqui"
    assert ("<BLNK>" in card.symbols.symbols) is not blank
    theirs = read_foreign(file).tensors["encoder.emb.weight"]
    ours = load_voice(report.path).acoustic.encoder.emb.weight
    for symbol in ("a", ",", " "):
        row = theirs[vocabulary.index(symbol)]
        torch.testing.assert_close(ours[card.symbols.id_of(symbol)], row, atol=1e-3, rtol=1e-3)
    if blank:
        torch.testing.assert_close(ours[-1], theirs[vocabulary.index("<BLNK>")], atol=1e-3, rtol=1e-3)


def test_scaled_mels_become_natural_logarithms(tmp_path: Path) -> None:
    audio = {"signal_norm": True, "log_func": "np.log10", "spec_gain": 20, "max_norm": 4.0, "symmetric_norm": True}
    scale = scale_of({"audio": audio})
    # Amplitude 0.1 is -20 dB, 40 dB below the reference of 20 dB: 60 of 100 dB above the floor, +0.8 of ±4.
    assert math.isclose(scale.gain * math.log(0.1) + scale.shift, 0.8, abs_tol=1e-6)
    file, _ = coqui_checkpoint(tmp_path, phonemes=False, blank=False)
    tensors, config = read_foreign(file).tensors, json.loads((tmp_path / "config.json").read_text())
    plain, _ = acoustic_of(tensors, config, Scale(), Symbols.AUTO, tmp_path)
    ours, _ = acoustic_of(tensors, config, scale, Symbols.AUTO, tmp_path)
    z, mask = torch.randn(1, 80, 12), torch.ones(1, 1, 12)
    with torch.no_grad():
        torch.testing.assert_close(ours.decode(z, mask) * scale.gain + scale.shift, plain.decode(z, mask))


def test_generator_on_scaled_mels_is_rewritten() -> None:
    config = HifiGanConfig(upsample_initial_channel=16)
    tensors = HifiGanVocoder(config).state_dict()
    scale, mel = Scale(0.3, 1.7), torch.randn(1, 80, 40)
    plain, ours = generator_of(tensors, {}, Scale()), generator_of(tensors, {}, scale)
    with torch.no_grad():  # zero padding differs at the ends, by the reach of the first convolution
        theirs, own = plain(mel * scale.gain + scale.shift), ours(mel)
    reach = plain.context_frames() * plain.hop
    torch.testing.assert_close(own[:, reach:-reach], theirs[:, reach:-reach], atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("config", [V1, V2, V3])
@pytest.mark.parametrize("normed", ["new", "old", "removed"])
def test_generators_of_every_size_are_told_by_their_shapes(config: HifiGanConfig, normed: str) -> None:
    with torch.device("meta"):
        tensors = generator_checkpoint(config, normed)
        folded = HifiGanVocoder(config).state_dict()
    assert generator_shape(folded) == config
    assert len(tensors) == len(folded) * (1 if normed == "removed" else 1.5)


@pytest.mark.parametrize("normed", ["new", "old", "removed"])
def test_checkpoint_speaks_through_its_generator(tmp_path: Path, normed: str) -> None:
    small = HifiGanConfig(upsample_initial_channel=16)
    (tmp_path / "vocoder").mkdir()
    torch.save(
        {"model": {f"model_g.{k}": v for k, v in generator_checkpoint(small, normed).items()}},
        tmp_path / "vocoder" / "g.pth",
    )
    report = imported(tmp_path, reference_checkpoint(tmp_path / "G.pth", 149), vocoder=tmp_path / "vocoder" / "g.pth")
    assert report.card.vocoder_kind == "hifigan" and report.card.vocoder["upsample_initial_channel"] == 16
    with pytest.raises(CheckpointError, match="is a vocoder"):
        imported(tmp_path, tmp_path / "vocoder" / "g.pth")
    (tmp_path / "vocoder" / "config.json").write_text(json.dumps({"sampling_rate": 16000}))
    with pytest.raises(ConfigError, match=r"does not fit the model.*16000 Hz.*22050 Hz"):
        imported(tmp_path, tmp_path / "G.pth", vocoder=tmp_path / "vocoder" / "g.pth")


def test_unknown_alphabet_still_speaks(tmp_path: Path) -> None:
    report = imported(tmp_path, reference_checkpoint(tmp_path / "G.pth", 60))
    assert report.card.alphabet["kind"] == "typed"
    assert report.spoken.sentence.startswith("{#1 #2") and report.spoken.seconds > 0.1
    assert any("alphabet" in words for words in report.notices)


def test_list_of_symbols_beside_the_checkpoint_is_used(tmp_path: Path) -> None:
    symbols = ["_", " ", ".", ",", "ˈ", *"abdefhijklmnoprstuvwzəɛɪʊ"]
    (tmp_path / "phonemes.txt").write_text("".join(f"{n} {one}\n" for n, one in enumerate(symbols)), encoding="utf-8")
    report = imported(tmp_path, reference_checkpoint(tmp_path / "G.pth", len(symbols)))
    assert report.card.symbols.symbols == tuple(symbols) and report.card.alphabet["kind"] == "ipa"


def test_voice_folder_is_copied_and_nothing_else_is_touched(tmp_path: Path) -> None:
    source = write_fake_voice(tmp_path / "shelf")
    assert imported(tmp_path, source).card.name == "tiny"
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    with pytest.raises(VoiceError, match="left alone"):
        import_voice(ImportRequest(source, tmp_path / "full"), quiet)
    with pytest.raises(VoiceError, match="holds no voice"):
        import_voice(ImportRequest(tmp_path / "full", tmp_path / "other"), quiet)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["full", "shelf", "voice"]


def test_other_networks_are_refused(tmp_path: Path) -> None:
    tensors: dict[str, Tensor] = speakable(
        GlowTTS(GlowTTSConfig(n_vocab=9, n_layers_enc=1, n_blocks_dec=1))
    ).state_dict()
    with pytest.raises(CheckpointError, match="text encoder of another kind"):
        acoustic_of({k: v for k, v in tensors.items() if "attn" not in k}, {}, Scale(), Symbols.AUTO, tmp_path)
    tensors["decoder.flows.2.wn.cond_layer.weight"] = torch.zeros(2, 2, 1)
    with pytest.raises(CheckpointError, match="d-vectors"):
        acoustic_of(tensors, {}, Scale(), Symbols.AUTO, tmp_path)
    with pytest.raises(ConfigError, match="out of range"):
        mel_of({"hop_length": 0}, 80)

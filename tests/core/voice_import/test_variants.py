"""What other programs write differently: containers, names, scales of the mel, alphabets. Each becomes a voice."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from glowtts_core.errors import CheckpointError, ConfigError, VoiceError
from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.text.alphabet import AlphabetReader
from glowtts_core.text.frontend import Frontend
from glowtts_core.vocoder.hifigan import HifiGanConfig, HifiGanVocoder
from glowtts_core.voice.card import CARD_NAME
from glowtts_core.voice.folder import load_voice
from glowtts_core.voice_import.alphabets import Symbols, rows_of
from glowtts_core.voice_import.configs import Scale, mel_of, scale_of
from glowtts_core.voice_import.glow_tts import acoustic_of
from glowtts_core.voice_import.hifigan import generator_of
from glowtts_core.voice_import.importing import ImportReport, ImportRequest, import_voice
from glowtts_core.voice_import.unpickle import read_foreign
from tests.fake_voice import write_fake_voice
from tests.foreign_files import generator_checkpoint, reference_checkpoint, small_config, speakable

pytestmark = pytest.mark.usefixtures("in_this_process")
GRUUT = ("_", "|", "‖", "#", "ˈ", "ˌ", *"bdfhjklmnpstvwzæðŋɑɔəɛɡɪɹʃʊʌʒθiu", "aɪ", "oʊ", "d͡ʒ", "t͡ʃ", "ɚ")
"""An alphabet of Larynx, in miniature."""
LARYNX_AUDIO = {
    "filter_length": 1024,
    "hop_length": 256,
    "win_length": 1024,
    "mel_channels": 80,
    "sample_rate": 22050,
    "mel_fmin": 0.0,
    "mel_fmax": 8000.0,
    "ref_level_db": 20.0,
    "spec_gain": 1.0,
    "signal_norm": True,
    "min_level_db": -100.0,
    "max_norm": 1.0,
    "clip_norm": True,
    "symmetric_norm": True,
}
LARYNX_MODEL = {
    "num_symbols": len(GRUUT),
    "hidden_channels": 16,
    "filter_channels": 24,
    "filter_channels_dp": 16,
    "kernel_size": 3,
    "n_heads": 2,
    "n_layers_enc": 1,
    "prenet": False,
    "mean_only": True,
    "window_size": 4,
    "hidden_channels_dec": 16,
    "kernel_size_dec": 3,
    "n_blocks_dec": 2,
    "n_block_layers": 4,
    "dilation_rate": 1,
    "n_sqz": 2,
    "n_split": 4,
    "n_speakers": 1,
    "gin_channels": 0,
    "block_length": None,
    "n_frames_per_step": 1,
}
SMALL = HifiGanConfig(upsample_initial_channel=16)


def imported(folder: Path, file: Path, **said: Any) -> ImportReport:
    return import_voice(ImportRequest(file, folder / "voice", **said), lambda kind, **_: None)


def larynx(folder: Path) -> tuple[Path, Path]:
    """Model and vocoder as Larynx keeps them, each in a folder with its configuration."""
    model, vocoder = folder / "kathleen-glow_tts", folder / "hifi_gan" / "vctk_small"
    model.mkdir(parents=True)
    vocoder.mkdir(parents=True)
    reference_checkpoint(model / "generator.pth", len(GRUUT))
    (model / "config.json").write_text(json.dumps({"audio": LARYNX_AUDIO, "model": LARYNX_MODEL, "version": 1}))
    (model / "phonemes.txt").write_text("".join(f"{n} {one}\n" for n, one in enumerate(GRUUT)), encoding="utf-8")
    torch.save({"generator": generator_checkpoint(SMALL, "old"), "epoch": 3, "version": 1}, vocoder / "generator.pth")
    audio = {"num_mels": 80, "num_freq": 1025, "n_fft": 1024, "sampling_rate": 22050, "normalized": True}
    levels = {"hop_length": 256, "win_length": 1024, "filter_length": 1024, "mel_fmin": 0.0, "mel_fmax": 8000.0}
    sizes: dict[str, object] = {
        "resblock": "1",
        "upsample_rates": [8, 8, 2, 2],
        "upsample_kernel_sizes": [16, 16, 4, 4],
    }
    sizes |= {"upsample_initial_channel": 16, "resblock_kernel_sizes": [3, 7, 11]}
    sizes |= {"resblock_dilation_sizes": [[1, 3, 5]] * 3}
    (vocoder / "config.json").write_text(json.dumps({"audio": audio | levels, "model": sizes}))
    return model / "generator.pth", vocoder / "generator.pth"


def test_pair_of_larynx_speaks_in_one_domain(tmp_path: Path) -> None:
    model, vocoder = larynx(tmp_path)
    report = imported(tmp_path, model, vocoder=vocoder, name="kathleen")
    assert [str(one) for one in report.notices if "licence" not in one and "language" not in one] == []
    card = report.card
    assert card.alphabet["kind"] == "ipa" and card.symbols.symbols == GRUUT and not card.symbols.blank
    assert report.spoken.sentence.startswith("The quick") and report.spoken.seconds > 0.5
    # -1 is 100 dB below a level of 20 dB, +1 that level itself; a decibel is a tenth of a decade of the magnitude here.
    scale = scale_of({"audio": LARYNX_AUDIO})
    for normed in (-1.0, 0.2, 1.0):
        decibel = (normed + 1) / 2 * 100 - 100 + 20
        assert math.isclose((normed - scale.shift) / scale.gain, math.log(10.0) * decibel, abs_tol=1e-6)
    theirs, config = read_foreign(model).tensors, json.loads((model.parent / "config.json").read_text())
    plain, _ = acoustic_of(theirs, config, Scale(), Symbols.AUTO, model.parent)
    ours, _ = acoustic_of(theirs, config, scale, Symbols.AUTO, model.parent)
    z, mask = torch.randn(1, 80, 12), torch.ones(1, 1, 12)
    with torch.no_grad():
        normed_mel, log_mel = plain.decode(z, mask), ours.decode(z, mask)
    torch.testing.assert_close(log_mel, (normed_mel - scale.shift) / scale.gain, atol=1e-2, rtol=1e-4)


def test_alphabet_of_gruut_is_reached_from_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "phonemes.txt").write_text("".join(f"{n} {one}\n" for n, one in enumerate(GRUUT)), encoding="utf-8")
    rows = rows_of({}, len(GRUUT), coqui=False, asked=Symbols.AUTO, folder=tmp_path)
    monkeypatch.setattr("glowtts_core.text.espeak.speaks", lambda _language: False)
    said = AlphabetReader(rows.kind, "en-US", rows.table, Frontend()).read("Joe, go.")
    own = [rows.table.symbols[number] for number in rows.table.ids(phone.symbol for phone in said.phones)]
    assert own == ["d͡ʒ", "ˈ", "oʊ", "|", "#", "ɡ", "ˈ", "oʊ", "‖"]


def test_file_of_an_old_torch_is_read(tmp_path: Path) -> None:
    tensors = speakable(GlowTTS(small_config(148))).state_dict()
    torch.save({"model": tensors, "iteration": 5}, tmp_path / "G.pth", _use_new_zipfile_serialization=False)
    foreign = read_foreign(tmp_path / "G.pth")
    assert foreign.step == 5 and torch.equal(foreign.tensors["encoder.emb.weight"], tensors["encoder.emb.weight"])


@pytest.mark.parametrize("wrapper", ["module.", "_orig_mod.", "model."])
def test_names_may_be_wrapped(tmp_path: Path, wrapper: str) -> None:
    tensors = speakable(GlowTTS(small_config(149))).state_dict()
    container = {"model.": "state_dict"}.get(wrapper, "model")
    torch.save({container: {wrapper + name: one for name, one in tensors.items()}}, tmp_path / "G.ckpt")
    assert imported(tmp_path, tmp_path / "G.ckpt").spoken.seconds > 0.1


def test_attention_of_limited_reach_is_followed(tmp_path: Path) -> None:
    tensors = speakable(GlowTTS(small_config(148))).state_dict()
    config = {"model": {**LARYNX_MODEL, "num_symbols": 148, "block_length": 1}}
    near, _ = acoustic_of(tensors, config, Scale(), Symbols.AUTO, tmp_path)
    coqui = {"model": "glow_tts", "encoder_params": {"input_length": 1, "num_heads": 2}}
    also_near, _ = acoustic_of(tensors, coqui, Scale(), Symbols.REFERENCE, tmp_path)
    far, _ = acoustic_of(tensors, {}, Scale(), Symbols.AUTO, tmp_path)
    assert near.config.block_length == also_near.config.block_length == 1
    one, other = torch.arange(5, 15)[None], torch.arange(5, 15)[None].clone()
    other[0, 9] = 60
    with torch.no_grad():
        answers = [[model.encode(ids, torch.tensor([10])).mean for ids in (one, other)] for model in (near, far)]
    # One layer of convolutions on each side of the attention reaches 2 + 2 tokens further than the attention.
    assert torch.equal(answers[0][0][..., :4], answers[0][1][..., :4])
    assert not torch.equal(answers[1][0][..., :4], answers[1][1][..., :4])


def test_generator_of_coqui_repeats_its_edges() -> None:
    torch.manual_seed(1)
    config: dict[str, object] = {"generator_model": "hifigan_generator"}
    config["generator_model_params"] = {
        "upsample_initial_channel": 16,
        "upsample_factors": [8, 8, 2, 2],
        "upsample_kernel_sizes": [16, 16, 4, 4],
        "resblock_type": "1",
        "resblock_kernel_sizes": [3, 7, 11],
        "resblock_dilation_sizes": [[1, 3, 5]] * 3,
    }
    tensors = HifiGanVocoder(SMALL).state_dict()
    plain, ours = generator_of(tensors, {}, Scale()), generator_of(tensors, config, Scale())
    assert ours.config.edge_frames == 5 and plain.config.edge_frames == 0
    mel = torch.randn(1, 80, 30)
    with torch.no_grad():
        theirs = plain(functional.pad(mel, (5, 5), mode="replicate"))[:, 5 * 256 : -5 * 256]
        assert torch.equal(ours(mel), theirs) and not torch.allclose(ours(mel), plain(mel), atol=1e-5)
        for chunk in (3, 16):
            joined = torch.cat(list(ours.stream(mel, None, chunk)))
            torch.testing.assert_close(joined, theirs[0], atol=1e-4, rtol=0)
    with pytest.raises(ConfigError, match="inference_padding"):
        generator_of(tensors, {"generator_model_params": {"inference_padding": "x"}}, Scale())


OLD_MAIN, OLD_MARKS, OLD_SOUNDS = "abcd", "!. ", "ɪəa"


def coqui_rows(count: int, **config: object) -> list[str]:
    rows = rows_of({"model": "glow_tts", **config}, count, coqui=True, asked=Symbols.AUTO, folder=Path())
    by_row = {row: name for name, row in zip(rows.table.symbols, rows.order, strict=False)}
    return [by_row.get(row, "blank") for row in range(count)]


def test_tables_of_old_and_new_versions_of_coqui_are_told_apart() -> None:
    old = {"pad": "_", "eos": "~", "bos": "^", "characters": OLD_MAIN + OLD_MARKS, "punctuations": OLD_MARKS}
    old["phonemes"] = OLD_SOUNDS
    edges, sounds = ["_", "~", "^"], sorted(OLD_SOUNDS)
    assert coqui_rows(10, characters=old) == [*edges, *OLD_MAIN, *OLD_MARKS]
    assert coqui_rows(13, characters=old) == [*edges, *OLD_MAIN, *OLD_MARKS, *(f"@{one}" for one in sounds)]
    assert coqui_rows(9, characters=old, use_phonemes=True) == [*edges, *sounds, *OLD_MARKS]
    assert coqui_rows(10, characters=old, use_phonemes=True, add_blank=True) == [*edges, *sounds, *OLD_MARKS, "blank"]
    new = {**old, "blank": "<BLNK>", "characters": OLD_SOUNDS, "phonemes": None}
    said = coqui_rows(10, characters=new, use_phonemes=True, add_blank=True)
    assert said == [*edges, "blank", *sounds, *OLD_MARKS]


def test_mels_are_described_in_many_ways() -> None:
    old = mel_of({"audio": {"sample_rate": 22050, "num_freq": 1025, "frame_shift_ms": 12.5, "frame_length_ms": 50}}, 80)
    assert (old.n_fft, old.hop, old.win) == (2048, 275, 1102)
    with pytest.raises(ConfigError, match="limits of the mel"):
        mel_of({"fmin": 9000.0, "fmax": 8000.0}, 80)
    with pytest.raises(ConfigError, match="no logarithms"):
        scale_of({"audio": {"do_amp_to_db_mel": False}})


def test_odd_hop_speaks_without_a_vocoder(tmp_path: Path) -> None:
    file = reference_checkpoint(tmp_path / "G.pth", 148)
    (tmp_path / "config.json").write_text(json.dumps({"audio": {"frame_shift_ms": 12.5, "num_freq": 1025}}))
    report = imported(tmp_path, file)
    assert report.card.mel["hop"] == 275 and report.spoken.seconds > 0.5


def test_speakers_have_their_names(tmp_path: Path) -> None:
    file = reference_checkpoint(tmp_path / "G.pth", 149, speakers=3)
    torch.save({"Anna": 0, "Bert": 2, "Cleo": 1}, tmp_path / "speakers.pth")
    report = imported(tmp_path, file, speaker="Bert")
    assert report.card.speakers == ("Anna", "Cleo", "Bert") and report.card.speaker == 2
    (tmp_path / "speakers.json").write_text('{"Anna": 0, "An\\u0007na": 1}')
    assert imported(tmp_path, file).card.speakers == ("Anna", "Anna #1", "2")


def test_settings_that_nobody_knows_are_told(tmp_path: Path) -> None:
    file = reference_checkpoint(tmp_path / "G.pth", 148)
    model = {**LARYNX_MODEL, "num_symbols": 148, "use_magic": True}
    (tmp_path / "config.json").write_text(json.dumps({"model": model}))
    notices = imported(tmp_path, file).notices
    assert any("not known, nor followed: use_magic" in one for one in notices)
    kept = json.loads((tmp_path / "voice" / "import.json").read_text())["said"]
    assert {"words", "template", "parts"} == set(kept[0]) and len(kept) == len(notices)


def test_links_and_deep_cards_in_a_voice_folder_are_refused(tmp_path: Path) -> None:
    source = write_fake_voice(tmp_path / "shelf")
    (tmp_path / "private.txt").write_text("mine")
    (source / "sample.wav").symlink_to(tmp_path / "private.txt")
    with pytest.raises(VoiceError, match="only a link"):
        imported(tmp_path, source)
    (source / "sample.wav").unlink()
    (source / CARD_NAME).write_text('{"format": ' + "[" * 100_000)
    with pytest.raises(VoiceError, match="no JSON text"):
        imported(tmp_path, source)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["private.txt", "shelf"]


def test_every_encoder_of_coqui_but_the_published_one_is_refused(tmp_path: Path) -> None:
    tensors: dict[str, Tensor] = speakable(GlowTTS(small_config(9))).state_dict()
    for kind in ("encoder.encoder.layers.0.conv.weight", "encoder.encoder.conv_layers.0.weight"):
        other = {name: one for name, one in tensors.items() if "attn_layers" not in name} | {kind: torch.zeros(1)}
        with pytest.raises(CheckpointError, match="of another kind than the published one"):
            acoustic_of(other, {"model": "glow_tts"}, Scale(), Symbols.AUTO, tmp_path)


def test_weights_of_another_voice_can_be_the_vocoder(tmp_path: Path) -> None:
    voice = write_fake_voice(tmp_path / "shelf")
    report = imported(tmp_path, reference_checkpoint(tmp_path / "G.pth", 149), vocoder=voice)
    assert report.card.vocoder_kind == load_voice(voice).vocoder.kind

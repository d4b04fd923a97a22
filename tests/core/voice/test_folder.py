"""Voice folders: what is stored comes back, and what is wrong is told in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import safetensors.torch
import torch

from glowtts_core.errors import VoiceError
from glowtts_core.types import Style
from glowtts_core.voice.card import ACOUSTIC_NAME, CARD_NAME, VOCODER_NAME, file_hash, read_card
from glowtts_core.voice.folder import Voice, load_voice, save_voice
from glowtts_core.voice.library import find_voice, known_voices, readable_cards, shelves
from tests.fake_voice import SPEAKERS, fake_voice, write_fake_voice


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_fake_voice(tmp_path)


def change_card(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    card = json.loads((folder / CARD_NAME).read_text(encoding="utf-8"))
    change(card)
    (folder / CARD_NAME).write_text(json.dumps(card), encoding="utf-8")


def _restyled(style: Mapping[str, object], card: dict[str, Any]) -> None:
    card["style"].update(style)


def change_weights(folder: Path, change: Callable[[dict[str, torch.Tensor]], object]) -> None:
    """Changes the acoustic weights and makes the card agree, as a foreign program would."""
    weights = safetensors.torch.load_file(folder / ACOUSTIC_NAME)
    change(weights)
    safetensors.torch.save_file(weights, folder / ACOUSTIC_NAME)
    seal(folder)


def seal(folder: Path) -> None:
    hashes = {name: file_hash(folder / name) for name in (ACOUSTIC_NAME, VOCODER_NAME)}
    change_card(folder, lambda card: card.update(sha256=hashes))


@pytest.mark.parametrize("kind", ["source_filter", "griffin_lim"])
def test_what_is_stored_comes_back(tmp_path: Path, kind: str) -> None:
    voice = fake_voice(kind=kind, speakers=3)
    voice = replace(voice, card=replace(voice.card, speaker=2, style=Style(speed=1.25, temperature=0.5)))
    card = save_voice(voice, tmp_path / "v")
    back = load_voice(tmp_path / "v")
    assert back.card == card == read_card(tmp_path / "v")
    assert replace(card, sha256={}) == replace(voice.card, vocoder=card.vocoder)
    assert not back.acoustic.training
    for one, two in ((voice.acoustic, back.acoustic), (voice.vocoder, back.vocoder)):
        for name, tensor in one.state_dict().items():
            assert torch.equal(tensor.half().float(), two.state_dict()[name]), name
    assert sorted(path.name for path in tmp_path.iterdir()) == ["v"]


def test_an_older_card_counts_its_speakers_and_a_wrong_list_is_refused(tmp_path: Path) -> None:
    folder = write_fake_voice(tmp_path, speakers=3)
    assert read_card(folder).speakers == SPEAKERS
    change_card(folder, lambda card: card.pop("speakers"))
    assert load_voice(folder).card.speakers == ("speaker 1", "speaker 2", "speaker 3")
    for names in (["a", "b"], ["a", "a", "b"], ["a", "b", 3], ["a", "b", " "], "abc"):
        change_card(folder, partial(dict[str, object].update, speakers=names))
        with pytest.raises(VoiceError, match="its list of speakers"):
            read_card(folder)
    single = write_fake_voice(tmp_path, "single")
    assert "speakers" not in json.loads((single / CARD_NAME).read_text(encoding="utf-8"))
    assert read_card(single).speakers == ()


def test_the_usual_style_may_be_a_mixture_and_else_says_nothing_of_speakers(tmp_path: Path) -> None:
    voice = fake_voice(speakers=2)
    for style in (Style(speed=1.5), Style(mix_with="bert", mix=0.25)):
        save_voice(replace(voice, card=replace(voice.card, style=style)), tmp_path / "v")
        assert read_card(tmp_path / "v").style == style
        stored = json.loads((tmp_path / "v" / CARD_NAME).read_text(encoding="utf-8"))["style"]
        assert ("mix" in stored) == bool(style.mix) and "speaker" not in stored
    for broken in ({"speaker": 4}, {"mix": "much"}, {"mix": 2}):
        change_card(tmp_path / "v", partial(_restyled, broken))
        with pytest.raises(VoiceError):
            read_card(tmp_path / "v")


def test_weights_are_half_precision_and_an_old_voice_is_replaced_whole(folder: Path) -> None:
    stored = safetensors.torch.load_file(folder / ACOUSTIC_NAME)
    assert {tensor.dtype for tensor in stored.values()} == {torch.float16}
    (folder / "left-over").touch()
    save_voice(fake_voice("other", seed=8), folder)
    assert load_voice(folder).card.name == "other"
    assert sorted(path.name for path in folder.iterdir()) == sorted([ACOUSTIC_NAME, VOCODER_NAME, CARD_NAME])
    assert list(folder.parent.iterdir()) == [folder]


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").touch()
    with pytest.raises(VoiceError, match="no voice"):
        save_voice(fake_voice(), tmp_path / "photos")
    assert [path.name for path in tmp_path.rglob("*")] == ["photos", "one.jpg"]


def test_weights_beyond_half_precision_are_refused_and_nothing_is_left(tmp_path: Path) -> None:
    voice = fake_voice()
    with torch.no_grad():
        voice.acoustic.encoder.emb.weight[0, 0] = 1e6
    with pytest.raises(VoiceError, match=r"emb\.weight"):
        save_voice(voice, tmp_path / "v")
    assert list(tmp_path.iterdir()) == []


def flip_a_byte(folder: Path) -> None:
    path = folder / VOCODER_NAME
    content = bytearray(path.read_bytes())
    content[-5] ^= 1
    path.write_bytes(content)


def cut_short(folder: Path) -> None:
    path = folder / ACOUSTIC_NAME
    path.write_bytes(path.read_bytes()[:-100])


def no_safetensors(folder: Path) -> None:
    (folder / ACOUSTIC_NAME).write_bytes(b"\x80\x04pickled things")
    seal(folder)


def update(**values: object) -> Callable[[Path], None]:
    return lambda folder: change_card(folder, lambda card: card.update(values))


def inside(key: str, **values: object) -> Callable[[Path], None]:
    return lambda folder: change_card(folder, lambda card: card[key].update(values))


BAD_VOICES: dict[str, tuple[Callable[[Path], object], str]] = {
    "flipped bit": (flip_a_byte, "damaged"),
    "cut short": (cut_short, "damaged"),
    "no weights": (lambda folder: (folder / VOCODER_NAME).unlink(), "cannot be read"),
    "pickle": (no_safetensors, "no safetensors"),
    "no card": (lambda folder: (folder / CARD_NAME).unlink(), "no voice"),
    "half a card": (lambda folder: (folder / CARD_NAME).write_text('{"format": '), "no JSON"),
    "a list": (lambda folder: (folder / CARD_NAME).write_text("[1]"), "another program"),
    "foreign": (update(format="piper"), "another program"),
    "no version": (update(version=None), "another program"),
    "newer": (update(version=99), "newer"),
    "no name": (update(name=""), "name"),
    "no licence": (update(licence=7), "licence"),
    "no symbols": (update(symbols={}), "sounds"),
    "no hashes": (update(sha256={}), "hashes"),
    "speaker": (update(speaker="one"), "speaker"),
    "other network": (inside("acoustic", kind="vits"), "vits"),
    "unknown setting": (inside("acoustic", n_heds=2), "n_heds"),
    "huge network": (inside("acoustic", hidden_channels=10**12), "out of range"),
    "wide network": (inside("acoustic", hidden_channels=65536, filter_channels=65536), "shape"),
    "endless network": (inside("acoustic", n_layers_enc=65536), "out of range"),
    "no heads": (inside("acoustic", n_heads=0), "damaged"),
    "deep vocoder": (inside("vocoder", kind="hifigan", upsample_rates=[[[[1] * 9] * 9] * 9] * 2000), "out of range"),
    "wrong type": (inside("acoustic", hidden_channels="many"), "damaged"),
    "wrong vocabulary": (inside("acoustic", n_vocab=10), "10 symbols"),
    "wrong mel": (inside("mel", n_mels=40), "40"),
    "unknown vocoder": (inside("vocoder", kind="magic"), "magic"),
    "vocoder setting": (inside("vocoder", blocks=2), "weight"),
    "wild style": (inside("style", speed=1000), "speed"),
    "unknown style": (inside("style", mood=1), "mood"),
    "worded style": (inside("style", speed="fast"), "number"),
    "missing weight": (lambda f: change_weights(f, lambda w: w.pop("encoder.emb.weight")), r"has no weight .*emb"),
    "more weights": (lambda f: change_weights(f, lambda w: w.update(x=torch.ones(1))), "unknown weight"),
    "wrong shape": (lambda f: change_weights(f, lambda w: w.update({"encoder.proj_m.bias": torch.ones(3)})), "shape"),
    "not a number": (
        lambda f: change_weights(f, lambda w: w["encoder.proj_m.bias"].fill_(torch.nan)),
        "is no number",
    ),
    "singular": (lambda f: change_weights(f, lambda w: w["decoder.flows.1.weight"].zero_()), "damaged"),
}


@pytest.mark.parametrize("damage", BAD_VOICES)
def test_a_bad_voice_is_refused_in_words(folder: Path, damage: str) -> None:
    load_voice(folder)
    spoil, words = BAD_VOICES[damage]
    spoil(folder)
    with pytest.raises(VoiceError, match=words):
        load_voice(folder)


def test_a_voice_is_found_by_name_path_or_default(tmp_path: Path) -> None:
    own, bundled = tmp_path / "own", tmp_path / "bundled"
    for shelf, name in ((own, "anna"), (bundled, "kathleen"), (bundled, "anna")):
        write_fake_voice(shelf, name)
    places = (own, bundled)
    assert known_voices(places) == {"anna": own / "anna", "kathleen": bundled / "kathleen"}
    assert find_voice("", places) == bundled / "kathleen"
    assert find_voice("anna", places) == own / "anna"
    assert find_voice(str(bundled / "anna"), places) == bundled / "anna"
    assert find_voice(str(bundled / "anna" / CARD_NAME), places) == bundled / "anna"
    assert find_voice("", (own,)) == own / "anna"
    with pytest.raises(VoiceError, match="Known voices: anna, kathleen"):
        find_voice("bertha", places)
    with pytest.raises(VoiceError, match="No voice is installed"):
        find_voice("", (tmp_path / "nowhere",))
    (own / "anna" / CARD_NAME).write_text("{}", encoding="utf-8")
    cards = readable_cards(places)
    assert isinstance(cards["anna"], VoiceError)
    assert not isinstance(cards["kathleen"], VoiceError)


def test_own_voices_stand_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert shelves()[0] == tmp_path / "glowtts-studio" / "voices"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert shelves()[0] == tmp_path / "local" / "glowtts-studio" / "voices"
    monkeypatch.setattr("sys.platform", "darwin")
    assert "Application Support" in str(shelves()[0])


def test_folding_for_synthesis_changes_nothing(folder: Path) -> None:
    folded = load_voice(folder)
    plain: Voice = fake_voice()
    plain.acoustic.load_state_dict(folded.acoustic.state_dict())
    z, mask = torch.randn(1, 80, 12), torch.ones(1, 1, 12)
    with torch.inference_mode():
        assert torch.allclose(folded.acoustic.decode(z, mask), plain.acoustic.decode(z, mask), atol=1e-5)

"""A voice: acoustic model, vocoder and card, kept as a folder.

Weights are stored in half precision and used in single precision. A folder that is damaged, truncated,
foreign or of a newer format is refused with words that say so.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from glowtts_core.audio.mel import MelSpec
from glowtts_core.errors import ConfigError, VoiceError
from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.text.symbols import SymbolTable
from glowtts_core.vocoder.build import build_vocoder
from glowtts_core.vocoder.interface import Vocoder
from glowtts_core.voice.card import ACOUSTIC_NAME, CARD_NAME, VOCODER_NAME, VoiceCard, file_hash, read_card

_LARGEST_SETTING = 65536  # a damaged card must not make us reserve the whole memory
_MOST_LAYERS = 1024
_COUNTS = ("n_layers_enc", "n_blocks_dec", "n_block_layers")


@dataclass(frozen=True, eq=False)
class Voice:
    """A loaded voice, in evaluation mode."""

    card: VoiceCard
    acoustic: GlowTTS
    vocoder: Vocoder
    mel: MelSpec

    @property
    def symbols(self) -> SymbolTable:
        """The sounds the voice can say."""
        return self.card.symbols

    @property
    def device(self) -> torch.device:
        """Where the weights are."""
        return next(self.acoustic.parameters()).device


def save_voice(voice: Voice, folder: Path) -> VoiceCard:
    """Writes a voice folder, all of it or nothing, in place of an older voice there. Returns the stored card.

    Raises:
        VoiceError: a weight does not fit half precision, the folder holds something else, or cannot be
        written.
    """
    folder = Path(folder)
    check_place(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise VoiceError(
            "The voice cannot be written to “{folder}” ({reason}).", folder=folder, reason=error.strerror
        ) from error
    try:
        _write_weights(voice.acoustic, part / ACOUSTIC_NAME)
        _write_weights(voice.vocoder, part / VOCODER_NAME)
        hashes = {name: file_hash(part / name) for name in (ACOUSTIC_NAME, VOCODER_NAME)}
        card = replace(voice.card, sha256=hashes)
        text = json.dumps(card.to_json(), indent=2, ensure_ascii=False)
        (part / CARD_NAME).write_text(text + "\n", encoding="utf-8")
        part.chmod(0o755)
        put_in_place(part, folder)
    except OSError as error:
        raise VoiceError(
            "The voice cannot be written to “{folder}” ({reason}).", folder=folder, reason=error.strerror
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return card


def check_place(folder: Path) -> None:
    """VoiceError where a voice must not be written to: something that is neither a voice nor empty is there."""
    if folder.exists() and not (folder / CARD_NAME).is_file() and not (folder.is_dir() and not any(folder.iterdir())):
        raise VoiceError("“{folder}” exists and is no voice; it is left alone. Choose another folder.", folder=folder)


def put_in_place(part: Path, folder: Path) -> None:
    """Puts the finished folder in place; an old one steps aside, as no folder is renamed over a full one."""
    if not folder.exists():
        part.replace(folder)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    folder.replace(aside / "old")
    try:
        part.replace(folder)
    except OSError:
        (aside / "old").replace(folder)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _write_weights(module: nn.Module, path: Path) -> None:
    tensors: dict[str, Tensor] = {}
    for name, tensor in module.state_dict().items():
        value = tensor.detach().cpu()
        if value.is_floating_point():
            value = value.half()
            if not bool(torch.isfinite(value).all()):
                raise VoiceError(
                    "The weight “{name}” is no finite number in half precision; the model is broken.", name=name
                )
        tensors[name] = value.contiguous().clone()
    safetensors.torch.save_file(tensors, path)
    path.chmod(0o644)  # the writer leaves it to its owner alone; a voice may be shared


def load_voice(folder: Path | str, device: torch.device | str = "cpu") -> Voice:
    """Reads and checks a voice folder.

    Raises:
        VoiceError: missing, damaged, truncated, foreign or newer than this program; the message says which.
    """
    folder = Path(folder)
    card = read_card(folder)
    try:
        config = GlowTTSConfig.from_json(_sane(card.model))
        mel = MelSpec.from_json(card.mel)
        _check_fit(card, config, mel)
        with torch.device("meta"):  # no memory is taken before the files turn out to be what the card says
            plans = GlowTTS(config), build_vocoder(card.vocoder_kind, _sane(card.vocoder))
    except (ConfigError, TypeError, ValueError, LookupError, ArithmeticError, RuntimeError) as error:
        raise VoiceError(
            "The voice in “{folder}” is damaged: {error}. Install it again.", folder=folder, error=error
        ) from error
    names = (ACOUSTIC_NAME, VOCODER_NAME)
    weights = [_read_weights(plan, folder / name, card.sha256[name]) for plan, name in zip(plans, names, strict=True)]
    acoustic, vocoder = GlowTTS(config), build_vocoder(card.vocoder_kind, card.vocoder)
    for module, stored in zip((acoustic, vocoder), weights, strict=True):
        module.load_state_dict(stored)
        module.eval().requires_grad_(False)
    try:
        acoustic.fold()
    except RuntimeError as error:  # torch keeps the class of a singular matrix to itself
        raise VoiceError("The voice in “{folder}” is damaged: its flow cannot be inverted.", folder=folder) from error
    return Voice(card, acoustic.to(device), vocoder.to(device), mel)


def _sane(values: Mapping[str, object]) -> dict[str, object]:
    """Settings whose numbers cannot make a network larger than any machine."""
    for name, value in values.items():
        if isinstance(value, dict):
            _sane(value)
        elif isinstance(value, list):
            if len(value) > _MOST_LAYERS:
                raise ConfigError("the setting {name} is out of range", name=name)
            _sane({f"{name}[{place}]": one for place, one in enumerate(value)})
        elif isinstance(value, int | float) and not 0 <= value <= _limit(name):
            raise ConfigError("the setting {name} = {value} is out of range", name=name, value=value)
    return dict(values)


def _limit(name: str) -> int:
    return _MOST_LAYERS if name in _COUNTS else _LARGEST_SETTING


def _check_fit(card: VoiceCard, config: GlowTTSConfig, mel: MelSpec) -> None:
    if config.n_vocab != card.symbols.vocabulary_size:
        raise ConfigError(
            "the model knows {known} symbols but the card lists {listed}",
            known=config.n_vocab,
            listed=card.symbols.vocabulary_size,
        )
    if config.n_mels != mel.n_mels:
        raise ConfigError(
            "the model makes {made} mel bands but the card says {said}", made=config.n_mels, said=mel.n_mels
        )
    if config.has_speakers and not 0 <= (card.speaker or 0) < config.n_speakers:
        raise ConfigError("the model has no speaker {speaker}", speaker=card.speaker)


def _read_weights(module: nn.Module, path: Path, sha256: str) -> dict[str, Tensor]:
    """The weights of a module from a file whose content hash must be the given one."""
    try:
        content_hash = file_hash(path)
    except OSError as error:
        raise VoiceError(
            "“{path}” cannot be read ({reason}). Install the voice again.", path=path, reason=error.strerror
        ) from error
    if content_hash != sha256:
        raise VoiceError(
            "“{path}” is damaged: its content is not what the voice's card says. Install the voice again.", path=path
        )
    try:
        stored = safetensors.torch.load_file(path)
    except safetensors.SafetensorError as error:
        raise VoiceError("“{path}” is no safetensors file. Install the voice again.", path=path) from error
    wanted = module.state_dict()
    if strangers := sorted(set(stored) ^ set(wanted)):
        raise _stranger(path, strangers[0], missing=strangers[0] in wanted)
    for name, tensor in stored.items():
        if tensor.shape != wanted[name].shape:
            raise VoiceError(
                "The weight “{name}” in “{path}” has the shape {shape} instead of {wanted}; "
                "it belongs to another model.",
                name=name,
                path=path,
                shape=list(tensor.shape),
                wanted=list(wanted[name].shape),
            )
        if tensor.is_floating_point() and not bool(torch.isfinite(tensor).all()):
            raise VoiceError(
                "The weight “{name}” in “{path}” is no number. Install the voice again.", name=name, path=path
            )
    return stored


def _stranger(path: Path, weight: str, *, missing: bool) -> VoiceError:
    if missing:
        return VoiceError("“{path}” has no weight “{weight}”; it belongs to another model.", path=path, weight=weight)
    said = "“{path}” has an unknown weight “{weight}”; it belongs to another model."
    return VoiceError(said, path=path, weight=weight)

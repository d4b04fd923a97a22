"""The card of a voice: everything about it but the weights. Reading one needs no torch.

A voice is a folder with ``voice.json`` (the card), ``acoustic.safetensors`` and ``vocoder.safetensors``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from glowtts_core.errors import ConfigError, TextError, VoiceError
from glowtts_core.prosody import check_request
from glowtts_core.text.symbols import SymbolTable
from glowtts_core.types import Style

CARD_NAME = "voice.json"
PITCHED_VOCODERS = frozenset({"source_filter"})
"""Kinds of vocoders that take a pitch contour; told here too because asking them means loading torch."""
ACOUSTIC_NAME = "acoustic.safetensors"
VOCODER_NAME = "vocoder.safetensors"
FORMAT = "glowtts-studio voice"
LARGEST_RISE_ST = 24.0
"""Of a question's end."""
_WHO: Mapping[str, object] = {"speaker": "", "mix_with": "", "mix": 0.0}
_MOST_SPEAKERS = 65536
_LARGEST_CARD = 16 * 2**20
VERSION = 1
"""Version of the folder's format; a reader refuses newer ones."""


@dataclass(frozen=True)
class VoiceCard:
    """What ``voice.json`` says."""

    name: str
    language: str
    """BCP 47 tag, such as en-US."""
    licence: str
    symbols: SymbolTable
    model: Mapping[str, Any]  # plain JSON, read by the network
    """Fields of `GlowTTSConfig`."""
    mel: Mapping[str, Any]  # plain JSON
    """Fields of `MelSpec`."""
    vocoder_kind: str
    """A name that `build_vocoder` knows."""
    vocoder: Mapping[str, object] = field(default_factory=dict)
    """Settings of the vocoder."""
    speaker: int | None = None
    """Number of the usual speaker of a multi-speaker model."""
    speakers: tuple[str, ...] = ()
    """Names of its speakers in the order of the model's embedding; empty for a voice of one speaker."""
    pace: tuple[float, ...] = ()
    """How much longer each speaker speaks than the duration predictor plans; empty = as planned."""
    question_rise_st: float = 0.0
    """How far the end of a question that asks for yes or no is lifted, in semitones; 0 = the model's own end."""
    style: Style = field(default_factory=Style)
    """How the voice speaks when nothing else is asked for."""
    description: str = ""
    alphabet: Mapping[str, object] = field(default_factory=dict)
    """How text becomes the symbols of an imported voice, see `alphabet_reader`; empty = our own sounds."""
    training: Mapping[str, Any] = field(default_factory=dict)  # plain JSON
    """Free record of how the weights came about."""
    sha256: Mapping[str, str] = field(default_factory=dict)
    """Content hash of each weight file."""

    @property
    def sample_rate(self) -> int:
        """Samples per second of the speech."""
        return int(self.mel["sample_rate"])

    @property
    def takes_pitch(self) -> bool:
        """Whether the pitch of this voice can be edited."""
        return self.vocoder_kind in PITCHED_VOCODERS

    def to_json(self) -> dict[str, Any]:  # plain JSON
        """The card as plain JSON values."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "name": self.name,
            "language": self.language,
            "sample_rate": self.sample_rate,
            "licence": self.licence,
            "description": self.description,
            "style": _style_values(self.style),
            "symbols": self.symbols.to_json(),
            **({"alphabet": dict(self.alphabet)} if self.alphabet else {}),
            "speaker": self.speaker,
            **({"speakers": list(self.speakers)} if self.speakers else {}),
            **({"pace": list(self.pace)} if self.pace else {}),
            **({"question_rise_st": self.question_rise_st} if self.question_rise_st else {}),
            "acoustic": {"kind": "glow-tts", **self.model},
            "mel": dict(self.mel),
            "vocoder": {"kind": self.vocoder_kind, **self.vocoder},
            "training": dict(self.training),
            "sha256": dict(self.sha256),
        }

    @classmethod
    def from_json(cls, values: Mapping[str, object]) -> VoiceCard:
        """The inverse of `to_json`.

        Raises:
            VoiceError: a field is missing, has the wrong kind of value, or the model is not a Glow-TTS.
        """
        acoustic, vocoder = _mapping(values, "acoustic"), _mapping(values, "vocoder")
        if (kind := acoustic.get("kind")) != "glow-tts":
            raise VoiceError("its acoustic model is “{kind}”, not a Glow-TTS", kind=kind)
        mel, hashes, speaker = _mapping(values, "mel"), _mapping(values, "sha256"), values.get("speaker")
        if type(mel.get("sample_rate")) is not int or set(hashes) != {ACOUSTIC_NAME, VOCODER_NAME}:
            raise VoiceError("its sample rate or content hashes are missing")
        if not (speaker is None or type(speaker) is int):
            raise VoiceError("its speaker is no number")
        return cls(
            name=_text(values, "name"),
            language=_text(values, "language"),
            licence=_text(values, "licence"),
            symbols=SymbolTable.from_json(_mapping(values, "symbols")),
            model={key: value for key, value in acoustic.items() if key != "kind"},
            mel=mel,
            vocoder_kind=_text(vocoder, "kind"),
            vocoder={key: value for key, value in vocoder.items() if key != "kind"},
            speaker=speaker,
            speakers=_speakers(values.get("speakers"), acoustic.get("n_speakers", 0)),
            pace=_pace(values.get("pace", []), acoustic.get("n_speakers", 0)),
            question_rise_st=_rise(values.get("question_rise_st", 0.0)),
            style=_style(_mapping(values, "style")),
            description=str(values.get("description", "")),
            alphabet=_mapping(values, "alphabet") if "alphabet" in values else {},
            training=_mapping(values, "training"),
            sha256=hashes,
        )


def _mapping(values: Mapping[str, object], key: str) -> dict[str, Any]:  # plain JSON
    value = values.get(key)
    if not isinstance(value, dict):
        raise VoiceError("“{key}” is missing or damaged in {card}", key=key, card=CARD_NAME)
    return value


def _text(values: Mapping[str, object], key: str) -> str:
    value = values.get(key)
    if not isinstance(value, str) or not value.strip():
        raise VoiceError("“{key}” is missing or damaged in {card}", key=key, card=CARD_NAME)
    return value


def _speakers(names: object, count: object) -> tuple[str, ...]:
    """The names of so many speakers; where an older card has none, they are counted."""
    if type(count) is not int or not 1 < count <= _MOST_SPEAKERS:
        return ()
    if names is None:
        return tuple(f"speaker {number}" for number in range(1, count + 1))
    if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
        raise VoiceError("its list of speakers is damaged")
    if len(names) != count or len(set(names)) != count:
        raise VoiceError("its list of speakers is not that of its model, which has {count}", count=count)
    return tuple(names)


def _pace(values: object, count: object) -> tuple[float, ...]:
    wanted = count if type(count) is int and count > 1 else 1
    if not isinstance(values, list) or len(values) not in {0, wanted}:
        raise VoiceError("its pace is not that of its {count} speakers", count=wanted)
    if not all(type(value) in {int, float} and 0.25 <= value <= 4 for value in values):
        raise VoiceError("its pace is no number between 0.25 and 4")
    return tuple(map(float, values))


def _rise(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LARGEST_RISE_ST:
        most = f"{LARGEST_RISE_ST:g}"
        raise VoiceError("the rise of its questions is no number between 0 and {most}", most=most)
    return float(value)


def _style_values(style: Style) -> dict[str, object]:
    """A style as JSON values; who speaks is the card's own ``speaker``, unless the style says otherwise."""
    return {name: value for name, value in asdict(style).items() if name not in _WHO or value != _WHO[name]}


def _style(values: Mapping[str, Any]) -> Style:  # plain JSON
    known = {f.name for f in fields(Style)}
    if unknown := sorted(set(values) - known):
        raise VoiceError("its default style has an unknown setting “{name}”", name=unknown[0])
    for name, value in values.items():
        if isinstance(_WHO.get(name), str):
            if not isinstance(value, str):
                raise VoiceError("its default style names a speaker with something that is no text")
        elif isinstance(value, bool) or not isinstance(value, int | float):
            raise VoiceError("its default style holds something that is no number")
    style = Style(**values)
    check_request(style)
    return style


def read_card(folder: Path) -> VoiceCard:
    """Reads ``voice.json`` of a voice folder; the weights are not looked at.

    Raises:
        VoiceError: there is no voice, the card is damaged or foreign, or its format is newer than this
        program.
    """
    path = folder / CARD_NAME
    try:
        if path.stat().st_size > _LARGEST_CARD:
            raise VoiceError("“{path}” is too large to be the card of a voice.", path=path)
        values = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise VoiceError(
            "There is no voice in “{folder}”: {card} cannot be read.", folder=folder, card=CARD_NAME
        ) from error
    except (ValueError, RecursionError) as error:
        raise VoiceError(
            "The voice in “{folder}” is damaged: {card} is no JSON text. Install it again.",
            folder=folder,
            card=CARD_NAME,
        ) from error
    if not isinstance(values, dict) or values.get("format") != FORMAT or type(values.get("version")) is not int:
        raise VoiceError(
            "“{folder}” holds no Glow-TTS Studio voice: {card} comes from another program.",
            folder=folder,
            card=CARD_NAME,
        )
    if values["version"] > VERSION:
        raise VoiceError(
            "The voice in “{folder}” has format {version}, newer than this program knows "
            "({newest}). Update Glow-TTS Studio.",
            folder=folder,
            version=values["version"],
            newest=VERSION,
        )
    try:
        return VoiceCard.from_json(values)
    except (VoiceError, ConfigError, TextError) as error:
        raise VoiceError(
            "The voice in “{folder}” is damaged: {error}. Install it again.", folder=folder, error=error
        ) from error


def unfinished(folder: Path) -> VoiceError | None:
    """What to say of a voice folder that lacks a file of weights; None where both are there, whole or not."""
    missing = next((name for name in (ACOUSTIC_NAME, VOCODER_NAME) if not (folder / name).is_file()), None)
    if missing is None:
        return None
    return VoiceError("The voice is damaged: “{name}” is missing in “{folder}”.", name=missing, folder=folder)


def file_hash(path: Path) -> str:
    """SHA-256 of a file's content, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

"""JSON configurations of other programs: found beside a checkpoint, read, and asked for what our parts need."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from glowtts_core.audio.mel import MelSpec
from glowtts_core.errors import ConfigError
from glowtts_core.voice_import.files import LARGEST_NOTE

Config = Mapping[str, Any]  # JSON of a stranger
_COMMENT = re.compile(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', re.DOTALL)
"""Old configurations of Coqui TTS hold comments; strings are kept."""
_MEL_NAMES = {
    "sample_rate": ("sampling_rate", "sample_rate"),
    "n_fft": ("filter_length", "n_fft", "fft_size"),
    "hop": ("hop_length", "hop_size"),
    "win": ("win_length", "win_size"),
    "n_mels": ("n_mel_channels", "num_mels", "n_mels", "mel_channels"),
    "fmin": ("mel_fmin", "fmin"),
    "fmax": ("mel_fmax", "fmax"),
}
"""Our name of a setting of the mel -> theirs."""
_LEVELS = {"min_level_db": -100.0, "ref_level_db": 20.0, "max_norm": 4.0, "spec_gain": 20.0}
"""Defaults of Coqui TTS for a configuration that says nothing."""
_LEVELS_OF_RHASSPY = {**_LEVELS, "max_norm": 1.0, "spec_gain": 1.0}
_MOST_BANDS = 1024
_LEAST_GAIN = 1e-6


@dataclass(frozen=True, slots=True)
class Scale:
    """How a program scales log-mels: its value = ``gain`` · natural logarithm + ``shift``."""

    gain: float = 1.0
    shift: float = 0.0

    @property
    def is_ours(self) -> bool:
        """Whether this is the natural logarithm itself."""
        return math.isclose(self.gain, 1.0) and abs(self.shift) < 1e-9


def config_for(checkpoint: Path, given: Path | None) -> tuple[dict[str, object], Path | None]:
    """The configuration of a checkpoint and where it stood: the given file, or the one beside it; else nothing.

    Raises:
        ConfigError: the file is no JSON object.
    """
    beside = (checkpoint.with_suffix(".json"), checkpoint.with_name("config.json"))
    path = given or next((place for place in beside if place != checkpoint and place.is_file()), None)
    return ({}, None) if path is None else (read_config(path), path)


def read_config(path: Path) -> dict[str, object]:
    """A JSON file, comments allowed.

    Raises:
        ConfigError: it cannot be read, is too large, or holds no JSON object.
    """
    try:
        if not path.is_file():
            raise ConfigError("There is no configuration “{path}”.", path=path)
        if path.stat().st_size > 8 * LARGEST_NOTE:
            raise ConfigError("The configuration “{path}” is too large to be one.", path=path)
        text = path.read_text(encoding="utf-8-sig")
        values = json.loads(_COMMENT.sub(lambda found: found[1] or "", text))
    except OSError as error:
        raise ConfigError(
            "The configuration “{path}” cannot be read ({reason}).", path=path, reason=error.strerror
        ) from error
    except (ValueError, RecursionError) as error:
        raise ConfigError("The configuration “{path}” is no JSON text.", path=path) from error
    if not isinstance(values, dict):
        raise ConfigError("The configuration “{path}” must hold a JSON object.", path=path)
    return values


def table(values: Config, *names: str) -> dict[str, Any]:  # as above
    """The table under the first of the names that holds one; empty where none does."""
    return next((value for name in names if isinstance(value := values.get(name), dict)), {})


def mel_of(config: Config, n_mels: int) -> MelSpec:
    """The mel a configuration describes (of the reference, Coqui or HiFi-GAN); what it does not say is ours.

    Raises:
        ConfigError: a setting is no number, or none that a mel can have.
    """
    said = {**config, **table(config, "data"), **table(config, "audio")}
    found = {
        ours: _number(ours, value)
        for ours, names in _MEL_NAMES.items()
        if (value := next((said[name] for name in names if said.get(name) is not None), None)) is not None
    }
    rate = found.get("sample_rate", MelSpec().sample_rate)
    for ours, name, factor, added in (
        ("n_fft", "num_freq", 2.0, -2.0),  # bins of the spectrum
        ("hop", "frame_shift_ms", rate / 1000, 0.0),
        ("win", "frame_length_ms", rate / 1000, 0.0),
    ):
        if ours not in found and said.get(name) is not None:
            found[ours] = factor * _number(name, said[name]) + added
    if "n_fft" in found:
        found.setdefault("win", found["n_fft"])
    # fields of MelSpec
    whole: dict[str, Any] = {name: int(value) for name, value in found.items() if name not in ("fmin", "fmax")}
    top = found.get("fmax") or (None if "mel_fmax" in said or "fmax" in said else MelSpec().fmax)
    mel = MelSpec(**{"n_mels": n_mels, **whole}, fmin=found.get("fmin", 0.0), fmax=top)
    return _possible(mel)


def _possible(mel: MelSpec) -> MelSpec:
    """The mel itself. Raises ConfigError where there cannot be such a one."""
    if not (0 < mel.hop <= mel.win <= mel.n_fft <= 65536 and 4000 <= mel.sample_rate <= 192_000):
        raise ConfigError("The configuration's sample rate, window or hop are out of range.")
    if not (0 <= mel.fmin < (mel.fmax or mel.sample_rate / 2) <= mel.sample_rate and 0 < mel.n_mels <= _MOST_BANDS):
        raise ConfigError("The configuration's limits of the mel in Hz, or its number of bands, are out of range.")
    return mel


def scale_of(config: Config) -> Scale:
    """How the mels are scaled: only configurations of Coqui TTS and its relatives, with their ``audio``, say so.

    Raises:
        ConfigError: a level is no number or zero, or the mels are no logarithms.
    """
    audio = table(config, "audio")
    if not {"signal_norm", "log_func", "spec_gain", "do_amp_to_db_mel"} & set(audio):
        return Scale()
    if audio.get("do_amp_to_db_mel") is False:
        raise ConfigError("The mels of this model are no logarithms (do_amp_to_db_mel). It cannot be used here.")
    usual = _LEVELS_OF_RHASSPY if "mel_channels" in audio else _LEVELS
    levels = {name: _number(name, audio.get(name, default)) for name, default in usual.items()}
    natural = str(audio.get("log_func", "np.log10")) == "np.log"
    gain = levels["spec_gain"] / (1.0 if natural else math.log(10.0))
    shift, low = 0.0, levels["min_level_db"]
    if audio.get("signal_norm", True) and not audio.get("stats_path"):
        if low >= 0:
            raise ConfigError("The configuration's min_level_db must be below 0.")
        gain, shift = gain / -low, (-levels["ref_level_db"] - low) / -low
        most = levels["max_norm"]
        symmetric = bool(audio.get("symmetric_norm", True))
        gain, shift = (2 * most * gain, 2 * most * shift - most) if symmetric else (most * gain, most * shift)
    if not (_LEAST_GAIN <= gain <= 1 / _LEAST_GAIN and abs(shift) <= 1 / _LEAST_GAIN):
        raise ConfigError("The configuration scales its mels by something that is out of range.")
    return Scale(gain, shift)


def _number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e12:
        raise ConfigError("The configuration's {name} is no number.", name=name)
    return float(value)

"""Which vocoder an imported voice speaks through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import torch

from glowtts_core.audio.mel import MelSpec, mel_basis
from glowtts_core.errors import CheckpointError, ConfigError, Words
from glowtts_core.vocoder.griffin_lim import GriffinLimConfig, GriffinLimVocoder
from glowtts_core.vocoder.interface import Vocoder
from glowtts_core.voice.card import file_hash
from glowtts_core.voice.folder import load_voice
from glowtts_core.voice_import.configs import config_for, mel_of, scale_of
from glowtts_core.voice_import.hifigan import generator_of, is_generator
from glowtts_core.voice_import.sandbox import read_apart

_UNTOLD = Words(
    "No configuration of the vocoder was found. Its sizes are told by the tensors; it is taken to be made for the "
    "model's sample rate, with the published dilations."
)
_OTHER_MELS = Words(
    "The vocoder was trained on mels with another window or other limits in Hz than the model's; it may sound dull or "
    "rough."
)


class Sound(NamedTuple):
    """A vocoder, and what the card says of it."""

    vocoder: Vocoder
    about: dict[str, object]


def sound_for(
    model: Path, path: Path | None, settings_path: Path | None, mel: MelSpec, notice: Callable[[Words], None]
) -> Sound:
    """The vocoder for a model that speaks in ``mel``: a generator's checkpoint, that of a voice, or Griffin-Lim.

    Raises:
        CheckpointError, ConfigError, VoiceError: it cannot be used, or not with this model.
    """
    if path is None:
        notice(Words("No vocoder was given, so the voice speaks through Griffin-Lim, which sounds metallic."))
        return Sound(_griffin_lim(mel), {})
    return _of_voice(path, mel) if path.is_dir() else _of_checkpoint(model, path, settings_path, mel, notice)


def _of_voice(folder: Path, mel: MelSpec) -> Sound:
    """The vocoder of another voice."""
    voice = load_voice(folder)
    if voice.mel != mel:
        raise ConfigError(
            "The vocoder of the voice “{name}” was made for other mels ({theirs}) than this model's ({ours}).",
            name=voice.card.name,
            theirs=_short(voice.mel),
            ours=_short(mel),
        )
    return Sound(voice.vocoder, {"vocoder": voice.card.name})


def _of_checkpoint(
    model: Path, path: Path, settings_path: Path | None, mel: MelSpec, notice: Callable[[Words], None]
) -> Sound:
    """A generator that somebody trained."""
    foreign = read_apart(path)
    if not is_generator(foreign.tensors):
        raise CheckpointError("“{path}” is no HiFi-GAN generator.", path=path)
    given, _ = config_for(path, settings_path)
    if path.parent == model.parent and "upsample_rates" not in given and "generator_model_params" not in given:
        given = {} if settings_path is None else given  # beside the model lies the model's configuration
    config = given or dict(foreign.config)
    generator = generator_of(foreign.tensors, config, scale_of(config), coqui=foreign.container == "model")
    theirs = mel_of(config, generator.config.num_mels)
    rate = theirs.sample_rate if config else mel.sample_rate
    if (generator.hop, generator.config.num_mels, rate) != (mel.hop, mel.n_mels, mel.sample_rate):
        raise ConfigError(
            "The vocoder does not fit the model: it was made for {theirs}, the model for {ours}.",
            theirs=_short(replace(theirs, hop=generator.hop, n_mels=generator.config.num_mels, sample_rate=rate)),
            ours=_short(mel),
        )
    if not config:
        notice(_UNTOLD)
    elif _seen(theirs) != _seen(mel):
        notice(_OTHER_MELS)
    return Sound(generator, {"vocoder": path.name, "vocoder_sha256": file_hash(path)})


def _seen(mel: MelSpec) -> tuple[float, ...]:
    """What decides how a sound looks as a mel, beside its size."""
    top = mel.sample_rate / 2 if mel.fmax is None else mel.fmax
    return mel.fmin, min(top, mel.sample_rate / 2), mel.n_fft, mel.win


def _griffin_lim(mel: MelSpec) -> GriffinLimVocoder:
    """Griffin-Lim on the model's mels. Its transform is an even multiple of the hop, so it may be a longer one."""
    n_fft = 2 * mel.hop * -(-mel.n_fft // (2 * mel.hop))
    basis = mel_basis(replace(mel, n_fft=n_fft)) * (mel.win / n_fft)  # a longer window makes larger magnitudes
    return GriffinLimVocoder(GriffinLimConfig(mel.n_mels, n_fft, mel.hop), torch.from_numpy(basis))


def _short(mel: MelSpec) -> str:
    return f"{mel.n_mels} bands, {mel.hop} samples a frame, {mel.sample_rate} Hz"

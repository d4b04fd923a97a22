"""``glowtts voice pack``: trained weights become a voice folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from glowtts_core.errors import CheckpointError, ConfigError, TextError
from glowtts_core.prosody import check_request
from glowtts_core.types import Style

if TYPE_CHECKING:
    from glowtts_core.audio.mel import MelSpec
    from glowtts_core.vocoder.interface import Vocoder

NO_VOCODER = "griffin_lim"

voice_app = typer.Typer(no_args_is_help=True, help="Make voices out of trained networks.")


@voice_app.callback()
def _voice() -> None:
    """Make voices out of trained networks."""


@voice_app.command("pack")
def pack(
    acoustic: Annotated[Path, typer.Option(help="Checkpoint (.pt) or exported acoustic.safetensors.")],
    out: Annotated[Path, typer.Option(help="Voice folder to write.")],
    name: Annotated[str, typer.Option(help="Name of the voice.")],
    licence: Annotated[str, typer.Option(help="Licence of the voice, such as CC0-1.0.")],
    vocoder: Annotated[str, typer.Option(help="Checkpoint or exported weights; griffin_lim = none.")] = NO_VOCODER,
    language: Annotated[str, typer.Option(help="Language tag.")] = "en-US",
    description: Annotated[str, typer.Option(help="One line about the voice.")] = "",
    speaker: Annotated[str, typer.Option(help="Which speaker of a multi-speaker model, by name.")] = "",
    temperature: Annotated[float, typer.Option(help="Usual temperature.")] = Style().temperature,
    speed: Annotated[float, typer.Option(help="Usual speed.")] = 1.0,
    record: Annotated[Path | None, typer.Option(help="JSON file about the training, kept in the card.")] = None,
) -> None:
    """Pack trained networks (their averaged weights) as a voice in half precision."""
    from glowtts_core.audio.mel import MelSpec
    from glowtts_core.text.symbols import SymbolTable
    from glowtts_core.training.trained import part_of, read_trained, trained_acoustic
    from glowtts_core.voice import Voice, load_voice, save_voice
    from glowtts_core.voice_card import VoiceCard

    style = Style(temperature=temperature, speed=speed)
    check_request(style)
    trained = read_trained(acoustic)
    mel = MelSpec.from_json(part_of(trained.about, "mel", acoustic))
    model = trained_acoustic(acoustic, trained)
    sound = trained_vocoder(vocoder, mel)
    try:
        symbols = SymbolTable.from_json(part_of(trained.about, "symbols", acoustic))
    except TextError as error:
        raise CheckpointError(f"The list of sounds in “{acoustic}” is damaged.") from error
    card = VoiceCard(
        name=name,
        language=language,
        licence=licence,
        symbols=symbols,
        model=model.config.to_json(),
        mel=mel.to_json(),
        vocoder_kind=sound.kind,
        vocoder=sound.config_dict(),
        speaker=_speaker(model.config.has_speakers, trained.about.get("speakers"), speaker),
        style=style,
        description=description,
        training=_record(record, trained.about),
    )
    save_voice(Voice(replace(card), model, sound, mel), out)
    load_voice(out)  # what was written must be what a listener can open
    size = sum(path.stat().st_size for path in out.iterdir()) / 1e6
    Console(highlight=False, markup=False).print(f"The voice “{name}” is in {out} ({size:.1f} MB).", soft_wrap=True)


def trained_vocoder(source: str, mel: MelSpec) -> Vocoder:
    """The vocoder of a checkpoint, or Griffin-Lim on the voice's own mel filters."""
    import torch

    from glowtts_core.audio.mel import mel_basis
    from glowtts_core.training.trained import fill, part_of, read_trained
    from glowtts_core.vocoder.build import build_vocoder
    from glowtts_core.vocoder.griffin_lim import GriffinLimConfig, GriffinLimVocoder

    if source == NO_VOCODER:
        config = GriffinLimConfig(mel_bands=mel.n_mels, n_fft=mel.n_fft, hop=mel.hop)
        return GriffinLimVocoder(config, torch.from_numpy(mel_basis(mel).copy()))
    path = Path(source)
    trained = read_trained(path)
    network = part_of(trained.about, "network", path)
    vocoder = build_vocoder(str(network.get("kind")), {k: v for k, v in network.items() if k != "kind"})
    fill(vocoder, trained.weights, path)
    return vocoder


def _speaker(has_speakers: bool, names: object, wanted: str) -> int | None:
    """The number of a speaker by name; None for a model of one speaker."""
    if not has_speakers:
        return None
    known = names if isinstance(names, list) else []
    if wanted not in known:
        raise ConfigError(f"Choose the speaker of the voice with --speaker: {', '.join(map(str, known))}.")
    return known.index(wanted)


def _record(path: Path | None, about: Mapping[str, Any]) -> dict[str, Any]:
    """What the card says about the training: the run's own words and those of the file."""
    own = about.get("training", {key: about[key] for key in ("step", "config") if key in about})
    if path is None:
        return dict(own)
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"The training record “{path}” is no readable JSON file.") from error
    if not isinstance(given, dict):
        raise ConfigError(f"The training record “{path}” must hold a JSON object.")
    return {**own, **given}

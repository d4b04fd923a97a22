"""``glowtts voice pack``: trained weights become a voice folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from rich.console import Console

from glowtts_core.errors import CheckpointError, ConfigError, TextError
from glowtts_core.prosody import check_request
from glowtts_core.types import Style
from glowtts_core.voice.card import LARGEST_RISE_ST

if TYPE_CHECKING:
    from glowtts_core.audio.mel import MelSpec
    from glowtts_core.model.glow_tts import GlowTTS
    from glowtts_core.training.trained import Trained
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
    vocoder: Annotated[
        list[str] | None,
        typer.Option(
            help="Checkpoint or exported weights; griffin_lim = none. Repeated: the mean of trainings that grew apart "
            "from the same weights, which is often better than each."
        ),
    ] = None,
    language: Annotated[str, typer.Option(help="Language tag.")] = "en-US",
    description: Annotated[str, typer.Option(help="One line about the voice.")] = "",
    speakers: Annotated[
        str, typer.Option(help="Speakers of the model to keep, parted by commas, the usual one first; all by default.")
    ] = "",
    speaker: Annotated[str, typer.Option(help="The usual speaker, by name; the first of --speakers by default.")] = "",
    temperature: Annotated[float, typer.Option(help="Usual temperature.")] = Style().temperature,
    speed: Annotated[float, typer.Option(help="Usual speed.")] = 1.0,
    pace_of: Annotated[
        list[Path] | None, typer.Option(help="Prepared corpus whose speed of speech the voice shall have; repeatable.")
    ] = None,
    question_rise: Annotated[
        float,
        typer.Option(min=0, max=LARGEST_RISE_ST, help="Semitones by which yes-or-no questions rise at their end."),
    ] = 0.0,
    record: Annotated[Path | None, typer.Option(help="JSON file about the training, kept in the card.")] = None,
) -> None:
    """Pack trained networks (their averaged weights) as a voice in half precision."""
    from glowtts_core.audio.mel import MelSpec
    from glowtts_core.text.symbols import SymbolTable
    from glowtts_core.training.trained import part_of, read_trained, trained_acoustic
    from glowtts_core.voice.card import VoiceCard
    from glowtts_core.voice.folder import Voice, load_voice, save_voice

    style = Style(temperature=temperature, speed=speed)
    check_request(style)
    trained = read_trained(acoustic)
    mel = MelSpec.from_json(part_of(trained.about, "mel", acoustic))
    cast = _cast(trained_acoustic(acoustic, trained), trained.about.get("speakers"), speakers, speaker)
    model = cast.model
    sound = averaged_vocoder(vocoder or [NO_VOCODER], mel)
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
        speaker=cast.usual,
        speakers=cast.names,
        pace=_pace(pace_of or [], trained_acoustic(acoustic, trained), trained, cast.names),
        question_rise_st=question_rise,
        style=style,
        description=description,
        training=_record(record, trained.about),
    )
    save_voice(Voice(replace(card), model, sound, mel), out)
    load_voice(out)  # what was written must be what a listener can open
    size = sum(path.stat().st_size for path in out.iterdir()) / 1e6
    Console(highlight=False, markup=False).print(f"The voice “{name}” is in {out} ({size:.1f} MB).", soft_wrap=True)


@voice_app.command("zip")
def zip_voice(
    folder: Annotated[Path, typer.Argument(help="Voice folder.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="File to write; its usual ending is .glowvoice.")],
) -> None:
    """Put a voice folder into one file, to hand on; “glowtts import” takes it."""
    from glowtts_core.voice.archive import pack_voice

    pack_voice(folder, out)
    size = out.stat().st_size / 1e6
    Console(highlight=False, markup=False).print(f"The voice is in {out} ({size:.1f} MB).", soft_wrap=True)


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


def averaged_vocoder(sources: list[str], mel: MelSpec) -> Vocoder:
    """The vocoder of one source, or the mean of the weights of several (model soups, Wortsman et al. 2022)."""
    import torch

    first, *others = [trained_vocoder(source, mel) for source in sources]
    if any((one.kind, one.config_dict()) != (first.kind, first.config_dict()) for one in others):
        raise ConfigError("Vocoders can be averaged only where kind and settings are the same.")
    states = [one.state_dict() for one in (first, *others)]
    first.load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    return first


class _Cast(NamedTuple):
    """A model with the names of its speakers and the number of the usual one; none of both for one speaker."""

    model: GlowTTS
    names: tuple[str, ...] = ()
    usual: int | None = None


def _cast(model: GlowTTS, names: object, kept: str, usual: str) -> _Cast:
    """The model with the speakers that are to be kept, which the training knows by their names."""
    from glowtts_core.model.speakers import with_speakers

    if not model.config.has_speakers:
        if kept or usual:
            raise ConfigError("The model has one speaker alone; leave out --speakers and --speaker.")
        return _Cast(model)
    known = [str(name) for name in names] if isinstance(names, list) else []
    if len(known) != model.config.n_speakers:
        raise CheckpointError(f"The model has {model.config.n_speakers} speakers, but its file names {len(known)}.")
    wanted = [name.strip() for name in kept.split(",") if name.strip()]
    usual = usual or (wanted[0] if wanted else "")
    wanted = wanted or known
    if not set(wanted) <= set(known):
        raise ConfigError(f"Choose with --speakers from these: {', '.join(known)}.")
    if usual not in wanted:
        raise ConfigError(f"Choose the usual speaker with --speaker: {', '.join(wanted)}.")
    if len(set(wanted)) < max(2, len(wanted)):
        raise ConfigError("Name two or more speakers with --speakers, each once.")
    if wanted != known:
        model = with_speakers(model, [known.index(name) for name in wanted])
    return _Cast(model, tuple(wanted), wanted.index(usual))


def _pace(corpora: list[Path], model: GlowTTS, trained: Trained, names: tuple[str, ...]) -> tuple[float, ...]:
    """How much longer each speaker that is kept speaks than the model plans, heard in the corpora."""
    from glowtts_core.training.acoustic.check import pace
    from glowtts_core.training.corpus.corpus import read_corpora
    from glowtts_core.training.trained import check_fits

    if not corpora:
        return ()
    corpus = read_corpora(corpora)
    check_fits(trained, corpus, corpora[0])
    known = trained.about.get("speakers")
    found = pace(model.for_inference(), known if isinstance(known, list) else [], corpus)
    if not names:
        return (round(next(iter(found.values())), 3),)
    if missing := [name for name in names if name not in found]:
        raise ConfigError(f"The corpora for the pace hold nothing by “{missing[0]}”.")
    return tuple(round(found[name], 3) for name in names)


def _record(path: Path | None, about: Mapping[str, Any]) -> dict[str, object]:  # plain JSON
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

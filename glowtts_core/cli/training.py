"""The commands of a voice maker: ``glowtts prepare`` and ``glowtts train``.

Whatever needs torch is imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from glowtts_core.cli.check import check
from glowtts_core.cli.pack import NO_VOCODER, trained_vocoder
from glowtts_core.errors import ConfigError
from glowtts_core.events import stop_on_signals

if TYPE_CHECKING:
    from glowtts_core.training.corpus.corpus import Corpus
    from glowtts_core.training.settings import RunSettings
    from glowtts_core.types import Phone


class Network(StrEnum):
    """The networks that can be trained."""

    ACOUSTIC = "acoustic"
    VOCODER = "vocoder"


train_app = typer.Typer(no_args_is_help=True, help="Train the networks of a voice.")

Json = Annotated[bool, typer.Option("--json", help="Write events as JSON lines instead of a progress bar.")]
Corpora = Annotated[list[Path], typer.Option("--corpus", help="Prepared corpus; repeat it for several speakers.")]
Out = Annotated[Path, typer.Option("--out", help="Folder for checkpoints, logs and the finished weights.")]
ConfigFile = Annotated[Path | None, typer.Option("--config", help="Settings in TOML; see “glowtts train config”.")]
Steps = Annotated[int | None, typer.Option("--steps", min=1, help="Optimiser steps in all.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on from the newest checkpoint in --out.")]
InitFrom = Annotated[Path | None, typer.Option("--init-from", help="Weights to start from: .pt or .safetensors.")]
Device = Annotated[str | None, typer.Option("--device", help="auto, cpu or cuda.")]
Threads = Annotated[int | None, typer.Option("--threads", min=1, help="CPU threads.")]
VocoderFile = Annotated[str, typer.Option("--vocoder", help="Speaks the samples: checkpoint or weights.")]
Exclude = Annotated[
    Path | None, typer.Option("--exclude", help="List of clip ids to leave out, such as “glowtts check” writes.")
]
Minutes = Annotated[float, typer.Option("--minutes", help="Save and stop after this long.")]


def prepare(
    corpus: Annotated[Path, typer.Argument(help="LJSpeech layout, or sound files with a .txt beside each.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the features.")],
    validation: Annotated[Path | None, typer.Option(help="List of ids that training must never see.")] = None,
    speaker: Annotated[str, typer.Option(help="Name of the speaker; the folder's name by default.")] = "",
    lexicon: Annotated[Path | None, typer.Option(help="Pronunciations that win, as TSV.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
    json_lines: Json = False,
) -> None:
    """Check, clean and phonemise recordings, and cache their features for training."""
    from glowtts_core.cli.progress import listening
    from glowtts_core.text.frontend import Frontend
    from glowtts_core.text.pronounce.lexicon import Lexicon
    from glowtts_core.training.corpus.prepare import PrepareSettings
    from glowtts_core.training.corpus.prepare import prepare as run

    frontend = Frontend(Lexicon.load(lexicon)) if lexicon else Frontend()
    settings = PrepareSettings(speaker or corpus.resolve().name, validation, jobs)

    def pronounce(text: str) -> Sequence[Phone]:
        return frontend.read(text).phones

    with listening(json_lines, "prepare") as tell:
        prepared = run(corpus, out, settings, pronounce, tell)
        tell.tell("finished", clips=len(prepared.clips), refused=len(prepared.refused), path=str(out))
    if not json_lines:
        _report(prepared, out)


@train_app.command("acoustic")
def acoustic(
    corpus: Corpora,
    out: Out,
    config: ConfigFile = None,
    steps: Steps = None,
    resume: Resume = False,
    init_from: InitFrom = None,
    exclude: Exclude = None,
    device: Device = None,
    threads: Threads = None,
    minutes: Minutes = math.inf,
    vocoder: VocoderFile = NO_VOCODER,
    json_lines: Json = False,
) -> None:
    """Train text to mel: encoder, durations and flow."""
    from glowtts_core.cli.progress import listening
    from glowtts_core.training.acoustic.config import AcousticConfig
    from glowtts_core.training.request import Request
    from glowtts_core.training.run import train_acoustic
    from glowtts_core.training.settings import settings_of

    settings = settings_of(AcousticConfig, out, config, resume)
    settings = replace(settings, run=_override(settings.run, steps, device, threads))
    with listening(json_lines, "acoustic") as tell, stop_on_signals() as stop:
        data = _clips(corpus, exclude)
        request = Request(out, resume, init_from, minutes, trained_vocoder(vocoder, data.mel))
        train_acoustic(settings, data, request, tell, stop)


@train_app.command("vocoder")
def vocoder(
    corpus: Corpora,
    out: Out,
    config: ConfigFile = None,
    steps: Steps = None,
    resume: Resume = False,
    init_from: InitFrom = None,
    exclude: Exclude = None,
    spoken_by: Annotated[
        Path | None,
        typer.Option(help="Acoustic model whose mels of the clips are trained on too: .pt or .safetensors."),
    ] = None,
    device: Device = None,
    threads: Threads = None,
    minutes: Minutes = math.inf,
    json_lines: Json = False,
) -> None:
    """Train mel to sound: the source-filter vocoder and its pitch net."""
    from glowtts_core.cli.progress import listening
    from glowtts_core.training.request import Request
    from glowtts_core.training.run import train_vocoder
    from glowtts_core.training.settings import settings_of
    from glowtts_core.training.vocoder.config import VocoderTrainingConfig

    settings = settings_of(VocoderTrainingConfig, out, config, resume)
    request = Request(out, resume, init_from, minutes, spoken_by=spoken_by)
    settings = replace(settings, run=_override(settings.run, steps, device, threads))
    with listening(json_lines, "vocoder") as tell, stop_on_signals() as stop:
        data = _clips(corpus, exclude)
        train_vocoder(settings, data, request, tell, stop)


@train_app.command("config")
def config(
    of: Annotated[Network, typer.Argument(help="Which training: acoustic or vocoder.")] = Network.ACOUSTIC,
) -> None:
    """Print every setting of a training with its default and what it means, as a TOML file to start from."""
    from glowtts_core.training.acoustic.config import AcousticConfig
    from glowtts_core.training.settings import to_toml
    from glowtts_core.training.vocoder.config import VocoderTrainingConfig

    defaults = AcousticConfig() if of is Network.ACOUSTIC else VocoderTrainingConfig()
    sys.stdout.write(to_toml(defaults))


def add_training_commands(app: typer.Typer) -> None:
    """Hang ``prepare`` and ``train`` into the program's command line."""
    app.command("prepare")(prepare)
    app.command("check")(check)
    app.add_typer(train_app, name="train")


def _clips(corpora: list[Path], exclude: Path | None) -> Corpus:
    from glowtts_core.training.corpus.corpus import read_corpora
    from glowtts_core.training.corpus.sources import read_ids

    data = read_corpora(corpora)
    return data.without(read_ids(exclude)) if exclude else data


def _override(run: RunSettings, steps: int | None, device: str | None, threads: int | None) -> RunSettings:
    if device not in {None, "auto", "cpu", "cuda"}:
        raise ConfigError(f"There is no device “{device}”. Choose auto, cpu or cuda.")
    return replace(
        run, steps=steps or run.steps, device=device or run.device, threads=run.threads if threads is None else threads
    )


def _report(corpus: Corpus, out: Path) -> None:
    console = Console()
    seconds = sum(clip.frames for clip in corpus.clips) * corpus.mel.frame_s
    held = len(corpus.validation)
    console.print(f"{len(corpus.clips)} clips, {seconds / 60:.1f} min, {held} of them for validation, in {out}")
    if not corpus.refused:
        return
    counts = Counter(refusal.reason for refusal in corpus.refused)
    first = {refusal.reason: refusal for refusal in reversed(corpus.refused)}
    table = Table("Why", "How many", "For example", title=f"Refused ({len(corpus.refused)}; all in refused.tsv)")
    for reason, count in counts.most_common():
        table.add_row(reason, str(count), f"{first[reason].id}: {first[reason].words}")
    console.print(table)

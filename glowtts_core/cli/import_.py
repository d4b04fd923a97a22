"""``glowtts import``: a checkpoint of another program becomes a voice.

Whatever needs torch is imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from glowtts_core.cli.training import Json
from glowtts_core.events import Announcer

if TYPE_CHECKING:
    from glowtts_core.voice_import.importing import ImportReport


class Alphabet(StrEnum):
    """What the person may say about the symbols of a checkpoint."""

    AUTO = "auto"
    REFERENCE = "reference"
    REFERENCE_LETTERS = "reference-letters"
    CHARACTERS = "characters"
    ARPABET = "arpabet"
    IPA = "ipa"


Config = Annotated[Path | None, typer.Option("--config", help="Its JSON configuration; one beside it is found.")]
Vocoder = Annotated[
    Path | None,
    typer.Option("--vocoder", help="HiFi-GAN generator, or a voice folder to take the vocoder of."),
]
VocoderConfig = Annotated[Path | None, typer.Option("--vocoder-config", help="The generator's JSON configuration.")]
Speaker = Annotated[str, typer.Option("--speaker", help="Name or number of the speaker it begins with.")]


def import_voice(
    file: Annotated[Path, typer.Argument(help="Checkpoint of a Glow-TTS model, .glowvoice file or voice folder.")],
    out: Annotated[Path, typer.Option("--out", help="Voice folder to write.")],
    config: Config = None,
    vocoder: Vocoder = None,
    vocoder_config: VocoderConfig = None,
    name: Annotated[str, typer.Option(help="Name of the voice; the file's by default.")] = "",
    language: Annotated[str, typer.Option(help="Language tag, such as en-US.")] = "",
    licence: Annotated[str, typer.Option(help="Licence of the weights, such as CC0-1.0.")] = "",
    description: Annotated[str, typer.Option(help="One line about the voice.")] = "",
    source: Annotated[str, typer.Option(help="Where the file came from: address, author.")] = "",
    speaker: Speaker = "",
    symbols: Annotated[Alphabet, typer.Option(help="Alphabet of the model, where it is not told.")] = Alphabet.AUTO,
    sentence: Annotated[str, typer.Option(help="What the sample says.")] = "",
    json_lines: Json = False,
) -> None:
    """Make a voice of a Glow-TTS checkpoint: of the reference implementation or of Coqui TTS.

    The file is opened as data, in a process of its own: nothing in it is run.
    """
    from glowtts_core.cli.progress import listening
    from glowtts_core.voice_import.alphabets import Symbols
    from glowtts_core.voice_import.importing import ImportRequest
    from glowtts_core.voice_import.importing import import_voice as run

    request = ImportRequest(
        file=file,
        out=out,
        config=config,
        vocoder=vocoder,
        vocoder_config=vocoder_config,
        name=name,
        language=language,
        licence=licence,
        description=description,
        source=source,
        speaker=speaker,
        symbols=Symbols(symbols.value),
        sentence=sentence,
    )
    with listening(json_lines, "import") if json_lines else nullcontext(Announcer()) as tell:
        report = run(request, tell.tell)
        tell.tell("finished", **report.to_json())
    if not json_lines:
        _print_report(report)


def read_checkpoint(
    file: Annotated[Path, typer.Argument()],
    place: Annotated[Path, typer.Argument()],
) -> None:
    """Read a checkpoint as data, with limits on memory and time, and write plain tensors."""
    from glowtts_core.voice_import.sandbox import main

    arguments: Sequence[str] = (str(file), str(place))
    if code := main(arguments):
        raise typer.Exit(code)


def _print_report(report: ImportReport) -> None:
    console = Console(highlight=False, markup=False, soft_wrap=True)
    for words in report.notices:
        console.print(f"Note: {words}")
    values = report.to_json()
    console.print(
        f"The voice “{report.card.name}” is in {report.path}: {report.parameters:,} parameters, "
        f"{report.megabytes:.1f} MB, licence {report.card.licence}."
    )
    if values["sample"]:
        console.print(f"Sample ({values['sample_s']} s): {values['sample']}")
    console.print(f"Round trip of the flow: {report.spoken.round_trip:.1e} (largest error of a log-mel).")

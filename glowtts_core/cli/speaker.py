"""What every command that speaks has in common: its options, and a voice made ready for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glowtts_core.audio.formats import listed
from glowtts_core.errors import ConfigError

if TYPE_CHECKING:
    from glowtts_core.synthesis.performer import Performer

SoundOut = Annotated[Path, typer.Option("--out", "-o", help=f"Sound file to write: {listed('.')}.")]
VoiceName = Annotated[str, typer.Option("--voice", "-v", help="Name of a voice, or the folder of one.")]
Seed = Annotated[int | None, typer.Option(help="Number of the take: equal seeds sound the same.")]
Device = Annotated[str, typer.Option(help="auto, cpu, cuda or cuda:1.")]
Threads = Annotated[int | None, typer.Option(help="CPU threads; all cores by default.")]
Pronunciations = Annotated[Path | None, typer.Option(help="Pronunciations that win: rows of word, tab, sounds.")]

MOST_THREADS = 1024


def load_performer(folder: Path, device: str, threads: int | None, lexicon: Path | None = None) -> Performer:
    """What speaks with the voice of a folder, its dictionary loaded; torch comes in here.

    Raises:
        ConfigError: there cannot be so many threads.
        VoiceError, DeviceError, LexiconError: what is asked for cannot be loaded.
    """
    check_threads(threads)
    from glowtts_core.text.frontend import open_frontend

    frontend = open_frontend(lexicon)

    import torch

    from glowtts_core.synthesis import Synthesizer, choose_device
    from glowtts_core.synthesis.performer import Performer
    from glowtts_core.voice.folder import load_voice

    if threads is not None:
        torch.set_num_threads(threads)
    return Performer(Synthesizer(load_voice(folder, choose_device(device)), frontend))


def check_threads(threads: int | None) -> None:
    """Raises ConfigError where there cannot be so many threads."""
    if threads is not None and not 1 <= threads <= MOST_THREADS:
        raise ConfigError(f"The number of threads is {threads}; choose a value between 1 and {MOST_THREADS}.")

"""``glowtts questions``: questions for a corpus whose reader seldom asks one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import track

from glowtts_core.cli.speak import cast_style, load_synthesizer
from glowtts_core.errors import CorpusError
from glowtts_core.text_file import read_text
from glowtts_core.voice_card import read_card
from glowtts_core.voice_shelf import find_voice

if TYPE_CHECKING:
    from glowtts_core.training.asking import Question


def questions(
    recordings: Annotated[Path, typer.Argument(help="Recordings as “glowtts prepare” reads them.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the questions, to be prepared like recordings.")],
    voice: Annotated[str, typer.Option("--voice", "-v", help="A voice that speaks like the reader.")] = "",
    speaker: Annotated[str, typer.Option(help="Who of the voice is the reader.")] = "",
    limit: Annotated[int, typer.Option(min=0, help="Most statements to turn into questions.")] = 300,
    texts: Annotated[Path | None, typer.Option(help="Questions for the voice to speak, one a line.")] = None,
    exclude: Annotated[Path | None, typer.Option(help="List of clip ids to leave out, such as val.txt.")] = None,
) -> None:
    """Turn recorded statements into questions by giving them a rising end, so that a training learns the mark."""
    folder = find_voice(voice)
    card = read_card(folder)
    style = cast_style(card.style, card, speaker, "", None)
    from glowtts_core.analysis import Performer
    from glowtts_core.training.asking import Asker
    from glowtts_core.training.sources import find_sources, read_ids

    sources, _ = find_sources(recordings)
    left_out = read_ids(exclude) if exclude else frozenset()
    told = {source.text for source in sources if source.id in left_out}
    usable = [source for source in sources if source.text not in told]
    lines = [line.strip() for line in read_text(texts).splitlines() if line.strip()] if texts else []
    asker = Asker(Performer(load_synthesizer(folder, "cpu", None, None)), style)
    found = chain(asker.asked(usable, limit), asker.spoken(lines))
    console = Console(stderr=True)
    count = _write(
        track(found, "questions", min(limit, len(usable)) + len(lines), console=console, transient=True), out
    )
    Console().print(f"{count} questions in {out}")


def _write(found: Iterable[Question], out: Path) -> int:
    """Sounds and metadata.csv in LJSpeech's layout; gives the number of questions."""
    from glowtts_core.audio.wav import write_audio
    from glowtts_core.training.checkpoint import write_bytes

    try:
        (out / "wavs").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CorpusError(f"The folder {out} cannot be made ({error.strerror}).") from error
    rows = []
    for question in found:
        write_audio(out / "wavs" / f"{question.id}.wav", question.audio)
        rows.append(f"{question.id}|{question.text.replace('|', ',')}\n")
    write_bytes(out / "metadata.csv", "".join(rows).encode())
    return len(rows)

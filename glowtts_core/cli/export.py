"""``glowtts export``: the lines of a project to files, with the options of the window's dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from glowtts_core.audio.formats import listed
from glowtts_core.cli.speaker import Device, Pronunciations, Threads, check_threads, load_performer
from glowtts_core.errors import ConfigError
from glowtts_core.export.labels import TIMINGS
from glowtts_core.export.names import DEFAULT_TEMPLATE
from glowtts_core.export.options import ExportOptions
from glowtts_core.voice.library import find_voice

if TYPE_CHECKING:
    from glowtts_core.export.report import Report
    from glowtts_core.synthesis.performer import Performer

SOME_LINES_FAILED = 1


def export(
    project: Annotated[Path, typer.Argument(help="Project file (.glowproj).")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write into; made if needed.")],
    lines: Annotated[str, typer.Option(help="Which lines, such as 1,3-5; all by default.")] = "",
    join: Annotated[bool, typer.Option("--join", help="All lines in one file.")] = False,
    gap: Annotated[float, typer.Option(help="Silence between joined lines in seconds.")] = 0.5,
    sound: Annotated[str, typer.Option("--format", help=f"{listed()}.")] = "wav",
    depth: Annotated[str, typer.Option(help="16, 24 or 32f (floating point, WAV only).")] = "16",
    rate: Annotated[int, typer.Option(help="Sample rate in Hz; 0 = the voice's own. Higher sounds no better.")] = 0,
    level: Annotated[str, typer.Option(help="off, peak (-1 dBFS) or loudness, for each whole file.")] = "off",
    lufs: Annotated[float, typer.Option(help="The loudness to aim at.")] = -19.0,
    lead: Annotated[float, typer.Option(help="Silence before the speech in seconds.")] = 0.0,
    trail: Annotated[float, typer.Option(help="Silence after the speech in seconds.")] = 0.0,
    name: Annotated[str, typer.Option(help="File name: {n}, {text}, {voice}, {seed}.")] = DEFAULT_TEMPLATE,
    timings: Annotated[str, typer.Option(help=f"Files beside the sound: {', '.join(TIMINGS)}; parted by commas.")] = "",
    picture: Annotated[str, typer.Option(help="Draw mel and alignment: png, svg or pdf.")] = "",
    bare: Annotated[bool, typer.Option("--bare", help="Write no voice, seed and version into the file.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace files of the same name.")] = False,
    device: Device = "auto",
    threads: Threads = None,
    lexicon: Pronunciations = None,
) -> None:
    """Speak the lines of a project into files. No file is overwritten unless you ask for it."""
    options = ExportOptions(
        format=sound,
        depth=depth,
        rate_hz=rate,
        level=level,
        loudness_lufs=lufs,
        lead_s=lead,
        trail_s=trail,
        joined=join,
        gap_s=gap,
        template=name,
        timings=tuple(timings.replace(",", " ").split()),
        picture=picture,
        provenance=not bare,
        overwrite=overwrite,
    )
    options.check()
    check_threads(threads)
    from glowtts_core.project_file import load

    script = load(project)
    wanted = chosen_lines(lines, len(script.utterances))

    @cache
    def at(folder: Path) -> Performer:
        return load_performer(folder, device, threads, lexicon)

    from glowtts_core.export.run import Line
    from glowtts_core.export.run import export as write

    chosen = [Line(number, script.utterances[number - 1]) for number in wanted]
    with _bar() as (console, move):
        report = write(lambda voice: at(find_voice(voice or script.voice)), chosen, out, options, move)
    _tell(console, report)


def chosen_lines(wanted: str, count: int) -> list[int]:
    """Numbers of lines, counted from 1, in the order of the script; an empty wish is all of them.

    Raises:
        ConfigError: the wish cannot be read, or there is no such line.
    """
    if not wanted.strip():
        return list(range(1, count + 1))
    numbers: set[int] = set()
    for part in wanted.split(","):
        first, dash, last = part.strip().partition("-")
        last = last if dash else first
        if not (first.isdecimal() and last.isdecimal()):
            raise ConfigError(f"“{wanted}” names no lines. Write them as 1,3-5.")
        low, high = int(first), int(last)
        if not 1 <= low <= high <= count:
            raise ConfigError(f"There are no lines “{part.strip()}”; the project has {count}.")
        numbers.update(range(low, high + 1))
    return sorted(numbers)


@contextmanager
def _bar() -> Iterator[tuple[Console, Callable[[float], None]]]:
    """A console on standard error, and a function that moves a progress bar."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    columns = (TextColumn("Exporting"), BarColumn(), TextColumn("{task.percentage:3.0f} %"), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=1.0)
        yield console, lambda share: bar.update(task, completed=share)


def _tell(console: Console, report: Report) -> None:
    """Names of what was written on standard output; remarks and failures on standard error."""
    for path in report.paths:
        print(path)
    for remark in report.remarks:
        console.print(f"glowtts: note: {_place(remark.number)}{remark.words}", markup=False)
    for failure in report.failures:
        console.print(f"glowtts: {_place(failure.number)}{failure.words}", markup=False)
    if report.failures:
        raise typer.Exit(SOME_LINES_FAILED)


def _place(number: int) -> str:
    return f"line {number}: " if number else ""

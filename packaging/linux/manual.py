"""Writes the manual pages ``glowtts.1`` and ``glowtts-studio.1`` from what the command lines say of themselves.

``manual.py FOLDER``. The date of the pages is that of SOURCE_DATE_EPOCH, or today.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import typer.main
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from app.main import parser as studio_parser
from glowtts_core import __version__
from glowtts_core.cli import build_app

FILES = (
    ("~/.local/share/glowtts-studio/voices/", "Voices that were installed or imported."),
    ("~/.local/share/glowtts-studio/lexicon.tsv", "Own pronunciations of the studio: rows of word, tab, sounds."),
    ("~/.config/glowtts-studio/studio.ini", "Settings of the studio."),
    ("~/.local/state/glowtts-studio/studio.log", "What the studio says about itself."),
)
EXAMPLES = (
    ('glowtts say "The first line." --out line.wav', "Speak a line into a file."),
    ("glowtts say - --out book.wav < book.txt", "Speak a text of any length."),
    (
        "glowtts export my.glowproj --out takes --timings textgrid",
        "Speak the lines of a project, with timings for Praat.",
    ),
    ("glowtts doctor", "See whether everything works, and get a report for a bug."),
)
STATUS = (
    ("0", "All was done."),
    ("1", "Something of it was not: lines of an export failed, or the doctor found something to mend."),
    ("2", "The input makes no sense; one line on standard error says why, and what to do."),
    ("130", "Stopped with Ctrl-C; unfinished files were removed."),
)


def roff(words: str) -> str:
    """Words as roff takes them: one line, nothing in it a command."""
    text = " ".join(words.split()).replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti")
    return f"\\&{text}" if text[:1] in {".", "'"} else text


def bold(words: str) -> str:
    """Words to be typed as they stand."""
    return f"\\fB{roff(words)}\\fR"


def italic(words: str) -> str:
    """Words that stand for others."""
    return f"\\fI{roff(words)}\\fR"


def head(name: str, about: str) -> Iterator[str]:
    """The first lines of a page."""
    day = time.strftime("%Y-%m-%d", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))))
    yield f'.TH {name.upper()} 1 "{day}" "Glow\\-TTS Studio {__version__}" "User Commands"'
    yield from (".SH NAME", f"{roff(name)} \\- {roff(about)}")


def rows(title: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A section of terms and what they mean."""
    yield f".SH {title}"
    for term, meaning in pairs:
        yield from (".TP", bold(term), roff(meaning))


def command_page(app: TyperGroup) -> Iterator[str]:
    """The page of ``glowtts``."""
    yield from head("glowtts", "speech synthesis on your own machine")
    yield from (".SH SYNOPSIS", f"{bold('glowtts')} {italic('COMMAND')} [{italic('OPTIONS')}] [{italic('ARGUMENTS')}]")
    yield from (".SH DESCRIPTION", roff(app.help or ""))
    yield roff("Everything runs on this machine; no network is used.")
    yield from (".SH OPTIONS", *options(app))
    yield ".SH COMMANDS"
    for name, command in walk(app, ""):
        yield from (f'.SS "{roff(f"glowtts {name}")}"', f"{bold(f'glowtts {name}')} {usage(command)}", ".PP")
        yield from (roff(command.help or ""), *options(command))
    yield from rows("EXIT STATUS", STATUS)
    yield from rows("FILES", FILES)
    yield from rows("EXAMPLES", EXAMPLES)
    yield from (".SH SEE ALSO", f"{bold('glowtts-studio')}(1)")


def walk(group: TyperGroup, before: str) -> Iterator[tuple[str, TyperCommand]]:
    """Every command that is not hidden, with its whole name, in the order of the help."""
    for name, command in group.commands.items():
        if command.hidden:
            continue
        if isinstance(command, TyperGroup):
            yield from walk(command, f"{before}{name} ")
        elif isinstance(command, TyperCommand):
            yield f"{before}{name}", command


def usage(command: TyperCommand) -> str:
    """What follows the name of a command."""
    arguments = [one for one in command.params if isinstance(one, TyperArgument)]
    named = [italic(str(one.name).upper()) for one in arguments if one.required]
    free = [f"[{italic(str(one.name).upper())}]" for one in arguments if not one.required]
    must = [f"{bold(one.opts[0])} {italic(metavar(one))}" for one in command.params
            if isinstance(one, TyperOption) and one.required]  # fmt: skip
    return " ".join([*named, *must, *free, f"[{italic('OPTIONS')}]"])


def options(command: TyperCommand | TyperGroup) -> Iterator[str]:
    """Arguments and options with what they mean."""
    for one in command.params:
        if not isinstance(one, TyperArgument | TyperOption) or one.hidden or one.name == "help":
            continue
        if isinstance(one, TyperArgument):
            yield from (".TP", italic(str(one.name).upper()), roff(one.help or ""))
            continue
        names = ", ".join(map(bold, [*one.opts, *one.secondary_opts]))
        yield from (".TP", names if one.is_flag else f"{names} {italic(metavar(one))}", roff(meaning(one)))
    yield from (".TP", bold("--help"), roff("Show this help and exit."))


def metavar(option: TyperOption) -> str:
    """What an option takes."""
    return option.metavar or option.opts[0].lstrip("-").upper().replace("-", "_")


def meaning(option: TyperOption) -> str:
    """The help of an option, and what holds without it where the help does not say so."""
    words = option.help or ""
    default = getattr(option.default, "value", option.default)
    plain = isinstance(default, int | float | str) and not isinstance(default, bool)
    if not plain or default in {"", float("inf")} or "default" in words:
        return words
    return f"{words} Default: {default}."


def studio_page(parser: argparse.ArgumentParser) -> Iterator[str]:
    """The page of ``glowtts-studio``."""
    yield from head("glowtts-studio", "window in which speech is typed, heard and shaped")
    yield from (".SH SYNOPSIS", f"{bold('glowtts-studio')} [{italic('OPTIONS')}] [{italic('FILE')}]")
    yield from (".SH DESCRIPTION", roff(parser.description or ""))
    yield roff("Help > Help and keys (F1) lists what can be done.")
    yield ".SH OPTIONS"
    for action in parser._actions:  # noqa: SLF001  # argparse offers no other way to its own table
        names = ", ".join(map(bold, action.option_strings)) or italic(str(action.metavar or action.dest).upper())
        if action.option_strings and action.nargs != 0:
            names = f"{names} {italic(str(action.metavar))}"
        yield from (".TP", names, roff((action.help or "").capitalize() + "."))
    yield from rows("FILES", FILES)
    yield from (".SH SEE ALSO", f"{bold('glowtts')}(1)")


def write_pages(folder: Path) -> None:
    """Both pages, uncompressed."""
    folder.mkdir(parents=True, exist_ok=True)
    commands = typer.main.get_command(build_app())
    assert isinstance(commands, TyperGroup)
    pages = {
        "glowtts.1": command_page(commands),
        "glowtts-studio.1": studio_page(studio_parser()),
    }
    for name, lines in pages.items():
        text = "\n".join(lines) + "\n"
        (folder / name).write_text(re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE), encoding="utf-8")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))

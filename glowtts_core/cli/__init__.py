"""The command line: ``glowtts``.

Only what ``--help`` needs is imported here; torch comes in when a command speaks or trains.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Annotated

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch: spinning threads starve a busy machine

import typer
from typer.exceptions import TyperException

from glowtts_core import __version__
from glowtts_core.cli.doctor import doctor
from glowtts_core.cli.export import export
from glowtts_core.cli.follow import follow
from glowtts_core.cli.import_ import import_voice, read_checkpoint
from glowtts_core.cli.pack import voice_app
from glowtts_core.cli.speak import say
from glowtts_core.cli.training import add_training_commands
from glowtts_core.cli.voices import info, voices
from glowtts_core.errors import GlowTTSError

BAD_INPUT = 2
STOPPED = 130


def build_app() -> typer.Typer:
    """All commands."""
    app = typer.Typer(
        name="glowtts",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
    )
    app.callback()(_program)
    app.command()(say)
    app.command()(follow)
    app.command()(export)
    app.command()(voices)
    app.command()(info)
    app.command()(doctor)
    app.add_typer(voice_app, name="voice")
    app.command("import")(import_voice)
    app.command("read-checkpoint", hidden=True)(read_checkpoint)
    add_training_commands(app)
    return app


def _show_version(asked: bool) -> None:
    if asked:
        print(f"glowtts {__version__}")
        raise typer.Exit


def _program(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Glow-TTS Studio on the command line: speak text, look at voices, train new ones."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns the exit code: 0 done, 2 bad input, 130 stopped by the user.

    Bad input is one line on standard error that says what is wrong and what to do.
    """
    previous = signal.signal(signal.SIGTERM, _terminated)
    try:
        given = None if arguments is None else list(arguments)
        code = build_app()(args=given, prog_name="glowtts", standalone_mode=False)
    except GlowTTSError as error:
        return _complain(str(error), BAD_INPUT)
    except TyperException as error:
        return _complain(f"{error.format_message()} See “glowtts --help”.", BAD_INPUT)
    except (KeyboardInterrupt, typer.Abort):
        code = STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader left; stay silent at exit
        return 1
    finally:
        signal.signal(signal.SIGTERM, previous)
    if code == STOPPED:  # typer turns Ctrl-C into this code
        return _complain("Stopped. Unfinished files were removed.", STOPPED)
    return code if isinstance(code, int) else 0


def _complain(words: str, code: int) -> int:
    print("glowtts: " + " ".join(words.split()), file=sys.stderr)
    return code


def _terminated(number: int, _frame: FrameType | None) -> None:
    """Ends the program in an orderly way, so that unfinished files are removed."""
    raise SystemExit(128 + number)

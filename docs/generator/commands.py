"""Every command with its options, as typer itself writes them down."""

from __future__ import annotations

import re

import typer.cli
import typer.main
from typer import Context

from glowtts_core.cli import build_app

HIDDEN = "`glowtts read-checkpoint`"
"""A command that the program calls by itself."""


def commands() -> str:
    """A heading for each command, with what it takes."""
    command = typer.main.get_command(build_app())
    context = Context(command, info_name="glowtts", resilient_parsing=True)
    text = typer.cli.get_docs_for_click(obj=command, ctx=context, name="glowtts")
    text = re.sub(r"\*\*Commands\*\*:\n\n(\* .*\n)+\n?", "", text)  # the headings say the same, uncut
    parts = re.split(r"^(?=##)", text, flags=re.MULTILINE)[1:]
    return _tidied("".join(part for part in parts if HIDDEN not in part)).strip()


def _tidied(text: str) -> str:
    """Without what each command has alike, and with the usage in a block that nobody takes for an example."""
    text = re.sub(r"^\* `--help`: .*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"\*\*Options\*\*:\n\n(?!\*)", "", text)
    text = re.sub(r"^(#+) `(.*)`$", r"\1 \2", text, flags=re.MULTILINE)
    text = re.sub(r"\*\*Usage\*\*:\n\n```console\n\$ (.*)\n```\n", r"```text\n\1\n```\n", text)
    return re.sub(r"\n{3,}", "\n\n", text)

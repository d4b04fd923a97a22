"""The commands of the documents: where they stand, and how a test types them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from glowtts_core.cli import main

FENCE = re.compile(r"^```sh\n(.*?)^```$(?:\n+```text\n(.*?)^```$)?", re.MULTILINE | re.DOTALL)
NOT_TRIED = "# not tried by the tests: "
ELLIPSIS = "…"
SHELL = re.compile(r"[|<>;&$]")
SOMETHING_TO_MEND = {"glowtts doctor": {0, 1}}
"""1 is no failure there: the machine of the tests may have no loudspeaker."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of commands."""

    page: str
    line: int
    commands: tuple[str, ...]
    excuse: str
    """Why it is not tried; empty where it is."""
    printed: tuple[str, ...]
    """What the page says that it prints, where it says so; ``…`` stands for any lines."""


def blocks(page: Path) -> list[Block]:
    """The blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [_block(page.name, text.count("\n", 0, found.start()) + 1, found) for found in FENCE.finditer(text)]


def _block(page: str, line: int, found: re.Match[str]) -> Block:
    rows = found[1].replace("\\\n", " ").splitlines()
    excuse = rows.pop(0).removeprefix(NOT_TRIED) if rows[0].startswith(NOT_TRIED) else ""
    commands = tuple(row.strip() for row in rows if row.strip() and not row.startswith("#"))
    return Block(page, line, commands, excuse, tuple((found[2] or "").splitlines()))


class Typist:
    """Types commands in a folder: our own into the program itself, what needs a shell into one."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._capture = capture

    def run(self, block: Block) -> None:
        """Types the commands of a block; fails where one fails, or prints something else than the page says."""
        printed = ""
        for command in block.commands:
            code, output = self._type(quickened(command))
            allowed = SOMETHING_TO_MEND.get(" ".join(command.split()[:2]), {0})
            assert code in allowed, f"{block.page}:{block.line}: {command}\n{output}"
            printed += output
        if block.printed:
            assert matches(block.printed, printed.splitlines()), f"{block.page}:{block.line} prints\n{printed}"

    def _type(self, command: str) -> tuple[int, str]:
        if command.startswith("glowtts ") and not SHELL.search(command):
            self._capture.readouterr()
            code = main(shlex.split(command)[1:])
            said = self._capture.readouterr()
            return code, said.out + said.err
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", command],
            cwd=self._folder,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr


def quickened(command: str) -> str:
    """A training with two steps of a tiny network in place of thousands of a real one; all else as it is written."""
    if found := re.match(r"glowtts train (acoustic|vocoder)\b", command):
        return f"{command} --config ../tiny_{found[1]}.toml --steps {3 if '--resume' in command else 2}"
    return command


def matches(wanted: tuple[str, ...], printed: list[str]) -> bool:
    """Whether the printed lines are the wanted ones, with any lines where a row of dots stands."""
    pattern = "".join(r"(?:.*\n)*?" if row.strip() == ELLIPSIS else _row(row) + r"\n" for row in wanted)
    return re.search(rf"^{pattern}", "\n".join([*printed, ""]), re.MULTILINE) is not None


def _row(row: str) -> str:
    return r"[^\n]*".join(re.escape(part) for part in row.rstrip().split(ELLIPSIS)) + r"[ ]*"

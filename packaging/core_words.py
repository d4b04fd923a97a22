"""Prints the words of the core for the translators, as a Python text that ``lupdate`` reads.

The core knows nothing of Qt, so ``lupdate`` cannot find them by itself. Words are what `glowtts_core.errors.Words`
and the errors there are made from; of the system's own reasons those are taken that a person at a studio can meet.
"""

from __future__ import annotations

import ast
import builtins
import errno
import os
from collections.abc import Iterator
from pathlib import Path

CORE = Path(__file__).resolve().parents[1] / "glowtts_core"
SHOWN = ("text", "synthesis", "export", "audio", "doctor", "model", "vocoder", "voice", "voice_import")
"""Packages whose words reach the window; those of training and of the command line do not."""
CONTEXT = "core"
REASONS = (
    errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOSPC, errno.EISDIR, errno.ENOTDIR, errno.EROFS, errno.EIO,
    errno.ENAMETOOLONG,
)  # fmt: skip
PROTECTED = "the file is write-protected"
"""A reason that the core gives itself where the system would give none."""


def files() -> Iterator[Path]:
    """Where words for the window stand."""
    yield from sorted(CORE.glob("*.py"))
    for name in SHOWN:
        yield from sorted((CORE / name).rglob("*.py"))
    for folder in ("app", "app/document", "app/engine", "app/sound", "app/voices"):
        yield from sorted((CORE.parent / folder).glob("*.py"))


def words() -> list[str]:
    """Every template, each once."""
    found = {template: None for path in files() for template in _templates(ast.parse(path.read_text("utf-8")))}
    return [*found, *(os.strerror(number) for number in REASONS), PROTECTED]


def _templates(tree: ast.AST) -> Iterator[str]:
    named = {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args or not isinstance(node.func, ast.Name):
            continue
        if node.func.id == "Words" or (node.func.id.endswith("Error") and not hasattr(builtins, node.func.id)):
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value
            elif isinstance(first, ast.Name) and first.id in named:
                yield named[first.id]


if __name__ == "__main__":
    for template in words():
        print(f"QT_TRANSLATE_NOOP({CONTEXT!r}, {template!r})")  # noqa: T201  # this is what it is for

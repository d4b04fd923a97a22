"""What the type checker or the linter is told to overlook says why."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("glowtts_core", "app")
CODE = (*PRODUCT, "tests", "benchmarks", "packaging", "docs")


def files(folders: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Name and text of each file of Python."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def comments(text: str) -> dict[int, str]:
    """The comment of each line that has one."""
    found = (token for token in tokenize.generate_tokens(io.StringIO(text).readline) if token.type == tokenize.COMMENT)
    return {token.start[0]: token.string for token in found}


def bare(text: str) -> list[int]:
    """Lines that overlook a finding without a reason behind it."""
    marks = "type: ignore", "noqa"
    parts = {line: [part.strip() for part in comment.split("#")[1:]] for line, comment in comments(text).items()}
    return [line for line, said in parts.items() if said[0].startswith(marks) and said[-1].startswith(marks)]


def anything(text: str) -> list[int]:
    """Lines with an Any that say nothing about it, nor does the line above."""
    said = comments(text)
    lines = {node.lineno for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name) and node.id == "Any"}
    return sorted(line for line in lines if line not in said and line - 1 not in said)


def test_what_is_overlooked_has_a_reason() -> None:
    assert {name: found for name, text in files(CODE) if (found := bare(text))} == {}


def test_each_any_of_the_product_has_a_reason() -> None:
    assert {name: found for name, text in files(PRODUCT) if (found := anything(text))} == {}


def test_what_has_no_reason_is_found() -> None:
    assert bare("a()  # noqa: A001\nb()  # noqa: A001  # theirs\nc()  # type: ignore[x]\n# no noqa\n") == [1, 3]
    assert anything("a: Any\nb: Any  # JSON\n# JSON\nc: Any\n\nd: Any\n") == [1, 6]

"""Sentence files: one sentence on each line, or `id|sentence`, LJ Speech metadata included."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

UNSEEN = Path(__file__).parent / "data" / "unseen.txt"
"""40 sentences that no voice of this project is trained on."""


class Sentence(NamedTuple):
    """A sentence to speak."""

    id: str
    text: str


def read_sentences(path: Path, count: int | None = None) -> list[Sentence]:
    """The first ``count`` sentences of a file (all by default); where lines have several columns, the last is spoken.

    Raises:
        SystemExit: the file cannot be read or is empty.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(f"{path} cannot be read: {error}") from error
    rows = [line.split("|") for line in lines if line.strip()]
    if not rows:
        raise SystemExit(f"{path} holds no sentence.")
    sentences = [
        Sentence(row[0].strip() if len(row) > 1 else str(number), row[-1].strip()) for number, row in enumerate(rows, 1)
    ]
    return sentences[:count]

"""The log file: the program's own words and everybody's warnings, in a file that does not grow for ever."""

from __future__ import annotations

import logging
import logging.handlers
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import activity_log, paths


@pytest.fixture
def handler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[logging.Handler]:
    monkeypatch.setattr(paths, "log_file", lambda: tmp_path / "studio.log")
    root, own = logging.getLogger(), logging.getLogger("app")
    levels = root.level, own.level
    made = activity_log.start()
    yield made
    root.removeHandler(made)
    made.close()
    root.setLevel(levels[0])
    own.setLevel(levels[1])


def test_own_words_and_warnings_of_others_are_logged(handler: logging.Handler, tmp_path: Path) -> None:
    logging.getLogger("app.somewhere").info("Grüße")
    logging.getLogger("library").info("chatter")
    logging.getLogger("library").warning("careful")
    text = (tmp_path / "studio.log").read_text(encoding="utf-8")
    assert "INFO app.somewhere: Grüße" in text and "WARNING library: careful" in text
    assert "chatter" not in text


def test_a_log_that_has_grown_is_put_behind(handler: logging.Handler, tmp_path: Path) -> None:
    assert isinstance(handler, logging.handlers.RotatingFileHandler)
    handler.maxBytes = 200
    for number in range(20):
        logging.getLogger("app").info("line %d of many", number)
    assert len(list(tmp_path.glob("studio.log*"))) == 3

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.child_process import ChildProcesses
from glowtts_core.events import Event

PATIENCE_MS = 60_000

HEAD = """
import json, signal, sys, time
assert sys.argv[-1] == "--json"
def tell(event, **values):
    print(json.dumps({"event": event, **values}), flush=True)
"""


def program(body: str) -> tuple[str, ...]:
    """A child that does what ``body`` says."""
    return (sys.executable, "-c", HEAD + body)


@pytest.fixture
def started(qapp: QApplication) -> Iterator[list[ChildProcesses]]:
    made: list[ChildProcesses] = []
    yield made
    for chores in made:
        chores.shut_down()
        assert chores.names() == []


def chores_of(started: list[ChildProcesses], body: str) -> ChildProcesses:
    started.append(ChildProcesses(command=program(body)))
    return started[-1]


def test_a_chore_tells_how_it_goes_and_what_came_of_it(qtbot: QtBot, started: list[ChildProcesses]) -> None:
    chores = chores_of(
        started,
        """
tell("started", steps=4)
print("not an event")
print("[1]")
tell("step", step=1)
tell("step", step=4)
tell("notice", words="Grüße")
tell("finished", path=sys.argv[1])
""",
    )
    events: list[Event] = []
    shares: list[float] = []
    chores.told.connect(lambda name, event: events.append(event))
    chores.progress.connect(lambda name, share: shares.append(share))
    with qtbot.waitSignal(chores.finished, timeout=PATIENCE_MS) as answer:
        assert chores.start("train", ["somewhere"])
        assert not chores.start("train", ["somewhere"]), "one of a name at a time"
        assert chores.names() == ["train"]
    assert answer.args == ["train", {"path": "somewhere"}]
    assert shares == [0.25, 1.0]
    assert [event.kind for event in events] == ["started", "step", "step", "notice", "finished"]
    assert events[3].values == {"words": "Grüße"}
    assert chores.names() == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('tell("failed", words="The corpus is empty."); sys.exit(2)', "The corpus is empty."),
        ('print("glowtts: There is no file.", file=sys.stderr); sys.exit(2)', "There is no file."),
        ("raise MemoryError", "unexpectedly"),
        ("import os; os.abort()", "unexpectedly"),
        ("pass", "unexpectedly"),
    ],
)
def test_a_chore_that_fails_says_why(qtbot: QtBot, started: list[ChildProcesses], body: str, words: str) -> None:
    chores = chores_of(started, body)
    with qtbot.waitSignal(chores.failed, timeout=PATIENCE_MS) as answer:
        chores.start("train", [])
    assert answer.args[0] == "train"
    assert words in answer.args[1]


def test_a_program_that_is_not_there_is_told(qtbot: QtBot, started: list[ChildProcesses], tmp_path: Path) -> None:
    started.append(ChildProcesses(command=(str(tmp_path / "nothing"),)))
    with qtbot.waitSignal(started[0].failed, timeout=PATIENCE_MS) as answer:
        started[0].start("train", [])
    assert "cannot be started" in answer.args[1]


def test_a_cancelled_chore_may_save_its_work(qtbot: QtBot, started: list[ChildProcesses]) -> None:
    chores = chores_of(
        started,
        """
def stop(*_):
    tell("finished", reason="stopped")
    sys.exit(0)
signal.signal(signal.SIGTERM, stop)
tell("started", steps=9)
signal.pause()
""",
    )
    with qtbot.waitSignal(chores.told, timeout=PATIENCE_MS):
        chores.start("train", [])
    with qtbot.waitSignal(chores.finished, timeout=PATIENCE_MS) as answer:
        chores.cancel("train")
    assert answer.args[1] == {"reason": "stopped"}


def test_a_stubborn_chore_is_ended_when_it_is_cancelled_again(qtbot: QtBot, started: list[ChildProcesses]) -> None:
    chores = chores_of(
        started,
        """
signal.signal(signal.SIGTERM, lambda *_: tell("notice"))
tell("started", steps=9)
while True:
    signal.pause()
""",
    )
    with qtbot.waitSignal(chores.told, timeout=PATIENCE_MS):
        chores.start("train", [])
    with qtbot.waitSignal(chores.told, timeout=PATIENCE_MS):
        chores.cancel("train")
    with qtbot.waitSignal(chores.cancelled, timeout=PATIENCE_MS):
        chores.cancel("train")
    chores.cancel("train")


def test_the_end_of_the_program_ends_the_chores(qtbot: QtBot, started: list[ChildProcesses]) -> None:
    chores = chores_of(started, 'tell("started", steps=9)\nsignal.pause()')
    with qtbot.waitSignal(chores.told, timeout=PATIENCE_MS):
        chores.start("train", [])
    chores.shut_down()
    assert chores.names() == []


def test_the_real_command_line_is_understood(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    chores = ChildProcesses()
    with qtbot.waitSignal(chores.failed, timeout=PATIENCE_MS) as answer:
        chores.start("prepare", ["prepare", str(tmp_path / "nothing"), "--out", str(tmp_path / "out")])
    assert str(tmp_path / "nothing") in answer.args[1]
    chores.shut_down()

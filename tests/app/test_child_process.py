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
    for child_processes in made:
        child_processes.shut_down()
        assert child_processes.names() == []


def child_processes_of(started: list[ChildProcesses], body: str) -> ChildProcesses:
    started.append(ChildProcesses(command=program(body)))
    return started[-1]


def test_a_child_process_tells_how_it_goes_and_what_came_of_it(qtbot: QtBot, started: list[ChildProcesses]) -> None:
    child_processes = child_processes_of(
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
    child_processes.told.connect(lambda name, event: events.append(event))
    child_processes.progress.connect(lambda name, share: shares.append(share))
    with qtbot.waitSignal(child_processes.finished, timeout=PATIENCE_MS) as answer:
        assert child_processes.start("train", ["somewhere"])
        assert not child_processes.start("train", ["somewhere"]), "one of a name at a time"
        assert child_processes.names() == ["train"]
    assert answer.args == ["train", {"path": "somewhere"}]
    assert shares == [0.25, 1.0]
    assert [event.kind for event in events] == ["started", "step", "step", "notice", "finished"]
    assert events[3].values == {"words": "Grüße"}
    assert child_processes.names() == []


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
def test_a_child_process_that_fails_says_why(
    qtbot: QtBot, started: list[ChildProcesses], body: str, words: str
) -> None:
    child_processes = child_processes_of(started, body)
    with qtbot.waitSignal(child_processes.failed, timeout=PATIENCE_MS) as answer:
        child_processes.start("train", [])
    assert answer.args[0] == "train"
    assert words in answer.args[1]


def test_a_program_that_is_not_there_is_told(qtbot: QtBot, started: list[ChildProcesses], tmp_path: Path) -> None:
    started.append(ChildProcesses(command=(str(tmp_path / "nothing"),)))
    with qtbot.waitSignal(started[0].failed, timeout=PATIENCE_MS) as answer:
        started[0].start("train", [])
    assert "cannot be started" in answer.args[1]


def test_a_cancelled_child_process_may_save_its_work(qtbot: QtBot, started: list[ChildProcesses]) -> None:
    child_processes = child_processes_of(
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
    with qtbot.waitSignal(child_processes.told, timeout=PATIENCE_MS):
        child_processes.start("train", [])
    with qtbot.waitSignal(child_processes.finished, timeout=PATIENCE_MS) as answer:
        child_processes.cancel("train")
    assert answer.args[1] == {"reason": "stopped"}


def test_a_stubborn_child_process_is_ended_when_it_is_cancelled_again(
    qtbot: QtBot, started: list[ChildProcesses]
) -> None:
    child_processes = child_processes_of(
        started,
        """
signal.signal(signal.SIGTERM, lambda *_: tell("notice"))
tell("started", steps=9)
while True:
    signal.pause()
""",
    )
    with qtbot.waitSignal(child_processes.told, timeout=PATIENCE_MS):
        child_processes.start("train", [])
    with qtbot.waitSignal(child_processes.told, timeout=PATIENCE_MS):
        child_processes.cancel("train")
    with qtbot.waitSignal(child_processes.cancelled, timeout=PATIENCE_MS):
        child_processes.cancel("train")
    child_processes.cancel("train")


def test_the_end_of_the_program_ends_the_child_processes(qtbot: QtBot, started: list[ChildProcesses]) -> None:
    child_processes = child_processes_of(started, 'tell("started", steps=9)\nsignal.pause()')
    with qtbot.waitSignal(child_processes.told, timeout=PATIENCE_MS):
        child_processes.start("train", [])
    child_processes.shut_down()
    assert child_processes.names() == []


def test_the_real_command_line_is_understood(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    child_processes = ChildProcesses()
    with qtbot.waitSignal(child_processes.failed, timeout=PATIENCE_MS) as answer:
        child_processes.start("prepare", ["prepare", str(tmp_path / "nothing"), "--out", str(tmp_path / "out")])
    assert str(tmp_path / "nothing") in answer.args[1]
    child_processes.shut_down()

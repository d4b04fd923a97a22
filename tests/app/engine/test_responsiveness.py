"""Garbage of the window dies in the window's thread."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from app.engine import responsiveness
from app.engine.responsiveness import GarbageSweeper, garbage_left_alone


class Knot:
    """Holds itself, so that only a search for garbage finds it."""

    def __init__(self) -> None:
        self.itself = self


def test_garbage_of_a_worker_dies_in_the_thread_of_the_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(responsiveness, "SWEEP_MS", 1)
    graves: list[int] = []
    window = QObject()
    GarbageSweeper(window)

    def work() -> None:
        for _ in range(2 * gc.get_threshold()[0]):
            knot = Knot()
        weakref.finalize(knot, lambda: graves.append(threading.get_ident()))

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert graves == []
    qtbot.waitUntil(lambda: bool(graves), timeout=300_000)
    assert graves == [threading.get_ident()]


def test_nothing_is_swept_while_something_is_loaded(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(responsiveness, "SWEEP_MS", 1)
    monkeypatch.setattr(responsiveness, "loads_under_way", [])  # an engine of another test may still be at it
    sweeps: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda generation=2: sweeps.append(generation))
    window = QObject()
    GarbageSweeper(window)
    kept = [Knot() for _ in range(2 * gc.get_threshold()[0])]
    with garbage_left_alone():
        later: list[bool] = []
        waiting = QTimer(window, interval=3 * responsiveness.SWEEP_MS)
        waiting.timeout.connect(lambda: later.append(True))  # of one thread, so never before the sweeper's
        waiting.start()
        qtbot.waitUntil(lambda: len(later) > 3, timeout=300_000)
        assert sweeps == []
    more = [Knot() for _ in range(2 * gc.get_threshold()[0])]

    def swept() -> bool:
        # What dies meanwhile is taken off Python's count of the new: so more of it is made until a search is due.
        if not sweeps:
            more.extend(Knot() for _ in range(100))
        return bool(sweeps)

    qtbot.waitUntil(swept, timeout=300_000)
    assert len(kept) <= len(more)


def test_with_a_sweeper_no_other_thread_looks_for_garbage() -> None:
    gc.enable()
    window = QObject()
    GarbageSweeper(window)
    assert not gc.isenabled()


def test_leaving_garbage_alone_restores_what_was() -> None:
    gc.enable()
    try:
        with garbage_left_alone():
            assert not gc.isenabled()
        assert gc.isenabled()
    finally:
        gc.disable()
    with garbage_left_alone():
        assert not gc.isenabled()
    assert not gc.isenabled()

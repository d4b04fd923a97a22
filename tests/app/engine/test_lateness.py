"""How much is computed between two timers of the window while the engine loads the built-in voice and speaks with it.

A window that never waits is what the engine is for. It is not the clock that judges, which on a busy machine tells of
the machine: of each delay counts at most what the threads of window and engine have computed in it, and what they had
to wait for a core is taken off (Linux counts both for every thread). Of three attempts the best one counts: what holds
up the window by itself does so every time.
"""

from __future__ import annotations

import subprocess
import sys

LATENESS = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from app.engine.engine import VOICE_LANE, Engine
from app.engine.responsiveness import GarbageSweeper, take_turns_quickly
from glowtts_core.types import Style, Utterance

TEXT = "The quick brown fox jumps over the lazy dog, and then he walks slowly home again. It is late by now. "
PERIOD_S = 0.005

application, window = QCoreApplication([]), QObject()
take_turns_quickly()
sweeper, engine = GarbageSweeper(window), Engine()
held_up_ms, left = [], 4

def clock_of(thread):
    return os.open(f"/proc/self/task/{thread}/schedstat", os.O_RDONLY)

def engine_thread():
    while True:  # the thread takes its name a moment after it has begun
        for task in Path("/proc/self/task").iterdir():
            if (task / "comm").read_text().strip() == "engine":
                return task.name

def spent_s():
    # Nanoseconds for which a thread has computed, and for which it could have but had no core. Besides the window's own
    # thread the engine's counts, which may hold the interpreter meanwhile. Two reads and no more: each lets go of the
    # interpreter and waits until it gets it back.
    rows = [os.pread(clock, 100, 0).split() for clock in clocks]
    return sum(int(row[0]) for row in rows) / 1e9, sum(int(row[1]) for row in rows) / 1e9

def tick():
    global last, computed, waited
    (computed, waited), before = spent_s(), (computed, waited)
    late_s = time.perf_counter() - last - PERIOD_S - (waited - before[1])
    held_up_ms.append(1000 * min(late_s, computed - before[0]))
    last = time.perf_counter()

def go_on(take):
    global left
    left -= 1
    if left:
        engine.render("preview", Utterance(TEXT, style=Style(seed=left)))
    else:
        timer.stop()  # its clocks end with the engine's thread
        engine.stop()
        application.quit()

timer = QTimer()
timer.setTimerType(Qt.TimerType.PreciseTimer)
timer.timeout.connect(tick)
engine.lane("preview").rendered.connect(go_on)
for lane in ("preview", VOICE_LANE):
    engine.lane(lane).failed.connect(lambda words: (print(words), application.exit(1)))
clocks = [clock_of(os.getpid()), clock_of(engine_thread())]
engine.start(None, "cpu")
engine.render("preview", Utterance(TEXT))
last, (computed, waited) = time.perf_counter(), spent_s()
timer.start(round(1000 * PERIOD_S))
code = application.exec()
print(len(held_up_ms), max(held_up_ms))
sys.exit(code)
"""
ATTEMPTS = 3
LATEST_MS = 50


def worst_ms() -> float:
    """The most computed before a timer of one run, in which a program loads the voice and speaks four times."""
    result = subprocess.run([sys.executable, "-c", LATENESS], capture_output=True, text=True, check=False)
    assert (result.stderr, result.returncode) == ("", 0), result.stdout
    ticks, worst = result.stdout.split()
    assert int(ticks) > 20
    return float(worst)


def test_loading_and_speaking_never_hold_up_the_window() -> None:
    seen: list[float] = []
    while not seen or (min(seen) > LATEST_MS and len(seen) < ATTEMPTS):
        seen.append(worst_ms())
    assert min(seen) <= LATEST_MS, seen

"""How late the window's timers come while the engine loads and speaks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.fake_voice import write_fake_voice

LATENESS = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from app.engine import Engine
from app.speech import Speech
from glowtts_core.types import Style, Utterance

class Reader:
    def read(self, text):
        from tests.fake_voice import SpellingReader
        return SpellingReader().read(text)

late, application = [], QCoreApplication([])
engine = Engine(speech_maker=lambda: Speech(reader_opener=lambda lexicon: Reader()))
last, left = time.perf_counter(), 8

def tick():
    global last
    now = time.perf_counter()
    late.append(now - last - 0.005)
    last = now

def go_on(lane, take):
    global left
    left -= 1
    if left:
        engine.render("preview", Utterance("word " * 40, style=Style(seed=left)))
    else:
        engine.stop()
        application.quit()

timer = QTimer()
timer.setTimerType(Qt.TimerType.PreciseTimer)
timer.timeout.connect(tick)
timer.start(5)
engine.rendered.connect(go_on)
engine.start(sys.argv[1], "cpu")
engine.render("preview", Utterance("word " * 40))
application.exec()
late.sort()
print(len(late), late[int(0.95 * len(late))] * 1000)
"""


def test_loading_and_speaking_leave_the_window_its_time(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", LATENESS, str(write_fake_voice(tmp_path))], capture_output=True, text=True, check=True
    )
    assert result.stderr == ""
    ticks, late_ms = result.stdout.split()
    assert int(ticks) > 20
    assert float(late_ms) < 50

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.document.document import Document
from app.engine.engine import Engine
from app.launch import Launch
from app.main import parser
from app.session import Session
from app.session.first_project import STRETCHED_WORD, first_project
from app.single_instance import OpenRequests, SingleInstance, hand_over
from app.sound.outputs import SilentOutput
from app.sound.player import Player
from app.window import MainWindow
from glowtts_core.text.frontend import Frontend
from tests.app.conftest import TEXTS, Desk

ROOT = Path(__file__).resolve().parents[2]


def test_the_window_is_imported_without_torch() -> None:
    program = "import sys, app.main, app.launch; print([m for m in ('torch', 'numba', 'scipy') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_nothing_is_asked_of_the_engine_before_the_window_is_seen(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for name in ("start", "look_for_voices", "plan", "render", "export", "listen"):
        monkeypatch.setattr(Engine, name, lambda *_, said=name, **__: asked.append(said))
    engine, document, player = Engine(), Document(recovery=tmp_path), Player(SilentOutput(ticking=False))
    session = Session(document, engine, player)
    document.begin(first_project())
    session.editing.type_text("Typed at once.")
    session.editing.flush()
    assert asked == []
    document.close()
    engine.stop()


def test_the_command_line_takes_a_file_and_a_smoke_test(capsys: pytest.CaptureFixture[str]) -> None:
    options = parser().parse_args(["one.glowproj", "--smoke-test", "out"])
    assert (options.file, options.smoke_test) == (Path("one.glowproj"), Path("out"))
    with pytest.raises(SystemExit):
        parser().parse_args(["--unknown"])
    assert "glowtts-studio" in capsys.readouterr().err


def test_the_first_project_says_what_its_sounds_say() -> None:
    reader = Frontend()
    lines = first_project().utterances
    assert len(lines) == 3
    for line in lines:
        read = reader.read(line.text).phones
        assert [(phone.symbol, phone.word, phone.start, phone.end) for phone in read] == [
            (phone.symbol, phone.word, phone.start, phone.end) for phone in line.phones
        ]
    slowed = {phone.word for phone in lines[1].phones if phone.scale > 1}
    assert slowed == {STRETCHED_WORD}


def test_a_file_that_is_open_elsewhere_brings_that_window_forward(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(), SingleInstance()
    path = tmp_path / "one.glowproj"
    assert first.claim(path)
    with qtbot.waitSignal(first.wanted, timeout=60_000):
        assert not second.claim(path)
    assert second.claim(tmp_path / "two.glowproj")
    first.release()
    assert second.claim(path)
    second.release()


def test_a_fault_puts_the_work_aside_and_shows_the_trace_once(
    desk: Desk, studio: MainWindow, qapp: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    launch = Launch(qapp, None, None)
    launch.document, launch.window = desk.document, studio
    studio.session.script.add("Precious.")
    launch.report("Traceback: first")
    launch.report("Traceback: second")
    dialogs: list[Any] = [one for one in qapp.topLevelWidgets() if type(one).__name__ == "CrashDialog"]
    assert [one.trace for one in dialogs] == ["Traceback: first"]
    dialogs[0].copy_button.click()
    assert qapp.clipboard().text() == "Traceback: first"
    recovered = [
        path for path in tmp_path.rglob("*") if path.is_file() and "Precious." in path.read_text("utf-8", "replace")
    ]
    assert recovered
    assert "Traceback: second" in caplog.text
    dialogs[0].close()
    assert studio.session.line.lines[0].text == TEXTS[0]


def test_a_voice_goes_to_the_window_that_is_open(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))  # a studio that is open on this machine has another
    voice = tmp_path / "Änne.glowvoice"
    assert not hand_over(voice), "there is no window"
    first, second = OpenRequests(), OpenRequests()
    came_wrong: list[str] = []
    first.listen()
    second.brought.connect(came_wrong.append)
    second.listen()
    with qtbot.waitSignal(first.brought, timeout=60_000) as brought:
        assert hand_over(voice)
    assert brought.args == [str(voice)]
    assert came_wrong == []
    first.release()
    assert not hand_over(voice)
    first.listen()
    first.release()


def test_a_second_process_leaves_voices_to_the_open_window_and_other_files_alone(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    window = OpenRequests()
    window.listen()
    with qtbot.waitSignal(window.brought, timeout=60_000):
        assert Launch(qapp, tmp_path / "a.glowvoice", None).run() == 0
    window.release()

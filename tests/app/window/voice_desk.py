"""What the tests of the voice manager share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.dialogs.voice_manager import VoiceManagerDialog
from app.models.voices import NAME
from app.window import MainWindow
from app.window.voice_import import VoiceImport
from glowtts_core.voice.card import CARD_NAME
from glowtts_core.voice.library import user_folder
from tests.fake_voice import write_fake_voice

PATIENCE_MS = 60_000

IMPORT = """
import json, pathlib, shutil, sys, time
def tell(event, **values):
    print(json.dumps({"event": event, **values}), flush=True)
arguments = sys.argv[1:]
assert arguments[0] == "import" and arguments[-1] == "--json"
file, given = arguments[1], dict(zip(arguments[2:-1:2], arguments[3:-1:2]))
out = pathlib.Path(given["--out"])
tell("started", steps=2, file=file, kind="glow-tts")
tell("step", step=1, doing="converting")
"""
WORKS = """
shutil.copytree(SOURCE, out)
card = json.loads((out / "voice.json").read_text())
card.update(name=given.get("--name", card["name"]), licence=given.get("--licence", "unknown"))
(out / "voice.json").write_text(json.dumps(card))
(out / "asked.json").write_text(json.dumps(given))
tell("step", step=2, doing="writing")
tell("finished", path=str(out), name=card["name"])
"""


def importer(studio: MainWindow, body: str, source: Path | str = "") -> VoiceImport:
    """The window imports with a program that does what ``body`` says, in place of the real one."""
    importing = studio.voice_manager.importing
    importing.child_processes.command = (sys.executable, "-c", f"SOURCE = {str(source)!r}\n{IMPORT}{body}")
    return importing


def drop(widget: QWidget, *files: Path) -> None:
    """As the window system does it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPoint(9, 9), actions, data, buttons, Qt.KeyboardModifier.NoModifier)
    widget.dropEvent(event)


def row_of(manager: VoiceManagerDialog, name: str) -> int:
    rows = [manager.model.row(number) for number in range(manager.model.rowCount())]
    return next(number for number, row in enumerate(rows) if row is not None and row.voice.name == name)


def choose(manager: VoiceManagerDialog, name: str) -> None:
    manager.list.setCurrentIndex(manager.model.index(row_of(manager, name), NAME))


def names(manager: VoiceManagerDialog) -> set[str]:
    return {
        str(manager.model.index(row, NAME).data(Qt.ItemDataRole.EditRole)) for row in range(manager.model.rowCount())
    }


def wait_for(qtbot: QtBot, true: Callable[[], bool]) -> None:
    qtbot.waitUntil(true, timeout=PATIENCE_MS)


def add_voice(studio: MainWindow, qtbot: QtBot, name: str, **card: object) -> Path:
    """One more voice on the person's shelf, and the window knows it."""
    folder = write_fake_voice(user_folder(), name)
    values = json.loads((folder / CARD_NAME).read_text())
    (folder / CARD_NAME).write_text(json.dumps({**values, **card}))
    with qtbot.waitSignal(studio.engine.voices_found, timeout=PATIENCE_MS):
        studio.engine.look_for_voices()
    return folder

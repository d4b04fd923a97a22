"""A whole program in miniature: real document, engine, player, session and window around a tiny voice."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n
from app.dialogs.voice_manager import VoiceManagerDialog
from app.document.document import Document
from app.engine.engine import Engine
from app.engine.speech import Speech
from app.session import Session
from app.settings import Settings
from app.single_instance import SingleInstance
from app.sound.outputs import SilentOutput
from app.sound.player import Player
from app.widgets.timeline.view import TimelineView
from app.window import MainWindow
from benchmarks.pictures.timeline import line, made_take
from glowtts_core.types import Project, Take, Utterance
from tests.fake_voice import SpellingReader, write_fake_voice

TEXTS = ("Hello, my friend.", "The second line.", "And a third.")


class Desk:
    """What stands around a session, and ways to wait for it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.document = Document(recovery=folder)
        self.engine = Engine(speech_maker=lambda: Speech(reader_opener=lambda lexicon: SpellingReader()))
        self.output = SilentOutput(ticking=False)
        self.player = Player(self.output)
        self.settings = Settings(folder / "studio.ini")
        self.failures: list[str] = []

    def begin(self, session: Session) -> None:
        """A project of three lines, planned and the first one spoken."""
        self.session = session
        session.failed.connect(self.failures.append)
        self.document.begin(Project(tuple(Utterance(text, id=str(row)) for row, text in enumerate(TEXTS))))
        self.engine.start("tiny")
        self.wait_spoken()

    def wait_spoken(self) -> None:
        """Until the current line, as it is, has been spoken, and every line is planned."""
        self.qtbot.waitUntil(self._is_spoken, timeout=60_000)

    def _is_spoken(self) -> bool:
        line = self.session.line.current
        known = line is not None and self.session.speaking.take(line) is not None
        return known and all(one.phones and one.phones[0].seconds > 0 for one in self.session.line.lines)

    def hear(self, seconds: float) -> None:
        """Lets the loudspeaker play on."""
        self.output.advance(seconds)

    def close(self) -> None:
        self.session.speaking.stop()
        self.document.close()
        self.engine.stop()
        self.player.shut_down()


@pytest.fixture(autouse=True)
def garbage_of_the_window_dies_in_its_thread() -> Iterator[None]:
    """As in the program, where a sweeper sees to it: never in a worker's thread."""
    gc.disable()
    yield
    gc.collect()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    shelf = tmp_path / "glowtts-studio" / "voices"
    shelf.mkdir(parents=True)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    write_fake_voice(shelf, "tiny")
    one = Desk(qtbot, tmp_path)
    yield one
    one.close()


@pytest.fixture
def session(desk: Desk) -> Session:
    one = Session(desk.document, desk.engine, desk.player)
    desk.begin(one)
    return one


@pytest.fixture
def studio(desk: Desk, qtbot: QtBot) -> MainWindow:
    window = MainWindow(desk.document, desk.engine, desk.player, desk.settings, SingleInstance())
    qtbot.addWidget(window, before_close_func=lambda _window: desk.document.undo_stack.setClean())
    desk.begin(window.session)
    window.show()
    return window


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The application speaks German while a test runs."""
    assert i18n.install(qapp, "de") == "de"
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def manager(studio: MainWindow, qtbot: QtBot) -> Iterator[VoiceManagerDialog]:
    """The open list of voices."""
    with qtbot.waitSignal(studio.engine.voices_found, timeout=60_000):
        studio.actions_["voices"].trigger()
    found = studio.dialogs.shown(VoiceManagerDialog)
    assert found is not None
    yield found
    studio.voice_manager.importing.child_processes.shut_down()


@pytest.fixture
def take() -> Take:
    """A made-up line as if it had been spoken."""
    return made_take(line())


@pytest.fixture
def view(qtbot: QtBot, take: Take) -> TimelineView:
    """The time axis with that line, shown and in focus."""
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(1000, 720)
    with qtbot.waitExposed(view):
        view.show()
    view.show_utterance(take.utterance, take)
    view.setFocus()
    QApplication.processEvents()
    return view

"""The real window with the real voice and a silent loudspeaker, for taking pictures of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEventLoop, QSize
from PySide6.QtWidgets import QApplication, QDialog

from app import i18n
from app.document.document import Document
from app.engine.engine import Engine
from app.session.first_project import first_project
from app.settings import Settings
from app.single_instance import SingleInstance
from app.sound.outputs import SilentOutput
from app.sound.player import Player
from app.widgets import theme
from app.window import MainWindow

PATIENCE_MS = 120_000
REST_MS = 400
USUAL = QSize(1440, 900)


class Desk:
    """The window, and ways to wait for it."""

    def __init__(self, app: QApplication, language: str) -> None:
        i18n.install(app, language)
        self.looks = theme.apply(app)
        self.output = SilentOutput(ticking=False)
        self.document, self.engine = Document(), Engine()
        self.player = Player(self.output)
        self.studio = MainWindow(self.document, self.engine, self.player, Settings(), SingleInstance())
        self.studio.show()
        self.studio.start()

    def begin(self) -> None:
        """As on the first day, whatever was shown before."""
        studio = self.studio
        for dialog in studio.findChildren(QDialog):
            dialog.close()
        studio.session.speaking.stop()
        studio.views.banner.dismiss()
        studio.views.style.set_unfolded(False)
        studio.views.timeline.show_hints(())
        self.document.begin(first_project(self.studio.session.cast.style("")))
        studio.resize(USUAL)
        studio.docks.reset()
        studio.views.timeline.setFocus()
        self.rest()

    def wait(self, done: Callable[[], bool]) -> None:
        """Until something is so."""
        clock = QElapsedTimer()
        clock.start()
        while not done():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if clock.elapsed() > PATIENCE_MS:
                raise TimeoutError("the window did not get there in time")

    def rest(self) -> None:
        """Until everything is laid out and painted; figures are drawn a little later than the rest."""
        clock = QElapsedTimer()
        clock.start()
        self.wait(lambda: clock.elapsed() > REST_MS)

    def wait_spoken(self) -> None:
        """Until the current line, as it is, has been spoken and nothing is at work."""
        session = self.studio.session

        def spoken() -> bool:
            line = session.line.current
            return line is not None and session.speaking.take(line) is not None

        self.wait(spoken)
        self.rest()

    def close(self) -> None:
        """Ends everything in order."""
        self.document.undo_stack.setClean()
        self.studio.close()

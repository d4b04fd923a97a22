"""The window: made of its parts, and what happens at its edges: opening, closing, dropping, choosing."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from app.actions import MENUS, VIEW, Actions, translated
from app.document.document import Document
from app.engine.engine import Engine
from app.session import Session
from app.settings import Settings
from app.single_instance import SingleInstance
from app.sound.player import Player
from app.window.banner_offers import BannerOffers
from app.window.bug_reports import BugReports
from app.window.commands import Commands
from app.window.dialog_host import DialogHost
from app.window.engine_status import EngineStatus
from app.window.export import Export
from app.window.files import Files
from app.window.focus import KeyboardFocus, step
from app.window.follow_recording import FollowRecording
from app.window.layout import Layout
from app.window.parts import Parts
from app.window.preferences import Preferences
from app.window.presets import Presets
from app.window.pronunciation import Pronunciation
from app.window.view_options import ViewOptions
from app.window.views import Views
from app.window.voice_manager import VoiceManager
from app.window.wiring import Wiring

SMALLEST = QSize(1024, 640)
FIRST = QSize(1440, 900)


class MainWindow(QMainWindow):
    """One window for one project.

    Signals:
        seen(): it has been painted for the first time.
    """

    seen = Signal()

    def __init__(
        self, document: Document, engine: Engine, player: Player, settings: Settings, instance: SingleInstance
    ) -> None:
        super().__init__()
        self.setObjectName("studio")
        self._seen = False
        self.setAcceptDrops(True)
        self.engine, self.player, self.settings = engine, player, settings
        self.session = Session(document, engine, player, self, settings.voice)
        self.views = Views()
        self.docks = Layout(self, self.views)
        self.actions_ = Actions(self, self.views.timeline, settings.shortcuts)
        self.dialogs = DialogHost(self)
        offers = BannerOffers(self.views.banner, self)
        parts = Parts(self.session, self.views, settings, engine, player, self.dialogs, offers)
        self.files = Files(parts, instance)
        self.export = Export(parts)
        self.engine_status = EngineStatus(parts)
        self.voice_manager = VoiceManager(parts)
        self.pronunciation = Pronunciation(parts)
        self.bug_reports = BugReports(parts)
        self.follow_recording = FollowRecording(parts)
        self._wiring = Wiring(self.session, self.views, self)
        self._focus = KeyboardFocus(self, (self.views.timeline, self.views.script.list))
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self._focus)
        self.view_options = ViewOptions(parts, self.actions_)
        self.preferences = Preferences(parts, self.actions_)
        self._presets = Presets(settings, self.views.style, self)
        self._fill_menus()
        self._join(parts)
        self.setMinimumSize(SMALLEST)
        self._restore()
        self.session.refresh(document.project)

    def start(self) -> None:
        """Loads voice and loudspeaker, once the window is seen."""
        self.engine_status.start()
        self.engine_status.start_sound()

    def sizeHint(self) -> QSize:
        return FIRST

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  # Qt calls it so
        return step(self, self.views.areas(), next)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_leave():
            event.ignore()
            return
        self.settings.geometry = bytes(self.saveGeometry().data())
        self.settings.layout = self.docks.state()
        self.session.speaking.stop()
        self.files.leave()
        self.engine.stop()
        self.player.shut_down()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.seen.emit)  # once everything in the window is painted too

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.files.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files.take(event.mimeData())

    def _restore(self) -> None:
        if not self.settings.geometry or not self.restoreGeometry(QByteArray(self.settings.geometry)):
            screen = self.screen().availableSize()
            self.resize(FIRST.boundedTo(screen))
        self.docks.restore(self.settings.layout)

    def _join(self, parts: Parts) -> None:
        """Joins those who do the work to the actions, and to each other where they must not know each other."""
        commands = Commands(
            self,
            self.docks,
            parts,
            self.files,
            self.export,
            self.preferences,
            self.voice_manager,
            self.view_options,
            self.pronunciation,
            self.follow_recording,
            self.bug_reports,
        )
        self.actions_.connect_to(commands.calls(), commands.switches())
        self.session.facts_changed.connect(self.actions_.show)
        self.views.transport.loop_toggled.connect(self.actions_["loop"].setChecked)
        self.actions_["loop"].toggled.connect(self.views.transport.show_loop)
        self.files.voices_brought.connect(self.voice_manager.importing.take)
        for changed in (
            self.voice_manager.usual_changed,
            self.pronunciation.lexicon_changed,
            self.preferences.engine_changed,
        ):
            changed.connect(self.engine_status.start)

    def _fill_menus(self) -> None:
        for title in MENUS:
            menu = self.menuBar().addMenu(translated(title))
            menu.setObjectName(title)
            if title == VIEW:
                menu.addActions(self.docks.toggles())
                menu.addSeparator()
            for action in self.actions_.menu(title):
                menu.addSeparator() if action is None else menu.addAction(action)
                if action is self.actions_["open"]:
                    menu.addMenu(self.files.recent)
        export = QMenu(self)
        export.addActions([self.actions_["export_options"], self.actions_["export"]])
        self.views.transport.set_export_menu(export)

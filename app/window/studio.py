"""The window: what the actions call, and what happens at its edges: opening, closing, dropping, choosing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from app import guide
from app.actions import MENUS, VIEW, Actions, translated
from app.dialogs.guide import open_guide
from app.dialogs.settings import Preferences
from app.document import Document
from app.engine import Engine
from app.instance import Instance
from app.player import Player
from app.session import Session
from app.settings import Settings
from app.widgets import theme
from app.window.bug_reports import BugReports
from app.window.dialogs import Dialogs
from app.window.files import Files
from app.window.focus import KeyboardFocus, step
from app.window.following import Followers
from app.window.layout import Layout
from app.window.presets import Presets
from app.window.shelf import Shelf
from app.window.sights import Sights
from app.window.views import Views
from app.window.voices import Voices
from app.window.wiring import Wiring
from app.window.words import Words

SMALLEST = QSize(1024, 640)
FIRST = QSize(1440, 900)
SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Studio(QMainWindow):
    """One window for one project.

    Signals:
        seen(): it has been painted for the first time.
    """

    seen = Signal()

    def __init__(
        self, document: Document, engine: Engine, player: Player, settings: Settings, instance: Instance
    ) -> None:
        super().__init__()
        self.setObjectName("studio")
        self._seen = False
        self.setAcceptDrops(True)
        self.engine, self.player, self.settings = engine, player, settings
        self.session = Session(document, engine, player, self, settings.voice)
        self.views = Views()
        self.docks = Layout(self, self.views)
        self.actions_ = Actions(self, self, self.views.timeline, settings.shortcuts)
        self.files = Files(self, instance)
        self.dialogs = Dialogs(self)
        self.voices = Voices(self)
        self.shelf = Shelf(self)
        self.words = Words(self)
        self.bug_reports = BugReports(self)
        self._followers = Followers(self)
        self._wiring = Wiring(self.session, self.views, self)
        self._focus = KeyboardFocus(self, (self.views.timeline, self.views.script.list))
        QApplication.instance().installEventFilter(self._focus)  # type: ignore[union-attr]
        self.sights = Sights(self)
        self._presets = Presets(settings, self.views.style, self)
        self._praat = QShortcut(QKeySequence(Qt.Key.Key_Tab), self.views.timeline)
        self._praat.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._praat.activated.connect(self.session.speaking.play_selection)
        self._praat.setEnabled(settings.praat_keys)
        self._fill_menus()
        self.session.facts_changed.connect(self.actions_.show)
        self.session.facts_changed.connect(lambda facts: self.views.transport.setEnabled(not facts.voiceless))
        self.views.transport.loop_toggled.connect(self.actions_["loop"].setChecked)
        self.actions_["loop"].toggled.connect(self._loop)
        self.views.transport.export_clicked.connect(self.export_again)
        self.views.text.split_requested.connect(lambda _place: self.split_line())
        self.views.text.word_clicked.connect(self.words.ask)
        self.views.timeline.word_activated.connect(self.words.ask_of_word)
        self.setMinimumSize(SMALLEST)
        self._restore()
        self.session.refresh(document.project)

    # --------------------------------------------------------------------------------- what the actions call

    def new_project(self) -> None:
        self.files.new()

    def open_project(self) -> None:
        self.files.ask_and_open()

    def save_project(self) -> bool:
        return self.files.save()

    def save_project_as(self) -> bool:
        return self.files.ask_and_save()

    def export_again(self) -> None:
        self.dialogs.export_again()

    def export_options(self) -> None:
        self.dialogs.show_export()

    def show_settings(self) -> None:
        self.dialogs.show_settings()

    def show_voices(self) -> None:
        self.shelf.show()

    def show_shortcuts(self) -> None:
        self.dialogs.show_shortcuts()

    def show_help(self) -> None:
        self.dialogs.show_help()

    def show_guide(self) -> None:
        open_guide(guide.START, self)

    def show_bug_report(self) -> None:
        self.bug_reports.show()

    def show_about(self) -> None:
        self.dialogs.show_about()

    def show_lane(self, name: str, shown: bool) -> None:
        self.sights.show_lane(name, shown)

    def show_ipa(self, on: bool) -> None:
        self.sights.show_ipa(on)

    def show_hints_again(self) -> None:
        self.sights.show_hints_again()

    def type_value(self) -> None:
        self.views.timeline.type_value()

    def zoom(self, steps: int) -> None:
        timeline = self.views.timeline
        (timeline.fit if not steps else timeline.zoom_in if steps > 0 else timeline.zoom_out)()

    def step_selection(self, by: int, extend: bool) -> None:
        self.session.step(by, extend)

    def find_line(self) -> None:
        self.docks.script.show()
        self.views.script.show_find()

    def edit_text(self) -> None:
        self.views.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def split_line(self) -> None:
        line = self.session.current
        if line is not None:
            self.session.script.split(line.id, self.views.text.field.textCursor().position())

    def edit_word(self) -> None:
        line, chosen = self.session.current, self.session.selection
        if line is not None and chosen:
            phone = line.phones[min(chosen)]
            self.words.ask(phone.start, phone.end)

    def follow_recording(self, path: Path | None = None) -> None:
        """The current line takes over timing and melody of a recording; without a path it is asked for."""
        if path is None:
            self._followers.ask()
        else:
            self.session.following.start(path)

    def restore_layout(self) -> None:
        self.docks.reset()

    def full_screen(self, on: bool) -> None:
        self.setWindowState(
            self.windowState() ^ Qt.WindowState.WindowFullScreen if self.isFullScreen() != on else self.windowState()
        )

    # ---------------------------------------------------------------------------------------------- settings

    @property
    def devices(self) -> list[tuple[str, str]]:
        """Name and description of what can compute."""
        return self.voices.devices

    def preferences(self) -> Preferences:
        """What the settings dialog shows."""
        kept = self.settings
        return Preferences(
            device=kept.device,
            threads=kept.threads,
            output=kept.output,
            theme=kept.theme,
            language=kept.language,
            reduced_motion=kept.reduced_motion,
            praat_keys=kept.praat_keys,
        )

    def take_preferences(self, chosen: Preferences) -> None:
        """Keeps what was chosen, and puts it in force."""
        kept, before = self.settings, self.preferences()
        for name in ("device", "threads", "output", "theme", "language", "reduced_motion", "praat_keys"):
            setattr(kept, name, getattr(chosen, name))
        self.show_scheme()
        self._praat.setEnabled(chosen.praat_keys)
        self.sights.show_motion()
        if chosen.output != before.output:
            self.player.set_device(chosen.output or None)
        if (chosen.device, chosen.threads) != (before.device, before.threads):
            self.voices.start()
        if chosen.language != before.language:
            self.views.banner.show_notice(self.tr("The language changes when the program is started again."))

    def take_keys(self, own: dict[str, tuple[str, ...]]) -> None:
        """Keeps the keys that were chosen, and puts them in force."""
        self.settings.shortcuts = own
        self.actions_.bind(own)

    def show_scheme(self) -> None:
        """Light, dark, or as the system has it."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app).set_scheme(SCHEMES.get(self.settings.theme, Qt.ColorScheme.Unknown))

    # -------------------------------------------------------------------------------------------- the window

    def start(self) -> None:
        """Loads voice and loudspeaker, once the window is seen."""
        self.voices.start()
        self.voices.start_sound()

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

    def _loop(self, on: bool) -> None:
        self.session.speaking.set_loop(on)
        self.views.transport.show_loop(on)

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

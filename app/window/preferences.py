"""Settings and keys: shown, kept and put in force; and the dialogs that tell of the program itself."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from app.actions import ROWS, Actions, translated
from app.dialogs.about import AboutDialog, licence_words
from app.dialogs.help import HelpDialog
from app.dialogs.keys import KeyEntry
from app.dialogs.settings import CPU, Machine, SettingsDialog, SettingsValues
from app.dialogs.shortcuts import ShortcutsDialog
from app.engine.speech import usable_cores
from app.widgets import theme
from app.window.parts import Parts

SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Preferences(QObject):
    """What the person prefers, from the dialogs into the settings and into force.

    Signals:
        engine_changed(): the engine has to be started anew, on another device or with other threads.
    """

    engine_changed = Signal()

    def __init__(self, parts: Parts, actions: Actions) -> None:
        super().__init__(parts.dialogs.window)
        self._parts = parts
        self._actions = actions
        self._gpus: list[tuple[str, str]] = []
        parts.engine.devices_found.connect(self._keep_gpus)
        self._praat = QShortcut(QKeySequence(Qt.Key.Key_Tab), parts.views.timeline)
        self._praat.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._praat.activated.connect(parts.session.speaking.play_selection)
        self._show_habits()

    def show_settings(self) -> None:
        """Device, sound, looks."""
        machine = Machine(self._gpus, self._parts.player.devices(), usable_cores())
        dialog = SettingsDialog(self.values(), machine, self._parts.dialogs.window)
        dialog.chosen.connect(self.take)
        self._parts.dialogs.show(dialog)

    def show_shortcuts(self) -> None:
        """The keys, to be changed."""
        dialog = ShortcutsDialog(self._keys(), self._parts.dialogs.window)
        dialog.chosen.connect(self.take_keys)
        self._parts.dialogs.show(dialog)

    def show_help(self) -> None:
        """How it goes, and the keys."""
        self._parts.dialogs.show(HelpDialog(self._keys(), self._parts.dialogs.window))

    def show_about(self) -> None:
        """Name, version, licences."""
        self._parts.dialogs.show(AboutDialog(licence_words(), self._parts.dialogs.window))

    def values(self) -> SettingsValues:
        """What the settings dialog shows."""
        kept = self._parts.settings
        return SettingsValues(**{one.name: getattr(kept, one.name) for one in fields(SettingsValues)})

    def take(self, chosen: SettingsValues) -> None:
        """Keeps what was chosen, and puts it in force."""
        before = self.values()
        for one in fields(chosen):
            setattr(self._parts.settings, one.name, getattr(chosen, one.name))
        self.show_scheme()
        self._show_habits()
        if chosen.output != before.output:
            self._parts.player.set_device(chosen.output or None)
        if (chosen.device, chosen.threads) != (before.device, before.threads):
            self.engine_changed.emit()
        if chosen.language != before.language:
            words = self.tr("The language changes when the program is started again.")
            self._parts.views.banner.show_notice(words)

    def take_keys(self, own: dict[str, tuple[str, ...]]) -> None:
        """Keeps the keys that were chosen, and puts them in force."""
        self._parts.settings.shortcuts = own
        self._actions.bind(own)

    def show_scheme(self) -> None:
        """Light, dark, or as the system has it."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app).set_scheme(SCHEMES.get(self._parts.settings.theme, Qt.ColorScheme.Unknown))

    def _show_habits(self) -> None:
        self._praat.setEnabled(self._parts.settings.praat_keys)
        self._parts.views.timeline.set_reduced_motion(self._parts.settings.reduced_motion)

    def _keep_gpus(self, devices: list[tuple[str, str]]) -> None:
        self._gpus = [one for one in devices if one[0] != CPU]

    def _keys(self) -> list[KeyEntry]:
        now = self._actions.keys()
        return [KeyEntry(row.id, _plain(row.menu), _plain(row.text), now[row.id], row.keys) for row in ROWS if row.id]


def _plain(words: str) -> str:
    """Words of the table without the mark of their mnemonic."""
    return translated(words).replace("&", "")

"""Settings, help and About: values in, values out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from app.dialogs.about import AboutDialog, licence_words
from app.dialogs.forms import Choice
from app.dialogs.help import HelpDialog
from app.dialogs.keys import KeyEntry
from app.dialogs.settings import Machine, SettingsDialog, SettingsValues
from glowtts_core import __version__

MACHINE = Machine([("cuda:0", "Some Card")], ["Headset"], cores=8)
OTHER = SettingsValues(
    device="cpu", threads=3, output="Headset", theme="dark", language="de", reduced_motion=True, praat_keys=True
)


def field(dialog: QDialog, name: str) -> Choice:
    return next(choice for choice in dialog.findChildren(Choice) if choice.accessibleName() == name)


def button(dialog: QDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == words)


@pytest.mark.parametrize("values", [SettingsValues(), OTHER, SettingsValues(device="cuda:0")])
def test_settings_hand_back_what_they_were_given(qtbot: QtBot, values: SettingsValues) -> None:
    dialog = SettingsDialog(values, MACHINE)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.chosen) as signal:
        button(dialog, "OK").click()
    assert signal.args == [values]


def test_settings_that_are_cancelled_are_not_handed_out(qtbot: QtBot) -> None:
    dialog = SettingsDialog(SettingsValues(), MACHINE)
    qtbot.addWidget(dialog)
    field(dialog, "Colours").choose("dark")
    with qtbot.assertNotEmitted(dialog.chosen):
        button(dialog, "Cancel").click()


def test_a_device_that_is_not_there_now_stays_chosen(qtbot: QtBot) -> None:
    gone = SettingsValues(device="cuda:1", output="Loudspeaker")
    dialog = SettingsDialog(gone, Machine(cores=2))
    qtbot.addWidget(dialog)
    assert "not there now" in field(dialog, "Device").currentText()
    assert dialog.values() == gone


def test_every_card_is_offered_by_name_and_threads_are_the_processors(qtbot: QtBot) -> None:
    dialog = SettingsDialog(OTHER, MACHINE)
    qtbot.addWidget(dialog)
    device = field(dialog, "Device")
    assert "Some Card (cuda:0)" in [device.itemText(row) for row in range(device.count())]
    threads = next(w for w in dialog.findChildren(QWidget) if w.accessibleName() == "Threads")
    assert threads.isEnabled()
    device.choose("cuda:0")
    assert not threads.isEnabled()


def test_usual_settings_come_back(qtbot: QtBot) -> None:
    dialog = SettingsDialog(OTHER, MACHINE)
    qtbot.addWidget(dialog)
    button(dialog, "Usual settings").click()
    assert dialog.values() == SettingsValues()


def test_help_shows_the_keys_as_they_are(qtbot: QtBot) -> None:
    entries = [
        KeyEntry("play", "Play", "Play or stop", ("F5",), ("Space",)),
        KeyEntry("odd", "Play", "A <b>tag", ("Ctrl+<",), ()),
        KeyEntry("none", "File", "Nothing here", (), ()),
    ]
    dialog = HelpDialog(entries)
    qtbot.addWidget(dialog)
    text = dialog.findChildren(QTextBrowser)[0].toPlainText()
    assert "Play or stop" in text and "F5" in text and "Space" not in text.split("Play or stop")[1]
    assert "A <b>tag" in text and "Ctrl+<" in text
    assert "Nothing here" not in text and "File" not in text.splitlines()


def test_about_shows_version_and_licences(qtbot: QtBot) -> None:
    dialog = AboutDialog(licence_words())
    qtbot.addWidget(dialog)
    text = dialog.findChildren(QTextBrowser)[0].toPlainText()
    assert "CC0 1.0" in text and "LGPL-3.0" in text
    assert any(__version__ in label.text() for label in dialog.findChildren(QLabel))


def test_every_field_has_a_name_for_screen_readers_and_takes_the_focus(qtbot: QtBot) -> None:
    dialog = SettingsDialog(OTHER, MACHINE)
    qtbot.addWidget(dialog)
    fields = [*dialog.findChildren(Choice), *dialog.findChildren(QCheckBox)]
    assert len(fields) == 6
    assert all(one.accessibleName() or one.property("text") for one in fields)
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in fields)


def test_dialogs_need_no_torch() -> None:
    names = ["export", "settings", "shortcuts", "about", "help"]
    program = f"import sys, importlib; [importlib.import_module('app.dialogs.' + n) for n in {names}]"
    program += "; print([m for m in ('torch', 'matplotlib', 'numba', 'soundfile') if m in sys.modules])"
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

"""Help > Report for a bug: the doctor's words in the window, and on the clipboard."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import paths
from app.dialogs.bug_report import BugReportDialog
from app.widgets import theme
from app.window import MainWindow
from glowtts_core.doctor import places
from tests.app.i18n.test_i18n import clipped

PATIENCE_MS = 60_000
ILL = """
tell("started")
tell("fact", group="Program", name="version", value="0")
tell("check", name="Folders", state="well", words="All can be written.", template="All can be written.", parts="{}")
parts = json.dumps({"device": "Speaker", "reason": "Device unavailable"})
tell("check", name="Sound", state="amiss", words="x", template="“{device}” cannot be opened ({reason}).", parts=parts,
     remedy="Choose another device with File > Settings…, or close the program that holds this one.")
tell("report", amiss=1, text="THE REPORT\\n")
sys.exit(1)
"""


def examined(studio: MainWindow, qtbot: QtBot, body: str) -> BugReportDialog:
    """The dialog after a doctor who does what ``body`` says."""
    head = 'import json, sys\nassert sys.argv[1:] == ["doctor", "--json"]\n'
    tell = 'def tell(event, **values):\n    print(json.dumps({"event": event, **values}), flush=True)\n'
    child_processes = studio.bug_reports.child_processes
    child_processes.command = (sys.executable, "-c", head + tell + body)
    with qtbot.waitSignal(child_processes.failed, timeout=PATIENCE_MS):
        studio.actions_["bug_report"].trigger()
    dialog = studio.dialogs.shown(BugReportDialog)
    assert dialog is not None
    return dialog


def test_the_report_is_shown_with_what_to_do_and_copied(studio: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    dialog = examined(studio, qtbot, ILL)
    assert dialog.findings.text() == (
        "Sound: “Speaker” cannot be opened (Device unavailable). "
        "Choose another device with File > Settings…, or close the program that holds this one."
    )
    assert not dialog.bar.isVisible()
    assert "All is well" not in dialog.words.text()
    dialog.copy.click()
    assert qapp.clipboard().text() == "THE REPORT\n"
    dialog.accept()


def test_a_doctor_that_cannot_be_had_is_told(studio: MainWindow, qtbot: QtBot) -> None:
    dialog = examined(studio, qtbot, "sys.exit('glowtts: There is no room.')")
    assert dialog.words.text() == "There is no room."
    assert not dialog.copy.isEnabled()
    dialog.accept()


@pytest.mark.usefixtures("german")
def test_the_dialog_is_german_and_clips_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp)
    dialog = BugReportDialog()
    qtbot.addWidget(dialog)
    dialog.show_finding(
        "Ton", "Es gibt kein Tongerät.", "Einen Lautsprecher anschließen oder den Tonserver starten. " * 3
    )
    dialog.show_report("report\n" * 40)
    dialog.show()
    qapp.processEvents()
    assert dialog.windowTitle() == "Fehlerbericht"
    assert clipped(dialog) == []


def test_the_doctor_looks_at_the_folders_that_the_window_uses() -> None:
    looked_at = places.folders()
    assert looked_at["settings"] == paths.settings_file().parent
    assert looked_at["data"] == paths.lexicon_file().parent
    assert looked_at["log"] == paths.log_file().parent
    assert paths.lexicon_file().name == places.LEXICON

"""The export dialog: remembers, checks, asks, shows progress and result."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QProgressBar, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from app.dialogs.export import ExportDialog, ExportRequest, Subject
from app.dialogs.forms import Choice, Number
from glowtts_core.audio.formats import FORMATS
from glowtts_core.export.labels import TIMINGS
from glowtts_core.export.options import ExportOptions

SUBJECT = Subject(3, 12, "Hello there.", "kathleen", 7, 22050)
OTHER = ExportOptions(
    format="flac",
    depth="24",
    rate_hz=48000,
    level="loudness",
    loudness_lufs=-23.0,
    lead_s=0.25,
    trail_s=0.5,
    joined=True,
    gap_s=1.5,
    template="{voice}-{n}",
    timings=("textgrid", "lab"),
    picture="svg",
    provenance=False,
    overwrite=True,
)


def opened(qtbot: QtBot, request: ExportRequest, subject: Subject = SUBJECT) -> ExportDialog:
    dialog = ExportDialog(request, subject)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def usual() -> ExportRequest:
    return ExportRequest(ExportOptions(), "/somewhere", "all")


def button(dialog: QDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == words)


def line_edit(dialog: QDialog, name: str) -> QLineEdit:
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


def words(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("options", [ExportOptions(), OTHER, ExportOptions(format="ogg", level="peak")])
def test_what_was_remembered_is_asked_for(qtbot: QtBot, options: ExportOptions) -> None:
    request = ExportRequest(options, "/somewhere", "selected")
    dialog = opened(qtbot, request)
    with qtbot.waitSignal(dialog.export_requested) as signal:
        button(dialog, "Export").click()
    assert signal.args == [request]


def test_every_kind_of_timings_and_of_sound_can_be_chosen(qtbot: QtBot) -> None:
    for kind in FORMATS:
        options = opened(
            qtbot, ExportRequest(ExportOptions(format=kind, timings=tuple(TIMINGS)), "/x", "all")
        ).request()
        assert (options.options.format, set(options.options.timings)) == (kind, set(TIMINGS))


def test_one_selected_line_is_no_selection(qtbot: QtBot) -> None:
    dialog = opened(qtbot, ExportRequest(ExportOptions(), "/x", "selected"), Subject(1, 4, "a", "v", 0, 22050))
    assert dialog.request().scope == "all"
    assert not next(b for b in dialog.findChildren(QRadioButton) if "Selected" in b.text()).isEnabled()


def test_the_name_is_shown_as_an_example(qtbot: QtBot) -> None:
    dialog = opened(qtbot, usual())
    assert "01 Hello there.wav" in words(dialog)
    line_edit(dialog, "File name").setText("{voice} {seed}")
    dialog.findChildren(Choice)[0].choose("ogg")
    assert "kathleen 7.ogg" in words(dialog)


def test_a_bad_name_or_no_folder_cannot_be_exported(qtbot: QtBot) -> None:
    dialog = opened(qtbot, usual())
    name, folder = line_edit(dialog, "File name"), line_edit(dialog, "Folder")
    name.setText("{what}")
    assert not button(dialog, "Export").isEnabled() and name.property("invalid") is True
    name.setText("{n}")
    assert button(dialog, "Export").isEnabled()
    folder.setText("  ")
    assert not button(dialog, "Export").isEnabled()


def test_only_depths_that_the_format_holds_are_offered(qtbot: QtBot) -> None:
    dialog = opened(qtbot, ExportRequest(ExportOptions(depth="32f"), "/x", "all"))
    kind, depth = dialog.findChildren(Choice)[:2]
    assert depth.value() == "32f"
    kind.choose("flac")
    assert [depth.itemData(row) for row in range(depth.count())] == ["16", "24"]
    kind.choose("ogg")
    assert not depth.isVisible()
    dialog.request().options.check()


def test_fields_that_have_no_effect_are_off(qtbot: QtBot) -> None:
    dialog = opened(qtbot, usual())
    by_name = {one.accessibleName(): one for one in dialog.findChildren(Number)}
    assert not by_name["Silence between the lines"].isEnabled()
    assert not by_name["Loudness"].isEnabled()
    joined = next(one for one in dialog.findChildren(QCheckBox) if "Join" in one.text())
    joined.click()
    assert by_name["Silence between the lines"].isEnabled()
    dialog.findChildren(QRadioButton)[0].click()
    assert not joined.isEnabled()


def test_progress_cancel_and_result(qtbot: QtBot) -> None:
    dialog = opened(qtbot, usual())
    button(dialog, "Export").click()
    dialog.show_progress(0.25)
    assert dialog.findChildren(QProgressBar)[0].value() == 250
    assert not button(dialog, "Export").isEnabled()
    with qtbot.waitSignal(dialog.cancel_requested):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.show_cancelled()
    assert "Nothing was written" in words(dialog)
    button(dialog, "Export").click()
    dialog.show_report(11, [(4, "No sense.")], [(0, "Quiet.")])
    assert "Files written: 11" in words(dialog)
    assert "Line 4: No sense." in words(dialog) and "Quiet." in words(dialog)
    assert button(dialog, "Open the folder").isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_failure_is_told(qtbot: QtBot) -> None:
    dialog = opened(qtbot, usual())
    button(dialog, "Export").click()
    dialog.show_failure("The folder is full.")
    assert "The folder is full." in words(dialog)
    assert not button(dialog, "Open the folder").isVisible()
    assert button(dialog, "Export").isEnabled()


def test_control_enter_exports_from_any_field(qtbot: QtBot) -> None:
    dialog = opened(qtbot, usual())
    with qtbot.waitSignal(dialog.export_requested):
        qtbot.keyClick(line_edit(dialog, "Folder"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

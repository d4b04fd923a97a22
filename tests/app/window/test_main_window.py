from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app import paths
from app.dialogs.export import ExportDialog
from app.dialogs.pronunciation import PronunciationDialog
from app.models.phones import Column
from app.session.speaking import LINE
from app.window import MainWindow
from app.window.export import BATCH
from glowtts_core import edits
from glowtts_core.export.options import ExportOptions
from tests.app.conftest import TEXTS, Desk


def asking(studio: MainWindow) -> PronunciationDialog:
    dialog = studio.dialogs.shown(PronunciationDialog)
    assert dialog is not None
    return dialog


def test_typing_in_the_field_plans_and_speaks_the_new_text(desk: Desk, studio: MainWindow, qtbot: QtBot) -> None:
    field = studio.views.text.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Good bye")
    qtbot.waitUntil(lambda: studio.session.line.lines[0].text == "Good bye", timeout=60_000)
    desk.wait_spoken()
    assert studio.views.lines.line(0).text == "Good bye"
    assert len(studio.session.line.lines[0].phones) == studio.views.phones.rowCount()
    assert field.textCursor().position() == len("Good bye")


def test_choosing_a_line_shows_its_text_and_selects_nothing(desk: Desk, studio: MainWindow) -> None:
    studio.session.line.select({0})
    studio.views.script.list.setCurrentIndex(studio.views.lines.index(1))
    assert studio.views.text.text() == TEXTS[1]
    assert studio.session.line.selection == frozenset()
    desk.wait_spoken()


def test_a_value_typed_into_the_table_is_an_edit_with_undo(desk: Desk, studio: MainWindow) -> None:
    phones = edits.set_scale(studio.session.line.lines[0].phones, {1}, 2.0)
    studio.views.phones.edited.emit(phones, "Set length", True)
    desk.wait_spoken()
    assert studio.session.line.lines[0].phones[1].scale == 2.0
    assert studio.views.lines.line(0).state.value == "edited"
    studio.actions_["undo"].trigger()
    assert studio.session.line.lines[0].phones[1].scale == 1.0


def test_a_selection_is_one_in_all_views(studio: MainWindow) -> None:
    studio.views.timeline.selection_changed.emit(frozenset({2, 3}))
    assert studio.views.table.selected_rows() == {2, 3}
    assert studio.views.transport.play_selection.isEnabled()
    studio.actions_["next"].trigger()
    assert studio.session.line.selection == {4}


def test_the_modified_mark_comes_with_an_edit_and_goes_with_saving(studio: MainWindow, tmp_path: Path) -> None:
    assert not studio.isWindowModified()
    studio.session.script.add("New.")
    assert studio.isWindowModified()
    assert studio.files.save_to(tmp_path / "one.glowproj")
    assert not studio.isWindowModified()
    assert studio.windowTitle().startswith("one.glowproj")
    assert studio.settings.recent == [(tmp_path / "one.glowproj").resolve()]


@pytest.mark.parametrize(("answer", "closed"), [("Cancel", False), ("Discard", True)])
def test_closing_asks_before_work_is_lost(
    studio: MainWindow, monkeypatch: pytest.MonkeyPatch, answer: str, closed: bool
) -> None:
    studio.session.script.add("New.")
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton[answer])
    assert studio.close() is closed


def test_a_text_dropped_on_the_window_becomes_lines(studio: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_text("First.\n\nSecond.", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "two.txt"))])
    assert studio.files.can_take(data)
    studio.files.take(data)
    assert [line.text for line in studio.session.line.lines][1:3] == ["First.", "Second."]


def test_a_damaged_project_is_told_and_changes_nothing(studio: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "bad.glowproj").write_text("{", encoding="utf-8")
    studio.files.open(tmp_path / "bad.glowproj")
    assert studio.views.banner.is_error
    assert [line.text for line in studio.session.line.lines] == list(TEXTS)


def test_an_export_from_the_dialog_writes_files_and_is_repeated_by_key(
    desk: Desk, studio: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    studio.actions_["export_options"].trigger()
    dialog = studio.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    request = type(dialog.request())(ExportOptions(timings=("textgrid",)), str(tmp_path / "out"), "all")
    with qtbot.waitSignal(desk.engine.lane(BATCH).exported, timeout=60_000):
        dialog.export_requested.emit(request)
    assert len(list((tmp_path / "out").glob("*.wav"))) == len(list((tmp_path / "out").glob("*.TextGrid"))) == 3
    dialog.close()
    with qtbot.waitSignal(desk.engine.lane(BATCH).exported, timeout=60_000):
        studio.actions_["export"].trigger()
    assert len(list((tmp_path / "out").glob("*.wav"))) == 6


def test_a_device_that_fails_is_told(desk: Desk, studio: MainWindow) -> None:
    desk.player.device_lost.emit("The loudspeaker is gone.")
    assert studio.views.banner.words.text() == "The loudspeaker is gone."


def test_the_layout_is_remembered_and_restored(studio: MainWindow) -> None:
    studio.docks.style.hide()
    state = studio.docks.state()
    studio.actions_["restore_layout"].trigger()
    assert not studio.docks.style.isHidden()
    studio.docks.restore(state)
    assert studio.docks.style.isHidden()


def test_it_fits_into_a_small_screen(studio: MainWindow) -> None:
    studio.resize(1024, 640)
    assert (studio.width(), studio.height()) == (1024, 640)


def test_a_word_is_said_differently_in_this_line(desk: Desk, studio: MainWindow, qtbot: QtBot) -> None:
    studio.session.line.select({0})
    studio.actions_["pronounce"].trigger()
    dialog = asking(studio)
    dialog.field.setText("hh ah0 l zz")
    dialog.here.click()
    assert "ZZ" in dialog.words.text()
    dialog.field.setText("hh ah0 l ow1")
    dialog.here.click()
    assert studio.session.line.lines[0].text == "{HH AH0 L OW1}, my friend."
    qtbot.waitUntil(lambda: studio.dialogs.shown(PronunciationDialog) is None, timeout=60_000)


def test_the_menu_of_the_text_splits_where_it_was_opened(desk: Desk, studio: MainWindow) -> None:
    cursor = studio.views.text.field.textCursor()
    cursor.setPosition(2)
    studio.views.text.field.setTextCursor(cursor)
    studio.views.text.split_requested.emit(len("Hello,"))
    assert [line.text for line in studio.session.line.lines[:2]] == ["Hello,", "my friend."]
    desk.wait_spoken()


def test_space_presses_a_button_only_for_those_who_came_by_key(studio: MainWindow, qtbot: QtBot) -> None:
    loop = studio.views.transport.loop
    studio.activateWindow()
    loop.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(loop, Qt.Key.Key_Space)
    assert loop.isChecked()


def test_arrows_on_the_time_axis_walk_and_nudge_and_letters_do_their_work(
    desk: Desk, studio: MainWindow, qtbot: QtBot
) -> None:
    axis = studio.views.timeline
    studio.activateWindow()
    axis.setFocus()
    qtbot.keyClick(axis.focusWidget() or axis, Qt.Key.Key_Right)
    qtbot.keyClick(axis.focusWidget() or axis, Qt.Key.Key_Right)
    assert studio.session.line.selection == {1}
    qtbot.keyClick(axis.focusWidget() or axis, Qt.Key.Key_Up)
    assert studio.session.line.lines[0].phones[1].scale > 1.0
    qtbot.keyClick(axis.focusWidget() or axis, Qt.Key.Key_R)
    assert studio.session.line.lines[0].phones[1].scale == 1.0
    desk.wait_spoken()


def test_a_word_is_found_again_when_the_text_is_changed_meanwhile_and_kept_for_always(
    desk: Desk, studio: MainWindow, tmp_path: Path
) -> None:
    studio.pronunciation.ask(0, 5)
    dialog = asking(studio)
    studio.session.editing.type_text("Oh, Hello, my friend.")
    dialog.field.setText("hh ah0 l ow1")
    dialog.here.click()
    assert studio.session.line.lines[0].text == "Oh, {HH AH0 L OW1}, my friend."
    studio.pronunciation.ask(4, 18)
    dialog = asking(studio)
    assert dialog.always.isHidden(), "sounds are no word"
    studio.pronunciation.ask(24, 30)
    dialog = asking(studio)
    assert not dialog.always.isHidden()
    dialog.field.setText("f r eh1 n d")
    dialog.always.click()
    assert "F R EH1 N D" in paths.lexicon_file().read_text("utf-8")
    assert studio.session.line.lines[0].text.endswith("friend.")
    desk.wait_spoken()


@pytest.mark.parametrize("by_button", [True, False])
def test_stop_ends_the_sound_and_what_is_being_spoken(
    desk: Desk, studio: MainWindow, qtbot: QtBot, by_button: bool
) -> None:
    session, stop = studio.session, studio.views.transport.stop
    session.speaking.play()
    with qtbot.waitSignal(session.speaking.rendering, timeout=60_000):
        session.editing.change_phones(edits.set_scale(session.line.lines[0].phones, {0}, 2.0), "Longer", True)
    assert (desk.engine.is_busy(LINE), session.speaking.is_playing) == (True, True)
    if by_button:
        assert stop.isEnabled()
        stop.click()
    else:
        studio.actions_["stop"].trigger()
    assert not desk.engine.is_busy(LINE) and not session.speaking.is_playing and not desk.player.is_playing()


def test_table_and_lanes_tell_the_same_length(desk: Desk, studio: MainWindow) -> None:
    session, views = studio.session, studio.views
    assert session.line.current is not None
    session.editing.change_phones(edits.set_scale(session.line.current.phones, {1}, 1.7), "Longer", True)
    desk.wait_spoken()
    session.line.select({1})
    told = views.phones.index(1, Column.LENGTH).data()
    take, stale = session.speaking.takes.of(session.line.current)
    assert take is not None and not stale
    assert told == f"{1000 * (take.ends_s[1] - take.starts_s[1]):.0f} ms"

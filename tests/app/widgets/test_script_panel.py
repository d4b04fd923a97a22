"""The script and the line being worked on, driven by mouse and keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.models.lines import Line, LineModel, LineState
from app.widgets.line_list import seam
from app.widgets.script_panel import ScriptPanel

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LINES = [Line("a", "First one. And more."), Line("b", "Second"), Line("c", "Third, the last"), Line("d", "First again")]


class Panel(ScriptPanel):
    """A panel with its model at hand."""

    def __init__(self) -> None:
        model = LineModel()
        super().__init__(model)
        self.model = model


@pytest.fixture
def panel(qtbot: QtBot) -> Panel:
    made = Panel()
    qtbot.addWidget(made)
    made.model.show(LINES)
    made.resize(260, 400)
    made.show()
    made.show_current("a")
    return made


def click(qtbot: QtBot, panel: Panel, row: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = panel.list.visualRect(panel.model.index(row)).center()
    qtbot.mouseClick(panel.list.viewport(), LEFT, keys, place)


def test_choosing_a_line(panel: Panel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.current_changed) as told:
        click(qtbot, panel, 2)
    assert told.args == ["c"] and panel.current_id() == "c"
    with qtbot.assertNotEmitted(panel.current_changed):
        panel.show_current("b")
    assert panel.selected_ids() == ["b"]


def test_current_line_stays_when_others_go(panel: Panel, qtbot: QtBot) -> None:
    panel.show_current("c")
    with qtbot.assertNotEmitted(panel.current_changed):
        panel.model.show([LINES[2], LINES[1]])
    assert panel.current_id() == "c"


def test_several_lines(panel: Panel, qtbot: QtBot) -> None:
    assert not panel.join.isEnabled()
    click(qtbot, panel, 2, CTRL)
    assert panel.selected_ids() == ["a", "c"] and panel.join.isEnabled() and not panel.split.isEnabled()
    for button, signal in (
        (panel.join, panel.join_requested),
        (panel.duplicate, panel.duplicate_requested),
        (panel.remove, panel.remove_requested),
    ):
        with qtbot.waitSignal(signal) as told:
            qtbot.mouseClick(button, LEFT)
        assert told.args == [["a", "c"]]


def test_add_and_split(panel: Panel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.add_requested):
        qtbot.mouseClick(panel.add, LEFT)
    with qtbot.waitSignal(panel.split_requested) as told:
        qtbot.mouseClick(panel.split, LEFT)
    assert told.args == ["a", 11]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("One two. Three.", 9),
        ("One, two three four", 5),
        ("one two three", 8),
        (" lead in. Out", 10),
        ("word", None),
        ("", None),
    ],
)
def test_seam(text: str, place: int | None) -> None:
    assert seam(text) == place


def test_keys_of_the_list(panel: Panel, qtbot: QtBot) -> None:
    panel.show_current("b")
    panel.list.setFocus()
    for key, keys, signal, args in (
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, panel.remove_requested, [["b"]]),
        (Qt.Key.Key_Up, ALT, panel.move_requested, [["b"], 0]),
        (Qt.Key.Key_Down, ALT, panel.move_requested, [["b"], 3]),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, panel.edit_requested, []),
    ):
        with qtbot.waitSignal(signal) as told:
            qtbot.keyClick(panel.list, key, keys)
        assert told.args == args
    panel.show_current("a")
    with qtbot.assertNotEmitted(panel.move_requested):
        qtbot.keyClick(panel.list, Qt.Key.Key_Up, ALT)


def test_copy_and_paste(panel: Panel, qtbot: QtBot) -> None:
    click(qtbot, panel, 1, CTRL)
    qtbot.keyClick(panel.list, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "First one. And more.\nSecond"
    with qtbot.waitSignal(panel.pasted) as told:
        qtbot.keyClick(panel.list, Qt.Key.Key_V, CTRL)
    assert told.args == ["First one. And more.\nSecond"]


def test_menu_says_what_the_buttons_say(panel: Panel, qtbot: QtBot) -> None:
    panel.list.customContextMenuRequested.emit(QPoint(20, 20))
    menu = panel.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions() if action.isEnabled()] == [
        "Add a line", "Duplicate", "Split in two", "Remove",
    ]  # fmt: skip
    with qtbot.waitSignal(panel.duplicate_requested):
        menu.actions()[1].trigger()
    menu.close()


def test_dropped_text(panel: Panel, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("A.\nB.")
    with qtbot.waitSignal(panel.dropped) as told:
        panel.model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, panel.model.index(-1))
    assert told.args == ["A.\nB.", 4]


def test_find_goes_round_and_counts(panel: Panel, qtbot: QtBot) -> None:
    panel.show_find()
    find = panel.finder
    qtbot.keyClicks(find.field, "first")
    assert (panel.current_id(), find.count.text()) == ("a", "1 of 2")
    for press, keys, line, said in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "d", "2 of 2"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "a", "1 of 2"),
        (Qt.Key.Key_Return, SHIFT, "d", "2 of 2"),
    ):
        qtbot.keyClick(find.field, press, keys)
        assert (panel.current_id(), find.count.text()) == (line, said)
    qtbot.mouseClick(find.before, LEFT)
    assert panel.current_id() == "a"
    qtbot.mouseClick(find.after, LEFT)
    assert panel.current_id() == "d"
    panel.show_current("b")
    assert find.count.text() == "– of 2"
    panel.show_current("d")
    qtbot.keyClicks(find.field, "x")
    assert find.field.property("invalid") and panel.current_id() == "d"
    assert find.count.text() == "No line holds this" and not find.replace.isEnabled()
    qtbot.keyClick(find.field, Qt.Key.Key_Escape)
    assert not find.isVisible() and find.field.text() == ""


def test_what_is_found_is_replaced_everywhere(panel: Panel, qtbot: QtBot) -> None:
    panel.show_find()
    qtbot.keyClicks(panel.finder.field, "first")
    assert not panel.finder.words.isVisible()
    qtbot.keyClick(panel.finder.field, Qt.Key.Key_H, CTRL)
    qtbot.keyClicks(panel.finder.words, "Last")
    with qtbot.waitSignal(panel.replace_requested) as told:
        qtbot.keyClick(panel.finder.words, Qt.Key.Key_Return)
    assert told.args == ["first", "Last"]
    panel.model.show([Line("a", "Last one."), *LINES[1:]])
    assert panel.finder.count.text() == "– of 1"


def drop(panel: Panel, rows: list[int], to: QPoint) -> None:
    """What a drag of rows ends with; `tests/system/test_script.py` drags with a real mouse."""
    data = panel.model.mimeData([panel.model.index(row) for row in rows])
    move, view = Qt.DropAction.MoveAction, panel.list.viewport()
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(view, kind(to, move, data, LEFT, Qt.KeyboardModifier.NoModifier))
    QApplication.sendEvent(view, QDropEvent(QPointF(to), move, data, LEFT, Qt.KeyboardModifier.NoModifier))


def test_lines_are_dropped_between_others(panel: Panel, qtbot: QtBot) -> None:
    edge = panel.list.visualRect(panel.model.index(3)).top()
    for rows, y, told_ids, told_row in (([0], edge + 1, ["a"], 3), ([2, 0], 390, ["a", "c"], 4)):
        with qtbot.waitSignal(panel.move_requested) as told:
            drop(panel, rows, QPoint(40, y))
        assert told.args == [told_ids, told_row]
    assert panel.model.rowCount() == 4, "the document alone says what the script is"


def test_selected_lines_stay_selected_when_others_change_or_all_move(panel: Panel, qtbot: QtBot) -> None:
    click(qtbot, panel, 2, CTRL)
    panel.model.show([LINES[0], replace(LINES[1], state=LineState.SPOKEN), *LINES[2:]])
    panel.show_current("c")
    assert panel.selected_ids() == ["a", "c"]
    panel.model.show([Line("n", "New"), LINES[3], LINES[2], LINES[0], Line("m", "New too")])
    assert panel.selected_ids() == ["c", "a"] and panel.current_id() == "c"
    panel.model.show([LINES[1], LINES[2]])
    assert panel.selected_ids() == ["c"]


def test_files_and_lines_of_another_window(panel: Panel, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/a.txt")])
    assert not panel.model.canDropMimeData(data, Qt.DropAction.CopyAction, 0, 0, panel.model.index(-1))
    other = LineModel()
    other.show([Line("elsewhere", "From another window.")])
    with qtbot.waitSignal(panel.dropped) as told:
        panel.model.dropMimeData(
            other.mimeData([other.index(0)]), Qt.DropAction.MoveAction, 1, 0, panel.model.index(-1)
        )
    assert told.args == ["From another window.", 1]


def test_each_line_says_voice_and_state_in_words(panel: Panel) -> None:
    panel.model.show([Line("a", "One.", "kathleen", LineState.FAILED, "No such sound.")])
    index = panel.model.index(0)
    assert index.data(LineModel.STATE) == "failed"
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "line 1, One., kathleen, failed: No such sound."

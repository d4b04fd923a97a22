"""The script and the line being worked on, driven by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from app.models.lines import Line, LineModel
from app.widgets.line_editor import LineEditor
from app.widgets.line_list import seam
from app.widgets.script_panel import ScriptPanel

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LINES = [Line("a", "First one. And more."), Line("b", "Second"), Line("c", "Third, the last"), Line("d", "First again")]


@pytest.fixture
def panel(qtbot):
    model = LineModel()
    made = ScriptPanel(model)
    made.model = model
    qtbot.addWidget(made)
    model.show(LINES)
    made.resize(260, 400)
    made.show()
    made.show_current("a")
    return made


def click(qtbot, panel, row: int, keys=Qt.KeyboardModifier.NoModifier) -> None:
    place = panel.list.visualRect(panel.model.index(row)).center()
    qtbot.mouseClick(panel.list.viewport(), LEFT, keys, place)


def test_choosing_a_line(panel, qtbot) -> None:
    with qtbot.waitSignal(panel.current_changed) as told:
        click(qtbot, panel, 2)
    assert told.args == ["c"] and panel.current_id() == "c"
    with qtbot.assertNotEmitted(panel.current_changed):
        panel.show_current("b")
    assert panel.selected_ids() == ["b"]


def test_current_line_stays_when_others_go(panel, qtbot) -> None:
    panel.show_current("c")
    with qtbot.assertNotEmitted(panel.current_changed):
        panel.model.show([LINES[2], LINES[1]])
    assert panel.current_id() == "c"


def test_several_lines(panel, qtbot) -> None:
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


def test_add_and_split(panel, qtbot) -> None:
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


def test_keys_of_the_list(panel, qtbot) -> None:
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


def test_copy_and_paste(panel, qtbot) -> None:
    click(qtbot, panel, 1, CTRL)
    qtbot.keyClick(panel.list, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "First one. And more.\nSecond"
    with qtbot.waitSignal(panel.pasted) as told:
        qtbot.keyClick(panel.list, Qt.Key.Key_V, CTRL)
    assert told.args == ["First one. And more.\nSecond"]


def test_menu_says_what_the_buttons_say(panel, qtbot) -> None:
    panel.list.customContextMenuRequested.emit(QPoint(20, 20))
    menu = panel.findChild(QMenu)
    assert [action.text() for action in menu.actions() if action.isEnabled()] == [
        "Add a line", "Duplicate", "Split in two", "Remove",
    ]  # fmt: skip
    with qtbot.waitSignal(panel.duplicate_requested):
        menu.actions()[1].trigger()
    menu.close()


def test_dropped_text(panel, qtbot) -> None:
    data = QMimeData()
    data.setText("A.\nB.")
    with qtbot.waitSignal(panel.pasted) as told:
        panel.model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, panel.model.index(-1))
    assert told.args == ["A.\nB."]


def test_find_goes_round(panel, qtbot) -> None:
    panel.show_find()
    qtbot.keyClicks(panel.finder, "first")
    assert panel.current_id() == "a"
    qtbot.keyClick(panel.finder, Qt.Key.Key_Return)
    assert panel.current_id() == "d"
    qtbot.keyClick(panel.finder, Qt.Key.Key_Return)
    assert panel.current_id() == "a"
    qtbot.keyClick(panel.finder, Qt.Key.Key_Return, SHIFT)
    assert panel.current_id() == "d"
    qtbot.keyClicks(panel.finder, "x")
    assert panel.finder.property("invalid") and panel.current_id() == "d"
    qtbot.keyClick(panel.finder, Qt.Key.Key_Escape)
    assert not panel.finder.isVisible() and panel.finder.text() == ""


@pytest.fixture
def editor(qtbot):
    made = LineEditor()
    qtbot.addWidget(made)
    made.resize(500, 60)
    made.show_text("The Quill corner.", [(4, 9)])
    made.show()
    return made


def word(editor, start: int) -> QPoint:
    """The middle of the letter at a place."""
    cursor = QTextCursor(editor.field.document())
    cursor.setPosition(start + 1)
    return editor.field.cursorRect(cursor).center() - QPoint(3, 0)


def test_typing_is_told_at_once_and_settles_later(editor, qtbot) -> None:
    told = []
    editor.text_edited.connect(told.append)
    editor.field.moveCursor(QTextCursor.MoveOperation.End)
    with qtbot.waitSignal(editor.text_settled) as settled:
        qtbot.keyClicks(editor.field, "ab")
    assert told == ["The Quill corner.a", "The Quill corner.ab"] and settled.args == [told[-1]]


def test_showing_a_text_is_silent_and_keeps_the_cursor(editor, qtbot) -> None:
    editor.field.moveCursor(QTextCursor.MoveOperation.End)
    with qtbot.assertNotEmitted(editor.text_edited), qtbot.assertNotEmitted(editor.text_settled):
        editor.show_text("The corner store.", [])
        editor.settle()
    assert editor.field.textCursor().position() == 17 and editor.field.unknown() == []


def test_marks_move_with_the_text(editor, qtbot) -> None:
    qtbot.keyClicks(editor.field, "Oh ")
    assert editor.field.unknown() == [(7, 12)]


def test_a_click_on_a_marked_word_asks_for_it(editor, qtbot) -> None:
    with qtbot.waitSignal(editor.word_clicked) as told:
        qtbot.mouseClick(editor.field.viewport(), LEFT, pos=word(editor, 6))
    assert told.args == [4, 9]
    with qtbot.assertNotEmitted(editor.word_clicked):
        qtbot.mouseClick(editor.field.viewport(), LEFT, pos=word(editor, 12))
    with qtbot.waitSignal(editor.word_clicked) as told:
        qtbot.mouseClick(editor.field.viewport(), LEFT, CTRL, word(editor, 12))
    assert told.args == [10, 16]


def test_return_keys(editor, qtbot) -> None:
    with qtbot.waitSignal(editor.new_line_requested):
        qtbot.keyClick(editor.field, Qt.Key.Key_Return, SHIFT)
    with qtbot.waitSignal(editor.speak_requested):
        qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert editor.text() == "The Quill corner."


@pytest.mark.parametrize(
    ("key", "keys"), [(Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)]
)
def test_keys_of_the_window_reach_it(editor, qtbot, key, keys) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, keys)
    event.ignore()
    QApplication.sendEvent(editor.field, event)
    assert not event.isAccepted()


def test_paste(editor, qtbot) -> None:
    editor.field.selectAll()
    data = QMimeData()
    data.setText("One line only.\n")
    editor.field.insertFromMimeData(data)
    assert editor.text() == "One line only."
    data.setText("One.\n\nTwo.")
    with qtbot.waitSignal(editor.pasted) as told:
        editor.field.insertFromMimeData(data)
    assert told.args == ["One.\n\nTwo."] and editor.text() == "One line only."


def test_grows_with_its_text(editor) -> None:
    one = editor.field.height()
    editor.show_text("word " * 40)
    QApplication.processEvents()
    some = editor.field.height()
    editor.show_text("word " * 400)
    QApplication.processEvents()
    assert one < some <= editor.field.height() <= 4 * one


def test_menu_of_the_text(editor, qtbot) -> None:
    cursor = editor.field.textCursor()
    cursor.setPosition(12)
    editor.field.setTextCursor(cursor)
    place = QPoint(0, 0)
    QApplication.sendEvent(editor.field, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, place))
    menu = editor.field.findChild(QMenu)
    say, split = menu.actions()[:2]
    assert say.text() == "Pronunciation of “corner”…"
    with qtbot.waitSignal(editor.word_clicked) as told:
        say.trigger()
    assert told.args == [10, 16]
    with qtbot.waitSignal(editor.split_requested) as told:
        split.trigger()
    assert told.args == [12]
    menu.close()


def test_tool_tip_explains_the_mark(editor) -> None:
    place = word(editor, 6)
    event = QHelpEvent(QEvent.Type.ToolTip, place, editor.field.viewport().mapToGlobal(place))
    QApplication.sendEvent(editor.field, event)
    assert "“Quill” is not in the dictionary" in QToolTip.text()
    QToolTip.hideText()

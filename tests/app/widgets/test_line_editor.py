"""The line being worked on, driven by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from app.widgets.line_editor import LineEditor

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(qtbot: QtBot) -> LineEditor:
    made = LineEditor()
    qtbot.addWidget(made)
    made.resize(500, 60)
    made.show_text("The Quill corner.", [(4, 9)])
    made.show()
    return made


def word(editor: LineEditor, start: int) -> QPoint:
    """The middle of the letter at a place."""
    cursor = QTextCursor(editor.field.document())
    cursor.setPosition(start + 1)
    return editor.field.cursorRect(cursor).center() - QPoint(3, 0)


def test_typing_is_told_at_once_and_settles_later(editor: LineEditor, qtbot: QtBot) -> None:
    told: list[str] = []
    editor.text_edited.connect(told.append)
    editor.field.moveCursor(QTextCursor.MoveOperation.End)
    with qtbot.waitSignal(editor.text_settled) as settled:
        qtbot.keyClicks(editor.field, "ab")
    assert told == ["The Quill corner.a", "The Quill corner.ab"] and settled.args == [told[-1]]


def test_showing_a_text_is_silent_and_keeps_the_cursor(editor: LineEditor, qtbot: QtBot) -> None:
    editor.field.moveCursor(QTextCursor.MoveOperation.End)
    with qtbot.assertNotEmitted(editor.text_edited), qtbot.assertNotEmitted(editor.text_settled):
        editor.show_text("The corner store.", [])
        editor.settle()
    assert editor.field.textCursor().position() == 17 and editor.field.unknown() == []


def test_marks_move_with_the_text(editor: LineEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor.field, "Oh ")
    assert editor.field.unknown() == [(7, 12)]


def test_a_click_on_a_marked_word_asks_for_it(editor: LineEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.word_clicked) as told:
        qtbot.mouseClick(editor.field.viewport(), LEFT, pos=word(editor, 6))
    assert told.args == [4, 9]
    with qtbot.assertNotEmitted(editor.word_clicked):
        qtbot.mouseClick(editor.field.viewport(), LEFT, pos=word(editor, 12))
    with qtbot.waitSignal(editor.word_clicked) as told:
        qtbot.mouseClick(editor.field.viewport(), LEFT, CTRL, word(editor, 12))
    assert told.args == [10, 16]


def test_return_keys(editor: LineEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.new_line_requested):
        qtbot.keyClick(editor.field, Qt.Key.Key_Return, SHIFT)
    with qtbot.waitSignal(editor.speak_requested):
        qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert editor.text() == "The Quill corner."


@pytest.mark.parametrize(
    ("key", "keys"), [(Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)]
)
def test_keys_of_the_window_reach_it(editor: LineEditor, qtbot: QtBot, key: Qt.Key, keys: Qt.KeyboardModifier) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, keys)
    event.ignore()
    QApplication.sendEvent(editor.field, event)
    assert not event.isAccepted()


def test_paste(editor: LineEditor, qtbot: QtBot) -> None:
    editor.field.selectAll()
    data = QMimeData()
    data.setText("One line only.\n")
    editor.field.insertFromMimeData(data)
    assert editor.text() == "One line only."
    data.setText("One.\n\nTwo.")
    with qtbot.waitSignal(editor.pasted) as told:
        editor.field.insertFromMimeData(data)
    assert told.args == ["One.\n\nTwo."] and editor.text() == "One line only."
    editor.field.selectAll()
    data.setText("This sentence was wrapped by the program that it comes from,\nand is one.")
    editor.field.insertFromMimeData(data)
    assert editor.text() == "This sentence was wrapped by the program that it comes from, and is one."
    data.setText("One paragraph. " * 5000)  # too long for a line, and not taken apart here
    with qtbot.waitSignal(editor.pasted):
        editor.field.insertFromMimeData(data)
    data.setUrls([QUrl.fromLocalFile("/somewhere/a.txt")])
    assert not editor.field.canInsertFromMimeData(data)


def test_grows_with_its_text(editor: LineEditor) -> None:
    one = editor.field.height()
    editor.show_text("word " * 40)
    QApplication.processEvents()
    some = editor.field.height()
    editor.show_text("word " * 400)
    QApplication.processEvents()
    assert one < some <= editor.field.height() <= 4 * one


def test_menu_of_the_text(editor: LineEditor, qtbot: QtBot) -> None:
    cursor = editor.field.textCursor()
    cursor.setPosition(12)
    editor.field.setTextCursor(cursor)
    place = QPoint(0, 0)
    QApplication.sendEvent(editor.field, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, place))
    menu = editor.field.findChild(QMenu)
    assert menu is not None
    say, split = menu.actions()[:2]
    assert say.text() == "Pronunciation of “corner”…"
    with qtbot.waitSignal(editor.word_clicked) as told:
        say.trigger()
    assert told.args == [10, 16]
    with qtbot.waitSignal(editor.split_requested) as told:
        split.trigger()
    assert told.args == [12]
    menu.close()


def test_tool_tip_explains_the_mark(editor: LineEditor) -> None:
    place = word(editor, 6)
    event = QHelpEvent(QEvent.Type.ToolTip, place, editor.field.viewport().mapToGlobal(place))
    QApplication.sendEvent(editor.field, event)
    assert "“Quill” is not in the dictionary" in QToolTip.text()
    QToolTip.hideText()


def test_sounds_in_the_text_are_asked_for_as_a_whole(editor: LineEditor, qtbot: QtBot) -> None:
    editor.show_text("The {K W IH1 L} corner.")
    with qtbot.waitSignal(editor.word_clicked) as told:
        qtbot.mouseClick(editor.field.viewport(), LEFT, pos=word(editor, 8))
    assert told.args == [4, 15]

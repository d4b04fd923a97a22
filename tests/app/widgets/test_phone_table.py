"""The table driven by keys: typing, clearing, several rows, refusals in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.models.phones import Column, PhoneTableModel
from app.widgets.phone_table import PhoneTable
from glowtts_core.types import Phone, Utterance

LINE = Utterance("a b", tuple(Phone("AH0", n // 2, 0, 1, n, 0.1, scale=1 + n / 4) for n in range(4)))


class Table(PhoneTable):
    """A table with its model at hand."""

    def __init__(self) -> None:
        model = PhoneTableModel()
        super().__init__(model)
        self.model = model


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    made = Table()
    qtbot.addWidget(made)
    made.model.show(LINE)
    made.resize(700, 300)
    made.show()
    made.view.setFocus()
    return made


def go(table: Table, row: int, column: int) -> None:
    table.view.setCurrentIndex(table.model.index(row, column))


def type_in(table: Table, qtbot: QtBot, text: str) -> None:
    """Return opens the editor, the text is typed, Return takes it."""
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # the editor closes a moment later


def test_typing_a_value(table: Table, qtbot: QtBot) -> None:
    go(table, 1, Column.RATIO)
    with qtbot.waitSignal(table.model.edited) as told:
        type_in(table, qtbot, "2.5")
    assert [phone.scale for phone in told.args[0]] == [1.0, 2.5, 1.5, 1.75]


def test_typing_with_several_rows_selected_sets_them_all(table: Table, qtbot: QtBot) -> None:
    go(table, 1, Column.PITCH)
    table.show_selection({1, 2})
    with qtbot.waitSignal(table.model.edited) as told:
        type_in(table, qtbot, "3")
    assert [phone.pitch_st for phone in told.args[0]] == [0.0, 3.0, 3.0, 0.0]


def test_a_refusal_is_said_and_goes_with_the_next_edit(table: Table, qtbot: QtBot) -> None:
    go(table, 0, Column.RATIO)
    type_in(table, qtbot, "40")
    assert table.note.isVisible() and "0.25 to 4" in table.note.text()
    type_in(table, qtbot, "3")
    assert not table.note.isVisible()


def test_delete_clears(table: Table, qtbot: QtBot) -> None:
    go(table, 3, Column.RATIO)
    with qtbot.waitSignal(table.model.edited) as told:
        qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert told.args[0][3].scale == 1.0


def test_what_the_voice_decides_takes_no_entry(table: Table, qtbot: QtBot) -> None:
    go(table, 0, Column.PLANNED)
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert table.view.viewport().findChild(QLineEdit) is None


def test_selection_both_ways(table: Table, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.selection_changed):
        table.show_selection({0, 2})
    assert table.selected_rows() == {0, 2}
    with qtbot.waitSignal(table.selection_changed) as told:
        qtbot.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [frozenset(range(4))]


def test_selection_stays_when_values_change(table: Table) -> None:
    table.show_selection({1})
    table.model.show(LINE.with_phones(tuple(reversed(LINE.phones))))
    assert table.selected_rows() == {1}


def test_reset_and_tab(table: Table, qtbot: QtBot) -> None:
    table.show_selection({1, 3})
    with qtbot.waitSignal(table.reset_requested) as told:
        qtbot.keyClick(table.view, Qt.Key.Key_R)
    assert told.args == [frozenset({1, 3})]
    before = table.view.currentIndex()
    qtbot.keyClick(table.view, Qt.Key.Key_Tab)
    assert table.view.currentIndex() == before

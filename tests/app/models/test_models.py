"""What lists and tables are told, and what they answer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.models.lines import Line, LineModel, LineState
from app.models.phones import Column, PhoneTableModel
from glowtts_core.types import PAUSE, Phone, Utterance

LINES = [Line("a", "One."), Line("b", "Two.", "deep", LineState.FAILED, "no voice"), Line("c", "Three.")]
PHONES = (
    Phone("HH", 0, 0, 2, 0, 0.1),
    Phone("AY1", 0, 0, 2, 1, 0.2, scale=2.0),
    Phone(".", None, 2, 3, 2, 0.1, pinned_s=0.25, temperature=0.5),
)


@pytest.fixture
def lines() -> LineModel:
    model = LineModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(LINES)
    return model


@pytest.fixture
def table() -> PhoneTableModel:
    model = PhoneTableModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(Utterance("Hi.", PHONES), np.array([0.0, 0.1, 0.5]), np.array([0.1, 0.5, 0.75]))
    return model


def shown(model: LineModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_lines_speak_for_themselves(lines: LineModel) -> None:
    said = lines.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "line 2, Two., deep, failed: no voice"
    assert lines.index(1).data(LineModel.LINE) is LINES[1]


def test_a_changed_text_keeps_the_rows(lines: LineModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lines.dataChanged) as told, qtbot.assertNotEmitted(lines.rowsInserted):
        lines.show([LINES[0], replace(LINES[1], text="Too."), LINES[2]])
    assert told.args[0].row() == 1
    assert shown(lines) == ["One.", "Too.", "Three."]


@pytest.mark.parametrize("order", ["cab", "acb", "b", "", "abcd", "dcba", "xby"])
def test_rows_move_instead_of_being_made_anew(lines: LineModel, order: str) -> None:
    by_id = {line.id: line for line in LINES}
    lines.show([by_id.get(name, Line(name, name)) for name in order])
    assert [lines.line(row).id for row in range(lines.rowCount())] == list(order)


def test_dropped_lines_are_a_wish(lines: LineModel, qtbot: QtBot) -> None:
    data = lines.mimeData([lines.index(2), lines.index(0)])
    with qtbot.waitSignal(lines.move_requested) as told:
        assert not lines.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert told.args == [["a", "c"], 1]
    assert shown(lines) == ["One.", "Two.", "Three."]
    assert data.text() == "One.\nThree."


def test_table_shows_what_is_spoken(table: PhoneTableModel) -> None:
    def row(number: int) -> list[str]:
        return [table.index(number, column).data() for column in Column]

    assert row(0) == ["Hi", "HH", "100 ms", "1.00 ×", "", "0.0 st", "0.0 dB", "", "100 ms"]
    assert row(1)[:4] == ["", "AY1", "400 ms", "2.00 ×"]
    assert row(2)[:5] == ["", ".", "250 ms", "1.00 ×", "250 ms"]
    assert [table.headerData(column, Qt.Orientation.Horizontal) for column in Column][:3] == ["Word", "Sound", "Length"]
    said = table.index(1, Column.RATIO).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "AY1, Ratio 2.00 ×"


def test_edited_cells_are_known(table: PhoneTableModel) -> None:
    edited = {
        (row, Column(column)) for row in range(3) for column in Column if table.index(row, column).data(table.EDITED)
    }
    assert edited == {
        (1, Column.SOUND), (1, Column.RATIO), (2, Column.SOUND), (2, Column.PINNED), (2, Column.TEMPERATURE),
    }  # fmt: skip
    assert table.index(1, Column.RATIO).data(Qt.ItemDataRole.FontRole).bold()


@pytest.mark.parametrize(
    ("column", "typed", "field", "value"),
    [
        (Column.RATIO, "1.5", "scale", 1.5),
        (Column.RATIO, "1.5 ×", "scale", 1.5),
        (Column.RATIO, "", "scale", 1.0),
        (Column.PINNED, "120 ms", "pinned_s", 0.12),
        (Column.PINNED, "", "pinned_s", None),
        (Column.PITCH, "-3.5", "pitch_st", -3.5),
        (Column.GAIN, "-6 dB", "gain_db", -6.0),
        (Column.TEMPERATURE, "0.2", "temperature", 0.2),
    ],
)
def test_typed_values_become_phones(
    table: PhoneTableModel, qtbot: QtBot, column: int, typed: str, field: str, value: float | None
) -> None:
    index = table.index(1 if typed else (2 if column == Column.PINNED else 1), column)
    with qtbot.waitSignal(table.edited) as told:
        assert table.setData(index, typed)
    phones, words, final = told.args
    assert getattr(phones[index.row()], field) == value
    assert final and words.startswith("Set ")
    assert [p for n, p in enumerate(phones) if n != index.row()] == [
        p for n, p in enumerate(PHONES) if n != index.row()
    ]


@pytest.mark.parametrize(
    ("typed", "part"), [("many", "no number"), ("5", "0.25 to 4"), ("0", "0.25 to 4"), ("nan", "")]
)
def test_what_cannot_be_is_refused_in_words(table: PhoneTableModel, qtbot: QtBot, typed: str, part: str) -> None:
    with qtbot.assertNotEmitted(table.edited), qtbot.waitSignal(table.refused) as told:
        assert not table.setData(table.index(0, Column.RATIO), typed)
    assert part in told.args[0]


def test_the_same_value_is_no_edit(table: PhoneTableModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.edited):
        assert table.set_rows({1}, Column.RATIO, "2")


def test_several_rows_are_one_step(table: PhoneTableModel, qtbot: QtBot) -> None:
    with qtbot.waitSignals([table.edited]) as _, qtbot.waitSignal(table.edited) as told:
        table.set_rows({0, 2}, Column.GAIN, "3")
    assert [phone.gain_db for phone in told.args[0]] == [3.0, 0.0, 3.0]


def test_what_cannot_be_edited_says_so(table: PhoneTableModel) -> None:
    def editable(column: Column) -> bool:
        return bool(table.index(0, column).flags() & Qt.ItemFlag.ItemIsEditable)

    assert [column for column in Column if editable(column)] == [
        Column.RATIO, Column.PINNED, Column.PITCH, Column.GAIN, Column.TEMPERATURE,
    ]  # fmt: skip
    table.set_takes_pitch(False)
    assert not editable(Column.PITCH)
    assert "vocoder" in table.index(0, Column.PITCH).data(Qt.ItemDataRole.ToolTipRole)


def test_a_pause_that_stands_in_the_text_is_no_edit_until_a_hand_changes_it(
    table: PhoneTableModel, qtbot: QtBot
) -> None:
    written = Phone(PAUSE, None, 3, 16, 0, 0.3, pinned_s=0.3)
    table.show(Utterance("Hi [pause 300ms]", (written,)))

    def edited() -> set[Column]:
        return {column for column in Column if table.index(0, column).data(table.EDITED)}

    assert not edited()
    with qtbot.waitSignal(table.edited) as told:
        table.set_rows({0}, Column.RATIO, "2")
    assert told.args[0][0].pinned_s == pytest.approx(0.6)
    table.show(Utterance("Hi [pause 300ms]", told.args[0]))
    assert edited() == {Column.SOUND, Column.RATIO, Column.PINNED}
    assert table.index(0, Column.RATIO).data() == "2.00 ×"
    with qtbot.waitSignal(table.edited) as told:
        table.set_rows({0}, Column.PINNED, "")
    assert told.args[0] == (written,)


def test_sounds_are_written_in_ipa_where_that_is_chosen(table: PhoneTableModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.dataChanged):
        table.set_ipa(True)
    assert [table.index(row, Column.SOUND).data() for row in range(3)] == ["h", "ˈaɪ", "."]
    assert "IPA" in table.headerData(Column.SOUND, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert table.index(1, Column.RATIO).data(Qt.ItemDataRole.AccessibleTextRole).startswith("AY1")
    table.set_ipa(False)
    assert table.index(1, Column.SOUND).data() == "AY1"


def test_no_line_is_an_empty_table(table: PhoneTableModel) -> None:
    table.show(None)
    assert table.rowCount() == 0

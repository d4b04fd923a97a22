from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from app.actions import MENUS, ROWS, Actions, Scope
from app.session import Facts
from app.window import MainWindow

LINE = Facts(lines=2, current=0, phones=5)


def test_ids_are_unique_and_every_row_has_a_menu() -> None:
    counted = Counter(row.id for row in ROWS if row.id)
    assert set(counted.values()) == {1}
    assert {row.menu for row in ROWS} == set(MENUS)


def test_no_key_belongs_to_two_actions_and_every_key_is_one() -> None:
    keys = Counter(QKeySequence(key).toString() for row in ROWS for key in row.keys)
    assert "" not in keys
    assert {key: number for key, number in keys.items() if number > 1} == {}


@pytest.mark.parametrize(
    ("name", "off", "on"),
    [
        ("undo", LINE, Facts(undo="Typing")),
        ("redo", LINE, Facts(redo="Typing")),
        ("join", Facts(lines=1, current=0), LINE),
        ("line_up", LINE, Facts(lines=2, current=1)),
        ("reset", LINE, Facts(lines=1, current=0, phones=5, selected=1)),
        ("higher", Facts(lines=1, selected=1, takes_pitch=False), Facts(lines=1, selected=1)),
        ("play", Facts(lines=1, voiceless=True), LINE),
        ("export_options", Facts(), LINE),
    ],
)
def test_what_makes_no_sense_is_off(name: str, off: Facts, on: Facts) -> None:
    row = next(row for row in ROWS if row.id == name)
    assert (row.when(off), row.when(on)) == (False, True)


def test_letters_and_arrows_work_on_the_time_axis_or_are_no_letters_of_a_text() -> None:
    arrows = {"Left", "Right", "Up", "Down"}
    stray = [row.id for row in ROWS if row.scope is Scope.WINDOW and arrows & {key.split("+")[-1] for key in row.keys}]
    assert set(stray) <= {"line_up", "line_down", "higher", "lower"}


def test_keys_can_be_rebound_and_taken_back(studio: MainWindow) -> None:
    studio.preferences.take_keys({"play": ("F5",)})
    assert studio.actions_.keys()["play"] == ("F5",)
    assert studio.settings.shortcuts == {"play": ("F5",)}
    studio.preferences.take_keys({})
    assert studio.actions_.keys()["play"] == ("Space",)


def test_who_knows_only_how_to_do_some_of_it_cannot_do_the_rest(studio: MainWindow) -> None:
    with pytest.raises(KeyError, match="new"):
        Actions(studio, studio.views.timeline, {}).connect_to({}, {})


def test_undo_says_what_it_takes_back(studio: MainWindow) -> None:
    assert not studio.actions_["undo"].isEnabled()
    studio.session.editing.type_text("Another text.")
    studio.session.editing.flush()
    assert studio.actions_["undo"].text() == "&Undo: Typing"
    studio.actions_["undo"].trigger()
    assert studio.actions_["redo"].isEnabled()

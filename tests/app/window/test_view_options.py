"""What is chosen about the time axis is in force at once, and again at the next start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.models.phones import Column
from app.single_instance import SingleInstance
from app.window import MainWindow
from tests.app.conftest import Desk


@pytest.fixture
def restarted(desk: Desk, qtbot: QtBot) -> Callable[[], MainWindow]:
    def make() -> MainWindow:
        window = MainWindow(desk.document, desk.engine, desk.player, desk.settings, SingleInstance())
        qtbot.addWidget(window, before_close_func=lambda _window: desk.document.undo_stack.setClean())
        return window

    return make


def test_lanes_stay_hidden_at_the_next_start(studio: MainWindow, restarted: Callable[[], MainWindow]) -> None:
    studio.views.timeline.setFocus()
    for lane in ("alignment", "waveform", "waveform"):
        studio.actions_[f"lane_{lane}"].trigger()
    assert not studio.views.timeline.alignment.isVisible() and studio.views.timeline.waveform.isVisible()
    later = restarted()
    assert later.views.timeline.alignment.isHidden() and not later.views.timeline.waveform.isHidden()
    assert not later.actions_["lane_alignment"].isChecked() and later.actions_["lane_waveform"].isChecked()


def test_letters_stay_ipa_at_the_next_start(studio: MainWindow, restarted: Callable[[], MainWindow]) -> None:
    before = studio.views.timeline.stage.in_ipa
    studio.actions_["ipa"].trigger()
    written = studio.views.phones.index(0, Column.SOUND).data()
    assert not before and studio.views.timeline.stage.in_ipa
    assert written == studio.views.timeline.stage.labels(studio.session.line.lines[0].phones[0].symbol)[0]
    later = restarted()
    assert later.views.timeline.stage.in_ipa and later.actions_["ipa"].isChecked()


def test_reduced_motion_is_in_force_at_once(studio: MainWindow, restarted: Callable[[], MainWindow]) -> None:
    before = studio.views.timeline.playhead.steps
    studio.preferences.take(replace(studio.preferences.values(), reduced_motion=True))
    assert not before and studio.views.timeline.playhead.steps and restarted().views.timeline.playhead.steps


def test_hints_that_were_read_stay_away_until_they_are_asked_for(studio: MainWindow, qtbot: QtBot) -> None:
    timeline = studio.views.timeline
    name, hint = next((name, one) for name, one in timeline.hints.each.items() if one.isVisible())
    qtbot.mouseClick(hint.close_this, Qt.MouseButton.LeftButton)
    assert studio.settings.read_hints == [name] and not hint.isVisible()
    studio.actions_["hints"].trigger()
    assert studio.settings.read_hints == [] and hint.isVisible()


def test_figures_toggle_lanes_and_return_types_a_value_on_the_time_axis(studio: MainWindow, qtbot: QtBot) -> None:
    timeline = studio.views.timeline
    with qtbot.waitActive(studio):
        studio.activateWindow()
    timeline.setFocus()
    studio.session.line.select({0})
    qtbot.keyClick(timeline, Qt.Key.Key_4)
    assert timeline.pitch.isHidden() and not timeline.entry.isVisible()
    qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert timeline.entry.isVisible()
    qtbot.keyClicks(timeline.entry, "2")
    assert not timeline.mel.isHidden()
    qtbot.keyClick(timeline.entry, Qt.Key.Key_Return)
    assert studio.session.line.lines[0].phones[0].scale == 2.0 and not timeline.entry.isVisible()

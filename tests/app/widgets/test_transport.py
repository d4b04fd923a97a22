"""The bar: what its buttons say, what it shows, and how it gives way where it is narrow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.level_meter import LevelMeter
from app.widgets.status import ProgressLine, StatusLine
from app.widgets.transport import TransportBar, clock
from glowtts_core.types import Style

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot: QtBot) -> TransportBar:
    made = TransportBar()
    qtbot.addWidget(made)
    made.resize(1400, 64)
    made.show()
    return made


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("play_selection", "play_selection_clicked"),
        ("play_all", "play_all_clicked"),
        ("export", "export_clicked"),
    ],
)
def test_buttons_speak(bar: TransportBar, qtbot: QtBot, button: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(bar, signal)):
        qtbot.mouseClick(getattr(bar, button), LEFT)


@pytest.mark.parametrize("unedited", [False, True])
def test_shift_asks_for_the_unedited_line(bar: TransportBar, qtbot: QtBot, unedited: bool) -> None:
    keys = Qt.KeyboardModifier.ShiftModifier if unedited else Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(bar.play_clicked) as told:
        qtbot.mouseClick(bar.play, LEFT, keys)
    assert told.args == [unedited]


def test_a_focused_button_keeps_space_but_not_the_one_whose_key_it_is(bar: TransportBar) -> None:
    def kept(widget: QWidget, key: Qt.Key) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(widget, event)
        return event.isAccepted()

    assert kept(bar.loop, Qt.Key.Key_Space) and not kept(bar.play, Qt.Key.Key_Space)
    assert kept(bar.speed.slider, Qt.Key.Key_Left) and not kept(bar.speed.slider, Qt.Key.Key_1)


def test_stop_is_there_when_something_goes_on(bar: TransportBar, qtbot: QtBot) -> None:
    assert not bar.stop.isEnabled()
    bar.show_busy(True, 0.3)
    assert (bar.stop.isEnabled(), bar.progress.part) == (True, 0.3)
    bar.show_playing(True)
    bar.show_busy(False)
    assert bar.stop.isEnabled() and bar.progress.part is None
    with qtbot.waitSignal(bar.stop_clicked):
        qtbot.mouseClick(bar.stop, LEFT)
    bar.show_playing(False)
    assert not bar.stop.isEnabled()


def test_loop_and_selection(bar: TransportBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.loop_toggled) as told:
        qtbot.mouseClick(bar.loop, LEFT)
    assert told.args == [True]
    with qtbot.assertNotEmitted(bar.loop_toggled):
        bar.show_loop(False)
    bar.show_selection(False)
    assert not bar.play_selection.isEnabled()


def test_every_button_has_a_name_and_a_tip(bar: TransportBar) -> None:
    for button in (bar.play, bar.stop, bar.loop, bar.play_selection, bar.play_all, bar.output.device):
        assert button.accessibleName() and button.toolTip()
    assert "Space" in bar.play.toolTip() and "Esc" in bar.stop.toolTip()


def test_time_keeps_its_width(bar: TransportBar) -> None:
    bar.show_position(1.239, 3.8)
    assert bar.time.text() == "00:01.24 / 00:03.80"
    width = bar.time.width()
    bar.show_position(111.11, 611.11)
    assert bar.time.width() == width
    assert clock(59.999) == "01:00.00" and clock(-1) == "00:00.00"


def test_quick_controls_edit_the_style(bar: TransportBar, qtbot: QtBot) -> None:
    told = []
    bar.style_edited.connect(lambda style, words, final: told.append((style, words, final)))
    bar.show_style(Style(speed=1.5, temperature=0.4, seed=5, gain_db=-2))
    assert told == [] and bar.speed.field.value() == 1.5
    qtbot.keyClick(bar.speed.slider, Qt.Key.Key_Delete)
    qtbot.mouseClick(bar.seed.dice, LEFT)
    assert [(words, final) for _, words, final in told] == [("Change speed", True), ("Change seed", True)]
    assert told[-1][0].gain_db == -2 and told[-1][0].temperature == 0.4 and told[-1][0].seed != 5


def test_narrow_windows_keep_what_cannot_be_had_elsewhere(bar: TransportBar) -> None:
    assert bar.seed.isVisible() and bar.temperature.isVisible()
    bar.resize(1024, 64)
    assert not bar.seed.isVisible() and bar.play.isVisible() and bar.export.isVisible()
    right = bar.export.mapTo(bar, bar.export.rect().topRight()).x()
    assert right <= 1024
    bar.resize(1400, 64)
    assert bar.seed.isVisible()
    assert bar.minimumSizeHint().width() <= 900


@pytest.mark.parametrize("width", [900, 1440])
def test_the_line_under_the_bar_stays_at_its_foot(bar: TransportBar, qtbot: QtBot, width: int) -> None:
    bar.resize(width, bar.height())
    bar.show()
    qtbot.waitExposed(bar)
    assert bar.progress.geometry().bottom() == bar.height() - 1
    assert abs(bar.play.geometry().center().y() - bar.height() // 2) <= 2


def test_volume(bar: TransportBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.volume_changed) as told:
        qtbot.keyClick(bar.output.volume, Qt.Key.Key_Home)
    assert told.args == [0.0]
    with qtbot.assertNotEmitted(bar.volume_changed):
        bar.show_volume(0.4)


def test_devices(bar: TransportBar, qtbot: QtBot) -> None:
    bar.show_devices(["Speakers & more", "Headphones"], "USB")
    actions = bar.output.menu.actions()
    assert [action.isChecked() for action in actions] == [False, False, False, True]
    assert "USB (not connected)" in bar.output.device.accessibleName()
    with qtbot.waitSignal(bar.device_chosen) as told:
        actions[1].trigger()
    assert told.args == ["Speakers & more"]
    with qtbot.waitSignal(bar.device_chosen) as told:
        actions[0].trigger()
    assert told.args == [None]


def test_clip_mark_stays_until_cleared(qtbot: QtBot) -> None:
    meter = LevelMeter()
    qtbot.addWidget(meter)
    meter.show_level(1.2, True)
    meter.show_level(0.1, False)
    assert (meter.clipped, "clipped" in meter.accessibleName()) == (True, True)
    with qtbot.waitSignal(meter.clip_cleared):
        qtbot.mouseClick(meter, LEFT)
    assert not meter.clipped and meter.accessibleName() == "Level"


def test_export_menu(bar: TransportBar) -> None:
    menu = QMenu(bar)
    bar.set_export_menu(menu)
    assert bar.export.menu() is menu


def test_status_line(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(800, 24)
    line.show()
    line.show_saved(True)
    line.show_device("CPU, 2 threads")
    line.show_factor(0.04)
    line.show_rate(22050)
    line.show_state("ready")
    assert line.label.text() == line.text() == ("ready · 22.05 kHz · CPU, 2 threads · real-time factor 0.04 · saved")
    line.show_saved(False)
    line.show_factor(None)
    assert line.text() == "ready · 22.05 kHz · CPU, 2 threads · not saved"
    line.resize(100, 24)
    assert line.label.text().endswith("…") and line.label.toolTip() == line.text()


def test_progress_takes_its_place_always(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    height = line.height()
    line.show_progress(1.7)
    assert (line.part, line.accessibleDescription()) == (1.0, "100 %")
    line.show_progress(None)
    assert line.part is None and line.height() == height

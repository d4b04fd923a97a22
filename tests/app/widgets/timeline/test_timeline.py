"""The time axis under a real mouse and real keys: selecting, sliding, dragging boundaries, bending pitch."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.timeline.cells import WORDS_PX
from app.widgets.timeline.descriptions import hover_of
from app.widgets.timeline.handles import units
from app.widgets.timeline.parameter import Mode
from app.widgets.timeline.view import TimelineView
from glowtts_core import edits
from glowtts_core.types import Take

LEFT = Qt.MouseButton.LeftButton
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Log:
    """What the view said."""

    def __init__(self, view: TimelineView) -> None:
        self.edits: list[tuple[Any, str, bool]] = []
        self.selections: list[frozenset[int]] = []
        view.edited.connect(lambda *said: self.edits.append(said))
        view.selection_changed.connect(self.selections.append)

    @property
    def finals(self) -> list[Any]:
        return [phones for phones, _, final in self.edits if final]


@pytest.fixture
def log(view: TimelineView) -> Log:
    return Log(view)


def middle(view: TimelineView, index: int) -> int:
    shown = view.stage.shown
    return round(view.axis.x_of(float(shown.starts_s[index] + shown.ends_s[index]) / 2))


def boundary(view: TimelineView, index: int) -> int:
    return round(view.axis.x_of(float(view.stage.shown.ends_s[index])))


def drag(widget: QWidget, start: QPoint, *through: QPoint, release: bool = True, held: Any = None) -> None:
    """Presses, moves over some places, and lets go."""
    held = Qt.KeyboardModifier.NoModifier if held is None else held

    def send(kind: QMouseEvent.Type, place: QPoint, button: Qt.MouseButton, down: Qt.MouseButton) -> None:
        where = QPointF(place)
        QApplication.sendEvent(widget, QMouseEvent(kind, where, widget.mapToGlobal(where), button, down, held))

    send(QMouseEvent.Type.MouseButtonPress, start, LEFT, LEFT)
    for place in through:
        send(QMouseEvent.Type.MouseMove, place, Qt.MouseButton.NoButton, LEFT)
    if release:
        send(QMouseEvent.Type.MouseButtonRelease, through[-1], LEFT, Qt.MouseButton.NoButton)


def test_dragging_a_slider_up_makes_a_sound_longer_in_one_step(view: TimelineView, log: Log, take: Take) -> None:
    x, y = middle(view, 3), round(view.sliders.y_of(1.0))
    drag(view.sliders, QPoint(x, y), QPoint(x, y - 10), QPoint(x, round(view.sliders.y_of(2.0))))
    assert len(log.finals) == 1 and not log.edits[0][2]
    assert log.finals[0][3].scale == pytest.approx(2.0, abs=0.1)
    assert [phone for index, phone in enumerate(log.finals[0]) if index != 3] == [
        phone for index, phone in enumerate(take.utterance.phones) if index != 3
    ]


def test_a_drag_moves_the_whole_selection(view: TimelineView, log: Log) -> None:
    view.set_selection({2, 3, 4})
    x, y = middle(view, 3), round(view.sliders.y_of(1.0))
    drag(view.sliders, QPoint(x, y), QPoint(x, y + 20))
    scales = {index: phone.scale for index, phone in enumerate(log.finals[0]) if phone.scale != 1}
    assert set(scales) == {2, 3, 4} and len(set(scales.values())) == 1 and scales[2] < 1


def test_escape_takes_a_drag_back(view: TimelineView, log: Log, take: Take, qtbot: QtBot) -> None:
    x, y = middle(view, 3), round(view.sliders.y_of(1.0))
    drag(view.sliders, QPoint(x, y), QPoint(x, y - 20), release=False)
    assert view.stage.phones != take.utterance.phones
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    drag(view.sliders, QPoint(x, y), QPoint(x, y))
    assert view.stage.phones == take.utterance.phones
    assert log.finals == [take.utterance.phones]


def test_dragging_a_boundary_moves_length_from_one_sound_to_the_next(view: TimelineView, log: Log, take: Take) -> None:
    x = boundary(view, 3)
    drag(view.mel, QPoint(x + 3, 30), QPoint(x + 8, 30), QPoint(x + 13, 30))
    before, after = take.utterance.phones, log.finals[0]
    grown = after[3].seconds * after[3].scale - before[3].seconds
    assert grown == pytest.approx(10 / view.axis.px_per_s, rel=0.05)
    assert after[4].seconds * after[4].scale == pytest.approx(before[4].seconds - grown)
    assert after[5:] == before[5:]


def test_escape_takes_a_boundary_back(view: TimelineView, log: Log, take: Take, qtbot: QtBot) -> None:
    x = boundary(view, 3)
    drag(view.mel, QPoint(x, 30), QPoint(x + 12, 30), release=False)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert log.finals == [take.utterance.phones]
    assert not view.stage.at_work


def test_with_shift_what_follows_a_boundary_moves_along(view: TimelineView, log: Log, take: Take) -> None:
    x = boundary(view, 3)
    drag(view.mel, QPoint(x, 30), QPoint(x + 12, 30), held=SHIFT)
    assert [index for index, phone in enumerate(log.finals[0]) if phone != take.utterance.phones[index]] == [3]


def test_the_cursor_says_that_a_boundary_can_be_dragged(view: TimelineView, qtbot: QtBot) -> None:
    qtbot.mouseMove(view.mel, QPoint(boundary(view, 3) + 4, 30))
    assert view.mel.cursor().shape() == Qt.CursorShape.SplitHCursor
    qtbot.mouseMove(view.mel, QPoint(middle(view, 3), 30))
    assert view.mel.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_dragging_past_the_edge_scrolls(view: TimelineView, qtbot: QtBot) -> None:
    view.axis.zoom(6.0, view.axis.left_px)
    x = boundary(view, 1)
    drag(view.mel, QPoint(x, 30), QPoint(round(view.axis.right_px) + 40, 30), release=False)
    qtbot.waitUntil(lambda: view.axis.start_s > 0, timeout=60_000)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.stage.at_work


def test_a_bent_sound_takes_its_neighbours_half_the_way(view: TimelineView, log: Log) -> None:
    x = middle(view, 9)
    start = QPoint(x, 40)
    drag(view.pitch, start, QPoint(x, 30), QPoint(x, 24))
    bent = [phone.pitch_st for phone in log.finals[0]]
    assert bent[9] > 2 and bent[8] == pytest.approx(bent[9] / 2, abs=0.11)
    assert bent[5] == 0


def test_a_voice_without_pitch_says_so_and_takes_nothing(view: TimelineView, log: Log) -> None:
    view.stage.set_mode(Mode.PITCH)
    view.set_pitch_available(False, "No pitch here.")
    x = middle(view, 9)
    drag(view.pitch, QPoint(x, 40), QPoint(x, 20))
    assert not log.edits and view.stage.mode is Mode.LENGTH
    assert not view.foot.buttons[Mode.PITCH].isEnabled()
    assert view.foot.buttons[Mode.PITCH].toolTip() == "No pitch here."


def test_selecting_with_the_mouse(view: TimelineView, log: Log, qtbot: QtBot) -> None:
    def click(index: int, modifier: object = Qt.KeyboardModifier.NoModifier, y: int = WORDS_PX + 10) -> frozenset[int]:
        qtbot.mouseClick(view.cells, LEFT, modifier, QPoint(middle(view, index), y))
        return log.selections[-1]

    assert click(2) == {2}
    assert click(5, SHIFT) == {2, 3, 4, 5}
    assert click(3, CTRL) == {2, 4, 5}
    assert click(8, ALT) == edits.word_indices(view.stage.phones, 8)
    assert click(0, y=5) == {0, 1}


def test_a_selection_that_is_shown_is_not_told_back(view: TimelineView, log: Log) -> None:
    view.set_selection({1, 2})
    assert view.stage.selection == {1, 2} and not log.selections


def test_walking_and_extending_with_the_keys(view: TimelineView, log: Log, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert log.selections == [{0}, {1}, {1, 2}]
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    assert log.selections[-1] == set(range(len(view.stage.phones)))


def test_nudges_that_follow_quickly_are_one_step(view: TimelineView, log: Log, qtbot: QtBot, take: Take) -> None:
    view.set_selection({3})
    for key, modifier in ((Qt.Key.Key_Up, None), (Qt.Key.Key_Up, SHIFT), (Qt.Key.Key_Down, None)):
        qtbot.keyClick(view, key, modifier or Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(view.edited, check_params_cb=lambda _phones, _words, final: final):
        pass
    before, after = take.utterance.phones[3], log.finals[0][3]
    assert len(log.finals) == 1
    assert after.seconds * after.scale - before.seconds == pytest.approx(5 * take.frame_s)


def test_r_resets_the_selection_and_a_double_click_one_value(view: TimelineView, log: Log, qtbot: QtBot) -> None:
    phones = edits.set_manner(edits.scale(view.stage.phones, {3, 4}, 2.0), {3}, "gain_db", -3.0)
    utterance = view.stage.shown.utterance
    assert utterance is not None
    view.show_utterance(replace(utterance, phones=phones), view.stage.shown.take, stale=True)
    qtbot.mouseDClick(view.sliders, LEFT, pos=QPoint(middle(view, 3), 40))
    assert (log.finals[-1][3].scale, log.finals[-1][3].gain_db) == (1.0, -3.0)
    view.set_selection({3, 4})
    qtbot.keyClick(view, Qt.Key.Key_R)
    assert not any(edits.is_edited(phone) for phone in log.finals[-1])


def test_a_typed_number_sets_the_ratio(view: TimelineView, log: Log, qtbot: QtBot) -> None:
    view.set_selection({3, 4})
    qtbot.keyClick(view, Qt.Key.Key_Equal)
    assert view.entry.text() == "1"
    qtbot.keyClicks(view.entry, "1.5")
    qtbot.keyClick(view.entry, Qt.Key.Key_Return)
    assert [log.finals[0][index].scale for index in (3, 4, 5)] == [1.5, 1.5, 1.0]
    assert not view.entry.isVisible()


def test_figures_are_left_to_the_window_which_toggles_the_lanes(view: TimelineView, log: Log, qtbot: QtBot) -> None:
    view.set_selection({3})
    for figure in "1234":
        qtbot.keyClick(view, figure)
    assert not view.entry.isVisible() and not log.edits
    qtbot.mouseClick(view.foot.value, LEFT)
    assert view.entry.isVisible()
    view.set_selection(())
    assert not view.foot.value.isEnabled()


def test_a_pause_is_typed_in_milliseconds(view: TimelineView, log: Log, qtbot: QtBot) -> None:
    last = len(view.stage.phones) - 1
    view.set_selection({last})
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.entry.text() == "220"
    qtbot.keyClicks(view.entry, "400")
    qtbot.keyClick(view.entry, Qt.Key.Key_Return)
    assert log.finals[0][last].pinned_s == pytest.approx(0.4)


def test_the_sliders_set_temperature_where_asked_to(view: TimelineView, log: Log, qtbot: QtBot) -> None:
    view.foot.buttons[Mode.TEMPERATURE].click()
    x, y = middle(view, 3), round(view.sliders.y_of(0.333))
    drag(view.sliders, QPoint(x, y), QPoint(x, y - 10), QPoint(x, round(view.sliders.y_of(0.8))))
    assert log.finals[0][3].temperature == pytest.approx(0.8, abs=0.03)
    assert log.finals[0][4].temperature is None


@pytest.mark.parametrize(
    ("mode", "value", "told", "typed"),
    [(Mode.LENGTH, 2.0, "2.00×", "2"), (Mode.PITCH, 5.0, "+5.0 st", "5"), (Mode.GAIN, -6.0, "-6.0 dB", "-6"),
     (Mode.TEMPERATURE, 0.25, "0.25", "0.25")],
)  # fmt: skip
def test_the_sliders_show_what_they_set_and_nothing_else(
    view: TimelineView, qtbot: QtBot, mode: Mode, value: float, told: str, typed: str
) -> None:
    edited = replace(view.stage.phones[3], scale=2.0, pitch_st=5.0, gain_db=-6.0, temperature=0.25)
    view.stage.change((*view.stage.phones[:3], edited, *view.stage.phones[4:]), "all at once")
    view.foot.buttons[mode].click()
    assert f"   {told}   " in hover_of(view.stage, 3)
    unit = next(unit for unit in units(view.stage.shown, view.axis) if unit.first == 3)
    assert view.sliders.value_of(unit) == pytest.approx(value)
    view.set_selection({3})
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.entry.text() == typed
    qtbot.keyClick(view.entry, Qt.Key.Key_Escape)
    x, start = middle(view, 3), round(view.sliders.y_of(value))
    drag(view.sliders, QPoint(x, start), QPoint(x, start - 10), QPoint(x, start - 20))
    moved = view.sliders.y_of(view.sliders.value_of(unit))
    assert moved == pytest.approx(start - 20, abs=1.5), "the value goes up from where it was, as far as the hand"


def test_a_press_on_the_waveform_seeks_in_the_take(view: TimelineView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.seek_requested) as heard:
        qtbot.mouseClick(view.waveform, LEFT, pos=QPoint(middle(view, 5), 20))
    shown = view.stage.shown
    assert heard.args == [pytest.approx(float(shown.starts_s[5] + shown.ends_s[5]) / 2, abs=0.005)]


def test_a_double_click_on_a_word_opens_it(view: TimelineView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.word_activated) as heard:
        qtbot.mouseDClick(view.cells, LEFT, pos=QPoint(middle(view, 3), 8))
    assert heard.args == [1]

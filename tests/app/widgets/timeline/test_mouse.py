"""The time axis under a mouse that is pressed, moved over pixels and let go, and under its wheel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.timeline.cells import WORDS_PX
from app.widgets.timeline.descriptions import hover_of
from app.widgets.timeline.parameter import Mode
from app.widgets.timeline.view import TimelineView
from glowtts_core import edits
from glowtts_core.types import Phone, Take

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


class Hand:
    """A mouse over one view, and what the view said to what it did."""

    def __init__(self, view: TimelineView, qtbot: QtBot) -> None:
        self.view, self._qtbot = view, qtbot
        self.finals: list[tuple[Phone, ...]] = []
        self.previews: list[tuple[Phone, ...]] = []
        view.edited.connect(lambda phones, _words, final: (self.finals if final else self.previews).append(phones))

    def x(self, index: int) -> int:
        shown = self.view.stage.shown
        return round(self.view.axis.x_of(float(shown.starts_s[index] + shown.ends_s[index]) / 2))

    def end(self, index: int) -> int:
        return round(self.view.axis.x_of(float(self.view.stage.shown.ends_s[index])))

    def drag(self, lane: QWidget, start: QPoint, path: Iterable[QPoint], release: bool = True) -> None:
        self._qtbot.mousePress(lane, LEFT, pos=start)
        last = start
        for last in path:
            self._qtbot.mouseMove(lane, last)
            QApplication.processEvents()
        if release:
            self._qtbot.mouseRelease(lane, LEFT, pos=last)


def line_of(start: QPoint, dx: int = 0, dy: int = 0, steps: int = 8) -> list[QPoint]:
    return [QPoint(start.x() + dx * step // steps, start.y() + dy * step // steps) for step in range(1, steps + 1)]


def wheel(widget: QWidget, place: QPoint, notches: float, held: Qt.KeyboardModifier = NONE) -> None:
    where = QPointF(place)
    event = QWheelEvent(
        where, widget.mapToGlobal(where), QPoint(), QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


@pytest.fixture
def hand(view: TimelineView, qtbot: QtBot) -> Hand:
    return Hand(view, qtbot)


def test_a_slider_follows_the_hand_and_is_one_step(view: TimelineView, hand: Hand) -> None:
    start = QPoint(hand.x(3), round(view.sliders.y_of(1.0)))
    hand.drag(view.sliders, start, line_of(start, dy=round(view.sliders.y_of(2.0)) - start.y()))
    lengths = [phones[3].scale for phones in hand.previews]
    assert len(lengths) > 3 and lengths == sorted(lengths)
    assert len(hand.finals) == 1 and hand.finals[0][3].scale == pytest.approx(2.0, abs=0.1)


def test_with_ctrl_a_slider_moves_finely(view: TimelineView, hand: Hand, qtbot: QtBot) -> None:
    start = QPoint(hand.x(3), round(view.sliders.y_of(1.0)))
    whole = round(view.sliders.y_of(2.0)) - start.y()
    coarse: list[float] = []
    fine: list[float] = []
    for held, found in ((NONE, coarse), (CTRL, fine)):
        view.show_utterance(view.stage.shown.utterance, view.stage.shown.take)
        before = view.stage.phones[3].scale
        view.stage.select({3}, 3)
        qtbot.mousePress(view.sliders, LEFT, pos=start)
        for place in line_of(start, dy=whole):
            qtbot.mouseMove(view.sliders, place) if held is NONE else _move_held(view.sliders, place, held)
        qtbot.mouseRelease(view.sliders, LEFT, pos=place)
        found.append(view.stage.phones[3].scale / before)
    assert 1 < fine[0] < 1 + 0.5 * (coarse[0] - 1)


def _move_held(widget: QWidget, place: QPoint, held: Qt.KeyboardModifier) -> None:
    from PySide6.QtGui import QMouseEvent

    where = QPointF(place)
    kind, no = QMouseEvent.Type.MouseMove, Qt.MouseButton.NoButton
    QApplication.sendEvent(widget, QMouseEvent(kind, where, widget.mapToGlobal(where), no, LEFT, held))


def test_a_boundary_follows_the_hand(view: TimelineView, hand: Hand, take: Take) -> None:
    start = QPoint(hand.end(3), 60)
    hand.drag(view.mel, start, line_of(start, dx=10))
    before, after = take.utterance.phones, hand.finals[0]
    grown_s = after[3].seconds * after[3].scale - before[3].seconds
    assert grown_s == pytest.approx(10 / view.axis.px_per_s, rel=0.1)
    assert after[4].seconds * after[4].scale == pytest.approx(before[4].seconds - grown_s)
    assert len(hand.finals) == 1 and view.mel.drag.index is None


def test_a_word_is_bent_as_a_whole_in_one_step(view: TimelineView, hand: Hand, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.cells, LEFT, pos=QPoint(hand.x(14), 8))
    word = edits.word_indices(view.stage.phones, 14)
    assert view.stage.selection == word
    start = QPoint(hand.x(14), 46)
    hand.drag(view.pitch, start, line_of(start, dy=-18))
    bent = {round(hand.finals[0][index].pitch_st, 1) for index in word}
    assert len(hand.finals) == 1 and len(bent) == 1 and bent.pop() > 2
    outside = [hand.finals[0][index].pitch_st for index in (min(word) - 2, max(word) + 2)]
    assert outside == [0.0, 0.0]
    assert view.stage.selection == word


@pytest.mark.parametrize("lane", ["sliders", "pitch", "mel"])
def test_escape_during_a_drag_restores_and_the_rest_of_the_drag_does_nothing(
    view: TimelineView, hand: Hand, take: Take, qtbot: QtBot, lane: str
) -> None:
    start = QPoint(hand.end(9), 60) if lane == "mel" else QPoint(hand.x(9), 40)
    path = line_of(start, dx=14) if lane == "mel" else line_of(start, dy=-16)
    widget = getattr(view, lane)
    hand.drag(widget, start, path, release=False)
    assert view.stage.phones != take.utterance.phones
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.stage.phones == take.utterance.phones
    for place in line_of(path[-1], dx=10, dy=10):
        qtbot.mouseMove(widget, place)
    qtbot.mouseRelease(widget, LEFT, pos=path[-1])
    assert view.stage.phones == take.utterance.phones
    assert hand.finals == [take.utterance.phones] and not view.stage.at_work


def test_a_boundary_held_past_the_edge_scrolls_on(view: TimelineView, hand: Hand, qtbot: QtBot) -> None:
    view.axis.zoom(6.0, view.axis.left_px)
    start = QPoint(hand.end(1), 60)
    hand.drag(view.mel, start, [QPoint(round(view.axis.right_px) + 6, 60)], release=False)
    qtbot.waitUntil(lambda: view.axis.start_s > 0.05, timeout=60_000)
    qtbot.mouseRelease(view.mel, LEFT, pos=QPoint(round(view.axis.right_px) + 6, 60))
    assert len(hand.finals) == 1


@pytest.mark.parametrize("lane", ["cells", "ruler", "waveform"])
def test_a_selection_held_past_the_edge_scrolls_on_and_keeps_its_beginning(
    view: TimelineView, hand: Hand, qtbot: QtBot, lane: str
) -> None:
    view.axis.zoom(3.0, view.axis.left_px)
    widget = getattr(view, lane)
    y = WORDS_PX + 10 if lane == "cells" else 12
    beyond = QPoint(round(view.axis.right_px) + 8, y)
    hand.drag(widget, QPoint(hand.x(1), y), [QPoint(hand.x(1) + 20, y), beyond], release=False)
    qtbot.waitUntil(lambda: len(view.stage.selection) >= 12, timeout=60_000)
    qtbot.mouseRelease(widget, LEFT, pos=beyond)
    start_s, count = view.axis.start_s, len(view.stage.selection)
    assert view.stage.selection == set(range(1, count + 1)) and start_s > 0


def test_double_click_and_right_click_take_one_value_back(view: TimelineView, hand: Hand, qtbot: QtBot) -> None:
    phones = edits.set_pitch(edits.set_scale(view.stage.phones, {3, 4, 9}, 2.0), {9}, 3.0)
    line_now = view.stage.shown.utterance
    assert line_now is not None
    view.show_utterance(replace(line_now, phones=phones), view.stage.shown.take, stale=True)
    qtbot.mouseDClick(view.sliders, LEFT, pos=QPoint(hand.x(3), 40))
    assert [hand.finals[-1][index].scale for index in (3, 4)] == [1.0, 2.0]
    qtbot.mouseClick(view.sliders, RIGHT, pos=QPoint(hand.x(4), 40))
    assert hand.finals[-1][4].scale == 1.0
    qtbot.mouseDClick(view.pitch, LEFT, pos=QPoint(hand.x(9), 40))
    assert (hand.finals[-1][9].pitch_st, hand.finals[-1][9].scale) == (0.0, 2.0)
    qtbot.mouseClick(view.cells, RIGHT, pos=QPoint(hand.x(9), WORDS_PX + 10))
    assert not edits.is_edited(hand.finals[-1][9])


def test_a_pause_that_was_dragged_is_edited_and_a_double_click_takes_it_back(
    view: TimelineView, hand: Hand, qtbot: QtBot
) -> None:
    last = len(view.stage.phones) - 1
    start = QPoint(hand.end(last), 60)
    hand.drag(view.mel, start, line_of(start, dx=-40))
    phone, knob = view.stage.phones[last], view.stage.knob
    assert edits.is_edited(phone) and knob.is_edited(phone)
    qtbot.mouseDClick(view.sliders, LEFT, pos=QPoint(hand.x(last), 40))
    assert not edits.is_edited(hand.finals[-1][last]) and not knob.is_edited(hand.finals[-1][last])


def test_the_wheel_turns_what_is_selected_coarsely_and_with_ctrl_finely(
    view: TimelineView, hand: Hand, take: Take, qtbot: QtBot
) -> None:
    view.set_selection({3})
    grown = []
    for held in (NONE, CTRL):
        before_s = view.stage.phones[3].seconds * view.stage.phones[3].scale
        with qtbot.waitSignal(view.edited, check_params_cb=lambda _phones, _words, final: final):
            wheel(view.sliders, QPoint(hand.x(3), 40), 1, held)
        grown.append(view.stage.phones[3].seconds * view.stage.phones[3].scale - before_s)
    assert grown == [pytest.approx(5 * take.frame_s), pytest.approx(take.frame_s)]
    assert len(hand.finals) == 2


def test_the_wheel_beside_the_selection_changes_nothing(view: TimelineView, hand: Hand) -> None:
    view.set_selection({3})
    view.axis.zoom(4.0, view.axis.left_px)
    wheel(view.sliders, QPoint(hand.x(5), 40), -1)
    wheel(view.sliders, QPoint(hand.x(3), 40), -1, SHIFT)
    assert view.axis.start_s > 0 and not hand.previews and not hand.finals


def test_a_drag_that_begins_while_nudges_rest_is_a_step_of_its_own(
    view: TimelineView, hand: Hand, qtbot: QtBot
) -> None:
    view.set_selection({3})
    qtbot.keyClick(view, Qt.Key.Key_Up)
    start = QPoint(hand.end(8), 60)
    hand.drag(view.mel, start, line_of(start, dx=12))
    assert len(hand.finals) == 2
    assert hand.finals[0][3] == hand.finals[1][3] and hand.finals[0][8] != hand.finals[1][8]
    assert not view.stage.at_work


def test_the_wheel_turns_what_the_sliders_show(view: TimelineView, hand: Hand, qtbot: QtBot) -> None:
    view.stage.set_mode(Mode.GAIN)
    view.set_selection({3, 4})
    with qtbot.waitSignal(view.edited, check_params_cb=lambda _phones, _words, final: final):
        wheel(view.sliders, QPoint(hand.x(4), 40), -1)
    assert [hand.finals[0][index].gain_db for index in (3, 4, 5)] == [-2.5, -2.5, 0.0]


def test_the_cursor_says_what_a_press_will_do(view: TimelineView, hand: Hand, qtbot: QtBot) -> None:
    shape = Qt.CursorShape
    places = [
        (view.mel, QPoint(hand.end(3), 40), shape.SplitHCursor),
        (view.mel, QPoint(hand.x(3), 40), shape.ArrowCursor),
        (view.sliders, QPoint(hand.x(3), 40), shape.SizeVerCursor),
        (view.sliders, QPoint(5, 40), shape.ArrowCursor),
        (view.overview, QPoint(300, 10), shape.ArrowCursor),
    ]
    for lane, place, wanted in places:
        qtbot.mouseMove(lane, place)
        assert lane.cursor().shape() == wanted, lane.accessibleName()
    view.axis.zoom(4.0)
    qtbot.mouseMove(view.overview, QPoint(310, 10))
    assert view.overview.cursor().shape() == shape.OpenHandCursor
    qtbot.mousePress(view.mel, Qt.MouseButton.MiddleButton, pos=QPoint(300, 40))
    assert view.mel.cursor().shape() == shape.ClosedHandCursor


def test_resting_over_a_sound_tells_what_it_is_in_every_lane(view: TimelineView, hand: Hand) -> None:
    for lane in (view.waveform, view.mel, view.alignment, view.pitch, view.cells, view.sliders):
        place = QPoint(hand.x(3), 30)
        QApplication.sendEvent(lane, QHelpEvent(QEvent.Type.ToolTip, place, lane.mapToGlobal(place)))
        told = QToolTip.text()
        assert told == hover_of(view.stage, 3) and "ms" in told and "frames" in told and "planned" in told
        QToolTip.hideText()
        assert lane.told_at(5) == ""

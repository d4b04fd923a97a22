"""What a person chooses about the time axis: letters of the sounds, motion, hints; and lines that are very dense."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets import theme
from app.widgets.timeline.descriptions import hover_of
from app.widgets.timeline.handles import NARROWEST_PX, units
from app.widgets.timeline.parameter import Mode
from app.widgets.timeline.playhead import REST_S
from app.widgets.timeline.view import TimelineView
from app.widgets.tokens import LIGHT
from benchmarks.pictures.timeline import line, made_take
from glowtts_core.text.ipa import ipa
from glowtts_core.text.symbols import ARPABET
from glowtts_core.types import Take
from tests.app.widgets.timeline.test_views import wheel

LANES = ("waveform", "mel", "alignment", "pitch", "sliders")


def test_sounds_are_written_in_ipa_where_that_is_chosen(view: TimelineView) -> None:
    before = view.cells.grab().toImage(), view.alignment.glass.grab().toImage()
    assert hover_of(view.stage, 3).startswith("AO1 · corner")
    view.set_ipa(True)
    assert view.stage.labels("AO1") == ("ˈɔ", "ɔ") and view.stage.labels("AO2")[1] == "ɔ"
    assert hover_of(view.stage, 3).startswith("ˈɔ · corner")
    assert view.cells.grab().toImage() != before[0]
    assert view.alignment.glass.grab().toImage() != before[1]
    view.set_ipa(False)
    assert view.stage.labels("AO1") == ("AO1", "AO")
    assert view.cells.grab().toImage() == before[0]


def test_the_font_of_the_sounds_has_every_letter_of_ipa(qapp: QApplication) -> None:
    metrics = QFontMetricsF(theme.phone_font(QFont()))
    letters = {letter for symbol in ARPABET for letter in ipa(symbol)}
    assert {letter for letter in letters if not metrics.inFontUcs4(ord(letter))} == set()


def places(view: TimelineView, times_s: list[float]) -> list[float | None]:
    found = []
    for seconds in times_s:
        view.set_playhead(seconds)
        found.append(view.playhead.seconds)
    return found


def test_the_playhead_glides_and_with_reduced_motion_goes_from_sound_to_sound(view: TimelineView, take: Take) -> None:
    ticks = [tick / 60 for tick in range(100)]
    assert places(view, ticks) == ticks
    view.set_playhead(None)
    view.set_reduced_motion(True)
    stops = sorted({place for place in places(view, ticks) if place is not None})
    heard = sum(1 for start in take.starts_s if start < ticks[-1])
    assert heard - 1 <= len(stops) <= heard + 1
    assert all(min(abs(stop - take.starts_s)) < 1 / 60 for stop in stops)


def test_with_reduced_motion_the_playhead_still_goes_where_it_is_put(view: TimelineView, take: Take) -> None:
    view.set_reduced_motion(True)
    view.set_playhead(0.5)
    view.set_playhead(0.4)
    assert view.playhead.seconds == 0.4
    pause_s = float(take.starts_s[-1])
    rests = {place for place in places(view, [pause_s + tick / 60 for tick in range(13)]) if place}
    assert len(rests) == 1 and take.ends_s[-1] - pause_s < REST_S
    view.stage.seek_requested.emit(pause_s + 0.2)
    view.set_playhead(pause_s + 0.2)
    assert view.playhead.seconds == pause_s + 0.2


def shown_hints(view: TimelineView) -> set[str]:
    return {name for name, hint in view.hints.each.items() if hint.isVisible()}


def test_there_are_no_hints_unless_they_are_asked_for(view: TimelineView) -> None:
    assert not shown_hints(view)
    view.show_hints(LANES)
    assert shown_hints(view) == set(LANES)
    view.show_utterance(None)
    assert not shown_hints(view)


def test_the_gutter_has_room_for_every_name_of_the_language(
    qtbot: QtBot, take: Take, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("german")
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(1000, 720)
    with qtbot.waitExposed(view):
        view.show()
    view.show_utterance(take.utterance, take)
    metrics = QFontMetricsF(theme.sized(view.font(), 11))
    names = [*view.waveform.names(), *view.alignment.names(), *view.cells.names(), *view.sliders.names()]
    assert {"Wellenform", "Zuordnung"} <= set(names)
    room = view.axis.gutter_px - LIGHT.md - LIGHT.sm
    assert max(metrics.horizontalAdvance(name) for name in names) <= room
    assert view.mel.glass.x() == view.axis.left_px == view.foot.buttons[Mode.LENGTH].x()


def test_the_foot_stays_in_sight_where_the_lanes_must_scroll(view: TimelineView) -> None:
    view.resize(500, 300)
    QApplication.processEvents()
    assert view.rack.height() > view.height()
    foot = view.foot.geometry()
    assert view.rect().contains(foot) and foot.bottom() == view.height() - 1


def test_a_figure_that_is_made_later_does_not_cover_the_hint(qtbot: QtBot, take: Take) -> None:
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(1000, 720)
    view.show_hints(LANES)
    with qtbot.waitExposed(view):
        view.show()
    view.show_utterance(take.utterance, take)
    qtbot.waitUntil(lambda: view.mel.canvas is not None, timeout=60_000)
    parts = view.mel.children()
    assert view.mel.canvas is not None
    assert parts.index(view.mel.canvas) < parts.index(view.mel.glass) < parts.index(view.hints.each["mel"])


def test_hints_are_dismissed_one_by_one_or_all_at_once(view: TimelineView, qtbot: QtBot) -> None:
    gone: list[frozenset[str]] = []
    view.hints_dismissed.connect(gone.append)
    view.show_hints(LANES)
    hints = view.hints.each
    assert [name for name in LANES if hints[name].close_all.isVisible()] == ["waveform"]
    qtbot.mouseClick(hints["waveform"].close_this, Qt.MouseButton.LeftButton)
    assert gone == [{"waveform"}] and shown_hints(view) == set(LANES) - {"waveform"}
    qtbot.mouseClick(hints["mel"].close_all, Qt.MouseButton.LeftButton)
    assert gone[1] == set(LANES) - {"waveform"} and not shown_hints(view)


def test_a_hint_stays_inside_its_lane_and_gives_way_where_there_is_no_room(view: TimelineView) -> None:
    view.show_hints(LANES)
    view.resize(420, 720)
    QApplication.processEvents()
    assert shown_hints(view) == {"waveform"}  # one at a time in a narrow window
    hint = view.hints.each["waveform"]
    room = hint.parentWidget()
    assert room is not None and room.rect().contains(hint.geometry()) and hint.close_all.isVisible()
    hint.close_this.click()
    assert shown_hints(view) == {"mel"}
    view.show_hints(LANES)
    view.resize(1000, 440)
    QApplication.processEvents()
    assert "waveform" not in shown_hints(view)
    view.set_pitch_available(False)
    assert "pitch" not in shown_hints(view)


@pytest.fixture
def dense(view: TimelineView) -> TimelineView:
    utterance = line(6)
    view.show_utterance(utterance, made_take(utterance))
    QApplication.processEvents()
    return view


def test_a_dense_line_is_zoomed_and_scrolled_to_any_sound(dense: TimelineView) -> None:
    assert len(dense.stage.phones) >= 150
    fitted = dense.axis.px_per_s
    assert any(unit.past - unit.first > 1 for unit in units(dense.stage.shown, dense.axis))
    for _ in range(7):
        wheel(dense.sliders, 500, 1, Qt.KeyboardModifier.ControlModifier)
    assert dense.axis.px_per_s == pytest.approx(1.25**7 * fitted)
    for unit in units(dense.stage.shown, dense.axis):
        assert unit.past - unit.first == 1 or unit.width / (unit.past - unit.first) < NARROWEST_PX
    for _ in range(200):
        wheel(dense.cells, 500, -1, Qt.KeyboardModifier.NoModifier)
    assert dense.axis.end_s == pytest.approx(dense.axis.total_s)
    assert units(dense.stage.shown, dense.axis)[-1].past == len(dense.stage.phones)


def test_a_pinch_zooms_about_the_fingers(dense: TimelineView) -> None:
    before_s, scale = dense.axis.time_at(600), dense.axis.px_per_s
    where = QPointF(600, 20)
    for lane in (dense.mel, dense.cells, dense.sliders):
        pinch = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
            where, where, lane.mapToGlobal(where), 0.5, QPointF(),
        )  # fmt: skip
        QApplication.sendEvent(lane, pinch)
        assert pinch.type() == QEvent.Type.NativeGesture
    assert dense.axis.px_per_s == pytest.approx(1.5**3 * scale)
    assert dense.axis.time_at(600) == pytest.approx(before_s)


def test_the_overview_of_a_dense_line_is_dragged_along(dense: TimelineView, qtbot: QtBot) -> None:
    dense.axis.zoom(4.0, dense.axis.left_px)
    seen_px = dense.axis.width_px / 4
    start = QPoint(round(dense.axis.left_px + seen_px / 2), 12)
    qtbot.mousePress(dense.overview, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(dense.overview, start + QPoint(300, 0))
    qtbot.mouseRelease(dense.overview, Qt.MouseButton.LeftButton, pos=start + QPoint(300, 0))
    assert dense.axis.start_s == pytest.approx(300 / dense.axis.width_px * dense.axis.total_s, rel=0.02)


def test_a_boundary_of_a_dense_line_has_a_handle_of_eight_pixels(dense: TimelineView) -> None:
    end_s = float(dense.stage.shown.ends_s[40])
    for _ in range(6):
        x = dense.axis.x_of(end_s)
        assert dense.mel.drag.under(x - 4) is not None and dense.mel.drag.under(x + 4) is not None
        dense.axis.zoom(1.6, x)
    assert dense.mel.drag.under(dense.axis.x_of(end_s) + 4) == 40

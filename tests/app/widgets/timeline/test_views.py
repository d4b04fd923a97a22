"""What the lanes of the time axis show: zoom and scroll, the playhead, stale parts, dense lines, empty ones."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.widgets import theme
from app.widgets.timeline.alignment import AlignmentLane
from app.widgets.timeline.contour import handles, heard
from app.widgets.timeline.figure import FigureLane
from app.widgets.timeline.handles import units
from app.widgets.timeline.image import ramp
from app.widgets.timeline.lane import Lane
from app.widgets.timeline.view import TimelineView
from app.widgets.timeline.waveform import peaks
from benchmarks.pictures.timeline import line, made_take
from glowtts_core import edits
from glowtts_core.types import Take, Utterance


def draws(lane: FigureLane) -> list[object]:
    """Grows with every drawing of the figure of a lane."""
    seen: list[object] = []
    assert lane.canvas is not None
    lane.canvas.mpl_connect("draw_event", seen.append)
    return seen


def paintings(lane: Lane, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows with every picture that a lane paints of itself."""
    seen: list[object] = []
    draw = lane.draw

    def drawn(painter: QPainter) -> None:
        seen.append(painter)
        draw(painter)

    monkeypatch.setattr(lane, "draw", drawn)
    return seen


def wheel(widget: QWidget, x: int, notches: int, held: Qt.KeyboardModifier) -> None:
    place = QPointF(x, 20)
    event = QWheelEvent(
        place, widget.mapToGlobal(place), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def test_zoom_keeps_the_time_under_the_cursor(view: TimelineView) -> None:
    before_s, scale = view.axis.time_at(640), view.axis.px_per_s
    wheel(view.mel, 640, 3, Qt.KeyboardModifier.ControlModifier)
    assert view.axis.time_at(640) == pytest.approx(before_s)
    assert view.axis.px_per_s > 1.5 * scale and not view.axis.fitted


def test_wheel_scrolls_and_fit_shows_everything(view: TimelineView) -> None:
    view.axis.zoom(4.0, view.axis.left_px)
    wheel(view.waveform, 400, -1, Qt.KeyboardModifier.NoModifier)
    assert view.axis.start_s > 0
    view.fit()
    assert (view.axis.start_s, view.axis.fitted) == (0.0, True)
    assert view.axis.x_of(view.axis.total_s) == pytest.approx(view.axis.right_px)


def test_zooming_out_ends_where_the_line_fits(view: TimelineView) -> None:
    view.zoom_in()
    for _ in range(9):
        view.zoom_out()
    assert view.axis.fitted and view.axis.start_s == 0.0


def test_the_playhead_costs_no_drawing_of_the_figures(
    view: TimelineView, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle()
    seen = [draws(view.mel), draws(view.alignment)]
    painted = [paintings(lane, monkeypatch) for lane in (view.waveform, view.cells, view.sliders)]
    places = []
    for seconds in (0.2, 0.7, 1.4):
        view.set_playhead(seconds)
        settle()
        places.append(view.playhead.geometry().center().x())
    assert seen == [[], []]
    assert painted == [[], [], []]
    assert places == [pytest.approx(view.axis.x_of(seconds), abs=1) for seconds in (0.2, 0.7, 1.4)]
    view.set_playhead(None)
    assert not view.playhead.isVisible()
    view.axis.zoom(2.0, view.axis.left_px)
    settle()
    assert all(painted)


def test_the_playhead_turns_the_page(view: TimelineView) -> None:
    view.axis.zoom(4.0, view.axis.left_px)
    view.set_playhead(view.axis.end_s + 0.1)
    assert view.axis.start_s > 0 and view.playhead.isVisible()


def test_a_pitch_edit_draws_the_curve_and_keeps_the_image(view: TimelineView, take: Take) -> None:
    settle()
    seen = draws(view.mel)
    voiced = heard(view.stage.shown)
    before = handles(view.stage.shown, voiced)[9]
    phones = edits.set_pitch(take.utterance.phones, {9}, 3.0)
    view.show_utterance(take.utterance.with_phones(phones), take, stale=True)
    settle()
    assert not seen
    assert handles(view.stage.shown, voiced)[9] == pytest.approx(before + 3.0)


def test_a_longer_sound_stretches_the_pictures_with_it(view: TimelineView, take: Take) -> None:
    settle()
    seen = draws(view.mel)
    phones = edits.set_scale(take.utterance.phones, {5}, 2.0)
    view.show_utterance(take.utterance.with_phones(phones), take, stale=True)
    settle()
    shown = view.stage.shown
    assert seen
    middle_s = (shown.starts_s[5:6] + shown.ends_s[5:6]) / 2
    assert shown.spoken_at(middle_s)[0] == pytest.approx((take.starts_s[5] + take.ends_s[5]) / 2)
    (stale,) = shown.stale_spans()
    assert stale == pytest.approx((shown.starts_s[5], shown.ends_s[5]))


def test_a_take_of_other_sounds_is_stale_as_a_whole(view: TimelineView, take: Take) -> None:
    fewer = take.utterance.with_phones(take.utterance.phones[:10])
    view.show_utterance(fewer, take, stale=True)
    (stale,) = view.stage.shown.stale_spans()
    assert stale == pytest.approx((0.0, view.stage.shown.total_s))


def test_words_collapse_to_one_handle_where_sounds_get_narrow(qtbot: QtBot, view: TimelineView) -> None:
    utterance = line(6)
    view.show_utterance(utterance, made_take(utterance))
    found = units(view.stage.shown, view.axis)
    corner = next(unit for unit in found if unit.first == 2)
    assert corner.past == 7 and len(found) < len(utterance.phones) / 2
    qtbot.mouseClick(view.sliders, Qt.MouseButton.LeftButton, pos=QPoint(round(corner.centre), 40))
    assert view.stage.selection == {2, 3, 4, 5, 6}
    view.axis.zoom(5.0, view.axis.left_px)
    assert all(unit.past - unit.first == 1 for unit in units(view.stage.shown, view.axis))


def test_all_lanes_share_their_edges_to_the_pixel(view: TimelineView) -> None:
    for lane in (view.mel, view.alignment):
        assert lane.canvas is not None
        assert lane.canvas.geometry().left() == view.axis.left_px
        assert lane.canvas.geometry().right() + 1 == view.axis.right_px
    lanes = (view.overview, view.ruler, view.waveform, view.mel, view.pitch, view.cells, view.sliders)
    assert {(lane.x(), lane.width()) for lane in lanes} == {(0, view.width())}


def test_lanes_can_be_hidden(view: TimelineView) -> None:
    for name in ("waveform", "mel", "alignment", "pitch"):
        view.set_lane_visible(name, False)
    assert not any(lane.isVisible() for lane in (view.waveform, view.mel, view.alignment, view.pitch))
    view.set_lane_visible("mel", True)
    assert view.mel.isVisible()


def test_the_two_paths_differ_in_more_than_colour(view: TimelineView) -> None:
    searched, planned = view.alignment.line_looks()
    assert searched["linestyle"] != planned["linestyle"]
    (_, found), (times, plan) = view.alignment.curves()
    assert len(plan) == 2 * len(view.stage.phones) and times[-1] == pytest.approx(view.stage.shown.total_s)
    assert found.min() >= 0 and found.max() <= 1


def test_a_take_without_a_score_still_shows_its_paths(view: TimelineView, take: Take) -> None:
    bare = Take(
        take.utterance, take.audio, take.starts_s, take.ends_s, take.mel, take.f0_hz,
        np.zeros((len(take.starts_s), 0), np.float32), take.searched, take.frame_s,
    )  # fmt: skip
    view.show_utterance(take.utterance, bare)
    settle()
    assert isinstance(view.alignment, AlignmentLane) and len(view.alignment.curves()[0][0])


def test_peaks_hold_the_loudest_sample_of_every_column(view: TimelineView, take: Take) -> None:
    low, high = peaks(view.stage.shown, 0.0, take.audio.seconds, 300)
    assert high.max() == take.audio.samples.max() and low.min() == take.audio.samples.min()
    low, high = peaks(view.stage.shown, take.audio.seconds + 1, take.audio.seconds + 2, 10)
    assert not low.any() and not high.any()


@pytest.mark.parametrize("dark", [True, False])
def test_colours_get_evenly_lighter_or_darker(dark: bool) -> None:
    colours = ramp(dark)[:, :3].astype(float) / 255
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    lightness = np.cbrt(linear @ np.array([0.2126, 0.7152, 0.0722]))
    steps = np.diff(lightness)
    assert (steps >= -2e-3).all() if dark else (steps <= 2e-3).all()


def test_another_theme_repaints_the_figures(view: TimelineView, qapp: QApplication) -> None:
    looks = theme.apply(qapp)
    seen = []
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        looks.set_scheme(scheme)
        settle()
        seen.append(_mean(view.mel.grab().toImage()))
    looks.set_scheme(Qt.ColorScheme.Unknown)
    assert seen[0] > seen[1] + 50


def _mean(image: QImage) -> float:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return float(np.frombuffer(grey.constBits(), np.uint8).mean())


def test_an_empty_line_shows_nothing_and_takes_nothing(view: TimelineView, qtbot: QtBot) -> None:
    heard: list[object] = []
    view.edited.connect(lambda *said: heard.append(said))
    view.seek_requested.connect(heard.append)
    view.set_selection({3})
    view.show_utterance(Utterance(""))
    settle()
    for lane in (view.ruler, view.waveform, view.mel, view.pitch, view.cells, view.sliders):
        qtbot.mouseClick(lane, Qt.MouseButton.LeftButton, pos=QPoint(300, 12))
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert not heard and not view.stage.selection


def test_a_line_that_waits_for_its_plan_keeps_the_pictures_of_its_last_take(view: TimelineView, take: Take) -> None:
    waiting = edits.set_text(take.utterance, "The corner store was robbed last year.")
    view.show_utterance(waiting, take, stale=True)
    settle()
    assert view.stage.shown.total_s == pytest.approx(take.ends_s[-1])
    assert view.mel.canvas is not None and view.mel.canvas.isVisible()


def test_the_overview_moves_the_view(view: TimelineView, qtbot: QtBot) -> None:
    view.axis.zoom(5.0, view.axis.left_px)
    qtbot.mouseClick(view.overview, Qt.MouseButton.LeftButton, pos=QPoint(900, 12))
    assert view.axis.start_s < view.overview.time_at(900) < view.axis.end_s

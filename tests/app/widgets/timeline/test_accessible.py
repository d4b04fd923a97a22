"""What a screen reader finds on the painted time axis: an object for each sound, with its values in words."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets.timeline import accessible
from app.widgets.timeline.cells import WORDS_PX
from app.widgets.timeline.view import TimelineView
from benchmarks.pictures.timeline import line
from glowtts_core import edits
from glowtts_core.types import Take

Name, Description = QAccessible.Text.Name, QAccessible.Text.Description


def sounds(view: TimelineView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view.cells)


def test_every_sound_is_an_item_of_a_list(view: TimelineView) -> None:
    found = sounds(view)
    assert found.role() == QAccessible.Role.List and found.text(Name) == "Words and sounds"
    assert found.childCount() == len(view.stage.phones)
    items = [found.child(index) for index in range(found.childCount())]
    assert {item.role() for item in items} == {QAccessible.Role.ListItem}
    assert [item.text(Name).split(",")[0] for item in items[:4]] == ["DH", "AH 0", "K", "AO 1"]
    assert items[-1].text(Name).startswith("pause at “.”, 2")
    assert items[3].text(Description) == "in the word “corner”"
    assert all(found.indexOfChild(item) == index for index, item in enumerate(items))
    assert found.child(len(items)) is None
    assert items[0].parent() == found


def test_a_sound_says_its_values_and_that_it_was_edited(view: TimelineView, take: Take) -> None:
    phones = edits.set_scale(take.utterance.phones, {1}, 1.4)
    view.show_utterance(take.utterance.with_phones(phones), take, stale=True)
    frames = round((take.ends_s[1] - take.starts_s[1] + 0.4 * phones[1].seconds) / take.frame_s)
    said = sounds(view).child(1).text(Name)
    assert said == f"AH 0, duration 140 percent, {frames} frames, edited"
    assert "edited" not in sounds(view).child(2).text(Name)
    phones = edits.pin(edits.set_pitch(phones, {2}, 3.0), {25}, 0.4)
    view.show_utterance(take.utterance.with_phones(phones), take, stale=True)
    assert sounds(view).child(2).text(Name).endswith("pitch +3.0 st, edited")
    assert sounds(view).child(25).text(Name).endswith("pinned, edited")


def test_the_letters_on_the_screen_do_not_change_what_is_said(view: TimelineView) -> None:
    view.set_ipa(True)
    assert sounds(view).child(3).text(Name).startswith("AO 1, ")


def test_a_sound_lies_where_it_is_painted(view: TimelineView) -> None:
    found = sounds(view)
    box = found.child(3).rect()
    place = view.cells.mapFromGlobal(box.center())
    assert view.cells.sound_at(place) == 3 and place.y() > WORDS_PX
    assert found.childAt(box.center().x(), box.center().y()) == found.child(3)
    outside = view.cells.mapToGlobal(QPoint(5, 30))
    assert found.childAt(outside.x(), outside.y()) is None
    view.axis.zoom(5.0, view.axis.left_px)
    assert found.child(25).rect().isEmpty() and found.child(25).state().offscreen


def test_the_keys_move_the_focus_from_sound_to_sound(
    view: TimelineView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, QAccessible.Event]] = []

    def hear(event: QAccessibleEvent) -> None:
        heard.append((event.accessibleInterface().text(Name), event.type()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert [(name.split(",")[0], kind) for name, kind in heard] == [
        (name, QAccessible.Event.Focus) for name in ("DH", "AH 0", "K")
    ]
    item = QAccessible.queryAccessibleInterface(view).focusChild()
    assert item.text(Name).startswith("K, ")
    assert item.state().focused and item.state().selected
    assert not sounds(view).child(1).state().selected
    heard.clear()
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert [kind for _, kind in heard] == [QAccessible.Event.NameChanged, QAccessible.Event.Announcement]
    assert heard[0][0].startswith("K, duration 1") and heard[0][0].endswith("edited")


def test_all_parts_of_the_time_axis_have_names(view: TimelineView) -> None:
    whole = QAccessible.queryAccessibleInterface(view)
    assert whole.text(Name) == "Timeline"
    parts = [whole.child(index) for index in range(whole.childCount())]
    lanes = QAccessible.queryAccessibleInterface(view.rack)
    parts += [lanes, *(lanes.child(index) for index in range(lanes.childCount()))]
    assert len(parts) > 10
    assert all(part.text(Name) for part in parts if not part.state().invisible)


def test_items_follow_the_line_and_go_with_the_lane(qtbot: QtBot, take: Take) -> None:
    for repeats in (2, 1):
        view = TimelineView()
        view.show_utterance(line(repeats), None)
        found = sounds(view)
        for index in range(found.childCount()):
            assert found.child(index).text(Name)
        last = found.child(found.childCount() - 1)
        view.show_utterance(None)
        assert found.childCount() == 0 and not last.isValid() and last.text(Name) == ""
        with qtbot.waitSignal(view.destroyed):
            view.deleteLater()
        del view, found, last
        gc.collect()
        QApplication.processEvents()


def test_the_factory_is_installed_once() -> None:
    accessible.install()
    before = accessible.install.cache_info().misses
    accessible.install()
    assert accessible.install.cache_info().misses == before == 1

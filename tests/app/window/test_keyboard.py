"""The window without a mouse: where Tab leads, what a screen reader is told, letters of menus and dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QDialog, QLabel, QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.dialogs.crash import CrashDialog
from app.widgets import theme
from app.window import MainWindow

NONE = Qt.FocusPolicy.NoFocus


def walk(studio: MainWindow, key: Qt.Key) -> list[QWidget]:
    """What Tab visits, beginning at the time axis, until it is there again."""
    home = studio.views.timeline
    studio.activateWindow()
    assert QTest.qWaitForWindowActive(studio)
    home.setFocus()
    found: list[QWidget] = [home]
    for _ in range(200):
        QTest.keyClick(found[-1], key)
        at = studio.focusWidget()
        if at is home:
            return found
        found.append(at)
    raise AssertionError(f"Tab never comes back: {found[-3:]}")


def area_of(studio: MainWindow, part: QWidget) -> int:
    """Which area of the window a part belongs to; the tabs of the docks are the last."""
    areas = studio.views.areas()
    return next((place for place, area in enumerate(areas) if part is area or area.isAncestorOf(part)), len(areas))


def test_tab_visits_everything_area_by_area_and_shift_tab_goes_back(studio: MainWindow) -> None:
    studio.views.style.set_unfolded(True)
    studio.views.banner.show_error("No voice.", "Choose another")
    there = walk(studio, Qt.Key.Key_Tab)
    assert walk(studio, Qt.Key.Key_Backtab)[1:] == there[:0:-1]
    start = next(place for place, part in enumerate(there) if area_of(studio, part) == 0)
    areas = [area_of(studio, part) for part in there[start:] + there[:start]]
    assert areas == sorted(areas) and set(areas) >= {0, 1, 2, 3, 4, 5, 7}
    style = studio.views.style
    named = {style.voice, *(row.slider for row in style.rows.values()), style.fold, studio.views.transport.export}
    assert named <= set(there)


def test_tab_passes_by_what_lies_behind_another_tab(studio: MainWindow) -> None:
    table = studio.views.table.view
    assert table not in walk(studio, Qt.Key.Key_Tab)
    studio.docks.phones.raise_()
    QApplication.processEvents()
    parts = walk(studio, Qt.Key.Key_Tab)
    assert table in parts and studio.views.style.voice not in parts


def test_the_focus_is_seen_wherever_it_is(qapp: QApplication, studio: MainWindow) -> None:
    theme.apply(qapp)
    studio.views.style.set_unfolded(True)
    unseen = []
    for part in walk(studio, Qt.Key.Key_Tab):
        part.clearFocus()
        QApplication.processEvents()
        before = part.grab().toImage()
        part.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if part.grab().toImage() == before:
            unseen.append(part.accessibleName() or type(part).__name__)
    assert unseen == []


def dialogs(studio: MainWindow) -> Iterator[QDialog]:
    """Every dialog of the window, opened."""
    studio.session.line.select(frozenset({0}))
    for name in ("export_options", "settings", "shortcuts", "help", "about", "pronounce"):
        studio.actions_[name].trigger()
    CrashDialog("Trace", Path("studio.log"), True, studio).show()
    found = studio.findChildren(QDialog)
    assert len(found) == 7
    yield from found


def nameless(window: QWidget) -> list[str]:
    """Controls that a screen reader would call nothing."""
    parts = [part for part in window.findChildren(QWidget) if part.focusPolicy() != NONE and part.isVisible()]
    assert parts
    found = []
    for part in parts:
        face = QAccessible.queryAccessibleInterface(part)
        own = not isinstance(part.parent(), QAbstractSpinBox) and part.focusProxy() is None
        if own and not (face and face.text(QAccessible.Text.Name)):
            found.append(f"{type(part).__name__} in {type(part.parent()).__name__}")
    return found


def test_every_control_has_a_name(studio: MainWindow) -> None:
    studio.views.style.set_unfolded(True)
    studio.views.script.show_find()
    assert nameless(studio) == []
    for dialog in dialogs(studio):
        assert nameless(dialog) == [], dialog.objectName()


def letter(text: str) -> str:
    """The letter after the mark of a mnemonic."""
    return text.replace("&&", "").partition("&")[2][:1].lower()


def twice(texts: list[str]) -> list[str]:
    """Texts whose letter another one has too."""
    letters = [letter(text) for text in texts]
    return [text for text, one in zip(texts, letters, strict=True) if one and letters.count(one) > 1]


def check_mnemonics(studio: MainWindow) -> None:
    """No letter stands twice in the bar, in a menu or in a dialog."""
    bar = studio.menuBar().actions()
    assert len(bar) == 7 and twice([action.text() for action in bar]) == []
    for top in bar:
        menu = top.menu()
        assert isinstance(menu, QMenu)
        assert twice([action.text() for action in menu.actions()]) == [], top.text()
    for dialog in dialogs(studio):
        buttons = [part.text() for part in dialog.findChildren(QAbstractButton) if part.text()]
        labels = [label.text() for label in dialog.findChildren(QLabel) if label.buddy() is not None]
        assert twice(buttons + labels) == [], dialog.objectName()


def test_no_letter_stands_for_two_things(studio: MainWindow) -> None:
    check_mnemonics(studio)


@pytest.mark.usefixtures("german")
def test_no_german_letter_stands_for_two_things(studio: MainWindow) -> None:
    assert studio.menuBar().actions()[0].text() == "&Datei"
    check_mnemonics(studio)


def tab_bars(studio: MainWindow) -> list[QTabBar]:
    """The tabs of docks that can be seen."""
    return [bar for bar in studio.findChildren(QTabBar) if bar.geometry().right() > 0 and bar.isVisible()]


def test_the_layout_can_be_put_back_without_leftovers(studio: MainWindow, qtbot: QtBot) -> None:
    studio.docks.phones.setFloating(True)
    studio.docks.script.hide()
    for _ in range(2):
        studio.actions_["restore_layout"].trigger()
        qtbot.waitUntil(lambda: [bar.count() for bar in tab_bars(studio)] == [2])
    assert studio.docks.script.isVisible() and not studio.docks.phones.isFloating()

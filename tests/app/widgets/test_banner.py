"""The banner: words, one action, a way to close it; an error outlasts a notice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.widgets.banner import Banner

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    made = Banner()
    qtbot.addWidget(made)
    return made


def test_hidden_until_there_is_something_to_say(banner: Banner) -> None:
    assert banner.isHidden()


def test_error_with_one_action(banner: Banner, qtbot: QtBot) -> None:
    banner.show_error("The device is gone.", "Choose another")
    assert banner.isVisible() and banner.is_error
    assert banner.words.text() == "The device is gone."
    assert banner.accessibleName() == "Error: The device is gone."
    with qtbot.waitSignal(banner.action):
        qtbot.mouseClick(banner.button, LEFT)
    banner.show_error("Another thing.")
    assert not banner.button.isVisible()


def test_notice_does_not_hide_an_error(banner: Banner) -> None:
    banner.show_error("Broken.")
    banner.show_notice("By the way.")
    assert banner.words.text() == "Broken."
    banner.dismiss()
    banner.show_notice("By the way.")
    assert banner.words.text() == "By the way." and not banner.is_error
    banner.show_error("Broken again.")
    assert banner.is_error


@pytest.mark.parametrize("by_key", [True, False])
def test_closing(banner: Banner, qtbot: QtBot, by_key: bool) -> None:
    banner.show_error("Broken.")
    with qtbot.waitSignal(banner.closed):
        if by_key:
            qtbot.keyClick(banner.close_button, Qt.Key.Key_Escape)
        else:
            qtbot.mouseClick(banner.close_button, LEFT)
    assert banner.isHidden() and not banner.is_error


def test_words_are_no_markup(banner: Banner) -> None:
    banner.show_error("<b>x</b> & y")
    assert banner.words.textFormat() == Qt.TextFormat.PlainText

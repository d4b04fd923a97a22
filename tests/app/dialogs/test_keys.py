"""The shortcut editor and its table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLabel, QLineEdit, QPushButton, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.dialogs.keys import KeyEntry, KeyTable
from app.dialogs.shortcuts import ShortcutsDialog

ENTRIES = [
    KeyEntry("undo", "Edit", "Undo", ("Ctrl+Z",), ("Ctrl+Z",)),
    KeyEntry("redo", "Edit", "Redo", ("F8",), ("Ctrl+Shift+Z", "Ctrl+Y")),
    KeyEntry("play", "Play", "Play", ("Space",), ("Space",)),
]


def test_the_table_knows_what_is_own_and_what_clashes() -> None:
    table = KeyTable(ENTRIES)
    assert table.own() == {"redo": ("F8",)}
    table.set_keys("play", ["Ctrl+Z", "", "Ctrl+Z"])
    assert table.keys("play") == ("Ctrl+Z",)
    assert table.conflicts() == {"Ctrl+Z": ("undo", "play")}
    table.take("play", "Ctrl+Z")
    assert table.keys("undo") == () and table.keys("play") == ("Ctrl+Z",) and not table.conflicts()
    table.reset_all()
    assert table.own() == {}


class Editor:
    """The dialog with short names for its parts."""

    def __init__(self, qtbot: QtBot) -> None:
        self.dialog = ShortcutsDialog(ENTRIES)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def press(self, words: str) -> None:
        found = next(b for b in self.dialog.findChildren(QPushButton) if b.text().replace("&", "") == words)
        assert found.isVisible() and found.isEnabled(), words
        found.click()

    def enabled(self, words: str) -> bool:
        return next(b for b in self.dialog.findChildren(QPushButton) if b.text().replace("&", "") == words).isEnabled()

    def type(self, key: str) -> None:
        self.dialog.findChildren(QKeySequenceEdit)[0].setKeySequence(QKeySequence(key))

    def words(self) -> str:
        return "\n".join(label.text() for label in self.dialog.findChildren(QLabel))

    def item(self, text: str) -> QTreeWidgetItem:
        tree = self.dialog.findChildren(QTreeWidget)[0]
        return tree.findItems(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)[-1]


def test_a_key_is_added_and_handed_out(qtbot: QtBot) -> None:
    editor = Editor(qtbot)
    editor.dialog.choose("undo")
    editor.type("F7")
    editor.press("Add")
    assert editor.item("Undo").font(1).bold()
    with qtbot.waitSignal(editor.dialog.chosen) as signal:
        editor.press("OK")
    assert signal.args == [{"undo": ("Ctrl+Z", "F7"), "redo": ("F8",)}]


def test_a_key_of_another_action_is_taken_over_on_purpose_only(qtbot: QtBot) -> None:
    editor = Editor(qtbot)
    editor.dialog.choose("undo")
    editor.type("Space")
    assert "belongs to “Play”" in editor.words()
    editor.press("Take it over")
    assert editor.dialog.own_keys() == {"undo": ("Ctrl+Z", "Space"), "redo": ("F8",), "play": ()}


def test_keys_are_reset_one_by_one_or_all(qtbot: QtBot) -> None:
    editor = Editor(qtbot)
    editor.dialog.choose("undo")
    editor.press("Remove all")
    editor.dialog.choose("redo")
    editor.press("Usual")
    assert editor.dialog.own_keys() == {"undo": ()}
    editor.press("All as usual")
    assert editor.dialog.own_keys() == {}


def test_conflicts_are_shown_with_a_sign_and_block_ok(qtbot: QtBot) -> None:
    clashing = [*ENTRIES, KeyEntry("other", "Play", "Other", ("Space",), ())]
    dialog = ShortcutsDialog(clashing)
    qtbot.addWidget(dialog)
    ok = next(b for b in dialog.findChildren(QPushButton) if b.text() == "OK")
    assert not ok.isEnabled()
    assert any("wanted by several actions: Play, Other" in label.text() for label in dialog.findChildren(QLabel))
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.accept()


def test_search_finds_actions_by_name_and_by_key(qtbot: QtBot) -> None:
    editor = Editor(qtbot)
    search = next(e for e in editor.dialog.findChildren(QLineEdit) if e.placeholderText())
    search.setText("space")
    assert not editor.item("Play").isHidden() and editor.item("Undo").isHidden()
    group = editor.item("Undo").parent()
    assert group is not None and group.isHidden()
    search.clear()
    assert not editor.item("Undo").isHidden()


def test_without_a_chosen_action_nothing_can_be_changed(qtbot: QtBot) -> None:
    editor = Editor(qtbot)
    assert not editor.enabled("Add") and not editor.enabled("Remove all") and not editor.enabled("Usual")
    assert "Choose an action" in editor.words()

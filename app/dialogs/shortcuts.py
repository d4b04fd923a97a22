"""The shortcut editor: every action with its keys, all of them rebindable."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.dialogs.forms import foot, hint, margins, primary
from app.dialogs.guide import help_button
from app.dialogs.keys import KeyEntry, KeyTable
from app.widgets import theme
from app.widgets.tokens import LIGHT

_ID = Qt.ItemDataRole.UserRole


class ShortcutsDialog(QDialog):
    """Shows and changes keys.

    Signals:
        chosen(dict[str, tuple[str, ...]]): the person pressed OK; the keys that differ from the usual ones, by id.
    """

    chosen = Signal(object)

    def __init__(self, entries: Sequence[KeyEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle(self.tr("Keys"))
        self._table = KeyTable(entries)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Find an action or a key"))
        self._search.setAccessibleName(self._search.placeholderText())
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._tree = QTreeWidget()
        self._tree.setAccessibleName(self.tr("Actions and their keys"))
        self._tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self._tree.setRootIsDecorated(False)
        self._tree.setIndentation(12)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.header().setStretchLastSection(False)
        self._tree.currentItemChanged.connect(self._show_current)
        self._edit = QKeySequenceEdit()
        self._edit.setAccessibleName(self.tr("New key"))
        self._edit.setMaximumSequenceLength(1)
        self._edit.keySequenceChanged.connect(self._show_current)
        self._add, self._take = QPushButton(self.tr("&Add")), QPushButton(self.tr("&Take it over"))
        self._remove, self._reset = QPushButton(self.tr("Re&move all")), QPushButton(self.tr("&Usual"))
        self._words = hint(" ")
        self._words.setMinimumHeight(2 * self._words.fontMetrics().lineSpacing())
        self._ok = primary(self.tr("OK"))
        self._ok.setDefault(False)  # Enter in the key field is a key, not an answer
        self._fill()
        self._lay_out()
        self._refresh()

    def own_keys(self) -> dict[str, tuple[str, ...]]:
        """The keys that differ from the usual ones, by id."""
        return self._table.own()

    def choose(self, name: str) -> None:
        """Goes to an action."""
        self._tree.setCurrentItem(self._items[name])

    def changeEvent(self, event: QEvent) -> None:
        """Paints the keys anew in the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._refresh()

    def accept(self) -> None:
        """Hands the keys out and closes, unless two actions want the same key."""
        if not self._table.conflicts():
            self.chosen.emit(self.own_keys())
            super().accept()

    def _fill(self) -> None:
        menus: dict[str, QTreeWidgetItem] = {}
        for entry in self._table.entries.values():
            if entry.menu not in menus:
                head = menus[entry.menu] = QTreeWidgetItem(self._tree, [entry.menu])
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = QFont(self.font())
                font.setWeight(QFont.Weight.DemiBold)
                head.setFont(0, font)
            item = self._items[entry.id] = QTreeWidgetItem(menus[entry.menu], [entry.text])
            item.setData(0, _ID, entry.id)
        self._tree.expandAll()

    def _lay_out(self) -> None:
        editing = QHBoxLayout()
        editing.setSpacing(LIGHT.sm)
        label = QLabel(self.tr("&New key"))
        label.setBuddy(self._edit)
        editing.addWidget(label)
        editing.addWidget(self._edit, 1)
        for button in (self._add, self._take, self._remove, self._reset):
            button.setAutoDefault(False)
            editing.addWidget(button)
        self._add.clicked.connect(self._add_key)
        self._take.clicked.connect(self._take_key)
        self._remove.clicked.connect(lambda: self._change(lambda name: self._table.set_keys(name, ())))
        self._reset.clicked.connect(lambda: self._change(self._table.reset))
        every, cancel = QPushButton(self.tr("All as u&sual")), QPushButton(self.tr("Cancel"))
        every.clicked.connect(self._reset_all)
        cancel.clicked.connect(self.reject)
        self._ok.clicked.connect(self.accept)
        for button in (every, cancel):
            button.setAutoDefault(False)
        column = QVBoxLayout()
        margins(self, column)
        column.addWidget(self._search)
        column.addWidget(self._tree, 1)
        column.addLayout(editing)
        column.addWidget(self._words)
        column.addLayout(foot((help_button("keys"), every), (cancel, self._ok)))
        self.resize(620, 620)

    def _current(self) -> str:
        item = self._tree.currentItem()
        return str(item.data(0, _ID) or "") if item is not None else ""

    def _typed(self) -> str:
        return self._edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _owner(self, key: str) -> str:
        """The other action that has a key, or nothing."""
        chosen = self._current()
        return next((name for name in self._items if name != chosen and key in self._table.keys(name)), "")

    def _add_key(self) -> None:
        self._change(lambda name: self._table.set_keys(name, [*self._table.keys(name), self._typed()]))

    def _take_key(self) -> None:
        self._change(lambda name: self._table.take(name, self._typed()))

    def _change(self, act: Callable[[str], None]) -> None:
        if name := self._current():
            act(name)
            self._edit.clear()
            self._refresh()

    def _reset_all(self) -> None:
        self._table.reset_all()
        self._refresh()

    def _refresh(self) -> None:
        conflicts = self._table.conflicts()
        tokens = theme.tokens(self)
        for name, item in self._items.items():
            keys, bold = self._table.keys(name), QFont(self.font())
            clash = any(name in names for names in conflicts.values())
            words = "   ".join(_native(key) for key in keys)
            item.setText(1, f"⚠ {words}" if clash else words)
            bold.setBold(self._table.is_own(name))
            item.setFont(1, bold)
            colour = tokens.danger if clash else tokens.accent if self._table.is_own(name) else tokens.text
            item.setForeground(1, QBrush(QColor(colour)))
        self._ok.setEnabled(not conflicts)
        self._show_current()

    def _show_current(self) -> None:
        name, key = self._current(), self._typed()
        owner = self._owner(key) if key else ""
        self._edit.setEnabled(bool(name))
        field = self._edit.findChild(QLineEdit)
        if field is not None:  # Qt's own words come back with every change, and are too long in some languages
            field.setPlaceholderText(self.tr("Press the key"))
        self._add.setEnabled(bool(name and key) and not owner)
        self._take.setVisible(bool(owner))
        self._add.setVisible(not owner)
        self._remove.setEnabled(bool(name) and bool(self._table.keys(name)))
        self._reset.setEnabled(bool(name) and self._table.is_own(name))
        self._words.setText(self._note_on_keys(name, owner, key))

    def _note_on_keys(self, name: str, owner: str, key: str) -> str:
        texts = {one: self._table.entries[one].text for one in self._items}
        if owner:
            words = self.tr("%1 belongs to “%2”.")
            return words.replace("%1", _native(key)).replace("%2", texts[owner])
        for clash, names in self._table.conflicts().items():
            said = self.tr("%1 is wanted by several actions: %2. Change all but one.")
            return "⚠ " + said.replace("%1", _native(clash)).replace("%2", ", ".join(texts[one] for one in names))
        return "" if name else self.tr("Choose an action, then press the new key in the field.")

    def _filter(self, wanted: str) -> None:
        wanted = wanted.casefold().strip()
        for name, item in self._items.items():
            words = f"{self._table.entries[name].text} {item.text(1)}".casefold()
            item.setHidden(wanted not in words)
        for index in range(self._tree.topLevelItemCount()):
            head = self._tree.topLevelItem(index)
            if head is not None:
                rows = (head.child(row) for row in range(head.childCount()))
                head.setHidden(all(row is None or row.isHidden() for row in rows))


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)

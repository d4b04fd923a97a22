"""Everything that can be done from a menu or a key: the QActions made from the table of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.actions.rows import MENUS, ROWS, VIEW, Row, Scope
from app.session import Facts
from app.widgets import icons

__all__ = ["MENUS", "ROWS", "VIEW", "Actions", "Call", "Row", "Scope", "Switch", "translated"]

Call = Callable[[], object]
"""Does what an action says."""
Switch = Callable[[bool], object]
"""Puts what an action says on or off."""


def translated(words: str) -> str:
    """Words of the table in the language of the person."""
    return QCoreApplication.translate("Actions", words)


class Actions(QObject):
    """The QActions of the rows, by id."""

    def __init__(self, window: QWidget, timeline: QWidget, own_keys: Mapping[str, Iterable[str]]) -> None:
        super().__init__(window)
        self._made: dict[str, QAction] = {}
        self._rows = {row.id: row for row in ROWS if row.id}
        for row in self._rows.values():
            action = QAction(translated(row.text), window)
            action.setObjectName(row.id)
            if row.icon:
                action.setIcon(icons.icon(row.icon))
                action.setIconVisibleInMenu(False)
            if row.checked is not None:
                action.setCheckable(True)
                action.setChecked(row.checked)
            if row.scope is Scope.TIMELINE:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                timeline.addAction(action)
            else:
                window.addAction(action)
            self._made[row.id] = action
        self.bind(own_keys)

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def connect_to(self, calls: Mapping[str, Call], switches: Mapping[str, Switch]) -> None:
        """Joins every action to what it does, by id. Raises KeyError where one is missing."""
        for name, row in self._rows.items():
            if row.checked is None:
                self._made[name].triggered.connect(lambda _on, call=calls[name]: call())
            else:
                self._made[name].toggled.connect(lambda on, switch=switches[name]: switch(on))

    def bind(self, own_keys: Mapping[str, Iterable[str]]) -> None:
        """Puts the table's keys in force, or the person's own where they have chosen some."""
        for row in self._rows.values():
            keys = own_keys.get(row.id, row.keys)
            self._made[row.id].setShortcuts([QKeySequence(key) for key in keys])

    def keys(self) -> dict[str, tuple[str, ...]]:
        """The keys in force, by id."""
        return {name: tuple(key.toString() for key in action.shortcuts()) for name, action in self._made.items()}

    def menu(self, title: str) -> list[QAction | None]:
        """Actions of one menu in order; None is a separator."""
        return [self._made[row.id] if row.id else None for row in ROWS if row.menu == title]

    def show(self, facts: Facts) -> None:
        """Enables what makes sense now, and names what undo and redo would do."""
        for row in self._rows.values():
            self._made[row.id].setEnabled(row.when(facts))
        for name, words in (("undo", facts.undo), ("redo", facts.redo)):
            text = translated(self._rows[name].text)
            self._made[name].setText(f"{text}: {words}" if words else text)

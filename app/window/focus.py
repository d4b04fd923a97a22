"""Keys that belong to the widget with the focus, although an action has them too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class KeyboardFocus(QObject):
    """Who came to a button with Tab presses it with Space; who clicked it plays with Space, as everywhere."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._by_key = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and isinstance(watched, QWidget):
            self._by_key = event.reason() in BY_KEY
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = isinstance(watched, QAbstractButton | QComboBox) and self._by_key
            if own and event.key() == Qt.Key.Key_Space and not event.modifiers():
                event.accept()
                return True
        return False

"""Keys that a focused widget keeps to itself though the window has a shortcut on them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
ERASERS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NUMBERS = (
    *(Qt.Key(Qt.Key.Key_0.value + digit) for digit in range(10)),
    Qt.Key.Key_Minus,
    Qt.Key.Key_Period,
    Qt.Key.Key_Comma,
)
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class _Keeper(QObject):
    """Tells Qt before the shortcuts are tried that a key is meant for the widget."""

    def __init__(self, owner: QWidget, keys: frozenset[QKeyCombination]) -> None:
        super().__init__(owner)
        self._keys = keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if QKeyCombination(plain, Qt.Key(event.key())) in self._keys:
                event.accept()
                return True
        return False


def keep_keys(
    widget: QWidget,
    keys: Iterable[Qt.Key],
    modifiers: Iterable[Qt.KeyboardModifier] = (Qt.KeyboardModifier.NoModifier,),
) -> None:
    """Gives these keys, with each of these modifiers, to the widget while it has the focus."""
    wanted = frozenset(QKeyCombination(modifier, key) for key in keys for modifier in modifiers)
    widget.installEventFilter(_Keeper(widget, wanted))

"""Where Tab leads, and keys that belong to the widget with the focus although an action has them too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QRegion, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QScrollArea, QTabBar, QWidget

from app.widgets import theme

BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class FocusRing(QWidget):
    """A frame over a large part that shows of itself not whether it has the focus."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.tokens(self).accent))

    def _fit(self) -> None:
        part = self.parentWidget()
        if part is not None:
            self.setGeometry(part.rect())
        self.setMask(QRegion(self.rect()).subtracted(QRegion(self.rect().adjusted(2, 2, -2, -2))))
        self.raise_()


class KeyboardFocus(QObject):
    """Who came to a button with Tab presses it with Space; who clicked it plays with Space, as everywhere."""

    def __init__(self, parent: QObject, ringed: Sequence[QWidget]) -> None:
        super().__init__(parent)
        self._by_key = False
        self._rings = {part: FocusRing(part) for part in ringed}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and isinstance(watched, QWidget):
            self._by_key = event.reason() in BY_KEY
            if ring := self._rings.get(watched):
                ring.setVisible(self._by_key)
        elif isinstance(event, QFocusEvent) and isinstance(watched, QWidget) and (ring := self._rings.get(watched)):
            ring.hide()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = isinstance(watched, QAbstractButton | QComboBox) and self._by_key
            if own and event.key() == Qt.Key.Key_Space and not event.modifiers():
                event.accept()
                return True
        return False


def step(window: QWidget, areas: Sequence[QWidget], forward: bool) -> bool:
    """Moves the focus to the next part of a window, area by area; whether there is one.

    Qt's own chain goes by when a widget was made, and loses its way where docks are taken out and put back.
    """
    tabs = [bar for bar in window.findChildren(QTabBar) if bar.geometry().right() > 0]
    found = [part for area in areas for part in (area, *area.findChildren(QWidget)) if _takes_tab(part, window)]
    found += [bar for bar in tabs if _takes_tab(bar, window)]
    if not found:
        return False
    at: QWidget | None = window.focusWidget()
    by = 1 if forward else -1
    while at is not None and at not in found:
        at = at.parentWidget()
    place = found.index(at) + by if at is not None else 0
    part = found[place % len(found)]
    part.setFocus(BY_KEY[0] if forward else BY_KEY[1])
    _bring_into_sight(part)
    return True


def _takes_tab(part: QWidget, window: QWidget) -> bool:
    inner = isinstance(part.parent(), QAbstractSpinBox | QComboBox)
    takes = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.focusProxy() is None and not inner
    return takes and part.isEnabled() and part.isVisibleTo(window) and part.window() is window


def _bring_into_sight(part: QWidget) -> None:
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(part)
        above = above.parentWidget()

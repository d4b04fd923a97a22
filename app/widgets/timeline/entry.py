"""A small field over the sliders in which the value of the selected sounds is typed."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.widgets.keys import RETURNS, keep_keys


class NumberEntry(QLineEdit):
    """Return takes the number, Esc and a click elsewhere leave it.

    Signals:
        entered(float): the number.
    """

    entered = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._home = parent
        keep_keys(self, (*RETURNS, Qt.Key.Key_Equal))  # they end the number here, and begin one in the lanes
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.resize(72, 26)
        self.hide()

    def open_with(self, text: str, x: float, y: float, name: str) -> None:
        """Appears centred about a place."""
        self.setAccessibleName(name)
        self.setProperty("wrong", False)
        self.setText(text)
        room = self._home.width() - self.width()
        self.move(round(max(0.0, min(float(room), x - self.width() / 2))), round(y))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()

    def _take(self) -> None:
        bare = self.text().strip().rstrip("×%dBmst ").replace(" ", "")
        number, understood = QLocale().toDouble(bare)
        if not understood:
            number, understood = QLocale.c().toDouble(bare.replace(",", "."))
        if not understood:
            self.selectAll()
            return
        self._close()
        self.entered.emit(number / 100 if "%" in self.text() else number)

    def _close(self) -> None:
        self._home.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

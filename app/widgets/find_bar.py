"""The field that finds lines, with how many there are, and one that puts other words in their place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.widgets import theme
from app.widgets.icons import IconButton
from app.widgets.tokens import LIGHT


class FindBar(QWidget):
    """Signals come from the hand only.

    Signals:
        changed(str needle)
        next_requested(bool forward)
        replace_requested(str needle, str words): everywhere.
        closed()
    """

    changed = Signal(str)
    next_requested = Signal(bool)
    replace_requested = Signal(str, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = self._field(self.tr("Find"), self.tr("Find in the script"))
        self.field.textChanged.connect(self.changed)
        self.count = QLabel()
        self.count.setFont(theme.figures(theme.sized(self.count.font(), LIGHT.small_px)))
        self.count.setProperty("muted", True)
        self.before = IconButton("caret-up", self.tr("The one before"), "Shift+Return")
        self.before.clicked.connect(lambda: self.next_requested.emit(False))
        self.after = IconButton("caret-down", self.tr("The next one"), "Return")
        self.after.clicked.connect(lambda: self.next_requested.emit(True))
        self.more = IconButton("swap", self.tr("Replace"), "Ctrl+H")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_replacing)
        close = IconButton("x", self.tr("Close"), "Esc")
        close.clicked.connect(self.closed)
        self.words = self._field(self.tr("Replace with"), self.tr("Replace with"))
        self.replace = QPushButton(self.tr("Replace all"))
        self.replace.clicked.connect(self._replace)
        self._second = QWidget()
        self._lay_out(close)
        self._second.hide()
        self.show_count(0, 0)

    def begin(self) -> None:
        """The field takes the focus, its words selected."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_count(self, place: int, count: int) -> None:
        """Which of the lines that hold it is the current one (0 = none of them), and how many there are."""
        missing = bool(self.field.text()) and not count
        if not self.field.text():
            said = ""
        elif missing:
            said = self.tr("No line holds this")
        else:
            said = self.tr("%1 of %2").replace("%1", str(place or "–")).replace("%2", str(count))
        self.count.setText(said)
        self.count.setAccessibleName(said)
        for button in (self.before, self.after, self.replace):
            button.setEnabled(count > 0)
        if self.field.property("invalid") != missing:
            self.field.setProperty("invalid", missing)
            self.field.style().polish(self.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_H and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.more.toggle()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        elif watched is self.words:
            self._replace()
        else:
            self.next_requested.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return True

    def _field(self, hint: str, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(hint)
        field.setAccessibleName(name)
        field.setClearButtonEnabled(True)
        field.installEventFilter(self)
        return field

    def _lay_out(self, close: QWidget) -> None:
        first = QHBoxLayout()
        first.setSpacing(0)
        first.addWidget(self.field, 1)
        first.addWidget(close)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.count, 1)
        for button in (self.more, self.before, self.after):
            middle.addWidget(button)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(LIGHT.xs)
        second.addWidget(self.words, 1)
        second.addWidget(self.replace)
        column = QVBoxLayout(self)
        column.setContentsMargins(LIGHT.sm, LIGHT.sm, LIGHT.xs, LIGHT.xs)
        column.setSpacing(LIGHT.xs)
        column.addLayout(first)
        column.addLayout(middle)
        column.addWidget(self._second)

    def _show_replacing(self, on: bool) -> None:
        self._second.setVisible(on)
        (self.words if on else self.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(self) -> None:
        if self.replace.isEnabled():
            self.replace_requested.emit(self.field.text(), self.words.text())

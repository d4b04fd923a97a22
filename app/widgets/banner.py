"""A strip above the work that says what went wrong, or what is worth knowing, with at most one thing to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.widgets import theme
from app.widgets.icons import SIZE_PX, IconButton, Tint, icon
from app.widgets.keys import keep_keys
from app.widgets.tokens import LIGHT


class Banner(QWidget):
    """Hidden until there is something to say. An error stays over a notice until it is closed.

    Signals:
        action(): the one button was pressed.
        closed()
    """

    action = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._error = False
        self._picture = QLabel()
        self._picture.setFixedWidth(SIZE_PX)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QPushButton()
        self.button.clicked.connect(self.action)
        keep_keys(self.button, (Qt.Key.Key_Space,))
        self.close_button = IconButton("x", self.tr("Close this message"), "Esc")
        self.close_button.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(LIGHT.md, LIGHT.xs, LIGHT.xs, LIGHT.xs)
        row.setSpacing(LIGHT.sm)
        for part in (self._picture, self.words, self.button, self.close_button):
            row.addWidget(part)
        self.hide()

    @property
    def is_error(self) -> bool:
        """Whether what is shown is an error."""
        return self._error

    def show_error(self, words: str, action_text: str | None = None) -> None:
        """Says what failed, with one thing that can be done about it."""
        self._fill(words, action_text, error=True)

    def show_notice(self, words: str, action_text: str | None = None) -> None:
        """Says something worth knowing, unless an error is being shown."""
        if self.isHidden() or not self._error:
            self._fill(words, action_text, error=False)

    def dismiss(self) -> None:
        """Takes the message away."""
        if not self.isHidden():
            self.hide()
            self._error = False
            self.closed.emit()

    def take_back(self, words: str) -> None:
        """Takes a message away if it is still the one that is shown."""
        if self.words.text() == words:
            self.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.looks_changed(event) and not self.isHidden():
            self._show_picture()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens(self)
        fill, edge = (colours.danger_soft, colours.danger) if self._error else (colours.accent_soft, colours.accent)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(fill))
        painter.setPen(QColor(edge))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _fill(self, words: str, action_text: str | None, *, error: bool) -> None:
        self._error = error
        self.words.setText(words)
        self.button.setText(action_text or "")
        self.button.setVisible(bool(action_text))
        kind = self.tr("Error") if error else self.tr("Notice")
        self.setAccessibleName(f"{kind}: {words}")
        self._picture.setAccessibleName(kind)
        self._picture.setToolTip(kind)
        self._show_picture()
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _show_picture(self) -> None:
        chosen = ("warning-circle-fill", Tint.DANGER) if self._error else ("info", Tint.ACCENT)
        self._picture.setPixmap(icon(*chosen).pixmap(QSize(SIZE_PX, SIZE_PX), self.devicePixelRatioF()))

"""The line being worked on, in the largest type of the window; words the dictionary does not know are marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.widgets import theme
from app.widgets.line_field import LineField
from app.widgets.status import ProgressLine
from app.widgets.tokens import LIGHT

SETTLED_MS = 500
MOST_ROWS = 4


class LineEditor(QWidget):
    """Grows with its text up to four rows. Undo is left to the window, as are all keys with Ctrl and Return.

    Signals:
        text_edited(str text): at every change by hand.
        text_settled(str text): once, when half a second has passed or the field is left.
        word_clicked(int start, int end): a marked word was clicked, any word with Ctrl, or by the menu.
        new_line_requested(): Shift+Return.
        speak_requested(): Return.
        split_requested(int position)
        pasted(str text): several paragraphs; a single one goes into the text.
    """

    text_edited = Signal(str)
    text_settled = Signal(str)
    word_clicked = Signal(int, int)
    new_line_requested = Signal()
    speak_requested = Signal()
    split_requested = Signal(int)
    pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = LineField()
        self.progress = ProgressLine()
        self._settling = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settling.timeout.connect(lambda: self.text_settled.emit(self.text()))
        self.field.textChanged.connect(self._changed)
        for name in ("word_clicked", "new_line_requested", "speak_requested", "split_requested", "pasted"):
            getattr(self.field, name).connect(getattr(self, name))
        self.field.left.connect(self.settle)
        # Not at once: the field may be in the midst of wrapping its text.
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        self.field.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fitting.start())
        self.field.rewrapped.connect(self._fitting.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(LIGHT.lg, LIGHT.md, LIGHT.lg, LIGHT.md)
        inner.addWidget(self.field)
        column.addLayout(inner)
        column.addWidget(self.progress)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.field)
        self._fit()

    def text(self) -> str:
        """The text as it stands."""
        return self.field.toPlainText()

    def show_text(self, text: str, unknown: Sequence[tuple[int, int]] = ()) -> None:
        """Shows a line and the spans [start, end) of words that are not in the dictionary; says nothing."""
        if text != self.text():
            place = min(self.field.textCursor().position(), len(text))
            self.field.blockSignals(True)
            self.field.setPlainText(text)
            self.field.blockSignals(False)
            self._settling.stop()
            cursor = self.field.textCursor()
            cursor.setPosition(place)
            self.field.setTextCursor(cursor)
            self._fitting.start()
        self.field.mark(unknown)

    def show_progress(self, part: float | None) -> None:
        """Fills the line under the text, 0 to 1; None when nothing is under way."""
        self.progress.show_progress(part)

    def settle(self) -> None:
        """Reports at once what waits for the typing to pause."""
        if self._settling.isActive():
            self._settling.stop()
            self.text_settled.emit(self.text())

    def sizeHint(self) -> QSize:
        return QSize(480, self.minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.tokens(self).base))

    def _changed(self) -> None:
        self._settling.start()
        self.text_edited.emit(self.text())

    def _fit(self) -> None:
        rows = self.field.rows()
        more = rows > MOST_ROWS
        shown = Qt.ScrollBarPolicy
        self.field.setVerticalScrollBarPolicy(shown.ScrollBarAlwaysOn if more else shown.ScrollBarAlwaysOff)
        spacing = self.field.fontMetrics().lineSpacing()
        self.field.setFixedHeight(MOST_ROWS * spacing if more else max(1, rows) * spacing + 4)

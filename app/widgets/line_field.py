"""The field in which a line is typed: its keys, its menu, and the marks under words nobody knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QToolTip

from app.widgets import theme
from app.widgets.tokens import LIGHT
from glowtts_core import edits

LONGEST = 50_000  # characters that can be meant for one line
WORD = re.compile(r"\{[^{}]*\}|[^\W_]+(?:['’][^\W_]+)*")  # or sounds in place of one
STOLEN = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
"""Keys that Qt's editor would keep to itself, and that belong to the window."""


class LineField(QPlainTextEdit):
    """The field within `LineEditor`, which says what the signals mean."""

    word_clicked = Signal(int, int)
    new_line_requested = Signal()
    speak_requested = Signal()
    split_requested = Signal(int)
    left = Signal()
    rewrapped = Signal()
    pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._marks: list[QTextCursor] = []
        self._pressed = QPoint()
        self.setUndoRedoEnabled(False)  # undo is the document's, which knows the sounds too
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.sized(self.font(), LIGHT.line_px))
        self.setPlaceholderText(self.tr("Type a line and press Return to hear it"))
        self.setAccessibleName(self.tr("Text of the line"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.document().setDocumentMargin(0)

    def word_at(self, place: int) -> tuple[int, int] | None:
        """The span of the word around a character; None between words."""
        spans = (found.span() for found in WORD.finditer(self.toPlainText()))
        return next((span for span in spans if span[0] <= place <= span[1]), None)

    def unknown(self) -> list[tuple[int, int]]:
        """The marked spans; they move with the text while it is typed."""
        return [(mark.selectionStart(), mark.selectionEnd()) for mark in self._marks if mark.hasSelection()]

    def mark(self, spans: Sequence[tuple[int, int]]) -> None:
        """Draws dotted lines under spans [start, end) of the text."""
        last = self.document().characterCount() - 1
        shape = QTextCharFormat()
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        shape.setUnderlineColor(QColor(theme.tokens(self).warning))
        self._marks, drawn = [], []
        for start, end in spans:
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(start, last))
            cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
            self._marks.append(cursor)
            each = QTextEdit.ExtraSelection()
            each.cursor, each.format = cursor, shape
            drawn.append(each)
        self.setExtraSelections(drawn)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if any(event.matches(key) for key in STOLEN) or (enter and event.modifiers()):
                event.ignore()
                return False
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._explain(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
                self.new_line_requested.emit()
            elif event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
                self.speak_requested.emit()
            else:
                event.ignore()
        elif event.key() == Qt.Key.Key_Escape or any(event.matches(key) for key in STOLEN):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        asked = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        span = self._word_under(event.position().toPoint())
        hand = span is not None and (bool(asked) or self._is_open(span))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        still = (place - self._pressed).manhattanLength() < 4 and not self.textCursor().hasSelection()
        span = self._word_under(place) if still and event.button() == Qt.MouseButton.LeftButton else None
        asked = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if span is not None and (asked or self._is_open(span)):
            self.word_clicked.emit(*span)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.textCursor().position() if by_key else self.cursorForPosition(event.pos()).position()
        span = self.word_at(place)
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first = menu.actions()[0]
        if span is not None:
            word = self.toPlainText()[slice(*span)]
            say = menu.addAction(self.tr("Pronunciation of “{word}”…").format(word=word))
            say.triggered.connect(lambda: self.word_clicked.emit(*span))
            menu.insertAction(first, say)
        split = menu.addAction(self.tr("Split the line here"))
        split.setEnabled(0 < place < len(self.toPlainText()))
        split.triggered.connect(lambda: self.split_requested.emit(place))
        menu.insertAction(first, split)
        menu.insertSeparator(first)
        menu.popup(event.globalPos())

    def rows(self) -> int:
        """How many rows the text takes as it is wrapped now."""
        block, rows = self.document().firstBlock(), 0
        while block.isValid():
            rows += max(1, block.layout().lineCount())
            block = block.next()
        return rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.rewrapped.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()  # files are for the window to open

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        parts = edits.paragraphs(text) if len(text) < LONGEST else []
        if len(parts) != 1 and text.strip():
            self.pasted.emit(text)
        elif parts:
            self.insertPlainText(parts[0])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.looks_changed(event):
            self.mark(self.unknown())

    def _word_under(self, place: QPoint) -> tuple[int, int] | None:
        """The word whose letters are under a point; None beside the text."""
        cursor = self.cursorForPosition(place)
        if not self.cursorRect(cursor).adjusted(-12, 0, 12, 0).contains(place):
            return None
        return self.word_at(cursor.position())

    def _is_open(self, span: tuple[int, int]) -> bool:
        """Whether a mere click asks how it is said: a guess, or what somebody has put in place of one."""
        return self._is_unknown(span) or self.toPlainText()[span[0]] == "{"

    def _is_unknown(self, span: tuple[int, int]) -> bool:
        return any(start < span[1] and span[0] < end for start, end in self.unknown())

    def _explain(self, event: QHelpEvent) -> None:
        span = self._word_under(self.viewport().mapFromGlobal(event.globalPos()))
        if span is None or not self._is_unknown(span):
            QToolTip.hideText()
            return
        word = self.toPlainText()[slice(*span)]
        words = self.tr("“{word}” is not in the dictionary: how it is said is a guess. Click to correct it.")
        QToolTip.showText(event.globalPos(), words.format(word=word), self, QRect())

"""Words and sounds: a row of words over a row of cells, each as wide as it lasts."""

from __future__ import annotations

import qtawesome
from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessibleInterface, QColor, QFontMetricsF, QMouseEvent, QPainter, QPen

from app.widgets import theme
from app.widgets.timeline.edge_scroll import EdgeScroll
from app.widgets.timeline.handles import Handle, unit_at, units
from app.widgets.timeline.lane import Lane
from app.widgets.timeline.state import TimelineState
from glowtts_core import edits
from glowtts_core.prosody import is_pause
from glowtts_core.types import Phone

WORDS_PX = 24
SOUNDS_PX = 28


class Cells(Lane):
    """Click selects (Shift a range, Ctrl in or out, Alt the word); a word selects its sounds, twice opens it."""

    tells = True

    def __init__(self, stage: TimelineState) -> None:
        super().__init__(stage, "", WORDS_PX + SOUNDS_PX)
        self.setAccessibleName(self.tr("Words and sounds"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.accessible: QAccessibleInterface | None = None
        """The sounds for a screen reader; kept here because Qt does not hold on to what its factory made."""
        self._from: Handle | None = None
        self._dragged = False
        self._x = 0.0
        self._scroll = EdgeScroll(self.axis, self, self._extend)
        stage.chosen.connect(self.redraw)

    @property
    def has_keys(self) -> bool:
        """Whether the keys walk over the sounds now."""
        return self.window().focusWidget() is self.focusProxy()

    def names(self) -> list[str]:
        return [self.tr("Words"), self.tr("Sounds")]

    def box_of(self, index: int) -> tuple[int, int, int, int]:
        """Left, top, width and height of a cell as far as it is in sight; no width where it is not."""
        shown, axis = self.stage.shown, self.axis
        left = max(axis.left_px, axis.x_of(float(shown.starts_s[index])))
        right = min(axis.right_px, axis.x_of(float(shown.ends_s[index])))
        return round(left), WORDS_PX, max(0, round(right - left)), SOUNDS_PX

    def sound_at(self, place: QPoint) -> int | None:
        """The sound under a place."""
        if not self.axis.left_px <= place.x() <= self.axis.right_px:
            return None
        return self.stage.shown.phone_at(self.axis.time_at(place.x()))

    def draw(self, painter: QPainter) -> None:
        colours = self.colours
        painter.setFont(theme.sized(self.font(), 11))
        painter.setPen(QColor(colours.muted))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        width = self.axis.gutter_px - colours.md - colours.sm
        words, sounds = self.names()
        painter.drawText(QRectF(colours.md, 0, width, WORDS_PX), left, words)
        painter.drawText(QRectF(colours.md, WORDS_PX, width, SOUNDS_PX), left, sounds)
        painter.setClipRect(self.field.adjusted(0, 0, 1, 0))
        if not self.stage.phones:
            self.draw_hint(painter, self.tr("Here stand the words and sounds of the line, each as wide as it lasts."))
            return
        for unit in units(self.stage.shown, self.axis):
            self._draw_cell(painter, unit)
        self._draw_words(painter)

    def _draw_words(self, painter: QPainter) -> None:
        colours, shown = self.colours, self.stage.shown
        usual, small = theme.sized(self.font(), colours.body_px), theme.sized(self.font(), 11)
        large, narrow = QFontMetricsF(usual), QFontMetricsF(small)
        for first, past in shown.word_spans:
            left, right = self.axis.x_of(float(shown.starts_s[first])), self.axis.x_of(float(shown.ends_s[past - 1]))
            if right < self.axis.left_px or left > self.axis.right_px:
                continue
            painter.setPen(QPen(QColor(colours.border), 1))
            edge = round(left) + 0.5
            painter.drawLine(QLineF(edge, 5, edge, WORDS_PX + SOUNDS_PX))
            word, room = shown.word_text(first), right - left - 6
            fits = large.horizontalAdvance(word) <= room
            text = word if fits else narrow.elidedText(word, Qt.TextElideMode.ElideRight, room)
            if text != word and len(text) < 4:
                continue  # a letter and three dots say nothing; the hover text says it all
            # a word that is partly out of sight keeps its letters in sight
            seen_left = max(left, self.axis.left_px)
            box = QRectF(seen_left + 5, 0, min(right, self.axis.right_px) - seen_left - 5, WORDS_PX)
            chosen = frozenset(range(first, past)) <= self.stage.selection
            painter.setFont(usual if fits else small)
            painter.setPen(QColor(colours.accent if chosen else colours.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _draw_cell(self, painter: QPainter, unit: Handle) -> None:
        colours = self.colours
        box = QRectF(unit.left + 1, WORDS_PX + 1, max(1.0, unit.width - 1), SOUNDS_PX - 3)
        chosen = bool(unit.indices & self.stage.selection)
        phones = self.stage.phones[unit.first : unit.past]
        edited = any(edits.is_edited(phone) for phone in phones)
        tone = colours.accent_soft if chosen else colours.window if is_pause(phones[0].symbol) else colours.raised
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.hairline), 1))
        painter.setBrush(QColor(tone))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if self.stage.cursor in unit.indices and self.has_keys:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if len(phones) == 1:
            self._draw_symbol(painter, phones[0], box, edited)
        elif edited:
            self._draw_dot(painter, box)
        else:
            painter.setPen(QColor(colours.muted))
            painter.setFont(theme.sized(self.font(), 11))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "⋯")

    def _draw_symbol(self, painter: QPainter, phone: Phone, box: QRectF, edited: bool) -> None:
        colours = self.colours
        font = theme.phone_font(theme.sized(self.font(), 12))
        font.setBold(edited)
        metrics = QFontMetricsF(font)
        texts = self.stage.labels(phone.symbol)
        text = next((text for text in texts if metrics.horizontalAdvance(text) <= box.width() - 2), "")
        if not text and metrics.horizontalAdvance(texts[1]) > box.width() - 2:
            font = theme.sized(font, 9)
            text = texts[1] if QFontMetricsF(font).horizontalAdvance(texts[1]) <= box.width() else ""
        seen = QRectF(box)
        seen.setLeft(max(box.left(), self.axis.left_px))
        seen.setRight(min(box.right(), self.axis.right_px))
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if edited else colours.muted if is_pause(phone.symbol) else colours.text))
        painter.drawText(seen, Qt.AlignmentFlag.AlignCenter, text)
        if edits.is_pinned(phone) and box.width() >= 18:
            painter.setFont(theme.sized(qtawesome.font("ph", 10), 10))
            corner = QRectF(box.left() + 1, box.top() + 1, 11, 11)
            painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, qtawesome.charmap("ph.push-pin-fill"))
        if edited:
            self._draw_dot(painter, box)

    def _draw_dot(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.accent))
        painter.drawEllipse(QPointF(max(box.center().x(), box.right() - 5), box.top() + 5), 2.2, 2.2)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        unit = unit_at(self.stage.shown, self.axis, event.position().x())
        if event.button() == Qt.MouseButton.RightButton and unit is not None:
            self._reset(unit)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._from, self._dragged = unit, False
        if unit is None:
            self.stage.select(())
        elif event.position().y() < WORDS_PX or unit.past - unit.first > 1:
            word = edits.word_indices(self.stage.phones, unit.first)
            toggle = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            extend = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            chosen = self.stage.selection ^ word if toggle else self.stage.selection | word if extend else word
            self.stage.select(chosen, min(word))
        else:
            self.stage.click(unit.first, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._x = event.position().x()
        if self._from is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._scroll.follow(self._x)
            self._extend()

    def _extend(self) -> None:
        """Selects from where the hand came down to where it is, at the edge the last in sight."""
        x = min(max(self._x, self.axis.left_px), self.axis.right_px - 0.01)
        unit = unit_at(self.stage.shown, self.axis, x)
        if self._from is None or unit is None:
            return
        self._dragged = self._dragged or unit.first != self._from.first
        wanted = frozenset(range(min(unit.first, self._from.first), max(unit.past, self._from.past)))
        if self._dragged and wanted != self.stage.selection:
            self.stage.select(wanted, unit.first, extend=True, reveal=not self._scroll.active)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._scroll.stop()
        self._from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        unit = unit_at(self.stage.shown, self.axis, event.position().x())
        if unit is None:
            return
        word = self.stage.phones[unit.first].word
        if event.position().y() >= WORDS_PX:
            self._reset(unit)
        elif word is not None:
            self.stage.word_activated.emit(word)

    def _reset(self, unit: Handle) -> None:
        self.stage.change(edits.reset(self.stage.phones, unit.indices), self.tr("Reset"))

"""How a line of the script is painted: number, text, voice below, state at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.models.lines import Line, LineModel, LineState
from app.widgets import theme
from app.widgets.icons import Tint, icon

ICONS = {
    LineState.PLANNED: ("circle-dashed", Tint.MUTED),
    LineState.SPOKEN: ("check-circle", Tint.MUTED),
    LineState.EDITED: ("pencil-simple", Tint.ACCENT),
    LineState.FAILED: ("warning-circle-fill", Tint.DANGER),
}
NUMBER_PX = 36
STATE_PX = 16


class LineDelegate(QStyledItemDelegate):
    """Paints what `LineModel` holds; ``needle`` is what is being looked for."""

    needle = ""
    current_id = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line: Line = index.data(LineModel.LINE)
        return QSize(160, 48 if line.voice else 32)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = theme.tokens()
        line: Line = index.data(LineModel.LINE)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(colours.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(colours.hover))
        if line.id == self.current_id:
            painter.fillRect(area.left(), area.top(), 3, area.height(), QColor(colours.accent))
        inner = area.adjusted(theme.LIGHT.sm, 0, -theme.LIGHT.sm, 0)
        self._paint_text(painter, option, inner, line, index.row() + 1)
        name, tint = ICONS[line.state]
        badge = QRect(inner.right() - STATE_PX, area.center().y() - STATE_PX // 2 + 1, STATE_PX, STATE_PX)
        icon(name, tint).paint(painter, badge)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, line: Line, number: int
    ) -> None:
        colours = theme.tokens()
        body = option.font
        small = theme.sized(body, theme.LIGHT.small_px)
        top = QRect(inner.left(), inner.top() + (6 if line.voice else 0), inner.width(), 20 if line.voice else 32)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.figures(small))
        painter.setPen(QColor(colours.muted))
        painter.drawText(
            QRect(top.left(), top.top(), NUMBER_PX - 12, top.height()),
            middle | Qt.AlignmentFlag.AlignRight,
            str(number),
        )
        words = QRect(top.left() + NUMBER_PX, top.top(), top.width() - NUMBER_PX - STATE_PX - 12, top.height())
        if line.voice:
            below = QRect(words.left(), words.bottom() + 1, words.width(), 16)
            said = QFontMetrics(small).elidedText(line.voice, Qt.TextElideMode.ElideRight, below.width())
            painter.drawText(below, middle, said)
        painter.setFont(body)
        metrics = QFontMetrics(body)
        shown = metrics.elidedText(line.text or self.tr("empty line"), Qt.TextElideMode.ElideRight, words.width())
        found = shown.casefold().find(self.needle.casefold()) if self.needle else -1
        if found >= 0:
            before = metrics.horizontalAdvance(shown[:found])
            width = metrics.horizontalAdvance(shown[found : found + len(self.needle)])
            mark = QRect(words.left() + before, words.center().y() + 9, width, 2)
            painter.fillRect(mark, QColor(colours.accent))
        painter.setPen(QColor(colours.text if line.text else colours.muted))
        painter.drawText(words, middle, shown)

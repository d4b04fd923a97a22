"""How a line of the script is painted: number, text, below it voice and state, the sign of the state at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.models.lines import Line, LineModel, LineState
from app.widgets import theme
from app.widgets.icons import Tint, icon
from app.widgets.tokens import LIGHT

ICONS = {
    LineState.PLANNED: ("circle-dashed", Tint.MUTED),
    LineState.SPOKEN: ("check-circle", Tint.MUTED),
    LineState.EDITED: ("pencil-simple", Tint.ACCENT),
    LineState.FAILED: ("warning-circle-fill", Tint.DANGER),
}
ROW_PX = 46
LONGEST = 400
"""Characters that no width of the list can show."""
TEXT_PX, BELOW_PX = 20, 16
NUMBER_PX = 36
STATE_PX = 16


class LineDelegate(QStyledItemDelegate):
    """Paints what `LineModel` holds; ``needle`` is what is being looked for."""

    needle = ""
    current_id = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, ROW_PX)

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
        inner = area.adjusted(LIGHT.sm, 0, -LIGHT.sm, 0)
        self._paint_text(painter, option, inner, line, index)
        name, tint = ICONS[line.state]
        badge = QRect(inner.right() - STATE_PX, area.center().y() - STATE_PX // 2 + 1, STATE_PX, STATE_PX)
        icon(name, tint).paint(painter, badge)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inner: QRect,
        line: Line,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colours = theme.tokens()
        middle = Qt.AlignmentFlag.AlignVCenter
        small = theme.sized(option.font, LIGHT.small_px)
        top = QRect(inner.left(), inner.top() + (ROW_PX - TEXT_PX - BELOW_PX) // 2, inner.width(), TEXT_PX)
        painter.setFont(theme.figures(small))
        painter.setPen(QColor(colours.muted))
        number = QRect(top.left(), top.top(), NUMBER_PX - 12, top.height())
        painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, str(index.row() + 1))
        words = QRect(top.left() + NUMBER_PX, top.top(), top.width() - NUMBER_PX - STATE_PX - 12, top.height())
        below = QRect(words.left(), words.bottom() + 1, words.width(), BELOW_PX)
        said = " · ".join(part for part in (line.voice, index.data(LineModel.STATE)) if part)
        painter.setFont(small)
        painter.setPen(QColor(colours.danger if line.state is LineState.FAILED else colours.muted))
        painter.drawText(below, middle, _elided(said, small, below.width()))
        painter.setFont(option.font)
        shown = _elided(line.text or self.tr("empty line"), option.font, words.width())
        self._paint_found(painter, shown, words)
        painter.setPen(QColor(colours.text if line.text else colours.muted))
        painter.drawText(words, middle, shown)

    def _paint_found(self, painter: QPainter, shown: str, words: QRect) -> None:
        """Underlines what is being looked for."""
        found = shown.casefold().find(self.needle.casefold()) if self.needle else -1
        if found >= 0:
            metrics = painter.fontMetrics()
            before = metrics.horizontalAdvance(shown[:found])
            width = metrics.horizontalAdvance(shown[found : found + len(self.needle)])
            mark = QRect(words.left() + before, words.center().y() + 9, width, 2)
            painter.fillRect(mark, QColor(theme.tokens().accent))


def _elided(words: str, font: QFont, width: int) -> str:
    """As much as there is room for; of a very long text only its beginning is measured."""
    return QFontMetrics(font).elidedText(words[:LONGEST], Qt.TextElideMode.ElideRight, width)

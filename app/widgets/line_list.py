"""The list in the script panel, and where a line is best split."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from app.models.lines import LineModel
from app.widgets import theme
from app.widgets.tokens import LIGHT

SPLIT_AT = re.compile(r"(?<=[.!?…])\s+|(?<=[,;:—])\s+|\s+")


class LineList(QListView):
    """The list itself; keys that need no selection model of their own are the panel's."""

    def __init__(self, model: LineModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Lines of the script"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.tokens(self).muted))
            room = self.viewport().rect().adjusted(LIGHT.xl, LIGHT.xl, -LIGHT.xl, -LIGHT.xl)
            hint = self.tr("No lines yet.\nAdd one below, or paste or drop a text here.")
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, hint)


def seam(text: str) -> int | None:
    """Where a line is best split: after a sentence, else after a clause, else between words, nearest the middle."""
    seams = list(SPLIT_AT.finditer(text.strip()))
    for marks in (".!?…", ",;:—", None):
        fit = [each.end() for each in seams if marks is None or text.strip()[each.start() - 1] in marks]
        if fit:
            lead = len(text) - len(text.lstrip())
            return lead + min(fit, key=lambda place: abs(place - len(text.strip()) / 2))
    return None

"""The libraries in the program: name, version and licence of each, and the text of the chosen one's licence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.dialogs.forms import closing, foot, hint, margins
from app.licences import Notice


class LibrariesDialog(QDialog):
    """A table, and below it the text that belongs to the row."""

    def __init__(self, notices: Sequence[Notice], brought: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraries")
        self.setWindowTitle(self.tr("Libraries and their licences"))
        self._notices = notices
        self.table = self._table()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Text of the licence"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(self.text)
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout()
        margins(self, column)
        column.addWidget(hint(self._origin(brought)))
        column.addWidget(parts, 1)
        column.addLayout(foot((), (closing(self),)))
        self.setLayout(column)
        self.resize(760, 640)
        self.table.currentCellChanged.connect(self._show_notice)
        self.table.setCurrentCell(0, 0)

    def _origin(self, brought: bool) -> str:
        if brought:
            return self.tr("These libraries are part of this program.")
        return self.tr("This program runs from its source text; these libraries are installed for it.")

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(self._notices), 3)
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels([self.tr("Library"), self.tr("Version"), self.tr("Licence")])
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        for row, notice in enumerate(self._notices):
            for place, words in enumerate((notice.name, notice.version, notice.licence)):
                table.setItem(row, place, QTableWidgetItem(words))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return table

    @Slot(int)
    def _show_notice(self, row: int) -> None:
        self.text.setPlainText(self._notices[row].text() if 0 <= row < len(self._notices) else "")

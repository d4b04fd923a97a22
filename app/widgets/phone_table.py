"""The table of the sounds: the timeline in words and numbers, for exact entry and for ears instead of eyes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.models.phones import ENTRIES, Column, PhoneTableModel
from app.widgets import keys, theme
from app.widgets.tokens import LIGHT

Index = QModelIndex | QPersistentModelIndex

COLUMN_PX = 66
"""With this the first four columns fit into the dock as it is on the first day."""


class PhoneDelegate(QStyledItemDelegate):
    """A typed value goes to every selected row; edited values carry the accent, a dot and bold figures."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(index.data(Qt.ItemDataRole.AccessibleTextRole))
        editor.setFrame(False)
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit) and isinstance(model, PhoneTableModel)
        if editor.text() == index.data(Qt.ItemDataRole.EditRole):
            return
        rows = {each.row() for each in self._view.selectionModel().selectedIndexes()}
        model.set_rows(rows if index.row() in rows else {index.row()}, index.column(), editor.text())

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        colours = theme.tokens()
        option.font = theme.figures(option.font)
        if index.column() == Column.SOUND:
            option.font = theme.phone_font(option.font)
        if index.data(PhoneTableModel.EDITED) and index.column() != Column.SOUND:
            role = colours.accent
        else:
            role = colours.text if index.column() in (Column.WORD, Column.SOUND) else colours.muted
        for name in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(name, QColor(role))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.column() == Column.SOUND and index.data(PhoneTableModel.EDITED):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tokens().accent))
            painter.drawEllipse(option.rect.right() - 12, option.rect.center().y() - 2, 5, 5)
            painter.restore()


class PhoneTable(QWidget):
    """Shows a `PhoneTableModel`; Return or a digit edits, Delete clears, Ctrl+A selects all.

    Signals:
        selection_changed(object rows): a frozenset of int, by hand only.
        reset_requested(object rows): R, or the menu key's way of saying so.
    """

    selection_changed = Signal(object)
    reset_requested = Signal(object)

    def __init__(self, model: PhoneTableModel) -> None:
        super().__init__()
        self._model = model
        self._silent = False
        self.view = QTableView()
        self.view.setModel(model)
        self.view.setItemDelegate(PhoneDelegate(self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)  # Tab leaves the table; the arrows walk in it
        self.view.setWordWrap(False)
        self.view.setCornerButtonEnabled(False)
        self.view.setAccessibleName(self.tr("Sounds of the line"))
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(26)
        self.view.installEventFilter(self)
        keys.keep_keys(self.view, (*keys.ARROWS, *keys.PAGES), (keys.NONE, keys.SHIFT, keys.CTRL))
        keys.keep_keys(self.view, (*keys.NUMBERS, *keys.RETURNS, *keys.ERASERS, Qt.Key.Key_R))
        keys.keep_keys(self.view, (Qt.Key.Key_A,), (keys.CTRL,))
        head = self.view.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(40)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        self.view.selectionModel().selectionChanged.connect(self._selection_moved)
        model.modelReset.connect(self._fill)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("wrong", True)
        self.note.setContentsMargins(LIGHT.md, LIGHT.xs, LIGHT.md, LIGHT.xs)
        self.note.hide()
        model.refused.connect(self._explain)
        model.edited.connect(self.note.hide)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(0)
        column_.addWidget(self.view, 1)
        column_.addWidget(self.note)
        self.setFocusProxy(self.view)

    def show_selection(self, rows: Iterable[int]) -> None:
        """Selects these rows without a word."""
        wanted = frozenset(rows)
        if wanted == self.selected_rows():
            return
        chosen = QItemSelection()
        for row in wanted:
            chosen.select(self._model.index(row, 0), self._model.index(row, len(Column) - 1))
        self._silent = True
        self.view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._silent = False
        if wanted:
            self.view.scrollTo(self._model.index(min(wanted), 0))

    def selected_rows(self) -> frozenset[int]:
        """The rows selected."""
        return frozenset(index.row() for index in self.view.selectionModel().selectedRows())

    def sizeHint(self) -> QSize:
        return QSize(600, 280)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A key that the open editor of a cell passes on is not meant for the table.
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.view.hasFocus()
        if pressed and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        index = self.view.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.view.edit(index)
            return True
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if index.column() in ENTRIES and index.flags() & Qt.ItemFlag.ItemIsEditable:
                self._model.set_rows(self.selected_rows() or {index.row()}, index.column(), "")
            return True
        if event.key() == Qt.Key.Key_R and not event.modifiers():
            self.reset_requested.emit(self.selected_rows())
            return True
        # No cell is edited by a space: the window plays by it.
        return event.key() == Qt.Key.Key_Space

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fill(self) -> None:
        """Other sounds."""
        if self.isVisible():
            self._fit()
        self._selection_moved()

    def _fit(self) -> None:
        """Columns as wide as what is seen needs, with room for figures to come."""
        self.view.horizontalHeader().setResizeContentsPrecision(0)  # measuring a whole long line takes a while
        self.view.resizeColumnsToContents()
        for column in (Column.WORD, Column.LENGTH, *ENTRIES):
            self.view.setColumnWidth(column, max(self.view.columnWidth(column), COLUMN_PX))

    def _selection_moved(self) -> None:
        if not self._silent:
            self.selection_changed.emit(self.selected_rows())

    def _explain(self, words: str) -> None:
        self.note.setText(words)
        self.note.setAccessibleName(words)
        self.note.show()

"""The script: a list of lines to choose from, to order, to add to; and a field to find one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.models.lines import LineModel
from app.widgets import keys
from app.widgets.find_bar import FindBar
from app.widgets.icons import IconButton
from app.widgets.line_delegate import LineDelegate
from app.widgets.line_list import LineList, seam
from app.widgets.tokens import LIGHT


class ScriptPanel(QWidget):
    """Signals come from the hand only; `LineModel.show` and `show_current` are silent.

    Signals:
        current_changed(str id)
        selection_changed(object ids)
        add_requested()
        remove_requested(object ids)
        duplicate_requested(object ids)
        join_requested(object ids)
        split_requested(str id, int position): at the seam nearest the middle.
        move_requested(object ids, int row): before this row, counted in the list as it is shown.
        pasted(str text)
        dropped(str text, int row): before this row.
        replace_requested(str needle, str words)
        edit_requested(): Return on a line: the text is to get the focus.
    """

    current_changed = Signal(str)
    selection_changed = Signal(object)
    add_requested = Signal()
    remove_requested = Signal(object)
    duplicate_requested = Signal(object)
    join_requested = Signal(object)
    split_requested = Signal(str, int)
    move_requested = Signal(object, int)
    pasted = Signal(str)
    dropped = Signal(str, int)
    replace_requested = Signal(str, str)
    edit_requested = Signal()

    def __init__(self, model: LineModel) -> None:
        super().__init__()
        self._model = model
        self._silent = False
        self.list = LineList(model)
        self._delegate = LineDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.installEventFilter(self)
        keys.keep_keys(self.list, (*keys.ARROWS, *keys.PAGES), (keys.NONE, keys.SHIFT, keys.CTRL))
        keys.keep_keys(self.list, (*keys.RETURNS, Qt.Key.Key_Delete))
        keys.keep_keys(self.list, (Qt.Key.Key_Up, Qt.Key.Key_Down), (keys.ALT,))
        keys.keep_keys(self.list, (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V), (keys.CTRL,))
        self.list.selectionModel().currentChanged.connect(self._current_moved)
        self.list.selectionModel().selectionChanged.connect(self._selection_moved)
        self.list.customContextMenuRequested.connect(self._open_menu)
        model.move_requested.connect(self.move_requested)
        model.text_dropped.connect(self.dropped)
        self.finder = FindBar()
        self.finder.hide()
        self.finder.changed.connect(self._find_changed)
        self.finder.next_requested.connect(self.find_next)
        self.finder.replace_requested.connect(self.replace_requested)
        self.finder.closed.connect(self._end_find)
        for told in (model.dataChanged, model.rowsInserted, model.rowsRemoved, model.layoutChanged):
            told.connect(self._count)
        self._make_buttons()
        self._lay_out()
        self._selection_moved()

    def show_current(self, line_id: str) -> None:
        """Makes a line the current and only selected one, without a word."""
        row = self._model.row_of(line_id)
        chosen = self.list.selectionModel()
        if row < 0 or (row == self.list.currentIndex().row() and chosen.isSelected(self._model.index(row))):
            return  # nothing moves, so others that are selected with it stay so
        self._silent = True
        self._go(row)
        self._silent = False
        self._mark_current()
        self._selection_moved()

    def current_id(self) -> str:
        """The line being worked on; empty if there is none."""
        row = self.list.currentIndex().row()
        return self._model.line(row).id if row >= 0 else ""

    def selected_ids(self) -> list[str]:
        """The selected lines, from top to bottom."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self._model.line(row).id for row in rows]

    def show_find(self) -> None:
        """Opens the field that finds."""
        self.finder.begin()

    def find_next(self, forward: bool = True) -> bool:
        """Goes to the next line that holds what is looked for, round the end; False if there is none."""
        rows = self._found()
        if not rows:
            return False
        here = self.list.currentIndex().row()
        beyond = [row for row in rows if row > here] if forward else [row for row in rows if row < here]
        self._go((beyond or rows)[0 if forward else -1])
        return True

    def sizeHint(self) -> QSize:
        return QSize(248, 420)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key_in_list(event)
        return super().eventFilter(watched, event)

    def _key_in_list(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        act: Callable[[], None] | None = None
        if event.matches(QKeySequence.StandardKey.Paste):
            act = self._paste
        elif event.matches(QKeySequence.StandardKey.Copy):
            act = self._copy
        elif event.key() == Qt.Key.Key_Delete:
            act = self._remove
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            act = self.edit_requested.emit
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(up=event.key() == Qt.Key.Key_Up)
            return True
        if act is not None:
            act()
        return act is not None

    def _make_buttons(self) -> None:
        self.add = IconButton("plus", self.tr("Add a line"), "Shift+Return")
        self.add.clicked.connect(self.add_requested)
        self.duplicate = IconButton("copy", self.tr("Duplicate"), "Ctrl+D")
        self.duplicate.clicked.connect(lambda: self.duplicate_requested.emit(self.selected_ids()))
        self.split = IconButton("scissors", self.tr("Split in two"))
        self.split.clicked.connect(self._split)
        self.join = IconButton("git-merge", self.tr("Join the selected lines"))
        self.join.clicked.connect(lambda: self.join_requested.emit(self.selected_ids()))
        self.remove = IconButton("trash", self.tr("Remove"), "Del")
        self.remove.clicked.connect(self._remove)
        self.look = IconButton("magnifying-glass", self.tr("Find"), "Ctrl+F")
        self.look.clicked.connect(self.show_find)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(LIGHT.sm, LIGHT.xs, LIGHT.sm, LIGHT.xs)
        foot.setSpacing(2)
        for button in (self.add, self.duplicate, self.split, self.join, self.remove):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.finder)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in (self.add, self.duplicate, self.split, self.join, self.remove):
            action = menu.addAction(button.icon(), button.accessibleName())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _go(self, row: int) -> None:
        # Not the view's own way, which looks at the keys held: Shift+Return would select two lines.
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self._model.index(row), flag)
        self.list.scrollTo(self._model.index(row))

    def _current_moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        self._mark_current()
        if now.isValid() and not self._silent:
            self.current_changed.emit(self._model.line(now.row()).id)

    def _mark_current(self) -> None:
        self._delegate.current_id = self.current_id()
        self.list.viewport().update()
        self._count()

    def _selection_moved(self) -> None:
        ids = self.selected_ids()
        for button in (self.duplicate, self.remove):
            button.setEnabled(bool(ids))
        self.split.setEnabled(len(ids) == 1)
        self.join.setEnabled(len(ids) > 1)
        if not self._silent:
            self.selection_changed.emit(ids)

    def _find_changed(self, needle: str) -> None:
        self._delegate.needle = needle
        self.list.viewport().update()
        if self.list.currentIndex().row() not in self._found():
            self.find_next()
        self._count()

    def _found(self) -> list[int]:
        """The rows that hold what is looked for."""
        needle = self.finder.field.text().casefold()
        rows = range(self._model.rowCount()) if needle else ()
        return [row for row in rows if needle in self._model.line(row).text.casefold()]

    def _count(self) -> None:
        if self.finder.isHidden():
            return
        rows, here = self._found(), self.list.currentIndex().row()
        self.finder.show_count(rows.index(here) + 1 if here in rows else 0, len(rows))

    def _end_find(self) -> None:
        self.finder.field.clear()
        self.finder.hide()
        self.list.setFocus()

    def _remove(self) -> None:
        if ids := self.selected_ids():
            self.remove_requested.emit(ids)

    def _copy(self) -> None:
        texts = [self._model.line(self._model.row_of(line_id)).text for line_id in self.selected_ids()]
        QGuiApplication.clipboard().setText("\n".join(texts))

    def _paste(self) -> None:
        if text := QGuiApplication.clipboard().text().strip():
            self.pasted.emit(text)

    def _split(self) -> None:
        line = self._model.line(self._model.row_of(self.selected_ids()[0]))
        if (place := seam(line.text)) is not None:
            self.split_requested.emit(line.id, place)

    def _move(self, *, up: bool) -> None:
        ids = self.selected_ids()
        if not ids:
            return
        rows = [self._model.row_of(line_id) for line_id in ids]
        target = rows[0] - 1 if up else rows[-1] + 2
        if 0 <= target <= self._model.rowCount():
            self.move_requested.emit(ids, target)

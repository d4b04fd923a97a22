"""What was not saved when the program ended: each project with its name, its time and its first words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.dialogs.forms import foot, hint, margins, primary
from glowtts_core.recovery_file import Note


@dataclass(frozen=True, slots=True)
class Unsaved:
    """One row of the list."""

    file: Path
    """The recovery file."""
    note: Note | None
    """None where it is damaged."""


class RecoveryDialog(QDialog):
    """Not modal. It stays open until nothing is left or it is closed; closing it deletes nothing.

    Signals:
        restore_requested(Path), delete_requested(Path): the recovery file.
    """

    restore_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, found: Sequence[Unsaved], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recovery")
        self.setWindowTitle(self.tr("Unsaved work"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Projects that were not saved"))
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(180)
        self.list.currentItemChanged.connect(lambda *_: self._enable_buttons())
        self.list.itemActivated.connect(lambda _item: self._restore())
        self.delete = QPushButton(self.tr("&Delete…"))
        self.delete.setAutoDefault(False)
        self.delete.clicked.connect(lambda: self.delete_requested.emit(self._chosen()))
        later = QPushButton(self.tr("&Not now"))
        later.setAutoDefault(False)
        later.clicked.connect(self.reject)
        self.restore = primary(self.tr("&Restore"))
        self.restore.clicked.connect(self._restore)
        column = QVBoxLayout()
        margins(self, column)
        words = self.tr("The program ended before these projects were saved. They are kept until you delete them.")
        column.addWidget(hint(words))
        column.addWidget(self.list, 1)
        column.addLayout(foot((self.delete,), (later, self.restore)))
        self.resize(520, 340)
        self.show_found(found)

    def show_found(self, found: Sequence[Unsaved]) -> None:
        """What is left now; with nothing left the dialog closes."""
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        self._files = [one.file for one in found]
        for one in found:
            item = QListWidgetItem(self._words(one), self.list)
            item.setToolTip(str(one.note.original) if one.note and one.note.original else str(one.file))
        self.list.setCurrentRow(min(row, len(found) - 1))
        self._enable_buttons()
        if not found:
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.delete.isEnabled():
            self.delete.click()
        else:
            super().keyPressEvent(event)

    def _words(self, one: Unsaved) -> str:
        if one.note is None:
            return f"{one.file.name}\n" + self.tr("cannot be read at a glance; try to restore it")
        name = one.note.original.name if one.note.original else self.tr("Untitled")
        saved_at = QDateTime.fromSecsSinceEpoch(int(one.note.saved_at.timestamp()))
        when = QLocale().toString(saved_at, QLocale.FormatType.ShortFormat)
        lines = self.tr("lines: %1").replace("%1", str(one.note.lines))
        first = " ".join(one.note.text.split())
        text = f" · “{first[:48]}{'…' if len(first) > 48 else ''}”" if first else ""
        return f"{name}\n{when} · {lines}{text}"

    def _chosen(self) -> Path | None:
        row = self.list.currentRow()
        return self._files[row] if row >= 0 else None

    def _enable_buttons(self) -> None:
        for button in (self.delete, self.restore):
            button.setEnabled(self._chosen() is not None)

    def _restore(self) -> None:
        if self._chosen() is not None:
            self.restore_requested.emit(self._chosen())

"""Keeps the dialogs over the window: one of each kind at most is open, and none of them is modal."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

Kind = TypeVar("Kind", bound=QDialog)


class DialogHost(QObject):
    """Shows dialogs, and finds the one that is open by its class."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window = window
        """What dialogs stand over; the parent of all of them."""
        self._open: dict[type[QDialog], QDialog] = {}

    def shown(self, kind: type[Kind]) -> Kind | None:
        """The open dialog of a kind."""
        dialog = self._open.get(kind)
        return dialog if isinstance(dialog, kind) else None

    def show(self, dialog: QDialog) -> None:
        """Shows a dialog in place of an open one of its kind."""
        old = self._open.pop(type(dialog), None)
        if old is not None:
            old.deleteLater()
        self._open[type(dialog)] = dialog
        dialog.finished.connect(lambda: self._close(dialog))
        dialog.show()
        dialog.raise_()

    def _close(self, dialog: QDialog) -> None:
        if self._open.get(type(dialog)) is dialog:
            del self._open[type(dialog)]
        dialog.deleteLater()

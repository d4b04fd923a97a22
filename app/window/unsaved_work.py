"""Work that an earlier run of the program could not save: offered, taken up, or deleted when asked to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from app.dialogs.recovery import RecoveryDialog, Unsaved
from app.document.recovery import LeftBehind, left_behind
from app.i18n.core_words import said
from app.window.parts import Parts
from glowtts_core.errors import GlowTTSError


class UnsavedWork(QObject):
    """Holds what was found, so that no other window offers it too, until it is taken up or the window closes.

    ``may_leave`` says whether the project that is open can make room.

    Signals:
        recovered(): the document is the work that was left behind.
    """

    recovered = Signal()

    def __init__(self, parts: Parts, may_leave: Callable[[], bool]) -> None:
        super().__init__(parts.dialogs.window)
        self._parts = parts
        self._may_leave = may_leave
        self._found: list[LeftBehind] = []

    @property
    def found(self) -> list[LeftBehind]:
        """What waits to be taken up."""
        return list(self._found)

    def offer(self) -> None:
        """Looks for unsaved work and says so, once, where there is some."""
        self._found = left_behind()
        if not self._found:
            return
        offers = self._parts.offers
        if len(self._found) == 1:
            words = self.tr("The program ended before “%1” was saved.").replace("%1", self._name(self._found[0]))
            offers.make(words, self.tr("Restore it"), lambda: self._restore(self._found[0].file))
        else:
            words = self.tr("The program ended before %1 projects were saved.").replace("%1", str(len(self._found)))
            offers.make(words, self.tr("Choose what to restore…"), self.show)

    def show(self) -> None:
        """Lists it."""
        dialog = RecoveryDialog(self._rows(), self._parts.dialogs.window)
        dialog.restore_requested.connect(self._restore)
        dialog.delete_requested.connect(self._ask_and_delete)
        self._parts.dialogs.show(dialog)

    def leave(self) -> None:
        """The window closes: what was not wanted yet is there for the next one."""
        for one in self._found:
            one.give_back()
        self._found.clear()

    def _restore(self, file: Path) -> None:
        one = self._of(file)
        if one is None or not self._may_leave():
            return
        document = self._parts.session.document
        try:
            document.recover(one)
        except GlowTTSError as error:
            self._parts.views.banner.show_error(said(error))
            return
        self._drop(one)
        self.recovered.emit()

    def _ask_and_delete(self, file: Path) -> None:
        one = self._of(file)
        if one is None:
            return
        box = QMessageBox(self._parts.dialogs.window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Delete the unsaved work on “%1”?").replace("%1", self._name(one)))
        box.setInformativeText(self.tr("It cannot be brought back."))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Discard | buttons.Cancel)
        box.button(buttons.Discard).setText(self.tr("Delete"))
        box.setDefaultButton(buttons.Cancel)
        if box.exec() == buttons.Discard:
            one.discard()
            self._drop(one)

    def _drop(self, one: LeftBehind) -> None:
        self._found.remove(one)
        if (dialog := self._parts.dialogs.shown(RecoveryDialog)) is not None:
            dialog.show_found(self._rows())

    def _of(self, file: Path) -> LeftBehind | None:
        return next((one for one in self._found if one.file == file), None)

    def _rows(self) -> list[Unsaved]:
        return [Unsaved(one.file, one.note()) for one in self._found]

    def _name(self, one: LeftBehind) -> str:
        note = one.note()
        return note.original.name if note is not None and note.original is not None else self.tr("Untitled")

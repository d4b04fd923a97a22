"""Asks the doctor of the command line, in a process of its own, and shows what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.child_process import ChildProcesses
from app.dialogs.bug_report import BugReportDialog
from app.i18n.core_words import retold, said
from app.window.parts import Parts
from glowtts_core.errors import Words

if TYPE_CHECKING:
    from glowtts_core.events import Event

DOCTOR = "doctor"


class BugReports(QObject):
    """One examination at a time; the window can be used meanwhile."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.dialogs.window)
        self._dialogs = parts.dialogs
        self.child_processes = ChildProcesses(self)
        self.child_processes.told.connect(self._show_event)
        self.child_processes.failed.connect(self._show_failure)

    def show(self) -> None:
        """Opens the dialog and begins anew, or brings it to the front where the doctor is still at work."""
        if (dialog := self._dialog()) is not None and self.child_processes.names():
            dialog.raise_()
            dialog.activateWindow()
            return
        dialog = BugReportDialog(self._dialogs.window)
        dialog.finished.connect(lambda: self.child_processes.cancel(DOCTOR))
        self._dialogs.show(dialog)
        self.child_processes.start(DOCTOR, [DOCTOR])

    def _dialog(self) -> BugReportDialog | None:
        return self._dialogs.shown(BugReportDialog)

    def _show_event(self, _name: str, event: Event) -> None:
        dialog, values = self._dialog(), event.values
        if dialog is None:
            return
        if event.kind == "check" and values.get("state") == "amiss":
            name, remedy = (said(Words(str(values.get(key, "")))) for key in ("name", "remedy"))
            dialog.show_finding(name, retold(values), remedy)
        elif event.kind == "report":
            dialog.show_report(str(values.get("text", "")))

    def _show_failure(self, _name: str, words: str) -> None:
        """The doctor ends with 1 where something is amiss: only one without a report has failed."""
        dialog = self._dialog()
        if dialog is not None and not dialog.copy.isEnabled():
            dialog.show_failure(words)

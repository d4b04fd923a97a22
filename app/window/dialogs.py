"""Opens the dialogs, gives them their values and takes back what was chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from app.actions import ROWS, translated
from app.dialogs.about import AboutDialog, licences
from app.dialogs.export import ExportDialog, ExportRequest, Subject
from app.dialogs.help import HelpDialog
from app.dialogs.keys import KeyEntry
from app.dialogs.settings import Machine, SettingsDialog
from app.dialogs.shortcuts import ShortcutsDialog
from app.said import said
from app.speech import usable_cores
from glowtts_core.batch.options import ExportOptions
from glowtts_core.errors import GlowTTSError
from glowtts_core.types import Utterance

if TYPE_CHECKING:
    from app.window.studio import Studio
    from glowtts_core.batch.run import Report

BATCH = "batch"
"""Lane of the engine that exports."""


class Dialogs(QObject):
    """One of each at most is open; none of them is modal."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._open: dict[str, QDialog] = {}
        engine = studio.engine
        engine.progress.connect(self._show_progress)
        engine.exported.connect(self._show_report)
        engine.failed.connect(self._show_failure)

    def show_settings(self) -> None:
        """Device, sound, looks."""
        studio = self._studio
        gpus = [one for one in studio.devices if one[0] != "cpu"]
        machine = Machine(gpus, studio.player.devices(), usable_cores())
        dialog = SettingsDialog(studio.preferences(), machine, studio)
        dialog.chosen.connect(studio.take_preferences)
        self.show(dialog)

    def show_shortcuts(self) -> None:
        """The keys, to be changed."""
        dialog = ShortcutsDialog(self._keys(), self._studio)
        dialog.chosen.connect(self._studio.take_keys)
        self.show(dialog)

    def show_help(self) -> None:
        """How it goes, and the keys."""
        self.show(HelpDialog(self._keys(), self._studio))

    def show_about(self) -> None:
        """Name, version, licences."""
        self.show(AboutDialog(licences(), self._studio))

    def show_export(self) -> None:
        """What to export, and how."""
        studio = self._studio
        line, lines = studio.session.current, studio.session.lines
        if line is None:
            return
        selected = max(1, len(studio.views.script.selected_ids()))
        voice = studio.session.cast.of(line.voice)
        rate = voice.sample_rate if voice is not None else 22050
        name = voice.name if voice is not None else line.voice
        subject = Subject(selected, len(lines), line.text, name, line.style.seed, rate)
        dialog = ExportDialog(self._request(), subject, studio)
        dialog.export_requested.connect(self.export)
        dialog.cancel_requested.connect(self._cancel_export)
        self.show(dialog)

    def export_again(self) -> None:
        """Exports as the last time, or asks where nothing was exported yet."""
        request = self._request()
        if request.folder and self._studio.settings.export:
            self.export(request)
        else:
            self.show_export()

    def export(self, request: ExportRequest) -> None:
        """Hands lines to the engine."""
        studio = self._studio
        studio.session.editing.flush()
        studio.settings.export = {
            "options": request.options.to_json(),
            "folder": request.folder,
            "scope": request.scope,
        }
        studio.views.transport.show_busy(True, 0.0)
        studio.engine.export(BATCH, self._lines(request.scope), Path(request.folder), request.options)

    def _lines(self, scope: str) -> list[tuple[int, Utterance]]:
        studio = self._studio
        current = studio.session.current
        wanted = {
            "current": {current.id} if current is not None else set(),
            "selected": set(studio.views.script.selected_ids()),
            "all": {line.id for line in studio.session.lines},
        }[scope]
        return [(row, line) for row, line in enumerate(studio.session.lines, start=1) if line.id in wanted]

    def _request(self) -> ExportRequest:
        kept = self._studio.settings.export
        try:
            options = ExportOptions.from_json(kept.get("options", {}))
        except GlowTTSError:  # written by another version
            options = ExportOptions()
        path = self._studio.session.document.path
        folder = str(kept.get("folder") or (path.parent if path is not None else Path.home()))
        return ExportRequest(options, folder, str(kept.get("scope") or "all"))

    def _cancel_export(self) -> None:
        self._studio.engine.cancel(BATCH)
        self._studio.views.transport.show_busy(False)
        dialog = self._export_dialog()
        if dialog is not None:
            dialog.show_cancelled()

    def _show_progress(self, lane: str, share: float) -> None:
        if lane != BATCH:
            return
        self._studio.views.transport.show_busy(True, share)
        dialog = self._export_dialog()
        if dialog is not None:
            dialog.show_progress(share)

    def _show_report(self, _lane: str, report: Report) -> None:
        self._studio.views.transport.show_busy(False)
        failures = [(one.number, said(one.words)) for one in report.failures]
        remarks = [(one.number, said(one.words)) for one in report.remarks]
        dialog = self._export_dialog()
        if dialog is not None:
            dialog.show_report(len(report.paths), failures, remarks)
            return
        words = [
            self.tr("Files written: %1").replace("%1", str(len(report.paths))),
            *(said for _, said in failures + remarks),
        ]
        show = self._studio.views.banner.show_error if failures else self._studio.views.banner.show_notice
        show(" ".join(words))

    def _show_failure(self, lane: str, words: str) -> None:
        if lane != BATCH:
            return
        self._studio.views.transport.show_busy(False)
        dialog = self._export_dialog()
        if dialog is not None:
            dialog.show_failure(words)
        else:
            self._studio.views.banner.show_error(words)

    def shown(self, name: str) -> QDialog | None:
        """The open dialog of that name."""
        return self._open.get(name)

    def _export_dialog(self) -> ExportDialog | None:
        dialog = self._open.get("export")
        return dialog if isinstance(dialog, ExportDialog) else None

    def _keys(self) -> list[KeyEntry]:
        now = self._studio.actions_.keys()
        return [KeyEntry(row.id, _plain(row.menu), _plain(row.text), now[row.id], row.keys) for row in ROWS if row.id]

    def show(self, dialog: QDialog) -> None:
        """Shows a dialog in place of an open one of its kind."""
        name = dialog.objectName()
        old = self._open.pop(name, None)
        if old is not None:
            old.deleteLater()
        self._open[name] = dialog
        dialog.finished.connect(lambda: self._close(name, dialog))
        dialog.show()
        dialog.raise_()

    def _close(self, name: str, dialog: QDialog) -> None:
        if self._open.get(name) is dialog:
            del self._open[name]
        dialog.deleteLater()


"""+"""


def _plain(words: str) -> str:
    """Words of the table without the mark of their mnemonic."""
    return translated(words).replace("&", "")

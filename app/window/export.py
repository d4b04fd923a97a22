"""Exporting lines: what is asked in the dialog, what the engine is told, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from app.dialogs.export import ExportDialog, ExportRequest, Subject
from app.i18n.core_words import said
from app.window.parts import Parts
from glowtts_core.errors import GlowTTSError
from glowtts_core.export.options import ExportOptions
from glowtts_core.export.report import Report
from glowtts_core.types import Utterance

BATCH = "batch"
"""Lane of the engine that exports."""


class Export(QObject):
    """Joins the export dialog, the transport's button and the engine."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.dialogs.window)
        self._parts = parts
        lane = parts.engine.lane(BATCH)
        lane.progress.connect(self._show_progress)
        lane.exported.connect(self._show_report)
        lane.failed.connect(self._show_failure)
        parts.views.transport.export_clicked.connect(self.again)

    def ask(self) -> None:
        """What to export, and how."""
        session, dialogs = self._parts.session, self._parts.dialogs
        line = session.line.current
        if line is None:
            return
        selected = max(1, len(self._parts.views.script.selected_ids()))
        voice = session.cast.of(line.voice)
        rate = voice.sample_rate if voice is not None else 22050
        name = voice.name if voice is not None else line.voice
        subject = Subject(selected, len(session.line.lines), line.text, name, line.style.seed, rate)
        dialog = ExportDialog(self._request(), subject, dialogs.window)
        dialog.export_requested.connect(self.start)
        dialog.cancel_requested.connect(self._cancel)
        dialogs.show(dialog)

    def again(self) -> None:
        """Exports as the last time, or asks where nothing was exported yet."""
        request = self._request()
        if request.folder and self._parts.settings.export:
            self.start(request)
        else:
            self.ask()

    def start(self, request: ExportRequest) -> None:
        """Hands lines to the engine, and remembers how."""
        parts = self._parts
        parts.session.editing.flush()
        parts.settings.export = {
            "options": request.options.to_json(),
            "folder": request.folder,
            "scope": request.scope,
        }
        parts.views.transport.show_busy(True, 0.0)
        parts.engine.export(BATCH, self._lines(request.scope), Path(request.folder), request.options)

    def _lines(self, scope: str) -> list[tuple[int, Utterance]]:
        session = self._parts.session
        current = session.line.current
        wanted = {
            "current": {current.id} if current is not None else set(),
            "selected": set(self._parts.views.script.selected_ids()),
            "all": {line.id for line in session.line.lines},
        }[scope]
        return [(row, line) for row, line in enumerate(session.line.lines, start=1) if line.id in wanted]

    def _request(self) -> ExportRequest:
        kept = self._parts.settings.export
        try:
            options = ExportOptions.from_json(kept.get("options", {}))
        except GlowTTSError:  # written by another version
            options = ExportOptions()
        path = self._parts.session.document.path
        folder = str(kept.get("folder") or (path.parent if path is not None else Path.home()))
        return ExportRequest(options, folder, str(kept.get("scope") or "all"))

    def _cancel(self) -> None:
        self._parts.engine.cancel(BATCH)
        self._parts.views.transport.show_busy(False)
        dialog = self._dialog()
        if dialog is not None:
            dialog.show_cancelled()

    def _show_progress(self, share: float) -> None:
        self._parts.views.transport.show_busy(True, share)
        dialog = self._dialog()
        if dialog is not None:
            dialog.show_progress(share)

    def _show_report(self, report: Report) -> None:
        self._parts.views.transport.show_busy(False)
        failures = [(one.number, said(one.words)) for one in report.failures]
        remarks = [(one.number, said(one.words)) for one in report.remarks]
        dialog = self._dialog()
        if dialog is not None:
            dialog.show_report(len(report.paths), failures, remarks)
            return
        words = [
            self.tr("Files written: %1").replace("%1", str(len(report.paths))),
            *(said for _, said in failures + remarks),
        ]
        banner = self._parts.views.banner
        (banner.show_error if failures else banner.show_notice)(" ".join(words))

    def _show_failure(self, words: str) -> None:
        self._parts.views.transport.show_busy(False)
        dialog = self._dialog()
        if dialog is not None:
            dialog.show_failure(words)
        else:
            self._parts.views.banner.show_error(words)

    def _dialog(self) -> ExportDialog | None:
        return self._parts.dialogs.shown(ExportDialog)

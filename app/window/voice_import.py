"""Voices that somebody brings along: asked about in one dialog, imported by a process of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from app.child_process import ChildProcesses
from app.dialogs.voice_import import VoiceImportDialog, Wishes
from app.i18n.core_words import retold, said
from app.voices.import_candidates import CHECKPOINTS, CONFIG, PACKED, gather
from app.window.dialog_host import DialogHost
from glowtts_core.errors import GlowTTSError
from glowtts_core.voice.library import checked_name, free_folder, free_name, settle_name

if TYPE_CHECKING:
    from glowtts_core.events import Event


class VoiceImport(QObject):
    """One import at a time; the window can be used meanwhile.

    Signals:
        imported(str path, str name): a voice is on the shelf.
        listen_requested(str path), stop_requested(): the voice that was just imported is to be heard, or no longer.
        refused(str words): what was brought along is no voice, or the import before is not over.
    """

    imported = Signal(str, str)
    listen_requested = Signal(str)
    stop_requested = Signal()
    refused = Signal(str)

    def __init__(self, dialogs: DialogHost, parent: QObject) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._numbers = count()
        self._live = ""
        self._share, self._doing = 0.0, ""
        self._notes: list[str] = []
        self.child_processes = ChildProcesses(self)
        self.child_processes.told.connect(self._take_event)
        self.child_processes.progress.connect(self._take_share)
        self.child_processes.finished.connect(self._take_result)
        self.child_processes.failed.connect(self._tell_failure)

    def ask(self) -> None:
        """Asks for a voice on the disk."""
        kinds = " ".join(f"*{kind}" for kind in (*CHECKPOINTS, *PACKED, CONFIG))
        wanted = self.tr("Voices and checkpoints (%1)").replace("%1", kinds)
        title = self.tr("Import a voice")
        files, _ = QFileDialog.getOpenFileNames(self._dialogs.window, title, str(Path.home()), f"{wanted};;* (*)")
        if files:
            self.take([Path(file) for file in files])

    def take(self, paths: Sequence[Path]) -> None:
        """Asks what needs to be asked about a voice in these files and folders; a finished voice is taken at once."""
        if self._live:
            self.refused.emit(self.tr("One voice at a time: the import before is not over yet."))
            return
        incoming = gather(paths)
        if incoming is None:
            names = ", ".join(f"“{path.name}”" for path in paths)
            self.refused.emit(self.tr("No voice and no checkpoint was found in %1.").replace("%1", names))
            return
        dialog = VoiceImportDialog(incoming, _wrong_with, self._dialogs.window)
        if not incoming.ready:
            dialog.name.setText(free_name(incoming.name))
        dialog.import_requested.connect(self._start)
        dialog.cancel_requested.connect(self._cancel)
        self._dialogs.show(dialog)
        dialog.activateWindow()
        if incoming.ready:
            dialog.start.click()

    def _start(self, wishes: Wishes) -> None:
        self._live = f"import {next(self._numbers)}"
        self._share, self._doing = 0.0, self.tr("Reading the file…")
        self._notes = []
        self.child_processes.start(self._live, _arguments(wishes))

    def _cancel(self) -> None:
        live, self._live = self._live, ""
        self.child_processes.cancel(live)

    def show_heard(self, heard: bool) -> None:
        """Whether the voice that was just imported is being heard."""
        if (dialog := self._dialog()) is not None:
            dialog.show_heard(heard)

    def _dialog(self) -> VoiceImportDialog | None:
        return self._dialogs.shown(VoiceImportDialog)

    def _take_event(self, name: str, event: Event) -> None:
        if name != self._live:
            return
        if event.kind == "step":
            self._doing = self._words_of_step(str(event.values.get("doing", ""))) or self._doing
            self._show_progress()
        elif event.kind == "notice" and (words := retold(event.values)):
            self._notes.append(words)

    def _take_share(self, name: str, share: float) -> None:
        if name == self._live:
            self._share = share
            self._show_progress()

    def _show_progress(self) -> None:
        if (dialog := self._dialog()) is not None:
            dialog.show_progress(self._share, self._doing)

    def _words_of_step(self, doing: str) -> str:
        return {
            "reading": self.tr("Reading the file…"),
            "converting": self.tr("Putting the model together…"),
            "vocoder": self.tr("Reading the vocoder…"),
            "writing": self.tr("Writing the voice…"),
            "speaking": self.tr("Trying whether it speaks…"),
        }.get(doing, "")

    def _take_result(self, name: str, values: dict[str, object]) -> None:
        if name != self._live:
            return
        self._live = ""
        folder, dialog = Path(str(values.get("path", ""))), self._dialog()
        try:
            called = settle_name(folder)
        except GlowTTSError as error:
            if dialog is not None:
                dialog.accept()
            self.refused.emit(said(error))
            return
        if dialog is not None and self._notes:
            dialog.listen_requested.connect(lambda: self.listen_requested.emit(str(folder)))
            dialog.stop_requested.connect(self.stop_requested)
            dialog.finished.connect(self.stop_requested)
            dialog.show_result(called, self._notes, _number(values.get("round_trip")))
        elif dialog is not None:
            dialog.accept()
        self.imported.emit(str(folder), called)

    def _tell_failure(self, name: str, words: str) -> None:
        if name != self._live:
            return
        self._live = ""
        if (dialog := self._dialog()) is not None:
            dialog.show_failure(words)
        else:
            self.refused.emit(words)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _arguments(wishes: Wishes) -> list[str]:
    """What the command line is told; what is not known is left out."""
    arguments = ["import", str(wishes.file), "--out", str(free_folder(wishes.name))]
    if wishes.ready:
        return arguments
    options = {
        "--name": wishes.name,
        "--language": wishes.language,
        "--licence": wishes.licence,
        "--source": wishes.source,
        "--config": wishes.config,
        "--vocoder": wishes.vocoder,
    }
    for option, value in options.items():
        if value:
            arguments += [option, str(value)]
    return arguments


def _wrong_with(name: str) -> str:
    """What speaks against a name; empty where nothing does."""
    try:
        checked_name(name)
    except GlowTTSError as error:
        return said(error)
    return ""

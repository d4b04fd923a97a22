"""Opening, saving, dropping: everything between the window and the disk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from app import paths
from app.i18n.core_words import said
from app.single_instance import OpenRequests, SingleInstance
from app.voices.import_candidates import may_be_voice
from app.window.parts import Parts
from app.window.unsaved_work import UnsavedWork
from glowtts_core import edits, project_file
from glowtts_core.errors import GlowTTSError
from glowtts_core.text_file import read_text
from glowtts_core.types import Project

TEXTS = (".txt", ".md", ".text")
SOUNDS = (".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".aif", ".aiff")


class Files(QObject):
    """The file side of the window.

    Signals:
        voices_brought(Sequence[Path]): voices or checkpoints that are to be imported.
    """

    voices_brought = Signal(object)

    def __init__(self, parts: Parts, instance: SingleInstance) -> None:
        super().__init__(parts.dialogs.window)
        self._parts = parts
        self._window = parts.dialogs.window
        self._document = parts.session.document
        self._instance = instance
        self._noticed: project_file.Stamp | None = None
        self.unsaved = UnsavedWork(parts, self.may_leave)
        self.unsaved.recovered.connect(self._claim_recovered)
        self._instance.wanted.connect(self._come_forward)
        self.errands = OpenRequests(self)
        self.errands.brought.connect(self._take_errand)
        self.recent = QMenu(self.tr("Open &recent"), self._window)
        self.recent.aboutToShow.connect(self._fill_recent)
        self._document.path_changed.connect(lambda _path: self._show_title())
        self._document.clean_changed.connect(lambda _clean: self._show_title())
        self._document.recovery_failed.connect(self._tell_unsafe)
        self._window.installEventFilter(self)
        self._show_title()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and watched is self._window:
            self._look_for_changes()
        return False

    # ----------------------------------------------------------------------------------------------- opening

    def new(self) -> None:
        """An empty project in place of this one."""
        if self.may_leave():
            self._instance.claim(None)
            self._document.begin(edits.add_line(Project(), "", 0, self._parts.session.cast.style("")))
            self._parts.views.text.setFocus()

    def ask_and_open(self) -> None:
        """Asks for a project or a text, and opens it."""
        wanted = self.tr("Projects and texts (%1)").replace("%1", " ".join(f"*{one}" for one in (paths.SUFFIX, *TEXTS)))
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open"), self._folder(), wanted)
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Opens a project in place of this one; a text becomes lines under the current one, a voice is imported."""
        if path.suffix.lower() in TEXTS:
            self.take_texts([path])
        elif may_be_voice(path):
            self.voices_brought.emit([path])
        elif self.may_leave():
            self._load(path)

    def _load(self, path: Path) -> None:
        if not self._instance.claim(path):
            self._parts.views.banner.show_notice(self.tr("“%1” is open in another window.").replace("%1", path.name))
            return
        try:
            self._document.load(path)
        except GlowTTSError as error:
            self._instance.claim(self._document.path)
            self._parts.views.banner.show_error(said(error))
            return
        self._parts.settings.add_recent(path)

    def take_texts(self, files: Sequence[Path]) -> None:
        """Adds the paragraphs of text files as lines, all in one step."""
        parts: list[str] = []
        for path in files:
            try:
                found = self._document.disk.now(partial(_parts_of, path))
            except GlowTTSError as error:
                self._parts.views.banner.show_error(said(error))
                continue
            parts += found
            if not found:
                self._parts.views.banner.show_notice(self.tr("“%1” is empty.").replace("%1", path.name))
        if parts:
            self._parts.session.script.add_all(parts)

    def _open_recent(self, path: Path, _checked: bool) -> None:
        self.open(path)

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in self._parts.settings.recent:
            action = self.recent.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(partial(self._open_recent, path))
        self.recent.setToolTipsVisible(True)
        if self.recent.isEmpty():
            self.recent.addAction(self.tr("Nothing yet")).setEnabled(False)
        if self.unsaved.found:
            self.recent.addSeparator()
            self.recent.addAction(self.tr("Unsaved work…")).triggered.connect(self.unsaved.show)

    # ------------------------------------------------------------------------------------------------ saving

    def save(self) -> bool:
        """Saves, asking for a name where there is none; whether it is saved now."""
        path = self._document.path
        return self.save_to(path) if path is not None else self.ask_and_save()

    def ask_and_save(self) -> bool:
        """Asks for a name and saves; whether it is saved now."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save as"), self._folder(), self.tr("Projects (%1)").replace("%1", f"*{paths.SUFFIX}")
        )
        path = Path(name)
        return bool(name) and self.save_to(path if path.suffix else path.with_suffix(paths.SUFFIX))

    def save_to(self, path: Path) -> bool:
        """Saves under a name; whether that worked."""
        self._parts.session.editing.flush()
        if not self._instance.claim(path):
            words = self.tr("“%1” is open in another window. Choose another name.").replace("%1", path.name)
            self._parts.views.banner.show_error(words)
            return False
        if path == self._document.path and self._document.was_changed_by_others() and not self._may_overwrite():
            return False
        try:
            self._document.save(path)
        except GlowTTSError as error:
            self._instance.claim(self._document.path)
            self._parts.offers.make(said(error), self.tr("Save as…"), self.ask_and_save, error=True)
            return False
        self._parts.settings.add_recent(path)
        return True

    def may_leave(self) -> bool:
        """Whether nothing would be lost; asks where something would."""
        self._parts.session.editing.flush()
        if self._document.is_clean:
            return True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Save the changes to “%1”?").replace("%1", self._name()))
        box.setInformativeText(self.tr("Without saving they are lost."))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answer = box.exec()
        if answer == buttons.Save:
            return self.save()
        return answer == buttons.Discard

    def _may_overwrite(self) -> bool:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Another program has changed “%1” since it was opened here.").replace("%1", self._name()))
        box.setInformativeText(self.tr("Saving replaces what it wrote. “Save as…” keeps both."))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Cancel)
        box.button(buttons.Save).setText(self.tr("Replace it"))
        box.setDefaultButton(buttons.Cancel)
        return box.exec() == buttons.Save

    def _look_for_changes(self) -> None:
        """Whoever comes back to the window is told, once, that the file is another one by now."""
        path = self._document.path
        if path is None or not self._document.was_changed_by_others():
            return
        now = project_file.stamp(path)
        if now == self._noticed:
            return
        self._noticed = now
        words = self.tr("Another program has changed “%1”.").replace("%1", path.name)
        self._parts.offers.make(words, self.tr("Read it again"), lambda: self.open(path))

    def _tell_unsafe(self, words: str) -> None:
        """The work cannot be kept aside: the one way to keep it is to save it."""
        self._parts.offers.make(
            self.tr("Your work is not safe until it is saved: %1").replace("%1", said(words)),
            self.tr("Save"),
            self.save,
            error=True,
        )

    def _claim_recovered(self) -> None:
        """The project that was taken up is this window's now, unless another one has it open."""
        path = self._document.path
        if not self._instance.claim(path) and path is not None:
            words = self.tr("“%1” is open in another window. Choose another name.").replace("%1", path.name)
            self._parts.views.banner.show_notice(words)

    def leave(self) -> None:
        """The window closes: nothing of this project is left to recover, and the file is free."""
        self.unsaved.leave()
        self._document.close()
        self._instance.release()
        self.errands.release()

    # ---------------------------------------------------------------------------------------------- dropping

    @staticmethod
    def can_take(data: QMimeData) -> bool:
        """Whether something dropped can be opened or read; of a file only reading it shows that."""
        return bool(_paths(data)) or data.hasText()

    def take(self, data: QMimeData) -> None:
        """Opens what was dropped: a project, the lines of texts, a sound to follow, a voice."""
        dropped = _paths(data)
        projects = [path for path in dropped if path.suffix.lower() == paths.SUFFIX]
        sounds = [path for path in dropped if path.suffix.lower() in SOUNDS]
        voices = [path for path in dropped if may_be_voice(path)]
        for path in projects[:1]:
            self.open(path)
        self.take_texts([path for path in dropped if path not in (*projects, *sounds, *voices)])
        if voices:
            self.voices_brought.emit(voices)
        for path in sounds[:1]:
            self._parts.session.following.start(path)
        if not dropped and data.hasText():
            self._parts.session.script.paste(data.text())
        self._tell_left_out([*projects[1:], *sounds[1:]])

    def _tell_left_out(self, left: Sequence[Path]) -> None:
        if left:
            names = ", ".join(f"“{path.name}”" for path in left)
            words = self.tr("One project and one sound at a time. Left out: %1").replace("%1", names)
            self._parts.views.banner.show_notice(words)

    # ----------------------------------------------------------------------------------------------- details

    def _take_errand(self, path: str) -> None:
        self._come_forward()
        self.open(Path(path))

    def _come_forward(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def _folder(self) -> str:
        path = self._document.path
        return str(path.parent if path is not None else Path.home())

    def _name(self) -> str:
        path = self._document.path
        return path.name if path is not None else self.tr("Untitled")

    def _show_title(self) -> None:
        self._window.setWindowTitle(f"{self._name()}[*] — Glow-TTS Studio")
        self._window.setWindowModified(not self._document.is_clean)
        self._parts.views.status.show_saved(self._document.is_clean)


def _paths(data: QMimeData) -> Sequence[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _parts_of(path: Path) -> list[str]:
    return edits.paragraphs(read_text(path))

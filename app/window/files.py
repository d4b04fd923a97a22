"""Opening, saving, dropping and rescuing: everything between the window and the disk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from app import document as documents
from app import paths
from app.instance import Instance
from glowtts_core import edits
from glowtts_core.errors import GlowTTSError
from glowtts_core.types import Project

if TYPE_CHECKING:
    from app.window.studio import Studio

TEXTS = (".txt", ".md", ".text")
LONGEST_TEXT_BYTES = 2_000_000


class Files(QObject):
    """The file side of the window."""

    def __init__(self, studio: Studio, instance: Instance) -> None:
        super().__init__(studio)
        self._studio = studio
        self._document = studio.session.document
        self._instance = instance
        self._waiting: Path | None = None
        self._instance.wanted.connect(self._come_forward)
        self.recent = QMenu(self.tr("Open &recent"), studio)
        self.recent.aboutToShow.connect(self._fill_recent)
        self._document.path_changed.connect(lambda _path: self._show_title())
        self._document.clean_changed.connect(lambda _clean: self._show_title())
        self._show_title()

    # ----------------------------------------------------------------------------------------------- opening

    def new(self) -> None:
        """An empty project in place of this one."""
        if self.may_leave():
            self._instance.claim(None)
            self._document.begin(edits.add_line(Project(), "", 0))
            self._studio.views.text.setFocus()

    def ask_and_open(self) -> None:
        """Asks for a project or a text, and opens it."""
        wanted = self.tr("Projects and texts (%1)").replace("%1", " ".join(f"*{one}" for one in (paths.SUFFIX, *TEXTS)))
        name, _ = QFileDialog.getOpenFileName(self._studio, self.tr("Open"), self._folder(), wanted)
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Opens a project in place of this one; the lines of a text come under the current line."""
        if path.suffix.lower() in TEXTS:
            self.take_text(path)
            return
        if not self.may_leave():
            return
        if not self._instance.claim(path):
            self._studio.views.banner.show_notice(self.tr("“%1” is open in another window.").replace("%1", path.name))
            return
        try:
            self._document.load(path)
        except GlowTTSError as error:
            self._instance.claim(self._document.path)
            self._studio.views.banner.show_error(str(error))
            return
        self._studio.settings.add_recent(path)

    def take_text(self, path: Path) -> None:
        """Adds the paragraphs of a text file as lines."""
        try:
            with path.open("rb") as file:
                text = file.read(LONGEST_TEXT_BYTES).decode("utf-8-sig", errors="replace")
        except OSError as error:
            words = self.tr("“%1” cannot be read: %2.")
            self._studio.views.banner.show_error(words.replace("%1", path.name).replace("%2", str(error.strerror)))
            return
        self._studio.session.script.paste(text)

    def _open_recent(self, path: Path, _checked: bool) -> None:
        self.open(path)

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in self._studio.settings.recent:
            action = self.recent.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(partial(self._open_recent, path))
        self.recent.setToolTipsVisible(True)
        if self.recent.isEmpty():
            self.recent.addAction(self.tr("Nothing yet")).setEnabled(False)

    # ------------------------------------------------------------------------------------------------ saving

    def save(self) -> bool:
        """Saves, asking for a name where there is none; whether it is saved now."""
        path = self._document.path
        return self.save_to(path) if path is not None else self.ask_and_save()

    def ask_and_save(self) -> bool:
        """Asks for a name and saves; whether it is saved now."""
        name, _ = QFileDialog.getSaveFileName(
            self._studio, self.tr("Save as"), self._folder(), self.tr("Projects (%1)").replace("%1", f"*{paths.SUFFIX}")
        )
        path = Path(name)
        return bool(name) and self.save_to(path if path.suffix else path.with_suffix(paths.SUFFIX))

    def save_to(self, path: Path) -> bool:
        """Saves under a name; whether that worked."""
        self._studio.session.editing.flush()
        if not self._instance.claim(path):
            words = self.tr("“%1” is open in another window. Choose another name.").replace("%1", path.name)
            self._studio.views.banner.show_error(words)
            return False
        try:
            self._document.save(path)
        except GlowTTSError as error:
            self._studio.views.banner.show_error(str(error))
            return False
        self._studio.settings.add_recent(path)
        return True

    def may_leave(self) -> bool:
        """Whether nothing would be lost; asks where something would."""
        self._studio.session.editing.flush()
        if self._document.is_clean:
            return True
        box = QMessageBox(self._studio)
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

    # ---------------------------------------------------------------------------------------------- recovery

    def offer_recovery(self) -> None:
        """Says so if another run of the program ended before its work was saved."""
        found = documents.left_behind()
        if not found:
            return
        banner = self._studio.views.banner
        banner.show_notice(self.tr("The program ended before your last work was saved."), self.tr("Restore it"))
        self._waiting = found[0]
        banner.action.connect(self._restore)
        banner.closed.connect(self._forget_waiting)

    def _restore(self) -> None:
        waiting, self._waiting = self._waiting, None
        self._studio.views.banner.dismiss()
        if waiting is None or not self.may_leave():
            return
        origin = documents.origin_of(waiting)
        try:
            self._document.recover(waiting)
        except GlowTTSError as error:
            self._studio.views.banner.show_error(str(error))
            return
        self._instance.claim(origin)

    def _forget_waiting(self) -> None:
        """What was not wanted back is given up."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            documents.discard(waiting)

    def leave(self) -> None:
        """The window closes: nothing is left to recover, and the file is free."""
        self._document.close()
        self._instance.release()

    # ---------------------------------------------------------------------------------------------- dropping

    @staticmethod
    def can_take(data: QMimeData) -> bool:
        """Whether something dropped can be opened or read."""
        return any(_is_known(path) for path in _paths(data)) or (data.hasText() and not data.hasUrls())

    def take(self, data: QMimeData) -> None:
        """Opens what was dropped."""
        paths = [path for path in _paths(data) if _is_known(path)]
        for path in paths:
            self.open(path)
        if not paths and data.hasText():
            self._studio.session.script.paste(data.text())

    # ----------------------------------------------------------------------------------------------- details

    def _come_forward(self) -> None:
        studio = self._studio
        studio.setWindowState(studio.windowState() & ~studio.windowState().WindowMinimized)
        studio.show()
        studio.raise_()
        studio.activateWindow()

    def _folder(self) -> str:
        path = self._document.path
        return str(path.parent if path is not None else Path.home())

    def _name(self) -> str:
        path = self._document.path
        return path.name if path is not None else self.tr("Untitled")

    def _show_title(self) -> None:
        self._studio.setWindowTitle(f"{self._name()}[*] — Glow-TTS Studio")
        self._studio.setWindowModified(not self._document.is_clean)
        self._studio.views.status.show_saved(self._document.is_clean)


def _paths(data: QMimeData) -> Sequence[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _is_known(path: Path) -> bool:
    return path.suffix.lower() in (paths.SUFFIX, *TEXTS)

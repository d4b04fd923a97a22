"""The installed voices as the window deals with them: listening, importing, renaming, removing, passing on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFile, QObject, Signal
from PySide6.QtWidgets import QFileDialog

from app.dialogs.voice_manager import VoiceManagerDialog
from app.i18n.core_words import said
from app.models.voices import VoiceRow
from app.open_external import open_outside
from app.voices.installed import DamagedVoice, info_of, told_at_import
from app.window.banner_offers import BannerOffers
from app.window.parts import Parts
from app.window.voice_import import VoiceImport
from app.window.voice_sample import VoiceSample
from glowtts_core.errors import GlowTTSError
from glowtts_core.types import Style, VoiceInfo
from glowtts_core.voice.archive import SUFFIX, pack_voice
from glowtts_core.voice.card import read_card
from glowtts_core.voice.library import is_own, rename_voice


class VoiceManager(QObject):
    """Joins the list of voices to the engine and the disk.

    Signals:
        usual_changed(): another voice is the usual one, so the engine has to be started with it.
    """

    usual_changed = Signal()

    _packed = Signal(str, str)
    """Path of the file and what went wrong; from the disk's thread."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.dialogs.window)
        self._parts = parts
        self._voices: list[VoiceInfo] = []
        self._damaged: list[DamagedVoice] = []
        self._offers: BannerOffers | None = None
        self.importing = VoiceImport(parts.dialogs, self)
        self.sample = VoiceSample(parts.engine, parts.player, parts.session.speaking, self)
        self.sample.heard.connect(self._show_heard)
        self.sample.failed.connect(lambda words: self.tell(words, error=True))
        self.importing.imported.connect(self._tell_installed)
        self.importing.listen_requested.connect(self._speak_sample)
        self.importing.stop_requested.connect(self.sample.stop)
        self.importing.refused.connect(lambda words: self.tell(words, error=True))
        self._packed.connect(self._tell_packed)
        parts.engine.damaged_found.connect(self._keep_damaged)
        parts.engine.voices_found.connect(self._show_voices)
        parts.engine.ready.connect(lambda _voice: self._show_rows())

    def show(self) -> None:
        """Opens the manager, or brings it to the front."""
        manager = self._dialog()
        if manager is not None:
            manager.raise_()
            manager.activateWindow()
            return
        manager = VoiceManagerDialog(self._parts.dialogs.window)
        self._offers = BannerOffers(manager.banner, manager)
        manager.listen_requested.connect(self.sample.speak)
        manager.stop_requested.connect(self.sample.stop)
        manager.usual_requested.connect(self._make_usual)
        manager.rename_requested.connect(self._rename)
        manager.remove_requested.connect(self._remove)
        manager.reveal_requested.connect(self._reveal)
        manager.export_requested.connect(self._ask_and_export)
        manager.import_requested.connect(self.importing.ask)
        manager.dropped.connect(self.importing.take)
        manager.finished.connect(self.sample.stop)
        self._parts.dialogs.show(manager)
        self._show_rows()
        usual = self._parts.session.voice
        manager.choose(usual.path if usual is not None else "")
        self._parts.engine.look_for_voices()

    def tell(
        self, words: str, label: str = "", call: Callable[[], object] | None = None, *, error: bool = False
    ) -> None:
        """Says something where the person is looking: in the manager, or in the window where that is closed."""
        manager = self._dialog()
        banner = self._parts.views.banner if manager is None else manager.banner
        offers = self._parts.offers if manager is None else self._offers
        if call is not None and offers is not None:
            offers.make(words, label, call, error=error)
        else:
            (banner.show_error if error else banner.show_notice)(words)

    def _dialog(self) -> VoiceManagerDialog | None:
        return self._parts.dialogs.shown(VoiceManagerDialog)

    def _keep_damaged(self, damaged: list[DamagedVoice]) -> None:
        self._damaged = damaged

    def _show_voices(self, voices: list[VoiceInfo]) -> None:
        self._voices = voices
        self._show_rows()

    def _show_rows(self) -> None:
        manager = self._dialog()
        if manager is not None:
            usual = self._parts.session.voice
            path = usual.path if usual is not None else ""
            rows = [_row(voice, path) for voice in self._voices]
            manager.show_voices([*rows, *map(_damaged_row, self._damaged)])

    def _speak_sample(self, path: str) -> None:
        try:
            self.sample.speak(info_of(read_card(Path(path)), Path(path)))
        except GlowTTSError as error:
            self.tell(said(error), error=True)

    def _show_heard(self, path: str) -> None:
        self.importing.show_heard(bool(path))
        manager = self._dialog()
        if manager is not None:
            manager.show_heard(path)

    def _tell_installed(self, path: str, name: str) -> None:
        """A voice has been installed."""
        self._parts.engine.look_for_voices()
        manager = self._dialog()
        if manager is not None:
            self._choose_once_found(path)
        words = self.tr("The voice “%1” is installed.").replace("%1", name)
        self.tell(words, self.tr("Speak with it"), lambda: self._parts.session.script.set_voice(name))

    def _choose_once_found(self, path: str) -> None:
        found = self._parts.engine.voices_found

        def choose(_voices: object) -> None:
            found.disconnect(choose)
            if (manager := self._dialog()) is not None:
                manager.choose(path)

        found.connect(choose)

    def _make_usual(self, voice: VoiceInfo) -> None:
        self._parts.settings.voice = voice.name
        self.usual_changed.emit()

    def _rename(self, voice: VoiceInfo, wanted: str) -> None:
        try:
            name = rename_voice(Path(voice.path), wanted)
        except GlowTTSError as error:
            self.tell(said(error), error=True)
            return
        if self._parts.settings.voice == voice.name:
            self._parts.settings.voice = name
        self._parts.engine.look_for_voices()

    def _remove(self, voice: VoiceInfo) -> None:
        self.sample.stop()
        file = QFile(voice.path)
        if not is_own(Path(voice.path)) or not file.moveToTrash():
            words = self.tr("“%1” cannot be moved to the trash: %2").replace("%1", voice.name)
            self.tell(words.replace("%2", file.errorString()), error=True)
            return
        usual = self._parts.settings.voice == voice.name
        self._forget_usual(voice)
        words = self.tr("The voice “%1” is in the trash.").replace("%1", voice.name)
        where = Path(file.fileName())
        if where != Path(voice.path) and where.is_dir():
            self.tell(words, self.tr("Put it back"), partial(self._put_back, voice, where, usual))
        else:
            self.tell(words)

    def _forget_usual(self, voice: VoiceInfo) -> None:
        """Nothing is to be spoken with a voice that is gone."""
        self._parts.engine.look_for_voices()
        if self._parts.settings.voice == voice.name:
            self._parts.settings.voice = ""
            self.usual_changed.emit()

    def _put_back(self, voice: VoiceInfo, where: Path, usual: bool) -> None:
        try:
            where.rename(voice.path)
        except OSError as error:
            words = self.tr("“%1” cannot be put back: %2").replace("%1", voice.name)
            self.tell(words.replace("%2", str(error.strerror)), error=True)
            return
        (where.parent.parent / "info" / f"{where.name}.trashinfo").unlink(missing_ok=True)  # freedesktop's note on it
        if usual:
            self._make_usual(voice)
        self._parts.engine.look_for_voices()

    def _reveal(self, voice: VoiceInfo) -> None:
        open_outside(Path(voice.path))

    def _ask_and_export(self, voice: VoiceInfo) -> None:
        usual = str(Path.home() / f"{Path(voice.path).name}{SUFFIX}")
        wanted = self.tr("Voices (%1)").replace("%1", f"*{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self._parts.dialogs.window, self.tr("Export the voice"), usual, wanted)
        if name:
            file = Path(name)
            self.export(voice, file if file.suffix else file.with_suffix(SUFFIX))

    def export(self, voice: VoiceInfo, file: Path) -> None:
        """Writes a voice as one file, in the background."""

        def write() -> None:
            try:
                pack_voice(Path(voice.path), file)
            except GlowTTSError as error:
                self._packed.emit(str(file), said(error))
            else:
                self._packed.emit(str(file), "")

        self._parts.session.document.disk.later(write)

    def _tell_packed(self, file: str, wrong: str) -> None:
        words = self.tr("The voice is in “%1”.").replace("%1", Path(file).name)
        self.tell(wrong or words, error=bool(wrong))


def _row(voice: VoiceInfo, usual: str) -> VoiceRow:
    folder = Path(voice.path)
    notes = tuple(told_at_import(folder))
    return VoiceRow(voice, _size(folder), own=is_own(folder), usual=voice.path == usual, notes=notes)


def _damaged_row(one: DamagedVoice) -> VoiceRow:
    folder = Path(one.path)
    voice = VoiceInfo(one.name, one.path, "", 0, takes_pitch=False, description="", licence="", style=Style())
    return VoiceRow(voice, _size(folder), own=is_own(folder), wrong=one.words)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file()) if folder.is_dir() else 0

"""Importing a voice: asks in one place for what a checkpoint does not say, and shows how the work goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.dialogs.file_field import FileField, with_folder
from app.dialogs.forms import Page, finish, foot, hint, margins, primary
from app.dialogs.guide import help_button
from app.dialogs.import_result import ImportResult
from app.voices.import_candidates import CHECKPOINTS, CONFIG, ImportCandidate
from app.widgets import theme
from app.widgets.tokens import LIGHT

LICENCES = ("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "MIT", "Apache-2.0", "MPL-2.0", "GPL-3.0")
LANGUAGES = ("en-US", "en-GB", "de-DE", "es-ES", "fr-FR", "it-IT", "nl-NL", "pl-PL", "pt-BR", "ru-RU", "sv-SE", "uk-UA")
FULL = 1000


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be imported, and how."""

    file: Path
    ready: bool
    name: str
    language: str = ""
    licence: str = ""
    source: str = ""
    config: Path | None = None
    vocoder: Path | None = None


class VoiceImportDialog(QDialog):
    """Not modal. It stays until the voice is there; what went wrong is said here, and can be mended here.

    Signals:
        import_requested(Wishes)
        cancel_requested(): the work that is going on is not wanted any more.
        listen_requested(), stop_requested(): of the voice that is there now.
    """

    import_requested = Signal(object)
    cancel_requested = Signal()
    listen_requested = Signal()
    stop_requested = Signal()

    def __init__(
        self, incoming: ImportCandidate, check_name: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("voice_import")
        self.setWindowTitle(self.tr("Import a voice"))
        self._incoming, self._check_name, self._running = incoming, check_name, False
        self._heard = False
        self._make_fields(incoming)
        self.words = hint()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.outcome = ImportResult()
        self.outcome.hide()
        self.bar = QProgressBar()
        self.bar.setRange(0, FULL)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(LIGHT.xs)
        self.bar.setAccessibleName(self.tr("Progress of the import"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.close)
        self.listen = QPushButton()
        self.listen.setAutoDefault(False)
        self.listen.clicked.connect(self._listen)
        self.listen.hide()
        self.start = primary(self.tr("&Import"))
        self.start.clicked.connect(self._start)
        self._lay_out()
        self._show_running(False)
        self._check_fields()

    def wishes(self) -> Wishes:
        """What the fields say."""
        one, licence = self._incoming, self.licence.currentText().strip()
        if one.ready:
            return Wishes(one.file, ready=True, name=one.name)
        return Wishes(
            one.file,
            ready=False,
            name=self.name.text().strip(),
            language=self.language.currentText().split(" ")[0].strip(),
            licence="" if licence == self.licence.itemText(0) else licence,
            source=self.source.text().strip(),
            config=self.config.path,
            vocoder=self.vocoder.path,
        )

    def show_progress(self, share: float, words: str) -> None:
        """How far the work is, and what is being done."""
        self._show_running(True)
        self.bar.setValue(round(share * FULL))
        self.words.setText(words)

    def show_failure(self, words: str) -> None:
        """Why it came to nothing; what is in the fields stays, to be mended."""
        self._show_running(False)
        self._show_words(words, wrong=True)
        self.start.setText(self.tr("Try &again"))

    def show_result(self, name: str, notes: Sequence[str], round_trip: float | None) -> None:
        """The voice is there: what its import had to guess, and how exactly its flow comes back."""
        self._running = False
        for part in (self.form, self.bar, self.words, self.cancel):
            part.hide()
        self.head.setText(self.tr("The voice “%1” is installed.").replace("%1", name))
        self.outcome.tell(notes, round_trip)
        self.outcome.show()
        self.show_heard(False)
        self.listen.show()
        self.start.clicked.disconnect()
        self.start.clicked.connect(self.accept)
        self.start.setText(self.tr("&Done"))
        self.start.setEnabled(True)
        self.start.setFocus()
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), layout.heightForWidth(self.width()))

    def show_heard(self, heard: bool) -> None:
        """Whether the voice that is there now is being listened to."""
        self._heard = heard
        self.listen.setText(self.tr("S&top") if heard else self.tr("&Listen"))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._give_up()
        super().closeEvent(event)

    def reject(self) -> None:
        self._give_up()
        super().reject()

    def _give_up(self) -> None:
        if self._running:
            self._running = False
            self.cancel_requested.emit()

    def _make_fields(self, one: ImportCandidate) -> None:
        self.name = QLineEdit(one.name)
        self.name.setAccessibleName(self.tr("Name"))
        self.name.selectAll()
        self.name.textChanged.connect(self._check_fields)
        self.language = _free_choice(self.tr("Language"), [_language_words(tag) for tag in LANGUAGES])
        self.language.setCurrentText(_language_words(one.language))
        self.licence = _free_choice(self.tr("Licence"), [self.tr("not known"), *LICENCES])
        self.source = QLineEdit()
        self.source.setAccessibleName(self.tr("Origin"))
        self.source.setPlaceholderText(self.tr("Who made it, or where it is from"))
        kinds = " ".join(f"*{kind}" for kind in (*CHECKPOINTS, ""))
        words = self.tr("None: usual values")
        self.config = FileField(self.tr("Configuration"), words, f"*{CONFIG}", one.config)
        self.vocoder = FileField(
            self.tr("Vocoder"), self.tr("None: plain, metallic sound"), f"{kinds} g_*", one.vocoder
        )

    def _lay_out(self) -> None:
        self.head = QLabel(with_folder(self._incoming.file))
        self.head.setFont(theme.sized(self.head.font(), LIGHT.line_px))
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setWordWrap(True)
        self.head.setToolTip(str(self._incoming.file))
        self.form = QWidget()
        page = Page()
        page.row(self.tr("&Name"), self.name)
        page.row(self.tr("&Language"), self.language)
        page.row(self.tr("Li&cence"), self.licence)
        page.row(self.tr("&Origin"), self.source)
        page.row(self.tr("Con&figuration"), self.config)
        page.row(self.tr("&Vocoder"), self.vocoder)
        finish(page)
        self.form.setLayout(page)
        column = QVBoxLayout()
        margins(self, column)
        column.addWidget(self.head)
        column.addWidget(self.form)
        column.addWidget(self.outcome)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        column.addStretch(1)
        column.addLayout(foot((help_button("importing"),), (self.cancel, self.listen, self.start)))
        self.form.setVisible(not self._incoming.ready)
        self.words.setMinimumHeight(3 * self.words.fontMetrics().lineSpacing())
        self.resize(520, self.sizeHint().height())

    def _listen(self) -> None:
        (self.stop_requested if self._heard else self.listen_requested).emit()

    def _start(self) -> None:
        wishes = self.wishes()
        self.show_progress(0.0, self.tr("Beginning…"))
        self.import_requested.emit(wishes)

    def _show_running(self, on: bool) -> None:
        self._running = on
        self.form.setEnabled(not on)
        self.bar.setVisible(on)
        self.start.setEnabled(not on)
        if on:
            self._show_words("", wrong=False)

    def _check_fields(self) -> None:
        """Says what is wrong with the name, or what is a guess."""
        if self._incoming.ready:
            return
        wrong = self._check_name(self.name.text())
        self.start.setEnabled(not wrong)
        self._show_words(wrong or self._guesses(), wrong=bool(wrong))

    def _guesses(self) -> str:
        one = self._incoming
        words = []
        if not one.language_known:
            words.append(self.tr("The language is a guess: no configuration tells it."))
        words.append(self.tr("Nothing is invented: what you leave out stays “not known”."))
        return " ".join(words)

    def _show_words(self, words: str, *, wrong: bool) -> None:
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.words.setProperty("wrong", wrong)
        self.words.setProperty("muted", not wrong)
        self.words.setMargin(LIGHT.sm if wrong else 0)
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)


def _free_choice(name: str, rows: list[str]) -> QComboBox:
    """A list to choose from, or to write something else into."""
    field = QComboBox()
    field.setEditable(True)
    field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    field.setAccessibleName(name)
    field.addItems(rows)
    return field


def _language_words(tag: str) -> str:
    known = QLocale(tag).nativeLanguageName()
    return f"{tag}  {known}" if known else tag

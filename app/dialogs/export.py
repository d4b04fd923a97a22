"""The export dialog: asks what to write, shows how far it is, and says what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.dialogs.export_fields import BesideFields, LineFields, PlaceFields, SoundFields
from app.dialogs.forms import finish, foot, margins, primary
from app.dialogs.guide import help_button
from app.open_external import open_outside
from app.widgets.tokens import LIGHT
from glowtts_core.export.options import ExportOptions

SPARE_PX = 48
"""Of the screen: title bar, panel, and a little air."""
"""Height of what stands below and around the fields."""


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What the person asked for."""

    options: ExportOptions
    folder: str
    scope: str
    """``current``, ``selected`` or ``all``."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What there is to export."""

    selected: int
    total: int
    text: str
    """The first line that would be exported, for the example of a name."""
    voice: str
    seed: int
    sample_rate: int


class ExportDialog(QDialog):
    """Options, progress and result of an export.

    Signals:
        export_requested(ExportRequest): the person pressed Export.
        cancel_requested(): the person wants a running export to stop.
    """

    export_requested = Signal(object)
    cancel_requested = Signal()

    def __init__(self, request: ExportRequest, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle(self.tr("Export"))
        self._subject = subject
        self._running = False
        self._lines = LineFields(subject.selected, subject.total)
        self._place, self._sound, self._beside = PlaceFields(), SoundFields(subject.sample_rate), BesideFields()
        finish(*(part.page for part in (self._lines, self._place, self._sound, self._beside)))
        self._fields = QWidget()
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, LIGHT.md, 0)
        column.setSpacing(LIGHT.md)
        for part in (self._lines, self._place, self._sound, self._beside):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._fields)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Progress of the export"))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self._bar.setRange(0, 1000)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.hide()
        self._open = QPushButton(self.tr("&Open the folder"))
        self._open.clicked.connect(self._open_folder)
        self._open.hide()
        self._close = QPushButton(self.tr("Close"))
        self._close.clicked.connect(self.reject)
        self._export = primary(self.tr("&Export"))
        self._export.clicked.connect(self._request)
        self._lay_out()
        self._fill(request)

    def request(self) -> ExportRequest:
        """What the fields say now."""
        options = ExportOptions()
        for part in (self._lines, self._place, self._sound, self._beside):
            options = part.into(options)
        return ExportRequest(options, self._place.folder(), self._lines.scope())

    def show_progress(self, share: float) -> None:
        """How far a running export is, 0 to 1."""
        self._bar.setValue(round(1000 * share))

    def show_report(self, files: int, failures: Sequence[tuple[int, str]], remarks: Sequence[tuple[int, str]]) -> None:
        """What came of it: how many files, and (line, words) of what failed or deserves a word."""
        rows = [self.tr("Files written: %1").replace("%1", str(files))]
        rows += [f"⚠ {self._line_prefix(line)}{words}" for line, words in failures]
        rows += [f"{self._line_prefix(line)}{words}" for line, words in remarks]
        self._show_outcome("\n".join(rows), opens=files > 0)

    def show_failure(self, words: str) -> None:
        """The export did not happen."""
        self._show_outcome(f"⚠ {words}", opens=False)

    def show_cancelled(self) -> None:
        """The export was stopped."""
        self._show_outcome(self.tr("Stopped. Nothing was written."), opens=False)

    def reject(self) -> None:
        """Closes, or stops what is running."""
        if self._running:
            self.cancel_requested.emit()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter exports from any field."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._export.click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        margins(self, column)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._bar)
        column.addWidget(self._words)
        column.addLayout(foot((help_button("files#exports"), self._open), (self._close, self._export)))
        for changed in (self._lines.changed, self._place.changed, self._sound.changed):
            changed.connect(self._show_example)

    def _fill(self, request: ExportRequest) -> None:
        self._lines.fill(request.scope, request.options)
        self._place.fill(request.folder, request.options)
        self._sound.fill(request.options)
        self._beside.fill(request.options)
        self._show_example()
        self.resize(max(self._fields.sizeHint().width() + 76, 600), 600)

    def showEvent(self, event: QShowEvent) -> None:
        """Takes as much height as there is to show, and the screen has: how words wrap is known only now."""
        super().showEvent(event)
        seen = self._scroll.viewport().size()
        needed = max(self._fields.minimumSizeHint().height(), self._fields.heightForWidth(seen.width()))
        room = self.screen().availableSize().height() - SPARE_PX
        self.resize(self.width(), min(self.height() + needed - seen.height(), room))

    def _show_example(self) -> None:
        one = self._subject
        good = self._place.show_example(self._sound.format(), one.text, one.voice, one.seed, one.total)
        self._export.setEnabled(good and bool(self._place.folder()) and one.total > 0 and not self._running)

    def _request(self) -> None:
        self._set_running(True)
        self._words.hide()
        self._open.hide()
        self.export_requested.emit(self.request())

    def _show_outcome(self, words: str, *, opens: bool) -> None:
        self._set_running(False)
        self._words.setText(words)
        self._words.show()
        self._open.setVisible(opens)
        self._close.setFocus()

    def _set_running(self, running: bool) -> None:
        self._running = running
        self._fields.setEnabled(not running)
        self._export.setEnabled(not running)
        self._close.setText(self.tr("Cancel") if running else self.tr("Close"))
        self._bar.setValue(0)

    def _line_prefix(self, line: int) -> str:
        return self.tr("Line %1: ").replace("%1", str(line)) if line else ""

    def _open_folder(self) -> None:
        open_outside(Path(self._place.folder()))

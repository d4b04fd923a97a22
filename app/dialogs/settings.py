"""The settings dialog. It gets values and hands values back; who keeps them is not its business."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QPushButton, QSpinBox, QVBoxLayout, QWidget

from app.dialogs.forms import Choice, Page, finish, foot, hint, margins, primary, side_by_side
from app.dialogs.guide import help_button

AUTOMATIC = "auto"
CPU = "cpu"


@dataclass(frozen=True, slots=True)
class SettingsValues:
    """What the dialog sets."""

    device: str = AUTOMATIC
    """``auto``, ``cpu`` or a CUDA device such as ``cuda:0``."""
    threads: int = 0
    """CPU threads; 0 = as many as make sense here."""
    output: str = ""
    """Name of the audio device; empty = the system's own choice, also when that changes."""
    theme: str = ""
    """``light``, ``dark``, or empty = as the system has it."""
    language: str = ""
    """``en``, ``de``, or empty = as the system has it."""
    reduced_motion: bool = False
    praat_keys: bool = False


@dataclass(frozen=True, slots=True)
class Machine:
    """What there is to choose from."""

    gpus: Sequence[tuple[str, str]] = ()
    """(``cuda:0``, name of the card)."""
    outputs: Sequence[str] = ()
    """Names of the audio devices."""
    cores: int = 1


class SettingsDialog(QDialog):
    """Device, sound, looks and habits.

    Signals:
        chosen(SettingsValues): the person pressed OK.
    """

    chosen = Signal(object)

    def __init__(self, values: SettingsValues, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(self.tr("Settings"))
        page = Page()
        self._add_device(page, values, machine)
        self._add_sound(page, values, machine)
        self._add_looks(page)
        self._reduced = QCheckBox(self.tr("&Reduce motion: the playhead goes from sound to sound"))
        page.row("", self._reduced)
        page.heading(self.tr("Keys"))
        self._praat = QCheckBox(self.tr("&Tab plays the selection, as in Praat"))
        page.row("", self._praat)
        page.row("", hint(self.tr("On the time axis only. Shift+Tab still leaves it.")))
        finish(page)
        usual, cancel = QPushButton(self.tr("&Usual settings")), QPushButton(self.tr("Cancel"))
        usual.clicked.connect(lambda: self._fill(SettingsValues()))
        cancel.clicked.connect(self.reject)
        confirm = primary(self.tr("OK"))
        confirm.clicked.connect(self.accept)
        column = QVBoxLayout()
        margins(self, column)
        column.addLayout(page)
        column.addStretch(1)
        column.addSpacing(8)
        column.addLayout(foot((help_button("settings"), usual), (cancel, confirm)))
        self.setMinimumWidth(520)
        self._fill(values)

    def values(self) -> SettingsValues:
        """What the fields say now."""
        return SettingsValues(
            device=str(self._device.value()),
            threads=self._threads.value(),
            output=str(self._output.value()),
            theme=str(self._theme.value()),
            language=str(self._language.value()),
            reduced_motion=self._reduced.isChecked(),
            praat_keys=self._praat.isChecked(),
        )

    def accept(self) -> None:
        """Hands the values out and closes."""
        self.chosen.emit(self.values())
        super().accept()

    def _add_device(self, page: Page, values: SettingsValues, machine: Machine) -> None:
        page.heading(self.tr("Computing"))
        rows = [(AUTOMATIC, self.tr("Automatic")), (CPU, self.tr("Processor (CPU)"))]
        rows += [(name, f"{words} ({name})") for name, words in machine.gpus]
        if values.device not in dict(rows):
            missing = self.tr("%1 (not there now)").replace("%1", values.device)
            rows.append((values.device, missing))
        self._device = Choice(self.tr("Device"), rows)
        self._device.currentIndexChanged.connect(self._enable_threads)
        page.row(self.tr("&Device"), side_by_side(self._device))
        self._threads = QSpinBox()
        self._threads.setAccessibleName(self.tr("Threads"))
        self._threads.setRange(0, max(machine.cores, values.threads))
        self._threads.setSpecialValueText(self.tr("Automatic"))
        self._threads.lineEdit().setTextMargins(4, 0, 4, 0)
        self._threads.setMinimumWidth(104)
        page.row(self.tr("T&hreads"), side_by_side(self._threads))
        page.row("", hint(self.tr("If a graphics card fails, the processor takes over and a message says so.")))

    def _add_sound(self, page: Page, values: SettingsValues, machine: Machine) -> None:
        page.heading(self.tr("Sound"))
        rows = [("", self.tr("As the system has it")), *((name, name) for name in machine.outputs)]
        if values.output not in dict(rows):
            rows.append((values.output, self.tr("%1 (not there now)").replace("%1", values.output)))
        self._output = Choice(self.tr("Audio device"), rows)
        self._output.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._output.setMinimumContentsLength(28)
        page.row(self.tr("&Audio device"), self._output)

    def _add_looks(self, page: Page) -> None:
        page.heading(self.tr("Looks"))
        system = self.tr("As the system has it")
        self._theme = Choice(self.tr("Colours"), [("", system), ("light", self.tr("Light")), ("dark", self.tr("Dark"))])
        page.row(self.tr("&Colours"), side_by_side(self._theme))
        # Each language is named in that language, so that a person can find the way back.
        self._language = Choice(self.tr("Language"), [("", system), ("en", "English"), ("de", "Deutsch")])
        page.row(self.tr("&Language"), side_by_side(self._language))
        page.row("", hint(self.tr("Another language shows after the next start.")))

    def _fill(self, values: SettingsValues) -> None:
        self._device.choose(values.device)
        self._threads.setValue(values.threads)
        self._output.choose(values.output)
        self._theme.choose(values.theme)
        self._language.choose(values.language)
        self._reduced.setChecked(values.reduced_motion)
        self._praat.setChecked(values.praat_keys)
        self._enable_threads()

    def _enable_threads(self) -> None:
        self._threads.setEnabled(self._device.value() in (AUTOMATIC, CPU))

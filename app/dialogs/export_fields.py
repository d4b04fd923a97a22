"""The parts of the export dialog: which lines, where to, what sound, and what stands beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from app.dialogs.forms import Choice, Number, Page, hint, side_by_side
from app.i18n.core_words import said
from glowtts_core.audio.formats import FORMATS
from glowtts_core.errors import ConfigError
from glowtts_core.export.names import file_stem
from glowtts_core.export.options import LIMITS, RATES_HZ, ExportOptions

SCOPES = ("current", "selected", "all")


class LineFields(QWidget):
    """Which lines, and whether they become one file."""

    changed = Signal()

    def __init__(self, selected: int, total: int) -> None:
        super().__init__()
        self.page = page = Page()
        page.heading(self.tr("Lines"))
        words = {
            "current": self.tr("This line"),
            "selected": self.tr("Selected lines (%1)").replace("%1", str(selected)),
            "all": self.tr("All lines (%1)").replace("%1", str(total)),
        }
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        for scope in SCOPES:
            button = self._buttons[scope] = QRadioButton(words[scope])
            self._group.addButton(button)
        self._buttons["selected"].setEnabled(selected > 1)
        page.addLayout(side_by_side(*self._buttons.values()))
        self._joined = QCheckBox(self.tr("&Join them into one file, with silence between of"))
        self._gap = Number(self.tr("Silence between the lines"), LIMITS["gap_s"], 0.1, 2, "s")
        page.addLayout(side_by_side(self._joined, self._gap))
        self.setLayout(page)
        self._group.buttonToggled.connect(self._enable_gap)
        self._joined.toggled.connect(self._enable_gap)

    def fill(self, scope: str, options: ExportOptions) -> None:
        """Shows values."""
        button = self._buttons[scope]
        (button if button.isEnabled() else self._buttons["all"]).setChecked(True)
        self._joined.setChecked(options.joined)
        self._gap.setValue(options.gap_s)
        self._enable_gap()

    def scope(self) -> str:
        """One of `SCOPES`."""
        return next(scope for scope, button in self._buttons.items() if button.isChecked())

    def into(self, options: ExportOptions) -> ExportOptions:
        """The options with the values of these fields."""
        return replace(options, joined=self._joined.isChecked(), gap_s=self._gap.value())

    def _enable_gap(self) -> None:
        several = not self._buttons["current"].isChecked()
        self._joined.setEnabled(several)
        self._gap.setEnabled(several and self._joined.isChecked())
        self.changed.emit()


class PlaceFields(QWidget):
    """Folder and names of the files."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.page = page = Page()
        page.heading(self.tr("Files"))
        self._folder = QLineEdit()
        self._folder.setAccessibleName(self.tr("Folder"))
        browse = QPushButton(self.tr("&Browse…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        line = QHBoxLayout()
        line.addWidget(self._folder, 1)
        line.addWidget(browse)
        page.row(self.tr("&Folder"), line)
        self._template = QLineEdit()
        self._template.setAccessibleName(self.tr("File name"))
        self._template.setToolTip(
            self.tr("{n} number of the line, {text} its first words, {voice} the voice, {seed} its seed")
        )
        page.row(self.tr("File &name"), self._template)
        self._example = hint()
        page.row("", self._example)
        self._overwrite = QCheckBox(self.tr("Replace files of the same name; otherwise new ones get a n&umber"))
        page.row("", self._overwrite)
        self.setLayout(page)
        self._template.textChanged.connect(self.changed)
        self._folder.textChanged.connect(self.changed)

    def fill(self, folder: str, options: ExportOptions) -> None:
        """Shows values."""
        self._folder.setText(folder)
        self._template.setText(options.template)
        self._overwrite.setChecked(options.overwrite)

    def folder(self) -> str:
        """The folder as typed."""
        return self._folder.text().strip()

    def into(self, options: ExportOptions) -> ExportOptions:
        """The options with the values of these fields."""
        return replace(options, template=self._template.text(), overwrite=self._overwrite.isChecked())

    def show_example(self, ending: str, text: str, voice: str, seed: int, total: int) -> bool:
        """Shows what the name of the first file will be; False where the template is no good."""
        try:
            stem = file_stem(self._template.text(), 1, total, text, voice, seed)
        except ConfigError:
            words = self.tr("Known are {n}, {text}, {voice} and {seed}.")
        else:
            words = self.tr("For example: %1").replace("%1", f"{stem}.{ending}")
            ending = ""
        self._example.setText(words)
        self._template.setProperty("invalid", bool(ending))
        self._template.style().polish(self._template)
        return not ending

    def _browse(self) -> None:
        found = QFileDialog.getExistingDirectory(self, self.tr("Export into"), self.folder() or str(Path.home()))
        if found:
            self._folder.setText(found)


class SoundFields(QWidget):
    """Format, rate, level and silences."""

    changed = Signal()

    def __init__(self, sample_rate: int) -> None:
        super().__init__()
        self.page = page = Page()
        page.heading(self.tr("Sound"))
        self._format = Choice(self.tr("Format"), [(name, said(kind.words)) for name, kind in FORMATS.items()])
        self._depth = Choice(self.tr("Sample depth"))
        page.row(self.tr("For&mat"), side_by_side(self._format, self._depth))
        own = self.tr("As the voice has it (%1)").replace("%1", _kilohertz(sample_rate))
        self._rate = Choice(self.tr("Sample rate"), [(hz, _kilohertz(hz) if hz else own) for hz in RATES_HZ])
        self._rate.setToolTip(
            self.tr("A higher rate lets the file fit in elsewhere. It does not make it sound better.")
        )
        page.row(self.tr("Sample &rate"), side_by_side(self._rate))
        self._rate_hint = hint(self._rate.toolTip())
        page.row("", self._rate_hint)
        self._level = Choice(
            self.tr("Level"),
            [
                ("off", self.tr("As spoken")),
                ("peak", self.tr("Peak at −1 dBFS")),
                ("loudness", self.tr("Loudness of")),
            ],
        )
        self._loudness = Number(self.tr("Loudness"), LIMITS["loudness_lufs"], 1.0, 1, "LUFS")
        page.row(self.tr("&Level"), side_by_side(self._level, self._loudness))
        page.row("", hint(self.tr("One gain for each whole file, so that sentences keep their balance.")))
        self._lead = Number(self.tr("Silence before"), LIMITS["lead_s"], 0.1, 2, "s")
        self._trail = Number(self.tr("Silence after"), LIMITS["trail_s"], 0.1, 2, "s")
        page.row(self.tr("&Silence before"), side_by_side(self._lead))
        page.row(self.tr("Silence &after"), side_by_side(self._trail))
        self.setLayout(page)
        for choice in (self._format, self._rate, self._level):
            choice.currentIndexChanged.connect(self._offer_depths)

    def fill(self, options: ExportOptions) -> None:
        """Shows values."""
        self._format.choose(options.format)
        self._offer_depths()
        self._depth.choose(options.depth)
        self._rate.choose(options.rate_hz)
        self._level.choose(options.level)
        self._loudness.setValue(options.loudness_lufs)
        self._lead.setValue(options.lead_s)
        self._trail.setValue(options.trail_s)

    def format(self) -> str:
        """The chosen format, which is also the ending."""
        return str(self._format.value())

    def into(self, options: ExportOptions) -> ExportOptions:
        """The options with the values of these fields."""
        rate_hz = self._rate.value()
        assert isinstance(rate_hz, int)
        return replace(
            options,
            format=self.format(),
            depth=str(self._depth.value()) if FORMATS[self.format()].depths else options.depth,
            rate_hz=rate_hz,
            level=str(self._level.value()),
            loudness_lufs=self._loudness.value(),
            lead_s=self._lead.value(),
            trail_s=self._trail.value(),
        )

    def _offer_depths(self) -> None:
        depths = FORMATS[self.format()].depths
        words = {"16": self.tr("16 bit"), "24": self.tr("24 bit"), "32f": self.tr("32 bit, floating point")}
        self._depth.offer((depth, words[depth]) for depth in depths)
        self._depth.setVisible(bool(depths))
        self._loudness.setEnabled(self._level.value() == "loudness")
        self.changed.emit()


class BesideFields(QWidget):
    """Files beside the sound."""

    def __init__(self) -> None:
        super().__init__()
        self.page = page = Page()
        page.heading(self.tr("Beside the sound"))
        words = {
            "textgrid": self.tr("Praat Text&Grid"),
            "srt": self.tr("Subt&itles (SRT)"),
            "vtt": self.tr("Subtitles (Web&VTT)"),
            "lab": self.tr("&HTK labels (.lab)"),
            "json": self.tr("Ever&ything as JSON"),
            "txt": self.tr("The &text"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(2, 1)
        self._kinds = {kind: QCheckBox(label) for kind, label in words.items()}
        for index, box in enumerate(self._kinds.values()):
            grid.addWidget(box, index // 3, index % 3)
        page.addLayout(grid)
        self._picture = Choice(
            self.tr("Picture"), [("", self.tr("None")), ("png", "PNG"), ("svg", "SVG"), ("pdf", "PDF")]
        )
        about = hint(self.tr("of the mel spectrogram and the alignment"))
        about.setWordWrap(False)
        page.row(self.tr("&Picture"), side_by_side(self._picture, about))
        self._provenance = QCheckBox(self.tr("&Write voice, seed and program version into the sound file"))
        page.addWidget(self._provenance)
        self.setLayout(page)

    def fill(self, options: ExportOptions) -> None:
        """Shows values."""
        for kind, box in self._kinds.items():
            box.setChecked(kind in options.timings)
        self._picture.choose(options.picture)
        self._provenance.setChecked(options.provenance)

    def into(self, options: ExportOptions) -> ExportOptions:
        """The options with the values of these fields."""
        kinds = tuple(kind for kind, box in self._kinds.items() if box.isChecked())
        return replace(
            options, timings=kinds, picture=str(self._picture.value()), provenance=self._provenance.isChecked()
        )


def _kilohertz(hz: int) -> str:
    return f"{hz / 1000:g} kHz"

"""The bar at the top: voice, playing, time, level, the style's quick controls, export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n.core_words import said
from app.widgets import theme
from app.widgets.captions import compact
from app.widgets.icons import IconButton, Tint, icon, tooltip
from app.widgets.keys import keep_keys
from app.widgets.output_controls import OutputControls
from app.widgets.parameter_row import ParameterRow, SeedField
from app.widgets.status import ProgressLine
from app.widgets.tokens import LIGHT
from app.widgets.voice_choice import SpeakerChoice, VoiceChoice, speakers_of
from glowtts_core.parameters import STYLE
from glowtts_core.types import Style, VoiceInfo

BUTTON_PX = 32
"""Side of the buttons of the bar."""


class TransportBar(QWidget):
    """Where it is narrow the quick controls give way one after the other; the style panel has them all.

    Signals:
        play_clicked(bool unedited): Shift-click asks for the line as planned, without the edits.
        stop_clicked()
        play_selection_clicked()
        play_all_clicked()
        loop_toggled(bool on)
        volume_changed(float volume): 0 to 1.
        device_chosen(object name): a str, or None to follow the system.
        voice_chosen(str name)
        speaker_chosen(str name): empty = the voice's usual one.
        style_edited(object style, str words, bool final)
        seed_lock_toggled(bool locked)
        export_clicked()
    """

    play_clicked = Signal(bool)
    stop_clicked = Signal()
    play_selection_clicked = Signal()
    play_all_clicked = Signal()
    loop_toggled = Signal(bool)
    volume_changed = Signal(float)
    device_chosen = Signal(object)
    voice_chosen = Signal(str)
    speaker_chosen = Signal(str)
    style_edited = Signal(object, str, bool)
    seed_lock_toggled = Signal(bool)
    export_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._style = Style()
        self.voice = VoiceChoice()
        self.voice.setMinimumWidth(120)
        self.voice.voice_chosen.connect(self.voice_chosen)
        self._speakers: tuple[str, ...] = ()
        self.speaker = SpeakerChoice()
        self.speaker.setMinimumWidth(96)
        self.speaker.chosen.connect(self.speaker_chosen)
        self._make_buttons()
        self.time = QLabel()
        self.time.setFont(theme.figures(self.time.font()))
        self.time.setAccessibleName(self.tr("Position and length"))
        self.output = OutputControls()
        self.output.volume_changed.connect(self.volume_changed)
        self.output.device_chosen.connect(self.device_chosen)
        self._make_quick_controls()
        self.export = QToolButton()
        self.export.setText(self.tr("Export"))
        self.export.setIcon(icon("export", Tint.ON_ACCENT))
        self.export.setIconSize(QSize(16, 16))
        self.export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.export.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keep_keys(self.export, (Qt.Key.Key_Space,))
        self.export.setToolTip(tooltip(self.tr("Export with the last settings"), "Ctrl+E"))
        self.export.setProperty("primary", True)
        self.export.clicked.connect(self.export_clicked)
        self.progress = ProgressLine()
        self._lay_out()
        self.show_position(0.0, 0.0)
        self.show_playing(False)

    def show_position(self, position_s: float, total_s: float) -> None:
        """Shows where the playhead stands and how long the line is, in seconds."""
        self.time.setText(f"{clock(position_s)} / {clock(total_s)}")

    def show_level(self, peak: float, clipped: bool) -> None:
        """Shows a peak, 1 = full scale; the clip mark stays lit until it is cleared."""
        self.output.meter.show_level(peak, clipped)

    def show_playing(self, playing: bool) -> None:
        """Whether sound is coming out."""
        self.stop.setEnabled(playing or self.progress.part is not None)
        self._playing = playing
        self.play.setAccessibleDescription(self.tr("playing") if playing else "")
        if not playing:
            self.output.meter.show_level(0.0, False)

    def show_busy(self, busy: bool, part: float = 0.0) -> None:
        """Whether something is being computed, and how much of it is done, 0 to 1."""
        self.progress.show_progress(part if busy else None)
        self.stop.setEnabled(busy or self._playing)

    def show_selection(self, some: bool) -> None:
        """Whether there is a selection to play."""
        self.play_selection.setEnabled(some)

    def show_voices(self, voices: Sequence[VoiceInfo], name: str) -> None:
        """Lists the voices with one of them chosen, and its speakers where there are several."""
        self.voice.show_voices(voices, name)
        self._speakers = speakers_of(voices, name)
        self.speaker.show_speakers(self._speakers, self._style.speaker)
        self._give_way(self.width())

    def show_style(self, style: Style) -> None:
        """Shows a style in the quick controls and says nothing."""
        self._style = style
        self.speed.show_value(style.speed)
        self.temperature.show_value(style.temperature)
        self.seed.show_seed(style.seed)
        self.speaker.show_speakers(self._speakers, style.speaker)

    def show_usual(self, usual: Style) -> None:
        """The voice's usual style: what a double-click leads back to."""
        self.speed.set_default(usual.speed)
        self.temperature.set_default(usual.temperature)

    def show_seed_locked(self, locked: bool) -> None:
        """Shows the lock of the seed open or closed and says nothing."""
        self.seed.show_locked(locked)

    def show_loop(self, on: bool) -> None:
        """Shows whether playing starts over and says nothing."""
        self.loop.blockSignals(True)
        self.loop.setChecked(on)
        self.loop.blockSignals(False)

    def show_devices(self, devices: Sequence[str], chosen: str | None) -> None:
        """Lists the output devices; None is the one the system prefers."""
        self.output.show_devices(devices, chosen)

    def show_volume(self, volume: float) -> None:
        """Shows the volume, 0 to 1, and says nothing."""
        self.output.show_volume(volume)

    def set_export_menu(self, menu: QMenu) -> None:
        """What opens from the arrow beside Export."""
        self.export.setMenu(menu)
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way(event.size().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.tokens(self).raised))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._needed(shown=0), super().minimumSizeHint().height())

    def _make_buttons(self) -> None:
        self.play = IconButton("play-fill", self.tr("Play; with Shift: without the edits"), "Space", Tint.ON_ACCENT)
        self.play.setProperty("primary", True)
        self.play.clicked.connect(
            lambda: self.play_clicked.emit(bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier))
        )
        self.stop = IconButton("stop-fill", self.tr("Stop"), "Esc")
        self.stop.clicked.connect(self.stop_clicked)
        self.loop = IconButton("repeat", self.tr("Start over at the end"))
        self.loop.setCheckable(True)
        self.loop.toggled.connect(self.loop_toggled)
        self.play_selection = IconButton("selection-background", self.tr("Play what is selected"))
        self.play_selection.clicked.connect(self.play_selection_clicked)
        self.play_all = IconButton("playlist", self.tr("Play all lines"), "Shift+Space")
        self.play_all.clicked.connect(self.play_all_clicked)

    def _make_quick_controls(self) -> None:
        self.speed = ParameterRow(STYLE["speed"], compact=True)
        self.temperature = ParameterRow(STYLE["temperature"], compact=True)
        self.seed = SeedField()
        self.seed.setFixedWidth(132)
        self.seed.lock_toggled.connect(self.seed_lock_toggled)
        self.speed.edited.connect(
            lambda value, final: self._edit(replace(self._style, speed=value), said(STYLE["speed"].change), final=final)
        )
        self.temperature.edited.connect(
            lambda value, final: self._edit(
                replace(self._style, temperature=value), said(STYLE["temperature"].change), final=final
            )
        )
        self.seed.chosen.connect(
            lambda seed: self._edit(replace(self._style, seed=seed), self.tr("Change seed"), final=True)
        )

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(LIGHT.md, LIGHT.sm, LIGHT.md, LIGHT.sm)
        bar.setSpacing(LIGHT.sm)
        bar.addWidget(self.voice)
        bar.addWidget(self.speaker)
        bar.addWidget(_hairline())
        for button in (self.play, self.stop, self.loop, self.play_selection, self.play_all):
            button.setFixedSize(BUTTON_PX, BUTTON_PX)
            bar.addWidget(button)
        self.play.setFixedWidth(BUTTON_PX + LIGHT.md)
        self.export.setFixedHeight(BUTTON_PX)
        bar.addSpacing(LIGHT.xs)
        self.time.setFixedWidth(self.time.fontMetrics().horizontalAdvance("00:00.00 / 00:00.00") + 8)
        bar.addWidget(self.time)
        bar.addWidget(self.output)
        bar.addStretch(1)
        # When the bar is too narrow, what stands last here is hidden first.
        self._quick = [
            (_hairline(), part) for part in (self.speed, self.temperature, compact(self.tr("Seed"), self.seed))
        ]
        for line, part in self._quick:
            bar.addWidget(line)
            bar.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        bar.addSpacing(LIGHT.xs)
        bar.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # The layout would hold the bar open for the quick controls shown now; `minimumSizeHint` knows better.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addStretch(1)  # whatever gives way, the rest stays in the middle and the line at the foot
        column.addLayout(bar)
        column.addStretch(1)
        column.addWidget(self.progress)
        self.setFixedHeight(64)

    def _needed(self, shown: int) -> int:
        """Width that the bar takes with that many quick controls."""
        fixed = (
            self.voice, self.play, self.stop, self.loop, self.play_selection, self.play_all, self.time, self.output,
            self.export,
        )  # fmt: skip
        gap = LIGHT.sm
        width = sum(max(part.minimumSizeHint().width(), part.minimumWidth()) + gap for part in fixed)
        width += 2 * LIGHT.md + 2 * LIGHT.xs + 3 * gap
        return width + sum(part.width() + 1 + 2 * gap for _, part in self._quick[:shown])

    def _give_way(self, width: int) -> None:
        who = self.speaker.minimumWidth() + LIGHT.sm
        some = bool(self._speakers) and width >= self._needed(0) + who
        self.speaker.setVisible(some)
        width -= who if some else 0
        for place, (line, part) in enumerate(self._quick):
            fits = width >= self._needed(place + 1)
            line.setVisible(fits)
            part.setVisible(fits)

    def _edit(self, style: Style, words: str, *, final: bool) -> None:
        self._style = style
        self.style_edited.emit(style, words, final)


def clock(seconds: float) -> str:
    """Seconds as minutes, seconds and hundredths: ``00:01.24``."""
    hundredths = round(max(0.0, seconds) * 100)
    return f"{hundredths // 6000:02d}:{hundredths // 100 % 60:02d}.{hundredths % 100:02d}"


def _hairline() -> QFrame:
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedWidth(1)
    return line

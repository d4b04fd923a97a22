"""How the whole line is spoken: voice, speed, temperature, seed, presets, and the finer ones folded away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.i18n.core_words import said
from app.widgets.captions import captioned
from app.widgets.icons import Tint, icon
from app.widgets.keys import keep_keys
from app.widgets.parameter_row import ParameterRow, SeedField
from app.widgets.preset_bar import PresetBar
from app.widgets.speaker_mix import SpeakerMix
from app.widgets.tokens import LIGHT
from app.widgets.voice_choice import SpeakerChoice, VoiceChoice, speakers_of
from glowtts_core.parameters import STYLE, STYLE_MANNERS
from glowtts_core.types import Style, VoiceInfo

PLAIN_FIELDS = ("speed", "temperature")
PITCH_FIELDS = ("pitch_st", "intonation")


class StylePanel(QScrollArea):
    """Shows a style and reports every change of it by hand.

    Signals:
        style_edited(object style, str words, bool final): false while a handle moves; words name the step.
        voice_chosen(str name)
        speaker_chosen(str name): empty = the voice's usual one.
        seed_lock_toggled(bool locked)
        preset_loaded(str name): `style_edited` has already said what it changes.
        preset_saved(str name, object style)
        preset_removed(str name)
        unfolded(bool open): the finer parameters were shown or folded away.
    """

    style_edited = Signal(object, str, bool)
    voice_chosen = Signal(str)
    speaker_chosen = Signal(str)
    seed_lock_toggled = Signal(bool)
    preset_loaded = Signal(str)
    preset_saved = Signal(str, object)
    preset_removed = Signal(str)
    unfolded = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._style = Style()
        self._takes_pitch = True
        self._speakers: tuple[str, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.voice = VoiceChoice()
        self.voice.voice_chosen.connect(self.voice_chosen)
        self.speaker = SpeakerChoice()
        self.speaker.chosen.connect(self.speaker_chosen)
        self.mix = SpeakerMix()
        self.mix.edited.connect(self._mix)
        self.seed = SeedField()
        self.seed.chosen.connect(lambda seed: self._edit("seed", seed, self.tr("Change seed"), final=True))
        self.seed.lock_toggled.connect(self.seed_lock_toggled)
        self.presets = PresetBar()
        self.presets.loaded.connect(self._load)
        self.presets.saved.connect(lambda name: self.preset_saved.emit(name, self._style))
        self.presets.removed.connect(self.preset_removed)
        self.rows = self._parameters()
        self.fold = QToolButton()
        self.fold.setText(self.tr("More"))
        self.fold.setCheckable(True)
        self.fold.setProperty("fold", True)
        self.fold.setIconSize(QSize(14, 14))
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keep_keys(self.fold, (Qt.Key.Key_Space,))
        self.fold.toggled.connect(self._unfold)
        self.pitch_note = QLabel(
            self.tr("Pitch cannot be bent with this voice: its vocoder makes the sound without being told a pitch.")
        )
        self.pitch_note.setWordWrap(True)
        self.pitch_note.setProperty("muted", True)
        self._lay_out()
        self._unfold(False)
        self.show_style(self._style, takes_pitch=True)

    def show_style(self, style: Style, takes_pitch: bool) -> None:
        """Shows a style and says nothing. Without ``takes_pitch`` the pitch rows are shown, but explained as off."""
        self._style = style
        for name, row in self.rows.items():
            row.show_value(getattr(style, name))
        for name in PITCH_FIELDS:
            self.rows[name].set_available("" if takes_pitch else self.pitch_note.text())
        self.pitch_note.setHidden(takes_pitch)
        self._takes_pitch = takes_pitch
        self.seed.show_seed(style.seed)
        self.presets.show_style(style)
        self._show_speakers()

    def show_usual(self, usual: Style) -> None:
        """The voice's usual style: what a double-click on a name or a slider leads back to."""
        for name, row in self.rows.items():
            row.set_default(getattr(usual, name))

    def show_voices(self, voices: Sequence[VoiceInfo], name: str) -> None:
        """Lists the voices with one of them chosen, and its speakers where there are several."""
        self.voice.show_voices(voices, name)
        self._speakers = speakers_of(voices, name)
        self._show_speakers()

    def show_presets(self, presets: Mapping[str, Style], name: str = "") -> None:
        """Lists the presets, with one of them chosen if it is named."""
        self.presets.show_presets(presets, name)

    def show_seed_locked(self, locked: bool) -> None:
        """Shows the lock of the seed open or closed and says nothing."""
        self.seed.show_locked(locked)

    def set_unfolded(self, unfolded: bool) -> None:
        """Shows the finer parameters or folds them away."""
        self.fold.setChecked(unfolded)

    def sizeHint(self) -> QSize:
        return QSize(264, 420)

    def _parameters(self) -> dict[str, ParameterRow]:
        rows = {row.field: ParameterRow(row) for row in STYLE_MANNERS}
        for name, row in rows.items():
            words = said(STYLE[name].change)
            row.edited.connect(lambda value, final, name=name, words=words: self._edit(name, value, words, final=final))
        return rows

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(LIGHT.md, LIGHT.md, LIGHT.md, LIGHT.md)
        column.setSpacing(LIGHT.md)
        column.addLayout(captioned(self.tr("Voice"), self.voice))
        self._who = QWidget()
        self._who.setLayout(captioned(self.tr("Speaker"), self.speaker))
        column.addWidget(self._who)
        for name in PLAIN_FIELDS:
            column.addWidget(self.rows[name])
        column.addLayout(captioned(self.tr("Seed"), self.seed))
        column.addLayout(captioned(self.tr("Preset"), self.presets))
        column.addWidget(self.fold)
        self._more = QWidget()
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(LIGHT.md)
        more.addWidget(self.mix)
        for name in PITCH_FIELDS:
            more.addWidget(self.rows[name])
        more.addWidget(self.pitch_note)
        for name, row in self.rows.items():
            if name not in (*PLAIN_FIELDS, *PITCH_FIELDS):
                more.addWidget(row)
        column.addWidget(self._more)
        column.addStretch(1)
        self.setWidget(page)

    def _edit(self, name: str, value: float, words: str, *, final: bool) -> None:
        change: dict[str, Any] = {name: value}  # a field of Style
        self._style = replace(self._style, **change)
        self.presets.show_style(self._style)
        self.style_edited.emit(self._style, words, final)

    def _mix(self, mix_with: str, mix: float, final: bool) -> None:
        self._style = replace(self._style, mix_with=mix_with, mix=mix)
        self.style_edited.emit(self._style, self.tr("Mix speakers"), final)

    def _show_speakers(self) -> None:
        """A speaker that the voice does not have is shown too: how else could the line be rid of it."""
        several, style = bool(self._speakers), self._style
        self.speaker.show_speakers(self._speakers, style.speaker)
        self.mix.show_mix(self._speakers, style.speaker, style.mix_with, style.mix)
        self._who.setVisible(several or bool(style.speaker))
        self.mix.setVisible(several or bool(style.mix_with))
        usual = self.tr("Pitch, intonation, pauses and gain")
        self.fold.setToolTip(self.tr("Mixing of speakers, pitch, intonation, pauses and gain") if several else usual)

    def _load(self, name: str, style: Style) -> None:
        """A preset says how to speak; which take, and who speaks, stays."""
        mine = self._style
        kept = replace(style, seed=mine.seed, speaker=mine.speaker, mix_with=mine.mix_with, mix=mine.mix)
        self.show_style(kept, self._takes_pitch)
        self.style_edited.emit(self._style, self.tr("Load preset “{name}”").format(name=name), True)
        self.preset_loaded.emit(name)

    def _unfold(self, open_: bool) -> None:
        self.fold.setIcon(icon("caret-down" if open_ else "caret-right", Tint.MUTED))
        self._more.setVisible(open_)
        self.unfolded.emit(open_)

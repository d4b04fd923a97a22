"""The time axis with all its lanes, as one widget."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.widgets.keys import RETURNS
from app.widgets.timeline import accessible
from app.widgets.timeline.alignment import AlignmentLane
from app.widgets.timeline.axis import STEP
from app.widgets.timeline.cells import Cells
from app.widgets.timeline.descriptions import name_of
from app.widgets.timeline.display import Seconds
from app.widgets.timeline.entry import NumberEntry
from app.widgets.timeline.hints import Hints
from app.widgets.timeline.keys import Keys
from app.widgets.timeline.lane import Lane
from app.widgets.timeline.lane_stack import LaneStack
from app.widgets.timeline.mel import MelLane
from app.widgets.timeline.overview import Overview
from app.widgets.timeline.pitch import PitchLane
from app.widgets.timeline.playhead import Playhead
from app.widgets.timeline.ruler import Ruler
from app.widgets.timeline.slider_caption import SliderCaption
from app.widgets.timeline.sliders import Sliders
from app.widgets.timeline.state import TimelineState
from app.widgets.timeline.waveform import Waveform
from glowtts_core.types import Take, Utterance


class TimelineView(QWidget):
    """Shows a line and lets a hand shape it. It keeps nothing: an edit goes out and comes back by `show_utterance`.

    Signals:
        selection_changed(object indices): a frozenset of int, by hand only.
        edited(object phones, str words, bool final): all sounds of the line with the change in them. Every gesture
            ends with one ``final``; one that was called off ends with the sounds as they were before it.
        seek_requested(float): a time of the take in seconds.
        play_requested(float, float): a span of the take in seconds.
        word_activated(int): index of a word that was double-clicked.
        hints_dismissed(object lanes): a frozenset of the lanes whose hints have been read.
    """

    selection_changed = Signal(object)
    edited = Signal(object, str, bool)
    seek_requested = Signal(float)
    play_requested = Signal(float, float)
    word_activated = Signal(int)
    hints_dismissed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessible.install()
        self.setObjectName("timeline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(320)
        self.stage = TimelineState(self)
        self.axis = self.stage.axis
        self.overview, self.ruler = Overview(self.stage), Ruler(self.stage)
        self.waveform, self.mel = Waveform(self.stage), MelLane(self.stage)
        self.alignment, self.pitch = AlignmentLane(self.stage), PitchLane(self.stage)
        self.cells, self.sliders, self.foot = Cells(self.stage), Sliders(self.stage), SliderCaption(self.stage)
        self._lanes: dict[str, Lane] = {
            "waveform": self.waveform,
            "mel": self.mel,
            "alignment": self.alignment,
            "pitch": self.pitch,
        }
        self._fill()
        self.playhead = Playhead(self.stage, self.rack)
        self.entry = NumberEntry(self.rack)
        self._keys = Keys(self.stage, self)
        self.hints = Hints(self.stage, {**self._lanes, "sliders": self.sliders}, self)
        self.hints.dismissed.connect(self.hints_dismissed)
        self.entry.entered.connect(self._take_number)
        self.sliders.turned.connect(self._keys.nudge)
        self.foot.value_wanted.connect(self.type_value)
        for name in ("selection_changed", "edited", "seek_requested", "play_requested", "word_activated"):
            getattr(self.stage, name).connect(getattr(self, name))
        self.setAccessibleDescription(
            self.tr("Left and Right walk over the sounds, Up and Down change them, Return types a value, R resets.")
        )
        self.setAccessibleName(self.tr("Timeline"))
        self._told: tuple[int | None, str] = (None, "")
        self.stage.chosen.connect(self._tell)
        self.stage.shown_changed.connect(self._tell)

    # ------------------------------------------------------------------------------------------------- what it is shown

    def show_utterance(self, utterance: Utterance | None, take: Take | None = None, stale: bool = False) -> None:
        """Shows a line with its last take; ``stale``: the take is not of the line as it stands."""
        self.stage.show(utterance, take, stale)

    def spans(self) -> tuple[Seconds, Seconds]:
        """Where the sounds that are shown begin and end, in seconds [P]; none where none can be shown."""
        return self.stage.shown.starts_s, self.stage.shown.ends_s

    def set_playhead(self, seconds: float | None) -> None:
        """Puts the playhead to a time of the take; None takes it away."""
        self.playhead.show_at(seconds)

    def set_selection(self, indices: Iterable[int]) -> None:
        """Shows which sounds are selected."""
        self.stage.set_selection(indices)

    def set_lane_visible(self, lane: str, visible: bool) -> None:
        """Shows or hides ``waveform``, ``mel``, ``alignment`` or ``pitch``."""
        self._lanes[lane].setVisible(visible)

    def set_ipa(self, on: bool) -> None:
        """Whether sounds are written in IPA rather than in ARPAbet."""
        self.stage.set_ipa(on)

    def set_reduced_motion(self, on: bool) -> None:
        """Whether the playhead goes from sound to sound instead of gliding."""
        self.playhead.steps = on

    def show_hints(self, lanes: Iterable[str]) -> None:
        """Shows the hints of these lanes, besides the four of `set_lane_visible` ``sliders``."""
        self.hints.show_only(frozenset(lanes))

    def set_pitch_available(self, available: bool, words: str = "") -> None:
        """Whether the voice's pitch can be bent; ``words`` say why it cannot."""
        usual = self.tr("This voice's pitch cannot be edited: its vocoder takes no pitch.")
        self.stage.set_pitch("" if available else words or usual)

    def zoom_in(self) -> None:
        """Closer, about the selection or else the middle."""
        self.axis.zoom(STEP**2, self._zoom_place())

    def zoom_out(self) -> None:
        """Farther."""
        self.axis.zoom(STEP**-2, self._zoom_place())

    def fit(self) -> None:
        """The whole line."""
        self.axis.fit()

    # ------------------------------------------------------------------------------------------------------------- keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._keys.wants(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (*RETURNS, Qt.Key.Key_Equal):
            self.type_value()
        elif not self._keys.press(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.cells.redraw()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keys.settle()
        self.cells.redraw()

    def type_value(self) -> None:
        """Opens a field in which the value of the selected sounds is typed."""
        if not self.stage.selection:
            return
        index = min(self.stage.selection) if self.stage.cursor is None else self.stage.cursor
        shown, knob = self.stage.shown, self.stage.knob
        x = self.axis.x_of(float(shown.starts_s[index] + shown.ends_s[index]) / 2)
        number = self.locale().toString(knob.number(shown.phones[index], self.stage.style), "g", 4)
        self.entry.open_with(number, x, self.sliders.y() + 4.0, f"{knob.title()}, {name_of(shown, index)}")
        self.entry.selectAll()

    def _take_number(self, number: float) -> None:
        stage = self.stage
        words = self.tr("Set {what}").format(what=stage.knob.title().lower())
        stage.change(stage.knob.typed(stage.phones, stage.selection, number), words)

    # ------------------------------------------------------------------------------------------------------------ looks

    def _fill(self) -> None:
        shares: tuple[tuple[Lane, int], ...] = (
            (self.overview, 0),
            (self.ruler, 0),
            (self.waveform, 2),
            (self.mel, 5),
            (self.alignment, 4),
            (self.pitch, 3),
            (self.cells, 0),
            (self.sliders, 3),
        )
        self.rack = LaneStack(shares, self)
        self.rack.resized.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rack.scrolled(), 1)
        column.addWidget(self.foot)

    def _fit(self) -> None:
        """The lanes have another size, or perhaps another font."""
        self.axis.set_gutter(self.rack.gutter_px())
        self.axis.set_widget_width(self.rack.width())
        top = self.ruler.y() + self.ruler.height() - 10
        self.playhead.set_span(top, self.rack.height() - top)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _zoom_place(self) -> float | None:
        shown, cursor = self.stage.shown, self.stage.cursor
        if cursor is None or cursor >= len(shown.phones):
            return None
        x = self.axis.x_of(float(shown.starts_s[cursor] + shown.ends_s[cursor]) / 2)
        return x if self.axis.left_px <= x <= self.axis.right_px else None

    def make_accessible(self) -> accessible.Axis:
        """The time axis for a screen reader."""
        self._accessible = accessible.Axis(self, self.cells)
        return self._accessible

    def _tell(self) -> None:
        """Says the sound under the keys to whoever listens: as another one with the focus, or what became of it."""
        cursor = self.stage.cursor
        if cursor is not None and cursor >= len(self.stage.phones):
            cursor = None
        now = (cursor, "" if cursor is None else accessible.said(self.stage, cursor))
        before, self._told = self._told, now
        if cursor is None or now == before or not self.hasFocus():
            return
        if cursor != before[0]:
            accessible.tell(self.cells, cursor, QAccessible.Event.Focus)
        else:
            accessible.tell(self.cells, cursor, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, now[1]))

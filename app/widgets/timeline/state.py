"""What the lanes of one time axis have in common: the line shown, the selection, and the hand at work."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal

from app.widgets.timeline.axis import TimeAxis
from app.widgets.timeline.deferred import DeferredCalls
from app.widgets.timeline.display import DisplayedLine, shown
from app.widgets.timeline.parameter import KNOBS, HandParameter, Mode
from glowtts_core import edits
from glowtts_core.text.ipa import STRESS, ipa
from glowtts_core.types import Phone, Style, Take, Utterance

Phones = tuple[Phone, ...]
STRESSES = "".join(STRESS.values())


class TimelineState(QObject):
    """Lanes read from here, and tell it what the hand does.

    Signals:
        shown_changed(): another line, take or preview.
        chosen(): another selection, or another sound under the cursor of the keys.
        mode_changed(): the sliders set something else, or the voice takes pitch or does not.
        taken(): a hand is about to take hold; who is at work still comes to an end first.
        selection_changed(object indices), edited(object phones, str words, bool final), seek_requested(float),
        play_requested(float, float), word_activated(int): as `TimelineView` hands them on.
    """

    shown_changed = Signal()
    chosen = Signal()
    mode_changed = Signal()
    taken = Signal()
    selection_changed = Signal(object)
    edited = Signal(object, str, bool)
    seek_requested = Signal(float)
    play_requested = Signal(float, float)
    word_activated = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.axis = TimeAxis(self)
        self.turns = DeferredCalls(self)
        """For what a lane need not do at once."""
        self.shown = DisplayedLine()
        self.selection: frozenset[int] = frozenset()
        self.cursor: int | None = None
        """The sound that the keys act from."""
        self._anchor: int | None = None
        self.mode = Mode.LENGTH
        self.pitch_words = ""
        """Why pitch cannot be edited; empty where it can."""
        self.in_ipa = False
        """Whether sounds are written in IPA rather than in ARPAbet."""
        self._before: Utterance | None = None
        self._words = ""

    # ------------------------------------------------------------------------------------------------------------- line

    @property
    def phones(self) -> Phones:
        """The sounds shown."""
        return self.shown.phones

    @property
    def style(self) -> Style:
        """The style of the line shown."""
        return self.shown.utterance.style if self.shown.utterance is not None else Style()

    @property
    def knob(self) -> HandParameter:
        """What the sliders set."""
        return KNOBS[self.mode]

    @property
    def takes_pitch(self) -> bool:
        """Whether pitch can be edited."""
        return not self.pitch_words

    def labels(self, symbol: str) -> tuple[str, str]:
        """How a sound is written, and how where there is little room: without its stress."""
        if self.in_ipa:
            letters = ipa(symbol)
            return letters, letters.lstrip(STRESSES)
        return symbol, symbol.rstrip("012")

    def set_ipa(self, on: bool) -> None:
        """Whether sounds are written in IPA rather than in ARPAbet."""
        if on != self.in_ipa:
            self.in_ipa = on
            self.shown_changed.emit()

    def show(self, utterance: Utterance | None, take: Take | None, stale: bool) -> None:
        """Shows a line. While a hand is at work, only its own preview and newer takes get through."""
        now = self.shown
        if (utterance, stale) == (now.utterance, now.stale) and take is now.take:
            return
        other = utterance is None or now.utterance is None or utterance.id != now.utterance.id
        count = len(utterance.phones) if utterance is not None else 0
        if self._before is not None and (other or count != len(self._before.phones)):
            self._before = None  # the line changed during the drag
            self.axis.hold(False)
        fresh = shown(utterance, take, stale)
        kept = frozenset(index for index in self.selection if index < len(fresh.phones))
        fewer, self.selection = kept != self.selection, kept
        if other or fewer or (self.cursor is not None and self.cursor >= len(fresh.phones)):
            self._anchor = self.cursor = min(kept, default=None)
        self._put(fresh)
        if other:
            self.axis.fit()
        if fewer:
            self.chosen.emit()

    def set_mode(self, mode: Mode) -> None:
        """What the sliders set from now on."""
        if mode is not self.mode:
            self.cancel()
            self.mode = mode
            self.mode_changed.emit()

    def set_pitch(self, words: str) -> None:
        """Why pitch cannot be edited; empty where it can."""
        if words != self.pitch_words:
            self.pitch_words = words
            if words and self.mode is Mode.PITCH:
                self.mode = Mode.LENGTH
            self.mode_changed.emit()

    def _put(self, what: DisplayedLine) -> None:
        self.shown = what
        self.axis.set_total(what.total_s)
        self.shown_changed.emit()

    # -------------------------------------------------------------------------------------------------------- selection

    def set_selection(self, indices: Iterable[int]) -> None:
        """Shows a selection without a word."""
        wanted = frozenset(index for index in indices if index < len(self.phones))
        if wanted == self.selection:
            return
        self.selection = wanted
        if self.cursor not in wanted:
            self.cursor = self._anchor = min(wanted) if wanted else None
        self.chosen.emit()

    def select(
        self, indices: Iterable[int], cursor: int | None = None, *, extend: bool = False, reveal: bool = True
    ) -> None:
        """A selection made by hand; ``extend`` keeps the end that a range is drawn from, ``reveal`` scrolls to it."""
        self.selection = frozenset(indices)
        self.cursor = cursor if cursor is not None else min(self.selection, default=None)
        if not extend:
            self._anchor = self.cursor
        self.chosen.emit()
        self.selection_changed.emit(self.selection)
        if reveal and self.cursor is not None:
            self.axis.reveal(float(self.shown.starts_s[self.cursor]), float(self.shown.ends_s[self.cursor]))

    def click(self, index: int, modifiers: Qt.KeyboardModifier) -> None:
        """Selects as a click does: plain, with Shift a range, with Ctrl in or out, with Alt the word."""
        if modifiers & Qt.KeyboardModifier.ShiftModifier and self._anchor is not None:
            low, high = sorted((self._anchor, index))
            self.select(range(low, high + 1), index, extend=True)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self.select(self.selection ^ {index}, index)
        elif modifiers & Qt.KeyboardModifier.AltModifier:
            self.select(edits.word_indices(self.phones, index), index)
        else:
            self.select({index}, index)

    def step(self, by: int, extend: bool) -> None:
        """Goes to the sound before or after; with ``extend`` the selection grows or shrinks that far."""
        if not self.phones:
            return
        last = len(self.phones) - 1
        index = (0 if by > 0 else last) if self.cursor is None else max(0, min(last, self.cursor + by))
        self.click(index, Qt.KeyboardModifier.ShiftModifier if extend else Qt.KeyboardModifier.NoModifier)

    def select_all(self) -> None:
        """Selects every sound."""
        self.select(range(len(self.phones)), self.cursor)

    # ------------------------------------------------------------------------------------------------------------ edits

    @property
    def at_work(self) -> bool:
        """Whether a hand is moving something."""
        return self._before is not None

    @property
    def base(self) -> Phones:
        """The sounds as they were when the hand took hold."""
        return self._before.phones if self._before is not None else self.phones

    def begin(self, words: str) -> None:
        """A hand takes hold; ``words`` name what it does."""
        self.taken.emit()
        self._before = self.shown.utterance
        self._words = words
        self.axis.hold(True)

    def preview(self, phones: Phones) -> None:
        """Shows what would become of the line."""
        if self._before is not None and phones != self.phones:
            self._show_phones(phones)
            self.edited.emit(phones, self._words, False)

    def commit(self) -> None:
        """The hand lets go: what is shown holds."""
        before, self._before = self._before, None
        self.axis.hold(False)
        if before is not None and before.phones != self.phones:
            self.edited.emit(self.phones, self._words, True)

    def cancel(self) -> None:
        """The hand calls it off: everything is as before, and the world is told so."""
        before, self._before = self._before, None
        self.axis.hold(False)
        if before is not None and before.phones != self.phones:
            self._show_phones(before.phones)
            self.edited.emit(before.phones, self._words, True)

    def change(self, phones: Phones, words: str) -> None:
        """An edit in one go."""
        self.taken.emit()
        if phones != self.phones:
            self._show_phones(phones)
            self.edited.emit(phones, words, True)

    def targets(self, index: int) -> Collection[int]:
        """What a drag of one sound moves: the selection, where the sound is in it."""
        return self.selection if index in self.selection else frozenset({index})

    def _show_phones(self, phones: Phones) -> None:
        line, take = self.shown.utterance, self.shown.take
        if line is not None:
            same = take is not None and take.utterance.phones == phones and take.utterance.style == line.style
            self._put(shown(replace(line, phones=phones), take, not same))

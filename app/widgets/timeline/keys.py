"""The keys of the time axis: walking, extending, nudging, resetting."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from app.widgets.timeline.parameter import Mode
from app.widgets.timeline.state import TimelineState
from glowtts_core import edits

NUDGE_REST_MS = 400
"""Nudges that follow each other this quickly are one step."""
NUDGES = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class Keys(QObject):
    """Turns keys into what the stage can do."""

    def __init__(self, stage: TimelineState, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._nudging = False
        self._total = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(NUDGE_REST_MS)
        self._rest.timeout.connect(self.settle)
        stage.chosen.connect(self.settle)
        stage.taken.connect(self.settle)

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key is meant for the sounds even where an action of the window is bound to it.

        Esc calls off what is in the hand, and Up and Down turn what the sliders show, which the window does not know.
        """
        if event.key() == Qt.Key.Key_Escape:
            return self._stage.at_work
        if event.key() in NUDGES and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return bool(self._stage.selection) and self._stage.mode is not Mode.LENGTH
        return False

    def press(self, event: QKeyEvent) -> bool:
        """Does what a key asks for; False where it asks for nothing here."""
        stage, key = self._stage, Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if key != Qt.Key.Key_A:
                return False
            stage.select_all()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            stage.step(1 if key == Qt.Key.Key_Right else -1, shift)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            stage.step(len(stage.phones) * (1 if key == Qt.Key.Key_End else -1), shift)
        elif key in NUDGES and stage.selection:
            self.nudge(NUDGES[key] * (5 if shift else 1))
        elif key == Qt.Key.Key_R and stage.selection and not shift:
            self.reset()
        elif key == Qt.Key.Key_Escape and stage.at_work:
            self._nudging = False
            stage.cancel()
        else:
            return False
        return True

    def nudge(self, steps: int) -> None:
        """Turns what the sliders set for the selected sounds by so many steps, for a length by frames."""
        stage = self._stage
        if not self._nudging:
            if stage.at_work:
                return
            words = QCoreApplication.translate("Keys", "Change {what}").format(what=stage.knob.title().lower())
            stage.begin(words)
            self._nudging, self._total = True, 0
        self._total += steps
        if stage.mode is Mode.LENGTH:
            delta_s = self._total * stage.shown.frame_s
            phones = edits.stretch(stage.base, stage.selection, delta_s, stage.style)
        else:
            parts = self._total * stage.knob.row.step / (stage.knob.high - stage.knob.low)
            phones = stage.knob.moved(stage.base, stage.selection, parts, stage.style)
        stage.preview(phones)
        self._rest.start()

    def settle(self) -> None:
        """Takes nudges for one step without waiting for more."""
        self._rest.stop()
        if self._nudging:
            self._nudging = False
            self._stage.commit()

    def reset(self) -> None:
        """Takes back all that was done to the selected sounds."""
        self.settle()
        words = QCoreApplication.translate("Keys", "Reset")
        self._stage.change(edits.reset(self._stage.phones, self._stage.selection), words)

"""What the time axis shows by choice, and that it is remembered: lanes, letters of the sounds, hints."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from app.actions import Actions
from app.window.parts import Parts

LANES = ("waveform", "mel", "alignment", "pitch")
HINTED = (*LANES, "sliders")


class ViewOptions(QObject):
    """Keeps the choices of the View menu in the settings, and puts them in force at the start."""

    def __init__(self, parts: Parts, actions: Actions) -> None:
        super().__init__(parts.dialogs.window)
        self._settings = parts.settings
        self._timeline = parts.views.timeline
        self._phones = parts.views.phones
        for lane in LANES:
            shown = lane not in self._settings.hidden_lanes
            actions[f"lane_{lane}"].setChecked(shown)
            self._timeline.set_lane_visible(lane, shown)
        actions["ipa"].setChecked(self._settings.ipa)
        self._show_ipa()
        self._show_hints()
        self._timeline.hints_dismissed.connect(self._dismiss_hints)

    def show_lane(self, lane: str, shown: bool) -> None:
        """Shows or hides a lane."""
        self._timeline.set_lane_visible(lane, shown)
        hidden = {*self._settings.hidden_lanes, lane} if not shown else {*self._settings.hidden_lanes} - {lane}
        self._settings.hidden_lanes = sorted(hidden)

    def show_ipa(self, on: bool) -> None:
        """Writes sounds in IPA or in ARPAbet."""
        self._settings.ipa = on
        self._show_ipa()

    def show_hints_again(self) -> None:
        """Shows every hint, as on the first day."""
        self._settings.read_hints = []
        self._show_hints()

    def _dismiss_hints(self, lanes: Iterable[str]) -> None:
        self._settings.read_hints = sorted({*self._settings.read_hints, *lanes})

    def _show_ipa(self) -> None:
        self._timeline.set_ipa(self._settings.ipa)
        self._phones.set_ipa(self._settings.ipa)

    def _show_hints(self) -> None:
        self._timeline.show_hints(set(HINTED) - set(self._settings.read_hints))

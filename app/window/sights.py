"""What the time axis shows by choice, and that it is remembered: lanes, letters of the sounds, motion, hints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.window.studio import Studio

LANES = ("waveform", "mel", "alignment", "pitch")
HINTED = (*LANES, "sliders")


class Sights(QObject):
    """Keeps the choices of the View menu in the settings, and puts them in force at the start."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._settings = studio.settings
        self._timeline = studio.views.timeline
        self._phones = studio.views.phones
        for lane in LANES:
            shown = lane not in self._settings.hidden_lanes
            studio.actions_[f"lane_{lane}"].setChecked(shown)
            self._timeline.set_lane_visible(lane, shown)
        studio.actions_["ipa"].setChecked(self._settings.ipa)
        self._show_ipa()
        self.show_motion()
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

    def show_motion(self) -> None:
        """As much motion as the settings say."""
        self._timeline.set_reduced_motion(self._settings.reduced_motion)

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

"""Mixing two speakers of a voice: who is mixed in, and how much."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.widgets.captions import captioned
from app.widgets.parameter_row import ParameterRow
from app.widgets.tokens import LIGHT
from app.widgets.voice_choice import Choice
from glowtts_core.parameters import STYLE

EVEN = 0.5
"""How much of somebody is mixed in at first: enough to hear both."""
_PER_CENT = STYLE["mix"].factor


class SpeakerMix(QWidget):
    """A list of the other speakers and, once one is chosen, a slider between the two.

    Signals:
        edited(str mix_with, float mix, bool final): fields of `Style`.
    """

    edited = Signal(str, float, bool)

    def __init__(self) -> None:
        super().__init__()
        self._with = ""
        self.other = Choice(self.tr("Mix with"))
        self.other.chosen.connect(self._choose)
        self.share = ParameterRow(STYLE["mix"])
        self.share.edited.connect(lambda value, final: self.edited.emit(self._with, value / _PER_CENT, final))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LIGHT.md)
        column.addLayout(captioned(self.tr("Mix with"), self.other))
        column.addWidget(self.share)

    def show_mix(self, speakers: Sequence[str], speaker: str, mix_with: str, mix: float) -> None:
        """Shows what is mixed into a speaker, who is not offered, and says nothing."""
        self._with = mix_with
        others = (name for place, name in enumerate(speakers) if name != speaker and (speaker or place))
        self.other.show_rows({"": self.tr("Nobody"), **{name: name for name in others}}, mix_with)
        self.share.show_value(mix * _PER_CENT)
        self.share.setHidden(not mix_with)

    def _choose(self, name: str) -> None:
        mix = self.share.slider.number / _PER_CENT
        self.edited.emit(name, (mix or EVEN) if name else 0.0, True)

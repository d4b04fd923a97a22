"""What came of an import, note under note: what had to be guessed, and how exactly the model's flow comes back."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.dialogs.forms import quiet
from app.widgets.tokens import LIGHT


class ImportResult(QWidget):
    """The second page of the import, where the form was before."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(LIGHT.sm)
        self._grid.setVerticalSpacing(LIGHT.sm)
        self._grid.setColumnStretch(1, 1)

    def tell(self, notes: Sequence[str], round_trip: float | None) -> None:
        """Lists what is to be known. ``round_trip``: the largest error of a mel sent through the flow and back."""
        for note in notes:
            self._add(note)
        if round_trip is not None:
            words = self.tr("Sent through the model and back, the sample returns to within %1.")
            self._add(words.replace("%1", _short(round_trip)))

    def _add(self, note: str) -> None:
        row = len(self.notes)
        label = quiet(note)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(quiet("•"), row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(label, row, 1)
        self.notes.append(label)


def _short(number: float) -> str:
    """A number with two digits that count, written out: nobody need know what e-06 means."""
    decimals = max(1, 1 - math.floor(math.log10(number))) if 0.0 < number < math.inf else 1
    return QLocale().toString(number, "f", decimals)

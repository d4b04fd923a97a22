"""The list of voices to choose from, wherever one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from app.widgets.keys import ARROWS, PAGES, keep_keys
from glowtts_core.types import VoiceInfo


class VoiceChoice(QComboBox):
    """Names the voices; tool tips tell what each one is.

    Signals:
        voice_chosen(str name): by hand only.
    """

    voice_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Voice"))
        self.setToolTip(self.tr("Voice"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, (*ARROWS, *PAGES, Qt.Key.Key_Space))
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda row: self.voice_chosen.emit(str(self.itemData(row))))

    def show_voices(self, voices: Sequence[VoiceInfo], name: str) -> None:
        """Lists the voices with one of them chosen; a name that is not there is shown as missing."""
        self.clear()
        for voice in voices:
            self.addItem(voice.name, voice.name)
            words = [voice.description, f"{voice.language} · {voice.sample_rate / 1000:g} kHz · {voice.licence}"]
            self.setItemData(self.count() - 1, "\n".join(part for part in words if part), Qt.ItemDataRole.ToolTipRole)
        if name and self.findData(name) < 0:
            self.addItem(self.tr("{name} (missing)").format(name=name), name)
        self.setCurrentIndex(self.findData(name))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

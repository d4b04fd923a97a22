"""The lists of voices and of a voice's speakers to choose from, wherever one is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from app.widgets.keys import ARROWS, PAGES, keep_keys
from glowtts_core.types import VoiceInfo


class Choice(QComboBox):
    """A list of names that leaves the wheel to the panel unless it has the focus.

    Signals:
        chosen(str): by hand only.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, (*ARROWS, *PAGES, Qt.Key.Key_Space))
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda row: self.chosen.emit(str(self.itemData(row))))

    def show_rows(self, rows: Mapping[str, str], value: str) -> None:
        """Lists values with their names, one of them chosen; an open list of the same ones stays open."""
        if value and value not in rows:
            rows = {**rows, value: self.tr("{name} (missing)").format(name=value)}
        if rows != {self.itemData(row): self.itemText(row) for row in range(self.count())}:
            self.clear()
            for each, name in rows.items():
                self.addItem(name, each)
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class VoiceChoice(Choice):
    """Names the voices; tool tips tell what each one is.

    Signals:
        voice_chosen(str name): by hand only.
    """

    voice_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Voice"))
        self.chosen.connect(self.voice_chosen)

    def show_voices(self, voices: Sequence[VoiceInfo], name: str) -> None:
        """Lists the voices with one of them chosen; a name that is not there is shown as missing."""
        self.show_rows({voice.name: voice.name for voice in voices}, name)
        for voice in voices:
            words = [voice.description, f"{voice.language} · {voice.sample_rate / 1000:g} kHz · {voice.licence}"]
            self.setItemData(
                self.findData(voice.name), "\n".join(part for part in words if part), Qt.ItemDataRole.ToolTipRole
            )


class SpeakerChoice(Choice):
    """Names the speakers of a voice.

    Signals:
        chosen(str name): by hand only; empty = the usual speaker, whatever the voice.
    """

    def __init__(self) -> None:
        super().__init__(self.tr("Speaker"))

    def show_speakers(self, speakers: Sequence[str], name: str) -> None:
        """Lists the speakers, the usual one first, with one of them chosen; empty = the usual one."""
        name = "" if name in speakers[:1] else name
        usual = speakers[0] if speakers else self.tr("Usual speaker")
        self.show_rows({"": usual, **{speaker: speaker for speaker in speakers[1:]}}, name)


def speakers_of(voices: Sequence[VoiceInfo], name: str) -> tuple[str, ...]:
    """The speakers among whom one can choose in a voice, the usual one first; none where there is one alone."""
    return next((voice.speakers for voice in voices if voice.name == name), ())

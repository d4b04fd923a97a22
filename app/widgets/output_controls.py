"""Where the sound goes and how loud: the menu of output devices, the volume, the level."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.widgets.icons import IconButton
from app.widgets.level_meter import LevelMeter
from app.widgets.tokens import LIGHT
from app.widgets.value_slider import Range, ValueSlider


class OutputControls(QWidget):
    """The sound's way out; nothing here changes what is exported.

    Signals:
        volume_changed(float volume): 0 to 1.
        device_chosen(object name): a str, or None to follow the system.
    """

    volume_changed = Signal(float)
    device_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.meter = LevelMeter()
        self.device = IconButton("speaker-high", self.tr("Output device"))
        self.device.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.device)
        self.device.setMenu(self.menu)
        self.volume = ValueSlider(Range(0.0, 1.0, 1.0, 0.05), self.tr("Volume"))
        self.volume.setToolTip(self.tr("Volume of this computer's sound; exported files stay as they are"))
        self.volume.setFixedWidth(72)
        self.volume.previewed.connect(self._volume_moved)
        self.volume.committed.connect(self._volume_moved)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LIGHT.xs)
        for part in (self.meter, self.device, self.volume):
            row.addWidget(part)
        self.show_devices([], None)

    def show_devices(self, devices: Sequence[str], chosen: str | None) -> None:
        """Lists the output devices; None is the one the system prefers. A chosen one that is gone says so."""
        self.menu.clear()
        group = QActionGroup(self.menu)
        rows: list[tuple[str | None, str]] = [(None, self.tr("As the system has it"))]
        rows += [(name, name) for name in devices]
        if chosen is not None and chosen not in devices:
            rows.append((chosen, self.tr("{name} (not connected)").format(name=chosen)))
        for name, words in rows:
            action = self.menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == chosen)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, name=name: self.device_chosen.emit(name))
        shown = next(words for name, words in rows if name == chosen)
        self.device.say(self.tr("Output device: {name}").format(name=shown))

    def show_volume(self, volume: float) -> None:
        """Shows the volume, 0 to 1, and says nothing."""
        self.volume.show_value(volume)
        self._show_speaker(volume)

    def _volume_moved(self, volume: float) -> None:
        self._show_speaker(volume)
        self.volume_changed.emit(volume)

    def _show_speaker(self, volume: float) -> None:
        self.device.show_icon("speaker-x" if volume == 0 else "speaker-low" if volume < 0.5 else "speaker-high")

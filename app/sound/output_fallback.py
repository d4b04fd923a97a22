"""The way to the loudspeaker: the chosen device, the default one when that fails, and nowhere when all fail."""

from __future__ import annotations

import time
from enum import Enum

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from app.sound.outputs import AnyOutput, SilentOutput, SoundOutput
from app.sound.ring_buffer import RingBuffer

_LOOK_MS = 4000
_PATIENCE_MS = 5000
_RETRY_S = 10.0
"""A default device that fails again within this time is given up."""


class _Leg(Enum):
    """How far down the way is at present."""

    WANTED = 1
    DEFAULT = 2
    """What the system's default is once the wanted device has gone."""
    NOWHERE = 3


class OutputFallback(QObject):
    """Chooses the output that plays a ring, and another one when it fails.

    Signals:
        opened(Ring, int): a ring is being played, at this rate.
        moved(Ring): the ring has lost its device; what is left of it is to be opened again.
        devices_changed(list[str]), device_lost(str words), device_back(str words): as the player's.
    """

    opened = Signal(object, int)
    moved = Signal(object)
    devices_changed = Signal(list)
    device_lost = Signal(str)
    device_back = Signal(str)

    _open = Signal(object, str, int)
    _close = Signal()
    _look = Signal()

    def __init__(self, output: AnyOutput | None, parent: QObject) -> None:
        super().__init__(parent)
        self._output = output or SoundOutput()
        self._silent = SilentOutput()
        self._silent.opened.connect(self.opened)
        self._open.connect(self._output.open)
        self._close.connect(self._output.close)
        self._look.connect(self._output.look)
        self._output.opened.connect(self._on_opened)
        self._output.lost.connect(self._on_lost)
        self._output.found.connect(self._on_found)
        self._leg = _Leg.WANTED
        self._busy = False
        self._retried_s = float("-inf")
        self.device = ""
        """Name of the device that was chosen; empty = the system's default."""
        self.devices: list[str] = []
        """Names of the devices as far as known."""
        self._search = QTimer(self)
        self._search.setInterval(_LOOK_MS)
        self._search.timeout.connect(self.look)
        self._thread = QThread() if output is None else None
        if self._thread is not None:
            self._thread.setObjectName("sound")
            self._output.moveToThread(self._thread)
            self._thread.finished.connect(self._output.release)
            self._thread.start()

    def open(self, ring: RingBuffer, rate: int) -> None:
        """Plays a ring where that is possible at present; `opened` or `moved` answers."""
        self._busy = True
        if self._leg is _Leg.NOWHERE:
            self._silent.open(ring, "", rate)
        else:
            self._open.emit(ring, self.device if self._leg is _Leg.WANTED else "", rate)

    def close(self) -> None:
        """Silence, at once."""
        self._busy = False
        self._silent.close()
        self._close.emit()

    def choose(self, device: str) -> None:
        """Another device from the next `open` on."""
        self.device = device
        self._leg = _Leg.WANTED
        self._search.stop()

    @Slot()
    def look(self) -> None:
        """Asks for the devices; `devices_changed` answers where they are others than before."""
        self._look.emit()

    def shut_down(self) -> None:
        """Gives the device back. A second call does nothing."""
        self._search.stop()
        self.close()
        if self._thread is not None:
            self._thread.quit()
            self._thread.wait(_PATIENCE_MS)

    @Slot(object, int)
    def _on_opened(self, ring: RingBuffer, rate: int) -> None:
        if self._leg is _Leg.DEFAULT and not self.device:
            self._leg = _Leg.WANTED
            self._tell_back()
        self.opened.emit(ring, rate)

    @Slot(object, str)
    def _on_lost(self, ring: RingBuffer, reason: str) -> None:
        if ring.closed:
            return
        if self._leg is _Leg.WANTED and not self.device and time.monotonic() - self._retried_s > _RETRY_S:
            self._leg, self._retried_s = _Leg.DEFAULT, time.monotonic()
            self.moved.emit(ring)  # no notice yet: the system may have chosen another device by now
            return
        if self._leg is _Leg.WANTED and self.device:
            self._leg = _Leg.DEFAULT
            words = self.tr("The sound device “{0}” cannot be used. The default device plays instead.")
        else:
            self._leg = _Leg.NOWHERE
            words = self.tr("No sound device can be used ({1}). The playhead moves in silence until there is one.")
        self._search.start()
        self.device_lost.emit(words.format(self.device, reason))
        self.moved.emit(ring)

    @Slot(list)
    def _on_found(self, names: list[str]) -> None:
        if names != self.devices:
            self.devices = names
            self.devices_changed.emit(list(names))
        there = self.device in names if self.device else bool(names)
        if self._leg is not _Leg.WANTED and there and not self._busy:
            self.choose(self.device)
            self._tell_back()

    def _tell_back(self) -> None:
        name = f"“{self.device}”" if self.device else self.tr("the default device")
        self.device_back.emit(self.tr("Sound plays through {0} again.").format(name))

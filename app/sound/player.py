"""The player: from rendered chunks to the loudspeaker, with a playhead, a level and a loop."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot

from app.sound.output_fallback import OutputFallback
from app.sound.outputs import AnyOutput
from app.sound.playback_source import PlaybackSource
from app.sound.ring_buffer import RingBuffer
from glowtts_core.types import Audio

LEAD_S = 0.4
"""How much sound waits in the ring: longer than the window is ever busy."""
_TICK_MS = 30
_CLIPPED = 0.9999


class Player(QObject):
    """Plays one sound at a time. Belongs to the GUI thread; never waits for a device.

    Signals:
        started(): the first sample is on its way.
        finished(): the end has been heard. Not after `stop`, nor while looping.
        level(float peak, bool clipped): several times a second while playing; 0 at the end.
        devices_changed(list[str]): names of the output devices, as `devices` gives them.
        device_lost(str words): the device failed or has gone; the sound goes on elsewhere, or in silence.
        device_back(str words): the device is there again and is used from the next sound on.
    """

    started = Signal()
    finished = Signal()
    level = Signal(float, bool)
    devices_changed = Signal(list)
    device_lost = Signal(str)
    device_back = Signal(str)

    def __init__(self, output: AnyOutput | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._route = OutputFallback(output, self)
        self._route.opened.connect(self._on_opened)
        self._route.moved.connect(self._on_moved)
        self._route.devices_changed.connect(self.devices_changed)
        self._route.device_lost.connect(self.device_lost)
        self._route.device_back.connect(self.device_back)
        self._volume = 1.0
        self._loop = False
        self._supply: PlaybackSource | None = None
        self._offset_s = 0.0
        self._restart_s = 0.0
        self._ring: RingBuffer | None = None
        self._rate = 0
        self._metered = 0
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self.pump)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.shut_down)

    # ------------------------------------------------------------------------------------------------------- playing

    def play(self, audio: Audio, start_s: float = 0.0, end_s: float | None = None) -> None:
        """Plays a sound, or the span of it between two places; `position_s` counts from the sound's beginning."""
        rate, total = audio.sample_rate, len(audio.samples)
        start = min(max(0, round(start_s * rate)), total)
        end = total if end_s is None else min(max(start, round(end_s * rate)), total)
        self.begin(rate, start / rate)
        self.feed(Audio(audio.samples[start:end], rate))
        self.end()

    def begin(self, sample_rate: int, offset_s: float = 0.0) -> None:
        """Begins a sound that comes in pieces, in place of the present one; it plays as soon as a piece is fed.

        ``offset_s`` is where the playhead stands at its first sample.
        """
        self.stop()
        self._supply = PlaybackSource(sample_rate)
        self._supply.loop = self._loop
        self._offset_s = offset_s
        self._connect(self._supply, 0.0)

    def feed(self, audio: Audio) -> None:
        """Appends a piece, at the rate given to `begin`; after `stop` it goes nowhere."""
        if self._supply is not None:
            self._supply.feed(audio.samples)
            self.pump()

    def end(self) -> None:
        """Says that the last piece has been fed."""
        if self._supply is not None:
            self._supply.complete = True
            self.pump()

    def stop(self) -> None:
        """Silence, at once."""
        if self._supply is not None:
            self._disconnect()
            self._supply = None
            self.level.emit(0.0, False)

    def is_playing(self) -> bool:
        """Whether a sound is being played or waited for."""
        return self._supply is not None

    def position_s(self) -> float:
        """Where in the sound the playhead is: what is heard just now."""
        if self._supply is None:
            return self._offset_s
        return self._offset_s + self._supply.position_s(self._heard())

    # ------------------------------------------------------------------------------------------------------ settings

    @property
    def volume(self) -> float:
        """Ratio on the samples, 0 to 1."""
        return self._volume

    @volume.setter
    def volume(self, ratio: float) -> None:
        self._volume = min(max(ratio, 0.0), 1.0)
        if self._ring is not None:
            self._ring.gain = self._volume

    @property
    def loop(self) -> bool:
        """Whether a sound begins again at its end, without a gap."""
        return self._loop

    @loop.setter
    def loop(self, wanted: bool) -> None:
        self._loop = wanted
        if self._supply is not None:
            self._supply.loop = wanted

    def devices(self) -> list[str]:
        """Names of the output devices as far as known; `look_for_devices` asks again."""
        return list(self._route.devices)

    @Slot()
    def look_for_devices(self) -> None:
        """Asks for the devices; `devices_changed` answers. While a sound plays, new ones are not seen."""
        self._route.look()

    def device(self) -> str | None:
        """The device that was chosen; None = the system's default."""
        return self._route.device or None

    def set_device(self, name: str | None) -> None:
        """Chooses a device, from now on; None follows the system's default."""
        self._route.choose(name or "")
        if self._ring is not None:
            self._on_moved(self._ring)

    @Slot()
    def shut_down(self) -> None:
        """Stops and gives the device back. A second call does nothing."""
        self.stop()
        self._route.shut_down()

    # ------------------------------------------------------------------------------------------------------ the flow

    def _connect(self, supply: PlaybackSource, start_s: float) -> None:
        """Asks for a way to play the supply from a position on; `_on_opened` goes on."""
        self._restart_s = start_s
        self._rate = 0
        self._ring = RingBuffer(self._volume)
        self._route.open(self._ring, supply.rate)

    def _disconnect(self) -> None:
        self._tick.stop()
        if self._ring is not None:
            self._ring.closed = True
            self._ring = None
        self._route.close()

    @Slot(object, int)
    def _on_opened(self, ring: RingBuffer, rate: int) -> None:
        if ring is self._ring and self._supply is not None:
            self._rate, self._metered = rate, 0
            self._supply.aim(self._restart_s, rate)
            self._tick.start()
            self.pump()

    @Slot(object)
    def _on_moved(self, ring: RingBuffer) -> None:
        """Goes on where the playhead is, on another way."""
        if ring is self._ring and self._supply is not None:
            place_s = self._supply.position_s(self._heard()) if self._rate else self._restart_s
            self._disconnect()
            self._connect(self._supply, place_s)

    def _heard(self) -> int:
        return self._ring.heard(time.monotonic(), self._rate) if self._ring is not None and self._rate else 0

    @Slot()
    def pump(self) -> None:
        """Keeps the ring filled, tells the level, and sees the end."""
        ring, supply = self._ring, self._supply
        if ring is None or supply is None or not self._rate:
            return
        silent_so_far = not ring.written
        lead = round(LEAD_S * self._rate)
        while not supply.exhausted and ring.waiting < lead:
            fresh = supply.draw(lead)
            ring.write(fresh)
            if not len(fresh):
                break
        if silent_so_far and ring.written:
            self.started.emit()
        heard = self._heard()
        self._meter(ring, heard)
        if supply.exhausted and heard >= ring.written:
            self._finish()

    def _meter(self, ring: RingBuffer, heard: int) -> None:
        if heard > self._metered:
            peak = ring.peak(max(self._metered, heard - self._rate), heard)
            self._metered = heard
            self.level.emit(min(1.0, peak * self._volume), peak >= _CLIPPED)

    def _finish(self) -> None:
        assert self._supply is not None
        self._offset_s += self._supply.seconds
        self._disconnect()
        self._supply = None
        self.level.emit(0.0, False)
        self.finished.emit()

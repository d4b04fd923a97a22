"""Where the sound goes: a sound card, or nowhere at the right speed."""

from __future__ import annotations

import logging
import time
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.sound.ring_buffer import RingBuffer
from app.startup_errors import missing_sound

LATENCY_S = 0.08
"""How far ahead the sound card asks: enough to bridge the pauses of a busy interpreter."""
_WATCH_MS = 300
_SILENCES = 5  # checks in a row without a callback after which a device counts as lost
_IDLE_MS = 5000
_FRESH_S = 2.0
"""So long what PortAudio has seen of the devices counts as present."""
_COLD_S = 0.1
"""Silence that a stream begins with: sound servers swallow what comes first (40 to 80 ms were measured)."""

_log = logging.getLogger(__name__)


class Output(QObject):
    """What all outputs say; each plays one ring at a time.

    Signals:
        opened(Ring, int): the ring is being played, at this rate.
        lost(Ring, str): it cannot be played, or no longer; why, in words.
        found(list[str]): names of the devices there are.
    """

    opened = Signal(object, int)
    lost = Signal(object, str)
    found = Signal(list)


class SilentOutput(Output):
    """Keeps time like a sound card and plays nothing: for machines without one, and for tests.

    With ``ticking`` its clock is the system's; without, `advance` is its clock.
    """

    def __init__(self, *, ticking: bool = True) -> None:
        super().__init__()
        self._ring: RingBuffer | None = None
        self._rate = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(10 if ticking else 2**30)
        self._timer.timeout.connect(self._tick)
        self._last_s = 0.0

    @Slot(object, str, int)
    def open(self, ring: RingBuffer, device: str, rate: int) -> None:  # silence needs no device
        """Takes from a ring from now on."""
        self._ring, self._rate, self._last_s = ring, rate, time.monotonic()
        self._timer.start()
        self.opened.emit(ring, rate)

    @Slot()
    def close(self) -> None:
        """Takes no more."""
        self._ring = None
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """There are no devices."""
        self.found.emit([])

    @Slot()
    def release(self) -> None:
        """Stops for good."""
        self.close()

    def advance(self, seconds: float) -> npt.NDArray[np.float32]:
        """Lets the time go on, and returns what would have been heard."""
        heard = np.zeros(round(seconds * self._rate), np.float32)
        if self._ring is not None:
            self._ring.take(heard, time.monotonic() - seconds)
        return heard

    @Slot()
    def _tick(self) -> None:
        now_s = time.monotonic()
        # The clock jumps while a laptop sleeps; time that was not spent playing does not count.
        frames = round(min(now_s - self._last_s, 1.0) * self._rate)
        self._last_s = now_s
        self.advance(frames / self._rate)


class SoundOutput(Output):
    """A sound card through PortAudio. Lives in a thread of its own, because opening a device takes its time."""

    def __init__(self, portaudio: ModuleType | None = None) -> None:
        super().__init__()
        self._portaudio: ModuleType | None = portaudio
        self._stream: Any = None  # sounddevice has no types
        self._stream_key: tuple[str, int] | None = None
        self._ring: RingBuffer | None = None
        self._calls = self._silences = 0
        self._cold = 0
        self._looked_s = float("-inf")
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self.look_after)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._let_go)

    @Slot(object, str, int)
    def open(self, ring: RingBuffer, device: str, rate: int) -> None:
        """Plays a ring on a device (empty = the system's default), if possible at this rate."""
        self._idle.stop()
        try:
            self._make_stream(device, rate)
            self._ring, self._calls, self._silences = ring, ring.calls, 0
            if not self._stream.active:
                self._cold = round(_COLD_S * self._stream.samplerate)
                self._stream.start()
        except Exception as error:  # noqa: BLE001  # drivers fail in every way there is; the window plays on
            self._fail(ring, error)
            return
        self._watch.start()
        self.opened.emit(ring, int(self._stream.samplerate))

    @Slot()
    def close(self) -> None:
        """Stops at once. The device goes on with silence for a moment: one that is started anew swallows the start."""
        self._ring = None
        self._watch.stop()
        if self._stream is not None:
            self._idle.start()

    @Slot()
    def look(self) -> None:
        """Asks which devices there are; `found` answers. New ones are seen only while nothing plays."""
        try:
            if self._ring is None:
                self._begin_anew()
            names = list(self._numbers())
        except Exception as error:  # noqa: BLE001  # as above; no PortAudio at all is an OSError
            _log.warning("The sound devices cannot be listed: %s", error)
            names = []
        self.found.emit(names)

    @Slot()
    def release(self) -> None:
        """Gives the device back, in the thread that took it."""
        self.close()
        self._let_go()
        self._idle.stop()

    def _module(self) -> ModuleType:
        if self._portaudio is None:
            try:
                import sounddevice
            except OSError as error:
                raise OSError(missing_sound(error)) from error
            self._portaudio = sounddevice
        return self._portaudio

    def _numbers(self) -> dict[str, int]:
        """Name -> number of each device that can play; equal names get the name of their system added."""
        module = self._module()
        numbers: dict[str, int] = {}
        for number, device in enumerate(module.query_devices()):
            if device["max_output_channels"] > 0:
                name = device["name"]
                if name in numbers:
                    name = f"{name} ({module.query_hostapis(device['hostapi'])['name']})"
                numbers.setdefault(name, number)
        return numbers

    def _make_stream(self, device: str, rate: int) -> None:
        if self._stream is not None and self._stream_key == (device, rate):
            return
        if time.monotonic() - self._looked_s > _FRESH_S:
            self._begin_anew()
        self._let_go()
        module = self._module()
        numbers = self._numbers()
        if not numbers or (device and device not in numbers):
            raise LookupError("it is not there" if device else "none is connected")
        number = numbers[device] if device else None
        facts = module.query_devices(number, "output")
        settings = {"device": number, "channels": min(2, facts["max_output_channels"]), "dtype": "float32"}
        try:
            module.check_output_settings(samplerate=rate, **settings)
        except module.PortAudioError:
            rate_used = int(facts["default_samplerate"])
        else:
            rate_used = rate
        self._stream = module.OutputStream(samplerate=rate_used, latency=LATENCY_S, callback=self._callback, **settings)
        self._stream_key = (device, rate)

    # what is Any here is a struct of C
    def _callback(self, out: npt.NDArray[np.float32], frames: int, when: Any, status: object) -> None:
        ring = self._ring
        if ring is None or self._cold > 0:
            self._cold -= frames
            out.fill(0)
            return
        ahead_s = when.outputBufferDacTime - when.currentTime
        # Some drivers report no times at all.
        ring.take(out[:, 0], time.monotonic() + (ahead_s if 0 < ahead_s < 1 else LATENCY_S))
        out[:, 1:] = out[:, :1]

    @Slot()
    def look_after(self) -> None:
        """A device that no longer asks for sound has gone."""
        ring = self._ring
        if ring is None:
            return
        self._silences = 0 if ring.calls != self._calls else self._silences + 1
        self._calls = ring.calls
        if self._silences >= _SILENCES or not self._stream.active:
            self._fail(ring, "it no longer answers")

    def _fail(self, ring: RingBuffer, reason: object) -> None:
        _log.warning("The sound device failed: %s", reason)
        self._ring = None
        self._looked_s = float("-inf")
        self._watch.stop()
        self._let_go()
        self.lost.emit(ring, str(reason))

    @Slot()
    def _begin_anew(self) -> None:
        """PortAudio looks at devices and the system's default once, when it begins."""
        self._let_go()
        module = self._module()
        module._terminate()  # noqa: SLF001  # there is no other way
        module._initialize()  # noqa: SLF001  # as above
        self._looked_s = time.monotonic()

    def _let_go(self) -> None:
        stream, self._stream, self._stream_key = self._stream, None, None
        if stream is not None:
            try:
                stream.close(ignore_errors=True)
            except Exception as error:  # noqa: BLE001  # as above
                _log.warning("The sound device cannot be closed: %s", error)


AnyOutput = SilentOutput | SoundOutput

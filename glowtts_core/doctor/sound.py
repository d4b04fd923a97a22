"""The loudspeaker: which devices there are, and whether one takes sound."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

import numpy as np
import numpy.typing as npt

from glowtts_core.doctor.report import Check, Fact, State
from glowtts_core.errors import Words

PATIENCE_S = 3.0
"""How long a device that was opened may take to ask for its first samples."""


def _portaudio() -> ModuleType:
    """Raises ImportError, or OSError where the wrapper is there and the library is not."""
    import sounddevice

    module: ModuleType = sounddevice
    return module


@contextmanager
def _hushed() -> Iterator[None]:
    """ALSA tells standard error about every device that it does not have; here that would look like the findings."""
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def sound_facts() -> Iterator[Fact]:
    """The devices that can play."""
    with _hushed():
        module = _portaudio()
        devices = [one for one in module.query_devices() if one["max_output_channels"] > 0]
        systems = module.query_hostapis()
    yield Fact("Sound", "library", module.get_portaudio_version()[1])
    for device in devices:
        about = f"{systems[device['hostapi']]['name']}, {device['default_samplerate']:.0f} Hz"
        yield Fact("Sound", "device", f"{device['name']} ({about})")
    if not devices:
        yield Fact("Sound", "device", "none")


def check_sound() -> Check:
    """Opens the system's output device and waits until it asks for sound; it is given silence."""
    name = Words("Sound")
    try:
        with _hushed():
            return _opened(name, _portaudio())
    except (ImportError, OSError) as error:
        words = Words("The sound library PortAudio cannot be loaded ({reason}).", reason=error)
        remedy = Words("Install it (on Debian and Ubuntu: sudo apt install libportaudio2), then start again.")
        return Check(name, State.AMISS, words, remedy)


def _opened(name: Words, module: ModuleType) -> Check:
    if not any(one["max_output_channels"] > 0 for one in module.query_devices()):
        remedy = Words(
            "Connect a loudspeaker, or start the sound server (PipeWire or PulseAudio). Files can be made without."
        )
        return Check(name, State.AMISS, Words("There is no sound device."), remedy)
    asked = threading.Event()

    def silence(out: npt.NDArray[np.float32], _frames: int, _when: object, _status: object) -> None:
        out.fill(0)
        asked.set()

    remedy = Words("Choose another device with File > Settings…, or close the program that holds this one.")
    device = "default"
    try:
        device = module.query_devices(None, "output")["name"]
        with module.OutputStream(channels=1, dtype="float32", callback=silence) as stream:
            answered = asked.wait(PATIENCE_S)
            rate = stream.samplerate
    except module.PortAudioError as error:
        words = Words("“{device}” cannot be opened ({reason}).", device=device, reason=error)
        return Check(name, State.AMISS, words, remedy)
    if not answered:
        words = Words("“{device}” was opened, but takes no sound.", device=device)
        return Check(name, State.AMISS, words, remedy)
    return Check(name, State.WELL, Words("“{device}” takes sound at {rate} Hz.", device=device, rate=f"{rate:.0f}"))

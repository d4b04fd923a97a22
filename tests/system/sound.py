"""A sound server that nobody hears, what it played, and how near two sounds are to each other."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt
from scipy.signal import fftconvolve

from benchmarks.desktop.waiting import wait_for

Samples = npt.NDArray[np.float64]
_FLOAT_BYTES = 4


class SoundServer:
    """PulseAudio with its own socket and null sinks in place of sound cards."""

    def __init__(self, folder: Path, sinks: dict[str, int]) -> None:
        self._folder = folder
        self._sinks = sinks
        socket = folder / "native"
        self.environment = {
            "PULSE_SERVER": f"unix:{socket}",
            "PULSE_RUNTIME_PATH": str(folder),
            "PULSE_STATE_PATH": str(folder),
            "PULSE_CONFIG_PATH": str(folder),
            "PULSE_COOKIE": str(folder / "cookie"),
            "PULSE_CLIENTCONFIG": str(folder / "client.conf"),
        }
        self._socket = socket

    def __enter__(self) -> Self:
        (self._folder / "client.conf").write_text("autospawn = no\n")
        command = ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"]
        command += ["--realtime=no", "--high-priority=no", "--disable-shm=yes", "--resample-method=speex-float-10"]
        for name, rate in self._sinks.items():
            command += ["-L", f"module-null-sink sink_name={name} rate={rate} format=float32le channels=2"]
        command += ["-L", f"module-native-protocol-unix socket={self._socket} auth-anonymous=1"]
        self._server = subprocess.Popen(command, env=self._own(), stderr=subprocess.DEVNULL)
        wait_for(self._answers, "the sound server")
        return self

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait()

    def make_default(self, sink: str) -> None:
        """What is started from now on plays there."""
        result = self._control("set-default-sink", sink)
        assert result.returncode == 0, result.stderr

    def is_idle(self) -> bool:
        """Whether no program has anything open for playing."""
        return not self._control("list", "short", "sink-inputs").stdout.strip()

    @contextmanager
    def recording(self, sink: str) -> Iterator[list[float]]:
        """Records what a sink plays into the list that it gives, up to a second after the end of the block."""
        rate, path = self._sinks[sink], self._folder / "recorded"
        heard: list[float] = []
        command = ["parec", f"--device={sink}.monitor", "--format=float32le", f"--rate={rate}", "--channels=1"]
        with path.open("wb") as file:
            recorder = subprocess.Popen([*command, "--raw", "--latency-msec=50"], env=self._own(), stdout=file)
        try:
            wait_for(lambda: path.stat().st_size > 0, "the recorder")
            yield heard
            enough = path.stat().st_size + rate * _FLOAT_BYTES
            wait_for(lambda: path.stat().st_size > enough, "the end of the recording")
        finally:
            recorder.terminate()
            recorder.wait()
        whole = path.stat().st_size // _FLOAT_BYTES
        heard += np.fromfile(path, "<f4", whole).tolist()

    def _answers(self) -> bool:
        assert self._server.poll() is None, "PulseAudio did not start"
        return self._control("info").returncode == 0

    def _control(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["pactl", *words], env=self._own(), capture_output=True, text=True, check=False)

    def _own(self) -> dict[str, str]:
        return {**os.environ, **self.environment}


def place_of(wanted: Samples, recording: Samples) -> int:
    """Sample of a recording at which a sound begins: where the two are most alike."""
    return int(np.argmax(fftconvolve(recording, wanted[::-1], "valid")))


def shifted_onto(heard: Samples, wanted: Samples) -> Samples:
    """A sound of the same length, moved by the part of a sample that the two are apart: the slope of their phases."""
    ours, theirs = np.fft.rfft(heard), np.fft.rfft(wanted)
    turns = 2 * np.pi * np.fft.rfftfreq(len(wanted))
    weight = np.abs(theirs * ours)
    samples = (weight * turns * np.angle(theirs * np.conj(ours))).sum() / (weight * turns**2).sum()
    return np.fft.irfft(ours * np.exp(1j * turns * samples), len(wanted))


def residual_db(heard: Samples, wanted: Samples, below: float) -> float:
    """Power of the difference of two sounds relative to that of the wanted one, below a share of the sample rate."""
    band = np.fft.rfftfreq(len(wanted)) < below
    left, whole = (np.abs(np.fft.rfft(one)[band]) ** 2 for one in (heard - wanted, wanted))
    return float(10 * np.log10(left.sum() / whole.sum()))

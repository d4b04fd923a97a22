"""The program, a screen, a home and a sound server, all of them private; or a word about what is not installed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from benchmarks.desktop.program import Program
from benchmarks.desktop.screen import Screen
from tests.system.sound import SoundServer

NEAR, FAR = "near", "far"
RATES = {NEAR: 22_050, FAR: 48_000}
"""Loudspeakers: one at the rate of the voice, and one at the rate that most sound cards have."""
_ALSA = "pcm.!default { type pulse }\nctl.!default { type pulse }\n"
_PLUGIN = "libasound_module_pcm_pulse.so"


def need(packages: dict[str, str]) -> None:
    """Skips the test where programs are missing; their names -> the Debian packages that bring them."""
    missing = sorted({package for name, package in packages.items() if not shutil.which(name)})
    if missing:
        pytest.skip(f"not installed: {' '.join(missing)}")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the program keeps its things."""
    folder = tmp_path / "person"
    folder.mkdir()
    return folder


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """A screen of its own; its last picture stays in the test's folder."""
    need({"Xvfb": "xvfb", "xdotool": "xdotool"})
    with Screen() as one:
        yield one
        one.picture(tmp_path / "last.png")


@pytest.fixture
def sound(home: Path) -> Iterator[SoundServer]:
    """A sound server of its own, which the program reaches through ALSA as on a person's machine."""
    need({"pulseaudio": "pulseaudio", "pactl": "pulseaudio-utils", "parec": "pulseaudio-utils"})
    if not any(Path("/usr").glob(f"lib*/**/alsa-lib/{_PLUGIN}")):
        pytest.skip("not installed: libasound2-plugins")
    (home / ".asoundrc").write_text(_ALSA)
    with TemporaryDirectory() as folder, SoundServer(Path(folder), RATES) as one:  # sockets want a short path
        yield one


@pytest.fixture
def program(screen: Screen, home: Path) -> Iterator[Program]:
    """The program without sound, not started yet."""
    one = Program(screen.name, home)
    yield one
    one.kill()


@pytest.fixture
def speaking_program(screen: Screen, home: Path, sound: SoundServer) -> Iterator[Program]:
    """The program with sound, not started yet."""
    one = Program(screen.name, home, sound.environment)
    yield one
    one.kill()

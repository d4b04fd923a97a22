"""What is heard is what is exported. The program plays through PortAudio, ALSA and PulseAudio; a monitor listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
import soundfile
import soxr

from benchmarks.desktop.program import Program
from benchmarks.desktop.screen import Screen
from benchmarks.desktop.waiting import wait_for
from tests.system.conftest import FAR, NEAR, RATES
from tests.system.places import LINE_FIELD, PLAY, TITLE
from tests.system.sound import Samples, SoundServer, place_of, residual_db, shifted_onto

pytestmark = [pytest.mark.system, pytest.mark.timeout(1800)]
TEXT = "Seven calm swans swim past the old mill."
HALF_A_STEP = 0.5 / 2**15 + 1e-6
"""What rounding to the 16 bits of the exported file may change; all the way to the loudspeaker it is 32-bit floats."""
RESAMPLED_DB = -60.0
"""Two good resamplers in a row (the sound server's and the one of this test) leave -75 to -80 dB below `FLAT_HZ`, where
the filters of both are flat. One lost sample, a wrong gain of 1 % or a second sound leave -40 dB and more."""
FLAT_HZ = 10_000
TRIES = 4
"""On a machine at its limit the sound server may run dry, which tears a hole; then the line is played once more."""


def test_what_is_heard_is_what_is_exported(speaking_program: Program, screen: Screen, sound: SoundServer) -> None:
    program = speaking_program
    sound.make_default(NEAR)
    program.start()
    window = screen.window(TITLE)
    program.wait_logged("Ready")
    screen.click(window, *LINE_FIELD)
    screen.key("ctrl+a")
    screen.type(TEXT)
    program.wait_logged(f"Spoken: {len(TEXT)} characters")

    plays = heard(program, screen, sound, NEAR)
    first = next(plays)
    wanted = exported(program, screen)
    assert least(difference(first, wanted), plays, lambda one: difference(one, wanted), HALF_A_STEP) < HALF_A_STEP

    sound.make_default(FAR)
    wait_for(sound.is_idle, "the release of the former loudspeaker")
    plays = heard(program, screen, sound, FAR)
    assert least(0.0, plays, lambda one: resampled_db(one, wanted), RESAMPLED_DB) < RESAMPLED_DB


def heard(program: Program, screen: Screen, sound: SoundServer, sink: str) -> Iterator[Samples]:
    """Presses play, again and again; each time what came out."""
    while True:
        window = screen.window(TITLE)
        before = len(program.logged("Played to the end"))
        with sound.recording(sink) as recorded:
            screen.click(window, *PLAY)
            program.wait_logged("Played to the end", times=before + 1)
        yield np.array(recorded)


def exported(program: Program, screen: Screen) -> Samples:
    """The first line as the export dialog writes it with what it proposes."""
    screen.key("ctrl+e")
    screen.window("^Export")
    screen.key("ctrl+Return")
    program.wait_logged("Exported")
    screen.key("Escape")
    samples: Samples
    samples, rate = soundfile.read(program.home / f"01 {TEXT.rstrip('.')}.wav")
    assert rate == RATES[NEAR]
    assert np.abs(samples).max() > 0.05
    return samples


def least(first: float, plays: Iterator[Samples], error: Callable[[Samples], float], bound: float) -> float:
    """The smallest error of a few plays; no more of them than it takes to come below the bound."""
    found = first
    for _ in range(TRIES):
        if found < bound:
            break
        found = min(found, error(next(plays)))
    return found


def difference(recording: Samples, wanted: Samples) -> float:
    """Largest difference between a recording and the wanted sound with silence before and after it."""
    start = place_of(wanted, recording)
    rest = len(recording) - start - len(wanted)
    return float(np.abs(recording - np.pad(wanted, (start, rest))).max())


def resampled_db(recording: Samples, wanted: Samples) -> float:
    """The same for a recording at another rate: what is left below `FLAT_HZ` where the sound stands."""
    converted = soxr.resample(recording, RATES[FAR], RATES[NEAR], "VHQ")
    start = place_of(wanted, converted)
    found = shifted_onto(converted[start : start + len(wanted)], wanted)
    return residual_db(found, wanted, FLAT_HZ / RATES[NEAR])

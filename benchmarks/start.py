"""How soon the window is there: from the start of the process to the first paint, to a voice, to the first line spoken.

Each time is taken from the program's own log. The first start is that of a new person, without settings and caches;
of the following ones the best counts. The window is drawn on a screen of its own (Xvfb).
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.desktop.program import Program
from benchmarks.desktop.screen import Screen
from benchmarks.machine import describe

PAINTED_S = 2.0
READY_S = 6.0
"""The project's aims."""


class Start(NamedTuple):
    """Seconds since the start of the process, and what it had computed by then."""

    painted_s: float
    ready_s: float
    spoken_s: float
    cpu_s: float
    """CPU time of all its threads until the first line was spoken; says more than the clock on a busy machine."""
    torch_first: bool
    """Whether torch stood in the way of the first paint."""


def main() -> int:
    """Prints the figures; 0 where the best start is within the aims."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=5, help="starts after the first one (5)")
    options = parser.parse_args()
    if not shutil.which("Xvfb") or not shutil.which("xdotool"):
        print("Not measured: Xvfb and xdotool are needed (apt-get install xvfb xdotool).")
        return 0
    print(describe())
    print("\n                    first paint   ready   first line spoken   CPU time   torch at first paint")
    with TemporaryDirectory() as home, Screen() as screen:
        first = _start(screen, Path(home))
        _row("first start", first)
        later = [_start(screen, Path(home)) for _ in range(options.repeats)]
    for number, start in enumerate(later, start=2):
        _row(f"start {number}", start)
    best = Start(*(min(values) for values in zip(*later, strict=True)))
    _row("best", best)
    met = best.painted_s <= PAINTED_S and best.ready_s <= READY_S and not any(start.torch_first for start in later)
    print(
        f"\naims (first paint {PAINTED_S:.0f} s, ready {READY_S:.0f} s, no torch before): {'met' if met else 'missed'}"
    )
    return 0 if met else 1


def _start(screen: Screen, home: Path) -> Start:
    program = Program(screen.name, home)
    begin_s = time.time()
    program.start()
    try:
        painted_s, words = program.wait_logged("Seen")
        ready_s, _ = program.wait_logged("Ready")
        spoken_s, _ = program.wait_logged("Spoken")
        cpu_s = program.cpu_s()
    finally:
        program.kill()
    return Start(painted_s - begin_s, ready_s - begin_s, spoken_s - begin_s, cpu_s, "without torch" not in words)


def _row(name: str, start: Start) -> None:
    times = f"{start.painted_s:9.2f} s {start.ready_s:7.2f} s {start.spoken_s:15.2f} s {start.cpu_s:10.2f} s"
    print(f"{name:<20}{times}   {'yes' if start.torch_first else 'no'}", flush=True)


if __name__ == "__main__":
    sys.exit(main())

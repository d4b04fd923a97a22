"""What a figure stands on: the machine, how busy it is, and time taken as the best of several runs."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Took:
    """Best time of several runs, in seconds."""

    wall_s: float
    cpu_s: float
    """CPU time of this process, all threads; says more than the clock where other programs want the CPU too."""


def best_of(repeats: int, work: Callable[[], object], before: Callable[[], object] = lambda: None) -> Took:
    """Runs ``before`` (not counted) and ``work`` several times; the least wall time and the least CPU time."""
    times = []
    for _ in range(repeats):
        before()
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        times.append(Took(time.perf_counter() - wall, time.process_time() - cpu))
    return best(times)


def best(times: Iterable[Took]) -> Took:
    """The least wall time and the least CPU time of several runs."""
    return Took(*(min(values) for values in zip(*((took.wall_s, took.cpu_s) for took in times), strict=True)))


def describe() -> str:
    """One line: processor, cores, load average, Python."""
    load = f", load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{_processor()}, {os.cpu_count()} cores{load}, Python {platform.python_version()}"


def peak_memory_mb() -> float | None:
    """Most memory this process has held so far, in MB; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if platform.system() == "Darwin" else 1e3)


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()

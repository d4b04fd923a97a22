"""How soon an edit is heard: length, pitch and gain of one sound of a line of about five seconds.

For each edit the time from the request to the first chunk, to the end of the sound, and to the finished take with its
alignment. The line has been spoken before, as in the window, and every edit differs from the one before. CPU time
counts all threads. The last two columns say how much of the sound the edit left as it was to the sample, and how far
below the sound the retake is from the same line spoken by somebody who had never heard it before.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.machine import Took, best, describe
from benchmarks.speakers import load_synthesizer
from glowtts_core.types import Audio, Phone, Take, Utterance

if TYPE_CHECKING:
    from glowtts_core.synthesis import Synthesizer
    from glowtts_core.synthesis.performer import Performer

TEXT = "The quick brown fox jumps over the lazy dog, and then he walks slowly home again in the evening."
AIM_S = 0.3
"""The project's aim: CPU time until the new sound of the line is ready, on two threads."""

Edit = Callable[[Phone, int], Phone]


@dataclass(frozen=True, slots=True)
class Latency:
    """Times from the request on."""

    first: Took
    sound: Took
    take: Took


def main() -> int:
    """Prints the figures; 0 where every edit is within the aim."""
    options = _options()
    import torch

    torch.set_num_threads(options.threads)
    print(describe())
    speaker = load_synthesizer(options.voice)
    performer = _performer(speaker)
    line = speaker.plan(Utterance(options.text))
    whole, take = _ask(performer, line)
    frame_s = take.frame_s
    vowel = max(range(len(line.phones)), key=lambda index: _fitness(line.phones[index], index, len(line.phones)))
    print(f"“{line.text}”: {take.audio.seconds:.2f} s, {len(line.phones)} sounds, {options.threads} threads")
    print(f"edited: the sound {line.phones[vowel].symbol}, number {vowel + 1}\n")
    edits: dict[str, Edit] = {
        "length, by one frame": lambda phone, turn: replace(phone, pinned_s=phone.seconds + (2 * turn + 1) * frame_s),
        "length, by two frames": lambda phone, turn: replace(phone, pinned_s=phone.seconds + 2 * (turn + 1) * frame_s),
        "pitch": lambda phone, turn: replace(phone, pitch_st=1.0 + turn / 2),
        "gain": lambda phone, turn: replace(phone, gain_db=-3.0 - turn),
    }
    print("                            first chunk     whole sound    with alignment   same      off by")
    print("                            ms  CPU ms      ms  CPU ms      ms  CPU ms    samples")
    _row("never spoken before", whole, "")
    slowest = max(_edited(name, edit, speaker, line, vowel, options.repeats) for name, edit in edits.items())
    met = slowest <= AIM_S
    print(f"\naim, {AIM_S * 1e3:.0f} ms of CPU time until the sound is ready: {'met' if met else 'missed'}")
    return 0 if met else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--voice", default="", help="name or folder of a voice; the built-in one by default")
    parser.add_argument("--text", default=TEXT, help="the line")
    parser.add_argument("--threads", type=int, default=2, help="number of CPU threads (2)")
    parser.add_argument("--repeats", type=int, default=6, help="edits of each kind; the best counts (6)")
    return parser.parse_args()


def _performer(speaker: Synthesizer) -> Performer:
    """Somebody who remembers nothing."""
    from glowtts_core.synthesis import Synthesizer
    from glowtts_core.synthesis.performer import Performer

    return Performer(Synthesizer(speaker.voice, speaker.frontend))


def _fitness(phone: Phone, index: int, count: int) -> tuple[bool, int]:
    """A stressed vowel near the middle of the line."""
    return phone.symbol.endswith("1"), -abs(index - count // 2)


def _edited(name: str, edit: Edit, speaker: Synthesizer, line: Utterance, index: int, repeats: int) -> float:
    """Prints a row; CPU seconds until the sound was ready."""
    performer = _performer(speaker)
    _, before = _ask(performer, line)
    latencies, same, off_db = [], 1.0, -200.0
    for turn in range(repeats):
        phones = (*line.phones[:index], edit(line.phones[index], turn), *line.phones[index + 1 :])
        latency, take = _ask(performer, line.with_phones(phones))
        latencies.append(latency)
        same = min(same, _same(before, take, index))
        off_db = max(off_db, _off_db(take, _ask(_performer(speaker), line.with_phones(phones))[1]))
        before = take
    latency = Latency(*(best(getattr(one, part) for one in latencies) for part in ("first", "sound", "take")))
    _row(name, latency, f"{100 * same:6.0f} %  {f'{off_db:.0f} dB' if off_db > -200 else 'equal'}")
    return latency.sound.cpu_s


def _ask(performer: Performer, line: Utterance) -> tuple[Latency, Take]:
    wall, cpu = time.perf_counter(), time.process_time()
    moments: list[Took] = []
    for piece in performer.perform(line, lambda: None):
        now = Took(time.perf_counter() - wall, time.process_time() - cpu)
        if isinstance(piece, Audio):
            moments.append(now)
        else:
            return Latency(moments[0], moments[-1], now), piece
    raise AssertionError  # a performance ends with its take


def _same(before: Take, after: Take, index: int) -> float:
    """Share of the samples outside the sound that are what they were, each where its own sound stands now."""
    rate = after.audio.sample_rate
    start, *ends = (
        round(second * rate) for second in (after.starts_s[index], after.ends_s[index], before.ends_s[index])
    )
    tail = min(len(after.audio.samples) - ends[0], len(before.audio.samples) - ends[1])
    equal = np.count_nonzero(after.audio.samples[:start] == before.audio.samples[:start])
    equal += np.count_nonzero(
        after.audio.samples[ends[0] : ends[0] + tail] == before.audio.samples[ends[1] : ends[1] + tail]
    )
    return float(equal / (start + tail))


def _off_db(retake: Take, anew: Take) -> float:
    """Energy of the difference over that of the sound in decibels; -200 = equal."""
    one, two = retake.audio.samples.astype(np.float64), anew.audio.samples.astype(np.float64)
    return float(10 * np.log10(np.sum((one - two) ** 2) / np.sum(two**2) + 1e-20))


def _row(name: str, latency: Latency, more: str) -> None:
    parts = (
        f"{took.wall_s * 1e3:5.0f} {took.cpu_s * 1e3:7.0f}" for took in (latency.first, latency.sound, latency.take)
    )
    print(f"  {name:<22}{'   '.join(parts)}  {more}")


if __name__ == "__main__":
    sys.exit(main())

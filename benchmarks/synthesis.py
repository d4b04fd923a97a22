"""How fast a voice speaks: loading, text to wave on one and two threads, first sound of a long paragraph, memory.

The real-time factor is computing time over the length of the sound: below 1 is faster than speech. Times are the best
of several runs of a warm synthesizer; the sound is made in this process, as `glowtts say` does it.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.machine import Took, best, best_of, describe, peak_memory_mb
from benchmarks.sentences import UNSEEN, read_sentences
from benchmarks.speakers import ESPEAK, FLITE, Program, load_synthesizer
from glowtts_core.types import Utterance

if TYPE_CHECKING:
    from glowtts_core.synthesis import Synthesizer

PARAGRAPH = Path(__file__).parent / "data" / "paragraph.txt"
REAL_TIME_FACTOR = 0.15
FIRST_SOUND_S = 0.4
"""The project's aims, on two threads."""


def main() -> int:
    """Prints the figures; 0 where the voice is within the aims on the larger number of threads."""
    options = _options()
    text = " ".join(sentence.text for sentence in read_sentences(options.sentences, options.count))
    paragraph = options.paragraph.read_text(encoding="utf-8").strip()
    print(describe())
    start = time.perf_counter()
    synthesizer = load_synthesizer(options.voice)
    synthesizer.frontend.read("A word to begin with.")
    print(f"voice “{synthesizer.voice.card.name}”, loaded with its front end in {time.perf_counter() - start:.2f} s")
    print(f"{len(text)} characters to speak, {len(paragraph)} in the long paragraph\n")
    print("                              real-time factor          first sound of")
    print("                          by the clock   CPU time      the paragraph ms")
    figures = [_voice(synthesizer, text, paragraph, threads, options.repeats) for threads in options.threads]
    ours = figures[-1]
    for command, name in ((FLITE, "flite slt"), (ESPEAK, "espeak-ng")):
        _peer(Program(command, name), text, ours[0], options.repeats)
    memory = peak_memory_mb()
    print(f"\npeak memory {memory:.0f} MB" if memory else "")
    met = ours[0] <= REAL_TIME_FACTOR and ours[1] <= FIRST_SOUND_S
    aims = f"real-time factor {REAL_TIME_FACTOR}, first sound {FIRST_SOUND_S * 1e3:.0f} ms"
    print(f"aims on {options.threads[-1]} threads ({aims}): {'met' if met else 'missed'}")
    return 0 if met else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--voice", default="", help="name or folder of a voice; the built-in one by default")
    parser.add_argument("--sentences", type=Path, default=UNSEEN, help="file of the sentences to speak")
    parser.add_argument("--count", type=int, default=10, help="so many of its sentences, as one text (10)")
    parser.add_argument("--paragraph", type=Path, default=PARAGRAPH, help="file of the long paragraph")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2], help="numbers of CPU threads (1 2)")
    parser.add_argument("--repeats", type=int, default=3, help="runs of each; the best counts (3)")
    return parser.parse_args()


def _voice(synthesizer: Synthesizer, text: str, paragraph: str, threads: int, repeats: int) -> tuple[float, float]:
    """Prints a row; real-time factor by the clock, and seconds until the first sound of the paragraph."""
    import torch

    torch.set_num_threads(threads)
    length_s = sum(chunk.seconds for chunk in synthesizer.render(Utterance(text)))  # and everything is warm
    took = best_of(repeats, lambda: list(synthesizer.render(Utterance(text))))
    first = best(_first_sound(synthesizer, paragraph) for _ in range(2 * repeats))
    _row(f"voice, {threads} thread{'s' * (threads > 1)}", took, length_s, f"{first.wall_s * 1e3:18.0f}")
    return took.wall_s / length_s, first.wall_s


def _first_sound(synthesizer: Synthesizer, paragraph: str) -> Took:
    """From the text to the first chunk of sound, with nothing remembered of the text but its words."""
    chunks = synthesizer.render(Utterance(paragraph))
    wall, cpu = time.perf_counter(), time.process_time()
    next(iter(chunks))
    return Took(time.perf_counter() - wall, time.process_time() - cpu)


def _peer(program: Program, text: str, ours: float, repeats: int) -> None:
    if not program.installed:
        print(f"  {program.name:<22} not installed, so not compared")
        return
    length_s = program.speak(text).seconds
    took = best_of(repeats, lambda: program.speak(text))
    _row(program.name, took, length_s, f"   ours takes {ours * length_s / took.wall_s:.1f} times as long")


def _row(name: str, took: Took, length_s: float, more: str) -> None:
    cpu = f"{took.cpu_s / length_s:11.3f}" if took.cpu_s > took.wall_s / 10 else "          -"
    print(f"  {name:<22}{took.wall_s / length_s:13.3f} {cpu} {more}")


if __name__ == "__main__":
    sys.exit(main())

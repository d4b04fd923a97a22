"""How well speech is understood: sentences spoken by a voice and by a peer, both heard by pocketsphinx in one run.

The recogniser is weak and 40 sentences are few: differences under five points are noise, only the ratio counts.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.machine import describe
from benchmarks.recogniser import Errors, Recogniser, plain_words, word_errors
from benchmarks.sentences import UNSEEN, Sentence, read_sentences
from benchmarks.speakers import FLITE, Program, Speaker, VoiceSpeaker, load_synthesizer
from glowtts_core.types import Audio

WORST_RATIO = 1.6
"""The project's aim for its first voice beside flite's slt."""


def main() -> int:
    """Prints the error rates and their ratio; 0 where the voice is within the aim."""
    options = _options()
    sentences = read_sentences(options.sentences, options.count)
    speakers: list[Speaker] = [Program(command) for command in options.command]
    if not options.peers_only:
        style = {key: getattr(options, key) for key in ("seed", "temperature") if getattr(options, key) is not None}
        speakers.insert(0, VoiceSpeaker(load_synthesizer(options.voice), **style))
    peer = Program(options.peer, "flite slt" if options.peer == FLITE else "")
    speakers += [peer] if peer.installed else []
    print(f"{describe()}\n{len(sentences)} sentences of {options.sentences.name}, pocketsphinx\n")
    if not peer.installed:
        print(f"{peer.name} is not installed, so there is nothing to compare with (Debian: apt-get install flite).")
    if not speakers:
        return 2
    totals = [compare(speaker, sentences, options.table) for speaker in speakers]
    if not peer.installed or len(totals) == 1:
        return 0
    ratio = totals[0].rate / max(totals[-1].rate, 1e-9)
    print(f"\n{speakers[0].name} has {ratio:.2f} times the errors of {peer.name} (aim: at most {WORST_RATIO})")
    return 0 if ratio <= WORST_RATIO else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--voice", default="", help="name or folder of a voice; the built-in one by default")
    parser.add_argument("--sentences", type=Path, default=UNSEEN, help="a line each, or id|sentence (40 unseen ones)")
    parser.add_argument("--count", type=int, default=None, help="only the first so many sentences")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--temperature", type=float, default=None)
    parser.add_argument("--command", action="append", default=[], help="another program, with {text} and {out}")
    parser.add_argument("--peer", default=FLITE, help="the program to compare with (flite, voice slt)")
    parser.add_argument("--peers-only", action="store_true", help="leave the voice out")
    parser.add_argument("--table", action="store_true", help="also show what was heard, sentence by sentence")
    return parser.parse_args()


def compare(speaker: Speaker, sentences: Sequence[Sentence], table: bool = False) -> Errors:
    """Prints and returns the errors of one speaker over all sentences."""
    total, rows = listen(speaker.speak, sentences)
    print(
        f"{speaker.name:<24} word error rate {total.rate:6.1%}   ({total.substituted} wrong, {total.deleted} missing, "
        f"{total.inserted} too many of {total.words} words)"
    )
    if table:
        shown = Table("id", "errors", "said", "heard")
        for sentence, heard, errors in rows:
            shown.add_row(sentence.id, f"{errors.rate:.0%}", " ".join(plain_words(sentence.text)), " ".join(heard))
        Console(width=160).print(shown)
    return total


def listen(
    speak: Callable[[str], Audio], sentences: Sequence[Sentence]
) -> tuple[Errors, list[tuple[Sentence, list[str], Errors]]]:
    """Errors over all sentences, and for each sentence what was heard. A recogniser of its own keeps runs alike."""
    recogniser = Recogniser()
    rows = []
    for sentence in sentences:
        heard = recogniser.words(speak(sentence.text))
        rows.append((sentence, heard, word_errors(plain_words(sentence.text), heard)))
    return sum((errors for _, _, errors in rows), Errors()), rows


if __name__ == "__main__":
    sys.exit(main())

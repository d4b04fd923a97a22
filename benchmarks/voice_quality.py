"""How good a voice is: understood, complete, without buzz, in tune and in time, lively, quick and small.

    python -m benchmarks.voice_quality --voice NAME --held-out FOLDER --ids val.txt

The held-out folder is one of recordings with their texts, as `glowtts prepare` reads it; the list names the clips that
the voice was not trained on. Without it, what needs recordings is left out. All words are judged by pocketsphinx, whose
figures mean something only beside others of the same run.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from benchmarks.machine import describe
from benchmarks.quality import report
from benchmarks.quality.copies import copy_rows, shift_rows, spoken_rows
from benchmarks.quality.heldout import Recording, read_held_out, spread
from benchmarks.quality.questions import question_rows
from benchmarks.quality.report import Row
from benchmarks.quality.skipped import skipped_rows
from benchmarks.quality.speed import speed_rows
from benchmarks.quality.temperatures import temperature_rows
from benchmarks.quality.text_to_mel import text_to_mel_rows
from benchmarks.quality.understood import word_error_rows
from benchmarks.quality.voice import Candidate
from benchmarks.sentences import Sentence, read_sentences

DATA = Path(__file__).parent / "data"
UNSEEN_100 = DATA / "unseen_100.txt"
PASSAGES = DATA / "passages.txt"
QUESTIONS = DATA / "questions.txt"
PARTS = ("wer", "skipped", "vocoder", "pitch", "mel", "temperature", "questions", "speed")


def main() -> int:
    """Prints the table; 0 where every limit is met."""
    options = _options()
    voice = Candidate(options.voice, options.speaker)
    sentences = spread(read_sentences(options.sentences), options.limit)
    passages = read_sentences(options.passages)[: options.limit]
    recordings: list[Recording] = []
    if options.held_out:
        recordings = read_held_out(options.held_out, options.ids, voice.spec.sample_rate, options.limit)
    about = {
        "voice": voice.name,
        "machine": describe(),
        "sentences": f"{len(sentences)} of {options.sentences.name}",
        "held_out": f"{len(recordings)} of {options.held_out}",
        "parts": options.only,
    }
    print("\n".join(f"{name:<10} {value}" for name, value in about.items()), flush=True)
    rows: list[Row] = []
    for name, part in _parts(voice, recordings, sentences, passages, options).items():
        if name in options.only:
            start = time.perf_counter()
            rows += part()
            print(f"{name} took {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
            if options.json:
                report.write_json(options.json, about, rows)
    report.show(rows, Console(width=options.width))
    print("Every limit is met." if report.passed(rows) else "Not every limit is met.")
    return 0 if report.passed(rows) else 1


def _parts(
    voice: Candidate,
    recordings: list[Recording],
    sentences: list[Sentence],
    passages: list[Sentence],
    options: argparse.Namespace,
) -> dict[str, Callable[[], list[Row]]]:
    some, few = spread(sentences, 40), spread(sentences, 10)
    earlier = _figures(options.first) if options.first else {}
    return {
        "wer": lambda: word_error_rows(voice, recordings, sentences),
        "skipped": lambda: skipped_rows(voice, recordings, sentences, passages),
        "vocoder": lambda: (copy_rows(voice, recordings) if recordings else []) + spoken_rows(voice, recordings, few),
        "pitch": lambda: shift_rows(voice, some),
        "mel": lambda: text_to_mel_rows(voice, recordings, earlier) if recordings else [],
        "temperature": lambda: temperature_rows(voice, few, some),
        "questions": lambda: question_rows(voice, spread(read_sentences(QUESTIONS), options.limit)),
        "speed": lambda: speed_rows(voice, few),
    }


def _figures(path: Path) -> dict[str, float]:
    """The figures of an earlier run, by name."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
        return {row["name"]: float(row["value"]) for row in rows if row["value"] is not None}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SystemExit(f"{path} holds no figures of an earlier run: {error}") from error


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--voice", default="", help="name or folder of a voice; the built-in one by default")
    parser.add_argument("--speaker", default="", help="who of the voice speaks; its usual speaker by default")
    parser.add_argument("--held-out", type=Path, help="folder of recordings (metadata.csv with flac/ or wavs/)")
    parser.add_argument("--ids", type=Path, help="file of the ids of its clips to use; all by default")
    parser.add_argument("--sentences", type=Path, default=UNSEEN_100, help="a line each, or id|sentence (100 unseen)")
    parser.add_argument("--passages", type=Path, default=PASSAGES, help="longer texts, a line each")
    parser.add_argument("--only", type=_only, default=list(PARTS), help=f"some parts: {','.join(PARTS)}")
    parser.add_argument("--limit", type=int, help="so many sentences, recordings and passages at most: a quick look")
    parser.add_argument("--first", type=Path, help="JSON of an earlier voice, which part 3 must surpass")
    parser.add_argument("--json", type=Path, help="write all figures there too")
    parser.add_argument("--width", type=int, default=150, help="columns of the table (150)")
    return parser.parse_args()


def _only(names: str) -> list[str]:
    chosen = [name.strip() for name in names.split(",") if name.strip()]
    if strangers := [name for name in chosen if name not in PARTS]:
        raise argparse.ArgumentTypeError(f"there is no part “{strangers[0]}”; choose among {', '.join(PARTS)}")
    return chosen


if __name__ == "__main__":
    sys.exit(main())

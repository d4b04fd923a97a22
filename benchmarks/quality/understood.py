"""Part 1: word errors beside the speaker's own recordings and beside flite, and words left out or repeated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.quality.heldout import Recording, spread
from benchmarks.quality.report import Row, at_least, at_most, reported
from benchmarks.quality.spoken_words import WordCheck, cut_out, doubled
from benchmarks.quality.voice import Candidate
from benchmarks.recogniser import Errors, Recogniser, plain_words, word_errors
from benchmarks.sentences import Sentence
from benchmarks.speakers import FLITE, Program
from glowtts_core.types import Audio

WORST_RATIO = 1.15
SPEEDS = (0.8, 1.0, 1.3)
_ROUNDS = 2000
_PLANTED = 24
_FEWEST_SOUNDS = 3
_DETECTED = 0.9
"""A detector that finds fewer of the planted faults says nothing about the voice."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times the errors of a reference, with the interval that holds it in 95 of 100 redrawn samples."""

    value: float
    low: float
    high: float


def heard(sounds: Iterable[tuple[str, Audio]]) -> list[Errors]:
    """Word errors of each text and its sound, by a recogniser of their own."""
    recogniser = Recogniser()
    return [word_errors(plain_words(text), recogniser.words(audio)) for text, audio in sounds]


def total(errors: Sequence[Errors]) -> Errors:
    """All errors together."""
    return sum(errors, Errors())


def ratio_of(ours: Sequence[Errors], theirs: Sequence[Errors]) -> Ratio:
    """Ratio of two word error rates over the same sentences; the interval redraws sentences in pairs."""
    counts = np.array([[_edits(a), _edits(b)] for a, b in zip(ours, theirs, strict=True)], float)
    rows = np.random.default_rng(0).integers(0, len(counts), (_ROUNDS, len(counts)))
    drawn = counts[rows].sum(1)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = drawn[:, 0] / drawn[:, 1]
        value = np.divide(*counts.sum(0))
    ratios = ratios[~np.isnan(ratios)]
    low, high = np.percentile(ratios, [2.5, 97.5], method="nearest") if len(ratios) else (np.nan, np.nan)
    return Ratio(float(value), float(low), float(high))


def word_error_rows(voice: Candidate, recordings: Sequence[Recording], sentences: Sequence[Sentence]) -> list[Row]:
    """The voice beside the recordings of the same prompts, and beside flite on the sentences."""
    part, rows = "1 word errors", []
    if recordings:
        theirs = heard((one.text, one.audio) for one in recordings)
        ours = [voice.errors_in(one.text, seed=seed) for one, seed in zip(recordings, seeds(recordings), strict=True)]
        rows += _compared(part, ours, theirs, "recordings", "held-out prompts")
    peer = Program(FLITE, "flite slt")
    if peer.installed:
        texts = [sentence.text for sentence in sentences]
        ours = [voice.errors_in(text) for text in texts]
        theirs = heard((text, peer.speak(text)) for text in texts)
        rows += _compared(part, ours, theirs, peer.name, "unseen sentences")
    return rows


def seeds(recordings: Sequence[Recording]) -> list[int]:
    """A seed for each prompt: where the speaker read one twice, the voice says it in another way too."""
    times: Counter[str] = Counter()
    found = []
    for one in recordings:
        found.append(times[one.text])
        times[one.text] += 1
    return found


def _compared(part: str, ours: Sequence[Errors], theirs: Sequence[Errors], name: str, what: str) -> list[Row]:
    ratio, a, b = ratio_of(ours, theirs), total(ours), total(theirs)
    beside = f"{a.rate:.1%} against {b.rate:.1%}, {len(ours)} {what}, 95 %: {ratio.low:.2f} to {ratio.high:.2f}"
    more = {"rate": a.rate, "reference_rate": b.rate, "low": ratio.low, "high": ratio.high, "words": a.words}
    return [at_most(part, f"times the errors of {name}", ratio.value, WORST_RATIO, "", beside, **more)]


def _edits(errors: Errors) -> int:
    return errors.substituted + errors.deleted + errors.inserted


def skipped_rows(
    voice: Candidate, recordings: Sequence[Recording], sentences: Sequence[Sentence], passages: Sequence[Sentence]
) -> list[Row]:
    """Words left out or repeated at three speeds and in long texts, after a trial of the detector itself."""
    part, check = "1 words skipped or repeated", WordCheck(voice.synthesizer.frontend)
    rows = _trial(part, check, recordings) + _by_flite(part, check, sentences)
    for speed in SPEEDS:
        faults = [
            (sentence.id, found)
            for sentence in sentences
            if (found := faults_in(check, sentence.text, voice.speak(sentence.text, speed=speed), speed))
        ]
        rows.append(_faulty(part, f"sentences at speed {speed}", faults, len(sentences)))
    for speed in SPEEDS:
        faults = []
        for passage in passages:
            for name, text in (
                (passage.id, passage.text),
                (f"{passage.id} as one sentence", one_sentence(passage.text)),
            ):
                if found := faults_in(check, text, voice.speak(text, speed=speed), speed):
                    faults.append((name, found))
        if passages:
            sizes = ", ".join(str(len(passage.text)) for passage in passages)
            rows.append(_faulty(part, f"long texts at speed {speed}", faults, 2 * len(passages), f"{sizes} characters"))
    return rows


def one_sentence(text: str) -> str:
    """The text without an end of sentence before its last: the model has to speak it in one breath."""
    return re.sub(r"[.?!](?=\s)", ",", text)


def faults_in(check: WordCheck, text: str, audio: Audio, speed: float = 1.0) -> str:
    """What is wrong, in words; empty where every word is there once."""
    found = check.listen(audio, text, speed)
    if not found.understood:
        return "nothing fits"
    words = check.words(text)
    said = [f"{kind} “{words[place].text}”" for kind, places in (("no", found.missing), ("twice", found.repeated))
            for place in places]  # fmt: skip
    return ", ".join(said)


def _faulty(part: str, name: str, faults: Sequence[tuple[str, str]], count: int, more: str = "") -> Row:
    shown = "; ".join(f"{where}: {what}" for where, what in faults[:3]) + ("; …" if len(faults) > 3 else "")
    beside = ". ".join(word for word in (f"of {count}", more, shown) if word)
    return at_most(part, name, len(faults), 0, "", beside, faults=[list(fault) for fault in faults])


def _trial(part: str, check: WordCheck, recordings: Sequence[Recording]) -> list[Row]:
    """How many recordings are taken for faulty, and how many words cut out of them or doubled are noticed."""
    if not recordings:
        return []
    false = [
        (one.id, found)
        for one in spread(list(recordings), 2 * _PLANTED)
        if (found := faults_in(check, one.text, one.audio))
    ]
    rows = [reported(part, "recordings taken for faulty", len(false), "", f"of {min(len(recordings), 2 * _PLANTED)}",
                     faults=[list(fault) for fault in false])]  # fmt: skip
    for name, change, attribute in (("cut out", cut_out, "missing"), ("doubled", doubled, "repeated")):
        noticed = planted(check, spread(list(recordings), _PLANTED), change, attribute)
        beside = f"of {len(noticed)} words of {_FEWEST_SOUNDS} or more sounds"
        rows.append(
            at_least(part, f"detector: words {name} of recordings found", _share(noticed), _DETECTED, "", beside)
        )
        noticed = planted(check, spread(list(recordings), _PLANTED), change, attribute, short=True)
        beside = f"of {len(noticed)} shorter words, such as “a”"
        rows.append(reported(part, f"detector: short words {name} found", _share(noticed), "", beside))
    return rows


def _by_flite(part: str, check: WordCheck, sentences: Sequence[Sentence]) -> list[Row]:
    """How many sentences of a program that never leaves a word out are taken for faulty: the detector's own errors."""
    rows = []
    for speed in SPEEDS:
        peer = Program(f"flite -voice slt --setf duration_stretch={1 / speed:.4f} -t {{text}} -o {{out}}")
        if not peer.installed:
            return []
        faults = []
        for sentence in sentences:
            if found := faults_in(check, sentence.text, peer.speak(sentence.text), speed):
                faults.append([sentence.id, found])
        beside = f"of {len(sentences)}, the detector's own errors"
        rows.append(
            reported(part, f"flite's at speed {speed} taken for faulty", len(faults), "", beside, faults=faults)
        )
    return rows


def _share(noticed: Sequence[bool]) -> float:
    return sum(noticed) / max(len(noticed), 1)


def planted(
    check: WordCheck,
    recordings: Sequence[Recording],
    change: Callable[[Audio, tuple[float, float]], Audio],
    attribute: str,
    *,
    short: bool = False,
) -> list[bool]:
    """Whether a fault made in each recording is noticed; a word is chosen at random among the longer or short ones."""
    dice, noticed = np.random.default_rng(0), []
    for one in recordings:
        times, words = check.listen(one.audio, one.text).times_s, check.words(one.text)
        places = [place for place in times if (words[place].sounds < _FEWEST_SOUNDS) == short]
        if places:
            span = times[int(dice.choice(places))]
            noticed.append(bool(getattr(check.listen(change(one.audio, span), one.text), attribute)))
    return noticed

"""Part 1, second half: words left out or repeated, at three speeds and in long texts.

The detector errs with short words: it takes the quick “a” of recordings, and of a program that never leaves a word
out, for missing in about one sentence of twenty. So words of three sounds or more, where a trial shows that it errs
hardly ever, must all be there; of the shorter ones no more may seem faulty than that program's at the same speed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.quality.heldout import Recording, spread
from benchmarks.quality.report import Row, at_least, at_most, reported
from benchmarks.quality.spoken_words import WordCheck, cut_out, doubled
from benchmarks.quality.voice import Candidate
from benchmarks.sentences import Sentence
from benchmarks.speakers import Program
from glowtts_core.types import Audio

SPEEDS = (0.8, 1.0, 1.3)
_PLANTED = 24
_FEWEST_SOUNDS = 3
_DETECTED = 0.9
"""A detector that finds fewer of the planted faults says nothing about the voice."""
_PART = "1 words skipped or repeated"


@dataclass(frozen=True, slots=True)
class Faults:
    """What seems wrong with the words of a sound, in words; longer and short words apart."""

    longer: tuple[str, ...] = ()
    short: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.longer or self.short)


def skipped_rows(
    voice: Candidate, recordings: Sequence[Recording], sentences: Sequence[Sentence], passages: Sequence[Sentence]
) -> list[Row]:
    """Words left out or repeated at three speeds and in long texts, after a trial of the detector itself."""
    check = WordCheck(voice.synthesizer.frontend)
    rows = _trial(check, recordings)
    for speed in SPEEDS:
        peer = _flite(check, sentences, speed)
        texts = [(sentence.id, sentence.text) for sentence in sentences]
        rows += _compared(f"sentences at speed {speed}", _spoken(check, voice, texts, speed), peer)
    texts = [pair for passage in passages for pair in _both_ways(passage)]
    for speed in SPEEDS if passages else ():
        sizes = ", ".join(str(len(passage.text)) for passage in passages) + " characters"
        rows.append(_longer(f"long texts at speed {speed}", _spoken(check, voice, texts, speed), sizes))
    return rows


def one_sentence(text: str) -> str:
    """The text without an end of sentence before its last: the model has to speak it in one breath."""
    return re.sub(r"[.?!](?=\s)", ",", text)


def faults_in(check: WordCheck, text: str, audio: Audio, speed: float = 1.0) -> Faults:
    """What seems wrong; nothing where every word is there once."""
    found = check.listen(audio, text, speed)
    if not found.understood:
        return Faults(("nothing fits",))
    words = check.words(text)
    longer: list[str] = []
    short: list[str] = []
    for kind, places in (("no", found.missing), ("twice", found.repeated)):
        for place in places:
            (short if words[place].sounds < _FEWEST_SOUNDS else longer).append(f"{kind} “{words[place].text}”")
    return Faults(tuple(longer), tuple(short))


_Found = Sequence[tuple[str, Faults]]


def _spoken(check: WordCheck, voice: Candidate, texts: Iterable[tuple[str, str]], speed: float) -> _Found:
    return [(name, faults_in(check, text, voice.speak(text, speed=speed), speed)) for name, text in texts]


def _both_ways(passage: Sentence) -> list[tuple[str, str]]:
    return [(passage.id, passage.text), (f"{passage.id} as one sentence", one_sentence(passage.text))]


def _flite(check: WordCheck, sentences: Sequence[Sentence], speed: float) -> _Found | None:
    """A program that never leaves a word out: what seems faulty with it are the detector's own errors."""
    peer = Program(f"flite -voice slt --setf duration_stretch={1 / speed:.4f} -t {{text}} -o {{out}}")
    if not peer.installed:
        return None
    return [(one.id, faults_in(check, one.text, peer.speak(one.text), speed)) for one in sentences]


def _compared(name: str, ours: _Found, peer: _Found | None) -> list[Row]:
    rows, short = [_longer(name, ours, _said_of("flite's", peer, "longer"))], f"{name}, short words"
    count, beside = _count(ours, "short"), f"of {len(ours)}. {_shown(ours, 'short')}"
    faults = _listed(ours)
    if peer is None:
        rows.append(reported(_PART, short, count, "", beside, faults=faults))
    else:
        rows.append(at_most(_PART, short, count, _count(peer, "short"), "", f"{beside} The limit is flite's number.",
                            faults=faults, flite=_listed(peer)))  # fmt: skip
    return rows


def _longer(name: str, found: _Found, more: str) -> Row:
    beside = " ".join(word for word in (f"of {len(found)}.", more, _shown(found, "longer")) if word)
    return at_most(_PART, name, _count(found, "longer"), 0, "", beside, faults=_listed(found))


def _said_of(whose: str, found: _Found | None, kind: str) -> str:
    return "" if found is None else f"{whose}: {_count(found, kind)}."


def _count(found: _Found, kind: str) -> int:
    return sum(bool(getattr(faults, kind)) for _, faults in found)


def _shown(found: _Found, kind: str) -> str:
    faulty = [f"{name}: {', '.join(getattr(faults, kind))}" for name, faults in found if getattr(faults, kind)]
    return "; ".join(faulty[:3]) + ("; …" if len(faulty) > 3 else "")


def _listed(found: _Found) -> list[list[str]]:
    return [[name, ", ".join(faults.longer + faults.short)] for name, faults in found if faults]


def _trial(check: WordCheck, recordings: Sequence[Recording]) -> list[Row]:
    """How many recordings are taken for faulty, and how many words cut out of them or doubled are noticed."""
    if not recordings:
        return []
    found = [(one.id, faults_in(check, one.text, one.audio)) for one in spread(list(recordings), 2 * _PLANTED)]
    rows = [
        reported(_PART, f"recordings taken for faulty, {what}", _count(found, kind), "", f"of {len(found)}. "
                 f"{_shown(found, kind)}", faults=_listed(found))
        for kind, what in (("longer", "words of 3 or more sounds"), ("short", "short words"))
    ]  # fmt: skip
    for name, change, attribute in (("cut out", cut_out, "missing"), ("doubled", doubled, "repeated")):
        noticed = planted(check, spread(list(recordings), _PLANTED), change, attribute)
        beside = f"of {len(noticed)} words of {_FEWEST_SOUNDS} or more sounds"
        rows.append(
            at_least(_PART, f"detector: words {name} of recordings found", _share(noticed), _DETECTED, "", beside)
        )
        noticed = planted(check, spread(list(recordings), _PLANTED), change, attribute, short=True)
        beside = f"of {len(noticed)} shorter words, such as “a”"
        rows.append(reported(_PART, f"detector: short words {name} found", _share(noticed), "", beside))
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

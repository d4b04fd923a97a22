"""The rising end of a question that asks for yes or no.

A flow has no axis for pitch in its latent space: after 670 question clips the prior's mean had moved by 0.03 standard
deviations, and a question ended like a statement. So the melody of a question stands beside the model: a curve on the
pitch that drives the vocoder, in the shape that the reader of the built-in voice gives her own questions. A voice has
it where its card says how far (`VoiceCard.question_rise_st`).

Axes: P phones, T frames.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
import numpy.typing as npt

from glowtts_core.types import PAUSE, Phone

Curve = npt.NDArray[np.float32]

_SHAPE = (0.2, 0.24, 0.3, 0.46, 0.65, 0.85, 0.96, 1.0)
"""Share of the rise at equal steps from the last stressed vowel to where it is reached: the median of 18 questions."""
_REACHED = 0.85
"""Share of the way from that vowel to the last sound."""
_BEGIN = 0.35
"""Share of the sentence before that vowel that keeps its pitch."""
_STRESSES = "12"
_FIRST_WORDS = 2
"""A word that asks for a word stands here in its clause: "where ...", "and where ...", "with whom ..."."""
_ASKING_WORDS = frozenset({
    ("W", "AH", "T"), ("W", "EH", "R"), ("W", "EH", "N"), ("W", "IH", "N"), ("W", "AY"), ("W", "IH", "CH"),
    ("HH", "UW"), ("HH", "UW", "M"), ("HH", "UW", "Z"), ("HH", "AW"), ("HH", "AW", "Z"),
    ("W", "AH", "T", "S"), ("W", "EH", "R", "Z"), ("W", "EH", "N", "Z"), ("W", "AY", "Z"),
})  # fmt: skip
"""What, where, when, why, which, who, whom, whose, how, and the same with "is"."""
_OR = frozenset({("AO", "R"), ("ER",)})


def asks_yes_or_no(phones: Sequence[Phone]) -> bool:
    """Whether a sentence is a question whose end rises: not one that asks for a word, or for one of two things."""
    sounds = [phone for phone in phones if phone.symbol != PAUSE]
    clauses = [list(_words(clause)) for clause in _clauses(sounds)]
    if not clauses or sounds[-1].symbol != "?":
        return False
    for_word = any(word in _ASKING_WORDS for words in clauses for word in words[:_FIRST_WORDS])
    return not for_word and not any(word in _OR for words in clauses for word in words)


def question_rise(phones: Sequence[Phone], frames: npt.NDArray[np.int64], rise_st: float) -> Curve:
    """Semitones to add to each frame of a question, float32 [T]: a few up to its last stressed vowel, then steeply."""
    ends = np.cumsum(frames)
    curve = np.zeros(int(frames.sum()), dtype=np.float64)
    spoken = [place for place, phone in enumerate(phones) if phone.symbol[0].isalpha() and phone.symbol != PAUSE]
    stressed = [place for place in spoken if phones[place].symbol[-1] in _STRESSES]
    if not spoken:
        return curve.astype(np.float32)
    vowel = (stressed or spoken)[-1]
    start, end = int(ends[vowel] - frames[vowel]), int(ends[spoken[-1]])
    curve[:start] = np.interp(np.arange(start), [_BEGIN * start, start], [0.0, _SHAPE[0]])
    way = (np.arange(start, len(curve)) - start) / max(end - start, 1)
    curve[start:] = np.interp(way, np.linspace(0.0, _REACHED, len(_SHAPE)), _SHAPE)
    return (rise_st * curve).astype(np.float32)


def _clauses(sounds: Sequence[Phone]) -> Iterator[list[Phone]]:
    """The sounds between the marks."""
    for is_spoken, clause in groupby(sounds, lambda phone: phone.symbol[0].isalpha()):
        if is_spoken:
            yield list(clause)


def _words(clause: Sequence[Phone]) -> Iterator[tuple[str, ...]]:
    """The sounds of each word without their stress."""
    for _, word in groupby(clause, lambda phone: phone.word):
        yield tuple(phone.symbol.rstrip("012") for phone in word)

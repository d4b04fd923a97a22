"""What is said when in one exported file: sounds, words and subtitle cues, in seconds of that file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glowtts_core.export.spans import Span, Track
from glowtts_core.synthesis.segmentation import sentences
from glowtts_core.types import Take

CUE_LENGTH = 84
"""Characters of one subtitle at most: two rows of 42."""
_MARKUP = re.compile(r"\[pause[^\]]*\]", re.IGNORECASE)


def track_of(take: Take) -> Track:
    """The track of one spoken utterance."""
    text, spoken = take.utterance.text, _words(take)
    words = tuple(Span(text[word.start : word.end], word.start_s, word.end_s) for word in spoken)
    return Track(take.audio.seconds, sounds_of(take), words, tuple(_cues(text, spoken)))


def sounds_of(take: Take) -> tuple[Span, ...]:
    """Every sound, mark and pause of a spoken utterance."""
    times_s = zip(take.starts_s.tolist(), take.ends_s.tolist(), strict=True)
    return tuple(Span(phone.symbol, *span) for phone, span in zip(take.utterance.phones, times_s, strict=True))


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    start_s: float
    end_s: float
    sentence: int


def _words(take: Take) -> list[_Word]:
    """The written words; a figure that is read as several words stays one."""
    found: list[_Word] = []
    ends = take.ends_s.tolist()
    starts = take.starts_s.tolist()
    index = 0
    for number, phones in enumerate(sentences(take.utterance.phones)):
        for phone in phones:
            if phone.word is not None and found and (found[-1].start, found[-1].end) == (phone.start, phone.end):
                found[-1].end_s = ends[index]
            elif phone.word is not None:
                found.append(_Word(phone.start, phone.end, starts[index], ends[index], number))
            index += 1
    return found


def _cues(text: str, words: Sequence[_Word]) -> Iterator[Span]:
    """Subtitles: words of one sentence each, as many as fit."""
    if not words:
        return
    begin, first = 0, words[0]
    for word, after in zip(words, [*words[1:], None], strict=True):
        if after and after.sentence == word.sentence and after.end - begin <= CUE_LENGTH:
            continue
        end = after.start if after else len(text)
        label = " ".join(_MARKUP.sub(" ", text[begin:end]).split())
        yield Span(label, first.start_s, word.end_s)
        if after:
            begin, first = after.start, after

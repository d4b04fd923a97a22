"""What the lanes show at one moment: a line, how it was last spoken, and how the two lie over each other.

Axes: P phones, T frames.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

import numpy as np
import numpy.typing as npt

from glowtts_core import edits
from glowtts_core.types import Phone, Take, Utterance

Seconds = npt.NDArray[np.float64]
FRAME_S = 256 / 22050
"""Length of a frame where no take says otherwise."""


@dataclass(frozen=True, eq=False)
class DisplayedLine:
    """A line with its last take. Times are on the line as it stands; `spoken_at` leads from there into the take."""

    utterance: Utterance | None = None
    take: Take | None = None
    stale: bool = False
    """The take is not of the line as it stands."""
    starts_s: Seconds = field(default_factory=lambda: np.zeros(0))
    """[P]"""
    ends_s: Seconds = field(default_factory=lambda: np.zeros(0))
    """[P]"""
    changed: npt.NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    """Which sounds are not in the take as they stand [P]."""

    @property
    def phones(self) -> tuple[Phone, ...]:
        """The sounds that can be shown; none before they are planned."""
        return self.utterance.phones if self.utterance is not None and len(self.starts_s) else ()

    @property
    def total_s(self) -> float:
        """Length of what is shown."""
        if len(self.ends_s):
            return float(self.ends_s[-1])
        return self.take.audio.seconds if self.take is not None else 0.0

    @property
    def frame_s(self) -> float:
        """Length of a frame."""
        return self.take.frame_s if self.take is not None else FRAME_S

    @property
    def warped(self) -> bool:
        """Whether the take has the same sounds, so that its pictures can be stretched to the line as it stands."""
        return self.take is not None and len(self.take.starts_s) == len(self.starts_s) > 0

    def spoken_at(self, seconds: Seconds) -> Seconds:
        """Times of the line as times of the take (beyond its ends: beyond the take's)."""
        if not self.warped or self.take is None:
            return seconds
        here = np.concatenate([self.starts_s[:1], self.ends_s])
        there = np.concatenate([self.take.starts_s[:1], self.take.ends_s])
        inside = np.interp(seconds, here, there)
        times: Seconds = np.where(seconds > here[-1], there[-1] + (seconds - here[-1]), inside)
        return times

    def shown_at(self, seconds: float) -> float:
        """A time of the take as a time of the line."""
        if not self.warped or self.take is None:
            return seconds
        return float(np.interp(seconds, np.append(0.0, self.take.ends_s), np.append(0.0, self.ends_s)))

    def phone_at(self, seconds: float) -> int | None:
        """The sound at a time."""
        index = int(np.searchsorted(self.ends_s, seconds, side="right"))
        return index if index < len(self.ends_s) and seconds >= 0 else None

    def stale_spans(self) -> list[tuple[float, float]]:
        """The stretches that are not spoken as they stand, in seconds."""
        if not self.stale:
            return []
        if not self.warped:
            return [(0.0, self.total_s)]
        edges = np.flatnonzero(np.diff(np.concatenate([[False], self.changed, [False]])))
        pairs = edges.reshape(-1, 2)
        return [(float(self.starts_s[first]), float(self.ends_s[last - 1])) for first, last in pairs]

    @cached_property
    def word_spans(self) -> list[tuple[int, int]]:
        """First sound and one past the last of each word; a mark or a pause is a word by itself."""
        spans: list[tuple[int, int]] = []
        phones = self.phones
        for index, phone in enumerate(phones):
            if spans and phone.word is not None and phones[spans[-1][0]].word == phone.word:
                spans[-1] = (spans[-1][0], index + 1)
            else:
                spans.append((index, index + 1))
        return spans

    def word_text(self, first: int) -> str:
        """The letters of the word that begins with a sound; of a mark the mark."""
        phone = self.phones[first]
        if self.utterance is None or phone.word is None:
            return ""
        end = max(other.end for other in takewhile(lambda other: other.word == phone.word, self.phones[first:]))
        return self.utterance.text[phone.start : end]


def shown(utterance: Utterance | None, take: Take | None, stale: bool) -> DisplayedLine:
    """Lays a line and its last take over each other."""
    if utterance is None:
        return DisplayedLine()
    phones = utterance.phones
    fits = take is not None and len(take.starts_s) == len(phones)
    due = not phones or edits.needs_planning(utterance)
    if take is not None and fits and (due or not stale):
        starts_s, ends_s = take.starts_s, take.ends_s
    elif due:
        starts_s, ends_s = np.zeros(0), np.zeros(0)
    else:
        starts_s, ends_s = edits.spans(phones, utterance.style)
    if take is not None and fits and stale and not due:
        # from where the sounds were heard, so that nothing moves by the rounding to frames
        before_s = edits.spans(take.utterance.phones, take.utterance.style)[1]
        ends_s = np.maximum.accumulate(take.ends_s + (ends_s - before_s))
        starts_s = np.concatenate([[0.0], ends_s[:-1]])
    changed = np.ones(len(starts_s), np.bool_)
    if take is not None and fits and take.utterance.style == utterance.style:
        changed[:] = [new != old for new, old in zip(phones, take.utterance.phones, strict=True)]
    return DisplayedLine(utterance, take, stale, starts_s, ends_s, changed)

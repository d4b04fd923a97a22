"""A line that takes over the timing and the melody of a recording.

P sounds of the line.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from glowtts_core.edits.choice import within
from glowtts_core.edits.lengths import LONGEST_S, SCALES, SHORTEST_S
from glowtts_core.edits.sounds import PITCHES_ST
from glowtts_core.prosody import is_pause, spoken_seconds
from glowtts_core.types import Phone, Style, Utterance


@dataclass(frozen=True, slots=True)
class Heard:
    """What was found of a line in a recording of somebody who says it."""

    line: Utterance
    """The line as it was when it was compared with the recording, planned."""
    seconds: tuple[float, ...]
    """How long each sound lasts in the recording [P]."""
    bends_st: tuple[float | None, ...]
    """What must be added to the voice's own melody in semitones, so that it is the recording's [P]; None where
    the sound has no pitch in one of the two."""
    score: float
    """Mean log-prior of the recording's frames along the line's sounds."""
    own_score: float
    """The same of the voice's own speech."""
    certainty: float
    """By how many standard errors the line's sounds explain the recording better than the same sounds in a wrong
    order; about 0 where it holds other words."""
    doubtful: bool
    """Whether the words may be others."""

    @property
    def melodic(self) -> bool:
        """Whether there is a melody to be taken over."""
        return any(bend is not None for bend in self.bends_st)

    @property
    def held(self) -> tuple[int, ...]:
        """Indices of the sounds that last longer in the recording than a sound can be made to last.

        Most often somebody paused there and no mark stands in the text.
        """
        style = self.line.style
        return tuple(
            index
            for index, (phone, found_s) in enumerate(zip(self.line.phones, self.seconds, strict=True))
            if not is_pause(phone.symbol) and found_s * style.speed > SCALES[1] * phone.seconds > 0.0
        )


def follow(heard: Heard, strength: float = 1.0, *, timing: bool = True, melody: bool = True) -> Utterance:
    """The line with its sounds as in the recording: 1 = entirely, 0 = as the line was, between them a mean.

    Lengths are blended as ratios, melodies in semitones. Sounds keep to the ranges that a hand has too; a mark or a
    pause is pinned to its length.
    """
    share = within(strength, (0.0, 1.0))
    phones = list(heard.line.phones)
    for index, (found_s, bend_st) in enumerate(zip(heard.seconds, heard.bends_st, strict=True)):
        if timing and share:
            phones[index] = _lasting(phones[index], found_s, share, heard.line.style)
        if melody and share and heard.melodic:
            bent_st = (1 - share) * phones[index].pitch_st + share * (bend_st or 0.0)
            phones[index] = replace(phones[index], pitch_st=within(bent_st, PITCHES_ST))
    return heard.line.with_phones(tuple(phones))


def _lasting(phone: Phone, found_s: float, share: float, style: Style) -> Phone:
    usual_s = spoken_seconds(phone, style) or found_s
    wanted_s = usual_s ** (1 - share) * found_s**share
    if is_pause(phone.symbol) or phone.seconds <= 0.0:
        return replace(phone, pinned_s=within(wanted_s, (SHORTEST_S, LONGEST_S)))
    return replace(phone, scale=within(wanted_s * style.speed / phone.seconds, SCALES), pinned_s=None)

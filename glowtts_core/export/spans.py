"""What stands when in one exported file, in seconds of that file. Free of torch, as the timings written from it are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from glowtts_core.prosody import is_pause


@dataclass(frozen=True, slots=True)
class Span:
    """A label with the time it covers."""

    label: str
    start_s: float
    end_s: float

    def later(self, seconds: float) -> Span:
        """The same label, moved."""
        return replace(self, start_s=self.start_s + seconds, end_s=self.end_s + seconds)


@dataclass(frozen=True, slots=True)
class Track:
    """Everything that is said in one file."""

    length_s: float
    sounds: tuple[Span, ...]
    """Every sound, mark and pause, in order, without gaps within a line; the label is the symbol."""
    words: tuple[Span, ...]
    """Every word as written in the text."""
    cues: tuple[Span, ...]
    """Subtitles: a sentence each, or a part of a long one."""

    def later(self, seconds: float, length_s: float) -> Track:
        """The same in a longer file, where it begins later."""
        moved = (tuple(span.later(seconds) for span in row) for row in (self.sounds, self.words, self.cues))
        return Track(length_s, *moved)


def joined(tracks: Sequence[Track], length_s: float) -> Track:
    """Several tracks of one file as one; each stands at its own time already."""
    return Track(
        length_s,
        tuple(span for track in tracks for span in track.sounds),
        tuple(span for track in tracks for span in track.words),
        tuple(span for track in tracks for span in track.cues),
    )


def is_silent(span: Span) -> bool:
    """Whether a sound is a mark or a pause."""
    return is_pause(span.label)

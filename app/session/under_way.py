"""What speaking keeps of a line while it is rendered, and of a sound while it is heard."""

from __future__ import annotations

from dataclasses import dataclass, field

from glowtts_core.types import Audio, Utterance


@dataclass(slots=True)
class RenderJob:
    """A line that the engine is speaking now, with what there is of it."""

    line: Utterance
    chunks: list[Audio] = field(default_factory=list)


@dataclass(slots=True)
class Playback:
    """What goes to the loudspeaker."""

    lane: str = ""
    """Lane whose chunks are still to come; empty when all has been given to the player."""
    starts: list[tuple[float, str]] = field(default_factory=list)
    """Second in the played sound at which each line begins, and the line's id."""
    fed_s: float = 0.0
    rate: int = 0
    rest: list[str] = field(default_factory=list)
    """Ids of the lines that follow in “play all”."""

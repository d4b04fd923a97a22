"""What the session says about itself in a glance: for enabling actions and for marking lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """The state that decides which actions make sense."""

    lines: int = 0
    current: int = -1
    """Row of the current line; -1 = none."""
    phones: int = 0
    """Sounds of the current line; 0 = not planned yet."""
    selected: int = 0
    takes_pitch: bool = True
    voiceless: bool = False
    """No voice can be loaded, so nothing can be spoken."""
    undo: str = ""
    """What undo would take back; empty = nothing."""
    redo: str = ""

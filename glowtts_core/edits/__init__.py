"""Edits as pure arithmetic: frozen values in, frozen values out. Nothing here speaks, asks or remembers.

Numbers out of range are taken to the nearest end of the range; indices and ids that do not exist change nothing.
"""

from glowtts_core.edits.following import Heard, follow
from glowtts_core.edits.lengths import (
    LONGEST_S,
    SCALES,
    SHORTEST_S,
    is_edited,
    is_length_edited,
    is_pinned,
    is_written,
    move_boundary,
    pin,
    ratio_of,
    reset,
    reset_length,
    scale,
    set_scale,
    spans,
    stretch,
)
from glowtts_core.edits.paragraphs import paragraphs
from glowtts_core.edits.script import (
    add_line,
    add_lines,
    duplicate_line,
    join_lines,
    move_lines,
    remove_lines,
    replace_line,
    split_line,
)
from glowtts_core.edits.sounds import (
    PITCHES_ST,
    new_take,
    set_manner,
    set_pitch,
    shift_pitch,
    word_indices,
)
from glowtts_core.edits.speakers import plan_key, set_speaker, set_style, set_usual, set_voice
from glowtts_core.edits.texts import carry_over, needs_planning, set_text

__all__ = [
    "LONGEST_S",
    "PITCHES_ST",
    "SCALES",
    "SHORTEST_S",
    "Heard",
    "add_line",
    "add_lines",
    "carry_over",
    "duplicate_line",
    "follow",
    "is_edited",
    "is_length_edited",
    "is_pinned",
    "is_written",
    "join_lines",
    "move_boundary",
    "move_lines",
    "needs_planning",
    "new_take",
    "paragraphs",
    "pin",
    "plan_key",
    "ratio_of",
    "remove_lines",
    "replace_line",
    "reset",
    "reset_length",
    "scale",
    "set_manner",
    "set_pitch",
    "set_scale",
    "set_speaker",
    "set_style",
    "set_text",
    "set_usual",
    "set_voice",
    "shift_pitch",
    "spans",
    "split_line",
    "stretch",
    "word_indices",
]

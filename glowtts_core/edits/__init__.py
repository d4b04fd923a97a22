"""Edits as pure arithmetic: frozen values in, frozen values out. Nothing here speaks, asks or remembers.

Numbers out of range are taken to the nearest end of the range; indices and ids that do not exist change nothing.
"""

from glowtts_core.edits.lengths import (
    LONGEST_S,
    SCALES,
    SHORTEST_S,
    is_edited,
    is_written,
    move_boundary,
    pin,
    reset,
    scale,
    set_scale,
    spans,
    stretch,
)
from glowtts_core.edits.script import (
    add_line,
    duplicate_line,
    join_lines,
    move_lines,
    paste_text,
    remove_lines,
    replace_line,
    split_line,
)
from glowtts_core.edits.sounds import (
    GAINS_DB,
    PITCHES_ST,
    TEMPERATURES,
    new_take,
    set_gain,
    set_pitch,
    set_temperature,
    shift_pitch,
    word_indices,
)
from glowtts_core.edits.texts import carry_over, needs_planning, set_text

__all__ = [
    "GAINS_DB",
    "LONGEST_S",
    "PITCHES_ST",
    "SCALES",
    "SHORTEST_S",
    "TEMPERATURES",
    "add_line",
    "carry_over",
    "duplicate_line",
    "is_edited",
    "is_written",
    "join_lines",
    "move_boundary",
    "move_lines",
    "needs_planning",
    "new_take",
    "paste_text",
    "pin",
    "remove_lines",
    "replace_line",
    "reset",
    "scale",
    "set_gain",
    "set_pitch",
    "set_scale",
    "set_temperature",
    "set_text",
    "shift_pitch",
    "spans",
    "split_line",
    "stretch",
    "word_indices",
]

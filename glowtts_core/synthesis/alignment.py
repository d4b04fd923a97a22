"""Monotonic Alignment Search over a mel that somebody spoke (section 2.2 of the paper).

Axes: P sounds, N tokens (sounds with the blanks between them), T frames.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from glowtts_core.model.alignment import maximum_durations
from glowtts_core.prosody import Grid
from glowtts_core.types import Phone

Frames = npt.NDArray[np.int64]


def searched(score: npt.NDArray[np.float32]) -> npt.NDArray[np.int32]:
    """Frames of each token [N] on the most likely way through the log-prior of a spoken mel [N, T].

    Raises:
        AlignmentError: there are fewer frames than tokens.
    """
    tokens: npt.NDArray[np.int32] = maximum_durations(score[None], *(np.array([count]) for count in score.shape))[0]
    return tokens


def sound_frames(sentences: Sequence[Sequence[Phone]], tokens: npt.NDArray[np.int32], grid: Grid) -> Frames:
    """Frames of each token [N] -> frames of each sound [P]: a sound has its blank too."""
    owners, before = [], 0
    for sentence in sentences:
        owners.append(grid.owners(len(sentence)) + before)
        before += len(sentence)
    return np.bincount(np.concatenate(owners), weights=tokens, minlength=before).astype(np.int64)

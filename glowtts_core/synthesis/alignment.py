"""Monotonic Alignment Search over a mel that somebody spoke (section 2.2 of the paper).

Axes: P sounds, N tokens (sounds with the blanks between them), C mel channels, T frames.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch

from glowtts_core.model.alignment import maximum_durations
from glowtts_core.prosody import Grid
from glowtts_core.synthesis.acoustics import Check
from glowtts_core.synthesis.synthesizer import Synthesizer
from glowtts_core.types import Phone, Style

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


def aligned_frames(
    synthesizer: Synthesizer,
    sentences: Sequence[Sequence[Phone]],
    mel: npt.NDArray[np.float32],
    style: Style,
    check: Check,
) -> Frames:
    """Frames of each sound of planned sentences in a mel [C, T] of them [P]; of the style only who speaks counts.

    The frame that does not fill up the grid's multiple, if there is one, belongs to no sound.

    Raises:
        AlignmentError: the mel is too short for the text.
    """
    whole = mel[:, : mel.shape[1] // synthesizer.grid.multiple * synthesizer.grid.multiple]
    scores = synthesizer.line_scores(sentences, torch.from_numpy(whole), style, check)
    return sound_frames(sentences, searched(np.concatenate(scores)), synthesizer.grid)

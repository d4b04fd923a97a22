"""Which recordings do not say their text: ``glowtts check``.

A trained model aligns every clip to its transcript. Where words are missing or others were said, the model finds
the frames unlikely, is unsure which sound a frame belongs to, or must stretch and squeeze sounds far from what it
would have planned. Each of the three is compared with the other clips of the same speaker.

Axes: B batch, C mel channels, N tokens, T frames.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from glowtts_core.errors import CheckpointError
from glowtts_core.model.glow_tts import GlowTTS, TrainingPass
from glowtts_core.training.acoustic.config import DataSettings
from glowtts_core.training.acoustic.dataset import Batch, Collator, Item, plan_all
from glowtts_core.training.acoustic.evaluate import token_posterior
from glowtts_core.training.corpus.corpus import Clip, Corpus

MEASURES = ("likelihood", "certainty", "timing")
_PLAIN = DataSettings(join_chance=0.0, dither=0.0, memory_mb=1)
_PACE_CLIPS = 60
_NORMAL = 1.4826
"""Times the median distance from the median = the standard deviation, for a bell curve."""


@dataclass(frozen=True, slots=True)
class Judged:
    """How far a clip is out, in robust standard deviations of its speaker; above 0 is worse than usual."""

    clip: Clip
    likelihood: float
    """Negative log-likelihood per dimension."""
    certainty: float
    """Mean probability of the aligned sound in each frame."""
    timing: float
    """Mean distance of the aligned from the planned lengths, in logarithms."""

    @property
    def worst(self) -> float:
        """The largest of the three; infinite for a clip too short for its text."""
        return max(self.likelihood, self.certainty, self.timing)


def judge(model: GlowTTS, speakers: Sequence[str], corpus: Corpus) -> list[Judged]:
    """Every clip of the corpus, the most suspicious first. ``speakers``: the names the model was trained with.

    Raises:
        CheckpointError: the model does not know a speaker of the corpus.
    """
    clips = corpus.clips
    raw = np.full((len(clips), len(MEASURES)), np.inf)
    for items, batch, out in aligned(model, speakers, corpus, clips):
        rows = _measured(out, batch)
        for row, item in enumerate(items):
            raw[item.clips[0]] = rows[row]
    speaker = np.array([clip.speaker for clip in clips])
    out_by = np.stack([_deviations(column, speaker) for column in raw.T], 1)
    judged = [Judged(clip, *map(float, row)) for clip, row in zip(clips, out_by, strict=True)]
    return sorted(judged, key=lambda one: -one.worst)


@torch.inference_mode()
def aligned(
    model: GlowTTS, speakers: Sequence[str], corpus: Corpus, clips: Sequence[Clip]
) -> Iterator[tuple[list[Item], Batch, TrainingPass]]:
    """Clips of the corpus aligned to their texts, batch by batch; those too short for their text are left out.

    Raises:
        CheckpointError: the model does not know a speaker of the corpus.
    """
    strangers = [name for name in corpus.speakers if name not in speakers]
    if model.config.has_speakers and strangers:
        raise CheckpointError(f"The model does not know the speaker “{strangers[0]}” of this corpus.")
    n_sqz = model.config.n_sqz
    collate = Collator(corpus, clips, _PLAIN, n_sqz)
    for items in plan_all(clips, corpus.symbols.blank, _PLAIN):
        fitting = [item for item in items if item.tokens <= item.frames // n_sqz * n_sqz]
        if not fitting:
            continue
        batch = collate(fitting)
        names = [corpus.speakers[int(number)] for number in batch.speaker]
        known = torch.tensor([speakers.index(name) if model.config.has_speakers else 0 for name in names])
        yield fitting, batch, model(*batch[:4], known)


def pace(model: GlowTTS, speakers: Sequence[str], corpus: Corpus) -> dict[str, float]:
    """How much longer each speaker of the corpus really speaks than the duration predictor plans.

    It learns the mean of the logarithm (equation 7), and the exponential of that is shorter than the mean length:
    speech would come out hurried by so much. Measured on clips spread over the training data.
    """
    result = {}
    for number, name in enumerate(corpus.speakers):
        own = [clip for clip in corpus.training if clip.speaker == number]
        heard = planned = 0.0
        for _, _, out in aligned(model, speakers, corpus, own[:: max(1, len(own) // _PACE_CLIPS)]):
            heard += float(out.path.sum())
            planned += float((out.prior.log_duration.exp() * out.prior.mask).sum())
        result[name] = heard / planned if planned else 1.0
    return result


def _measured(out: TrainingPass, batch: Batch) -> npt.NDArray[np.float64]:
    """The three measures of each item [B, 3], larger = worse."""
    frames = out.z_mask.sum((1, 2))
    squared = (-2 * out.z_log_scale).exp() * (out.z - out.z_mean).square()
    loss = ((out.z_log_scale + 0.5 * squared) * out.z_mask).sum((1, 2)) - out.log_det
    likelihood = loss / (frames * out.z.shape[1]) + 0.5 * math.log(2 * math.pi)
    sure = (token_posterior(out, batch) * out.path).sum((1, 2)) / frames
    off = (out.prior.log_duration - out.log_duration_target).abs() * out.prior.mask
    timing = off.sum((1, 2)) / batch.id_lengths
    return torch.stack([likelihood, -sure, timing], 1).double().numpy()


def _deviations(values: npt.NDArray[np.float64], speaker: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Distance from the median of the speaker's clips in robust standard deviations."""
    result = np.full(len(values), np.inf)
    for number in np.unique(speaker):
        own = (speaker == number) & np.isfinite(values)
        if not own.any():
            continue
        centre = np.median(values[own])
        spread = _NORMAL * np.median(np.abs(values[own] - centre))
        result[own] = (values[own] - centre) / max(float(spread), 1e-9)
    return result

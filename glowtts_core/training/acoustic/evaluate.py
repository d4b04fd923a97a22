"""Looking at a model in training: loss on unseen clips, certainty of the alignment, pictures, speech.

Axes: B batch, C mel channels, N tokens, T frames, H and W rows and columns of a picture.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor

from glowtts_core.model.glow_tts import GlowTTS, TrainingPass, frame_log_prior
from glowtts_core.training.acoustic.config import DataSettings
from glowtts_core.training.acoustic.dataset import Batch, Collator, plan_all
from glowtts_core.training.checkpoint import write_bytes
from glowtts_core.training.corpus.corpus import Corpus

Picture = npt.NDArray[np.uint8]
_LONGEST_SOUND_FRAMES = 100


@dataclass(frozen=True, slots=True)
class Validation:
    """What the clips that training never sees say about the model."""

    nll: float
    duration: float
    certainty: float
    """Mean probability of the aligned token among all tokens of the item, judging each frame by itself: near 0 at
    first, it rises as the alignment is found."""
    picture: Picture
    """Alignment of the first item, RGB [H, W, 3]."""

    @property
    def loss(self) -> float:
        """The sum that training minimises."""
        return self.nll + self.duration


@torch.no_grad()
def validate(model: GlowTTS, corpus: Corpus, settings: DataSettings, device: torch.device) -> Validation:
    """Loss and alignment over the validation clips (training clips where there are none); model in eval mode."""
    clips = corpus.validation or corpus.training[:16]
    collate = Collator(corpus, clips, settings, model.config.n_sqz)
    sums = np.zeros(5)
    picture: Picture | None = None
    for items in plan_all(clips, corpus.symbols.blank, settings):
        batch = collate(items).to(device)
        out: TrainingPass = model(*batch[:5])
        frames, tokens = float(out.z_mask.sum()), float(batch.id_lengths.sum())
        posterior = token_posterior(out, batch)
        sure = float((posterior * out.path).sum())
        sums += (float(out.nll) * frames, frames, float(out.duration) * tokens, tokens, sure)
        if picture is None:
            n, t = int(batch.id_lengths[0]), int(out.z_mask[0].sum())
            picture = alignment_picture(posterior[0, :n, :t], out.path[0, :n, :t], batch.mel[0, :, :t])
    assert picture is not None
    return Validation(sums[0] / sums[1], sums[2] / sums[3], sums[4] / sums[1], picture)


def token_posterior(out: TrainingPass, batch: Batch) -> Tensor:
    """Probability of each token for each frame with all tokens equally likely beforehand [B, N, T]."""
    score = frame_log_prior(out.z.float(), out.prior)
    absent = torch.arange(score.shape[1], device=score.device)[None, :] >= batch.id_lengths[:, None]
    return score.masked_fill(absent[:, :, None], -torch.inf).softmax(1)


def alignment_picture(posterior: Tensor, path: Tensor, mel: Tensor) -> Picture:
    """Posterior [N, T] in grey with the hard path in orange, over the mel [C, T] -> RGB [H, W, 3].

    The first token is at the bottom. Columns are two pixels wide, tokens three high.
    """
    soft = (posterior.float().cpu().numpy() * 255).astype(np.uint8)
    align = np.repeat(soft[:, :, None], 3, axis=2)
    align[path.cpu().numpy() > 0.5] = np.maximum(align[path.cpu().numpy() > 0.5] // 2, (200, 90, 0)).astype(np.uint8)
    loud = mel.float().cpu().numpy()
    grey = np.clip((loud + 11.5) / 13 * 255, 0, 255).astype(np.uint8)
    top = np.repeat(np.repeat(align[::-1], 3, axis=0), 2, axis=1)
    bottom = np.repeat(np.repeat(grey[::-1, :, None], 3, axis=2), 2, axis=1)
    return np.concatenate([top, bottom], axis=0)


def write_picture(path: Path, picture: Picture) -> None:
    """Write RGB [H, W, 3] as a PNG file."""
    encoded = io.BytesIO()
    Image.fromarray(picture).save(encoded, format="PNG")
    write_bytes(path, encoded.getvalue())


@torch.no_grad()
def spoken_mel(model: GlowTTS, batch: Batch, row: int, temperature: float, seed: int) -> Tensor:
    """What the model says for one item of a batch: mel [1, C, T]; durations are its own, model in eval mode."""
    ids = batch.ids[row : row + 1, : int(batch.id_lengths[row])]
    lengths = torch.tensor([ids.shape[1]], device=ids.device)
    speaker = batch.speaker[row : row + 1]
    prior = model.encode(ids, lengths, speaker)
    exact = prior.log_duration[0, 0].float().exp().clamp(max=_LONGEST_SOUND_FRAMES).cumsum(0)
    ends = exact.round().long()
    n_sqz = model.config.n_sqz
    ends[-1] = torch.clamp(-(-ends[-1] // n_sqz), min=1) * n_sqz
    frames = torch.diff(ends, prepend=ends.new_zeros(1))
    mean = prior.mean.repeat_interleave(frames, 2)
    spread = prior.log_scale.repeat_interleave(frames, 2).exp()
    noise = torch.randn(mean.shape, generator=torch.Generator().manual_seed(seed)).to(mean)
    mask = torch.ones(1, 1, mean.shape[2], device=mean.device)
    return model.decode(mean + temperature * spread * noise, mask, speaker)

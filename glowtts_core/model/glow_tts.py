"""Glow-TTS: text encoder, flow decoder and the alignment between them (Kim et al. 2020, section 2).

Axes: B batch, C mel channels, N tokens, T frames, G speaker embedding.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from glowtts_core.errors import AlignmentError
from glowtts_core.model.alignment import maximum_path
from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.decoder import FlowDecoder
from glowtts_core.model.encoder import TextEncoder, TextPrior
from glowtts_core.model.flows import InvertibleConv
from glowtts_core.model.layers import WeightNormConv1d, length_mask
from glowtts_core.model.losses import duration_loss, log_duration_target, negative_log_likelihood


class TrainingPass(NamedTuple):
    """Everything one pass in the training direction gives."""

    prior: TextPrior
    z: Tensor
    """Latent frames [B, C, T]."""
    z_mean: Tensor
    """Prior mean of each frame along the alignment [B, C, T]."""
    z_log_scale: Tensor
    """Prior log-scale of each frame along the alignment [B, C, T]."""
    log_det: Tensor
    """[B]."""
    z_mask: Tensor
    """[B, 1, T]."""
    path: Tensor
    """Hard alignment [B, N, T]."""
    log_duration_target: Tensor
    """[B, 1, N]."""
    nll: Tensor
    """Negative log-likelihood per dimension, scalar."""
    duration: Tensor
    """Duration loss, scalar."""

    @property
    def loss(self) -> Tensor:
        """The sum that training minimises, scalar."""
        return self.nll + self.duration


class GlowTTS(nn.Module):
    """The acoustic model. State-dict names are the reference implementation's."""

    def __init__(self, config: GlowTTSConfig) -> None:
        super().__init__()
        self.config = config
        if config.has_speakers:
            self.emb_g = nn.Embedding(config.n_speakers, config.gin_channels)
            nn.init.uniform_(self.emb_g.weight, -0.1, 0.1)
        self.encoder = TextEncoder(config)
        self.decoder = FlowDecoder(config)

    def forward(
        self,
        ids: Tensor,
        id_lengths: Tensor,
        mel: Tensor,
        mel_lengths: Tensor,
        speaker: Tensor | None = None,
        *,
        initialise: bool = False,
    ) -> TrainingPass:
        """One pass of the two-step objective: search the alignment, then score the parameters along it (section 2.2).

        ids int64 [B, N], id_lengths [B], mel [B, C, T], mel_lengths [B], speaker ids [B] or None. Mel lengths are
        floored to a multiple of n_sqz. ``initialise`` runs the data-dependent start of ActNorm on this batch.

        Raises:
            AlignmentError: an item has more tokens than frames, so no monotonic alignment exists.
        """
        mel, mel_lengths = self._floored(mel, mel_lengths)
        if bool((id_lengths > mel_lengths).any()):
            item = int((id_lengths > mel_lengths).nonzero()[0])
            raise AlignmentError(
                f"Item {item} has {int(id_lengths[item])} tokens but only {int(mel_lengths[item])} mel frames: "
                "the recording is too short for its text."
            )
        g = self.speaker_vector(speaker)
        prior = self.encoder(ids, length_mask(id_lengths, ids.shape[1]), g)
        z_mask = length_mask(mel_lengths, mel.shape[2])
        z, log_det = self.decoder(mel, z_mask, g, initialise=initialise)
        with torch.autocast(z.device.type, enabled=False):
            path = self.search(z, prior, id_lengths, mel_lengths)
            z_mean, z_log_scale = prior.mean @ path, prior.log_scale @ path
            nll = negative_log_likelihood(z, z_mean, z_log_scale, log_det, z_mask)
            target = log_duration_target(path.sum(2).unsqueeze(1), prior.mask)
            duration = duration_loss(prior.log_duration, target, id_lengths)
        return TrainingPass(prior, z, z_mean, z_log_scale, log_det, z_mask, path, target, nll, duration)

    def encode(self, ids: Tensor, id_lengths: Tensor, speaker: Tensor | None = None) -> TextPrior:
        """ids int64 [B, N], id_lengths [B], speaker as in `speaker_vector` -> TextPrior."""
        prior: TextPrior = self.encoder(ids, length_mask(id_lengths, ids.shape[1]), self.speaker_vector(speaker))
        return prior

    def latent(self, mel: Tensor, mel_lengths: Tensor, speaker: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """mel [B, C, T], mel_lengths [B] -> z [B, C, T'], log-determinant [B]; T' is T floored to n_sqz.

        The speaker is given as in `speaker_vector`, and so it is to `decode`.
        """
        mel, mel_lengths = self._floored(mel, mel_lengths)
        mask = length_mask(mel_lengths, mel.shape[2])
        z, log_det = self.decoder(mel, mask, self.speaker_vector(speaker))
        return z, log_det

    def decode(
        self,
        z: Tensor,
        mask: Tensor,
        speaker: Tensor | None = None,
        check: Callable[[], None] | None = None,
    ) -> Tensor:
        """Latent frames z [B, C, T], mask [B, 1, T] -> mel [B, C, T]. T must be a multiple of n_sqz."""
        return self.decoder.inverse(z, mask, self.speaker_vector(speaker), check)

    def fold(self) -> None:
        """Compute effective weights and inverse matrices once and for all: quicker synthesis, no more training."""
        for module in self.modules():
            if isinstance(module, WeightNormConv1d | InvertibleConv):
                module.fold()

    def for_inference(self) -> GlowTTS:
        """This model in evaluation mode with its weights folded: quicker, not trainable any more."""
        self.eval().requires_grad_(requires_grad=False)
        self.fold()
        return self

    def speaker_vector(self, speaker: Tensor | None) -> Tensor | None:
        """Speakers -> unit vectors [B, G, 1]; None for a single-speaker model.

        A speaker is an id, int64 [B], or a unit vector of the network's own or between them, float [B, G].
        """
        if speaker is None or not self.config.has_speakers:
            return None
        vectors = speaker if speaker.is_floating_point() else F.normalize(self.emb_g(speaker))
        return vectors.unsqueeze(-1)

    @torch.no_grad()
    def search(self, z: Tensor, prior: TextPrior, id_lengths: Tensor, mel_lengths: Tensor) -> Tensor:
        """Most likely monotonic alignment of z [B, C, T] to the tokens (algorithm 1) -> path [B, N, T] of 0 and 1."""
        score = frame_log_prior(z, prior)
        path = maximum_path(score, id_lengths, mel_lengths)
        assert isinstance(path, Tensor)
        return path.to(z.dtype)

    def _floored(self, mel: Tensor, mel_lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Mel [B, C, T] and lengths [B], cut to multiples of ``n_sqz``: the decoder takes so many frames at once."""
        n = self.config.n_sqz
        return mel[:, :, : mel.shape[2] // n * n], mel_lengths // n * n


def frame_log_prior(z: Tensor, prior: TextPrior) -> Tensor:
    """log N(z_t; mean_n, scale_n) for every pair of token and frame (equation 4): z [B, C, T] -> [B, N, T]."""
    precision = torch.exp(-2 * prior.log_scale)
    constant = (-0.5 * math.log(2 * math.pi) - prior.log_scale - 0.5 * prior.mean.square() * precision).sum(1)
    quadratic = -0.5 * precision.transpose(1, 2) @ z.square()
    linear = (prior.mean * precision).transpose(1, 2) @ z
    return constant.unsqueeze(-1) + quadratic + linear

"""Speakers between two others, and fewer speakers in a smaller network that speaks exactly as before.

The network sees a speaker only through linear maps of a unit vector (section 4, multi-speaker setting). The vectors
of K speakers span K dimensions at most, so coordinates in that span, with the maps rewritten for them, lose nothing:
not even the mixtures of two speakers.

Axes: K speakers kept, G width of the speaker vector, H channels before it in the duration predictor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor
from torch.nn import functional as F

from glowtts_core.errors import ConfigError
from glowtts_core.model.glow_tts import GlowTTS

_TINY = 1e-8
_SMALL_ANGLE = 1e-4


@torch.no_grad()
def with_speakers(model: GlowTTS, kept: Sequence[int]) -> GlowTTS:
    """The model with these speakers alone, in this order, and speaker vectors no wider than they need.

    Raises:
        ConfigError: fewer than two speakers are named, one twice, or one that the model does not have.
    """
    config = model.config
    if len(kept) < 2 or len(set(kept)) < len(kept) or not all(0 <= k < config.n_speakers for k in kept):
        raise ConfigError(f"Choose two or more of the model's {config.n_speakers} speakers, each once.")
    vectors = F.normalize(model.emb_g.weight[list(kept)]).double()  # [K, G]
    basis, _ = torch.linalg.qr(vectors.T)  # [G, K], orthonormal columns
    width = basis.shape[1]
    small = GlowTTS(replace(config, n_speakers=len(kept), gin_channels=width))
    state = model.state_dict()
    state["emb_g.weight"] = (vectors @ basis).float()
    for name in [name for name in state if name.endswith("cond_layer.weight_v")]:
        layer = name.removesuffix("weight_v")
        weight = _effective(state[name], state[f"{layer}weight_g"])
        state[name], state[f"{layer}weight_g"] = _normed(_projected(weight, basis))
    durations = "encoder.proj_w.conv_1.weight"
    text, speaker = state[durations].split([config.hidden_channels, config.gin_channels], 1)
    state[durations] = torch.cat([text, _projected(speaker, basis)], 1)
    small.load_state_dict(state)
    return small.train(model.training)


def between(one: Tensor, other: Tensor, share: float) -> Tensor:
    """The unit vectors [B, G] on the way from one to another, spherically: equal shares are equal angles.

    Every one of them is a unit vector, as the network knows them. Between opposite ones no way is the shortest;
    the nearer end stands for what lies between them.
    """
    cosine = (one * other).sum(-1, keepdim=True).clamp(-1.0, 1.0)
    angle = torch.acos(cosine)
    near = one if share < 0.5 else other
    way = (torch.sin((1 - share) * angle) * one + torch.sin(share * angle) * other) / torch.sin(angle)
    return F.normalize(torch.where(torch.sin(angle) > _SMALL_ANGLE, way, near), dim=-1)


def _effective(v: Tensor, g: Tensor) -> Tensor:
    """Weight [O, I, K] of a convolution from direction [O, I, K] and length [O, 1, 1]."""
    weight: Tensor = g * v / torch.linalg.vector_norm(v, dim=(1, 2), keepdim=True)
    return weight


def _normed(weight: Tensor) -> tuple[Tensor, Tensor]:
    """A weight [C_out, C_in, 1] as direction and norm.

    The direction has the length 1 whatever the norm: a short one would become zero in half precision, which no norm
    can be given to.
    """
    norm = torch.linalg.vector_norm(weight, dim=(1, 2), keepdim=True)
    whole = norm > _TINY
    return torch.where(whole, weight / norm.clamp_min(_TINY), torch.ones_like(weight)), torch.where(whole, norm, 0.0)


def _projected(weight: Tensor, basis: Tensor) -> Tensor:
    """Input channels [C_out, G, k] rewritten for coordinates in the basis [G, K] -> [C_out, K, k]."""
    return torch.einsum("ogk,gw->owk", weight.double(), basis).float()

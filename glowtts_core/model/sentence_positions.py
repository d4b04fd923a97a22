"""Where a token stands in its sentence: what relative attention and convolutions cannot see by themselves.

Pitch falls over a sentence, and its last sounds are longer. An encoder that knows distances within its window alone
has to guess; numbers for the place are cheap, and nothing is lost where they do not help.

Axes: B batch, C channels, T tokens.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from glowtts_core.model.config import GlowTTSConfig

_NUMBERS = 7
_NEAR = 6.0  # tokens, three sounds with blanks: at this distance a neighbouring mark counts half
_LOG_SCALE = 5.0  # natural log of the tokens of a sentence is about this


class SentencePositions(nn.Module):
    """Ids of the tokens -> a vector for each token's place; zero at the start of training."""

    def __init__(self, config: GlowTTSConfig) -> None:
        super().__init__()
        self.sentence_ends = config.sentence_ends
        self.phrase_ends = config.phrase_ends
        self.questions = config.questions
        # As with the embedding of the ids: small weights and a large factor learn as fast as the rest of the network.
        self.scale = math.sqrt(config.hidden_channels)
        self.proj = nn.Conv1d(_NUMBERS, config.hidden_channels, 1, bias=False)
        nn.init.zeros_(self.proj.weight)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """ids int64 [B, T], mask [B, 1, T] -> [B, C, T]."""
        projected: Tensor = self.proj(self.numbers(ids, mask))
        return projected * self.scale

    def numbers(self, ids: Tensor, mask: Tensor) -> Tensor:
        """ids int64 [B, T], mask [B, 1, T] -> place in sentence and phrase, [B, 7, T], each 0 .. 1 or near it."""
        last = (mask.sum((1, 2)) - 1).long().unsqueeze(1)
        since, until, end = _span(_any_of(ids, self.sentence_ends), last)
        since_mark, until_mark, _ = _span(_any_of(ids, (*self.sentence_ends, *self.phrase_ends)), last)
        length = since + until + 1
        asks = _any_of(ids.gather(1, end), self.questions)
        columns = [
            since / length,
            1 / (1 + since / _NEAR),
            1 / (1 + until / _NEAR),
            length.log() / _LOG_SCALE,
            1 / (1 + since_mark / _NEAR),
            1 / (1 + until_mark / _NEAR),
            asks,
        ]
        return torch.stack([column.float() for column in columns], 1) * mask


def _any_of(ids: Tensor, numbers: tuple[int, ...]) -> Tensor:
    """Where ids [B, N] are one of the numbers: bool [B, N]."""
    return torch.isin(ids, torch.tensor(numbers, dtype=ids.dtype, device=ids.device))


def _span(ends: Tensor, last: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Ends bool [B, T], last token [B, 1] -> tokens since the span began, until it ends, and where that is, [B, T].

    An end belongs to the span that it ends; the last token of the text ends the last span.
    """
    place = torch.arange(ends.shape[1], device=ends.device).expand_as(ends)
    ends = ends | (place >= last)
    seen = torch.where(ends, place, -1).cummax(1).values
    before = torch.cat([torch.full_like(seen[:, :1], -1), seen[:, :-1]], 1)
    after = torch.where(ends, place, ends.shape[1] - 1).flip(1).cummin(1).values.flip(1)
    return place - before - 1, after - place, after

"""The flow decoder: mel frames to latent frames and back, exactly (section 3.2 of the paper).

Axes: B batch, C mel channels, T frames.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.flows import ActNorm, AffineCoupling, InvertibleConv, squeeze, unsqueeze


class FlowDecoder(nn.Module):
    """A stack of (ActNorm, invertible 1x1 convolution, affine coupling) over squeezed frames."""

    def __init__(self, config: GlowTTSConfig) -> None:
        super().__init__()
        self.n_sqz = config.n_sqz
        channels = config.n_mels * config.n_sqz
        self.flows = nn.ModuleList()
        for _ in range(config.n_blocks_dec):
            self.flows.extend([ActNorm(channels), InvertibleConv(config.n_split), AffineCoupling(channels, config)])

    def forward(
        self, mel: Tensor, mask: Tensor, speaker: Tensor | None = None, *, initialise: bool = False
    ) -> tuple[Tensor, Tensor]:
        """mel [B, C, T], mask [B, 1, T], speaker [B, G, 1] or None -> z [B, C, T], log-determinant [B].

        T must be a multiple of n_sqz. With ``initialise`` every ActNorm sets itself from this batch first (the
        data-dependent start): an explicit step of training, never taken with loaded weights.
        """
        x, short_mask = squeeze(mel, mask, self.n_sqz)
        log_det = torch.zeros(len(x), dtype=x.dtype, device=x.device)
        for flow in self.flows:
            if isinstance(flow, AffineCoupling):
                x, change = flow(x, short_mask, speaker)
            else:
                if initialise and isinstance(flow, ActNorm):
                    flow.initialise(x, short_mask)
                with torch.autocast(x.device.type, enabled=False):
                    x, change = flow(x, short_mask)
            log_det = log_det + change
        return unsqueeze(x, short_mask, self.n_sqz)[0], log_det

    def inverse(
        self, z: Tensor, mask: Tensor, speaker: Tensor | None = None, check: Callable[[], None] | None = None
    ) -> Tensor:
        """z [B, C, T], mask [B, 1, T], speaker [B, G, 1] or None -> mel [B, C, T].

        ``check`` is called before each layer; it raises `Cancelled` where nobody waits for the result.
        """
        x, short_mask = squeeze(z, mask, self.n_sqz)
        for flow in reversed(self.flows):
            if check is not None:
                check()
            if isinstance(flow, AffineCoupling):
                x = flow.inverse(x, short_mask, speaker)
            else:
                assert isinstance(flow, ActNorm | InvertibleConv)
                with torch.autocast(x.device.type, enabled=False):
                    x = flow.inverse(x, short_mask)
        return unsqueeze(x, short_mask, self.n_sqz)[0]

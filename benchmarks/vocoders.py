"""Which vocoder learns most in the same time: source-filter, inverse STFT and HiFi-GAN V2, each from nothing.

    python -m benchmarks.vocoders --corpus CORPUS --held-out FOLDER --ids val.txt --minutes 8

All three see the same crops of a prepared corpus and the same spectral losses, on one thread, for equal CPU time;
then each copies the held-out recordings. With ``--discriminators 0.5`` the second half of the time is adversarial.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch

import argparse
import json
import math
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks.machine import describe
from benchmarks.quality.copies import measured
from benchmarks.quality.heldout import Recording, read_held_out
from glowtts_core.audio.mel import MelSpec
from glowtts_core.training.corpus.corpus import read_corpora, read_features
from glowtts_core.training.schedule import cosine
from glowtts_core.training.vocoder.dataset import Batch, CropSource, Disturbance
from glowtts_core.training.vocoder.dataset import Recording as Clip
from glowtts_core.training.vocoder.losses import SpectralLoss, adversarial_loss, discriminator_loss, feature_loss
from glowtts_core.vocoder.convnext import ConvNeXtStack
from glowtts_core.vocoder.discriminators import Discriminators
from glowtts_core.vocoder.f0 import MEL_CENTRE, MEL_SPREAD
from glowtts_core.vocoder.frames import FrameGrid
from glowtts_core.vocoder.hifigan import V2, HifiGanVocoder
from glowtts_core.vocoder.interface import Vocoder
from glowtts_core.vocoder.source_filter import SourceFilterVocoder

_RATE, _WARMUP_SHARE, _LAST, _CLIP = 1e-3, 0.05, 0.03, 5.0
_ADVERSARIAL, _FEATURES = 2.0, 4.0  # weights, as in training


class InverseStft(Vocoder):
    """The source-filter vocoder's own stack and head without sources: magnitude and phase from the mel alone."""

    kind = "inverse_stft"

    def __init__(self) -> None:
        super().__init__()
        self.grid = FrameGrid()
        self.stack = ConvNeXtStack(80, 320, 960, 6)
        self.head = nn.Linear(320, 2 * self.grid.bins)

    def forward(self, mel: Tensor, f0_hz: Tensor | None = None, *, seed: int = 0) -> Tensor:
        """Mel [B, C, T] -> samples [B, N]."""
        level, phase = self.head(self.stack((mel - MEL_CENTRE) / MEL_SPREAD)).float().chunk(2, -1)
        return self.grid.synthesise(torch.polar(level.clamp_max(6.0).exp(), phase))

    def config_dict(self) -> dict[str, object]:
        """Nothing can be chosen."""
        return {}

    def context_frames(self) -> int:
        """Reach of the convolutions and of the windows."""
        return self.stack.context_frames + self.grid.reach_frames


KINDS: dict[str, Callable[[], Vocoder]] = {
    "source-filter": SourceFilterVocoder,
    "inverse STFT": InverseStft,
    "HiFi-GAN V2": lambda: HifiGanVocoder(V2),
}


@dataclass(frozen=True, slots=True)
class Budget:
    """How long each may learn."""

    cpu_s: float
    adversarial: float
    """Share of the time, at its end, with discriminators."""


def train(vocoder: Vocoder, crops: CropSource, spec: MelSpec, budget: Budget) -> int:
    """Train for the budget; gives the number of steps taken."""
    spectral, critics = SpectralLoss(spec), Discriminators()
    optimizer = torch.optim.AdamW(vocoder.parameters(), _RATE, (0.8, 0.99), weight_decay=0.01)
    critics_optimizer = torch.optim.AdamW(critics.parameters(), 2e-4, (0.8, 0.99), weight_decay=0.01)
    begin, step = time.process_time(), 0
    while (share := (time.process_time() - begin) / budget.cpu_s) < 1.0:
        rate = cosine(round(1000 * share), 1000, round(1000 * _WARMUP_SHARE), _RATE, _LAST)
        for group in optimizer.param_groups:
            group["lr"] = max(rate, _RATE * _LAST)
        batch, step = crops.draw(step), step + 1
        made, extra = _copy(vocoder, batch, step)
        loss = torch.stack([*spectral(made, batch.samples).values(), extra]).sum()
        if share > 1.0 - budget.adversarial:
            loss = loss + _against(critics, critics_optimizer, batch.samples, made)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        if math.isfinite(float(nn.utils.clip_grad_norm_(vocoder.parameters(), _CLIP))):
            optimizer.step()
    return step


def _copy(vocoder: Vocoder, batch: Batch, step: int) -> tuple[Tensor, Tensor]:
    """What the vocoder makes of a batch, and the loss of its pitch net where it has one."""
    with torch.autocast("cpu", torch.bfloat16):
        if not isinstance(vocoder, SourceFilterVocoder):
            return vocoder(batch.mel).float(), torch.zeros(())
        made = vocoder(batch.mel, batch.f0_hz, seed=step).float()
        return made, vocoder.f0_net.loss(batch.mel, batch.mel_f0_hz)


def _against(critics: Discriminators, optimizer: torch.optim.Optimizer, true: Tensor, made: Tensor) -> Tensor:
    """Teach the discriminators this batch, then give the generator's losses against them."""
    with torch.autocast("cpu", torch.bfloat16):
        loss = discriminator_loss(critics(true)[0], critics(made.detach())[0])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        on_made, of_made = critics(made)
        with torch.no_grad():
            _, of_true = critics(true)
    return _ADVERSARIAL * adversarial_loss(on_made) + _FEATURES * feature_loss(of_true, of_made)


def judged(vocoder: Vocoder, held_out: list[Recording], spec: MelSpec) -> dict[str, float]:
    """What the copies of the recordings are worth, and what making them costs."""
    seconds = sum(one.audio.seconds for one in held_out)
    begin = time.process_time()
    with torch.inference_mode():
        for one in held_out:
            vocoder(one.mel(spec)[None])
    cost = (time.process_time() - begin) / seconds
    found = measured(vocoder, held_out, spec)
    return {
        "PESQ-WB": float(np.mean(found.pesq)),
        "STOI": float(np.mean(found.stoi)),
        "log magnitude": float(np.mean(found.magnitude)),
        "CPU s per s": cost,
    }


def main() -> int:
    """Prints a row for each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="prepared corpus to learn from")
    parser.add_argument("--held-out", type=Path, required=True, help="folder of recordings to copy")
    parser.add_argument("--ids", type=Path, help="file of the ids of its clips to use; all by default")
    parser.add_argument("--limit", type=int, default=24, help="so many of them (24)")
    parser.add_argument("--minutes", type=float, default=8.0, help="CPU minutes of learning for each (8)")
    parser.add_argument("--discriminators", type=float, default=0.0, help="share of them that is adversarial (0)")
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS))
    parser.add_argument("--json", type=Path, help="write the figures there too")
    options = parser.parse_args()
    torch.set_num_threads(1)
    corpus = read_corpora([options.corpus])
    clips = [Clip(samples, f0) for samples, f0 in (read_features(clip, "samples", "f0") for clip in corpus.training)]
    calm = Disturbance(resampled=0.0, shifted=0.0, noisy=0.0, blurred=0.0, spoken=0.0)
    held_out = read_held_out(options.held_out, options.ids, corpus.mel.sample_rate, options.limit)
    print(f"{describe()}\n{options.minutes:g} CPU minutes each, {len(clips)} clips, {len(held_out)} held out\n")
    rows: dict[str, dict[str, float]] = {}
    for kind in options.kinds:
        torch.manual_seed(1)
        vocoder = KINDS[kind]()
        crops = CropSource(clips, corpus.mel, batch=16, frames=40, seed=1, disturbance=calm)
        steps = train(vocoder.train(), crops, corpus.mel, Budget(60 * options.minutes, options.discriminators))
        size = sum(parameter.numel() for parameter in vocoder.parameters()) / 1e6
        rows[kind] = {"steps": steps, "million weights": size, **judged(vocoder.eval(), held_out, corpus.mel)}
        print(kind, " ".join(f"{name} {value:.3g}" for name, value in rows[kind].items()), flush=True)
        if options.json:
            options.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Full-size layouts filled with random weights, imported like a stranger's checkpoint, and made to speak.

Axes: C mel channels, T frames.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import torch
from torch import Tensor

from glowtts_core.text.alphabet import TYPED_KIND
from glowtts_core.text.symbols import REFERENCE_TABLE
from glowtts_core.voice_import.alphabets import Symbols
from glowtts_core.voice_import.configs import Scale
from glowtts_core.voice_import.glow_tts import acoustic_of
from glowtts_core.voice_import.hifigan import generator_of
from tests.golden_checks import models
from tests.golden_checks.full import weight
from tests.golden_checks.report import Report, Shapes
from tests.golden_checks.tolerances import Tolerance

_SAID = "HH AH0 L OW1 W ER1 L D".split()
_ROUND_TRIP = Tolerance(2e-3)
_SEED = 20
_FRAMES = 12


@torch.no_grad()
def judge_acoustic(report: Report, name: str, shapes: Shapes) -> None:
    """A Glow-TTS of this layout says a word; one with the official symbols also with, or without, their blank."""
    rows, width = shapes["encoder.emb.weight"]
    official = len(REFERENCE_TABLE.symbols)
    for count in (official, official + 1) if rows in (official, official + 1) else (rows,):
        tensors = _drawn({**shapes, "encoder.emb.weight": [count, width]})
        _judge_import(report, f"{name} of {count} symbols", tensors, sorted(shapes), count == official + 1)


def _judge_import(report: Report, case: str, tensors: dict[str, Tensor], names: list[str], blank: bool) -> None:
    model, alphabet = acoustic_of(tensors, {}, Scale(), Symbols.AUTO, Path())
    ours = model.state_dict()
    report.same(case, "imported names", sorted(ours), names)
    report.same(case, "blank found", alphabet.table.blank, blank)
    said = alphabet.table.symbols[1 : 1 + len(_SAID)] if alphabet.kind == TYPED_KIND else _SAID
    ids = torch.tensor([alphabet.table.ids(said)])
    speaker = torch.tensor([0]) if model.config.has_speakers else None
    prior = model.encode(ids, torch.tensor([len(said)]), speaker)
    plan = models.plan(prior, prior.log_duration.exp().clamp(max=20) * prior.mask, model.config.n_sqz, at_least=2.0)
    mel = model.decode(plan.mean * plan.mask, plan.mask, speaker)
    z, _ = model.latent(mel, plan.lengths, speaker)
    again = model.decode(z, plan.mask, speaker)
    report.compare(case, "values not finite", int((~torch.isfinite(mel)).sum()), 0)
    report.compare(case, "round trip", (again - mel).abs().max(), 0.0, _ROUND_TRIP)


@torch.no_grad()
def judge_generator(report: Report, name: str, config: dict[str, Any], shapes: Shapes) -> None:
    """A HiFi-GAN of this layout makes samples, told its configuration or not."""
    tensors = _drawn(shapes)
    bands, hop = config.get("num_mels", 80), math.prod(config["upsample_rates"])
    mel = torch.from_numpy(np.random.default_rng(_SEED).standard_normal((1, bands, _FRAMES)).astype(np.float32)) - 5
    wave = generator_of(tensors, config, Scale())(mel)
    report.same(name, "samples", list(wave.shape), [1, hop * _FRAMES])
    report.same(name, "sounds", bool(torch.isfinite(wave).all() and wave.abs().max() > 0), True)
    report.compare(name, "without configuration", generator_of(tensors, {}, Scale())(mel), wave)


def _drawn(shapes: Shapes) -> dict[str, Tensor]:
    drawn: dict[str, Tensor] = {}
    for key, shape in shapes.items():
        generator = np.random.Generator(np.random.PCG64(_SEED * 100003 + crc32(key.encode()) % 1000003))
        drawn[key] = torch.from_numpy(weight(key, generator.standard_normal(tuple(shape))).astype(np.float32))
    return drawn

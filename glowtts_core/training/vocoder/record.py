"""What a vocoder training leaves behind while it runs: events, TensorBoard, samples, checkpoints, export.

Axes: N samples.
"""

from __future__ import annotations

import time
from collections import defaultdict

import numpy as np
import torch
from torch import Tensor

from glowtts_core.events import Announcer
from glowtts_core.training.corpus.corpus import Clip, read_feature
from glowtts_core.training.logbook import training_record
from glowtts_core.training.record import Record, due
from glowtts_core.training.settings import to_json
from glowtts_core.training.vocoder.trainer import VocoderStep, VocoderTraining

_HEARD = 8  # validation clips that are spoken: a minute of sound would hold training up


class VocoderRecord(Record[VocoderStep]):
    """Watches a vocoder's training."""

    def __init__(self, training: VocoderTraining, tell: Announcer) -> None:
        super().__init__(training, tell)
        self._t = training
        self._since = time.monotonic()
        self._sums: dict[str, float] = defaultdict(float)
        self._count = 0

    def stepped(self, result: VocoderStep) -> None:
        """Write down a step, and do what is due after it."""
        t, book, log = self._t, self._book, self._t.config.log
        for name, value in result.numbers.items():
            self._sums[name] += value
        self._count += 1
        if t.step % log.every == 0 or book.is_first(t.step):
            self._numbers()
        if book.writes and due(t.step, log.validate):
            self._validate()
        self.save_if_due()

    def _numbers(self) -> None:
        """Means over the steps since the last line."""
        t, now = self._t, time.monotonic()
        means = {name: value / self._count for name, value in self._sums.items()}
        means["frames_per_s"] = self._count * t.config.data.batch * t.config.data.frames / max(now - self._since, 1e-9)
        self._sums.clear()
        self._count, self._since = 0, now
        self._book.say("step", step=t.step, **means, left_s=self._book.left_s(t.step, t.config.run.steps))
        self._book.draw("train", means, t.step)

    def _validate(self) -> None:
        t = self._t
        clips = (t.corpus.validation or t.corpus.training)[:_HEARD]
        with t.ema.in_place_of(t.network), torch.inference_mode():
            seen = [self._copy(clip) for clip in clips]
        numbers = {name: float(np.mean([numbers[name] for numbers, _ in seen])) for name in seen[0][0]}
        self._book.say("validation", step=t.step, **numbers)
        self._book.draw("validation", numbers, t.step)
        self._book.sound("copy", seen[0][1].clamp(-1, 1).cpu(), t.corpus.mel.sample_rate, t.step)

    def _copy(self, clip: Clip) -> tuple[dict[str, float], Tensor]:
        """A clip through mel and back with predicted pitch: (losses and pitch error, samples [N])."""
        t = self._t
        mel = torch.from_numpy(read_feature(clip, "mel").astype(np.float32))[None].to(t.fabric.device)
        true = torch.from_numpy(read_feature(clip, "samples").astype(np.float32) / 32767)[None].to(t.fabric.device)
        f0_hz = torch.from_numpy(read_feature(clip, "f0"))[None].to(t.fabric.device)
        predicted = t.network.predict_f0(mel)
        made = t.network(mel, predicted)
        losses = {name: float(value) for name, value in t.spectral(made, true).items()}
        both = (predicted > 0) & (f0_hz > 0)
        off_st = 12 * torch.log2(predicted[both] / f0_hz[both]).abs()
        losses |= {"loss": sum(losses.values()), "f0_error_st": float(off_st.mean()) if off_st.numel() else 0.0}
        losses["voicing_error"] = float(((predicted > 0) != (f0_hz > 0)).float().mean())
        return losses, made[0]

    def _export(self) -> None:
        t = self._t
        card = {
            "model": {"kind": t.network.kind, **t.network.config_dict()},
            "mel": t.corpus.mel.to_json(),
            "training": training_record(t.step, t.corpus, to_json(t.config)),
        }
        self._book.export("vocoder", t.ema.weights, card)

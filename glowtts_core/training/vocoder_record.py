"""What a vocoder training leaves behind while it runs: events, TensorBoard, samples, checkpoints, export.

Axes: N samples.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.torch import save as to_safetensors
from torch import Tensor
from torch.utils.tensorboard import SummaryWriter

from glowtts_core.audio.wav import write_audio
from glowtts_core.training.checkpoint import write_bytes
from glowtts_core.training.corpus import Clip, read_feature
from glowtts_core.training.events import Announcer
from glowtts_core.training.settings import to_json
from glowtts_core.types import Audio

if TYPE_CHECKING:
    from glowtts_core.training.vocoder import VocoderTraining

_HEARD = 8  # validation clips that are spoken: a minute of sound would hold training up


class VocoderRecord:
    """Watches one training. With several processes only the first one writes; all of them meet when saving."""

    def __init__(self, training: VocoderTraining, tell: Announcer) -> None:
        self._t, self._tell = training, tell
        self._writes = training.fabric.is_global_zero
        self._begun = self._saved_at = self._since = time.monotonic()
        self._first_step = training.step
        self._sums: dict[str, float] = defaultdict(float)
        self._count = 0
        self._board: SummaryWriter | None = None
        if self._writes and training.config.log.tensorboard:
            folder = str(training.request.out / "tensorboard")
            self._board = SummaryWriter(folder, purge_step=training.step + 1)

    def started(self) -> None:
        """Say what begins."""
        t = self._t
        parameters = sum(p.numel() for p in t.vocoder.parameters())
        device, processes = str(t.fabric.device), t.fabric.world_size
        self._say(
            "started",
            step=t.step,
            steps=t.config.run.steps,
            device=device,
            parameters=parameters,
            processes=processes,
        )

    def stepped(self, numbers: dict[str, float]) -> None:
        """Write down a step, and do what is due after it."""
        t, log = self._t, self._t.config.log
        for name, value in numbers.items():
            self._sums[name] += value
        self._count += 1
        if t.step % log.every == 0 or t.step == self._first_step + 1:
            self._numbers()
        if self._writes and log.validate and t.step % log.validate == 0:
            self._validate()
        # The clock of one process alone must not decide: the others would wait for ever.
        late = t.fabric.world_size == 1 and time.monotonic() - self._saved_at > log.save_s
        if t.step % log.save == 0 or late:
            self.save()

    def finished(self, reason: str) -> None:
        """Save a last time and export."""
        path = self.save()
        self._say("finished", step=self._t.step, reason=reason, path=str(path))

    def save(self) -> Path:
        """Checkpoint, and the averaged weights as ``vocoder.safetensors`` for a voice."""
        path = self._t.save()
        if self._writes:
            self._export()
            self._say("saved", step=self._t.step, path=str(path))
        self._saved_at = time.monotonic()
        return path

    def close(self) -> None:
        """Flush what is open."""
        if self._board is not None:
            self._board.close()

    def _say(self, kind: str, **values: str | int | float | bool | None) -> None:
        if self._writes:
            self._tell.tell(kind, **values)

    def _numbers(self) -> None:
        """Means over the steps since the last line."""
        t, now = self._t, time.monotonic()
        per_step_s = (now - self._begun) / (t.step - self._first_step)
        means = {name: value / self._count for name, value in self._sums.items()}
        means["frames_per_s"] = self._count * t.config.data.batch * t.config.data.frames / max(now - self._since, 1e-9)
        self._sums.clear()
        self._count, self._since = 0, now
        self._say("step", step=t.step, **means, left_s=per_step_s * (t.config.run.steps - t.step))
        self._draw("train", means)

    def _draw(self, group: str, numbers: dict[str, float]) -> None:
        if self._board is not None:
            for name, value in numbers.items():
                self._board.add_scalar(f"{group}/{name}", value, self._t.step)

    def _validate(self) -> None:
        t = self._t
        clips = (t.corpus.validation or t.corpus.training)[:_HEARD]
        with t.ema.in_place_of(t.vocoder), torch.inference_mode():
            seen = [self._copy(clip) for clip in clips]
        numbers = {name: float(np.mean([numbers[name] for numbers, _ in seen])) for name in seen[0][0]}
        self._say("validation", step=t.step, **numbers)
        self._draw("validation", numbers)
        samples = seen[0][1].clamp(-1, 1).cpu()
        path = t.request.out / "samples" / f"copy-{t.step:08d}.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_audio(path, Audio(samples.numpy().copy(), t.corpus.mel.sample_rate))
        self._say("sample", step=t.step, path=str(path))
        if self._board is not None:
            self._board.add_audio("speech", samples[None], t.step, t.corpus.mel.sample_rate)

    def _copy(self, clip: Clip) -> tuple[dict[str, float], Tensor]:
        """A clip through mel and back with predicted pitch: (losses and pitch error, samples [N])."""
        t = self._t
        mel = torch.from_numpy(read_feature(clip, "mel").astype(np.float32))[None].to(t.fabric.device)
        true = torch.from_numpy(read_feature(clip, "samples").astype(np.float32) / 32767)[None].to(t.fabric.device)
        f0_hz = torch.from_numpy(read_feature(clip, "f0"))[None].to(t.fabric.device)
        predicted = t.vocoder.predict_f0(mel)
        made = t.vocoder(mel, predicted)
        losses = {name: float(value) for name, value in t.spectral(made, true).items()}
        both = (predicted > 0) & (f0_hz > 0)
        off_st = 12 * torch.log2(predicted[both] / f0_hz[both]).abs()
        losses |= {"loss": sum(losses.values()), "f0_error_st": float(off_st.mean()) if off_st.numel() else 0.0}
        losses["voicing_error"] = float(((predicted > 0) != (f0_hz > 0)).float().mean())
        return losses, made[0]

    def _export(self) -> None:
        t = self._t
        weights = {name: value.cpu().contiguous() for name, value in t.ema.weights.items()}
        write_bytes(t.request.out / "vocoder.safetensors", to_safetensors(weights))
        seconds = sum(clip.frames for clip in t.corpus.training) * t.corpus.mel.frame_s
        card = {
            "model": {"kind": t.vocoder.kind, **t.vocoder.config_dict()},
            "mel": t.corpus.mel.to_json(),
            "training": {
                "steps": t.step,
                "clips": len(t.corpus.training),
                "hours": round(seconds / 3600, 3),
                "config": to_json(t.config),
            },
        }
        write_bytes(t.request.out / "vocoder.json", json.dumps(card, ensure_ascii=False, indent=1).encode())

"""Where a training writes what it says: events, TensorBoard, sounds, weights. The first process alone writes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from lightning_fabric import Fabric
from safetensors.torch import save as to_safetensors
from torch import Tensor
from torch.utils.tensorboard import SummaryWriter

from glowtts_core.audio.wav import write_audio
from glowtts_core.events import Announcer
from glowtts_core.training.checkpoint import write_bytes
from glowtts_core.training.corpus.corpus import Corpus
from glowtts_core.types import Audio


class Logbook:
    """The outlets of one training, its clock, and when it was last saved."""

    def __init__(self, fabric: Fabric, out: Path, step: int, tell: Announcer, *, tensorboard: bool) -> None:
        self.writes = fabric.is_global_zero
        self.out = out
        self._alone = fabric.world_size == 1
        self._tell = tell
        self._first_step = step
        self._begun = self._saved_at = time.monotonic()
        self._saved: tuple[int, Path] | None = None
        self.board: SummaryWriter | None = None
        if self.writes and tensorboard:
            self.board = SummaryWriter(str(out / "tensorboard"), purge_step=step + 1)

    def say(self, kind: str, **values: str | int | float | bool | None) -> None:
        """Announce an event."""
        if self.writes:
            self._tell.tell(kind, **values)

    def draw(self, group: str, numbers: Mapping[str, float], step: int) -> None:
        """Scalars for TensorBoard."""
        if self.board is not None:
            for name, value in numbers.items():
                self.board.add_scalar(f"{group}/{name}", value, step)

    def is_first(self, step: int) -> bool:
        """Whether this is the first step of this run."""
        return step == self._first_step + 1

    def left_s(self, step: int, steps: int) -> float:
        """Seconds to go at the pace of this run so far."""
        return (time.monotonic() - self._begun) / (step - self._first_step) * (steps - step)

    def overdue(self, save_s: float) -> bool:
        """Whether the last save is longer ago than that.

        Never with several processes: the clock of one alone must not decide, the others would wait for ever.
        """
        return self._alone and time.monotonic() - self._saved_at > save_s

    def saved(self, step: int, save: Callable[[], Path], export: Callable[[], None]) -> Path:
        """Save and export, once per step; gives the checkpoint's path."""
        if self._saved is not None and self._saved[0] == step:
            return self._saved[1]
        path = save()
        self._saved = step, path
        if self.writes:
            export()
            self.say("saved", step=step, path=str(path))
        self._saved_at = time.monotonic()
        return path

    def sound(self, name: str, samples: Tensor, sample_rate: int, step: int) -> None:
        """Keep samples [N] as ``samples/NAME-STEP.wav`` and in TensorBoard."""
        path = self.out / "samples" / f"{name}-{step:08d}.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_audio(path, Audio(samples.numpy().copy(), sample_rate))
        self.say("sample", step=step, path=str(path))
        if self.board is not None:
            self.board.add_audio("speech", samples[None], step, sample_rate)

    def export(self, name: str, weights: Mapping[str, Tensor], card: Mapping[str, object]) -> None:
        """Averaged weights as ``NAME.safetensors`` for a voice, and what they are as ``NAME.json``."""
        plain = {key: value.cpu().contiguous() for key, value in weights.items()}
        write_bytes(self.out / f"{name}.safetensors", to_safetensors(plain))
        write_bytes(self.out / f"{name}.json", json.dumps(card, ensure_ascii=False, indent=1).encode())

    def close(self) -> None:
        """Flush what is open."""
        if self.board is not None:
            self.board.close()


def training_record(step: int, corpus: Corpus, config: Mapping[str, object]) -> dict[str, object]:
    """What a voice's card says about a training."""
    hours = sum(clip.frames for clip in corpus.training) * corpus.mel.frame_s / 3600
    return {"steps": step, "clips": len(corpus.training), "hours": round(hours, 3), "config": dict(config)}

"""What a training leaves behind while it runs: events, TensorBoard, pictures, samples, checkpoints, export."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from safetensors.torch import save as to_safetensors
from torch.utils.tensorboard import SummaryWriter

from glowtts_core.audio.wav import write_audio
from glowtts_core.training.acoustic import AcousticTraining, StepResult
from glowtts_core.training.checkpoint import write_bytes
from glowtts_core.training.dataset import Collator, plan_all
from glowtts_core.training.evaluate import spoken_mel, validate, write_picture
from glowtts_core.training.events import Announcer
from glowtts_core.training.launch import half_precision
from glowtts_core.training.settings import to_json
from glowtts_core.types import Audio

_SAMPLE_TEMPERATURE = 0.333


class Record:
    """Watches one training. With several processes only the first one writes; all of them meet when saving."""

    def __init__(self, training: AcousticTraining, tell: Announcer) -> None:
        self._t = training
        self._tell = tell
        self._writes = training.fabric.is_global_zero
        self._frames = 0
        self._since = self._saved_at = time.monotonic()
        self._first_step = training.step
        self._begun = self._since
        self._saved: tuple[int, Path] | None = None
        self._board: SummaryWriter | None = None
        if self._writes and training.config.log.tensorboard:
            folder = str(training.request.out / "tensorboard")
            self._board = SummaryWriter(folder, purge_step=training.step + 1)

    def started(self) -> None:
        """Say what begins."""
        t = self._t
        parameters = sum(p.numel() for p in t.network.parameters())
        self._say(
            "started",
            step=t.step,
            steps=t.config.run.steps,
            device=str(t.fabric.device),
            parameters=parameters,
            processes=t.fabric.world_size,
        )

    def stepped(self, result: StepResult) -> None:
        """Write down a step, and do what is due after it."""
        t, log = self._t, self._t.config.log
        self._frames += result.frames
        if not result.finite:
            self._say("skipped", step=t.step, reason="the loss or its gradient was no number")
        elif t.step % log.every == 0 or t.step == self._first_step + 1:
            self._numbers(result)
        if self._writes and _due(t.step, log.validate):
            self._validate()
        if self._writes and _due(t.step, log.listen) and t.request.vocode is not None:
            self._listen()
        # The clock of one process alone must not decide: the others would wait for ever.
        late = t.fabric.world_size == 1 and time.monotonic() - self._saved_at > log.save_s
        if _due(t.step, log.save) or late:
            self.save()

    def finished(self, reason: str) -> None:
        """Save a last time and export."""
        path = self.save()
        self._say("finished", step=self._t.step, reason=reason, path=str(path))

    def save(self) -> Path:
        """Checkpoint, and the averaged weights as ``acoustic.safetensors`` for a voice; once per step."""
        if self._saved is not None and self._saved[0] == self._t.step:
            return self._saved[1]
        path = self._t.save()
        self._saved = self._t.step, path
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

    def _numbers(self, result: StepResult) -> None:
        t, now = self._t, time.monotonic()
        per_step_s = (now - self._begun) / (t.step - self._first_step)
        numbers = {
            "loss": result.nll + result.duration,
            "nll": result.nll,
            "duration": result.duration,
            "grad_norm": result.grad_norm,
            "rate": result.rate,
            "frames_per_s": self._frames / max(now - self._since, 1e-9),
        }
        self._frames, self._since = 0, now
        self._say("step", step=t.step, **numbers, left_s=per_step_s * (t.config.run.steps - t.step))
        self._draw("train", numbers)

    def _draw(self, group: str, numbers: dict[str, float]) -> None:
        if self._board is not None:
            for name, value in numbers.items():
                self._board.add_scalar(f"{group}/{name}", value, self._t.step)

    def _validate(self) -> None:
        t = self._t
        with t.ema.in_place_of(t.network), _evaluating(t.network), half_precision(t.fabric.device, t.config.run):
            seen = validate(t.network, t.corpus, t.config.data, t.fabric.device)
        numbers = {"loss": seen.loss, "nll": seen.nll, "duration": seen.duration, "certainty": seen.certainty}
        self._say("validation", step=t.step, **numbers)
        self._draw("validation", numbers)
        path = t.request.out / "pictures" / f"alignment-{t.step:08d}.png"
        write_picture(path, seen.picture)
        self._say("picture", step=t.step, path=str(path))
        if self._board is not None:
            self._board.add_image("alignment", seen.picture, t.step, dataformats="HWC")

    def _listen(self) -> None:
        t, corpus = self._t, self._t.corpus
        assert t.request.vocode is not None
        clips = (corpus.validation or corpus.training)[:1]
        batch = Collator(corpus, clips, t.config.data)(plan_all(clips, corpus.symbols.blank, t.config.data)[0])
        with t.ema.in_place_of(t.network), _evaluating(t.network):
            mel = spoken_mel(t.network, batch.to(t.fabric.device), 0, _SAMPLE_TEMPERATURE, t.config.run.seed)
        with torch.no_grad():
            samples = t.request.vocode(mel.cpu()).clamp(-1, 1).flatten()
        path = t.request.out / "samples" / f"sample-{t.step:08d}.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_audio(path, Audio(samples.numpy().copy(), corpus.mel.sample_rate))
        self._say("sample", step=t.step, path=str(path))
        if self._board is not None:
            self._board.add_audio("speech", samples[None], t.step, corpus.mel.sample_rate)

    def _export(self) -> None:
        t = self._t
        weights = {name: value.cpu().contiguous() for name, value in t.ema.weights.items()}
        write_bytes(t.request.out / "acoustic.safetensors", to_safetensors(weights))
        card = {
            "model": t.network.config.to_json(),
            "symbols": t.corpus.symbols.to_json(),
            "mel": t.corpus.mel.to_json(),
            "speakers": list(t.corpus.speakers),
            "training": {
                "steps": t.step,
                "clips": len(t.corpus.training),
                "hours": round(sum(c.frames for c in t.corpus.training) * t.corpus.mel.frame_s / 3600, 3),
                "config": to_json(t.config),
            },
        }
        text = json.dumps(card, ensure_ascii=False, indent=1).encode()
        write_bytes(t.request.out / "acoustic.json", text)


@contextmanager
def _evaluating(network: torch.nn.Module) -> Iterator[None]:
    """Evaluation mode for a while; touches no random generator."""
    network.eval()
    try:
        yield
    finally:
        network.train()


def _due(step: int, every: int) -> bool:
    return every > 0 and step % every == 0

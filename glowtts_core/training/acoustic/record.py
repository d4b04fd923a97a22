"""What an acoustic training leaves behind while it runs: events, pictures, samples, checkpoints, export."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import torch

from glowtts_core.events import Announcer
from glowtts_core.training.acoustic.dataset import Collator, plan_all
from glowtts_core.training.acoustic.evaluate import spoken_mel, validate, write_picture
from glowtts_core.training.acoustic.trainer import AcousticTraining, StepResult
from glowtts_core.training.fabric import half_precision
from glowtts_core.training.logbook import training_record
from glowtts_core.training.record import Record, due
from glowtts_core.training.settings import to_json

_SAMPLE_TEMPERATURE = 0.333


class AcousticRecord(Record[StepResult]):
    """Watches a text-to-mel training."""

    def __init__(self, training: AcousticTraining, tell: Announcer) -> None:
        super().__init__(training, tell)
        self._t = training
        self._frames = 0
        self._since = time.monotonic()

    def stepped(self, result: StepResult) -> None:
        """Write down a step, and do what is due after it."""
        t, book, log = self._t, self._book, self._t.config.log
        self._frames += result.frames
        if not result.finite:
            book.say("skipped", step=t.step, reason="the loss or its gradient was no number")
        elif t.step % log.every == 0 or book.is_first(t.step):
            self._numbers(result)
        if book.writes and due(t.step, log.validate):
            self._validate()
        if book.writes and due(t.step, log.listen) and t.request.vocode is not None:
            self._listen()
        self.save_if_due()

    def _numbers(self, result: StepResult) -> None:
        t, now = self._t, time.monotonic()
        numbers = {
            "loss": result.nll + result.duration,
            "nll": result.nll,
            "duration": result.duration,
            "grad_norm": result.grad_norm,
            "rate": result.rate,
            "frames_per_s": self._frames / max(now - self._since, 1e-9),
        }
        self._frames, self._since = 0, now
        self._book.say("step", step=t.step, **numbers, left_s=self._book.left_s(t.step, t.config.run.steps))
        self._book.draw("train", numbers, t.step)

    def _validate(self) -> None:
        t = self._t
        with t.ema.in_place_of(t.network), _evaluating(t.network), half_precision(t.fabric.device, t.config.run):
            seen = validate(t.network, t.corpus, t.config.data, t.fabric.device)
        numbers = {"loss": seen.loss, "nll": seen.nll, "duration": seen.duration, "certainty": seen.certainty}
        self._book.say("validation", step=t.step, **numbers)
        self._book.draw("validation", numbers, t.step)
        path = t.request.out / "pictures" / f"alignment-{t.step:08d}.png"
        write_picture(path, seen.picture)
        self._book.say("picture", step=t.step, path=str(path))
        if self._book.board is not None:
            self._book.board.add_image("alignment", seen.picture, t.step, dataformats="HWC")

    def _listen(self) -> None:
        t, corpus = self._t, self._t.corpus
        assert t.request.vocode is not None
        clips = (corpus.validation or corpus.training)[:1]
        collate = Collator(corpus, clips, t.config.data, t.config.model.n_sqz)
        batch = collate(plan_all(clips, corpus.symbols.blank, t.config.data)[0])
        with t.ema.in_place_of(t.network), _evaluating(t.network):
            mel = spoken_mel(t.network, batch.to(t.fabric.device), 0, _SAMPLE_TEMPERATURE, t.config.run.seed)
        with torch.no_grad():
            samples = t.request.vocode(mel.cpu()).clamp(-1, 1).flatten()
        self._book.sound("sample", samples, corpus.mel.sample_rate, t.step)

    def _export(self) -> None:
        t = self._t
        card = {
            "model": t.network.config.to_json(),
            "symbols": t.corpus.symbols.to_json(),
            "mel": t.corpus.mel.to_json(),
            "speakers": list(t.corpus.speakers),
            "training": training_record(t.step, t.corpus, to_json(t.config)),
        }
        self._book.export("acoustic", t.ema.weights, card)


@contextmanager
def _evaluating(network: torch.nn.Module) -> Iterator[None]:
    """Evaluation mode for a while; touches no random generator."""
    network.eval()
    try:
        yield
    finally:
        network.train()

"""Training the acoustic model: ``glowtts train acoustic``.

One step is the paper's (section 2.2): search the most likely alignment with the parameters as they are, then
raise the likelihood along it. Everything the next step depends on is in the checkpoint, so that a training that
was stopped, killed or cut off from power takes the same steps as one that was not.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import torch
import torch.distributed
from lightning_fabric import Fabric
from torch import nn

from glowtts_core.errors import AlignmentError, CheckpointError
from glowtts_core.model.flows import AffineCoupling
from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.training.acoustic.config import AcousticConfig, OptimiserSettings
from glowtts_core.training.acoustic.dataset import Feeder
from glowtts_core.training.checkpoint import (
    CheckpointFolder,
    random_state,
    read_weights,
    restore_random_state,
)
from glowtts_core.training.corpus.corpus import Corpus
from glowtts_core.training.ema import AveragedWeights
from glowtts_core.training.fabric import half_precision
from glowtts_core.training.request import Request
from glowtts_core.training.schedule import cosine, linear, noam, one_cycle
from glowtts_core.training.settings import to_json
from glowtts_core.training.trained import fill


class StepResult(NamedTuple):
    """The numbers of one step over all processes."""

    nll: float
    duration: float
    grad_norm: float
    rate: float
    frames: int
    stop: bool
    """Whether any process was asked to stop."""

    @property
    def finite(self) -> bool:
        """Whether the step could be taken."""
        return math.isfinite(self.nll + self.duration + self.grad_norm)


class AcousticTraining:
    """One training, from its first step or from a checkpoint."""

    def __init__(self, config: AcousticConfig, corpus: Corpus, request: Request, fabric: Fabric) -> None:
        self.config, self.corpus, self.request, self.fabric = config, corpus, request, fabric
        self.step = 0
        self.checkpoints = CheckpointFolder(request.out / "checkpoints", config.log.keep)
        self.feeder = Feeder(
            corpus, config.data, config.model.n_sqz, config.run.seed, fabric.global_rank, fabric.world_size
        )
        torch.manual_seed(config.run.seed)
        shape = config.model.network(corpus.symbols, corpus.mel.n_mels, len(corpus.speakers))
        self.network = GlowTTS(shape).to(fabric.device)
        found = self.checkpoints.to_resume(request.resume)
        if found is None:
            self._start()
        self.ema = AveragedWeights(self.network, config.optimiser.ema)
        if config.run.compile:
            for module in self.network.modules():
                if isinstance(module, AffineCoupling):
                    module.wn.compile(dynamic=True)
        self.model, self.optimizer = fabric.setup(
            self.network, make_optimiser(self.network.parameters(), config.optimiser)
        )
        torch.manual_seed(config.run.seed + 1 + fabric.global_rank)
        if found is not None:
            self._take_up(*found)

    def take_step(self, stop: bool = False) -> StepResult:
        """One optimiser step on the next batch; where a gradient is not finite the weights stay as they are."""
        batch = self.feeder.next()
        frames = round(int(batch.mel_lengths.sum()) / batch.frame_share) if batch.frame_share else 0
        rate = learning_rate(self.config, self.step)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.zero_grad(set_to_none=True)
        batch = batch.to(self.fabric.device)
        try:
            with half_precision(self.fabric.device, self.config.run):
                out = self.model(*batch[:5])
        except AlignmentError:
            # Scores that are no numbers allow no alignment. With other processes waiting there is no way on.
            if self.fabric.world_size > 1:
                raise
            return StepResult(math.nan, math.nan, math.nan, rate, frames, stop)
        # Each process holds its share of the global batch and gradients are averaged over the processes.
        nll, duration = out.nll * batch.frame_share, out.duration * batch.token_share
        self.fabric.backward((nll + duration) * self.fabric.world_size)
        sums = torch.stack([nll.detach(), duration.detach(), nll.new_tensor(float(stop))])
        if self.fabric.world_size > 1:
            torch.distributed.all_reduce(sums)
        norm = clip_gradients(self.network.parameters(), self.config.optimiser)
        total_nll, total_duration, stops = sums.tolist()
        result = StepResult(total_nll, total_duration, norm, rate, frames, stops > 0)
        if result.finite:
            self.optimizer.step()
            self.ema.update(self.network)
        return result

    def save(self) -> Path:
        """Write a checkpoint of this moment."""
        states = [random_state()]
        if self.fabric.world_size > 1:
            states = [{} for _ in range(self.fabric.world_size)]
            torch.distributed.all_gather_object(states, random_state())
        content = {
            "kind": "acoustic",
            "step": self.step,
            "model": self.network.state_dict(),
            "ema": self.ema.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "sampler": self.feeder.state_dict(),
            "random": states,
            "config": to_json(self.config),
            "network": self.network.config.to_json(),
            "symbols": self.corpus.symbols.to_json(),
            "mel": self.corpus.mel.to_json(),
            "speakers": list(self.corpus.speakers),
        }
        path = self.checkpoints.folder / f"step-{self.step:08d}.pt"
        if self.fabric.is_global_zero:
            path = self.checkpoints.save(self.step, content)
        self.fabric.barrier()
        return path

    def close(self) -> None:
        """End the thread that reads batches."""
        self.feeder.close()

    def _start(self) -> None:
        if self.request.init_from is not None:
            fill(self.network, read_weights(self.request.init_from), self.request.init_from)
            return
        # The data-dependent start of ActNorm (Glow, section 3.1) sees the whole first batch on every process
        # alike.
        with torch.no_grad():
            self.network(*self.feeder.whole().to(self.fabric.device)[:5], initialise=True)

    def _take_up(self, path: Path, content: dict[str, Any]) -> None:  # as it was saved
        try:
            assert content.get("kind") == "acoustic"
            self.network.load_state_dict(content["model"])
            self.ema.load_state_dict(content["ema"])
            self.optimizer.load_state_dict(content["optimizer"])
            self.feeder.load_state_dict(content["sampler"])
            self.step = int(content["step"])
            states = content["random"]
            assert isinstance(states, list)
        except (KeyError, RuntimeError, ValueError, AssertionError) as error:
            raise CheckpointError(f"The checkpoint {path} does not fit these settings and this corpus.") from error
        if len(states) == self.fabric.world_size:
            restore_random_state(states[self.fabric.global_rank])


def learning_rate(config: AcousticConfig, step: int) -> float:
    """The learning rate of one optimiser step, counted from 1."""
    schedule, highest, steps = config.schedule, config.optimiser.rate, config.run.steps
    if schedule.kind == "noam":
        return noam(step, config.model.hidden_channels, schedule.warmup, highest)
    if schedule.kind == "one-cycle":
        return one_cycle(step, steps, schedule.warmup, highest, schedule.last)
    if schedule.kind == "constant":
        return highest * min(1.0, step / schedule.warmup)
    if schedule.kind == "linear":
        return linear(step, steps, schedule.warmup, highest, schedule.last)
    return cosine(step, steps, schedule.warmup, highest, schedule.last)


def make_optimiser(parameters: Iterable[nn.Parameter], settings: OptimiserSettings) -> torch.optim.Optimizer:
    """The optimiser of the settings; its learning rate is set anew before each step."""
    betas = (settings.beta_1, settings.beta_2)
    if settings.kind == "adam":
        return torch.optim.Adam(parameters, settings.rate, betas, settings.epsilon, fused=True)
    return torch.optim.AdamW(parameters, settings.rate, betas, settings.epsilon, settings.weight_decay, fused=True)


def clip_gradients(parameters: Iterable[nn.Parameter], settings: OptimiserSettings) -> float:
    """Cut gradients by norm or by value; gives the norm before the cut (not finite where any gradient is not)."""
    graded = [p for p in parameters if p.grad is not None]
    norm = torch.nn.utils.get_total_norm(p.grad for p in graded if p.grad is not None)
    if settings.clip == "value":
        torch.nn.utils.clip_grad_value_(graded, settings.clip_at)
    elif settings.clip == "norm":
        torch.nn.utils.clip_grads_with_norm_(graded, settings.clip_at, norm)
    return float(norm)

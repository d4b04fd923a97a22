"""Training the source-filter vocoder: ``glowtts train vocoder``.

Spectral losses first; from ``adversary.from_step`` on, discriminators as well. Batches, source phases and noise are
functions of (seed, step), so that with weights, averages and optimisers from the checkpoint a resumed training takes
the same steps bit for bit.

Axes: B batch, T frames.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any, NamedTuple

import torch
from lightning_fabric import Fabric
from torch import Tensor, nn

from glowtts_core.errors import CheckpointError, ConfigError, CorpusError
from glowtts_core.events import Announcer
from glowtts_core.training.checkpoint import CheckpointFolder, random_state, restore_random_state
from glowtts_core.training.corpus.corpus import Corpus
from glowtts_core.training.ema import AveragedWeights
from glowtts_core.training.fabric import half_precision
from glowtts_core.training.request import Request
from glowtts_core.training.schedule import cosine
from glowtts_core.training.settings import RunSettings, to_json
from glowtts_core.training.trained import fill, read_trained
from glowtts_core.training.vocoder.acoustic_mels import SpokenMels
from glowtts_core.training.vocoder.config import VocoderTrainingConfig
from glowtts_core.training.vocoder.dataset import Batch, CropSource
from glowtts_core.training.vocoder.losses import SpectralLoss, adversarial_loss, discriminator_loss, feature_loss
from glowtts_core.training.vocoder.pitch_shift import recordings
from glowtts_core.vocoder.discriminators import DiscriminatorConfig, Discriminators
from glowtts_core.vocoder.source_filter import SourceFilterVocoder


class VocoderStep(NamedTuple):
    """One step over all processes."""

    numbers: dict[str, float]
    """The losses, the gradient norm and the rate."""
    stop: bool
    """Whether any process was asked to stop: what one alone decided would leave the others waiting for ever."""

    @property
    def finite(self) -> bool:
        """Whether loss and gradient are numbers."""
        return math.isfinite(self.numbers["loss"] + self.numbers["grad_norm"])


class CopySynthesis(nn.Module):
    """One training pass: what the generator makes of a batch, and the loss of the pitch net.

    It chooses its own arithmetic: an engine in half precision would round its inputs too, the pitch among them.
    """

    def __init__(self, vocoder: SourceFilterVocoder, run: RunSettings) -> None:
        super().__init__()
        self.vocoder, self.run = vocoder, run

    def forward(self, mel: Tensor, mel_f0_hz: Tensor, f0_hz: Tensor, draws: Tensor) -> tuple[Tensor, Tensor]:
        """Mel [B, C, T], pitch it shows and pitch to make [B, T], draws [B, 2] -> (samples [B, N], scalar)."""
        vocoder = self.vocoder
        with torch.no_grad():
            smooth, harmonic, noise = vocoder.sources(f0_hz, draws[:, 0].long(), draws[:, 1:])
        with half_precision(mel.device, self.run):
            return vocoder.shape(mel, smooth, harmonic, noise).float(), vocoder.f0_net.loss(mel, mel_f0_hz)


class VocoderTraining:
    """One training, from its first step or from a checkpoint."""

    def __init__(
        self, config: VocoderTrainingConfig, corpus: Corpus, request: Request, fabric: Fabric, tell: Announcer
    ) -> None:
        self.config, self.corpus, self.request, self.fabric = config, corpus, request, fabric
        self.step = 0
        self.checkpoints = CheckpointFolder(request.out / "checkpoints", config.log.keep)
        found = self.checkpoints.to_resume(request.resume)
        if config.data.batch % fabric.world_size:
            raise ConfigError(f"The {config.data.batch} crops of a batch cannot be shared by {fabric.world_size}.")
        if not corpus.training:
            raise CorpusError("The corpus holds no clips to train on; all are kept for validation.")
        clips = recordings(corpus, corpus.training, config.data.shifted > 0, tell)
        if request.spoken_by is not None and config.data.spoken > 0:
            clips = SpokenMels(request.spoken_by, corpus).added_to(clips, corpus.training, tell)
        self.crops = CropSource(
            clips,
            corpus.mel,
            batch=config.data.batch,
            frames=config.data.frames,
            seed=config.run.seed,
            disturbance=config.data.disturbance(),
        )
        self._build()
        if found is not None:
            self._take_up(*found)
        elif request.init_from is not None:
            self._start_from(request.init_from)

    def take_step(self, stop: bool = False) -> VocoderStep:
        """One optimiser step on the batch of this step; weights stay where a gradient is not finite."""
        config, optimiser = self.config, self.config.optimiser
        rate = cosine(self.step, config.run.steps, optimiser.warmup, optimiser.rate, optimiser.last)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        batch, draws = self._batch()
        made, f0_loss = self.model(batch.mel, batch.mel_f0_hz, batch.f0_hz, draws)
        losses: dict[str, Tensor] = self.spectral(made.float(), batch.samples)
        losses["f0"] = f0_loss
        if 0 < config.adversary.from_step <= self.step:
            losses |= self._against(batch.samples, made)
        total = torch.stack([self._weight(name) * value for name, value in losses.items()]).sum()
        self.optimizer.zero_grad(set_to_none=True)
        self.fabric.backward(total)
        # Two nets that share nothing are cut apart: the pitch net's first gradients would drown the filters'.
        filters = [p for name, p in self.network.named_parameters() if not name.startswith("f0_net.")]
        norm = torch.nn.utils.clip_grad_norm_(filters, optimiser.clip_at)
        pitch_norm = torch.nn.utils.clip_grad_norm_(self.network.f0_net.parameters(), optimiser.clip_at)
        told = torch.stack([*losses.values(), total, total.new_tensor(float(stop))]).detach()
        *means, stops = torch.as_tensor(self.fabric.all_reduce(told)).tolist()
        numbers = dict(zip([*losses, "loss"], means, strict=True))
        numbers |= {"grad_norm": float(norm), "rate": rate}
        if math.isfinite(numbers["loss"] + numbers["grad_norm"] + float(pitch_norm)):
            self.optimizer.step()
            self.ema.update(self.network)
        return VocoderStep(numbers, stops > 0)

    def close(self) -> None:
        """Nothing is open."""

    def save(self) -> Path:
        """Write a checkpoint of this moment."""
        content: dict[str, Any] = {  # of every kind that torch saves
            "kind": "vocoder",
            "step": self.step,
            "model": self.network.state_dict(),
            "ema": self.ema.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "critics": self.critics.state_dict(),
            "critics_optimizer": self.critics_optimizer.state_dict(),
            "random": random_state(),
            "config": to_json(self.config),
            "network": {"kind": self.network.kind, **self.network.config_dict()},
            "mel": self.corpus.mel.to_json(),
        }
        path = self.checkpoints.folder / f"step-{self.step:08d}.pt"
        if self.fabric.is_global_zero:
            path = self.checkpoints.save(self.step, content)
        self.fabric.barrier()
        return path

    def _build(self) -> None:
        config, fabric = self.config, self.fabric
        torch.manual_seed(config.run.seed)
        self.network = SourceFilterVocoder(config.model.network(self.corpus.mel)).to(fabric.device)
        self.critics = Discriminators(DiscriminatorConfig(channels=config.adversary.channels)).to(fabric.device)
        self.spectral = SpectralLoss(self.corpus.mel).to(fabric.device)
        self.ema = AveragedWeights(self.network, config.optimiser.ema)
        betas, decay = (config.optimiser.beta_1, config.optimiser.beta_2), config.optimiser.weight_decay
        optimizer = torch.optim.AdamW(self.network.parameters(), config.optimiser.rate, betas, weight_decay=decay)
        self.model, self.optimizer = fabric.setup(CopySynthesis(self.network, config.run), optimizer)
        critics_optimizer = torch.optim.AdamW(
            self.critics.parameters(), config.adversary.rate, betas, weight_decay=decay
        )
        self.wrapped_critics, self.critics_optimizer = fabric.setup(self.critics, critics_optimizer)

    def _batch(self) -> tuple[Batch, Tensor]:
        """This process' share of the batch of this step, and the noise seed and phase of each crop [B, 2]."""
        generator = torch.Generator().manual_seed(self.config.run.seed * 1_000_003 + self.step)
        size = self.config.data.batch
        # Below 2**24, so that a float32 holds the seed exactly.
        seeds = torch.randint(0, 2**24, (size, 1), generator=generator).float()
        draws = torch.cat([seeds, torch.rand(size, 1, generator=generator)], dim=1)
        mine = slice(self.fabric.global_rank, None, self.fabric.world_size)
        device = self.fabric.device
        return self.crops.draw(self.step).share(mine).to(device), draws[mine].to(device)

    def _against(self, true: Tensor, made: Tensor) -> dict[str, Tensor]:
        """Teach the discriminators samples [B, N] and [B, N], then give the generator's losses, scalars."""
        with half_precision(true.device, self.config.run):
            on_true, _ = self.wrapped_critics(true)
            on_made, _ = self.wrapped_critics(made.detach())
        loss = discriminator_loss(on_true, on_made)
        self.critics_optimizer.zero_grad(set_to_none=True)
        self.fabric.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.critics.parameters(), self.config.optimiser.clip_at)
        if bool(torch.isfinite(loss)):
            self.critics_optimizer.step()
        self.critics.requires_grad_(False)
        with half_precision(true.device, self.config.run):
            with torch.no_grad():
                _, of_true = self.critics(true)
            on_made, of_made = self.critics(made)
        self.critics.requires_grad_(True)
        losses = {"adversarial": adversarial_loss(on_made), "features": feature_loss(of_true, of_made)}
        return losses | {"discriminator": loss.detach()}

    def _weight(self, name: str) -> float:
        adversary = self.config.adversary
        weights = {"adversarial": adversary.weight, "features": adversary.features, "discriminator": 0.0}
        return weights.get(name, 1.0)

    def _start_from(self, path: Path) -> None:
        trained = read_trained(path)
        fill(self.network, trained.weights, path)
        self.ema = AveragedWeights(self.network, self.config.optimiser.ema)
        critics = trained.about.get("critics")
        if isinstance(critics, dict):
            fill(self.critics, critics, path)

    def _take_up(self, path: Path, content: dict[str, Any]) -> None:  # as it was saved
        try:
            if content["kind"] != "vocoder":
                raise KeyError("kind")
            self.network.load_state_dict(content["model"])
            self.ema.load_state_dict(content["ema"])
            self.optimizer.load_state_dict(content["optimizer"])
            self.critics.load_state_dict(content["critics"])
            self.critics_optimizer.load_state_dict(content["critics_optimizer"])
            self.step = int(content["step"])
            restore_random_state(content["random"])
        except (KeyError, RuntimeError, ValueError, TypeError) as error:
            raise CheckpointError(f"The checkpoint {path} does not fit these settings.") from error

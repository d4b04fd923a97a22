"""What any training leaves behind while it runs: events, checkpoints and the export of its averaged weights."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from lightning_fabric import Fabric
from torch import nn

from glowtts_core.events import Announcer
from glowtts_core.training.checkpoint import write_bytes
from glowtts_core.training.logbook import Logbook
from glowtts_core.training.request import Request
from glowtts_core.training.settings import CONFIG_NAME, RunSettings, to_toml

Result = TypeVar("Result")


class _Times(Protocol):
    @property
    def save(self) -> int: ...
    @property
    def save_s(self) -> float: ...
    @property
    def tensorboard(self) -> bool: ...


class _Config(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]  # what makes a class a dataclass to the type checker

    @property
    def run(self) -> RunSettings: ...
    @property
    def log(self) -> _Times: ...


class Training(Protocol):
    """A network in training, as the loop and its record see it."""

    step: int
    request: Request
    fabric: Fabric

    @property
    def config(self) -> _Config:
        """Its settings."""

    @property
    def network(self) -> nn.Module:
        """What learns."""

    def save(self) -> Path:
        """Write a checkpoint of this moment."""

    def close(self) -> None:
        """End what runs beside the steps."""


class Record(ABC, Generic[Result]):
    """Watches one training. With several processes only the first one writes; all of them meet when saving."""

    def __init__(self, training: Training, tell: Announcer) -> None:
        self._training, self._log, out = training, training.config.log, training.request.out
        self._book = Logbook(training.fabric, out, training.step, tell, tensorboard=self._log.tensorboard)
        if self._book.writes:
            write_bytes(out / CONFIG_NAME, to_toml(training.config).encode())

    def started(self) -> None:
        """Say what begins."""
        t = self._training
        self._book.say(
            "started",
            step=t.step,
            steps=t.config.run.steps,
            device=str(t.fabric.device),
            parameters=sum(p.numel() for p in t.network.parameters()),
            processes=t.fabric.world_size,
        )

    @abstractmethod
    def stepped(self, result: Result) -> None:
        """Write down a step, and do what is due after it."""

    def save_if_due(self) -> None:
        """Checkpoint after so many steps, or so long after the last one."""
        if due(self._training.step, self._log.save) or self._book.overdue(self._log.save_s):
            self.save()

    def save(self) -> Path:
        """Checkpoint, and the averaged weights as ``NAME.safetensors`` for a voice; once per step."""
        return self._book.saved(self._training.step, self._training.save, self._export)

    def finished(self, reason: str) -> None:
        """Save a last time and export."""
        path = self.save()
        self._book.say("finished", step=self._training.step, reason=reason, path=str(path))

    def close(self) -> None:
        """Flush what is open."""
        self._book.close()

    @abstractmethod
    def _export(self) -> None:
        """Write the averaged weights and their card."""


def due(step: int, every: int) -> bool:
    """Whether something done every so many steps, 0 = never, is done after this one."""
    return every > 0 and step % every == 0

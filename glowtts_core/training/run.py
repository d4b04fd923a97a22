"""The loop around the steps of any training, and how it begins and ends."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol, TypeVar

from lightning_fabric import Fabric

from glowtts_core.errors import ConfigError, GlowTTSError
from glowtts_core.events import Announcer
from glowtts_core.training.acoustic.config import AcousticConfig
from glowtts_core.training.acoustic.record import AcousticRecord
from glowtts_core.training.acoustic.trainer import AcousticTraining
from glowtts_core.training.corpus.corpus import Corpus
from glowtts_core.training.fabric import start_fabric
from glowtts_core.training.record import Record, Training
from glowtts_core.training.request import Request
from glowtts_core.training.settings import RunSettings
from glowtts_core.training.vocoder.config import VocoderTrainingConfig
from glowtts_core.training.vocoder.record import VocoderRecord
from glowtts_core.training.vocoder.trainer import VocoderTraining


class _Outcome(Protocol):
    @property
    def finite(self) -> bool: ...
    @property
    def stop(self) -> bool: ...


_Result = TypeVar("_Result", bound=_Outcome)
_Result_co = TypeVar("_Result_co", bound=_Outcome, covariant=True)


class _Steps(Training, Protocol[_Result_co]):
    def take_step(self, stop: bool = False) -> _Result_co: ...


def train_acoustic(
    config: AcousticConfig,
    corpus: Corpus,
    request: Request,
    tell: Announcer,
    stop: Callable[[], bool] = lambda: False,
) -> AcousticTraining:
    """Train until the last step, the time limit or a request to stop; then save and export.

    Raises:
        GlowTTSError: settings, corpus or checkpoint do not fit, the device is missing, or the loss stays no
        number.
    """
    training = AcousticTraining(config, corpus, request, _engine(config.run, request))
    _run(training, AcousticRecord(training, tell), stop)
    return training


def train_vocoder(
    config: VocoderTrainingConfig,
    corpus: Corpus,
    request: Request,
    tell: Announcer,
    stop: Callable[[], bool] = lambda: False,
) -> VocoderTraining:
    """Train as `train_acoustic` does; raises what it raises."""
    training = VocoderTraining(config, corpus, request, _engine(config.run, request), tell)
    _run(training, VocoderRecord(training, tell), stop)
    return training


def _engine(run: RunSettings, request: Request) -> Fabric:
    if not request.minutes > 0:
        raise ConfigError("The time limit must be more than 0 minutes.")
    return start_fabric(run)


def _run(training: _Steps[_Result], record: Record[_Result], stop: Callable[[], bool]) -> None:
    try:
        record.started()
        record.finished(_take_steps(training, record, time.monotonic() + 60 * training.request.minutes, stop))
    finally:
        training.close()
        record.close()


def _take_steps(training: _Steps[_Result], record: Record[_Result], end: float, stop: Callable[[], bool]) -> str:
    """Why the loop ended: ``done`` or ``stopped``."""
    bad, run = 0, training.config.run
    while training.step < run.steps:
        training.step += 1
        result = training.take_step(stop() or time.monotonic() > end)
        bad = 0 if result.finite else bad + 1
        record.stepped(result)
        if bad >= run.bad_steps:
            raise GlowTTSError(
                f"The loss was no number for {bad} steps in a row (step {training.step}). Go on from an earlier "
                "checkpoint with a lower optimiser.rate, or set run.precision to fp32."
            )
        if result.stop:
            return "stopped"
    return "done"

"""The loop around the steps of any training, and how it begins and ends."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from torch import nn

from glowtts_core.errors import ConfigError, GlowTTSError
from glowtts_core.events import Announcer
from glowtts_core.training.acoustic.config import AcousticConfig
from glowtts_core.training.acoustic.record import Record
from glowtts_core.training.acoustic.trainer import AcousticTraining, Request
from glowtts_core.training.checkpoint import write_bytes
from glowtts_core.training.corpus.corpus import Corpus
from glowtts_core.training.fabric import start_fabric
from glowtts_core.training.logbook import Logbook
from glowtts_core.training.settings import CONFIG_NAME, RunSettings, to_toml
from glowtts_core.training.vocoder.config import VocoderTrainingConfig
from glowtts_core.training.vocoder.record import VocoderRecord
from glowtts_core.training.vocoder.trainer import VocoderRequest, VocoderTraining


class _Outcome(Protocol):
    @property
    def finite(self) -> bool: ...
    @property
    def stop(self) -> bool: ...


_Result = TypeVar("_Result", bound=_Outcome)
_Result_co = TypeVar("_Result_co", bound=_Outcome, covariant=True)
_Result_contra = TypeVar("_Result_contra", contravariant=True)


class _Steps(Protocol[_Result_co]):
    """A network in training."""

    step: int

    @property
    def config(self) -> AcousticConfig | VocoderTrainingConfig: ...

    def take_step(self, stop: bool = False) -> _Result_co: ...
    def close(self) -> None: ...


class _Watcher(Protocol[_Result_contra]):
    """What is written down about it."""

    book: Logbook

    def stepped(self, result: _Result_contra, /) -> None: ...
    def save(self) -> Path: ...


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
    _check_limit(request.minutes)
    training = AcousticTraining(config, corpus, request, start_fabric(config.run))
    _run(training, Record(training, tell), training.network, request.minutes, stop)
    return training


def train_vocoder(
    config: VocoderTrainingConfig,
    corpus: Corpus,
    request: VocoderRequest,
    tell: Announcer,
    stop: Callable[[], bool] = lambda: False,
) -> VocoderTraining:
    """Train as `train_acoustic` does; raises what it raises."""
    _check_limit(request.minutes)
    training = VocoderTraining(config, corpus, request, start_fabric(config.run), tell)
    _run(training, VocoderRecord(training, tell), training.vocoder, request.minutes, stop)
    return training


def _check_limit(minutes: float) -> None:
    if not minutes > 0:
        raise ConfigError("The time limit must be more than 0 minutes.")


def _run(
    training: _Steps[_Result],
    record: _Watcher[_Result],
    network: nn.Module,
    minutes: float,
    stop: Callable[[], bool],
) -> None:
    book, run = record.book, training.config.run
    if book.writes:
        write_bytes(book.out / CONFIG_NAME, to_toml(training.config).encode())
    try:
        book.started(network, run.steps)
        reason = _take_steps(training, record, run, time.monotonic() + 60 * minutes, stop)
        book.say("finished", step=training.step, reason=reason, path=str(record.save()))
    finally:
        training.close()
        book.close()


def _take_steps(
    training: _Steps[_Result], record: _Watcher[_Result], run: RunSettings, end: float, stop: Callable[[], bool]
) -> str:
    """Why the loop ended: ``done`` or ``stopped``."""
    bad = 0
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

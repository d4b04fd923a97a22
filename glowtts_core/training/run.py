"""The loop around the steps of an acoustic training, and how it begins and ends."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from glowtts_core.errors import ConfigError, GlowTTSError
from glowtts_core.events import Announcer
from glowtts_core.training.acoustic import AcousticTraining, Request
from glowtts_core.training.checkpoint import write_bytes
from glowtts_core.training.config import AcousticConfig
from glowtts_core.training.corpus import Corpus
from glowtts_core.training.launch import start_fabric
from glowtts_core.training.record import Record
from glowtts_core.training.settings import CONFIG_NAME, to_toml


def train_acoustic(
    config: AcousticConfig, corpus: Corpus, request: Request, tell: Announcer, stop: Callable[[], bool]
) -> AcousticTraining:
    """Train until the last step, the time limit or a request to stop; then save and export.

    Raises:
        GlowTTSError: settings, corpus or checkpoint do not fit, the device is missing, or the loss stays no
        number.
    """
    if not request.minutes > 0:
        raise ConfigError("The time limit must be more than 0 minutes.")
    fabric = start_fabric(config.run)
    training = AcousticTraining(config, corpus, request, fabric)
    if fabric.is_global_zero:
        write_bytes(request.out / CONFIG_NAME, to_toml(config).encode())
    record = Record(training, tell)
    record.started()
    try:
        record.finished(_take_steps(training, record, stop))
    finally:
        training.feeder.close()
        record.close()
    return training


def _take_steps(training: AcousticTraining, record: Record, stop: Callable[[], bool]) -> str:
    """Why the loop ended: ``done`` or ``stopped``."""
    end = time.monotonic() + 60 * training.request.minutes if math.isfinite(training.request.minutes) else math.inf
    steps, patience = training.config.run.steps, training.config.run.bad_steps
    bad = 0
    while training.step < steps:
        training.step += 1
        result = training.take_step(stop() or time.monotonic() > end)
        bad = 0 if result.finite else bad + 1
        record.stepped(result)
        if bad >= patience:
            raise GlowTTSError(
                f"The loss was no number for {bad} steps in a row (step {training.step}). Go on from an earlier "
                "checkpoint with a lower optimiser.rate, or set run.precision to fp32."
            )
        if result.stop:
            return "stopped"
    return "done"

"""What the worker is asked for, and the order in which it is done."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import count
from pathlib import Path

from app.engine.speech import Setup
from glowtts_core.errors import Cancelled
from glowtts_core.export.options import ExportOptions
from glowtts_core.types import Utterance


class Urgency(IntEnum):
    """Who is served first. A job that is running lets more urgent ones overtake it and then goes on."""

    SETUP = 0
    """The voice: what is asked for afterwards means the new one. Overtakes only what waits, never what runs."""
    NOW = 1
    """What the person is looking at or listening to."""
    AHEAD = 2
    """What will be looked at or heard next."""
    BATCH = 3
    """Files."""


@dataclass(frozen=True, slots=True)
class LookForVoices:
    """Asks which voices are installed."""


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """Asks for phones and durations."""

    utterance: Utterance


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """Asks for the sound and, at its end, the take."""

    utterance: Utterance
    analyse: bool


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Asks for files."""

    lines: tuple[tuple[int, Utterance], ...]
    """Number in the script, counted from 1, and the line."""
    folder: Path
    options: ExportOptions


@dataclass(frozen=True, slots=True)
class ListenRequest:
    """Asks how a recording says a line."""

    utterance: Utterance
    path: Path


Request = LookForVoices | Setup | PlanRequest | RenderRequest | ExportRequest | ListenRequest


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A request on its lane."""

    lane: str
    request: Request
    urgency: Urgency = Urgency.NOW
    cancelled: threading.Event = field(default_factory=threading.Event)

    def check(self) -> None:
        """Raises `Cancelled` once nobody waits for the answer any more."""
        if self.cancelled.is_set():
            raise Cancelled


class JobQueue:
    """Jobs that wait; one thread puts them in, another takes them out."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Urgency, int, Job]] = []
        self._numbers = count()
        self._lock = threading.Lock()

    def put(self, job: Job) -> None:
        """Appends a job behind those that are as urgent."""
        with self._lock:
            self._waiting.append((job.urgency, next(self._numbers), job))

    def take(self) -> Job | None:
        """The most urgent job, of those the one that has waited longest; None where nothing waits."""
        return self._take(list(Urgency))

    def take_overtaking(self, running: Urgency) -> Job | None:
        """The next job that may overtake a running one of this urgency; None where there is none."""
        return self._take([urgency for urgency in Urgency if Urgency.SETUP < urgency < running])

    def _take(self, wanted: list[Urgency]) -> Job | None:
        with self._lock:
            first = min((entry for entry in self._waiting if entry[0] in wanted), default=None)
            if first is None:
                return None
            self._waiting.remove(first)
            return first[2]

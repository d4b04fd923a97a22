"""The engine's worker: takes one job after the other from its thread's event queue and tells how each went."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.quiet import garbage_left_alone, load_pictures
from app.speech import Setup, Speech, found_voices
from glowtts_core.batch.options import ExportOptions
from glowtts_core.errors import Cancelled, GlowTTSError
from glowtts_core.types import Audio, Utterance


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


Request = LookForVoices | Setup | PlanRequest | RenderRequest | ExportRequest


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A request on its lane. The event is the only thing that two threads share."""

    lane: str
    request: Request
    cancelled: threading.Event = field(default_factory=threading.Event)

    def check(self) -> None:
        """Raises `Cancelled` once nobody waits for the answer any more."""
        if self.cancelled.is_set():
            raise Cancelled


class Worker(QObject):
    """Lives in the engine's thread.

    Signals:
        told(Job, str, tuple): an answer to a job: the name of the engine's signal and what it carries.
        settled(Job): the job is over, whatever became of it; nothing more comes from it.
    """

    told = Signal(object, str, tuple)
    settled = Signal(object)

    def __init__(self, speech_maker: Callable[[], Speech]) -> None:
        super().__init__()
        self._speech_maker = speech_maker
        self._speech: Speech | None = None
        self._device = ""

    @Slot(object)
    def run(self, job: Job) -> None:
        """Does a job from beginning to end, unless it is cancelled."""
        try:
            job.check()
            self._answer(job, self._ready_speech())
        except Cancelled:
            return
        except GlowTTSError as error:
            self.told.emit(job, "failed", (job.lane, str(error)))
        except Exception:  # noqa: BLE001  # nothing may end the worker; the window shows the trace
            self.told.emit(job, "bug", (traceback.format_exc(),))
        self.settled.emit(job)

    @Slot()
    def forget(self) -> None:
        """Lets go of voices and graphics memory, in the thread that made them."""
        self._speech = None

    def _ready_speech(self) -> Speech:
        self._speech = self._speech or self._speech_maker()
        return self._speech

    def _answer(self, job: Job, speech: Speech) -> None:
        match job.request:
            case LookForVoices():
                self.told.emit(job, "voices_found", (found_voices(),))
            case Setup() as setup:
                self._set_up(job, setup, speech)
            case PlanRequest(utterance):
                plan = speech.plan(utterance, job.check, self._teller(job))
                self.told.emit(job, "guessed", (job.lane, plan.guessed))
                self.told.emit(job, "planned", (job.lane, plan.utterance, plan.notices))
            case RenderRequest():
                self._render(job, job.request, speech)
            case ExportRequest():
                self._export(job, job.request, speech)
        self._tell_device(job, speech)

    def _set_up(self, job: Job, setup: Setup, speech: Speech) -> None:
        def progress(share: float) -> None:
            job.check()
            self.told.emit(job, "progress", (job.lane, share))

        with garbage_left_alone():
            self.told.emit(job, "voices_found", (found_voices(),))
            load_pictures()  # before torch: who loads a library meanwhile waits for torch's, and everybody for him
            info = speech.set_up(setup, self._teller(job), progress)
            self.told.emit(job, "devices_found", (speech.devices(),))
            self.told.emit(job, "ready", (info,))
            speech.warm_up(job.check, self._teller(job))

    def _render(self, job: Job, request: RenderRequest, speech: Speech) -> None:
        for piece in speech.perform(request.utterance, job.check, self._teller(job), analyse=request.analyse):
            job.check()
            name = "chunk" if isinstance(piece, Audio) else "rendered"
            self.told.emit(job, name, (job.lane, piece))

    def _export(self, job: Job, request: ExportRequest, speech: Speech) -> None:
        def progress(share: float) -> None:
            self.told.emit(job, "progress", (job.lane, share))

        tell = self._teller(job)
        report = speech.export(request.lines, request.folder, request.options, progress, job.check, tell)
        self.told.emit(job, "exported", (job.lane, report))

    def _teller(self, job: Job) -> Callable[[str], None]:
        return lambda words: self.told.emit(job, "notice", (words,))

    def _tell_device(self, job: Job, speech: Speech) -> None:
        if speech.device != self._device:
            self._device = speech.device
            self.told.emit(job, "device_changed", (speech.device,))

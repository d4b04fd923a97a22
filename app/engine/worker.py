"""The engine's worker: does one job after the other, the most urgent first, and tells how each went."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from app.engine.jobs import (
    ExportRequest,
    Job,
    JobQueue,
    ListenRequest,
    LookForVoices,
    PlanRequest,
    RenderRequest,
    Urgency,
)
from app.engine.responsiveness import garbage_left_alone, load_pictures
from app.engine.speech import Check, Setup, Speech
from app.i18n.core_words import said
from app.voices.installed import damaged_voices, found_voices
from glowtts_core.errors import Cancelled, GlowTTSError
from glowtts_core.types import Audio


class Worker(QObject):
    """Lives in the engine's thread.

    Signals:
        told(Job, str, tuple): something to know meanwhile: the name of the engine's signal and what it carries.
        answered(Job, str, tuple): what a job comes to: the name of the signal of its lane and what it carries.
        settled(Job): the job is over, whatever became of it; nothing more comes from it.
    """

    told = Signal(object, str, tuple)
    answered = Signal(object, str, tuple)
    settled = Signal(object)

    def __init__(self, speech_maker: Callable[[], Speech], jobs: JobQueue) -> None:
        super().__init__()
        self._jobs = jobs
        self._speech_maker = speech_maker
        self._speech: Speech | None = None
        self._device = ""

    @Slot()
    def run(self) -> None:
        """Does the most urgent job that waits; none where an earlier call has let it overtake another."""
        job = self._jobs.take()
        if job is not None:
            self._do(job)

    def _do(self, job: Job) -> None:
        """Does a job from beginning to end, unless it is cancelled."""
        try:
            job.check()
            self._answer(job, self._ready_speech())
        except Cancelled:
            return
        except GlowTTSError as error:
            self.answered.emit(job, "failed", (said(error),))
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
                speech.forget_changed()
                self._look_for_voices(job)
            case Setup() as setup:
                self._set_up(job, setup, speech)
            case PlanRequest(utterance):
                plan = speech.plan(utterance, self._checker(job), self._teller(job))
                self.answered.emit(job, "guessed", (plan.guessed,))
                self.answered.emit(job, "planned", (plan.utterance, [said(one) for one in plan.notices]))
            case RenderRequest():
                self._render(job, job.request, speech)
            case ExportRequest():
                self._export(job, job.request, speech)
            case ListenRequest():
                self._listen(job, job.request, speech)
        self._tell_device(job, speech)

    def _look_for_voices(self, job: Job) -> None:
        self.told.emit(job, "damaged_found", (damaged_voices(),))
        self.told.emit(job, "voices_found", (found_voices(),))

    def _set_up(self, job: Job, setup: Setup, speech: Speech) -> None:
        def progress(share: float) -> None:
            job.check()
            self.answered.emit(job, "progress", (share,))

        with garbage_left_alone():
            self._look_for_voices(job)
            load_pictures()  # before torch, whose import would hold up theirs
            info = speech.set_up(setup, self._teller(job), progress)
            self._tell_device(job, speech)
            self.told.emit(job, "devices_found", (speech.devices(),))
            self.told.emit(job, "ready", (info,))
            speech.warm_up(self._checker(job, Urgency.BATCH), self._teller(job))

    def _render(self, job: Job, request: RenderRequest, speech: Speech) -> None:
        check = self._checker(job)
        for piece in speech.perform(request.utterance, check, self._teller(job), analyse=request.analyse):
            check()
            name = "chunk" if isinstance(piece, Audio) else "rendered"
            self.answered.emit(job, name, (piece,))

    def _export(self, job: Job, request: ExportRequest, speech: Speech) -> None:
        def progress(share: float) -> None:
            self.answered.emit(job, "progress", (share,))

        check, tell = self._checker(job), self._teller(job)
        report = speech.export(request.lines, request.folder, request.options, progress, check, tell)
        self.answered.emit(job, "exported", (report,))

    def _listen(self, job: Job, request: ListenRequest, speech: Speech) -> None:
        def progress(share: float) -> None:
            self.answered.emit(job, "progress", (share,))

        found = speech.listen(request.utterance, request.path, progress, self._checker(job), self._teller(job))
        self.answered.emit(job, "heard", (found.heard, found.audio))

    def _checker(self, job: Job, urgency: Urgency | None = None) -> Check:
        """A check that ends a cancelled job, and does what is more urgent before the job goes on."""
        running = job.urgency if urgency is None else urgency

        def check() -> None:
            job.check()
            while (urgent := self._jobs.take_overtaking(running)) is not None:
                self._do(urgent)
                job.check()

        return check

    def _teller(self, job: Job) -> Callable[[str], None]:
        return lambda words: self.told.emit(job, "notice", (said(words),))

    def _tell_device(self, job: Job, speech: Speech) -> None:
        if speech.device != self._device:
            self._device = speech.device
            self.told.emit(job, "device_changed", (speech.device,))

"""The engine: plans and renders in a thread of its own, so that the window never waits.

One long-lived thread, one worker in it, one queue in the order of urgency: a preview overtakes the writing of files,
which pauses and goes on. A job has a lane; a new job on a lane cancels the live one there, and nothing of a cancelled
job arrives any more.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, Slot

from app.engine.jobs import (
    ExportRequest,
    Job,
    JobQueue,
    ListenRequest,
    LookForVoices,
    PlanRequest,
    RenderRequest,
    Request,
    Urgency,
)
from app.engine.lane import Lane
from app.engine.speech import Setup, Speech
from app.engine.worker import Worker
from glowtts_core.export.options import ExportOptions
from glowtts_core.types import Utterance

VOICE_LANE = "voice"
"""Lane of `Engine.start`: its progress and its failures are told there."""
LIBRARY_LANE = "shelf"
"""Lane of `Engine.look_for_voices`."""
_STACK_BYTES = 16 * 2**20  # some systems give a second thread less than torch wants
_PATIENCE_MS = 20_000

_log = logging.getLogger(__name__)


class Engine(QObject):
    """Speaks in the background. Belongs to the GUI thread, and all its signals arrive there.

    These tell how the engine stands; what a job comes to is told by its lane alone, see `lane`.

    Signals:
        voices_found(list[VoiceInfo]): what is installed; comes early, before a voice is loaded.
        damaged_found(list[DamagedVoice]): what is installed and cannot be used; just before `voices_found`.
        devices_found(list[tuple[str, str]]): name and description of each device besides ``auto``.
        device_changed(str): where the arithmetic happens from now on.
        ready(VoiceInfo): the default voice is loaded.
        notice(str words): something to know that is no failure, such as a graphics card left for the CPU.
        bug(str trace): a fault of the program.
    """

    voices_found = Signal(list)
    damaged_found = Signal(list)
    devices_found = Signal(list)
    device_changed = Signal(str)
    ready = Signal(object)
    notice = Signal(str)
    bug = Signal(str)

    _asked = Signal()

    def __init__(self, parent: QObject | None = None, *, speech_maker: Callable[[], Speech] = Speech) -> None:
        super().__init__(parent)
        self._lanes: dict[str, Lane] = {}
        self._live: dict[str, Job] = {}
        self._stopped = False
        self._jobs = JobQueue()
        self._worker = Worker(speech_maker, self._jobs)
        self._thread = QThread()
        self._thread.setObjectName("engine")
        self._thread.setStackSize(_STACK_BYTES)
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.run)
        self._worker.told.connect(self._pass_on)
        self._worker.answered.connect(self._answer)
        self._worker.settled.connect(self._settle)
        self._thread.finished.connect(self._worker.forget)
        self._thread.start()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    def lane(self, name: str) -> Lane:
        """Where the jobs of this lane are answered; the same for the same name."""
        if name not in self._lanes:
            self._lanes[name] = Lane(self)
        return self._lanes[name]

    def start(
        self, voice: str | None = None, device: str = "auto", threads: int = 0, lexicon: Path | None = None
    ) -> None:
        """Loads a voice by name or folder (None = the built-in one); again with other values to change them.

        What is loaded already stays. ``threads`` 0 leaves one core free. `ready` or `failed` on `VOICE_LANE`
        tells the end; jobs that are asked for meanwhile wait for it.
        """
        self._ask(VOICE_LANE, Setup(voice or "", device, threads, lexicon), Urgency.SETUP)

    def look_for_voices(self) -> None:
        """Asks again which voices are installed; `voices_found` answers."""
        self._ask(LIBRARY_LANE, LookForVoices())

    def plan(self, lane: str, utterance: Utterance, *, ahead: bool = False) -> None:
        """Asks for phones and durations; `planned` answers. ``ahead`` lets what is needed now go first."""
        self._ask(lane, PlanRequest(utterance), Urgency.AHEAD if ahead else Urgency.NOW)

    def render(self, lane: str, utterance: Utterance, *, analyse: bool = True, ahead: bool = False) -> None:
        """Asks for the sound; `chunk`, as it comes, and `rendered` answer. ``ahead`` as in `plan`.

        Without ``analyse`` the take's score is empty and its searched path is the planned one.
        """
        self._ask(lane, RenderRequest(utterance, analyse), Urgency.AHEAD if ahead else Urgency.NOW)

    def export(self, lane: str, lines: Sequence[tuple[int, Utterance]], folder: Path, options: ExportOptions) -> None:
        """Asks for files of lines, each with its number in the script; `progress` and `exported` answer."""
        self._ask(lane, ExportRequest(tuple(lines), folder, options), Urgency.BATCH)

    def listen(self, lane: str, utterance: Utterance, path: Path) -> None:
        """Asks how a recording says a planned line; `progress` and `heard` answer."""
        self._ask(lane, ListenRequest(utterance, path), Urgency.AHEAD)

    def cancel(self, lane: str) -> None:
        """Ends the lane's job, if there is one; nothing of it arrives any more."""
        job = self._live.pop(lane, None)
        if job is not None:
            job.cancelled.set()

    def is_busy(self, lane: str) -> bool:
        """Whether a job of the lane is waiting or running."""
        return lane in self._live

    @Slot()
    def stop(self) -> None:
        """Cancels everything and ends the thread. Nothing arrives afterwards; a second call does nothing."""
        if self._stopped:
            return
        self._stopped = True
        for lane in list(self._live):
            self.cancel(lane)
        self._thread.quit()
        if not self._thread.wait(_PATIENCE_MS):
            _log.error("The engine did not end within %d s.", _PATIENCE_MS // 1000)

    def _ask(self, lane: str, request: Request, urgency: Urgency = Urgency.NOW) -> None:
        self.cancel(lane)
        if not self._stopped:
            self._live[lane] = job = Job(lane, request, urgency)
            self._jobs.put(job)
            self._asked.emit()

    @Slot(object, str, tuple)
    def _pass_on(self, job: Job, name: str, values: tuple[object, ...]) -> None:
        if self._live.get(job.lane) is job:
            getattr(self, name).emit(*values)

    @Slot(object, str, tuple)
    def _answer(self, job: Job, name: str, values: tuple[object, ...]) -> None:
        if self._live.get(job.lane) is job:
            getattr(self.lane(job.lane), name).emit(*values)

    @Slot(object)
    def _settle(self, job: Job) -> None:
        if self._live.get(job.lane) is job:
            del self._live[job.lane]
            self.lane(job.lane).settled.emit()

"""Long work in processes of its own: the project's command line, which tells in JSON lines how it goes.

A crash there takes nothing of the window along.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from app.i18n.core_words import retold
from glowtts_core.events import Event, Value
from glowtts_core.own_command import command_line, extra_environment

COMMAND = command_line()
"""The project's command line."""
_GRACE_MS = 15_000
"""How long a child that was asked to end may take to save its work."""
_KEPT_COMPLAINT = 4000  # bytes

_log = logging.getLogger(__name__)


class ChildProcess(QObject):
    """One child process. All signals carry its name first.

    Signals:
        told(str, Event): every event, as it comes.
        progress(str, float): share that is done, 0 to 1.
        ended(str): the child is gone; one of the following comes next.
        finished(str, dict): done; the values of its last event, such as ``path``. Also where it was asked to end
            and had something to save.
        failed(str, str): it came to nothing; why, in words.
        cancelled(str): it ended because it was asked to.
    """

    told = Signal(str, object)
    progress = Signal(str, float)
    ended = Signal(str)
    finished = Signal(str, dict)
    failed = Signal(str, str)
    cancelled = Signal(str)

    def __init__(self, name: str, command: Sequence[str] = COMMAND) -> None:
        super().__init__()
        self.name = name
        self._command = command
        self._steps: float = 0
        self._complaint = b""
        self._result: Mapping[str, Value] | None = None
        self._words = ""
        self._asked_to_end = False
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._read_complaint)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(_GRACE_MS)
        self._grace.timeout.connect(self._process.kill)

    def start(self, arguments: Sequence[str]) -> None:
        """Starts the command line with these arguments and ``--json``. Once only."""
        program, *first = self._command
        self._process.start(program, [*first, *arguments, "--json"])

    def is_running(self) -> bool:
        """Whether the child is there."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    @Slot()
    def cancel(self) -> None:
        """Asks the child to save and end; asked again, or after a while, it is ended at once."""
        if not self.is_running():
            return
        if self._asked_to_end:
            self._process.kill()
            return
        self._asked_to_end = True
        self._process.terminate()
        self._grace.start()

    def shut_down(self) -> None:
        """Ends the child and waits for that; for the end of the program."""
        if not self._asked_to_end:
            self.cancel()
        if self.is_running() and not self._process.waitForFinished(_GRACE_MS):
            self._process.kill()
            self._process.waitForFinished(_GRACE_MS)

    @Slot()
    def _read(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data()).decode("utf-8", "replace").strip()
            try:
                event = Event.from_json(line)
            except ValueError:
                _log.info("A child process said: %s", line)
            else:
                self._hear(event)

    def _hear(self, event: Event) -> None:
        self.told.emit(self.name, event)
        values = event.values
        if event.kind == "started":
            self._steps = _number(values.get("steps"))
        elif event.kind == "step" and self._steps:
            self.progress.emit(self.name, min(1.0, _number(values.get("step")) / self._steps))
        elif event.kind == "clip" and _number(values.get("total")):
            self.progress.emit(self.name, _number(values.get("done")) / _number(values.get("total")))
        elif event.kind == "finished":
            self._result = values
        elif event.kind == "failed":
            self._words = retold(values)

    @Slot()
    def _read_complaint(self) -> None:
        said = bytes(self._process.readAllStandardError().data())
        self._complaint = (self._complaint + said)[-_KEPT_COMPLAINT:]

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._grace.stop()
        self._read()
        self._read_complaint()
        self.ended.emit(self.name)
        orderly = status == QProcess.ExitStatus.NormalExit
        if orderly and code == 0 and self._result is not None:
            self.finished.emit(self.name, dict(self._result))
        elif self._asked_to_end:
            self.cancelled.emit(self.name)
        else:
            _log.warning("A child process ended with %d: %s", code, self._complaint.decode("utf-8", "replace"))
            self.failed.emit(self.name, self._words or self._last_words())

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # the other errors are followed by the end of the child
            self.ended.emit(self.name)
            self.failed.emit(self.name, self.tr("The program for this work cannot be started."))

    def _last_words(self) -> str:
        """What the command line says to people in its last line, if that is what ended it."""
        lines = self._complaint.decode("utf-8", "replace").strip().splitlines()
        prefix = "glowtts: "
        if lines and lines[-1].startswith(prefix):
            return lines[-1].removeprefix(prefix)
        return self.tr("The work ended unexpectedly. What it said last is in the log file.")


class ChildProcesses(QObject):
    """The child processes that are running, by name; of each name one at a time.

    Signals: those of `ChildProcess`.
    """

    told = Signal(str, object)
    progress = Signal(str, float)
    finished = Signal(str, dict)
    failed = Signal(str, str)
    cancelled = Signal(str)

    def __init__(self, parent: QObject | None = None, command: Sequence[str] = COMMAND) -> None:
        super().__init__(parent)
        self.command = command
        """The program, and its first arguments, that every child process from now on is done by."""
        self._running: dict[str, ChildProcess] = {}
        self._gone: list[ChildProcess] = []
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.shut_down)

    def start(self, name: str, arguments: Sequence[str]) -> bool:
        """Starts ``glowtts ARGUMENTS --json``; False where a child process of this name is still running."""
        if name in self._running:
            return False
        self._gone.clear()  # only in the next turn: an object must not be deleted while it emits its last signal
        process = self._running[name] = ChildProcess(name, self.command)
        process.told.connect(self.told)
        process.progress.connect(self.progress)
        process.ended.connect(self._on_ended)
        process.finished.connect(self.finished)
        process.failed.connect(self.failed)
        process.cancelled.connect(self.cancelled)
        process.start(arguments)
        return True

    def names(self) -> list[str]:
        """Names of the child processes that are running."""
        return list(self._running)

    def cancel(self, name: str) -> None:
        """Asks a child process to save and end; asked again, it is ended at once."""
        if name in self._running:
            self._running[name].cancel()

    @Slot()
    def shut_down(self) -> None:
        """Asks all child processes to save and end, and waits for that."""
        child_processes = list(self._running.values())
        for process in child_processes:
            process.cancel()
        for process in child_processes:
            process.shut_down()

    @Slot(str)
    def _on_ended(self, name: str) -> None:
        self._gone.append(self._running.pop(name))


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _environment() -> QProcessEnvironment:
    """This program's environment, with its own packages to be found from any folder."""
    environment = QProcessEnvironment.systemEnvironment()
    for name, value in extra_environment().items():
        environment.insert(name, value)
    return environment

"""The document: the project being worked on, with undo, a file, and a copy for the day that something breaks.

Plans (sounds and lengths that the engine found) are no steps: they are put into every state of the undo stack that
waits for them, so that undo and redo never lead back to a line whose sounds are still due.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app import paths
from app.document.disk_thread import Disk
from app.document.recovery import LeftBehind, RecoveryCopy
from glowtts_core import edits, project_file, recovery_file
from glowtts_core.types import Project, Utterance

AUTOSAVE_MS = 20_000
MOST_STEPS = 500
_GESTURE = 1


class _State:
    """A project as it stands between two steps, shared by both."""

    def __init__(self, project: Project) -> None:
        self.project = project


class _Step(QUndoCommand):
    """From one state to another; steps of one gesture melt together, and vanish where they lead back."""

    def __init__(
        self, before: _State, after: _State, words: str, gesture: object | None, show: Callable[[_State], None]
    ) -> None:
        super().__init__(words)
        self.before, self.after, self.gesture = before, after, gesture
        self._take_on = show

    def undo(self) -> None:
        self._take_on(self.before)

    def redo(self) -> None:
        self._take_on(self.after)

    def id(self) -> int:
        return -1 if self.gesture is None else _GESTURE

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or other.gesture != self.gesture:
            return False
        self.after = other.after
        self.setObsolete(_same(self.before.project, self.after.project))
        return True


class Document(QObject):
    """Holds the project.

    Signals:
        changed(Project): after every change, whatever its cause.
        clean_changed(bool): whether the file holds all that was done.
        path_changed(Path | None)
        recovery_failed(str words): the work cannot be kept aside; said once until it succeeds.
    """

    changed = Signal(object)
    clean_changed = Signal(bool)
    path_changed = Signal(object)
    recovery_failed = Signal(str)

    def __init__(self, parent: QObject | None = None, recovery: Path | None = None) -> None:
        super().__init__(parent)
        self._state = _State(Project())
        self.path: Path | None = None
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(MOST_STEPS)
        self.undo_stack.cleanChanged.connect(self.clean_changed)
        self.disk = Disk(self)
        """Reads and writes whatever takes time."""
        self._aside = RecoveryCopy(recovery or paths.recovery_folder(), self.disk)
        self._asked: Future[str] | None = None
        self._told = ""
        self._stamp: project_file.Stamp | None = None
        self._autosave = QTimer(self, interval=AUTOSAVE_MS)
        self._autosave.timeout.connect(self.autosave_if_due)
        self._autosave.start()

    @property
    def project(self) -> Project:
        """The project as it stands now."""
        return self._state.project

    @property
    def is_clean(self) -> bool:
        """Whether the file, if there is one, holds all that was done."""
        return self.undo_stack.isClean()

    def commit(self, project: Project, words: str, gesture: object | None = None) -> None:
        """Another project as one step that can be undone; steps of an equal gesture are one."""
        if not _same(project, self.project):
            self.undo_stack.push(_Step(self._state, _State(project), words, gesture, self._take_on))

    def replace_silently(self, project: Project) -> None:
        """Another project without a step: what was planned, not what was done."""
        known = {line.id: line for line in self.project.utterances}
        planned = [line for line in project.utterances if line is not known.get(line.id)]
        planned = [line for line in planned if not edits.needs_planning(line)]
        for state in self._other_states() if planned else ():
            state.project = _with_plans(state.project, planned)
        self._state.project = project
        self.changed.emit(project)

    def begin(self, project: Project, path: Path | None = None) -> None:
        """Another project, with nothing to undo."""
        self._begin(project, path, None if path is None else project_file.stamp(path))

    def load(self, path: Path) -> None:
        """Opens a file. Raises ProjectFileError; then everything stays as it was."""
        stamp, project = self.disk.now(lambda: (project_file.stamp(path), project_file.load(path)))
        self._begin(project, path, stamp)

    def save(self, path: Path) -> None:
        """Writes a file, which is the document's own from now on. Raises ProjectFileError."""
        project, step = self.project, self.undo_stack.index()
        self.disk.now(lambda: project_file.save(path, project))
        self.path, self._stamp = path, project_file.stamp(path)
        if step == self.undo_stack.index():  # else something was done while it was written
            self.undo_stack.setClean()
            self._aside.discard()
        self.path_changed.emit(path)

    def _begin(self, project: Project, path: Path | None, stamp: project_file.Stamp | None) -> None:
        self._aside.discard()
        self.path, self._stamp = path, stamp
        self._state = _State(project)
        self.undo_stack.clear()
        self.path_changed.emit(path)
        self.changed.emit(project)

    def was_changed_by_others(self) -> bool:
        """Whether the file holds something else than what was last read from it or written to it."""
        there = None if self.path is None else project_file.stamp(self.path)
        return there is not None and there != self._stamp

    # ---------------------------------------------------------------------------------------------- recovery

    def autosave(self) -> bool:
        """Puts the work into the recovery file, unless it is there already; whether it is safe now."""
        return not self._aside.keep(self.project, self.path).result()

    def close(self) -> None:
        """The end: nothing is kept, and nothing is said any more."""
        self._autosave.stop()
        self.undo_stack.blockSignals(True)
        self._aside.discard()
        self.disk.close()

    def recover(self, found: LeftBehind) -> None:
        """Takes up the work that was left behind; it counts as not saved. Raises ProjectFileError."""
        recovery = self.disk.now(lambda: recovery_file.load(found.file))
        self._begin(recovery.project, recovery.original, None)
        self.undo_stack.resetClean()
        if self.autosave():
            found.discard()

    def autosave_if_due(self) -> None:
        """Looks first how it went the last time: the disk may be full, and nobody waited for the answer."""
        words = self._asked.result() if self._asked is not None and self._asked.done() else self._told
        if words and words != self._told:
            self.recovery_failed.emit(words)
        self._told = words
        self._asked = None if self.is_clean else self._aside.keep(self.project, self.path)

    def _take_on(self, state: _State) -> None:
        self._state = state
        self.changed.emit(state.project)

    def _other_states(self) -> Iterator[_State]:
        """Every state that undo and redo can lead to, except the present one."""
        steps = (self.undo_stack.command(index) for index in range(self.undo_stack.count()))
        states = {id(state): state for step in steps if isinstance(step, _Step) for state in (step.before, step.after)}
        return (state for state in states.values() if state is not self._state)


def _same(one: Project, other: Project) -> bool:
    """Whether two projects are equal, the identity of their lines included."""
    return one == other and [line.id for line in one.utterances] == [line.id for line in other.utterances]


def _with_plans(project: Project, planned: Sequence[Utterance]) -> Project:
    """The project with the sounds of planned lines where its own line of the same text and speaker still waits."""
    plans = {(line.id, edits.plan_key(line)): line.phones for line in planned}

    def filled(line: Utterance) -> Utterance:
        fresh = plans.get((line.id, edits.plan_key(line)))
        return line.with_phones(edits.carry_over(line, fresh)) if fresh and edits.needs_planning(line) else line

    return replace(project, utterances=tuple(filled(line) for line in project.utterances))

"""The document: the project being worked on, with undo, a file, and a copy for the day that something breaks.

Plans (sounds and lengths that the engine found) are no steps: they are put into every state of the undo stack that
waits for them, so that undo and redo never lead back to a line whose sounds are still due.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app import paths
from glowtts_core import edits, project_file
from glowtts_core.errors import ProjectFileError
from glowtts_core.types import Project, Utterance

AUTOSAVE_MS = 20_000
MOST_STEPS = 500
_GESTURE = 1

_log = logging.getLogger(__name__)


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
        self._show = show

    def undo(self) -> None:
        self._show(self.before)

    def redo(self) -> None:
        self._show(self.after)

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
    """

    changed = Signal(object)
    clean_changed = Signal(bool)
    path_changed = Signal(object)

    def __init__(self, parent: QObject | None = None, recovery: Path | None = None) -> None:
        super().__init__(parent)
        self._state = _State(Project())
        self.path: Path | None = None
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(MOST_STEPS)
        self.undo_stack.cleanChanged.connect(self.clean_changed)
        folder = recovery or paths.recovery_folder()
        self._recovery = folder / f"{os.getpid()}-{uuid4().hex}{paths.SUFFIX}"
        self._lock = _lock_of(self._recovery)
        self._kept: tuple[Project, Path | None] | None = None
        self._autosave = QTimer(self, interval=AUTOSAVE_MS)
        self._autosave.timeout.connect(self._autosave_if_due)
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
            self.undo_stack.push(_Step(self._state, _State(project), words, gesture, self._show))

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
        self.discard_recovery()
        self.path = path
        self._state = _State(project)
        self.undo_stack.clear()
        self.path_changed.emit(path)
        self.changed.emit(project)

    def load(self, path: Path) -> None:
        """Opens a file. Raises ProjectFileError; then everything stays as it was."""
        self.begin(project_file.load(path), path)

    def save(self, path: Path) -> None:
        """Writes a file, which is the document's own from now on. Raises ProjectFileError."""
        project_file.save(path, self.project)
        self.path = path
        self.undo_stack.setClean()
        self.discard_recovery()
        self.path_changed.emit(path)

    # ---------------------------------------------------------------------------------------------- recovery

    def autosave(self) -> bool:
        """Puts the work into the recovery file, unless it is there already; whether it is safe now."""
        if self._kept is not None and self._kept[0] is self.project and self._kept[1] == self.path:
            return True
        if not self._lock.isLocked() and not self._lock.tryLock(0):
            _log.error("The recovery file cannot be locked.")
            return False
        try:
            project_file.save_recovery(self._recovery, self.project, self.path, datetime.now(UTC))
        except ProjectFileError:
            _log.exception("The recovery file cannot be written.")
            return False
        self._kept = self.project, self.path
        return True

    def close(self) -> None:
        """The end: nothing is kept, and nothing is said any more."""
        self._autosave.stop()
        self.undo_stack.blockSignals(True)
        self.discard_recovery()

    def discard_recovery(self) -> None:
        """Nothing to recover: everything is saved, or was given up."""
        self._recovery.unlink(missing_ok=True)
        self._lock.unlock()
        self._kept = None

    def recover(self, recovery: Path) -> None:
        """Takes up the work of a recovery file; it counts as not saved. Raises ProjectFileError."""
        project = project_file.load(recovery)
        path = origin_of(recovery)
        self.begin(project, path)
        self.undo_stack.resetClean()
        if self.autosave():
            discard(recovery)

    def _autosave_if_due(self) -> None:
        if not self.is_clean:
            self.autosave()

    def _show(self, state: _State) -> None:
        self._state = state
        self.changed.emit(state.project)

    def _other_states(self) -> Iterator[_State]:
        """Every state that undo and redo can lead to, except the present one."""
        steps = (self.undo_stack.command(index) for index in range(self.undo_stack.count()))
        states = {id(state): state for step in steps if isinstance(step, _Step) for state in (step.before, step.after)}
        return (state for state in states.values() if state is not self._state)


def left_behind(folder: Path | None = None) -> list[Path]:
    """Recovery files of programs that are no longer there, the newest first."""
    found = [path for path in (folder or paths.recovery_folder()).glob(f"*{paths.SUFFIX}") if _is_free(path)]
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def origin_of(recovery: Path) -> Path | None:
    """The file that a recovered project came from; None where it had none."""
    try:
        return project_file.load_recovery(recovery).original
    except ProjectFileError:
        return None


def discard(recovery: Path) -> None:
    """Gives a recovery file up."""
    recovery.unlink(missing_ok=True)


def _lock_of(recovery: Path) -> QLockFile:
    """Held for as long as the program that writes the file lives; one of a dead program can be taken at once."""
    lock = QLockFile(f"{recovery}.lock")
    lock.setStaleLockTime(0)  # no age makes it stale, only the end of its program
    return lock


def _is_free(recovery: Path) -> bool:
    lock = _lock_of(recovery)
    free = lock.tryLock(0)
    lock.unlock()
    return free


def _same(one: Project, other: Project) -> bool:
    """Whether two projects are equal, the identity of their lines included."""
    return one == other and [line.id for line in one.utterances] == [line.id for line in other.utterances]


def _with_plans(project: Project, planned: Sequence[Utterance]) -> Project:
    """The project with the sounds of planned lines where its own line of the same text and voice still waits."""
    plans = {(line.id, line.text, line.voice): line.phones for line in planned}

    def filled(line: Utterance) -> Utterance:
        fresh = plans.get((line.id, line.text, line.voice))
        return line.with_phones(edits.carry_over(line, fresh)) if fresh and edits.needs_planning(line) else line

    return replace(project, utterances=tuple(filled(line) for line in project.utterances))

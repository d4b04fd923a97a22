"""Following a recording: the current line takes over how somebody said it, as one step that can be undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.document.document import Document
from app.engine.engine import Engine
from app.session.current_line import CurrentLine
from app.session.editing import Editing
from glowtts_core import edits
from glowtts_core.types import Audio, Utterance

LISTEN = "listen"
"""Lane of the engine."""


class Following(QObject):
    """Has a recording compared with the current line, and lets the line follow it as far as is wished.

    It ends when the line is edited otherwise, when the step is undone, or when another line is gone to.

    Signals:
        started(str name): the recording of this name is being listened to
        moved(float): share of the listening that is done
        found(Heard, Audio): what was found, already taken over, and the recording
        ended(): nothing is being followed any more
        failed(str words)
    """

    started = Signal(str)
    moved = Signal(float)
    found = Signal(object, object)
    ended = Signal()
    failed = Signal(str)

    def __init__(self, here: CurrentLine, document: Document, editing: Editing, engine: Engine) -> None:
        super().__init__(here)
        self._here = here
        self._document = document
        self._editing = editing
        self._engine = engine
        self._path: Path | None = None
        self._line: Utterance | None = None
        """The line as the engine compares it, or as it was left after what was found."""
        self._heard: edits.Heard | None = None
        self._gesture = object()
        lane = engine.lane(LISTEN)
        lane.heard.connect(self._take)
        lane.progress.connect(self.moved)
        lane.failed.connect(self._give_up)

    def start(self, path: Path) -> None:
        """Listens to a recording of the current line."""
        self._editing.flush()
        line = self._here.current
        if line is None or not line.text.strip():
            self.failed.emit(self.tr("Type the line first, then choose the recording of it."))
            return
        self.end()
        self._path, self._line, self._heard = path, None, None
        self._gesture = object()
        self.started.emit(path.name)
        self.look(self._here.lines, line.id)

    def follow(self, strength: float, timing: bool, melody: bool, final: bool) -> None:
        """Follows more or less, 0 to 1; ``final`` makes it the step that can be undone."""
        if self._heard is None:
            return
        wanted = edits.follow(self._heard, strength, timing=timing, melody=melody)
        if final:
            self._put(wanted)
        else:
            self._here.preview(wanted)

    def undo(self) -> None:
        """The line as it was before it followed."""
        if self._heard is not None:
            self._put(self._heard.line)
        self.end()

    def end(self) -> None:
        """Leaves the line as it is by now."""
        if self._path is not None:
            self._engine.cancel(LISTEN)
            self._here.preview(None)
            self._path = self._line = self._heard = None
            self.ended.emit()

    def look(self, lines: tuple[Utterance, ...], current: str) -> None:
        """Listens once the line is planned, and ends when something else becomes of it."""
        if self._path is None:
            return
        line = next((one for one in lines if one.id == current), None)
        if self._heard is not None or (self._line is not None and line is not None and line.id != self._line.id):
            if line is None or line != self._line or line.id != self._heard_id:
                self.end()
        elif line is not None and line != self._line and not edits.needs_planning(line):
            self._line = line
            self._engine.listen(LISTEN, line, self._path)

    @property
    def _heard_id(self) -> str:
        return "" if self._heard is None else self._heard.line.id

    def _take(self, heard: edits.Heard, recording: Audio) -> None:
        if self._line is None:
            return
        self._heard = heard
        self._put(edits.follow(heard))
        self.found.emit(heard, recording)

    def _put(self, line: Utterance) -> None:
        self._here.preview(None)
        self._line = line
        project = edits.replace_line(self._document.project, line)
        self._document.commit(project, self.tr("Follow a recording"), self._gesture)

    def _give_up(self, words: str) -> None:
        self.end()
        self.failed.emit(words)

"""The session: what all views of the document and its current line show, and which actions make sense."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from app.document.document import Document
from app.engine.engine import VOICE_LANE, Engine
from app.session.current_line import CurrentLine
from app.session.debounce import debounce
from app.session.editing import Editing
from app.session.following import Following
from app.session.planning import Planning
from app.session.script import Script
from app.session.speaking import Speaking
from app.session.voices import SessionVoices
from app.sound.player import Player
from glowtts_core import edits
from glowtts_core.types import Project, Take, Utterance, VoiceInfo

EDIT_REST_MS = 100
"""How long a drag must rest before it is spoken in the background."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the session says about itself in a glance: the state that decides which actions make sense."""

    lines: int = 0
    current: int = -1
    """Row of the current line; -1 = none."""
    phones: int = 0
    """Sounds of the current line; 0 = not planned yet."""
    selected: int = 0
    takes_pitch: bool = True
    voiceless: bool = False
    """No voice can be loaded, so nothing can be spoken."""
    undo: str = ""
    """What undo would take back; empty = nothing."""
    redo: str = ""


class Session(QObject):
    """Stands between the window and the document.

    Signals:
        line_shown(Utterance | None, Take | None, bool stale): what all views of the current line show
        script_shown(tuple[Utterance, ...], str current id)
        facts_changed(Facts)
        busy(bool): the current line is being planned or spoken
        failed(str words), noticed(str words)
        mended(str words): what had failed with these words no longer does
    """

    line_shown = Signal(object, object, bool)
    script_shown = Signal(object, str)
    facts_changed = Signal(object)
    busy = Signal(bool)
    failed = Signal(str)
    noticed = Signal(str)
    mended = Signal(str)

    def __init__(
        self, document: Document, engine: Engine, player: Player, parent: QObject | None = None, usual_voice: str = ""
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.cast = SessionVoices(engine, usual_voice, self)
        self.planning = Planning(document, engine)
        self.speaking = Speaking(engine, player, self)
        self.line = CurrentLine(document, self)
        self.editing = Editing(self.line, document, self.speaking.takes)
        self.script = Script(self.line, document, self.editing, self.cast, self.planning)
        self.following = Following(self.line, document, self.editing, engine)
        self.voice: VoiceInfo | None = None
        self.voiceless = False
        """No voice could be loaded, so nothing can be spoken."""
        self._complaint = ("", "")
        """The line of whose failure was told last, and the words."""
        self._states = {"planning": False, "rendering": False}
        self._resting = debounce(self, EDIT_REST_MS, self._speak_quietly)
        self.line.moved.connect(lambda: self.refresh(document.project))
        self.line.selected.connect(self._show_selection)
        self.line.previewed.connect(self._show_preview)
        self.script_shown.connect(self.following.look)
        document.changed.connect(self.refresh)
        document.undo_stack.indexChanged.connect(self.tell)
        self.planning.busy.connect(lambda on: self._set_busy("planning", on))
        self.planning.failed.connect(self._line_failed)
        self.planning.noticed.connect(self._line_noticed)
        self.speaking.rendering.connect(lambda on: self._set_busy("rendering", on))
        self.speaking.taken.connect(self._taken)
        self.speaking.failed.connect(self._line_failed)
        self.speaking.reached.connect(self.line.go_to)
        engine.ready.connect(self._voice_ready)
        engine.lane(VOICE_LANE).failed.connect(self._voice_failed)

    @property
    def takes_pitch(self) -> bool:
        """Whether the pitch of the current line's voice can be bent; assumed until a voice is there."""
        line = self.line.current
        voice = self.voice and self.cast.of("" if line is None else line.voice)
        return voice is None or voice.takes_pitch

    @property
    def failures(self) -> Mapping[str, str]:
        """Line id -> what is wrong with it."""
        return self.planning.failures

    def unknown(self, line: Utterance | None) -> Sequence[tuple[int, int]]:
        """Characters of the words of a line that no dictionary knows."""
        return () if line is None else self.planning.unknown(line)

    def stop(self) -> None:
        """Silence, and nothing is spoken until something is asked for or changed."""
        self._resting.stop()
        self.speaking.cancel()

    # --------------------------------------------------------------------------------- telling what there is

    def refresh(self, project: Project) -> None:
        """Shows everything anew."""
        self.line.settle()
        if self.voice is not None:  # asked earlier, the engine would load torch before the window is seen
            self.planning.update(self.line.id)
            self._see_mended()
        self.speaking.show(project.utterances, self.line.current)
        self._show_script()
        self._show_line()
        self._resting.start()
        self.tell()

    def tell(self) -> None:
        """Says anew which actions make sense."""
        stack, line = self.document.undo_stack, self.line.current
        facts = Facts(
            lines=len(self.line.lines),
            current=self.line.row,
            phones=len(line.phones) if line is not None else 0,
            selected=len(self.line.selection),
            takes_pitch=self.takes_pitch,
            voiceless=self.voiceless,
            undo=stack.undoText() if stack.canUndo() else "",
            redo=stack.redoText() if stack.canRedo() else "",
        )
        self.facts_changed.emit(facts)

    def _show_script(self) -> None:
        self.script_shown.emit(self.line.lines, self.line.id)

    def _show_selection(self) -> None:
        self._tell_span()
        self.tell()

    def _show_preview(self) -> None:
        self._show_line()
        self._resting.start()

    def _show_line(self) -> None:
        line = self.line.seen
        if line is None:
            self.line_shown.emit(None, None, False)
            return
        take, stale = self.speaking.takes.of(line)
        if take is not None and edits.needs_planning(line):
            # Until the new sounds are there.
            line = replace(line, phones=take.utterance.phones)
        self.line_shown.emit(line, take, stale)
        self._tell_span()

    def _tell_span(self) -> None:
        """Tells what the selection is in seconds of the take, so that it can be played."""
        take = self.speaking.takes.newest(self.line.id)
        chosen = [index for index in self.line.selection if take is not None and index < len(take.starts_s)]
        if take is None or not chosen:
            self.speaking.select(None)
        else:
            self.speaking.select((float(take.starts_s[min(chosen)]), float(take.ends_s[max(chosen)])))

    def _set_busy(self, what: str, on: bool) -> None:
        self._states[what] = on
        self.busy.emit(any(self._states.values()))

    # ---------------------------------------------------------------------------------- what the engine says

    def _speak_quietly(self) -> None:
        """Has the current line ready before it is asked for, and seen while it is edited."""
        line = self.line.seen
        if self.voice is not None and line is not None and line.phones and not edits.needs_planning(line):
            self.speaking.prepare(line)

    def _taken(self, line: Utterance, _take: Take) -> None:
        self.planning.failures.pop(line.id, None)
        self._see_mended()
        if line.id == self.line.id:
            self._show_line()
        self._show_script()

    def _line_failed(self, line_id: str, words: str) -> None:
        self.planning.failures[line_id] = words
        self._show_script()
        if line_id == self.line.id:
            self._complaint = line_id, words
            self.failed.emit(words)

    def _see_mended(self) -> None:
        """Takes back what was told of a line that can be spoken by now."""
        line_id, words = self._complaint
        if words and self.planning.failures.get(line_id) != words:
            self._complaint = ("", "")
            self.mended.emit(words)

    def _line_noticed(self, line_id: str, words: list[str]) -> None:
        if line_id == self.line.id:
            self.noticed.emit(" ".join(words))

    def _voice_ready(self, voice: VoiceInfo) -> None:
        before = self.voice
        self.voice, self.voiceless = voice, False
        if before is not None and before != voice:
            self.speaking.forget()
            self.planning.forget()
            self.script.follow_usual_voice(before.style, voice.style)
        self.refresh(self.document.project)

    def _voice_failed(self, words: str) -> None:
        self.voiceless = self.voice is None
        self.failed.emit(words)
        self.tell()

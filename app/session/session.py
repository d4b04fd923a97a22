"""The session: which line is current, what is selected, and what all views of it show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.engine import VOICE_LANE, Engine
from app.player import Player
from app.session.cast import Cast
from app.session.editing import Editing
from app.session.facts import Facts
from app.session.following import Following
from app.session.planning import Planning
from app.session.rests import rest
from app.session.script import Script
from app.session.speaking import Speaking
from glowtts_core import edits
from glowtts_core.types import Project, Take, Utterance, VoiceInfo

EDIT_REST_MS = 100
"""How long a drag must rest before it is spoken in the background."""


class Session(QObject):
    """Stands between the window and the document.

    Signals:
        line_shown(Utterance | None, Take | None, bool stale): what all views of the current line show
        script_shown(tuple[Utterance, ...], str current id)
        selection_shown(frozenset[int])
        facts_changed(Facts)
        busy(bool): the current line is being planned or spoken
        failed(str words), noticed(str words)
        mended(str words): what had failed with these words no longer does
    """

    line_shown = Signal(object, object, bool)
    script_shown = Signal(object, str)
    selection_shown = Signal(object)
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
        self.cast = Cast(engine, usual_voice, self)
        self.planning = Planning(document, engine)
        self.speaking = Speaking(engine, player, self)
        self.editing = Editing(self)
        self.script = Script(self)
        self.following = Following(self, engine)
        self.voice: VoiceInfo | None = None
        self.voiceless = False
        """No voice could be loaded, so nothing can be spoken."""
        self._current = ""
        self._selected: frozenset[int] = frozenset()
        self._preview: Utterance | None = None
        self._complaint = ("", "")
        """The line of whose failure was told last, and the words."""
        self._states = {"planning": False, "rendering": False}
        self._resting = rest(self, EDIT_REST_MS, self._speak_quietly)
        document.changed.connect(self.refresh)
        document.undo_stack.indexChanged.connect(self.tell)
        self.planning.busy.connect(lambda on: self._set_busy("planning", on))
        self.planning.failed.connect(self._line_failed)
        self.planning.noticed.connect(self._line_noticed)
        self.speaking.rendering.connect(lambda on: self._set_busy("rendering", on))
        self.speaking.taken.connect(self._taken)
        self.speaking.failed.connect(self._line_failed)
        self.speaking.reached.connect(self.go_to)
        engine.ready.connect(self._voice_ready)
        engine.failed.connect(self._engine_failed)

    # ------------------------------------------------------------------------------------------ where we are

    @property
    def lines(self) -> tuple[Utterance, ...]:
        """All lines as the document has them."""
        return self.document.project.utterances

    @property
    def current(self) -> Utterance | None:
        """The current line as the document has it."""
        return next((line for line in self.lines if line.id == self._current), None)

    @property
    def row(self) -> int:
        """Row of the current line; -1 = none."""
        return next((row for row, line in enumerate(self.lines) if line.id == self._current), -1)

    @property
    def selection(self) -> frozenset[int]:
        """Indices of the selected sounds of the current line."""
        return self._selected

    @property
    def takes_pitch(self) -> bool:
        """Whether the pitch of the current line's voice can be bent; assumed until a voice is there."""
        line = self.current
        voice = self.voice and self.cast.of("" if line is None else line.voice)
        return voice is None or voice.takes_pitch

    @property
    def failures(self) -> Mapping[str, str]:
        """Line id -> what is wrong with it."""
        return self.planning.failures

    def unknown(self, line: Utterance | None) -> Sequence[tuple[int, int]]:
        """Characters of the words of a line that no dictionary knows."""
        return () if line is None else self.planning.unknown(line)

    def take(self, line: Utterance) -> tuple[Take | None, bool]:
        """The newest take of a line, and whether the line has changed since."""
        exact = self.speaking.take(line)
        return exact or self.speaking.takes.newest(line.id), exact is None

    def go_to(self, line_id: str) -> None:
        """Makes a line the current one."""
        if line_id == self._current:
            return
        self.editing.flush()
        self.editing.end_gesture()
        self._current = line_id
        self._preview = None
        self._selected = frozenset()
        self.refresh(self.document.project)
        self.selection_shown.emit(self._selected)

    def go(self, by: int) -> None:
        """The line before (-1) or after (1)."""
        row = self.row + by
        if 0 <= row < len(self.lines):
            self.go_to(self.lines[row].id)

    def select(self, indices: Iterable[int]) -> None:
        """Selects sounds of the current line."""
        chosen = frozenset(indices)
        if chosen == self._selected:
            return
        self._selected = chosen
        self._tell_span()
        self.selection_shown.emit(chosen)
        self.tell()

    def step(self, by: int, extend: bool) -> None:
        """Selects the sound before (-1) or after (1) the selection; ``extend`` keeps what is selected."""
        line = self.current
        if line is None or not line.phones:
            return
        edge = (max if by > 0 else min)(self._selected, default=-1 if by > 0 else len(line.phones))
        place = min(len(line.phones) - 1, max(0, edge + by))
        self.select(self._selected | {place} if extend else {place})

    def select_word(self) -> None:
        """Widens the selection to whole words."""
        line = self.current
        if line is not None:
            self.select(index for chosen in self._selected for index in edits.word_indices(line.phones, chosen))

    def stop(self) -> None:
        """Silence, and nothing is spoken until something is asked for or changed."""
        self._resting.stop()
        self.speaking.cancel()

    def select_all(self) -> None:
        """Selects every sound of the current line."""
        line = self.current
        self.select(range(len(line.phones)) if line is not None else ())

    # --------------------------------------------------------------------------------- telling what there is

    def preview(self, line: Utterance | None) -> None:
        """Shows the current line as a hand is changing it; None shows it as it is."""
        self._preview = line
        self._show_line()
        self._resting.start()

    def refresh(self, project: Project) -> None:
        """Shows everything anew."""
        if self.current is None:
            self._current = project.utterances[0].id if project.utterances else ""
            self._selected = frozenset()
        line = self.current
        if self._preview is not None and (line is None or len(line.phones) != len(self._preview.phones)):
            self._preview = None
        if line is not None and any(index >= len(line.phones) for index in self._selected):
            self._selected = frozenset()
            self.selection_shown.emit(self._selected)
        if self.voice is not None:  # asked earlier, the engine would load torch before the window is seen
            self.planning.update(self._current)
            self._see_mended()
        self.speaking.show(project.utterances, line)
        self.script_shown.emit(self.lines, self._current)
        self._show_line()
        self._resting.start()
        self.tell()

    def tell(self) -> None:
        """Says anew which actions make sense."""
        stack, line = self.document.undo_stack, self.current
        facts = Facts(
            lines=len(self.lines),
            current=self.row,
            phones=len(line.phones) if line is not None else 0,
            selected=len(self._selected),
            takes_pitch=self.takes_pitch,
            voiceless=self.voiceless,
            undo=stack.undoText() if stack.canUndo() else "",
            redo=stack.redoText() if stack.canRedo() else "",
        )
        self.facts_changed.emit(facts)

    def _show_line(self) -> None:
        line = self._preview or self.current
        if line is None:
            self.line_shown.emit(None, None, False)
            return
        take, stale = self.take(line)
        if take is not None and edits.needs_planning(line):
            # Until the new sounds are there.
            line = replace(line, phones=take.utterance.phones)
        self.line_shown.emit(line, take, stale)
        self._tell_span()

    def _tell_span(self) -> None:
        """Tells what the selection is in seconds of the take, so that it can be played."""
        take = self.speaking.takes.newest(self._current)
        chosen = [index for index in self._selected if take is not None and index < len(take.starts_s)]
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
        line = self._preview or self.current
        if self.voice is not None and line is not None and line.phones and not edits.needs_planning(line):
            self.speaking.prepare(line)

    def _taken(self, line: Utterance, _take: Take) -> None:
        self.planning.failures.pop(line.id, None)
        self._see_mended()
        if line.id == self._current:
            self._show_line()
        self.script_shown.emit(self.lines, self._current)

    def _line_failed(self, line_id: str, words: str) -> None:
        self.planning.failures[line_id] = words
        self.script_shown.emit(self.lines, self._current)
        if line_id == self._current:
            self._complaint = line_id, words
            self.failed.emit(words)

    def _see_mended(self) -> None:
        """Takes back what was told of a line that can be spoken by now."""
        line_id, words = self._complaint
        if words and self.planning.failures.get(line_id) != words:
            self._complaint = ("", "")
            self.mended.emit(words)

    def _line_noticed(self, line_id: str, words: list[str]) -> None:
        if line_id == self._current:
            self.noticed.emit(" ".join(words))

    def _voice_ready(self, voice: VoiceInfo) -> None:
        before = self.voice
        self.voice, self.voiceless = voice, False
        if before is not None and before != voice:
            self.speaking.forget()
            self.planning.forget()
            self.script.follow_usual_voice(before.style, voice.style)
        self.refresh(self.document.project)

    def _engine_failed(self, lane: str, words: str) -> None:
        if lane == VOICE_LANE:
            self.voiceless = self.voice is None
            self.failed.emit(words)
            self.tell()

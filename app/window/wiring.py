"""What is said between the session and the views; each side knows only its own signals."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.models.lines import Line, LineState
from app.session import Session
from app.window.views import Views
from glowtts_core import edits
from glowtts_core.types import Take, Utterance


class Wiring(QObject):
    """Joins views and session for as long as the window lives."""

    def __init__(self, session: Session, views: Views, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._views = views
        self._total_s = 0.0
        self._shown = ""
        self._edited: dict[str, tuple[Utterance, bool]] = {}
        self._spoken: dict[str, Utterance] = {}
        session.speaking.taken.connect(self._note_spoken)
        self._join_line()
        self._join_script()
        self._join_play()

    def _join_line(self) -> None:
        session, views, editing = self._session, self._views, self._session.editing
        session.line_shown.connect(self._show_line)
        session.facts_changed.connect(lambda facts: views.transport.setEnabled(not facts.voiceless))
        session.line.selected.connect(views.timeline.set_selection)
        session.line.selected.connect(views.table.show_selection)
        session.line.selected.connect(lambda chosen: views.transport.show_selection(bool(chosen)))
        session.busy.connect(lambda on: views.text.show_progress(0.3 if on else None))
        session.busy.connect(lambda on: views.transport.show_busy(on, 0.3))
        session.failed.connect(views.banner.show_error)
        session.mended.connect(views.banner.take_back)
        session.noticed.connect(views.banner.show_notice)
        views.text.text_edited.connect(editing.type_text)
        views.text.text_settled.connect(lambda _text: editing.flush())
        views.text.pasted.connect(session.script.paste)
        views.text.new_line_requested.connect(session.script.add)
        views.text.speak_requested.connect(self._play_edited)
        views.text.split_requested.connect(self._split_line)
        views.timeline.selection_changed.connect(session.line.select)
        views.timeline.edited.connect(editing.change_phones)
        views.timeline.seek_requested.connect(self._seek)
        views.timeline.play_requested.connect(session.speaking.play_from)
        views.phones.edited.connect(editing.change_phones)
        views.table.selection_changed.connect(session.line.select)
        views.table.reset_requested.connect(lambda _rows: editing.reset(False))
        for panel in (views.style, views.transport):
            panel.style_edited.connect(editing.change_style)
            panel.voice_chosen.connect(session.script.set_voice)
            panel.speaker_chosen.connect(session.script.set_speaker)
        views.style.seed_lock_toggled.connect(views.transport.show_seed_locked)
        views.transport.seed_lock_toggled.connect(views.style.show_seed_locked)

    def _join_script(self) -> None:
        session, script, panel = self._session, self._session.script, self._views.script
        session.script_shown.connect(self._show_script)
        panel.current_changed.connect(session.line.go_to)
        panel.add_requested.connect(script.add)
        panel.remove_requested.connect(script.remove)
        panel.duplicate_requested.connect(script.duplicate)
        panel.join_requested.connect(script.join)
        panel.split_requested.connect(script.split)
        panel.move_requested.connect(script.move_to)
        panel.pasted.connect(script.paste)
        panel.dropped.connect(script.paste)
        panel.selection_changed.connect(script.choose)
        panel.replace_requested.connect(script.replace_all)
        panel.edit_requested.connect(self._views.text.setFocus)

    def _join_play(self) -> None:
        speaking, bar = self._session.speaking, self._views.transport
        bar.play_clicked.connect(self._play_what_is_typed)
        bar.stop_clicked.connect(self._session.stop)
        bar.play_selection_clicked.connect(speaking.play_selection)
        bar.play_all_clicked.connect(speaking.play_all)
        speaking.playing.connect(self._show_playing)
        speaking.moved.connect(self._show_position)

    def _play_what_is_typed(self, unedited: bool) -> None:
        self._session.editing.flush()
        self._session.speaking.play(unedited)

    def _play_edited(self) -> None:
        self._play_what_is_typed(False)

    def _split_line(self, place: int) -> None:
        line = self._session.line.current
        if line is not None:
            self._session.script.split(line.id, place)

    def _seek(self, seconds: float) -> None:
        if self._session.speaking.is_playing:
            self._session.speaking.play_from(seconds)
        else:
            self._views.timeline.set_playhead(seconds)

    def _show_position(self, seconds: float) -> None:
        self._views.timeline.set_playhead(min(seconds, self._total_s) if self._total_s else seconds)
        self._views.transport.show_position(min(seconds, self._total_s or seconds), self._total_s)

    def _show_playing(self, playing: bool) -> None:
        self._views.transport.show_playing(playing)
        if not playing:
            self._views.timeline.set_playhead(None)
            self._views.transport.show_position(0.0, self._total_s)

    def _show_line(self, line: Utterance | None, take: Take | None, stale: bool) -> None:
        views = self._views
        self._total_s = 0.0 if take is None else take.audio.seconds
        views.text.setEnabled(line is not None)
        if line is None or line.id != self._shown or not self._session.editing.is_typing:
            views.text.show_text("" if line is None else line.text, self._session.unknown(line))
        self._shown = "" if line is None else line.id
        views.timeline.show_utterance(line, take, stale)
        cast, project = self._session.cast, self._session.document.project
        views.style.show_usual(cast.style(project.voice if line is None else line.voice))
        views.transport.show_usual(cast.style(project.voice if line is None else line.voice))
        style = cast.style_of_new(project) if line is None else line.style
        views.style.show_style(style, self._session.takes_pitch)
        views.transport.show_style(style)
        views.phones.set_takes_pitch(self._session.takes_pitch)
        views.timeline.set_pitch_available(self._session.takes_pitch)
        if line is None:
            views.phones.show(None)
        else:
            seen = views.timeline.spans()  # as they are heard, so that table and lanes tell the same lengths
            whole = len(seen[0]) == len(line.phones)
            views.phones.show(line, *(seen if whole else edits.spans(line.phones, line.style)))
        if not self._session.speaking.is_playing:
            views.transport.show_position(0.0, self._total_s)

    def _show_script(self, lines: tuple[Utterance, ...], current: str) -> None:
        voice = self._session.voice
        usual = self._session.document.project.voice or (voice.name if voice is not None else "")
        here = self._session.line.current
        # undo leads back to a line that was heard before, though something else was since
        heard = here if here is not None and self._session.speaking.take(here) is not None else None
        self._views.lines.show([self._row(line, usual, line is heard) for line in lines])
        self._views.script.show_current(current)
        self._session.script.choose(self._views.script.selected_ids())

    def _row(self, line: Utterance, usual: str, heard: bool) -> Line:
        words = self._session.failures.get(line.id, "")
        if words:
            state = LineState.FAILED
        elif self._is_edited(line):
            state = LineState.EDITED
        elif heard or self._spoken.get(line.id) == line:
            state = LineState.SPOKEN
        else:
            state = LineState.PLANNED
        who = " · ".join(part for part in (line.voice or usual, line.style.speaker) if part)
        who += f" + {line.style.mix_with}" if line.style.mix_with else ""
        return Line(line.id, line.text, who, state, words)

    def _note_spoken(self, line: Utterance, _take: Take) -> None:
        self._spoken[line.id] = line
        self._show_script(self._session.line.lines, self._views.script.current_id())

    def _is_edited(self, line: Utterance) -> bool:
        """Looked up for a line that is still the same: asking every sound of a long script takes a while."""
        known = self._edited.get(line.id)
        if known is None or known[0] is not line:
            known = self._edited[line.id] = line, any(edits.is_edited(phone) for phone in line.phones)
        return known[1]

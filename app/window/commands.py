"""What each action calls: one table, from the id of a row of `app.actions` to whoever does it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from app import guide
from app.actions import Call, Switch
from app.dialogs.guide import open_guide
from app.window.bug_reports import BugReports
from app.window.export import Export
from app.window.files import Files
from app.window.follow_recording import FollowRecording
from app.window.layout import Layout
from app.window.parts import Parts
from app.window.preferences import Preferences
from app.window.pronunciation import Pronunciation
from app.window.view_options import ViewOptions
from app.window.voice_manager import VoiceManager


@dataclass(frozen=True, slots=True)
class Commands:
    """Who does what the actions ask for."""

    window: QMainWindow
    docks: Layout
    parts: Parts
    files: Files
    export: Export
    preferences: Preferences
    voice_manager: VoiceManager
    view_options: ViewOptions
    pronunciation: Pronunciation
    follow_recording: FollowRecording
    bug_reports: BugReports

    def calls(self) -> dict[str, Call]:
        """By the id of each action that does something once."""
        return self._of_files() | self._of_lines() | self._of_sounds() | self._of_playing() | self._of_help()

    def switches(self) -> dict[str, Switch]:
        """By the id of each action that is on or off."""
        options = self.view_options
        return {
            "loop": self.parts.session.speaking.set_loop,
            "lane_waveform": partial(options.show_lane, "waveform"),
            "lane_mel": partial(options.show_lane, "mel"),
            "lane_alignment": partial(options.show_lane, "alignment"),
            "lane_pitch": partial(options.show_lane, "pitch"),
            "ipa": options.show_ipa,
            "full_screen": self._full_screen,
        }

    def _of_files(self) -> dict[str, Call]:
        return {
            "new": self.files.new,
            "open": self.files.ask_and_open,
            "save": self.files.save,
            "save_as": self.files.ask_and_save,
            "export_options": self.export.ask,
            "export": self.export.again,
            "voices": self.voice_manager.show,
            "settings": self.preferences.show_settings,
            "quit": self.window.close,
        }

    def _of_lines(self) -> dict[str, Call]:
        session = self.parts.session
        script, text = session.script, self.parts.views.text
        return {
            "undo": session.editing.undo,
            "redo": session.editing.redo,
            "find": self._find_line,
            "edit_text": partial(text.setFocus, Qt.FocusReason.ShortcutFocusReason),
            "add": script.add,
            "duplicate": script.duplicate,
            "split": self._split_line,
            "join": script.join_next,
            "remove": script.remove,
            "line_up": partial(script.move, -1),
            "line_down": partial(script.move, 1),
            "previous_line": partial(session.line.go, -1),
            "next_line": partial(session.line.go, 1),
        }

    def _of_sounds(self) -> dict[str, Call]:
        session, editing = self.parts.session, self.parts.session.editing
        return {
            "longer": partial(editing.nudge, 1),
            "shorter": partial(editing.nudge, -1),
            "longer_5": partial(editing.nudge, 5),
            "shorter_5": partial(editing.nudge, -5),
            "type_value": self.parts.views.timeline.type_value,
            "higher": partial(editing.bend, 1.0),
            "lower": partial(editing.bend, -1.0),
            "previous": partial(session.line.step, -1, extend=False),
            "next": partial(session.line.step, 1, extend=False),
            "extend_left": partial(session.line.step, -1, extend=True),
            "extend_right": partial(session.line.step, 1, extend=True),
            "select_word": session.line.select_word,
            "select_all": session.line.select_all,
            "pronounce": self.pronunciation.ask_of_selection,
            "new_take": editing.new_take,
            "follow": self.follow_recording.ask,
            "reset": partial(editing.reset, everything=False),
            "reset_all": partial(editing.reset, everything=True),
        }

    def _of_playing(self) -> dict[str, Call]:
        speaking, timeline = self.parts.session.speaking, self.parts.views.timeline
        return {
            "play": speaking.toggle,
            "speak": speaking.play,
            "play_selection": speaking.play_selection,
            "play_all": speaking.play_all,
            "play_unedited": partial(speaking.play, unedited=True),
            "stop": self.parts.session.stop,
            "zoom_in": timeline.zoom_in,
            "zoom_out": timeline.zoom_out,
            "fit": timeline.fit,
            "restore_layout": self.docks.reset,
        }

    def _of_help(self) -> dict[str, Call]:
        return {
            "help": self.preferences.show_help,
            "guide": partial(open_guide, guide.START, self.window),
            "hints": self.view_options.show_hints_again,
            "shortcuts": self.preferences.show_shortcuts,
            "bug_report": self.bug_reports.show,
            "about": self.preferences.show_about,
        }

    def _find_line(self) -> None:
        self.docks.script.show()
        self.parts.views.script.show_find()

    def _split_line(self) -> None:
        session = self.parts.session
        line = session.line.current
        if line is not None:
            session.script.split(line.id, self.parts.views.text.field.textCursor().position())

    def _full_screen(self, on: bool) -> None:
        if self.window.isFullScreen() != on:
            self.window.setWindowState(self.window.windowState() ^ Qt.WindowState.WindowFullScreen)

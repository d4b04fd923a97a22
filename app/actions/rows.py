"""The table of everything that can be done from a menu or a key.

A row says what an action is called, on which keys, what it calls and when it makes sense. Menus, tool tips and the
shortcut editor all read the same table, and every key can be rebound.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from app.session import Facts, Session


class Scope(Enum):
    """Where the keys of an action work."""

    WINDOW = "window"
    TIMELINE = "timeline"
    """Only while the time axis has the focus: arrows and letters belong to lists and fields elsewhere."""


class Shell(Protocol):
    """What the actions need of the window besides the session."""

    @property
    def session(self) -> Session: ...
    def new_project(self) -> None: ...
    def open_project(self) -> None: ...
    def save_project(self) -> object: ...
    def save_project_as(self) -> object: ...
    def export_again(self) -> None: ...
    def export_options(self) -> None: ...
    def show_settings(self) -> None: ...
    def show_voices(self) -> None: ...
    def show_shortcuts(self) -> None: ...
    def show_help(self) -> None: ...
    def show_guide(self) -> None: ...
    def show_bug_report(self) -> None: ...
    def show_about(self) -> None: ...
    def show_lane(self, name: str, shown: bool) -> None: ...
    def show_ipa(self, on: bool) -> None: ...
    def show_hints_again(self) -> None: ...
    def type_value(self) -> None: ...
    def zoom(self, steps: int) -> None: ...
    def step_selection(self, by: int, extend: bool) -> None: ...
    def find_line(self) -> None: ...
    def edit_text(self) -> None: ...
    def split_line(self) -> None: ...
    def edit_word(self) -> None: ...
    def follow_recording(self) -> None: ...
    def restore_layout(self) -> None: ...
    def full_screen(self, on: bool) -> None: ...
    def close(self) -> bool: ...


Call = Callable[[Shell, bool], object]
When = Callable[[Facts], bool]


def _always(_facts: Facts) -> bool:
    return True


def _with_line(facts: Facts) -> bool:
    return facts.lines > 0


def _with_phones(facts: Facts) -> bool:
    return facts.phones > 0


def _with_selection(facts: Facts) -> bool:
    return facts.selected > 0


def _speakable(facts: Facts) -> bool:
    return facts.lines > 0 and not facts.voiceless


@dataclass(frozen=True, slots=True)
class Row:
    """One action."""

    id: str
    menu: str
    """Title of its menu, untranslated; a row without text is a separator there."""
    text: str
    keys: tuple[str, ...]
    call: Call
    icon: str = ""
    when: When = _always
    scope: Scope = Scope.WINDOW
    checked: bool | None = None
    """State at the start of an action that is on or off; None for all others."""


def translate(_context: str, words: str) -> str:
    """Marks words for the translators; they are translated when they are shown."""
    return words


FILE = translate("Actions", "&File")
EDIT = translate("Actions", "&Edit")
LINE = translate("Actions", "&Line")
SOUND = translate("Actions", "&Sound")
PLAY = translate("Actions", "&Play")
VIEW = translate("Actions", "&View")
HELP = translate("Actions", "&Help")
MENUS = (FILE, EDIT, LINE, SOUND, PLAY, VIEW, HELP)


def _lane(name: str) -> Call:
    return lambda shell, on: shell.show_lane(name, on)


def _nudge(frames: int) -> Call:
    return lambda shell, _on: shell.session.editing.nudge(frames)


def _step(by: int, extend: bool = False) -> Call:
    return lambda shell, _on: shell.step_selection(by, extend)


def _separator(menu: str) -> Row:
    return Row("", menu, "", (), lambda _shell, _on: None)


# fmt: off
ROWS: tuple[Row, ...] = (
    Row("new", FILE, translate("Actions", "&New project"), ("Ctrl+N",),
        lambda w, _: w.new_project(), "file-plus"),
    Row("open", FILE, translate("Actions", "&Open…"), ("Ctrl+O",),
        lambda w, _: w.open_project(), "folder-open"),
    _separator(FILE),
    Row("save", FILE, translate("Actions", "&Save"), ("Ctrl+S",),
        lambda w, _: w.save_project(), "floppy-disk"),
    Row("save_as", FILE, translate("Actions", "Save &as…"), ("Ctrl+Shift+S",),
        lambda w, _: w.save_project_as()),
    _separator(FILE),
    Row("export_options", FILE, translate("Actions", "&Export…"), ("Ctrl+Shift+E",),
        lambda w, _: w.export_options(),
        "export", _with_line),
    Row("export", FILE, translate("Actions", "Export a&gain as last time"), ("Ctrl+E",),
        lambda w, _: w.export_again(),
        "", _speakable),
    _separator(FILE),
    Row("voices", FILE, translate("Actions", "&Voices…"), ("F4",), lambda w, _: w.show_voices(), "users-three"),
    Row("settings", FILE, translate("Actions", "Se&ttings…"), ("Ctrl+,",),
        lambda w, _: w.show_settings(), "gear"),
    Row("quit", FILE, translate("Actions", "&Quit"), ("Ctrl+Q",), lambda w, _: w.close()),

    Row("undo", EDIT, translate("Actions", "&Undo"), ("Ctrl+Z",),
        lambda w, _: w.session.editing.undo(), "arrow-u-up-left",
        lambda facts: bool(facts.undo)),
    Row("redo", EDIT, translate("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"),
        lambda w, _: w.session.editing.redo(),
        "arrow-u-up-right", lambda facts: bool(facts.redo)),
    _separator(EDIT),
    Row("find", EDIT, translate("Actions", "&Find a line"), ("Ctrl+F",),
        lambda w, _: w.find_line(), "magnifying-glass"),
    Row("edit_text", EDIT, translate("Actions", "Edit the &text"), ("F2",),
        lambda w, _: w.edit_text(), "", _with_line),

    Row("add", LINE, translate("Actions", "&Add a line"), ("Shift+Return",),
        lambda w, _: w.session.script.add(), "plus"),
    Row("duplicate", LINE, translate("Actions", "&Duplicate"), ("Ctrl+D",),
        lambda w, _: w.session.script.duplicate(), "copy",
        _with_line),
    Row("split", LINE, translate("Actions", "&Split at the cursor"), ("Ctrl+Shift+Return",),
        lambda w, _: w.split_line(),
        "scissors", _with_line),
    Row("join", LINE, translate("Actions", "&Join with the next"), ("Ctrl+J",),
        lambda w, _: w.session.script.join_next(), "",
        lambda facts: facts.current + 1 < facts.lines),
    Row("remove", LINE, translate("Actions", "&Remove"), ("Ctrl+Shift+K",),
        lambda w, _: w.session.script.remove(), "trash",
        _with_line),
    _separator(LINE),
    Row("line_up", LINE, translate("Actions", "Move &up"), ("Alt+Up",),
        lambda w, _: w.session.script.move(-1), "",
        lambda facts: facts.current > 0),
    Row("line_down", LINE, translate("Actions", "Move d&own"), ("Alt+Down",),
        lambda w, _: w.session.script.move(1), "",
        lambda facts: facts.current + 1 < facts.lines),
    Row("previous_line", LINE, translate("Actions", "&Previous line"), ("Ctrl+PgUp",),
        lambda w, _: w.session.go(-1), "",
        lambda facts: facts.current > 0),
    Row("next_line", LINE, translate("Actions", "&Next line"), ("Ctrl+PgDown",),
        lambda w, _: w.session.go(1), "",
        lambda facts: facts.current + 1 < facts.lines),

    Row("longer", SOUND, translate("Actions", "&Longer by a frame"), ("Up",), _nudge(1), "", _with_selection,
        Scope.TIMELINE),
    Row("shorter", SOUND, translate("Actions", "&Shorter by a frame"), ("Down",),
        _nudge(-1), "", _with_selection,
        Scope.TIMELINE),
    Row("longer_5", SOUND, translate("Actions", "Longer by 5 frames"), ("Shift+Up",),
        _nudge(5), "", _with_selection,
        Scope.TIMELINE),
    Row("shorter_5", SOUND, translate("Actions", "Shorter by 5 frames"), ("Shift+Down",),
        _nudge(-5), "", _with_selection,
        Scope.TIMELINE),
    Row("type_value", SOUND, translate("Actions", "Type a &value…"), ("Return", "Enter", "="),
        lambda w, _: w.type_value(), "", _with_selection, Scope.TIMELINE),
    Row("higher", SOUND, translate("Actions", "&Higher by a semitone"), ("Alt+Shift+Up",),
        lambda w, _: w.session.editing.bend(1.0), "", lambda facts: facts.selected > 0 and facts.takes_pitch),
    Row("lower", SOUND, translate("Actions", "Lo&wer by a semitone"), ("Alt+Shift+Down",),
        lambda w, _: w.session.editing.bend(-1.0), "", lambda facts: facts.selected > 0 and facts.takes_pitch),
    _separator(SOUND),
    Row("previous", SOUND, translate("Actions", "&Previous sound"), ("Left",),
        _step(-1), "", _with_phones, Scope.TIMELINE),
    Row("next", SOUND, translate("Actions", "&Next sound"), ("Right",),
        _step(1), "", _with_phones, Scope.TIMELINE),
    Row("extend_left", SOUND, translate("Actions", "Select to the left"), ("Shift+Left",),
        _step(-1, True), "", _with_phones,
        Scope.TIMELINE),
    Row("extend_right", SOUND, translate("Actions", "Select to the right"), ("Shift+Right",),
        _step(1, True), "",
        _with_phones, Scope.TIMELINE),
    Row("select_word", SOUND, translate("Actions", "Select the wor&d"), ("W",),
        lambda w, _: w.session.select_word(), "",
        _with_selection, Scope.TIMELINE),
    Row("select_all", SOUND, translate("Actions", "Select &all sounds"), ("Ctrl+A",),
        lambda w, _: w.session.select_all(),
        "", _with_phones, Scope.TIMELINE),
    _separator(SOUND),
    Row("pronounce", SOUND, translate("Actions", "Pron&ounce the word differently…"), ("Ctrl+P",),
        lambda w, _: w.edit_word(), "", _with_selection),
    Row("new_take", SOUND, translate("Actions", "New &take of the selection"), ("T",),
        lambda w, _: w.session.editing.new_take(), "dice-five", _with_selection),
    Row("follow", SOUND, translate("Actions", "&Follow a recording…"), ("Ctrl+Shift+F",),
        lambda w, _: w.follow_recording(), "microphone", lambda facts: facts.phones > 0 and not facts.voiceless),
    Row("reset", SOUND, translate("Actions", "&Reset the selection"), ("R",),
        lambda w, _: w.session.editing.reset(False),
        "arrow-counter-clockwise", _with_selection),
    Row("reset_all", SOUND, translate("Actions", "Reset all sounds of the line"), ("Shift+R",),
        lambda w, _: w.session.editing.reset(True), "", _with_phones),

    Row("play", PLAY, translate("Actions", "&Play or stop"), ("Space",),
        lambda w, _: w.session.speaking.toggle(), "play",
        _speakable),
    Row("speak", PLAY, translate("Actions", "&Speak from the beginning"), ("Ctrl+Return",),
        lambda w, _: w.session.speaking.play(), "", _speakable),
    Row("play_selection", PLAY, translate("Actions", "Play the se&lection"), ("P",),
        lambda w, _: w.session.speaking.play_selection(), "", lambda facts: _speakable(facts) and facts.selected > 0),
    Row("play_all", PLAY, translate("Actions", "Play &all lines"), ("Shift+Space",),
        lambda w, _: w.session.speaking.play_all(), "playlist", _speakable),
    Row("play_unedited", PLAY, translate("Actions", "Play the &unedited version"), ("U",),
        lambda w, _: w.session.speaking.play(unedited=True), "", _speakable),
    Row("loop", PLAY, translate("Actions", "L&oop"), ("L",),
        lambda w, on: w.session.speaking.set_loop(on), "repeat",
        checked=False),
    Row("stop", PLAY, translate("Actions", "S&top"), ("Esc",),
        lambda w, _: w.session.stop(), "stop"),

    Row("lane_waveform", VIEW, translate("Actions", "&Waveform"), ("1",), _lane("waveform"), checked=True),
    Row("lane_mel", VIEW, translate("Actions", "&Mel spectrogram"), ("2",), _lane("mel"), checked=True),
    Row("lane_alignment", VIEW, translate("Actions", "&Alignment"), ("3",), _lane("alignment"), checked=True),
    Row("lane_pitch", VIEW, translate("Actions", "&Pitch"), ("4",), _lane("pitch"), checked=True),
    _separator(VIEW),
    Row("zoom_in", VIEW, translate("Actions", "Zoom &in"), ("Ctrl++", "Ctrl+="), lambda w, _: w.zoom(1),
        "magnifying-glass-plus"),
    Row("zoom_out", VIEW, translate("Actions", "Zoom &out"), ("Ctrl+-",),
        lambda w, _: w.zoom(-1), "magnifying-glass-minus"),
    Row("fit", VIEW, translate("Actions", "&Fit the line"), ("Ctrl+0",),
        lambda w, _: w.zoom(0), "arrows-out-line-horizontal"),
    _separator(VIEW),
    Row("ipa", VIEW, translate("Actions", "Sounds in IPA &letters"), ("Ctrl+Shift+I",),
        lambda w, on: w.show_ipa(on), checked=False),
    _separator(VIEW),
    Row("full_screen", VIEW, translate("Actions", "Full &screen"), ("F11",),
        lambda w, on: w.full_screen(on), checked=False),
    Row("restore_layout", VIEW, translate("Actions", "&Restore the layout"), (),
        lambda w, _: w.restore_layout()),

    Row("help", HELP, translate("Actions", "&Help and keys"), ("F1",),
        lambda w, _: w.show_help(), "question"),
    Row("guide", HELP, translate("Actions", "&User guide"), ("Ctrl+F1",),
        lambda w, _: w.show_guide(), "book-open"),
    Row("hints", HELP, translate("Actions", "Show hints a&gain"), (),
        lambda w, _: w.show_hints_again(), "lightbulb"),
    Row("shortcuts", HELP, translate("Actions", "Change &keys…"), (),
        lambda w, _: w.show_shortcuts(), "keyboard"),
    Row("bug_report", HELP, translate("Actions", "&Report for a bug…"), (),
        lambda w, _: w.show_bug_report(), "bug"),
    Row("about", HELP, translate("Actions", "&About Glow-TTS Studio"), (),
        lambda w, _: w.show_about(), "info"),
)
# fmt: on

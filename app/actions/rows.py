"""The table of everything that can be done from a menu or a key.

A row says what an action is called, on which keys, and when it makes sense; what it calls stands by the same id in
`app.window.commands`. Menus, tool tips and the shortcut editor all read the same table, and every key can be rebound.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from app.session import Facts


class Scope(Enum):
    """Where the keys of an action work."""

    WINDOW = "window"
    TIMELINE = "timeline"
    """Only while the time axis has the focus: arrows and letters belong to lists and fields elsewhere."""


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


def _separator(menu: str) -> Row:
    return Row("", menu, "", ())


# fmt: off
ROWS: tuple[Row, ...] = (
    Row("new", FILE, translate("Actions", "&New project"), ("Ctrl+N",), "file-plus"),
    Row("open", FILE, translate("Actions", "&Open…"), ("Ctrl+O",), "folder-open"),
    _separator(FILE),
    Row("save", FILE, translate("Actions", "&Save"), ("Ctrl+S",), "floppy-disk"),
    Row("save_as", FILE, translate("Actions", "Save &as…"), ("Ctrl+Shift+S",)),
    _separator(FILE),
    Row("export_options", FILE, translate("Actions", "&Export…"), ("Ctrl+Shift+E",), "export", _with_line),
    Row("export", FILE, translate("Actions", "Export a&gain as last time"), ("Ctrl+E",), "", _speakable),
    _separator(FILE),
    Row("voices", FILE, translate("Actions", "&Voices…"), ("F4",), "users-three"),
    Row("settings", FILE, translate("Actions", "Se&ttings…"), ("Ctrl+,",), "gear"),
    Row("quit", FILE, translate("Actions", "&Quit"), ("Ctrl+Q",)),

    Row("undo", EDIT, translate("Actions", "&Undo"), ("Ctrl+Z",),
        "arrow-u-up-left", lambda facts: bool(facts.undo)),
    Row("redo", EDIT, translate("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"),
        "arrow-u-up-right", lambda facts: bool(facts.redo)),
    _separator(EDIT),
    Row("find", EDIT, translate("Actions", "&Find a line"), ("Ctrl+F",), "magnifying-glass"),
    Row("edit_text", EDIT, translate("Actions", "Edit the &text"), ("F2",), "", _with_line),

    Row("add", LINE, translate("Actions", "&Add a line"), ("Shift+Return",), "plus"),
    Row("duplicate", LINE, translate("Actions", "&Duplicate"), ("Ctrl+D",), "copy", _with_line),
    Row("split", LINE, translate("Actions", "&Split at the cursor"), ("Ctrl+Shift+Return",),
        "scissors", _with_line),
    Row("join", LINE, translate("Actions", "&Join with the next"), ("Ctrl+J",),
        "", lambda facts: facts.current + 1 < facts.lines),
    Row("remove", LINE, translate("Actions", "&Remove"), ("Ctrl+Shift+K",), "trash", _with_line),
    _separator(LINE),
    Row("line_up", LINE, translate("Actions", "Move &up"), ("Alt+Up",), "", lambda facts: facts.current > 0),
    Row("line_down", LINE, translate("Actions", "Move d&own"), ("Alt+Down",),
        "", lambda facts: facts.current + 1 < facts.lines),
    Row("previous_line", LINE, translate("Actions", "&Previous line"), ("Ctrl+PgUp",),
        "", lambda facts: facts.current > 0),
    Row("next_line", LINE, translate("Actions", "&Next line"), ("Ctrl+PgDown",),
        "", lambda facts: facts.current + 1 < facts.lines),

    Row("longer", SOUND, translate("Actions", "&Longer by a frame"), ("Up",),
        "", _with_selection, Scope.TIMELINE),
    Row("shorter", SOUND, translate("Actions", "&Shorter by a frame"), ("Down",),
        "", _with_selection, Scope.TIMELINE),
    Row("longer_5", SOUND, translate("Actions", "Longer by 5 frames"), ("Shift+Up",),
        "", _with_selection, Scope.TIMELINE),
    Row("shorter_5", SOUND, translate("Actions", "Shorter by 5 frames"), ("Shift+Down",),
        "", _with_selection, Scope.TIMELINE),
    Row("type_value", SOUND, translate("Actions", "Type a &value…"), ("Return", "Enter", "="),
        "", _with_selection, Scope.TIMELINE),
    Row("higher", SOUND, translate("Actions", "&Higher by a semitone"), ("Alt+Shift+Up",),
        "", lambda facts: facts.selected > 0 and facts.takes_pitch),
    Row("lower", SOUND, translate("Actions", "Lo&wer by a semitone"), ("Alt+Shift+Down",),
        "", lambda facts: facts.selected > 0 and facts.takes_pitch),
    _separator(SOUND),
    Row("previous", SOUND, translate("Actions", "&Previous sound"), ("Left",),
        "", _with_phones, Scope.TIMELINE),
    Row("next", SOUND, translate("Actions", "&Next sound"), ("Right",), "", _with_phones, Scope.TIMELINE),
    Row("extend_left", SOUND, translate("Actions", "Select to the left"), ("Shift+Left",),
        "", _with_phones, Scope.TIMELINE),
    Row("extend_right", SOUND, translate("Actions", "Select to the right"), ("Shift+Right",),
        "", _with_phones, Scope.TIMELINE),
    Row("select_word", SOUND, translate("Actions", "Select the wor&d"), ("W",),
        "", _with_selection, Scope.TIMELINE),
    Row("select_all", SOUND, translate("Actions", "Select &all sounds"), ("Ctrl+A",),
        "", _with_phones, Scope.TIMELINE),
    _separator(SOUND),
    Row("pronounce", SOUND, translate("Actions", "Pron&ounce the word differently…"), ("Ctrl+P",),
        "", _with_selection),
    Row("new_take", SOUND, translate("Actions", "New &take of the selection"), ("T",),
        "dice-five", _with_selection),
    Row("follow", SOUND, translate("Actions", "&Follow a recording…"), ("Ctrl+Shift+F",),
        "microphone", lambda facts: facts.phones > 0 and not facts.voiceless),
    Row("reset", SOUND, translate("Actions", "&Reset the selection"), ("R",),
        "arrow-counter-clockwise", _with_selection),
    Row("reset_all", SOUND, translate("Actions", "Reset all sounds of the line"), ("Shift+R",),
        "", _with_phones),

    Row("play", PLAY, translate("Actions", "&Play or stop"), ("Space",), "play", _speakable),
    Row("speak", PLAY, translate("Actions", "&Speak from the beginning"), ("Ctrl+Return",), "", _speakable),
    Row("play_selection", PLAY, translate("Actions", "Play the se&lection"), ("P",),
        "", lambda facts: _speakable(facts) and facts.selected > 0),
    Row("play_all", PLAY, translate("Actions", "Play &all lines"), ("Shift+Space",), "playlist", _speakable),
    Row("play_unedited", PLAY, translate("Actions", "Play the &unedited version"), ("U",), "", _speakable),
    Row("loop", PLAY, translate("Actions", "L&oop"), ("L",), "repeat", checked=False),
    Row("stop", PLAY, translate("Actions", "S&top"), ("Esc",), "stop"),

    Row("lane_waveform", VIEW, translate("Actions", "&Waveform"), ("1",), checked=True),
    Row("lane_mel", VIEW, translate("Actions", "&Mel spectrogram"), ("2",), checked=True),
    Row("lane_alignment", VIEW, translate("Actions", "&Alignment"), ("3",), checked=True),
    Row("lane_pitch", VIEW, translate("Actions", "&Pitch"), ("4",), checked=True),
    _separator(VIEW),
    Row("zoom_in", VIEW, translate("Actions", "Zoom &in"), ("Ctrl++", "Ctrl+="), "magnifying-glass-plus"),
    Row("zoom_out", VIEW, translate("Actions", "Zoom &out"), ("Ctrl+-",), "magnifying-glass-minus"),
    Row("fit", VIEW, translate("Actions", "&Fit the line"), ("Ctrl+0",), "arrows-out-line-horizontal"),
    _separator(VIEW),
    Row("ipa", VIEW, translate("Actions", "Sounds in IPA &letters"), ("Ctrl+Shift+I",), checked=False),
    _separator(VIEW),
    Row("full_screen", VIEW, translate("Actions", "Full &screen"), ("F11",), checked=False),
    Row("restore_layout", VIEW, translate("Actions", "&Restore the layout"), ()),

    Row("help", HELP, translate("Actions", "&Help and keys"), ("F1",), "question"),
    Row("guide", HELP, translate("Actions", "&User guide"), ("Ctrl+F1",), "book-open"),
    Row("hints", HELP, translate("Actions", "Show hints a&gain"), (), "lightbulb"),
    Row("shortcuts", HELP, translate("Actions", "Change &keys…"), (), "keyboard"),
    Row("bug_report", HELP, translate("Actions", "&Report for a bug…"), (), "bug"),
    Row("about", HELP, translate("Actions", "&About Glow-TTS Studio"), (), "info"),
)
# fmt: on

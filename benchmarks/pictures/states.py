"""Walks the real window with the real voice through its main states and takes a picture of each, to be looked at.

Run: ``python -m benchmarks.pictures.states FOLDER [NAME ...]``; names are beginnings of those in `WALKS` and of the
states they take. Each walk is a process of its own, because a process has one pixel ratio and one language.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app import paths
from app.dialogs.about import AboutDialog
from app.dialogs.crash import CrashDialog
from app.dialogs.export import ExportDialog
from app.dialogs.help import HelpDialog
from app.dialogs.pronunciation import PronunciationDialog
from app.dialogs.settings import SettingsDialog
from app.dialogs.shortcuts import ShortcutsDialog
from benchmarks.pictures.desk import Desk
from glowtts_core import edits
from glowtts_core.types import Style

CHILD = "GLOWTTS_WALK"
"""Environment variable that names the walk to the process that takes it."""
NARROW = QSize(1024, 640)
LONG = (
    "The corner store was robbed last night, and nobody in the whole street saw it happen, although the lamps were "
    "lit and the windows stood open, because everybody was listening to the voice on the radio."
)
ERROR = "“reading.flac” cannot be read as sound (no such format). Convert it to WAV or FLAC first."
TRACE = (
    "Traceback (most recent call last):\n"
    '  File "app/session/editing.py", line 118, in change_phones\n    self._commit(line, words)\n'
    "IndexError: tuple index out of range\n"
)


def start(desk: Desk) -> QWidget:
    """The first line, spoken."""
    desk.wait_spoken()
    return desk.studio


def first(desk: Desk) -> QWidget:
    """As it opens the first time, with the hints."""
    desk.studio.view_options.show_hints_again()
    return start(desk)


def playing(desk: Desk) -> QWidget:
    """A second into the line."""
    start(desk)
    desk.studio.session.speaking.play()

    def heard() -> bool:
        desk.output.advance(0.02)
        return desk.player.position_s() > 1.0

    desk.wait(heard)
    desk.rest()
    return desk.studio


def edited(desk: Desk) -> QWidget:
    """Stretched sounds and a bent pitch."""
    session = desk.studio.session
    session.line.go(1)
    desk.wait_spoken()
    line = session.line.current
    assert line is not None
    phones = edits.set_scale(line.phones, edits.word_indices(line.phones, 4), 1.7)
    session.editing.change_phones(phones, "Stretch", True)
    desk.wait_spoken()
    word = sorted(edits.word_indices(phones, 15))
    session.line.select(frozenset(word))
    session.editing.bend(3.0)
    session.line.select(frozenset())
    desk.wait_spoken()
    return desk.studio


def selection(desk: Desk) -> QWidget:
    """A word chosen, with the table of sounds in front."""
    start(desk)
    desk.studio.session.line.select(frozenset({4, 5, 6, 7}))
    desk.studio.docks.phones.raise_()
    desk.rest()
    return desk.studio


def unfolded(desk: Desk) -> QWidget:
    """The whole style panel, with a preset."""
    start(desk)
    desk.studio.views.style.preset_saved.emit("Narrator", Style(speed=0.9))
    desk.studio.views.style.set_unfolded(True)
    desk.studio.docks.style.raise_()
    desk.rest()
    return desk.studio


def pitchless(desk: Desk) -> QWidget:
    """A voice whose vocoder takes no pitch."""
    unfolded(desk)
    desk.studio.views.style.show_style(Style(), takes_pitch=False)
    desk.studio.views.timeline.set_pitch_available(False)
    desk.rest()
    return desk.studio


def error(desk: Desk) -> QWidget:
    """Something failed."""
    start(desk)
    desk.studio.views.banner.show_error(ERROR)
    desk.rest()
    return desk.studio


def recovery(desk: Desk) -> QWidget:
    """Work of an earlier day is offered."""
    start(desk)
    unsaved = desk.studio.files.unsaved
    words = unsaved.tr("The program ended before “%1” was saved.").replace("%1", "Hello.glowproj")
    desk.studio.views.banner.show_notice(words, unsaved.tr("Restore it"))
    desk.rest()
    return desk.studio


def long_line(desk: Desk) -> QWidget:
    """150 sounds in one line."""
    session = desk.studio.session
    session.line.go(1)
    desk.rest()
    session.editing.type_text(LONG)
    session.editing.flush()
    desk.wait_spoken()
    return desk.studio


def narrow(desk: Desk) -> QWidget:
    """The smallest window."""
    desk.studio.resize(NARROW)
    desk.studio.docks.reset()
    return start(desk)


def narrow_error(desk: Desk) -> QWidget:
    """The smallest window with something to say."""
    narrow(desk)
    return error(desk)


def wide(desk: Desk) -> QWidget:
    """A 4K screen at two pixels a point."""
    desk.studio.resize(QSize(1920, 1080))
    return start(desk)


def dialog(kind: type[QDialog], action: str) -> Callable[[Desk], QWidget]:
    """A state that is a dialog of the window."""

    def show(desk: Desk) -> QWidget:
        start(desk)
        desk.studio.session.line.select(frozenset({4}))
        desk.studio.actions_[action].trigger()
        desk.rest()
        found = desk.studio.dialogs.shown(kind)
        assert found is not None
        return found

    return show


def crash(desk: Desk) -> QWidget:
    """The program has made a mistake."""
    shown = CrashDialog(TRACE, paths.log_file(), True, desk.studio)
    shown.show()
    desk.rest()
    return shown


STATES: dict[str, Callable[[Desk], QWidget]] = {
    "first": first,
    "start": start,
    "playing": playing,
    "selection": selection,
    "error": error,
    "recovery": recovery,
    "edited": edited,
    "long": long_line,
    "unfolded": unfolded,
    "pitchless": pitchless,
    "narrow": narrow,
    "narrow_error": narrow_error,
    "wide": wide,
    "export": dialog(ExportDialog, "export_options"),
    "settings": dialog(SettingsDialog, "settings"),
    "keys": dialog(ShortcutsDialog, "shortcuts"),
    "help": dialog(HelpDialog, "help"),
    "about": dialog(AboutDialog, "about"),
    "pronunciation": dialog(PronunciationDialog, "pronounce"),
    "crash": crash,
}


@dataclass(frozen=True, slots=True)
class Walk:
    """One process: a pixel ratio, a language, and what it shows."""

    scale: float
    language: str
    leaves_out: frozenset[str] = frozenset()


WALKS = {
    "1x": Walk(1, "en", frozenset({"wide"})),
    "2x": Walk(2, "en"),
    "1.5x": Walk(1.5, "en", frozenset(STATES) - {"edited"}),
    "german": Walk(1, "de", frozenset({"wide"})),
}


def take(name: str, folder: Path, only: list[str]) -> None:
    """Takes the pictures of one walk, each light and dark."""
    walk = WALKS[name]
    app = QApplication([])
    desk = Desk(app, walk.language)
    for state, show in STATES.items():
        if state in walk.leaves_out or (only and not any(state.startswith(one) for one in only)):
            continue
        desk.looks.set_scheme(Qt.ColorScheme.Light)
        desk.begin()
        shown = show(desk)
        for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
            desk.looks.set_scheme(scheme)
            desk.rest()
            shown.grab().save(str(folder / f"{state}_{scheme.name.lower()}_{name}.png"))
    desk.close()


def main(given: list[str]) -> None:
    """Runs every walk, or those that are named."""
    folder = Path(given[0]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    walks = [name for name in given[1:] if name in WALKS] or list(WALKS)
    only = [name for name in given[1:] if name not in WALKS]
    for name in walks:
        alone("benchmarks.pictures.states", name, WALKS[name].scale, [str(folder), *only])


def alone(module: str, name: str, scale: float, arguments: list[str]) -> None:
    """Runs a module as a process of its own, at one pixel ratio and with a home that nobody has lived in."""
    with tempfile.TemporaryDirectory() as home:
        places = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), home)
        wishes = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": f"{scale:g}", CHILD: name}
        command = [sys.executable, "-m", module, *arguments]
        subprocess.run(command, env={**os.environ, **places, **wishes}, check=True)


if __name__ == "__main__":
    if CHILD in os.environ:
        take(os.environ[CHILD], Path(sys.argv[1]), sys.argv[2:])
    else:
        main(sys.argv[1:])

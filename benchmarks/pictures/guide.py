"""The pictures of the user guide and of the README, taken of the program itself.

Run: ``make pictures``, or ``python -m benchmarks.pictures.guide FOLDER [NAME ...]``; names are beginnings of those in
`SHOTS`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.dialogs.voice_import import VoiceImportDialog
from app.dialogs.voice_manager import VoiceManagerDialog
from app.voices.import_candidates import ImportCandidate
from benchmarks.pictures import states
from benchmarks.pictures.desk import Desk
from glowtts_core.audio.wav import write_audio

State = Callable[[Desk], QWidget]
LIGHT, DARK = Qt.ColorScheme.Light, Qt.ColorScheme.Dark
COLOURS = 256
MOST_BYTES = 6_000_000
"""Room for all pictures together; a clone of the project carries every version of them for ever."""


def pitch(desk: Desk) -> QWidget:
    """The time axis of a line whose melody was bent."""
    states.edited(desk)
    return desk.studio.views.timeline


def style(desk: Desk) -> QWidget:
    """The whole style panel."""
    states.unfolded(desk)
    return desk.studio.docks.style


def follow(desk: Desk) -> QWidget:
    """A line that takes over timing and melody of a recording: here another take of it, said more slowly."""
    states.start(desk)
    session = desk.studio.session
    line = session.line.current
    assert line is not None
    session.editing.change_style(replace(line.style, speed=0.75, seed=5, temperature=0.8, intonation=1.5), "", True)
    desk.wait_spoken()
    slow = session.line.current
    take = session.speaking.take(slow) if slow is not None else None
    assert take is not None
    session.editing.undo()
    desk.wait_spoken()
    with tempfile.TemporaryDirectory() as folder:
        recording = Path(folder) / "as I say it.wav"
        write_audio(recording, take.audio)
        session.following.start(recording)
        desk.wait(desk.studio.views.follow.controls.isVisible)
        desk.wait_spoken()
    return desk.studio


def export(desk: Desk) -> QWidget:
    """The export dialog, with the name of a folder that is nobody's own."""
    desk.studio.settings.export = {"folder": "Speech"}
    return states.STATES["export"](desk)


def voices(desk: Desk) -> QWidget:
    """The voices that are installed."""
    states.start(desk)
    desk.studio.actions_["voices"].trigger()
    desk.rest()
    found = desk.studio.dialogs.shown(VoiceManagerDialog)
    assert found is not None
    return found


def importing(desk: Desk) -> QWidget:
    """What is asked about a checkpoint."""
    states.start(desk)
    names = ("G_1000.pth", "config.json", "g_02500000")
    file, config, vocoder = (Path(name) for name in names)
    incoming = ImportCandidate(file, config=config, vocoder=vocoder, name="Their voice", language_known=True)
    dialog = VoiceImportDialog(incoming, lambda _name: "", desk.studio)
    desk.studio.dialogs.show(dialog)
    desk.rest()
    return dialog


def imported(desk: Desk) -> QWidget:
    """What is told about a checkpoint that came alone."""
    states.start(desk)
    dialog = VoiceImportDialog(ImportCandidate(Path("G_1000.pth"), name="Their voice"), lambda _name: "", desk.studio)
    desk.studio.dialogs.show(dialog)
    notes = (
        "No configuration was found. Sizes are told by the tensors; sample rate and switches are the usual ones.",
        "No vocoder was given, so the voice speaks through Griffin-Lim, which sounds metallic.",
        "The licence of the voice is unknown. Find it out before you share the voice or what it says.",
    )
    dialog.show_result("Their voice", notes, 1.4e-6)
    desk.rest()
    return dialog


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture."""

    show: State
    scheme: Qt.ColorScheme = LIGHT


SHOTS: dict[str, Shot] = {
    "edited_light": Shot(states.edited),
    "error_light": Shot(states.error),
    "export_light": Shot(export),
    "guide_follow": Shot(follow),
    "guide_imported": Shot(imported),
    "guide_importing": Shot(importing),
    "guide_keys": Shot(states.STATES["keys"]),
    "guide_pitch": Shot(pitch),
    "guide_pronunciation": Shot(states.STATES["pronunciation"]),
    "guide_settings": Shot(states.STATES["settings"]),
    "guide_style": Shot(style),
    "guide_voices": Shot(voices),
    "long_light": Shot(states.long_line),
    "narrow_dark": Shot(states.narrow, DARK),
    "selection_light": Shot(states.selection),
    "start_light": Shot(states.start),
    "unfolded_dark": Shot(states.unfolded, DARK),
}
"""Every picture that a page or the README shows, by its file's name."""


def save(shot: QPixmap, path: Path) -> None:
    """Writes a picture in as few bytes as it can do with: flat colours from a palette, without dither."""
    shot.save(str(path), "PNG")
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def take(folder: Path, only: list[str]) -> None:
    """Takes the pictures, one window for all of them."""
    app = QApplication([])
    desk = Desk(app, "en")
    for name, shot in SHOTS.items():
        if only and not any(name.startswith(one) for one in only):
            continue
        desk.looks.set_scheme(shot.scheme)
        desk.begin()
        shown = shot.show(desk)
        desk.rest()
        save(shown.grab(), folder / f"{name}.png")
    desk.close()


def main(given: list[str]) -> None:
    """Takes all pictures, or those that are named."""
    folder = Path(given[0]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    states.alone("benchmarks.pictures.guide", "guide", 1, [str(folder), *given[1:]])
    size = sum(path.stat().st_size for path in folder.glob("*.png"))
    print(f"{len(SHOTS)} pictures, {size / 1e6:.1f} MB in {folder}")


if __name__ == "__main__":
    if states.CHILD in os.environ:
        take(Path(sys.argv[1]), sys.argv[2:])
    else:
        main(sys.argv[1:])

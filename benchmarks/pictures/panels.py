"""Renders every panel in light and dark, at one and two pixels a point, into a folder, to be looked at.

Run: ``python -m benchmarks.pictures.panels FOLDER [NAME]``
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.models.lines import Line, LineModel, LineState
from app.models.phones import Column, PhoneTableModel
from app.widgets import theme
from app.widgets.banner import Banner
from app.widgets.line_editor import LineEditor
from app.widgets.phone_table import PhoneTable
from app.widgets.script_panel import ScriptPanel
from app.widgets.status import StatusLine
from app.widgets.style_panel import StylePanel
from app.widgets.transport import TransportBar
from glowtts_core.types import Phone, Style, Utterance, VoiceInfo

KATHLEEN = VoiceInfo(
    name="kathleen",
    path="",
    language="en-US",
    sample_rate=22050,
    takes_pitch=True,
    description="A calm female voice",
    licence="CC0 1.0",
    style=Style(),
)


def transport() -> QWidget:
    """The bar while it plays, clipped."""
    bar = TransportBar()
    bar.show_voices([KATHLEEN], "kathleen")
    bar.show_style(Style(speed=1.25, seed=4217))
    bar.show_position(1.24, 3.8)
    bar.show_level(0.5, True)
    bar.set_export_menu(QMenu(bar))
    bar.show_busy(True, 0.4)
    return bar


def style_folded() -> QWidget:
    """The style panel as it first appears."""
    panel = StylePanel()
    panel.show_voices([KATHLEEN], "kathleen")
    panel.show_presets({"Narrator": Style(speed=0.9)})
    panel.show_style(Style(speed=1.25, seed=4217), takes_pitch=True)
    return panel


def style_unfolded() -> QWidget:
    """The style panel with all of it shown, for a voice without pitch."""
    panel = style_folded()
    assert isinstance(panel, StylePanel)
    panel.set_unfolded(True)
    panel.show_style(Style(speed=0.8, pause_scale=1.4, gain_db=-3), takes_pitch=False)
    return panel


def banner_error() -> QWidget:
    """An error with one thing to do."""
    banner = Banner()
    banner.show_error("The voice “kathleen” could not be read: its file voice.json is damaged.", "Choose another voice")
    return banner


def banner_notice() -> QWidget:
    """A notice."""
    banner = Banner()
    banner.show_notice("The headphones are gone; the sound comes out of the speakers until they are back.")
    return banner


def status() -> QWidget:
    """The line at the foot."""
    line = StatusLine()
    line.show_state("ready")
    line.show_rate(22050)
    line.show_device("CPU, 2 threads")
    line.show_factor(0.04)
    line.show_saved(True)
    return line


def script() -> QWidget:
    """A script with every state, a voice of its own, a find, a selection."""
    model = LineModel()
    panel = ScriptPanel(model)
    model.show(
        [
            Line("a", "The corner store was robbed last night.", state=LineState.SPOKEN),
            Line("b", "Nobody saw it.", state=LineState.EDITED),
            Line("c", "The police asked everyone in the street.", "another voice", LineState.PLANNED),
            Line("d", "Zxqvy.", state=LineState.FAILED, words="no voice"),
            Line("e", "", state=LineState.PLANNED),
            *(Line(str(n), f"And then line {n} follows.", state=LineState.SPOKEN) for n in range(6, 24)),
        ]
    )
    panel.show_current("b")
    panel.show_find()
    panel.finder.field.setText("police")
    chosen = panel.list.selectionModel()
    for row in (1, 2):
        chosen.select(model.index(row), QItemSelectionModel.SelectionFlag.Select)
    return panel


def script_empty() -> QWidget:
    """A script without a line."""
    return ScriptPanel(LineModel())


def line() -> QWidget:
    """The line with a word that is not in the dictionary, being rendered."""
    editor = LineEditor()
    editor.show_text("The Quillfeather corner store was robbed last night.", [(4, 16)])
    editor.show_progress(0.3)
    return editor


def line_long() -> QWidget:
    """A line longer than the field grows."""
    editor = LineEditor()
    editor.show_text("The corner store was robbed last night, and nobody in the whole street saw it happen. " * 5)
    return editor


def line_empty() -> QWidget:
    """No text yet."""
    return LineEditor()


def phones() -> QWidget:
    """The table with edits, a selection and a refusal."""
    symbols = "DH AH0 K AO1 R N ER0 S T AO1 R W AH0 Z .".split()
    words = [0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, None]
    spans = [(0, 3), (4, 10), (11, 16), (17, 20)]
    made = [
        Phone(symbol, word, *(spans[word] if word is not None else (20, 21)), take=n, seconds=0.06 + 0.01 * (n % 4))
        for n, (symbol, word) in enumerate(zip(symbols, words, strict=True))
    ]
    made[3] = replace(made[3], scale=1.8, pitch_st=2.0)
    made[9] = replace(made[9], pinned_s=0.21, temperature=0.5)
    made[14] = replace(made[14], gain_db=-3.0)
    ends = np.cumsum([phone.seconds * phone.scale for phone in made])
    model = PhoneTableModel()
    table = PhoneTable(model)
    model.show(Utterance("The corner store was.", tuple(made)), ends - [p.seconds * p.scale for p in made], ends)
    table.show_selection({3, 4})
    model.set_rows({3}, Column.RATIO, "5")
    return table


PICTURES: dict[str, tuple[Callable[[], QWidget], QSize]] = {
    "transport": (transport, QSize(1400, 64)),
    "transport_narrow": (transport, QSize(1024, 64)),
    "style": (style_folded, QSize(264, 420)),
    "style_unfolded": (style_unfolded, QSize(264, 720)),
    "banner_error": (banner_error, QSize(900, 40)),
    "banner_notice": (banner_notice, QSize(900, 40)),
    "script": (script, QSize(260, 420)),
    "script_empty": (script_empty, QSize(260, 200)),
    "line": (line, QSize(720, 52)),
    "line_long": (line_long, QSize(720, 130)),
    "line_empty": (line_empty, QSize(720, 52)),
    "phones": (phones, QSize(720, 420)),
    "status": (status, QSize(900, 24)),
}


def draw(folder: Path, only: str) -> None:
    """Writes the pictures at the ratio this process runs at."""
    app = QApplication([])
    looks = theme.apply(app)
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        looks.set_scheme(scheme)
        for name, (make, size) in PICTURES.items():
            if not name.startswith(only):
                continue
            widget = make()
            widget.resize(size)
            widget.show()
            for _ in range(4):  # a line that wraps settles its height in several turns
                QApplication.processEvents()
            shot = widget.grab()
            shot.save(str(folder / f"{name}_{scheme.name.lower()}_{shot.devicePixelRatio():g}x.png"))
            widget.deleteLater()


def main(folder: Path, only: str = "") -> None:
    """Writes ``<panel>_<light|dark>_<1|2>x.png`` for every panel, or for those whose names begin so."""
    folder.mkdir(parents=True, exist_ok=True)
    for ratio in ("1", "2"):
        # The ratio is a matter of the whole process.
        command = [sys.executable, "-m", __spec__.name, str(folder), only]
        subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": ratio}, check=True)


if __name__ == "__main__":
    if "QT_SCALE_FACTOR" in os.environ:
        draw(Path(sys.argv[1]), sys.argv[2])
    else:
        main(Path(sys.argv[1]), *sys.argv[2:3])

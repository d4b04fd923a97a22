"""Lines start from what is usual for the voice that speaks them, and go on from there when another one does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.session import Session
from app.session.first_project import first_project
from app.window import MainWindow
from glowtts_core.types import Project, Style, Utterance
from glowtts_core.voice.library import find_voice, rename_voice
from tests.app.conftest import Desk
from tests.fake_voice import write_fake_voice

CALM = Style(temperature=0.25, speed=0.9)
LIVELY = Style(temperature=0.7, speed=0.9, pause_scale=1.5)


@pytest.fixture
def shelf(desk: Desk) -> Path:
    """A usual voice that is calm, and a lively one that takes no pitch."""
    folder = desk.folder / "glowtts-studio" / "voices"
    write_fake_voice(folder, "tiny", style=CALM)
    write_fake_voice(folder, "lively", kind="griffin_lim", style=LIVELY)
    return folder


def styles(session: Session) -> list[Style]:
    return [line.style for line in session.line.lines]


def test_new_lines_start_from_the_style_of_the_voice(shelf: Path, session: Session) -> None:
    before = len(session.line.lines)
    session.script.add("One more.")
    session.script.paste("A pasted one.\nAnd another.")
    session.script.add_all(["One from a file."])
    assert styles(session).count(CALM) == 4 == len(session.line.lines) - before
    assert styles(session).count(Style()) == before, "the lines of an old project stay as they are"


def test_a_project_with_a_style_of_its_own_keeps_it(shelf: Path, session: Session) -> None:
    own = Style(speed=1.3)
    session.document.begin(replace(session.document.project, style=own))
    session.script.add("One more.")
    assert session.line.current is not None and session.line.current.style == own


def test_a_new_project_and_the_first_one_start_from_it_before_any_voice_is_loaded(shelf: Path, desk: Desk) -> None:
    desk.session = session = Session(desk.document, desk.engine, desk.player, usual_voice="lively")
    assert session.cast.style("") == LIVELY and session.cast.style("tiny") == CALM
    assert session.cast.style("nobody") == Style()
    lines = first_project(session.cast.style("")).utterances
    assert {line.style for line in lines} == {LIVELY}
    desk.document.begin(Project())
    session.script.add_all(["A text that the program was started with."])
    assert styles(session) == [LIVELY]


def test_another_voice_brings_its_style_to_what_was_not_changed_by_hand(shelf: Path, session: Session) -> None:
    session.document.begin(Project((Utterance("One.", style=CALM, id="a"), Utterance("Two.", style=CALM, id="b"))))
    session.editing.change_style(replace(CALM, temperature=0.5, seed=9), "Change temperature", True)
    session.script.choose(["a", "b"])
    session.script.set_voice("lively")
    assert styles(session) == [replace(LIVELY, temperature=0.5, seed=9), LIVELY]
    session.script.set_voice("")
    assert styles(session) == [replace(CALM, temperature=0.5, seed=9), CALM], "and back again"
    session.editing.undo()
    session.editing.undo()
    assert styles(session) == [replace(CALM, temperature=0.5, seed=9), CALM]


def test_another_usual_voice_does_so_for_the_lines_that_name_none(
    shelf: Path, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    lines = (Utterance("One.", style=CALM, id="a"), Utterance("Two.", style=CALM, voice="tiny", id="b"))
    session.document.begin(Project((*lines, Utterance("Three.", id="c"))))
    with qtbot.waitSignal(desk.engine.ready, timeout=60_000):
        desk.engine.start("lively")
    assert styles(session) == [LIVELY, CALM, replace(Style(), pause_scale=1.5)]
    session.editing.undo()
    assert styles(session) == [CALM, CALM, Style()]


def test_the_window_knows_the_voice_of_the_line_and_resets_to_its_style(
    shelf: Path, studio: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(studio.engine.voices_found, timeout=60_000):
        studio.engine.look_for_voices()
    session, row = studio.session, studio.views.style.rows["temperature"]
    before = session.takes_pitch
    session.script.set_voice("lively")
    assert before and not session.takes_pitch, "its vocoder takes none"
    qtbot.keyClick(row.slider, Qt.Key.Key_Backspace)
    assert session.line.current is not None and session.line.current.style.temperature == LIVELY.temperature
    assert studio.views.style.rows["pitch_st"].slider.toolTip() == studio.views.style.pitch_note.text()
    qtbot.keyClick(studio.views.transport.speed.slider, Qt.Key.Key_Backspace)
    assert session.line.current.style.speed == LIVELY.speed
    session.line.go(1)
    qtbot.keyClick(row.slider, Qt.Key.Key_Backspace)
    assert session.line.current.style.temperature == CALM.temperature and session.takes_pitch


def test_a_renamed_voice_is_found_by_both_names(shelf: Path, studio: MainWindow, qtbot: QtBot) -> None:
    rename_voice(write_fake_voice(shelf, "anna-blum", style=LIVELY), "Bob")
    rename_voice(shelf / "lively", "Sunny")
    with qtbot.waitSignal(studio.engine.voices_found, timeout=60_000):
        studio.engine.look_for_voices()
    studio.session.script.set_voice("lively")
    assert studio.session.cast.style("lively") == studio.session.cast.style("Sunny") == LIVELY
    assert studio.views.style.voice.currentText() == "Sunny"
    studio.session.script.set_voice("Anna Blum")  # as it was called when it was imported
    assert studio.session.cast.style("Anna Blum") == LIVELY and studio.views.style.voice.currentText() == "Bob"
    assert find_voice("Anna Blum") == find_voice("Bob") == shelf / "anna-blum"

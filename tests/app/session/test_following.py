"""A recording dropped on the window: the engine is real, the voice tiny, and what is heard is told by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.engine.speech import Speech
from app.window import MainWindow
from glowtts_core.edits import Heard
from glowtts_core.errors import AlignmentError
from glowtts_core.types import Audio, Utterance
from tests.app.conftest import Desk


class Said:
    """What stands in the place of the listening: the recording says every sound twice as long and two semitones up."""

    def __init__(self, line: Utterance) -> None:
        bends = tuple(None if phone.word is None else 2.0 for phone in line.phones)
        found = tuple(2 * phone.seconds for phone in line.phones)
        self.heard = Heard(line, found, bends, -100.0, -80.0, 3.0, doubtful=False)
        self.audio = Audio(np.zeros(22050, np.float32), 22050)


@pytest.fixture
def recording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def listen(_self: Speech, line: Utterance, path: Path, progress: Any, check: Any, _tell: object) -> Said:
        progress(0.5)
        check()
        if path.name == "other.wav":
            raise AlignmentError("The recording does not seem to hold the words of this line.")
        said = Said(line)
        if path.name == "doubtful.wav":
            said.heard = replace(said.heard, doubtful=True)
        return said

    monkeypatch.setattr(Speech, "listen", listen)
    path = tmp_path / "take3.wav"
    soundfile.write(path, np.zeros(22050), 22050)
    return path


def followed(studio: MainWindow, qtbot: QtBot, path: Path) -> Utterance:
    with qtbot.waitSignal(studio.session.following.found, timeout=60_000):
        studio.session.following.start(path)
    line = studio.session.line.current
    assert line is not None
    return line


def test_the_line_follows_as_one_step_that_undo_takes_back(
    desk: Desk, studio: MainWindow, qtbot: QtBot, recording: Path
) -> None:
    before = studio.session.line.lines[0]
    steps = desk.document.undo_stack.count()
    line = followed(studio, qtbot, recording)
    assert line.phones[0].scale == pytest.approx(2.0)
    assert line.phones[0].pitch_st == 2.0
    strip = studio.views.follow
    assert strip.isVisible()
    assert "take3.wav" in strip.words.text()
    strip.changed.emit(0.5, True, True, False)  # a drag, and where it ends
    strip.changed.emit(0.25, True, False, True)
    assert studio.session.line.lines[0].phones[0].scale == pytest.approx(2**0.25)
    assert studio.session.line.lines[0].phones[0].pitch_st == 0.0
    assert desk.document.undo_stack.count() == steps + 1
    studio.actions_["undo"].trigger()
    assert studio.session.line.lines[0] == before
    assert strip.isHidden()
    desk.wait_spoken()


def test_the_strip_itself_leads_back(desk: Desk, studio: MainWindow, qtbot: QtBot, recording: Path) -> None:
    before = studio.session.line.lines[0]
    followed(studio, qtbot, recording)
    qtbot.mouseClick(studio.views.follow.undo, Qt.MouseButton.LeftButton)
    assert studio.session.line.lines[0] == before
    assert studio.views.follow.isHidden()
    assert not desk.document.undo_stack.canUndo()
    desk.wait_spoken()


def test_keys_on_the_slider_change_the_strength(desk: Desk, studio: MainWindow, qtbot: QtBot, recording: Path) -> None:
    followed(studio, qtbot, recording)
    slider = studio.views.follow.slider
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    slider.settle()
    assert studio.session.line.lines[0].phones[0].scale == 1.0
    assert not studio.views.follow.isHidden()  # from nothing one may come back
    qtbot.keyClick(slider, Qt.Key.Key_End)
    slider.settle()
    assert studio.session.line.lines[0].phones[0].scale == pytest.approx(2.0)
    desk.wait_spoken()


def test_another_edit_ends_the_following_and_keeps_it(
    desk: Desk, studio: MainWindow, qtbot: QtBot, recording: Path
) -> None:
    followed(studio, qtbot, recording)
    studio.session.line.select({1})
    studio.session.editing.nudge(2)
    assert studio.views.follow.isHidden()
    assert studio.session.line.lines[0].phones[0].scale == pytest.approx(2.0)
    desk.wait_spoken()


def test_another_line_ends_the_following(desk: Desk, studio: MainWindow, qtbot: QtBot, recording: Path) -> None:
    followed(studio, qtbot, recording)
    studio.session.line.go(1)
    assert studio.views.follow.isHidden()
    desk.wait_spoken()


def test_a_recording_of_other_words_changes_nothing_and_says_so(
    desk: Desk, studio: MainWindow, qtbot: QtBot, recording: Path
) -> None:
    before = studio.session.line.lines[0]
    with qtbot.waitSignal(studio.session.following.failed, timeout=60_000):
        studio.session.following.start(recording.with_name("other.wav"))
    assert studio.session.line.lines[0] == before
    assert studio.views.banner.is_error
    assert "words of this line" in studio.views.banner.words.text()
    assert studio.views.follow.isHidden()


def test_a_doubtful_answer_is_taken_and_doubted_aloud(
    desk: Desk, studio: MainWindow, qtbot: QtBot, recording: Path
) -> None:
    followed(studio, qtbot, recording.with_name("doubtful.wav"))
    assert "may hold other words" in studio.views.follow.words.text()
    desk.wait_spoken()


def test_an_empty_line_cannot_follow(studio: MainWindow, recording: Path) -> None:
    studio.session.script.add("")
    studio.session.following.start(recording)
    assert "Type the line first" in studio.views.banner.words.text()
    assert studio.views.follow.isHidden()


def test_a_text_typed_just_before_is_read_first(desk: Desk, studio: MainWindow, qtbot: QtBot, recording: Path) -> None:
    studio.session.editing.type_text("Good bye now")
    line = followed(studio, qtbot, recording)
    assert line.text == "Good bye now"
    assert all(phone.scale == pytest.approx(2.0) for phone in line.phones if phone.word is not None)
    desk.wait_spoken()


def test_closing_the_strip_stops_the_listening(desk: Desk, studio: MainWindow, qtbot: QtBot, recording: Path) -> None:
    before = studio.session.line.lines[0]
    studio.session.following.start(recording)
    assert studio.views.follow.bar.isVisible()
    studio.views.follow.close_button.click()
    assert studio.views.follow.isHidden()
    assert not desk.engine.is_busy("listen")
    with qtbot.waitSignal(desk.engine.lane("after").planned, timeout=60_000):  # what comes after it in the queue
        desk.engine.plan("after", before)
    assert studio.session.line.lines[0] == before


def test_the_recording_is_heard_and_stopped(desk: Desk, studio: MainWindow, qtbot: QtBot, recording: Path) -> None:
    followed(studio, qtbot, recording)
    strip = studio.views.follow
    strip.play.click()
    assert desk.player.is_playing()
    assert strip.play.accessibleName() == "Stop the recording"
    strip.play.click()
    assert not desk.player.is_playing()
    assert strip.play.accessibleName() == "Play the recording"
    strip.play.click()
    studio.session.speaking.play()
    assert strip.play.accessibleName() == "Play the recording"
    studio.session.speaking.stop()
    desk.wait_spoken()


def test_the_menu_asks_for_the_file(
    desk: Desk, studio: MainWindow, qtbot: QtBot, recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(recording), ""))
    with qtbot.waitSignal(studio.session.following.found, timeout=60_000):
        studio.actions_["follow"].trigger()
    desk.wait_spoken()


def test_files_that_cannot_be_followed_are_told_by_the_engine_itself(
    desk: Desk, studio: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = studio.session.line.lines[0]
    soundfile.write(tmp_path / "short.ogg", np.random.default_rng(0).normal(0, 0.1, 4000), 22050)
    (tmp_path / "text.mp3").write_text("This is no sound.")
    found = (("gone.wav", "There is no sound file"), ("text.mp3", "cannot be read"), ("short.ogg", "too little"))
    for name, words in found:
        with qtbot.waitSignal(studio.session.following.failed, timeout=60_000):
            studio.session.following.start(tmp_path / name)
        assert words in studio.views.banner.words.text()
    assert studio.session.line.lines[0] == before

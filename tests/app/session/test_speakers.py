"""Speakers of one voice in the window: chosen, mixed, taken back; out of sight for voices of one speaker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.session import Session
from app.settings import Settings
from app.voices.installed import found_voices
from app.widgets.style_panel import StylePanel
from app.widgets.transport import TransportBar
from app.window import MainWindow
from app.window.presets import Presets
from glowtts_core import edits, project_file
from glowtts_core.types import Style, Take, Utterance, VoiceInfo
from tests.app.conftest import Desk
from tests.fake_voice import SPEAKERS, write_fake_voice

LEFT = Qt.MouseButton.LeftButton
DUO = VoiceInfo("duo", "", "en-US", 22050, True, "", "CC0", Style(), ("anna", "bert", "carl"))
SOLO = replace(DUO, name="solo", speakers=())


@pytest.fixture
def panel(qtbot: QtBot) -> StylePanel:
    made = StylePanel()
    qtbot.addWidget(made)
    made.resize(280, 900)
    made.set_unfolded(True)
    made.show()
    made.show_voices([DUO, SOLO], "duo")
    return made


def told(panel: StylePanel) -> list[tuple[Style, str, bool]]:
    found: list[tuple[Style, str, bool]] = []
    panel.style_edited.connect(lambda style, words, final: found.append((style, words, final)))
    return found


def test_the_pickers_are_there_only_where_there_are_several_speakers(panel: StylePanel) -> None:
    assert panel.speaker.isVisible() and panel.mix.isVisible() and "Mixing" in panel.fold.toolTip()
    panel.set_unfolded(False)
    assert panel.speaker.isVisible() and not panel.mix.isVisible()
    panel.set_unfolded(True)
    panel.show_voices([DUO, SOLO], "solo")
    assert not panel.speaker.isVisible() and not panel.mix.isVisible() and "Mixing" not in panel.fold.toolTip()


def test_a_speaker_is_chosen_by_key_and_the_usual_one_has_no_name(panel: StylePanel, qtbot: QtBot) -> None:
    assert panel.speaker.accessibleName() == "Speaker" and panel.speaker.currentText() == "anna"
    panel.speaker.setFocus()
    with qtbot.waitSignal(panel.speaker_chosen) as chosen:
        qtbot.keyClick(panel.speaker, Qt.Key.Key_Down)
    assert chosen.args == ["bert"]
    panel.show_style(Style(speaker="bert"), takes_pitch=True)
    with qtbot.waitSignal(panel.speaker_chosen) as chosen:
        qtbot.keyClick(panel.speaker, Qt.Key.Key_Up)
    assert chosen.args == [""]
    for name, shown in (("", "anna"), ("anna", "anna"), ("carl", "carl"), ("zoe", "zoe (missing)")):
        panel.show_style(Style(speaker=name), takes_pitch=True)
        assert panel.speaker.currentText() == shown
    panel.show_style(Style(), takes_pitch=True)
    assert panel.speaker.count() == 3


def test_a_line_can_be_rid_of_speakers_that_its_voice_does_not_have(panel: StylePanel, qtbot: QtBot) -> None:
    panel.show_voices([DUO, SOLO], "solo")
    panel.show_style(Style(speaker="bert", mix_with="anna", mix=0.4), takes_pitch=True)
    assert panel.speaker.currentText() == "bert (missing)" and panel.mix.other.currentText() == "anna (missing)"
    found = told(panel)
    panel.speaker.setFocus()
    with qtbot.waitSignal(panel.speaker_chosen) as chosen:
        qtbot.keyClick(panel.speaker, Qt.Key.Key_Up)
    assert chosen.args == [""] and panel.speaker.currentText() == "Usual speaker"
    panel.mix.other.setFocus()
    qtbot.keyClick(panel.mix.other, Qt.Key.Key_Up)
    assert found[-1][0].mix_with == "" and found[-1][0].mix == 0.0
    panel.show_style(Style(), takes_pitch=True)
    assert not panel.speaker.isVisible() and not panel.mix.isVisible()


def test_somebody_is_mixed_in_by_half_moved_by_a_drag_and_reset(panel: StylePanel, qtbot: QtBot) -> None:
    found = told(panel)
    other, share = panel.mix.other, panel.mix.share
    assert other.accessibleName() == "Mix with" and not share.isVisible()
    assert [other.itemText(row) for row in range(other.count())] == ["Nobody", "bert", "carl"]
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Down)
    assert found == [(Style(mix_with="bert", mix=0.5), "Mix speakers", True)]
    panel.show_style(found[-1][0], takes_pitch=True)
    assert share.isVisible() and share.field.text() == "50 %" and share.slider.accessibleName() == "Share: 50 %"
    width, middle = share.slider.width() - 18, share.slider.height() // 2
    qtbot.mousePress(share.slider, LEFT, pos=QPoint(9 + width // 2, middle))
    for part in (0.6, 0.75, 0.75):
        qtbot.mouseMove(share.slider, QPoint(round(9 + part * width), middle))
    qtbot.mouseRelease(share.slider, LEFT, pos=QPoint(round(9 + 0.75 * width), middle))
    assert [final for _, _, final in found[1:]].count(True) == 1 and found[-1][2]
    assert found[-1][0].mix == pytest.approx(0.75, abs=0.02) and found[-1][0].mix_with == "bert"
    qtbot.mouseDClick(share.label, LEFT)
    assert found[-1][0].mix == 0.0 and found[-1][2]
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Up)
    assert found[-1][0] == Style()


def test_a_preset_serves_every_voice(panel: StylePanel, qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "studio.ini")
    Presets(settings, panel, panel)
    panel.preset_saved.emit("Slow", Style(speed=0.8, speaker="bert", mix_with="carl", mix=0.2))
    assert not {"speaker", "mix_with", "mix"} & set(settings.presets["Slow"])
    mine = Style(seed=4, speaker="carl", mix_with="anna", mix=0.3)
    panel.show_style(mine, takes_pitch=True)
    found = told(panel)
    panel.presets.choice.setFocus()
    panel.presets.choice.setCurrentIndex(-1)
    qtbot.keyClick(panel.presets.choice, Qt.Key.Key_Down)
    assert found[-1][0] == replace(mine, speed=0.8)


def test_the_bar_has_the_speaker_beside_the_voice_where_there_is_room(qtbot: QtBot) -> None:
    bar = TransportBar()
    qtbot.addWidget(bar)
    bar.resize(1400, 64)
    bar.show()
    narrow = bar.minimumSizeHint().width()
    bar.show_voices([DUO, SOLO], "solo")
    assert not bar.speaker.isVisible()
    bar.show_voices([DUO, SOLO], "duo")
    bar.show_style(Style(speaker="carl"))
    assert bar.speaker.isVisible() and bar.speaker.currentText() == "carl"
    assert bar.speaker.x() > bar.voice.geometry().right()
    assert bar.export.geometry().right() <= 1400 and bar.minimumSizeHint().width() == narrow
    bar.resize(narrow, 64)
    assert not bar.speaker.isVisible()
    bar.resize(1024, 64)
    assert bar.speaker.isVisible() and bar.export.geometry().right() <= 1024
    bar.speaker.setFocus()
    with qtbot.waitSignal(bar.speaker_chosen) as chosen:
        qtbot.keyClick(bar.speaker, Qt.Key.Key_Up)
    assert chosen.args == ["bert"]


# ------------------------------------------------------------------------------------------ the whole program


@pytest.fixture
def two(desk: Desk) -> Desk:
    """The voice of the desk has two speakers."""
    write_fake_voice(desk.folder / "glowtts-studio" / "voices", "tiny", speakers=2)
    return desk


@pytest.fixture
def spoken(two: Desk) -> Session:
    one = Session(two.document, two.engine, two.player)
    two.begin(one)
    return one


def current(session: Session) -> Utterance:
    assert session.line.current is not None
    return session.line.current


def take(session: Session) -> Take:
    found, stale = session.speaking.takes.of(current(session))
    assert found is not None and not stale
    return found


def lengths(session: Session) -> list[float]:
    return [phone.seconds for phone in current(session).phones]


def test_the_shelf_names_the_usual_speaker_first(spoken: Session) -> None:
    assert spoken.voice is not None and spoken.voice.speakers == SPEAKERS[:2]
    assert next(voice for voice in found_voices() if voice.name == "tiny").speakers == SPEAKERS[:2]


def test_another_speaker_is_one_step_has_lengths_of_their_own_and_keeps_edits(two: Desk, spoken: Session) -> None:
    spoken.editing.change_phones(edits.set_scale(current(spoken).phones, {1}, 2.0), "Longer", True)
    two.wait_spoken()
    before, sound, steps = lengths(spoken), take(spoken), spoken.document.undo_stack.count()
    spoken.script.choose([line.id for line in spoken.line.lines[:2]])
    spoken.script.set_speaker("bert")
    assert current(spoken).style.speaker == "bert"
    two.wait_spoken()
    assert [line.style.speaker for line in spoken.line.lines] == ["bert", "bert", ""]
    assert spoken.document.undo_stack.count() == steps + 1
    assert spoken.document.undo_stack.undoText() == "Choose speaker"
    assert lengths(spoken) != before and current(spoken).phones[1].scale == 2.0
    assert take(spoken).audio.seconds != sound.audio.seconds
    spoken.editing.undo()
    two.wait_spoken()
    assert lengths(spoken) == before and take(spoken) is sound
    spoken.editing.redo()
    two.wait_spoken()
    assert current(spoken).style.speaker == "bert" and lengths(spoken) != before


def test_a_mix_is_heard_while_it_is_dragged_and_planned_at_the_end(two: Desk, spoken: Session) -> None:
    shown: list[Utterance] = []
    spoken.line_shown.connect(lambda line, _take, _stale: shown.append(line))
    before = lengths(spoken)
    for mix in (0.2, 0.4, 0.6):
        style = Style(mix_with="bert", mix=mix)
        spoken.editing.change_style(style, "Mix speakers", False)
        assert shown[-1].style == style and [phone.seconds for phone in shown[-1].phones] == before
    spoken.editing.change_style(Style(mix_with="bert", mix=0.6), "Mix speakers", True)
    assert shown[-1].style.mix == 0.6, "the slider does not jump back while the lengths are due"
    two.wait_spoken()
    assert spoken.document.undo_stack.count() == 1
    assert lengths(spoken) != before
    spoken.editing.undo()
    two.wait_spoken()
    assert current(spoken).style == Style() and lengths(spoken) == before


def test_plans_that_come_late_are_not_taken_for_those_of_another_speaker(two: Desk, spoken: Session) -> None:
    anna = lengths(spoken)
    for name in ("bert", "", "bert"):  # faster than the engine plans
        spoken.script.set_speaker(name)
    two.wait_spoken()
    bert = lengths(spoken)
    assert bert != anna
    for expected in (anna, bert, anna):
        spoken.editing.undo()
        two.wait_spoken()
        assert lengths(spoken) == expected


def test_another_voice_speaks_with_its_usual_speaker_and_undo_brings_the_first_back(two: Desk, spoken: Session) -> None:
    write_fake_voice(two.folder / "glowtts-studio" / "voices", "other")
    notices: list[str] = []
    spoken.noticed.connect(notices.append)
    spoken.script.set_speaker("bert")
    two.wait_spoken()
    spoken.script.set_voice("other")
    two.wait_spoken()
    assert current(spoken).style.speaker == "" and not notices
    spoken.editing.undo()
    assert (current(spoken).voice, current(spoken).style.speaker) == ("", "bert")


def test_a_speaker_that_the_voice_does_not_have_is_told(two: Desk, spoken: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(spoken.noticed, timeout=60_000) as said:
        spoken.script.set_speaker("zoe")
    assert "has no speaker “zoe”" in said.args[0]
    two.wait_spoken()


def test_from_the_window_to_the_file_and_back(two: Desk, studio_of: Callable[[], MainWindow], tmp_path: Path) -> None:
    studio = studio_of()
    views, session = studio.views, studio.session
    assert views.style.speaker.isVisible() and views.transport.speaker.isVisible()
    views.transport.speaker_chosen.emit("bert")
    assert views.style.speaker.currentText() == views.transport.speaker.currentText() == "bert"
    assert "bert" in views.lines.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    views.style.mix.edited.emit("anna", 0.25, True)
    two.wait_spoken()
    assert current(session).style == Style(speaker="bert", mix_with="anna", mix=0.25)
    two.document.save(tmp_path / "a.glowproj")
    assert project_file.load(tmp_path / "a.glowproj").utterances[0] == current(session)


@pytest.fixture
def studio_of(two: Desk, request: pytest.FixtureRequest) -> Callable[[], MainWindow]:
    """The window, made once the voice of two speakers is on the shelf."""
    return lambda: request.getfixturevalue("studio")

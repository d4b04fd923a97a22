"""The style panel driven by mouse, wheel and keys: one step a gesture, defaults a double-click away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.style_panel import StylePanel
from app.widgets.value_slider import ValueSlider
from glowtts_core.types import Style, VoiceInfo

LEFT = Qt.MouseButton.LeftButton


class Panel(StylePanel):
    """A panel that writes down what it tells."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[Style, str, bool]] = []
        self.style_edited.connect(lambda style, words, final: self.told.append((style, words, final)))


@pytest.fixture
def panel(qtbot: QtBot) -> Panel:
    made = Panel()
    qtbot.addWidget(made)
    made.resize(280, 760)
    made.set_unfolded(True)
    made.show()
    return made


def at(slider: ValueSlider, value: float) -> QPoint:
    """Where the handle stands for a value."""
    part = slider.span.part(value)
    return QPoint(round(9 + part * (slider.width() - 18)), slider.height() // 2)


def drag(qtbot: QtBot, slider: ValueSlider, old: float, new: float) -> None:
    qtbot.mousePress(slider, LEFT, pos=at(slider, old))
    for part in (0.3, 0.7, 1.0):
        qtbot.mouseMove(slider, at(slider, old + part * (new - old)))
    qtbot.mouseRelease(slider, LEFT, pos=at(slider, new))


def turn(widget: QWidget, notches: int, ctrl: bool = False) -> None:
    keys = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle, widget.mapToGlobal(middle), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_showing_is_silent(panel: Panel) -> None:
    panel.show_style(Style(speed=1.5, seed=7, gain_db=-3), takes_pitch=True)
    assert panel.told == []
    assert panel.rows["speed"].field.value() == 1.5
    assert panel.seed.field.text() == "7"
    assert panel.rows["speed"].slider.accessibleName() == "Speed: 1.50 ×"


def test_a_drag_is_one_step(panel: Panel, qtbot: QtBot) -> None:
    drag(qtbot, panel.rows["speed"].slider, 1.0, 1.6)
    finals = [final for _, _, final in panel.told]
    assert finals[-1] and not any(finals[:-1]) and len(finals) >= 3
    style, words, _ = panel.told[-1]
    assert style.speed == pytest.approx(1.6, abs=0.03) and words == "Change speed"
    assert panel.rows["speed"].field.value() == style.speed


def test_speed_is_log(panel: Panel) -> None:
    span = panel.rows["speed"].slider.span
    assert span.part(1.0) == pytest.approx(0.5)
    assert span.value(1.0) == pytest.approx(2.0)


def test_escape_during_a_drag_restores(panel: Panel, qtbot: QtBot) -> None:
    slider = panel.rows["temperature"].slider
    panel.show_style(Style(temperature=0.5), takes_pitch=True)
    qtbot.mousePress(slider, LEFT, pos=at(slider, 0.5))
    qtbot.mouseMove(slider, at(slider, 0.9))
    qtbot.keyClick(slider, Qt.Key.Key_Escape)
    qtbot.mouseRelease(slider, LEFT, pos=at(slider, 0.9))
    assert panel.told[-1][0].temperature == 0.5 and panel.told[-1][2]


@pytest.mark.parametrize("part", ["slider", "label"])
def test_double_click_resets(panel: Panel, qtbot: QtBot, part: str) -> None:
    panel.show_style(Style(gain_db=-9), takes_pitch=True)
    row = panel.rows["gain_db"]
    target = getattr(row, part)
    place = QPoint(4, 4) if part == "label" else at(row.slider, -9)
    qtbot.mouseClick(target, LEFT, pos=place)
    qtbot.mouseDClick(target, LEFT, pos=place)
    assert [(style.gain_db, final) for style, _, final in panel.told] == [(0.0, True)]


def test_usual_style_of_the_voice_is_the_default(panel: Panel, qtbot: QtBot) -> None:
    panel.show_usual(Style(temperature=0.5))
    qtbot.keyClick(panel.rows["temperature"].slider, Qt.Key.Key_Backspace)
    assert panel.told[-1][0].temperature == 0.5
    assert "0.50" in panel.rows["temperature"].slider.toolTip()


def test_wheel_needs_focus(panel: Panel, qtbot: QtBot) -> None:
    row = panel.rows["pitch_st"]
    for target in (row.slider, row.field):
        turn(target, 1)
    assert panel.told == []
    row.slider.setFocus()
    with qtbot.waitSignal(row.slider.committed):
        turn(row.slider, 2)
        turn(row.slider, -1, ctrl=True)
    assert [(style.pitch_st, final) for style, _, final in panel.told] == [(2.0, False), (1.9, False), (1.9, True)]


def test_arrows_step_and_leaving_settles(panel: Panel, qtbot: QtBot) -> None:
    slider = panel.rows["intonation"].slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert not panel.told[-1][2]
    panel.rows["gain_db"].slider.setFocus()
    assert panel.told[-1][0].intonation == pytest.approx(1.1) and panel.told[-1][2]


def test_typed_number(panel: Panel, qtbot: QtBot) -> None:
    field = panel.rows["pause_scale"].field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2.5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert panel.told[-1][0].pause_scale == 2.5 and panel.told[-1][2]


def test_what_is_being_typed_is_not_overwritten(panel: Panel, qtbot: QtBot) -> None:
    field = panel.rows["pause_scale"].field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2.5")
    panel.show_style(Style(pause_scale=1.2), takes_pitch=True)
    assert field.cleanText() == "2.5"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    panel.show_style(Style(pause_scale=0.5), takes_pitch=True)
    assert field.value() == 0.5


def test_seed_typed_thrown_locked(panel: Panel, qtbot: QtBot) -> None:
    panel.seed.field.selectAll()
    qtbot.keyClicks(panel.seed.field, "4217")
    qtbot.keyClick(panel.seed.field, Qt.Key.Key_Return)
    assert panel.told[-1][0].seed == 4217
    qtbot.mouseClick(panel.seed.dice, LEFT)
    thrown = panel.told[-1][0].seed
    assert thrown != 4217 and panel.seed.field.text() == str(thrown)
    with qtbot.waitSignal(panel.seed_lock_toggled) as told:
        qtbot.mouseClick(panel.seed.lock, LEFT)
    assert told.args == [True]
    panel.seed.throw()
    assert panel.told[-1][0].seed == thrown and not panel.seed.dice.isEnabled()


def test_pitch_unavailable_is_explained(panel: Panel) -> None:
    panel.show_style(Style(), takes_pitch=False)
    assert panel.pitch_note.isVisible() and "vocoder" in panel.pitch_note.text()
    assert not panel.rows["pitch_st"].slider.isEnabled() and panel.rows["gain_db"].slider.isEnabled()
    panel.show_style(Style(), takes_pitch=True)
    assert not panel.pitch_note.isVisible() and panel.rows["pitch_st"].slider.isEnabled()


def test_folded_away(panel: Panel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.unfolded) as told:
        qtbot.mouseClick(panel.fold, LEFT)
    assert told.args == [False]
    assert not panel.rows["gain_db"].isVisible() and panel.rows["speed"].isVisible()


def test_presets_saved_loaded_removed(panel: Panel, qtbot: QtBot) -> None:
    slow = Style(speed=0.8, temperature=0.2, seed=1)
    panel.show_style(Style(seed=9), takes_pitch=True)
    qtbot.mouseClick(panel.presets.save, LEFT)
    assert not panel.presets.confirm.isEnabled()
    qtbot.keyClicks(panel.presets.name, " Slow ")
    with qtbot.waitSignal(panel.preset_saved) as saved:
        qtbot.keyClick(panel.presets.name, Qt.Key.Key_Return)
    assert saved.args == ["Slow", Style(seed=9)]
    panel.show_presets({"Slow": slow})
    panel.presets.choice.setFocus()
    with qtbot.waitSignal(panel.preset_loaded) as loaded:
        qtbot.keyClick(panel.presets.choice, Qt.Key.Key_Down)
    assert loaded.args == ["Slow"]
    style, words, final = panel.told[-1]
    assert (style.speed, style.temperature, style.seed, final) == (0.8, 0.2, 9, True)
    assert words == "Load preset “Slow”"
    with qtbot.waitSignal(panel.preset_removed) as removed:
        qtbot.mouseClick(panel.presets.remove, LEFT)
    assert removed.args == ["Slow"]
    panel.show_style(Style(speed=1.4), takes_pitch=True)
    assert panel.presets.choice.currentIndex() == -1 and not panel.presets.remove.isEnabled()


def test_naming_a_preset_warns_and_can_be_left(panel: Panel, qtbot: QtBot) -> None:
    panel.show_presets({"Slow": Style()})
    qtbot.mouseClick(panel.presets.save, LEFT)
    qtbot.keyClicks(panel.presets.name, "Slow")
    assert panel.presets.confirm.text() == "Replace"
    with qtbot.assertNotEmitted(panel.preset_saved):
        qtbot.keyClick(panel.presets.name, Qt.Key.Key_Escape)
    assert panel.presets.choice.isVisible()


def test_voices(panel: Panel, qtbot: QtBot) -> None:
    voices = [VoiceInfo(name, "", "en-US", 22050, True, "", "CC0", Style()) for name in ("anna", "bert")]
    panel.show_voices(voices, "bert")
    assert panel.voice.currentText() == "bert"
    panel.voice.setFocus()
    with qtbot.waitSignal(panel.voice_chosen) as told:
        qtbot.keyClick(panel.voice, Qt.Key.Key_Up)
    assert told.args == ["anna"]
    panel.show_voices(voices, "carl")
    assert panel.voice.currentText() == "carl (missing)"

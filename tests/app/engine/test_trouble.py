"""Voices and devices that fail while the engine works."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.engine.engine import VOICE_LANE, Engine
from app.engine.speech import Speech
from glowtts_core.errors import DeviceError
from glowtts_core.types import Utterance
from tests.app.engine.parts import PATIENCE_MS, Heard, rendered
from tests.fake_voice import SpellingReader, fake_voice

TEXT = "Hello, my friend. Good bye."


@pytest.fixture
def engine(qapp: QApplication, shelf: Path) -> Iterator[Engine]:
    one = Engine(speech_maker=lambda: Speech(reader_opener=lambda lexicon: SpellingReader()))
    yield one
    one.stop()


def test_a_voice_that_cannot_be_loaded_leaves_the_one_before(qtbot: QtBot, engine: Engine, shelf: Path) -> None:
    engine.start("tiny", "cpu")
    first = rendered(qtbot, engine, Utterance(TEXT))
    weights = shelf / "flat" / "acoustic.safetensors"
    weights.write_bytes(weights.read_bytes()[:100])
    with qtbot.waitSignal(engine.lane(VOICE_LANE).failed, timeout=PATIENCE_MS):
        engine.start("flat", "cpu")
    again = rendered(qtbot, engine, Utterance(TEXT))
    assert np.array_equal(first.audio.samples, again.audio.samples)


def test_a_voice_whose_folder_goes_speaks_on_until_it_is_asked_for_anew(
    qtbot: QtBot, engine: Engine, shelf: Path
) -> None:
    engine.start("tiny", "cpu")
    rendered(qtbot, engine, Utterance(TEXT))
    shutil.rmtree(shelf / "tiny")
    assert rendered(qtbot, engine, Utterance("More of it.")).audio.seconds > 0
    with qtbot.waitSignal(engine.lane(VOICE_LANE).failed, timeout=PATIENCE_MS) as answer:
        engine.start("tiny", "cpu")
    assert "tiny" in answer.args[0]
    assert rendered(qtbot, engine, Utterance("And more.")).audio.seconds > 0


class BrokenCard(Speech):
    """Speech on a graphics card that gives up in the middle of a sound, and a CPU that does not."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(lambda folder, device: self._voice(device), lambda lexicon: SpellingReader(), **settings)

    def _wanted_device(self, name: str, tell: Callable[[str], None]) -> str:
        return name

    def _voice(self, device: str) -> Any:
        voice = fake_voice()
        if device != "cpu":
            speak = voice.vocoder.speak

            def failing(drive: Any, low: int, high: int) -> object:
                if low > 0:
                    raise DeviceError("The graphics card failed.")
                return speak(drive, low, high)

            object.__setattr__(voice.vocoder, "speak", failing)
        return voice


def test_a_graphics_card_that_fails_is_left_and_the_sound_goes_on(
    qtbot: QtBot, qapp: QApplication, shelf: Path
) -> None:
    engine = Engine(speech_maker=BrokenCard)
    heard = Heard(engine)
    devices: list[str] = []
    engine.device_changed.connect(devices.append)
    try:
        engine.start("tiny", "cuda:0")
        take = rendered(qtbot, engine, Utterance(TEXT))
        qtbot.waitUntil(lambda: devices == ["cuda:0", "cpu"], timeout=PATIENCE_MS)
        sound = np.concatenate([audio.samples for _, audio in heard.named("chunk")])
        assert np.array_equal(sound, take.audio.samples)
        assert heard.named("notice") == [("The graphics card failed. The CPU speaks for now.",)]
        assert heard.named("failed") == []
    finally:
        engine.stop()


def test_a_device_that_is_not_there_is_told_and_the_cpu_speaks(
    qtbot: QtBot, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    heard = Heard(engine)
    with qtbot.waitSignal(engine.ready, timeout=PATIENCE_MS):
        engine.start("tiny", "cuda")
    assert "The CPU speaks" in heard.named("notice")[0][0]

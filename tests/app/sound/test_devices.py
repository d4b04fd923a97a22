"""Sound devices that come, go and differ, played by a PortAudio of the test's own."""

from __future__ import annotations

import time
import types
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.sound import outputs
from app.sound.outputs import SoundOutput
from app.sound.player import Player
from glowtts_core.types import Audio

RATE = 8000
PATIENCE_MS = 60_000

Samples = npt.NDArray[np.float32]


def noise(seconds: float, rate: int = RATE) -> Audio:
    samples = np.random.default_rng(0).uniform(-0.5, 0.5, round(seconds * rate)).astype(np.float32)
    return Audio(samples, rate)


class FakeStream:
    def __init__(self, card: FakeCards, **settings: Any) -> None:
        self.card, self.callback, self.samplerate = card, settings["callback"], settings["samplerate"]
        self.default = card.seen[0]
        self.name = settings["device"]
        self.channels = settings["channels"]
        self.active = self.closed = False

    def start(self) -> None:
        if self.name in self.card.broken:
            raise self.card.PortAudioError("device unavailable")
        self.active = True
        assert not self.ask(round(0.1 * self.samplerate)).any(), "sound servers swallow what comes first"

    def close(self, ignore_errors: bool = True) -> None:
        self.active, self.closed = False, True

    def ask(self, frames: int) -> Samples:
        """What the card would play next."""
        out = np.ones((frames, self.channels), np.float32)
        self.callback(out, frames, types.SimpleNamespace(outputBufferDacTime=0.0, currentTime=0.0), None)
        return out


class FakeCards(types.ModuleType):
    """PortAudio as `SoundOutput` sees it, with two cards; the first is the default one."""

    class PortAudioError(Exception):
        pass

    def __init__(self) -> None:
        super().__init__("cards")
        self.names = ["built-in", "headset"]
        self.broken: set[int | None] = set()
        self.streams: list[FakeStream] = []
        self.seen = list(self.names)

    def query_devices(self, device: int | None = None, kind: str | None = None) -> object:
        rows = [
            {"name": name, "max_output_channels": 2, "hostapi": 0, "default_samplerate": 16000.0} for name in self.seen
        ]
        if kind is None:
            return [{"name": "microphone", "max_output_channels": 0, "hostapi": 0}, *rows]
        if not rows:
            raise self.PortAudioError("no default device")
        return rows[0 if device is None else device - 1]

    def query_hostapis(self, number: int) -> dict[str, str]:
        return {"name": "ALSA"}

    def check_output_settings(self, *, samplerate: int, **settings: object) -> None:
        if samplerate != 16000:
            raise self.PortAudioError("invalid sample rate")

    def OutputStream(self, **settings: object) -> FakeStream:  # noqa: N802  # sounddevice's name
        self.streams.append(FakeStream(self, **settings))
        return self.streams[-1]

    def _terminate(self) -> None:
        assert not any(stream.active for stream in self.streams)

    def _initialize(self) -> None:
        self.seen = list(self.names)


@pytest.fixture
def cards() -> FakeCards:
    return FakeCards()


@pytest.fixture
def output(qapp: QApplication, cards: FakeCards) -> SoundOutput:
    return SoundOutput(cards)


@pytest.fixture
def player(output: SoundOutput) -> Iterator[Player]:
    one = Player(output)
    yield one
    one.shut_down()


def test_a_card_of_another_rate_gets_both_channels_at_its_own(player: Player, cards: FakeCards) -> None:
    player.play(Audio(np.full(RATE, 0.25, np.float32), RATE))
    heard = cards.streams[0].ask(4000)
    assert cards.streams[0].samplerate == 16000
    assert np.allclose(heard[200:], 0.25, atol=0.01)
    player.play(noise(0.1))
    assert len(cards.streams) == 1, "an open device is used again"


def test_the_end_is_when_it_has_been_heard_not_when_it_was_taken(
    qtbot: QtBot, player: Player, cards: FakeCards
) -> None:
    with qtbot.waitSignal(player.finished, timeout=PATIENCE_MS):
        player.play(noise(0.1))
        for _ in range(4):
            cards.streams[0].ask(1000)
        assert player.position_s() < 0.1
        player.pump()
        assert player.is_playing()
        for _ in range(4):
            cards.streams[0].ask(1000)


def test_devices_are_listed_and_only_those_that_play(player: Player, cards: FakeCards) -> None:
    lists: list[list[str]] = []
    player.devices_changed.connect(lists.append)
    player.look_for_devices()
    player.look_for_devices()
    cards.names.append("headset")
    player.look_for_devices()
    assert lists == [["built-in", "headset"], ["built-in", "headset", "headset (ALSA)"]]
    assert player.devices() == lists[-1]


def test_a_device_that_goes_while_playing_is_replaced_and_taken_back(
    player: Player, output: SoundOutput, cards: FakeCards
) -> None:
    words: list[str] = []
    player.device_lost.connect(words.append)
    player.device_back.connect(words.append)
    player.set_device("headset")
    player.play(Audio(np.linspace(0, 1, 2 * RATE, dtype=np.float32), RATE))
    stream = cards.streams[0]
    assert stream.name == 2
    for _ in range(4):
        stream.ask(4000)
        player.pump()
    stream.active = False
    cards.names.remove("headset")
    output.look_after()  # its timer would do so within the second
    assert "headset" in words[0]
    assert player.is_playing()
    assert stream.closed
    assert cards.streams[1].name is None
    assert 0.25 < cards.streams[1].ask(100)[50, 0] < 0.5, "goes on where it was heard"
    player.look_for_devices()
    assert len(words) == 1
    player.stop()
    cards.names.append("headset")
    player.look_for_devices()
    assert "headset" in words[1]
    player.play(noise(0.1))
    assert cards.streams[-1].name == 2


def test_a_device_that_no_longer_asks_is_lost(player: Player, output: SoundOutput, cards: FakeCards) -> None:
    player.play(noise(1.0))
    cards.streams[0].ask(100)
    for _ in range(20):
        output.look_after()
    assert cards.streams[0].closed


def test_without_any_device_the_playhead_runs_in_silence(qtbot: QtBot, player: Player, cards: FakeCards) -> None:
    cards.names.clear()
    with qtbot.waitSignals([player.device_lost, player.finished], timeout=PATIENCE_MS):
        player.play(noise(0.2))
    assert player.position_s() == pytest.approx(0.2)


def test_the_default_is_the_one_of_the_moment_when_a_sound_begins(
    player: Player, output: SoundOutput, cards: FakeCards, monkeypatch: pytest.MonkeyPatch
) -> None:
    player.play(noise(0.1))
    player.stop()
    output.release()  # as it does when it has rested for long enough
    cards.names.reverse()
    much_later_s = time.monotonic() + 60
    monkeypatch.setattr(outputs, "time", types.SimpleNamespace(monotonic=lambda: much_later_s))
    player.play(noise(0.1))
    assert [stream.default for stream in cards.streams] == ["built-in", "headset"]


def test_a_default_device_that_goes_is_followed_to_the_next_one(
    player: Player, output: SoundOutput, cards: FakeCards
) -> None:
    lost: list[str] = []
    back: list[str] = []
    player.device_lost.connect(lost.append)
    player.device_back.connect(back.append)
    player.play(noise(2.0))
    for _ in range(2):
        cards.streams[0].ask(4000)
        player.pump()
    cards.names.remove("built-in")
    cards.streams[0].active = False
    output.look_after()
    assert (len(lost), len(back)) == (0, 1)
    assert cards.streams[1].default == "headset"
    assert cards.streams[1].ask(1000).any()
    cards.streams[1].active = False
    output.look_after()
    assert "No sound device" in lost[0]


def test_choosing_a_device_while_playing_goes_on_there(player: Player, cards: FakeCards) -> None:
    player.play(noise(1.0))
    cards.streams[0].ask(100)
    player.set_device("headset")
    assert [stream.name for stream in cards.streams] == [None, 2]
    assert player.device() == "headset"
    assert cards.streams[1].ask(1000).any()


def test_a_machine_without_portaudio_is_no_failure(qtbot: QtBot) -> None:
    class Absent(types.ModuleType):
        def __getattr__(self, name: str) -> object:
            raise OSError("PortAudio library not found")

    player = Player(SoundOutput(Absent("absent")))
    player.look_for_devices()
    with qtbot.waitSignal(player.finished, timeout=PATIENCE_MS):
        player.play(noise(0.1))
    player.shut_down()


def test_the_player_of_this_machine_starts_and_ends_in_order(qtbot: QtBot) -> None:
    player = Player()
    with qtbot.waitSignal(player.finished, timeout=PATIENCE_MS):
        player.play(noise(0.1, rate=22050))
    player.shut_down()
    player.shut_down()

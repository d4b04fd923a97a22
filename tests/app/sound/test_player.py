from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.sound.outputs import SilentOutput
from app.sound.playback_source import PlaybackSource
from app.sound.player import Player
from app.sound.ring_buffer import CAPACITY, RingBuffer
from glowtts_core.types import Audio

RATE = 8000
PATIENCE_MS = 60_000

Samples = npt.NDArray[np.float32]


def noise(seconds: float, seed: int = 0, rate: int = RATE) -> Audio:
    samples = np.random.default_rng(seed).uniform(-0.5, 0.5, round(seconds * rate)).astype(np.float32)
    return Audio(samples, rate)


class Deck:
    """A player on an output whose time goes on only when it is told."""

    def __init__(self) -> None:
        self.output = SilentOutput(ticking=False)
        self.player = Player(self.output)
        self.said: list[object] = []
        self.player.started.connect(lambda: self.said.append("started"))
        self.player.finished.connect(lambda: self.said.append("finished"))

    def listen(self, seconds: float) -> Samples:
        """What is heard in that time."""
        heard = []
        for _ in range(round(seconds / 0.1)):
            self.player.pump()
            heard.append(self.output.advance(0.1))
        self.player.pump()
        return np.concatenate(heard)


@pytest.fixture
def deck(qapp: QApplication) -> Iterator[Deck]:
    one = Deck()
    yield one
    one.player.shut_down()


@given(st.lists(st.integers(0, 90_000), max_size=12), st.lists(st.integers(1, 90_000), max_size=12))
def test_a_ring_gives_back_what_was_written_in_order(writes: list[int], takes: list[int]) -> None:
    ring, source = RingBuffer(gain=0.5), np.arange(2_000_000, dtype=np.float32)
    heard: list[Samples] = []
    for index in range(max(len(writes), len(takes))):
        if index < len(writes):
            room = min(writes[index], CAPACITY - ring.waiting)
            ring.write(source[ring.written : ring.written + room])
            assert ring.peak(max(0, ring.written - 1000), ring.written) == max(0, ring.written - 1)
        if index < len(takes):
            before, out = ring.taken, np.full(takes[index], 7, np.float32)
            ring.take(out, 0.0)
            assert not out[ring.taken - before :].any()
            heard.append(out[: ring.taken - before])
    joined = np.concatenate([np.zeros(0, np.float32), *heard])
    assert np.array_equal(joined, source[: ring.taken] / 2)
    assert ring.taken <= ring.written


def test_a_ring_knows_what_has_been_heard() -> None:
    ring = RingBuffer()
    ring.write(np.ones(1000, np.float32))
    ring.take(np.zeros(400, np.float32), heard_at_s=10.0)
    assert [ring.heard(now_s, 1000) for now_s in (9.0, 10.0, 10.1, 99.0)] == [0, 0, 100, 400]
    ring.closed = True
    out = np.ones(10, np.float32)
    ring.take(out, 11.0)
    assert not out.any()
    assert ring.taken == 400


def test_another_rate_is_met_without_a_seam_or_drift() -> None:
    seconds, low, high = 3.0, 22050, 48000
    wave = np.sin(2 * np.pi * 440 * np.arange(round(seconds * low)) / low).astype(np.float32)
    supply = PlaybackSource(low)
    supply.aim(0.0, high)
    drawn = []
    for piece in np.array_split(wave, 17):
        supply.feed(piece)
        drawn.append(supply.draw(10_000))
    supply.complete = True
    while not supply.exhausted:
        drawn.append(supply.draw(10_000))
    joined = np.concatenate(drawn)
    assert abs(len(joined) - seconds * high) <= 1
    wanted = np.sin(2 * np.pi * 440 * np.arange(len(joined)) / high)
    assert np.abs(joined - wanted)[500:-500].max() < 1e-3


def test_a_sound_is_heard_as_it_is(deck: Deck) -> None:
    sound = noise(1.0)
    deck.player.play(sound)
    assert np.array_equal(deck.listen(1.0), sound.samples)
    assert deck.said == ["started", "finished"]
    assert not deck.player.is_playing()
    assert deck.player.position_s() == pytest.approx(1.0)


def test_a_sound_in_pieces_waits_for_the_next_one(deck: Deck) -> None:
    sound = noise(1.0)
    deck.player.begin(RATE)
    assert deck.said == []
    assert not deck.listen(0.3).any()
    deck.player.feed(Audio(sound.samples[:4000], RATE))
    assert deck.said == ["started"]
    assert np.array_equal(deck.listen(0.7), np.concatenate([sound.samples[:4000], np.zeros(1600)]))
    assert deck.player.position_s() == pytest.approx(0.5)
    deck.player.feed(Audio(sound.samples[4000:], RATE))
    deck.player.end()
    assert np.array_equal(deck.listen(0.5), sound.samples[4000:])
    assert deck.said == ["started", "finished"]


def test_a_span_is_played_at_its_place(deck: Deck) -> None:
    sound = noise(2.0)
    deck.player.play(sound, 0.5, 1.5)
    assert deck.player.position_s() == pytest.approx(0.5)
    heard = deck.listen(0.4)
    assert np.array_equal(heard, sound.samples[4000:7200])
    assert deck.player.position_s() == pytest.approx(0.9)
    deck.listen(0.6)
    assert deck.said[-1] == "finished"
    assert deck.player.position_s() == pytest.approx(1.5)


def test_a_loop_has_no_gap_and_ends_when_it_is_told_to(deck: Deck) -> None:
    sound = noise(0.7)
    deck.player.loop = True
    deck.player.play(sound)
    assert np.array_equal(deck.listen(2.1), np.tile(sound.samples, 3))
    deck.listen(0.2)
    assert deck.player.position_s() == pytest.approx(0.2)
    deck.player.loop = False
    deck.listen(1.5)
    assert deck.said == ["started", "finished"]
    assert deck.player.position_s() == pytest.approx(0.7)


def test_stop_is_silence_at_once(deck: Deck) -> None:
    rings: list[RingBuffer] = []
    deck.output.opened.connect(lambda ring, _rate: rings.append(ring))
    deck.player.play(noise(1.0))
    deck.listen(0.2)
    deck.player.stop()
    out = np.ones(100, np.float32)
    rings[0].take(out, 0.0)  # as a card does whose question was on its way
    assert not out.any()
    deck.player.feed(noise(1.0))
    assert deck.said == ["started"]
    assert not deck.player.is_playing()


def test_a_new_sound_takes_the_place_of_the_old_one(deck: Deck) -> None:
    deck.player.play(noise(1.0, seed=1))
    deck.listen(0.2)
    deck.player.play(noise(0.5, seed=2))
    assert np.array_equal(deck.listen(0.5), noise(0.5, seed=2).samples)
    assert deck.said == ["started", "started", "finished"]


def test_volume_and_level_act_at_once(deck: Deck) -> None:
    levels: list[tuple[float, bool]] = []
    deck.player.level.connect(lambda peak, clipped: levels.append((peak, clipped)))
    samples = np.full(RATE, 0.5, np.float32)
    samples[6000:6100] = 1.0
    deck.player.play(Audio(samples, RATE))
    deck.listen(0.2)
    deck.player.volume = 0.5
    assert np.allclose(deck.listen(0.2), 0.25)
    assert levels[-1] == (0.25, False)
    deck.listen(0.4)
    assert (0.5, True) in levels
    deck.listen(0.2)
    assert levels[-1] == (0.0, False)


def test_without_any_clock_of_a_test_the_silent_output_keeps_time(qtbot: QtBot) -> None:
    player = Player(SilentOutput())
    with qtbot.waitSignal(player.finished, timeout=PATIENCE_MS):
        player.play(noise(0.2))
    player.shut_down()

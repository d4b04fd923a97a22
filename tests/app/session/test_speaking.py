from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.session import Session
from app.session.speaking import GAP_S, LINE
from glowtts_core import edits
from glowtts_core.types import Audio
from tests.app.conftest import Desk

Samples = npt.NDArray[np.float32]


def heard_of(desk: Desk) -> list[Audio]:
    """Everything that is given to the player from now on."""
    heard: list[Audio] = []
    feed = desk.player.feed

    def fed(audio: Audio) -> None:
        heard.append(audio)
        feed(audio)

    desk.player.feed = fed  # type: ignore[method-assign]  # the desk is of this test alone
    return heard


def samples(heard: list[Audio]) -> int:
    return sum(len(audio.samples) for audio in heard)


def play_out(desk: Desk, session: Session) -> None:
    """Lets the loudspeaker play to the end."""

    def is_over() -> bool:
        desk.hear(0.2)
        return not session.speaking.is_playing

    desk.qtbot.waitUntil(is_over, timeout=30_000)


def test_a_spoken_line_plays_at_once_to_its_end(desk: Desk, session: Session) -> None:
    states: list[bool] = []
    session.speaking.playing.connect(states.append)
    take, _ = session.speaking.takes.of(session.line.lines[0])
    assert take is not None
    heard = heard_of(desk)
    session.speaking.play()
    assert samples(heard) == len(take.audio.samples)
    play_out(desk, session)
    assert states == [True, False]


def test_a_line_that_is_being_spoken_is_heard_from_its_first_chunk(desk: Desk, session: Session) -> None:
    session.editing.change_phones(edits.set_scale(session.line.lines[0].phones, {0}, 2.0), "Longer", True)
    heard = heard_of(desk)
    session.speaking.play()
    desk.wait_spoken()
    take, stale = session.speaking.takes.of(session.line.lines[0])
    assert take is not None and not stale
    assert np.array_equal(np.concatenate([audio.samples for audio in heard]), take.audio.samples)


def test_all_lines_follow_each_other_and_the_script_follows_them(desk: Desk, session: Session) -> None:
    reached: list[str] = []
    session.speaking.reached.connect(reached.append)
    heard = heard_of(desk)
    session.speaking.play_all()
    desk.qtbot.waitUntil(lambda: sum(session.speaking.take(line) is not None for line in session.line.lines) == 3)
    lengths = [take.audio.seconds for line in session.line.lines if (take := session.speaking.take(line)) is not None]
    assert abs(samples(heard) - (sum(lengths) + 2 * GAP_S) * heard[0].sample_rate) <= 2
    play_out(desk, session)
    assert reached == ["1", "2"]
    assert session.line.current is not None
    assert session.line.current.id == "2"


def test_nothing_but_the_chosen_pause_lies_between_the_lines_that_the_device_gets(desk: Desk, session: Session) -> None:
    session.speaking.play_all()
    desk.qtbot.waitUntil(lambda: all(session.speaking.take(line) for line in session.line.lines), timeout=30_000)
    session.speaking.stop()
    takes = [take for line in session.line.lines if (take := session.speaking.take(line)) is not None]
    silence = np.zeros(round(GAP_S * takes[0].audio.sample_rate), np.float32)
    wanted = np.concatenate(
        [takes[0].audio.samples, *(part for take in takes[1:] for part in (silence, take.audio.samples))]
    )
    session.speaking.play_all()
    given: list[Samples] = []
    while session.speaking.is_playing:
        given.append(desk.output.advance(0.1))
        desk.player.pump()
    assert np.array_equal(np.concatenate(given)[: len(wanted)], wanted)


def test_cancelling_also_ends_what_is_spoken_in_the_background(desk: Desk, session: Session) -> None:
    with desk.qtbot.waitSignal(session.speaking.rendering, timeout=30_000):
        session.editing.change_phones(edits.set_scale(session.line.lines[0].phones, {0}, 2.0), "Longer", True)
    assert desk.engine.is_busy(LINE)
    session.speaking.cancel()
    assert not desk.engine.is_busy(LINE)


def test_stop_is_silence_and_a_second_press_plays_again(desk: Desk, session: Session) -> None:
    session.speaking.toggle()
    played = session.speaking.is_playing
    session.speaking.toggle()
    assert played and not session.speaking.is_playing
    assert not desk.player.is_playing()


def test_the_unedited_version_is_heard_and_the_edits_stay(desk: Desk, session: Session) -> None:
    plain, _ = session.speaking.takes.of(session.line.lines[0])
    assert plain is not None
    session.editing.change_phones(edits.set_scale(session.line.lines[0].phones, {0, 1, 2}, 3.0), "Longer", True)
    desk.wait_spoken()
    heard = heard_of(desk)
    session.speaking.play(unedited=True)
    assert samples(heard) == len(plain.audio.samples)
    assert session.line.lines[0].phones[0].scale == 3.0


def test_the_selection_is_played_alone(desk: Desk, session: Session) -> None:
    take, _ = session.speaking.takes.of(session.line.lines[0])
    assert take is not None
    session.line.select({2, 3})
    heard = heard_of(desk)
    session.speaking.play_selection()
    expected = (take.ends_s[3] - take.starts_s[2]) * take.audio.sample_rate
    assert abs(samples(heard) - expected) <= 1

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.engine.engine import VOICE_LANE, Engine
from app.engine.speech import Speech
from glowtts_core.export.options import ExportOptions
from glowtts_core.types import Audio, Style, Utterance, VoiceInfo
from tests.app.engine.parts import PATIENCE_MS, Heard, rendered
from tests.fake_voice import SpellingReader, fake_voice

TEXT = "Hello, my friend. Good bye."


class Gate:
    """A reader that can be held, so that a job is known to be running."""

    def __init__(self) -> None:
        self.open, self.waiting = threading.Event(), threading.Event()
        self.open.set()

    def read(self, text: str) -> Any:
        self.waiting.set()
        assert self.open.wait(60)
        reading = SpellingReader().read(text)
        words = tuple(replace(word, in_dictionary=word.text != "friend") for word in reading.words)
        return replace(reading, words=words)


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def engine(qapp: QApplication, shelf: Path, gate: Gate) -> Iterator[Engine]:
    one = Engine(speech_maker=lambda: Speech(reader_opener=lambda lexicon: gate))
    yield one
    gate.open.set()
    one.stop()


def test_importing_the_engine_loads_no_torch() -> None:
    program = "import sys, app.engine, app.sound.player; print('torch' in sys.modules, 'numba' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "False"]


def test_starting_tells_the_voices_then_progress_then_that_it_is_ready(qtbot: QtBot, engine: Engine) -> None:
    voices: list[list[VoiceInfo]] = []
    shares: list[float] = []
    engine.voices_found.connect(voices.append)
    engine.lane(VOICE_LANE).progress.connect(shares.append)
    devices: list[list[tuple[str, str]]] = []
    engine.devices_found.connect(devices.append)
    with qtbot.waitSignal(engine.ready, timeout=PATIENCE_MS) as answer:
        engine.start("tiny", "cpu")
    info = answer.args[0]
    assert (info.name, info.sample_rate, info.takes_pitch, info.licence) == ("tiny", 22050, True, "CC0-1.0")
    assert Path(info.path).name == "tiny"
    found = {info.name: info.takes_pitch for info in voices[0]}
    assert found["tiny"] is fake_voice().vocoder.takes_f0
    assert found["flat"] is fake_voice(kind="griffin_lim").vocoder.takes_f0
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert devices[0][0] == ("cpu", "CPU")


def test_a_line_is_planned_and_words_that_were_guessed_are_told(qtbot: QtBot, engine: Engine) -> None:
    engine.start("tiny", "cpu")
    heard = Heard(engine)
    with qtbot.waitSignal(engine.lane("plan:1").planned, timeout=PATIENCE_MS) as answer:
        engine.plan("plan:1", Utterance(TEXT))
    assert heard.named("guessed") == [("plan:1", [(10, 16)])]
    utterance, notices = answer.args
    assert notices == []
    assert all(phone.seconds > 0 for phone in utterance.phones)


def test_the_chunks_are_the_sound_of_the_take(qtbot: QtBot, engine: Engine) -> None:
    engine.start("tiny", "cpu")
    chunks: list[Audio] = []
    engine.lane("preview").chunk.connect(chunks.append)
    take = rendered(qtbot, engine, Utterance(TEXT))
    assert len(chunks) > 1
    assert np.array_equal(np.concatenate([chunk.samples for chunk in chunks]), take.audio.samples)


def test_the_latest_wins_and_nothing_of_the_others_arrives(qtbot: QtBot, engine: Engine, gate: Gate) -> None:
    heard = Heard(engine)
    engine.start("tiny", "cpu")
    gate.open.clear()
    gate.waiting.clear()
    engine.render("preview", Utterance(TEXT, style=Style(seed=1)))
    qtbot.waitUntil(gate.waiting.is_set, timeout=PATIENCE_MS)
    for seed in range(2, 20):
        engine.render("preview", Utterance(TEXT, style=Style(seed=seed)))
    with qtbot.waitSignal(engine.lane("preview").settled, timeout=PATIENCE_MS):
        gate.open.set()
    assert [take.utterance.style.seed for _, take in heard.named("rendered")] == [19]
    assert heard.named("settled").count(("preview",)) == 1
    assert len({id(audio) for _, audio in heard.named("chunk")}) == len(heard.named("chunk"))


def test_an_answer_that_is_on_its_way_when_it_is_cancelled_does_not_arrive(qtbot: QtBot, engine: Engine) -> None:
    heard = Heard(engine)
    engine.start("tiny", "cpu")
    engine.lane("preview").chunk.connect(lambda _audio: engine.cancel("preview"))
    engine.render("preview", Utterance(TEXT))
    with qtbot.waitSignal(engine.lane("plan:1").planned, timeout=PATIENCE_MS):
        engine.plan("plan:1", Utterance(TEXT))
    assert len(heard.named("chunk")) == 1
    assert heard.named("rendered") == []
    assert not engine.is_busy("preview")


def test_lanes_do_not_disturb_each_other(qtbot: QtBot, engine: Engine) -> None:
    heard = Heard(engine)
    engine.start("tiny", "cpu")
    for name in ("one", "two", "three"):
        engine.plan(f"plan:{name}", Utterance(name))
    rendered(qtbot, engine, Utterance(TEXT))
    assert [entry[0] for entry in heard.named("planned")] == ["plan:one", "plan:two", "plan:three"]


def test_what_is_needed_now_overtakes_files_which_then_go_on(
    qtbot: QtBot, engine: Engine, gate: Gate, tmp_path: Path
) -> None:
    heard = Heard(engine)
    with qtbot.waitSignal(engine.lane(VOICE_LANE).settled, timeout=PATIENCE_MS):
        engine.start("tiny", "cpu")
    gate.open.clear()
    gate.waiting.clear()
    engine.export(
        "files",
        [(number, Utterance(f"Line {word}.")) for number, word in enumerate("abc", 1)],
        tmp_path / "out",
        ExportOptions(),
    )
    qtbot.waitUntil(gate.waiting.is_set, timeout=PATIENCE_MS)
    engine.plan("plan:next", Utterance("next"), ahead=True)
    engine.render("next", Utterance("Next."), ahead=True)
    engine.render("preview", Utterance(TEXT))
    engine.plan("plan:now", Utterance("now"))
    with qtbot.waitSignal(engine.lane("files").exported, timeout=PATIENCE_MS) as answer:
        gate.open.set()
    assert len(answer.args[0].paths) == 3
    qtbot.waitUntil(lambda: ("files",) in heard.named("settled"), timeout=PATIENCE_MS)
    lanes = [lane for (lane,) in heard.named("settled")]
    assert lanes[1:] == ["preview", "plan:now", "plan:next", "next", "files"]
    assert heard.named("failed") == heard.named("bug") == []


def test_a_voice_does_not_change_in_the_middle_of_a_job(qtbot: QtBot, engine: Engine, gate: Gate) -> None:
    heard = Heard(engine)
    with qtbot.waitSignal(engine.lane(VOICE_LANE).settled, timeout=PATIENCE_MS):
        engine.start("tiny", "cpu")
    gate.open.clear()
    gate.waiting.clear()
    engine.render("next", Utterance(TEXT), ahead=True)
    qtbot.waitUntil(gate.waiting.is_set, timeout=PATIENCE_MS)
    engine.start("flat", "cpu")
    with qtbot.waitSignal(engine.ready, timeout=PATIENCE_MS):
        gate.open.set()
    (_, take), *_ = heard.named("rendered")
    assert take.f0_hz.any()
    assert [entry[0] for entry in heard.all if entry[0] in ("ready", "rendered")] == ["ready", "rendered", "ready"]


def test_what_the_person_can_mend_is_told_in_words(qtbot: QtBot, engine: Engine) -> None:
    engine.start("tiny", "cpu")
    for request, words in (
        (Utterance("123"), "spoken"),
        (Utterance("Hi", voice="nobody"), "nobody"),
        (Utterance("Hi", style=Style(pitch_st=2), voice="flat"), "no pitch input"),
    ):
        with qtbot.waitSignal(engine.lane("preview").failed, timeout=PATIENCE_MS) as answer:
            engine.render("preview", request)
        assert words in answer.args[0]
    with qtbot.waitSignal(engine.lane(VOICE_LANE).failed, timeout=PATIENCE_MS):
        engine.start("nowhere", "cpu")
    assert rendered(qtbot, engine, Utterance("Hi", voice="flat")).f0_hz.max() == 0


def test_a_fault_of_the_program_comes_with_its_trace_and_the_engine_goes_on(
    qtbot: QtBot, engine: Engine, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard(engine)
    engine.start("tiny", "cpu")
    with monkeypatch.context() as patch:
        patch.setattr(gate, "read", lambda text: 1 / 0)
        with qtbot.waitSignal(engine.bug, timeout=PATIENCE_MS) as answer:
            engine.plan("plan:1", Utterance("Hi"))
    assert "ZeroDivisionError" in answer.args[0]
    rendered(qtbot, engine, Utterance("Hi"))
    assert ("plan:1",) in heard.named("settled")


def test_stopping_ends_a_running_job_and_nothing_arrives_afterwards(qtbot: QtBot, engine: Engine, gate: Gate) -> None:
    heard = Heard(engine)
    engine.start("tiny", "cpu")
    gate.open.clear()
    gate.waiting.clear()
    engine.render("preview", Utterance(TEXT))
    qtbot.waitUntil(gate.waiting.is_set, timeout=PATIENCE_MS)
    before = len(heard.all)
    gate.open.set()
    engine.stop()
    engine.stop()
    engine.render("preview", Utterance(TEXT))
    qtbot.wait(1)
    assert len(heard.all) == before
    assert not engine.is_busy("preview")


def test_the_next_sounds_are_quick_because_garbage_is_not_searched_for(qtbot: QtBot, engine: Engine) -> None:
    with qtbot.waitSignal(engine.lane(VOICE_LANE).settled, timeout=PATIENCE_MS):
        engine.start("tiny", "cpu")
    assert not gc.isenabled()  # as it was before
    assert gc.get_freeze_count() > 10_000

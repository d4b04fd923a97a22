"""Renders the time axis in its states, light and dark, at one and two pixels a point, to be looked at and timed.

Run: ``python -m benchmarks.pictures.timeline FOLDER [NAME] [VOICE]``; with a voice the line is really spoken.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.widgets import theme
from app.widgets.timeline.figure import FigureLane
from app.widgets.timeline.parameter import Mode
from app.widgets.timeline.view import TimelineView
from glowtts_core import edits
from glowtts_core.types import Audio, Phone, Take, Utterance

RATE, HOP, BANDS = 22050, 256, 80
FRAME_S = HOP / RATE
LINE = (
    ("The", "DH AH0"),
    ("corner", "K AO1 R N ER0"),
    ("store", "S T AO1 R"),
    ("was", "W AH0 Z"),
    ("robbed", "R AA1 B D"),
    ("last", "L AE1 S T"),
    ("night", "N AY1 T"),
)
VOICED = "AEIOURLMNWYVZBDG"


def line(repeats: int = 1) -> Utterance:
    """A planned line; each repeat is a sentence of 26 sounds."""
    phones: list[Phone] = []
    texts: list[str] = []
    chance = np.random.default_rng(3)
    for _ in range(repeats):
        for word, sounds in LINE:
            start = sum(len(text) + 1 for text in texts)
            for symbol in sounds.split():
                seconds = float(chance.uniform(0.09, 0.17) if symbol[-1].isdigit() else chance.uniform(0.045, 0.1))
                phones.append(Phone(symbol, len(texts), start, start + len(word), len(phones), seconds))
            texts.append(word)
        phones.append(Phone(".", None, 0, 0, len(phones), 0.22))
    return Utterance(" ".join(texts) + ".", tuple(phones))


def made_take(utterance: Utterance) -> Take:
    """A take that looks like speech: bands of formants, a falling melody, a score with a bright diagonal."""
    chance = np.random.default_rng(5)
    _, exact_s = edits.spans(utterance.phones, utterance.style)
    ends = np.maximum(1, np.round(exact_s / FRAME_S)).astype(np.int64)
    counts = np.diff(ends, prepend=0)
    owner, frames = np.repeat(np.arange(len(ends)), counts), int(ends[-1])
    rows = np.arange(BANDS)[:, None]
    mel = np.full((BANDS, frames), -9.5) + chance.normal(0, 0.5, (BANDS, frames))
    f0 = np.zeros(frames)
    level = np.zeros(frames)
    for index, phone in enumerate(utterance.phones):
        here = owner == index
        shape = np.sin(np.linspace(0.25, np.pi - 0.25, int(here.sum())))
        if phone.symbol[0] in VOICED:
            for centre, wide in zip(chance.uniform((6, 24, 42), (18, 40, 60)), (5, 5, 7), strict=True):
                mel[:, here] += 6.5 * np.exp(-(((rows - centre) / wide) ** 2)) * shape
            sway = np.sin(np.arange(int(here.sum())) / 6)
            f0[here] = 205 - 45 * np.flatnonzero(here) / frames + 12 * sway + 6 * chance.normal()
            level[here] = 0.5 * shape
        elif phone.symbol[0].isalpha():
            mel[:, here] += 5 * np.clip((rows - 35) / 30, 0, 1) * shape
            level[here] = 0.12 * shape
    time_s = np.arange(frames * HOP) / RATE
    tone = np.sin(2 * np.pi * np.cumsum(np.repeat(f0, HOP)) / RATE) + 0.4 * chance.normal(size=len(time_s))
    samples = (np.repeat(level, HOP) * tone * 0.6).astype(np.float32)
    distance = np.abs(np.arange(len(ends))[:, None] - owner[None, :])
    score = (-40.0 * np.sqrt(distance) + chance.normal(0, 12, distance.shape) - 80).astype(np.float32)
    found = np.clip(np.round(ends[:-1] + chance.integers(-2, 3, len(ends) - 1)), 1, frames - 1)
    searched = np.searchsorted(np.maximum.accumulate(found), np.arange(frames), side="right").astype(np.int32)
    ends_s = ends.astype(np.float64) * FRAME_S
    starts_s = np.concatenate([[0.0], ends_s[:-1]])
    f32 = np.float32
    return Take(
        utterance, Audio(samples, RATE), starts_s, ends_s, mel.astype(f32), f0.astype(f32), score, searched, FRAME_S
    )


def spoken_take(voice: str) -> Take:
    """The line as a voice says it."""
    from glowtts_core.synthesis import Synthesizer
    from glowtts_core.synthesis.performer import Performer
    from glowtts_core.text.frontend import Frontend
    from glowtts_core.voice.folder import load_voice

    synthesizer = Synthesizer(load_voice(Path(voice)), Frontend())
    utterance = synthesizer.plan(Utterance("The corner store was robbed last night, and nobody saw it."))
    *_, take = Performer(synthesizer).perform(utterance, lambda: None)
    assert isinstance(take, Take)
    return take


def plain(view: TimelineView, take: Take) -> None:
    """A line as it was spoken, playing."""
    view.show_utterance(take.utterance, take)
    view.set_playhead(1.03)


def selected(view: TimelineView, take: Take) -> None:
    """A word selected."""
    view.show_utterance(take.utterance, take)
    view.setFocus()
    view.stage.select(edits.word_indices(take.utterance.phones, 4), 4)


def edited(view: TimelineView, take: Take) -> None:
    """Lengths, a pin, pitch, gain; the take is of before."""
    phones = edits.scale(take.utterance.phones, {3, 4}, 1.6)
    phones = edits.pin(edits.set_scale(phones, {10}, 0.6), {15}, 0.21)
    phones = edits.shift_pitch(phones, {19, 20}, 4.0, smooth=True)
    view.show_utterance(replace(take.utterance, phones=phones), take, stale=True)
    view.stage.select({4}, 4)


def pitch_mode(view: TimelineView, take: Take) -> None:
    """The sliders set pitch."""
    edited(view, take)
    view.stage.set_mode(Mode.PITCH)


def zoomed(view: TimelineView, take: Take) -> None:
    """Closer, a boundary under the hand."""
    plain(view, take)
    QApplication.processEvents()
    view.axis.zoom(4.0, 500.0)
    x = round(view.axis.x_of(float(view.stage.shown.ends_s[10])))
    QTest.mouseMove(view.mel, QPoint(x, 40))


def pitchless(view: TimelineView, take: Take) -> None:
    """A voice without pitch."""
    view.show_utterance(take.utterance, replace(take, f0_hz=np.zeros_like(take.f0_hz)))
    view.set_pitch_available(False)


def empty(view: TimelineView, _take: Take) -> None:
    """Nothing yet."""
    view.show_utterance(Utterance(""))


def planned(view: TimelineView, take: Take) -> None:
    """Planned, not spoken yet."""
    view.show_utterance(take.utterance)


WIDE, NARROW = QSize(1000, 720), QSize(640, 520)
PICTURES: dict[str, tuple[Callable[[TimelineView, Take], None], int, QSize]] = {
    "plain": (plain, 1, WIDE),
    "selected": (selected, 1, WIDE),
    "edited": (edited, 1, WIDE),
    "pitch_mode": (pitch_mode, 1, WIDE),
    "zoomed": (zoomed, 1, WIDE),
    "pitchless": (pitchless, 1, WIDE),
    "planned": (planned, 1, WIDE),
    "empty": (empty, 1, WIDE),
    "long": (selected, 6, WIDE),
    "narrow": (edited, 1, NARROW),
}


def draw(folder: Path, only: str, voice: str) -> None:
    """Writes the pictures at the ratio this process runs at."""
    app = QApplication([])
    looks = theme.apply(app)
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        looks.set_scheme(scheme)
        for name, (set_up, repeats, size) in PICTURES.items():
            if not name.startswith(only):
                continue
            view = TimelineView()
            view.resize(size)
            view.show()
            QApplication.processEvents()
            take = spoken_take(voice) if voice and repeats == 1 else made_take(line(repeats))
            set_up(view, take)
            for _ in range(3):
                QApplication.processEvents()
            shot = view.grab()
            shot.save(str(folder / f"timeline_{name}_{scheme.name.lower()}_{shot.devicePixelRatio():g}x.png"))
            view.deleteLater()


def timed() -> None:
    """Prints what a redraw of a 10 s line costs, and a step of the playhead."""
    app = QApplication([])
    theme.apply(app)
    view = TimelineView()
    view.resize(1400, 800)
    view.show()
    utterance = line(5)
    take = made_take(utterance)
    view.show_utterance(utterance, take)
    while view.mel.canvas is None or view.alignment.canvas is None:  # made once matplotlib is loaded
        QTest.qWait(50)
    QTest.qWait(500)

    def median_ms(act: Callable[[int], object]) -> float:
        costs = []
        for turn in range(40):
            began = time.perf_counter()
            act(turn)
            for _ in range(6):  # figures are drawn one in a turn
                QApplication.processEvents()
            costs.append(1000 * (time.perf_counter() - began))
        return float(np.median(costs))

    def repaint(lane: FigureLane, _turn: int) -> None:
        assert lane.canvas is not None
        lane.paint_figure()
        lane.canvas.draw()

    draws: list[object] = []
    for lane in (view.mel, view.alignment):
        assert lane.canvas is not None
        lane.canvas.mpl_connect("draw_event", draws.append)
    print(f"line of {take.audio.seconds:.1f} s, {len(utterance.phones)} sounds, {view.width()} x {view.height()}")
    print(f"all lanes anew (zoom): {median_ms(lambda turn: view.axis.zoom(1.02 if turn % 2 else 1 / 1.02)):.1f} ms")
    view.fit()
    both = median_ms(lambda turn: view.stage.change(edits.set_scale(utterance.phones, {9}, 1 + turn / 50), ""))
    print(f"one step of a length drag: {both:.1f} ms")
    pitch = median_ms(lambda turn: view.stage.change(edits.set_pitch(utterance.phones, {9}, turn / 8), ""))
    print(f"one step of a pitch drag: {pitch:.1f} ms")
    for lane in (view.mel, view.alignment):
        print(f"{lane.name}: {median_ms(partial(repaint, lane)):.1f} ms")
    before = len(draws)
    print(f"one step of the playhead: {median_ms(lambda turn: view.set_playhead(turn / 5)):.2f} ms")
    print(f"figures drawn by it: {len(draws) - before}")


def main(folder: Path, only: str = "", voice: str = "") -> None:
    """Writes ``timeline_<state>_<light|dark>_<1|2>x.png`` for every state, or for those whose names begin so."""
    folder.mkdir(parents=True, exist_ok=True)
    for ratio in ("1", "2"):
        # The ratio is a matter of the whole process.
        command = [sys.executable, "-m", __spec__.name, str(folder), only, voice]
        subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": ratio}, check=True)


if __name__ == "__main__":
    if sys.argv[1] == "--times":
        timed()
    elif "QT_SCALE_FACTOR" in os.environ:
        draw(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
    else:
        main(Path(sys.argv[1]), *sys.argv[2:4])

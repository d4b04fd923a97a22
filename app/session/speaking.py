"""Speaking: lines become takes, takes and chunks become sound, and the playhead knows where in which line it is."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.engine.engine import Engine
from app.session.take_cache import TakeCache
from app.session.under_way import Playback, RenderJob
from app.sound.player import Player
from glowtts_core import edits
from glowtts_core.types import Audio, Take, Utterance

LINE, UNEDITED, ALL = "line", "unedited", "all"
"""Lanes of the engine: the current line, the same without edits, and the lines of “play all”."""
TICK_MS = 16
GAP_S = 0.25
"""Silence between the lines of “play all”."""


class Speaking(QObject):
    """Renders and plays for the session.

    Signals:
        taken(Utterance, Take): a line has been spoken
        rendering(bool): the engine is at work on sound
        playing(bool)
        moved(float): second of the current line that is heard now, at display rate
        reached(str id): “play all” has come to this line
        failed(str id, str words)
    """

    taken = Signal(object, object)
    rendering = Signal(bool)
    playing = Signal(bool)
    moved = Signal(float)
    reached = Signal(str)
    failed = Signal(str, str)

    def __init__(self, engine: Engine, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._player = player
        self._lines: tuple[Utterance, ...] = ()
        self._line: Utterance | None = None
        self.takes = TakeCache()
        self._jobs: dict[str, RenderJob] = {}
        self._playback: Playback | None = None
        self._span: tuple[float, float] | None = None
        self._next: Utterance | None = None
        self._tick = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._move)
        for name in (LINE, UNEDITED, ALL):
            lane = engine.lane(name)
            lane.chunk.connect(partial(self._hear, name))
            lane.rendered.connect(partial(self._keep, name))
            lane.failed.connect(partial(self._give_up, name))
        player.finished.connect(self._finish)

    def show(self, lines: tuple[Utterance, ...], line: Utterance | None) -> None:
        """Tells which lines there are and which one is the current one."""
        self._lines, self._line = lines, line
        self.takes.hold(line.id if line is not None else "")

    def select(self, span: tuple[float, float] | None) -> None:
        """Tells which seconds of the current take are selected."""
        self._span = span

    def take(self, line: Utterance) -> Take | None:
        """The sound of exactly this line, if it has been spoken."""
        return self.takes.exact(line)

    def forget(self) -> None:
        """Drops every take: another voice speaks now."""
        self.stop()
        self.takes.forget()
        for lane in list(self._jobs):
            self._drop(lane)

    @property
    def is_playing(self) -> bool:
        """Whether sound is on its way to the loudspeaker."""
        return self._playback is not None

    def prepare(self, line: Utterance) -> None:
        """Speaks a line without playing it, so that it is ready when it is asked for."""
        self._next = None
        job = self._jobs.get(LINE)
        if line in self.takes or (job is not None and job.line == line):
            return
        if self._playback is not None and self._playback.lane == LINE:
            self._next = line  # what is being heard is not cut off
        else:
            self._start(LINE, line)

    def _go_on(self) -> None:
        """Speaks what had to wait until something was heard to its end."""
        line, self._next = self._next, None
        if line is not None:
            self.prepare(line)

    def _start(self, lane: str, line: Utterance) -> None:
        self._jobs[lane] = RenderJob(line)
        self._engine.render(lane, line, ahead=lane == ALL)
        self.rendering.emit(True)

    def _drop(self, lane: str) -> None:
        if self._jobs.pop(lane, None) is not None:
            self._engine.cancel(lane)
            self.rendering.emit(bool(self._jobs))

    def _hear(self, lane: str, audio: Audio) -> None:
        if (job := self._jobs.get(lane)) is not None:
            job.chunks.append(audio)
        if self._playback is not None and self._playback.lane == lane:
            self._feed(audio)

    def _keep(self, lane: str, take: Take) -> None:
        job = self._jobs.pop(lane, None)
        if job is None:
            return
        self.takes.put(job.line, take)
        self.rendering.emit(bool(self._jobs))
        self.taken.emit(job.line, take)
        playback = self._playback
        if playback is not None and playback.lane == lane:
            playback.lane = ""
            self._follow()
        self._go_on()

    def _give_up(self, lane: str, words: str) -> None:
        job = self._jobs.pop(lane, None)
        if job is None:
            return
        if self._playback is not None and self._playback.lane == lane:
            self.stop()
        self.rendering.emit(bool(self._jobs))
        self.failed.emit(job.line.id, words)
        self._go_on()

    def toggle(self) -> None:
        """Plays the current line, or stops."""
        if self.is_playing:
            self.stop()
        else:
            self.play()

    def play(self, unedited: bool = False) -> None:
        """Plays the current line from its beginning; ``unedited`` without what was done to its sounds."""
        line = self._line
        if line is None or not line.text.strip():
            return
        self.stop()
        if unedited:
            line = line.with_phones(edits.reset(line.phones, range(len(line.phones))))
        self._playback = Playback()
        self._speak(line, UNEDITED if unedited else LINE)

    def play_from(self, start_s: float, end_s: float | None = None) -> None:
        """Plays a stretch of the current line, to its end without ``end_s``; all of it if it must be spoken first."""
        line = self._line
        take = None if line is None else self.take(line)
        if take is None or line is None:
            self.play()
            return
        self.stop()
        self._playback = Playback(fed_s=take.audio.seconds)
        self._open(line.id)
        self._playback.starts = [(0.0, line.id)]
        self._player.play(take.audio, start_s, end_s)
        self._tick.start()

    def play_selection(self) -> None:
        """Plays the selected sounds."""
        if self._span is not None:
            self.play_from(*self._span)

    def play_all(self) -> None:
        """Plays from the current line to the last; each is spoken while the one before it is heard."""
        ids = [line.id for line in self._lines if line.text.strip()]
        if not ids:
            return
        self.stop()
        first = ids.index(self._line.id) if self._line is not None and self._line.id in ids else 0
        if first == len(ids) - 1:
            first = 0
        self._playback = Playback(rest=ids[first:])
        self._follow()

    def stop(self) -> None:
        """Silence, at once; what is being spoken only to be heard now is dropped."""
        was, self._playback = self._playback, None
        self._tick.stop()
        self._player.stop()
        for lane in (ALL, UNEDITED):
            self._drop(lane)
        if was is not None:
            self.playing.emit(False)

    def cancel(self) -> None:
        """Silence, and nothing more is spoken."""
        self._next = None
        self.stop()
        self._drop(LINE)

    def set_loop(self, on: bool) -> None:
        """Starts over at the end."""
        self._player.loop = on

    def _speak(self, line: Utterance, lane: str) -> None:
        """Gives a line to the player: from its take, from the job that is speaking it, or from a new one."""
        assert self._playback is not None
        self._open(line.id)
        take, job = self.take(line), self._jobs.get(lane)
        if take is not None:
            self._feed(take.audio)
            self._follow()
            return
        self._playback.lane = lane
        if job is None or job.line != line:
            self._start(lane, line)
            return
        for chunk in job.chunks:
            self._feed(chunk)

    def _open(self, line_id: str) -> None:
        assert self._playback is not None
        self._playback.starts.append((self._playback.fed_s, line_id))
        if len(self._playback.starts) == 1:
            self.playing.emit(True)

    def _feed(self, audio: Audio) -> None:
        playback = self._playback
        assert playback is not None
        if not playback.rate:
            playback.rate = audio.sample_rate
            self._player.begin(audio.sample_rate)
            self._tick.start()
        playback.fed_s += audio.seconds
        self._player.feed(audio)

    def _follow(self) -> None:
        """The next line of “play all”, or the end of the sound."""
        playback = self._playback
        assert playback is not None
        known = {line.id: line for line in self._lines}
        while playback.rest:
            line = known.get(playback.rest.pop(0))
            if line is None:
                continue
            if playback.rate:
                silence = np.zeros(round(GAP_S * playback.rate), np.float32)
                self._feed(Audio(silence, playback.rate))
            self._speak(line, ALL)
            return
        self._player.end()

    def _finish(self) -> None:
        was, self._playback = self._playback, None
        self._tick.stop()
        if was is not None:
            self._move_to(was)
            self.playing.emit(False)

    def _move(self) -> None:
        if self._playback is not None:
            self._move_to(self._playback)

    def _move_to(self, playback: Playback) -> None:
        heard_s = self._player.position_s()
        start_s, line_id = max((mark for mark in playback.starts if mark[0] <= heard_s), default=playback.starts[0])
        if self._line is None or self._line.id != line_id:
            self.reached.emit(line_id)
        self.moved.emit(heard_s - start_s)

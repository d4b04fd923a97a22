"""The waveform lane: of every column of pixels the lowest and the highest sample."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from app.widgets import theme
from app.widgets.timeline.display import DisplayedLine
from app.widgets.timeline.ruler import SeekLane
from app.widgets.timeline.state import TimelineState

Floats = npt.NDArray[np.float32]


def peaks(shown: DisplayedLine, start_s: float, end_s: float, columns: int) -> tuple[Floats, Floats]:
    """Lowest and highest sample under each column over a stretch of the line; 0 beyond the sound."""
    low, high = np.zeros(columns, np.float32), np.zeros(columns, np.float32)
    if shown.take is None or not len(shown.take.audio.samples):
        return low, high
    samples = shown.take.audio.samples
    edges_s = np.linspace(start_s, end_s, columns + 1)
    edges = np.floor(shown.spoken_at(edges_s) * shown.take.audio.sample_rate).astype(np.int64)
    count = int(np.searchsorted(edges[:-1], len(samples)))
    if count:
        begins = edges[:count]
        inside = samples[: min(len(samples), max(int(edges[count]), int(begins[-1]) + 1))]
        low[:count] = np.minimum.reduceat(inside, begins)
        high[:count] = np.maximum.reduceat(inside, begins)
    return low, high


class Waveform(SeekLane):
    """The sound as it swings, scaled so that the loudest place of the line fills the lane."""

    tells = True

    def __init__(self, stage: TimelineState) -> None:
        super().__init__(stage, "", 64, stretches=True)
        self.name = self.tr("Waveform")
        self.setAccessibleName(self.name)
        stage.chosen.connect(self.redraw)

    def draw(self, painter: QPainter) -> None:
        colours = theme.tokens(self)
        self.draw_name(painter)
        take = self.stage.shown.take
        if take is None:
            if self.stage.phones:
                self.draw_hint(painter, self.tr("The sound of the line, once it has been spoken: Space speaks it."))
            return
        painter.setClipRect(self.field)
        self.draw_selection(painter)
        middle = round(self.height() / 2) + 0.5
        painter.setPen(QPen(QColor(colours.hairline), 1))
        painter.drawLine(QLineF(self.axis.left_px, middle, self.axis.right_px, middle))
        ratio = self.devicePixelRatioF()
        low, high = peaks(self.stage.shown, self.axis.start_s, self.axis.end_s, round(self.axis.width_px * ratio))
        reach = (self.height() / 2 - 5) / max(0.05, float(np.abs(take.audio.samples).max(initial=0.0)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(colours.wave), 0))
        xs = self.axis.left_px + (np.arange(len(low)) + 0.5) / ratio
        tops, feet = middle - high * reach, middle - low * reach
        painter.drawLines([QLineF(*line) for line in np.stack([xs, tops, xs, feet], axis=1).tolist()])
        self.draw_stale(painter)

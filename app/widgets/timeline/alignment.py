"""The alignment lane: how well each sound fits each frame, the path that was searched and the path that was planned.

Sounds up, frames across: the score map and the path of Monotonic Alignment Search of the paper (section 3.2).
Axes: P phones, T frames.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.widgets import theme
from app.widgets.timeline.figure import FigureLane
from app.widgets.timeline.handles import units
from app.widgets.timeline.image import Floats
from app.widgets.timeline.state import TimelineState
from glowtts_core.prosody import is_pause
from glowtts_core.types import Take

Curve = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]
DEPTH_QUANTILE = 0.1
"""This part of the scores, the worst, has the darkest colour."""


class AlignmentLane(FigureLane):
    """Score map with two paths: searched (solid) and planned (dashed)."""

    bend = 3.0

    def __init__(self, stage: TimelineState) -> None:
        super().__init__(stage, "", 120)
        self.name = self.tr("Alignment")
        self.setAccessibleName(self.tr("Alignment of sounds and frames"))
        self._unknown: tuple[Take | None, Floats] = (None, np.zeros((0, 0), np.float32))

    def rows(self) -> Floats | None:
        take = self.stage.shown.take
        if take is None:
            return None
        if take.score.size:
            return take.score
        if self._unknown[0] is not take:
            nothing = np.full((max(1, len(take.starts_s)), len(take.f0_hz)), np.nan, np.float32)
            self._unknown = (take, nothing)
        return self._unknown[1]

    def levelled(self, rows: Floats) -> Floats:
        # against the best sound of each frame, so that loud and quiet frames compare
        against: Floats = rows - rows.max(axis=0)
        return against

    def limits(self, rows: Floats) -> tuple[float, float]:
        few = rows[:, :: max(1, rows.shape[1] // 300)]
        if np.isnan(few).all():
            return -1.0, 0.0
        return min(-1e-3, float(np.nanquantile(few, DEPTH_QUANTILE))), 0.0

    def names(self) -> list[str]:
        return [self.name, self.tr("searched"), self.tr("planned")]

    def line_looks(self) -> list[dict[str, object]]:
        colours = theme.tokens(self)
        return [
            {"color": colours.base, "linewidth": 3.6, "linestyle": "-", "solid_capstyle": "butt"},
            {"color": colours.accent, "linewidth": 1.8, "linestyle": (0, (3, 2))},
        ]

    def curves(self) -> list[Curve]:
        shown = self.stage.shown
        take = shown.take
        if take is None or not len(take.searched):
            return [(np.zeros(0), np.zeros(0))] * 2
        count = max(1, len(take.starts_s))
        edges_s = np.arange(len(take.searched) + 1) * take.frame_s
        if shown.warped:
            edges_s = np.interp(edges_s, np.append(0.0, take.ends_s), np.append(0.0, shown.ends_s))
        searched = (np.repeat(edges_s, 2)[1:-1], np.repeat((take.searched + 0.5) / count, 2))
        starts_s, ends_s = (shown.starts_s, shown.ends_s) if shown.warped else (take.starts_s, take.ends_s)
        times = np.stack([starts_s, ends_s], axis=1).ravel()
        planned = (times, np.repeat((np.arange(count) + 0.5) / count, 2))
        return [searched, planned]

    def draw_over(self, painter: QPainter) -> None:
        super().draw_over(painter)
        shown = self.stage.shown
        if not shown.warped:
            return
        painter.setFont(theme.phone_font(theme.sized(self.font(), 10)))
        metrics = QFontMetricsF(painter.font())
        rows = self.height() / len(shown.phones)
        for unit in units(shown, self.axis):
            text = self.stage.labels(shown.phones[unit.first].symbol)[0]
            alone = unit.past - unit.first == 1 and unit.width >= metrics.horizontalAdvance(text)
            if alone and not is_pause(text):
                self._draw_label(painter, text, unit.centre, self.height() - (unit.first + 0.5) * rows)

    def _draw_label(self, painter: QPainter, text: str, x: float, y: float) -> None:
        """A sound beside its step of the plan, above it or, where the lane ends, below it."""
        colours = theme.tokens(self)
        box = QRectF(x - 30, y - 17 if y >= 17 else y + 4, 60, 13)
        painter.setPen(QColor(colours.base))
        for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
            painter.drawText(box.translated(dx, dy), Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(QColor(colours.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def hint(self) -> str:
        return self.tr("Which sound is heard when: the plan, and what a search finds in the finished sound.")

    def draw(self, painter: QPainter) -> None:
        super().draw(painter)
        if self.height() < 74 or self.stage.shown.take is None:
            return
        colours = theme.tokens(self)
        painter.setFont(theme.sized(self.font(), 10))
        searched = (QPen(QColor(colours.text), 6), QPen(QColor(colours.base), 4))
        planned = (QPen(QColor(colours.accent), 2, Qt.PenStyle.DashLine),)
        keys = zip(self.names()[1:], (searched, planned), strict=True)
        for row, (words, pens) in enumerate(keys):
            y = 26 + 24 * row
            for pen in pens:
                painter.setPen(pen)
                painter.drawLine(QLineF(colours.md + 2, y + 16, self.axis.gutter_px - 14, y + 16))
            painter.setPen(QColor(colours.muted))
            painter.drawText(
                QRectF(colours.md, y, self.axis.gutter_px - colours.md - 4, 13), Qt.AlignmentFlag.AlignLeft, words
            )

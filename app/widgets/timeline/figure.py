"""A lane whose picture matplotlib draws: an image over time, curves blitted over it, and a sheet of glass for the hand.

Axes: B bands (rows), T frames, X columns of device pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.widgets import theme
from app.widgets.timeline.axis import GUTTER_PX, RIGHT_PX
from app.widgets.timeline.colours import STEPS, ramp
from app.widgets.timeline.lane import Lane
from app.widgets.timeline.stage import Stage

if TYPE_CHECKING:
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.lines import Line2D

    from app.widgets.timeline.pixels import PixelImage

Floats = npt.NDArray[np.float32]


class Glass(QWidget):
    """What lies over a figure and changes without it."""

    def __init__(self, lane: FigureLane) -> None:
        super().__init__(lane)
        self._lane = lane
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.translate(QPointF(-GUTTER_PX, 0))
        self._lane.draw_over(painter)
        self._lane.teach(painter)


class FigureLane(Lane):
    """A child class gives the rows of its image in `rows`, and its curves in `curves`.

    The figure is drawn anew when the image changes; when only curves do, they are blitted over the kept image.
    matplotlib is imported when there is something to draw, not when the window starts.
    """

    bend = 1.0
    """Power of the way from darkest to brightest; more than 1 keeps the bright colours for the highest values."""

    def __init__(self, stage: Stage, name: str, height: int) -> None:
        super().__init__(stage, name, height, stretches=True)
        self._canvas: FigureCanvasQTAgg | None = None
        self._image: PixelImage | None = None
        self._lines: list[Line2D] = []
        self._kept: Any = None
        self._drawn: tuple[object, ...] = ()
        self._ramp = np.zeros((0, 4), np.uint8)
        self._running: tuple[object, npt.NDArray[np.float64]] = (None, np.zeros((0, 1)))
        self.glass = Glass(self)
        stage.chosen.connect(self.glass.update)

    # ----------------------------------------------------------------------------------------- what a child class gives

    def rows(self) -> Floats | None:
        """The image [B, T] from the take, lowest row first; None where there is none."""
        raise NotImplementedError

    def limits(self, rows: Floats) -> tuple[float, float]:
        """Values of the darkest and the brightest colour."""
        raise NotImplementedError

    def line_looks(self) -> list[dict[str, Any]]:
        """matplotlib properties of each curve."""
        return []

    def curves(self) -> list[tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]]:
        """Each curve as (seconds of the line, height 0 to 1)."""
        return []

    def draw_over(self, painter: QPainter) -> None:
        """Paints on the glass; coordinates are those of the lane."""
        self.draw_selection(painter)
        if self.stage.shown.take is not None:
            self.draw_stale(painter)

    # ----------------------------------------------------------------------------------------------------------- figure

    @property
    def canvas(self) -> FigureCanvasQTAgg | None:
        """matplotlib's widget; None before there was anything to draw."""
        return self._canvas

    def redraw(self) -> None:
        super().redraw()
        self.glass.update()
        if self.stage.shown.take is None:
            if self._canvas is not None:
                self._canvas.hide()
        else:
            self.paint_figure()

    def paint_figure(self) -> None:
        """Gives the figure what it shows now, to be drawn at the next chance; changed curves alone are blitted."""
        rows = self.rows()
        if rows is None or not rows.size or not self.isVisible():
            return
        if self._canvas is None:
            self._make_figure()
        assert self._canvas is not None and self._image is not None
        self._canvas.show()  # also where the same take comes back after there was none
        shown, axis = self.stage.shown, self.axis
        now = (rows, shown.ends_s.tobytes(), axis.start_s, axis.px_per_s, axis.width_px, self.height(), self._ramp)
        if len(now) == len(self._drawn) and all(
            new is old or _same(new, old) for new, old in zip(now, self._drawn, strict=False)
        ):
            self.blit_lines()
            return
        self._drawn = now
        self._image.set_pixels(self._pixels_of(rows))
        self._place_lines()
        self._canvas.draw_idle()

    def blit_lines(self) -> None:
        """Draws the curves anew over the kept image."""
        if self._canvas is None or self._kept is None:
            return
        self._place_lines()
        self._canvas.restore_region(self._kept)
        self._draw_lines()
        self._canvas.update()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_canvas()
        super().resizeEvent(event)

    def _place_canvas(self) -> None:
        width = max(1, self.width() - GUTTER_PX - RIGHT_PX)
        self.glass.setGeometry(GUTTER_PX, 0, width, self.height())
        if self._canvas is not None:
            self._canvas.setGeometry(GUTTER_PX, 0, width, max(1, self.height()))
        self.glass.raise_()

    def _make_figure(self) -> None:
        from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
        from matplotlib.figure import Figure

        from app.widgets.timeline.pixels import PixelImage

        figure = Figure()
        self._canvas = FigureCanvasQTAgg(figure)
        self._canvas.setParent(self)
        self._canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set(xlim=(0, 1), ylim=(0, 1), autoscale_on=False)
        self._image = PixelImage()
        axes.add_artist(self._image)
        self._lines = [axes.plot([], [], animated=True, **looks)[0] for looks in self.line_looks()]
        self.dress()
        self._canvas.mpl_connect("draw_event", lambda _event: self._keep())
        self._place_canvas()

    def dress(self) -> None:
        if self._canvas is None:
            return
        from matplotlib.patheffects import withStroke

        colours = theme.tokens(self)
        self._ramp = ramp(colours.dark)
        self._canvas.figure.set_facecolor(colours.base)
        for line, looks in zip(self._lines, self.line_looks(), strict=True):
            line.set(**looks)
            if line.get_linestyle() == "-":
                halo = withStroke(linewidth=line.get_linewidth() + 2, foreground=colours.text)
                line.set_path_effects([halo])

    def _keep(self) -> None:
        assert self._canvas is not None
        self._kept = self._canvas.copy_from_bbox(self._canvas.figure.bbox)
        self._draw_lines()

    def _draw_lines(self) -> None:
        for line in self._lines:
            assert line.axes is not None
            line.axes.draw_artist(line)

    def _place_lines(self) -> None:
        for line, (seconds, heights) in zip(self._lines, self.curves(), strict=True):
            line.set_data((seconds - self.axis.start_s) * self.axis.px_per_s / self.axis.width_px, heights)

    def _pixels_of(self, rows: Floats) -> npt.NDArray[np.uint8]:
        """The image as it is seen, uint8 [Y, X, 4], lowest row first: bands run into each other, frames do not."""
        columns = self._columns(rows)
        low, high = self.limits(rows)
        known = ~np.isnan(columns[0])
        parts = np.clip((np.nan_to_num(columns) - low) / max(high - low, 1e-6), 0, 1)
        parts = ((STEPS - 1) * parts**self.bend).astype(np.float32)
        count = max(1, round(self.height() * self.devicePixelRatioF()))
        places = np.clip((np.arange(count) + 0.5) * len(rows) / count - 0.5, 0, len(rows) - 1)
        below = places.astype(np.int64)
        share = (places - below)[:, None].astype(np.float32)
        lower = parts[below]
        smooth = (lower + share * (parts[np.minimum(below + 1, len(rows) - 1)] - lower)).astype(np.uint8)
        # four bytes as one number: looking up rows of four takes several times as long
        whole = self._ramp.view(np.uint32)[:, 0].take(smooth)
        pixels: npt.NDArray[np.uint8] = whole.view(np.uint8).reshape(*smooth.shape, 4)
        base = QColor(theme.tokens(self).base)
        pixels[:, ~known] = (base.red(), base.green(), base.blue(), 255)
        return pixels

    def _columns(self, rows: Floats) -> npt.NDArray[np.float64]:
        """The image as it is seen [B, X]: each column of pixels is the mean of the frames under it."""
        source, running = self._running
        if source is not rows:
            running = np.concatenate([np.zeros((len(rows), 1)), np.cumsum(rows, axis=1, dtype=np.float64)], axis=1)
            self._running = (rows, running)
        count = max(1, round(self.axis.width_px * self.devicePixelRatioF()))
        edges_s = self.axis.start_s + np.arange(count + 1) * (self.axis.end_s - self.axis.start_s) / count
        places = self.stage.shown.spoken_at(edges_s) / self.stage.shown.frame_s
        first = np.floor(places[:-1] + 1e-6).astype(np.int64)
        last = np.maximum(first + 1, np.floor(places[1:] + 1e-6).astype(np.int64))
        frames = rows.shape[1]
        inside = first < frames
        first, last = np.minimum(first, frames - 1), np.minimum(np.maximum(last, 1), frames)
        last = np.maximum(last, first + 1)
        means = (running[:, last] - running[:, first]) / (last - first)
        means[:, ~inside] = np.nan
        seen: npt.NDArray[np.float64] = means
        return seen

    def draw(self, painter: QPainter) -> None:
        self.draw_name(painter)

    def teach(self, painter: QPainter) -> None:
        """Paints on the glass what an empty lane teaches."""
        if self.stage.shown.take is None and self.stage.phones:
            self.draw_hint(painter, self.hint())

    def hint(self) -> str:
        """What an empty lane teaches."""
        return ""


def _same(new: object, old: object) -> bool:
    """Whether two values are equal; arrays are compared by identity."""
    return new is old or (not isinstance(new, np.ndarray) and new == old)

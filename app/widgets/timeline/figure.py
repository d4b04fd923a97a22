"""A lane whose picture matplotlib draws: an image over time, curves blitted over it, and a sheet of glass for the hand.

Axes: B bands (rows), T frames, X columns of device pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.widgets import theme
from app.widgets.timeline.axis import RIGHT_PX
from app.widgets.timeline.image import Floats, SummedImage, ramp, summed_image
from app.widgets.timeline.lane import Lane
from app.widgets.timeline.state import TimelineState

if TYPE_CHECKING:
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.lines import Line2D

    from app.widgets.timeline.pixels import PixelImage


class Glass(QWidget):
    """What lies over a figure and changes without it."""

    def __init__(self, lane: FigureLane) -> None:
        super().__init__(lane)
        self._lane = lane
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.translate(QPointF(-self._lane.axis.gutter_px, 0))
        self._lane.draw_over(painter)
        self._lane.teach(painter)


class FigureLane(Lane):
    """A child class gives the rows of its image in `rows`, and its curves in `curves`.

    The figure is drawn anew when the image changes; when only curves do, they are blitted over the kept image. Both
    wait for the next turn of the event loop, each lane for one of its own: another line changes much at once.
    matplotlib is imported when there is something to draw, not when the window starts.
    """

    tells = True
    bend = 1.0
    """Power of the way from darkest to brightest; more than 1 keeps the bright colours for the highest values."""

    def __init__(self, stage: TimelineState, name: str, height: int) -> None:
        super().__init__(stage, name, height, stretches=True)
        self._canvas: FigureCanvasQTAgg | None = None
        self._image: PixelImage | None = None
        self._lines: list[Line2D] = []
        self._kept: object = None
        self._drawn: tuple[object, ...] = ()
        self._ramp = np.zeros((0, 4), np.uint8)
        self._raster: SummedImage | None = None
        self.glass = Glass(self)
        stage.chosen.connect(self.glass.update)

    # ----------------------------------------------------------------------------------------- what a child class gives

    def rows(self) -> Floats | None:
        """The image [B, T] from the take, lowest row first; None where there is none."""
        raise NotImplementedError

    def levelled(self, rows: Floats) -> Floats:
        """What is made of the rows once no more of them are left than can be seen."""
        return rows

    def limits(self, rows: Floats) -> tuple[float, float]:
        """Values of the darkest and the brightest colour."""
        raise NotImplementedError

    def line_looks(self) -> list[dict[str, Any]]:  # matplotlib's own keywords
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
        if self.glass.x() != self.axis.gutter_px:
            self._place_canvas()
        self.glass.update()
        if self.stage.shown.take is None:
            self.stage.turns.drop(self.paint_figure)
            if self._canvas is not None:
                self._canvas.hide()
        else:
            self.stage.turns.ask(self.paint_figure)

    def paint_figure(self) -> None:
        """Draws the figure as it is now; changed curves alone are blitted."""
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
        self._canvas.draw()

    def blit_lines(self) -> None:
        """Draws the curves anew over the kept image."""
        if self._canvas is None or self._kept is None:
            return
        self._place_lines()
        self._canvas.restore_region(self._kept)
        self._draw_lines()
        self._canvas.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_canvas()
        super().resizeEvent(event)

    def _place_canvas(self) -> None:
        left = self.axis.gutter_px
        width = max(1, self.width() - left - RIGHT_PX)
        self.glass.setGeometry(left, 0, width, self.height())
        if self._canvas is not None:
            self._canvas.setGeometry(left, 0, width, max(1, self.height()))
            self._canvas.lower()  # whatever lies in the lane lies over it

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
        """The image as it is seen, uint8 [Y, X, 4], lowest row first: columns are means of frames."""
        ratio = self.devicePixelRatioF()
        height, count = max(1, round(self.height() * ratio)), max(1, round(self.axis.width_px * ratio))
        known = self._raster
        if known is None or known.rows is not rows or known.most != height:
            known = self._raster = summed_image(rows, height, self.levelled, self.limits)
        edges_s = self.axis.start_s + np.arange(count + 1) * (self.axis.end_s - self.axis.start_s) / count
        places = self.stage.shown.spoken_at(edges_s) / self.stage.shown.frame_s
        first = np.floor(places[:-1] + 1e-6).astype(np.int64)
        last = np.maximum(first + 1, np.floor(places[1:] + 1e-6).astype(np.int64))
        base = QColor(theme.tokens(self).base)
        columns = known.columns(first, last)
        return known.pixels(columns, height, self._ramp, self.bend, (base.red(), base.green(), base.blue()))

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

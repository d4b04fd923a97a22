"""The playhead: a narrow window over all lanes. It moves without any of them being drawn anew."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from app.widgets import theme
from app.widgets.timeline.state import TimelineState

WIDTH_PX = 11
REST_S = 0.25
"""With reduced motion it stands still within a sound, but no longer than this."""


class Playhead(QWidget):
    """A line with a cap. While it moves out of sight, the lanes are turned over like a page.

    With reduced motion it goes from sound to sound instead of gliding over them.
    """

    def __init__(self, stage: TimelineState, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage = stage
        self.setAccessibleName(self.tr("Playhead"))
        self._spoken_s: float | None = None
        self._top = 0
        self.steps = False
        """Whether it goes from sound to sound."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        stage.axis.changed.connect(self.place)
        stage.shown_changed.connect(self.place)
        stage.seek_requested.connect(self._let_go)
        self.hide()

    @property
    def seconds(self) -> float | None:
        """Where it stands in the take; None = nowhere."""
        return self._spoken_s

    def show_at(self, seconds: float | None) -> None:
        """Puts it to a time of the take; None hides it."""
        if self.steps and self._rests(seconds):
            return
        self._spoken_s = seconds
        if seconds is not None and not self._stage.at_work:
            here_s, axis = self._stage.shown.shown_at(seconds), self._stage.axis
            if not axis.start_s <= here_s <= axis.end_s and not axis.fitted:
                axis.show_from(here_s - 0.05 * (axis.end_s - axis.start_s))
        self.place()

    def _rests(self, seconds: float | None) -> bool:
        """Whether a time is so little later, and in the same sound, that there is no need to move."""
        if seconds is None or self._spoken_s is None or not 0 <= seconds - self._spoken_s < REST_S:
            return False
        shown = self._stage.shown
        sounds = {shown.phone_at(shown.shown_at(one)) for one in (seconds, self._spoken_s)}
        return len(sounds) == 1

    def _let_go(self) -> None:
        """A hand puts it somewhere: exactly there."""
        self._spoken_s = None

    def set_span(self, top: int, height: int) -> None:
        """Where the lanes begin, and how high they are together."""
        self._top = top
        self.resize(WIDTH_PX, height)
        self.place()

    def place(self) -> None:
        """Moves to where it belongs on the axis."""
        axis = self._stage.axis
        if self._spoken_s is None:
            self.hide()
            return
        x = axis.x_of(self._stage.shown.shown_at(self._spoken_s))
        if not axis.left_px - 1 <= x <= axis.right_px + 1:
            self.hide()
            return
        self.move(round(x) - WIDTH_PX // 2, self._top)
        if not self.isVisible():
            self.show()
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.tokens(self)
        middle = WIDTH_PX / 2
        halo = QColor(colours.base)
        halo.setAlphaF(0.55)
        painter.fillRect(QRectF(middle - 2, 6, 4, self.height()), halo)
        painter.fillRect(QRectF(middle - 1, 0, 2, self.height()), QColor(colours.accent))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        cap = [
            QPointF(0.5, 0),
            QPointF(WIDTH_PX - 0.5, 0),
            QPointF(WIDTH_PX - 0.5, 4),
            QPointF(middle, 10),
            QPointF(0.5, 4),
        ]
        painter.drawPolygon(QPolygonF(cap))

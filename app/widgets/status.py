"""The quiet line at the foot of the window: ready · 22.05 kHz · CPU, 2 threads · real-time factor 0.04 · saved."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.widgets import theme
from app.widgets.tokens import LIGHT


class StatusLine(QWidget):
    """Says how things stand; each part has its own method, and a part that is empty is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = dict.fromkeys(("state", "rate", "device", "factor", "saved"), "")
        self.label = QLabel()
        self.label.setFont(theme.figures(theme.sized(self.label.font(), LIGHT.small_px)))
        self.label.setProperty("muted", True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(LIGHT.md, 2, LIGHT.md, 2)
        row.addWidget(self.label)
        self.setFixedHeight(LIGHT.xl)

    def show_state(self, words: str) -> None:
        """What is going on: ready, planning, speaking."""
        self._say("state", words)

    def show_rate(self, sample_rate: int) -> None:
        """Sample rate of the voice in hertz."""
        self._say("rate", self.tr("{rate} kHz").format(rate=self.locale().toString(sample_rate / 1000, "g", 5)))

    def show_device(self, words: str) -> None:
        """What computes: ``CPU, 2 threads``."""
        self._say("device", words)

    def show_factor(self, factor: float | None) -> None:
        """Computing time over sounding time of the last rendering; None = nothing rendered yet."""
        said = "" if factor is None else self.locale().toString(factor, "f", 2)
        self._say("factor", said and self.tr("real-time factor {factor}").format(factor=said))

    def show_saved(self, saved: bool) -> None:
        """Whether the file holds all that was done."""
        self._say("saved", self.tr("saved") if saved else self.tr("not saved"))

    def text(self) -> str:
        """The whole line as it is shown."""
        return " · ".join(part for part in self._parts.values() if part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_text()

    def _say(self, part: str, words: str) -> None:
        self._parts[part] = words
        self._fit_text()

    def _fit_text(self) -> None:
        text = self.text()
        room = self.label.contentsRect().width()
        self.label.setText(self.label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.label.setToolTip(text)
        self.label.setAccessibleName(text)


class ProgressLine(QWidget):
    """A hairline that fills; it always takes its place, so nothing jumps when it comes and goes."""

    def __init__(self) -> None:
        super().__init__()
        self._part: float | None = None
        self.setFixedHeight(2)
        self.setAccessibleName(self.tr("Progress"))

    @property
    def part(self) -> float | None:
        """What is shown: 0 to 1, or None for nothing."""
        return self._part

    def show_progress(self, part: float | None) -> None:
        """Shows how much is done, 0 to 1; None when nothing is under way."""
        self._part = None if part is None else min(1.0, max(0.0, part))
        said = "" if self._part is None else self.tr("{n} %").format(n=round(100 * self._part))
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens(self)
        painter = QPainter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(colours.hairline))
        if self._part is not None:
            # A little is filled from the start: work that has not got anywhere yet is still work.
            painter.fillRect(QRectF(0, 0, self.width() * max(0.04, self._part), 2), QColor(colours.accent))

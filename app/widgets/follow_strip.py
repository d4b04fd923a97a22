"""The strip under the text while a line follows a recording: how much it follows, and a way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.widgets import theme
from app.widgets.icons import SIZE_PX, IconButton, Tint, icon
from app.widgets.parameter_row import NumberField
from app.widgets.tokens import LIGHT
from app.widgets.value_slider import Range, ValueSlider

STRENGTH = Range(0.0, 100.0, 100.0, 5.0)
"""Per cent."""
_STEPS = 100
_SLIDER_PX = 220


class FollowStrip(QWidget):
    """Hidden until a recording is listened to.

    Signals:
        changed(float strength 0-1, bool timing, bool melody, bool final)
        undo_clicked(), play_clicked()
        closed(): nobody wants to change anything any more; while listening: it is to stop.
    """

    changed = Signal(float, bool, bool, bool)
    undo_clicked = Signal()
    play_clicked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture = QLabel()
        self._picture.setFixedWidth(SIZE_PX)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.play = IconButton("play", "")
        self.play.clicked.connect(self.play_clicked)
        self.undo = QPushButton(self.tr("Undo"))
        self.undo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.undo.clicked.connect(self.undo_clicked)
        self.close_button = IconButton("x", self.tr("Close"), "Esc")
        self.close_button.clicked.connect(self.closed)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(3)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(self.tr("Listening"))
        column = QVBoxLayout(self)
        column.setContentsMargins(LIGHT.md, LIGHT.sm, LIGHT.sm, LIGHT.sm)
        column.setSpacing(LIGHT.sm)
        first = QHBoxLayout()
        first.setSpacing(LIGHT.sm)
        for part in (self._picture, self.words, self.play, self.undo, self.close_button):
            first.addWidget(part)
        column.addLayout(first)
        column.addWidget(self.bar)
        column.addWidget(self._make_controls())
        self._warning = False
        self.show_playing(False)
        self.hide()

    def _make_controls(self) -> QWidget:
        name = self.tr("Strength")
        label = QLabel(name)
        self.slider = ValueSlider(STRENGTH, name, 0, " %")
        self.slider.setMaximumWidth(_SLIDER_PX)
        self.slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        label.setBuddy(self.slider)
        self.field = NumberField(STRENGTH, name, 0, " %")
        self.timing = QCheckBox(self.tr("Timing"))
        self.melody = QCheckBox(self.tr("Melody"))
        self.slider.previewed.connect(lambda value: self._tell(value, final=False))
        self.slider.committed.connect(lambda value: self._tell(value, final=True))
        self.field.typed.connect(self.slider.nudge)
        self.field.editingFinished.connect(self.slider.settle)
        for box in (self.timing, self.melody):
            box.clicked.connect(lambda: self._tell(self.slider.number, final=True))
        self.controls = QWidget()
        row = QHBoxLayout(self.controls)
        row.setContentsMargins(SIZE_PX + LIGHT.sm, 0, 0, 0)
        row.setSpacing(LIGHT.sm)
        row.addWidget(label)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        row.addSpacing(LIGHT.sm)
        row.addWidget(self.timing)
        row.addSpacing(LIGHT.sm)
        row.addWidget(self.melody)
        row.addStretch(1)
        return self.controls

    def show_working(self, words: str) -> None:
        """Says what is being listened to."""
        self._fill(words, found=False, warning=False)
        self.show_progress(0.0)
        self.close_button.say(self.tr("Stop listening"), "Esc")

    def show_progress(self, share: float) -> None:
        """How far the listening is, 0 to 1."""
        self.bar.setValue(round(_STEPS * share))

    def show_found(self, words: str, melody: str, *, warning: bool) -> None:
        """Says what the line follows, entirely at first; ``melody`` says why there is none, empty where there is."""
        self.slider.show_value(STRENGTH.default)
        self.field.show_value(STRENGTH.default)
        self.timing.setChecked(True)
        self.melody.setChecked(not melody)
        self.melody.setEnabled(not melody)
        self.melody.setToolTip(melody)
        self._fill(words, found=True, warning=warning)
        self.close_button.say(self.tr("Close"), "Esc")

    def show_playing(self, playing: bool) -> None:
        """Whether the recording is being heard."""
        self.play.show_icon("stop" if playing else "play")
        self.play.say(self.tr("Stop the recording") if playing else self.tr("Play the recording"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.looks_changed(event) and not self.isHidden():
            self._show_picture()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.raised))
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(0, 0, self.width(), 0)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _fill(self, words: str, *, found: bool, warning: bool) -> None:
        self._warning = warning
        self.words.setText(words)
        for part in (self.play, self.undo, self.controls):
            part.setVisible(found)
        self.bar.setVisible(not found)
        self._show_picture()
        self.show()

    def _show_picture(self) -> None:
        chosen = icon("warning", Tint.WARNING) if self._warning else icon("microphone", Tint.ACCENT)
        self._picture.setPixmap(chosen.pixmap(SIZE_PX, SIZE_PX))

    def _tell(self, value: float, *, final: bool) -> None:
        self.field.show_value(value)
        self.changed.emit(value / 100, self.timing.isChecked(), self.melody.isChecked(), final)

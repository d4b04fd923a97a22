"""The line under the sliders: what they set, and what is selected, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from app.i18n.core_words import said
from app.widgets import theme
from app.widgets.icons import IconButton
from app.widgets.timeline.axis import RIGHT_PX
from app.widgets.timeline.descriptions import summary_of
from app.widgets.timeline.parameter import KNOBS, Mode
from app.widgets.timeline.state import TimelineState
from app.widgets.tokens import LIGHT


class SliderCaption(QWidget):
    """Choice of what the sliders set on the left, the selection on the right.

    Signals:
        value_wanted(): a value for the selection is to be typed.
    """

    value_wanted = Signal()

    def __init__(self, stage: TimelineState) -> None:
        super().__init__()
        self._stage = stage
        self.setAccessibleName(self.tr("What the sliders set, and what is selected"))
        self.buttons: dict[Mode, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._row = row = QHBoxLayout(self)
        self._stand()
        stage.axis.changed.connect(self._stand)
        row.setSpacing(2)
        for mode, knob in KNOBS.items():
            name = said(knob.row.title)
            button = QToolButton()
            button.setText(name)
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(self.tr("Sliders set: {what}").format(what=name))
            button.clicked.connect(lambda _on, mode=mode: stage.set_mode(mode))
            self._group.addButton(button)
            self.buttons[mode] = button
            row.addWidget(button)
        row.addSpacing(LIGHT.sm)
        self.value = IconButton("keyboard", self.tr("Type a value for the selected sounds"), "Return")
        self.value.clicked.connect(self.value_wanted)
        row.addWidget(self.value)
        row.addSpacing(LIGHT.sm)
        self.summary = QLabel()
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.summary.setProperty("muted", True)
        self.summary.setFont(self._figures(self.summary.font()))
        row.addWidget(self.summary, 1)
        self.setFixedHeight(34)
        for signal in (stage.chosen, stage.shown_changed, stage.mode_changed):
            signal.connect(self._show_values)
        self._show_values()

    @staticmethod
    def _figures(font: QFont) -> QFont:
        return theme.figures(theme.sized(font, LIGHT.small_px))

    def _stand(self) -> None:
        """Begins where the lanes begin."""
        left = self._stage.axis.gutter_px
        if left != self._row.contentsMargins().left():
            self._row.setContentsMargins(left, LIGHT.xs, RIGHT_PX, LIGHT.xs)

    def _show_values(self) -> None:
        self.buttons[self._stage.mode].setChecked(True)
        self.buttons[Mode.PITCH].setEnabled(self._stage.takes_pitch)
        self.buttons[Mode.PITCH].setToolTip(self._stage.pitch_words)
        self.value.setEnabled(bool(self._stage.selection))
        words = summary_of(self._stage)
        self.summary.setText(self.summary.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self._room()))
        self.summary.setToolTip(words)
        self.summary.setAccessibleName(words)

    def _room(self) -> int:
        return self.width() - RIGHT_PX - self.summary.x()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_values()

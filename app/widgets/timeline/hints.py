"""A quiet line at the foot of a lane that says what can be done there, until it has been read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from app.widgets import theme
from app.widgets.timeline.axis import RIGHT_PX
from app.widgets.timeline.lane import Lane
from app.widgets.timeline.state import TimelineState
from app.widgets.tokens import LIGHT

HEIGHT_PX = 22
LOWEST_LANE_PX = 48
"""A lane that is lower than this has no room for a hint."""
ROOMY_PX = 60
"""Where a lane is lower than this, one hint at a time has to do."""


class Hint(QWidget):
    """One hint over the lower edge of its lane, as wide as its words.

    Signals:
        read(): it need not be shown again.
        all_read(): nor need any other.
    """

    read = Signal()
    all_read = Signal()

    def __init__(self, lane: Lane, words: str) -> None:
        super().__init__(lane)
        self._lane = lane
        self._words = words
        self._label = QLabel()
        self._label.setFont(theme.sized(self.font(), 11))
        self._label.setProperty("muted", True)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(LIGHT.sm, 0, 2, 0)
        row.setSpacing(2)
        row.addWidget(self._label, 1)
        self.close_this = self._button(self.tr("Got it"), self.tr("Hide this hint"), self.read)
        self.close_all = self._button(self.tr("Hide all"), self.tr("Hide all hints"), self.all_read)
        row.addWidget(self.close_this)
        row.addWidget(self.close_all)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(words)
        self.hide()

    def place(self) -> None:
        """Lies down at the foot of the lane, and hides its words' end where there is too little room."""
        right = self._lane.width() - RIGHT_PX - LIGHT.xs
        width = min(self._with_px(self._shown_buttons()), self._room_px())
        left = right - width
        self.setGeometry(left, self._lane.height() - HEIGHT_PX - LIGHT.xs, width, HEIGHT_PX)
        self.raise_()

    def has_room(self) -> bool:
        """Whether the lane is high enough to spare its foot."""
        return self._lane.height() >= LOWEST_LANE_PX

    def is_roomy(self) -> bool:
        """Whether the lane is so large that a hint covers little of it."""
        both = (self.close_this, self.close_all)
        return self._lane.height() >= ROOMY_PX and self._with_px(both) <= self._room_px()

    def lane_hidden(self) -> bool:
        """Whether the person has hidden the lane."""
        return self._lane.isHidden()

    def _with_px(self, buttons: Sequence[QToolButton]) -> int:
        """How wide the words are with some buttons."""
        return self._label.fontMetrics().horizontalAdvance(self._words) + _width_of(buttons) + LIGHT.lg

    def _room_px(self) -> int:
        axis = self._lane.axis
        return self._lane.width() - RIGHT_PX - 2 * LIGHT.xs - axis.gutter_px

    def _shown_buttons(self) -> Sequence[QToolButton]:
        return [button for button in (self.close_this, self.close_all) if not button.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _width_of(self._shown_buttons()) - LIGHT.md
        text = self._label.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self._label.setText(text)
        self.setToolTip(self._words if text != self._words else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.tokens(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.hairline), 1))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), colours.radius, colours.radius)

    def _button(self, text: str, name: str, said: SignalInstance) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAutoRaise(True)
        button.setFont(theme.sized(self.font(), 11))
        button.setFixedHeight(HEIGHT_PX - 4)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAccessibleDescription(self._words)
        button.clicked.connect(said)
        return button


class Hints(QObject):
    """The hints of all lanes; each shows once there is something in its lane that it could be done to.

    Signals:
        dismissed(object names): a frozenset of the lanes whose hints have been read.
    """

    dismissed = Signal(object)

    def __init__(self, stage: TimelineState, lanes: Mapping[str, Lane], parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._wanted: frozenset[str] = frozenset()
        words = _words()
        self.each = {name: Hint(lane, words[name]) for name, lane in lanes.items()}
        for name, hint in self.each.items():
            hint.read.connect(lambda name=name: self._read({name}))
            hint.all_read.connect(lambda: self._read(self._wanted))
            lanes[name].installEventFilter(self)
        stage.shown_changed.connect(self._show_those_with_room)
        stage.mode_changed.connect(self._show_those_with_room)

    def show_only(self, names: Collection[str]) -> None:
        """Shows the hints of these lanes and no others, without a word."""
        self._wanted = frozenset(names) & frozenset(self.each)
        self._show_those_with_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show):
            self._show_those_with_room()
        return False

    def _read(self, names: Collection[str]) -> None:
        gone = frozenset(names)
        self.show_only(self._wanted - gone)
        self.dismissed.emit(gone)

    def _show_those_with_room(self) -> None:
        meant = [name for name in self._wanted if self._stage.shown.take is not None and self.each[name].has_room()]
        meant = [name for name in self.each if name in meant and (name != "pitch" or self._stage.takes_pitch)]
        seen = [name for name in meant if not self.each[name].lane_hidden()]
        if not all(self.each[name].is_roomy() for name in seen):
            meant = seen[:1]
        for name, hint in self.each.items():
            hint.setVisible(name in meant)
            if name in meant:
                hint.close_all.setVisible(name in (seen or meant)[:1])  # once is enough
                hint.place()


def _width_of(buttons: Sequence[QToolButton]) -> int:
    return sum(button.sizeHint().width() + 2 for button in buttons)


def _words() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "waveform": translate("Hints", "Click seeks, drag selects, double-click plays a word."),
        "mel": translate("Hints", "Drag a line between two sounds to move it."),
        "alignment": translate("Hints", "Where the paths part, plan and sound differ."),
        "pitch": translate("Hints", "Drag a dot up or down to bend the melody."),
        "sliders": translate("Hints", "Drag up: longer. Double-click: as planned."),
    }

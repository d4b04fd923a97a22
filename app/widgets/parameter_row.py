"""One parameter of a style: its name, a field to type into, a slider; and the seed with its dice and lock."""

from __future__ import annotations

import random

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Qt, Signal
from PySide6.QtGui import QMouseEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from app.i18n.core_words import said
from app.widgets import theme
from app.widgets.captions import CAPTION_PX
from app.widgets.icons import IconButton, Tint
from app.widgets.tokens import LIGHT
from app.widgets.value_slider import Range, ValueSlider
from glowtts_core.parameters import Parameter

DICE_TOP = 9999
"""Seeds that the dice throw stay short enough to be read aloud."""


class NameLabel(QLabel):
    """A caption whose double-click resets what it names.

    Signals:
        reset_requested()
    """

    reset_requested = Signal()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_requested.emit()
        event.accept()


class NumberField(QDoubleSpinBox):
    """A field for a number that leaves the wheel to the panel unless it has the focus.

    Signals:
        typed(float): a value was entered or stepped by hand.
    """

    typed = Signal(float)

    def __init__(self, span: Range, name: str, decimals: int, unit: str) -> None:
        super().__init__()
        self.setFont(theme.figures(self.font()))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setDecimals(decimals)
        self.setRange(span.low, span.high)
        self.setSingleStep(span.step)
        self.setSuffix(unit)
        self.setAccessibleName(name)
        self.setFixedWidth(76)
        self.lineEdit().setTextMargins(0, 0, LIGHT.xs, 0)
        self.setProperty("plain", True)
        self.installEventFilter(self)
        self.valueChanged.connect(self.typed)

    def show_value(self, value: float) -> None:
        """Shows a value and says nothing; a number that is still being typed stays."""
        if self.hasFocus() and self.valueFromText(self.text()) != self.value():
            return
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not self.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class ParameterRow(QWidget):
    """Name and field of a number of the style above, slider below; ``compact`` keeps it narrow enough for a bar.

    Values here are as they are shown: those of the style times ``row.factor``.

    Signals:
        edited(float value, bool final)
    """

    edited = Signal(float, bool)

    def __init__(self, row: Parameter, *, compact: bool = False) -> None:
        super().__init__()
        low, high, home, step = (row.factor * number for number in (*row.reach, row.neutral or 0.0, row.step))
        span = Range(low, high, home, step, row.log)
        name, decimals, unit = said(row.title), row.decimals, said(row.unit)
        self.name = name
        self._why_not = ""
        self.label = NameLabel(name)
        self.slider = ValueSlider(span, name, decimals, unit)
        self.field = NumberField(span, name, decimals, unit)
        self.label.setBuddy(self.slider)
        self.label.reset_requested.connect(self.slider.reset)
        self.slider.previewed.connect(lambda value: self._tell(value, final=False))
        self.slider.committed.connect(lambda value: self._tell(value, final=True))
        self.field.typed.connect(self.slider.nudge)
        self.field.editingFinished.connect(self.slider.settle)
        self._explain()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(LIGHT.sm)
        grid.setVerticalSpacing(LIGHT.xs)
        grid.addWidget(self.label, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self.slider, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        if compact:
            self.label.setFont(theme.sized(self.font(), LIGHT.small_px))
            self.label.setFixedHeight(CAPTION_PX)
            self.field.setFixedHeight(CAPTION_PX)
            self.field.setProperty("compact", True)
            self.field.setFixedWidth(52)
            self.field.lineEdit().setTextMargins(0, 0, 0, 0)
            self.setFixedWidth(max(116, self.label.sizeHint().width() + 52 + LIGHT.sm))

    def show_value(self, value: float) -> None:
        """Shows a value and says nothing."""
        self.slider.show_value(value)
        self.field.show_value(self.slider.number)

    def set_default(self, value: float) -> None:
        """What a double-click leads to."""
        if value != self.slider.span.default:
            self.slider.set_default(value)
            self._explain()

    def set_available(self, words: str) -> None:
        """Takes the parameter away with words that say why; empty words give it back."""
        self._why_not = words
        for part in (self.label, self.slider, self.field):
            part.setEnabled(not words)
        self._explain()

    def _explain(self) -> None:
        """Writes the tool tips and what a screen reader adds to the name."""
        home = self.slider.locale().toString(self.slider.span.default, "f", self.field.decimals())
        words = self._why_not or self.tr("{name}: double-click for {value}").format(
            name=self.name, value=home + self.field.suffix()
        )
        for part in (self.label, self.slider):
            part.setToolTip(words)
            part.setAccessibleDescription(words)
        self.field.setToolTip(self._why_not)

    def _tell(self, value: float, *, final: bool) -> None:
        self.field.show_value(value)
        self.edited.emit(value, final)


class SeedField(QWidget):
    """The seed: a number to type, dice that throw a new one, a lock that keeps it.

    Signals:
        chosen(object seed): an int; a Qt signal's own int is too short for it.
        lock_toggled(bool locked)
    """

    chosen = Signal(object)
    lock_toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._seed = 0
        self.field = QLineEdit("0")
        self.field.setFont(theme.figures(self.field.font()))
        self.field.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{1,18}"), self.field))
        self.field.setAccessibleName(self.tr("Seed"))
        self.field.setToolTip(self.tr("Seed: the same number gives the same take"))
        self.field.setMinimumWidth(64)
        self.field.editingFinished.connect(self._typed)
        self.dice = IconButton("dice-five", self.tr("Throw a new seed: another take of the same line"))
        self.dice.clicked.connect(self.throw)
        self.lock = IconButton("lock-simple-open", "", tint=Tint.TEXT)
        self.lock.setCheckable(True)
        self.lock.toggled.connect(self._lock)
        self._show_lock()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LIGHT.xs)
        row.addWidget(self.field, 1)
        row.addWidget(self.dice)
        row.addWidget(self.lock)

    @property
    def locked(self) -> bool:
        """Whether the seed is kept."""
        return self.lock.isChecked()

    def show_seed(self, seed: int) -> None:
        """Shows a seed and says nothing; what is being typed stays."""
        self._seed = seed
        if not (self.field.hasFocus() and self.field.isModified()):
            self.field.setText(str(seed))

    def show_locked(self, locked: bool) -> None:
        """Shows the lock open or closed and says nothing."""
        self.lock.blockSignals(True)
        self.lock.setChecked(locked)
        self.lock.blockSignals(False)
        self._show_lock()

    def throw(self) -> None:
        """Another seed than the one shown, unless it is locked."""
        if self.locked:
            return
        seed = random.randrange(DICE_TOP)
        self._seed = seed + 1 if seed >= self._seed else seed
        self.field.setText(str(self._seed))
        self.chosen.emit(self._seed)

    def _typed(self) -> None:
        self.field.setModified(False)
        seed = int(self.field.text() or self._seed)
        self.field.setText(str(seed))
        if seed != self._seed:
            self._seed = seed
            self.chosen.emit(seed)

    def _lock(self, locked: bool) -> None:
        self._show_lock()
        self.lock_toggled.emit(locked)

    def _show_lock(self) -> None:
        self.lock.show_icon("lock-simple" if self.locked else "lock-simple-open")
        self.lock.say(self.tr("Unlock the seed") if self.locked else self.tr("Keep this seed"))
        self.field.setReadOnly(self.locked)
        self.dice.setEnabled(not self.locked)

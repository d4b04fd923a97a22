"""Building blocks of the dialogs: headings, hints, choices with a value behind each, rows."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.widgets import theme
from app.widgets.tokens import LIGHT


class Choice(QComboBox):
    """A drop-down list of values with words for the person."""

    def __init__(self, name: str, rows: Iterable[tuple[object, str]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.offer(rows)

    def offer(self, rows: Iterable[tuple[object, str]]) -> None:
        """Other values; the chosen one stays chosen where it is among them."""
        chosen = self.value()
        self.blockSignals(True)
        self.clear()
        for value, words in rows:
            self.addItem(words, value)
        self.blockSignals(False)
        self.choose(chosen)

    def value(self) -> object:
        """The chosen value; None where there is none."""
        return self.currentData()

    def choose(self, value: object) -> None:
        """Chooses a value, or the first where it is not among them."""
        self.setCurrentIndex(max(self.findData(value), 0))


class Number(QDoubleSpinBox):
    """A field for a number with a unit; the wheel scrolls the dialog unless the field has the focus."""

    def __init__(self, name: str, span: tuple[float, float], step: float, decimals: int, unit: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFont(theme.figures(self.font()))
        self.setDecimals(decimals)
        self.setRange(*span)
        self.setSingleStep(step)
        self.setSuffix(f" {unit}")
        self.lineEdit().setTextMargins(LIGHT.xs, 0, LIGHT.xs, 0)
        self.setFixedWidth(104)


class Page(QVBoxLayout):
    """A column of headings and rows, all labels of one width after `finish`."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(LIGHT.sm)
        self.labels: list[QLabel] = []

    def heading(self, words: str) -> None:
        """Begins a part."""
        if self.count():
            self.addSpacing(LIGHT.sm)
        label = QLabel(words)
        font = QFont(label.font())
        font.setWeight(QFont.Weight.DemiBold)
        label.setFont(font)
        self.addWidget(label)

    def row(self, words: str, content: QWidget | QLayout) -> None:
        """A labelled row; the label hands its key on to the first field."""
        label = QLabel(words)
        field = content if isinstance(content, QWidget) else _first_widget(content)
        label.setBuddy(field)
        self.labels.append(label)
        line = QHBoxLayout()
        line.setSpacing(LIGHT.md)
        line.addWidget(label)
        line.addWidget(content, 1) if isinstance(content, QWidget) else line.addLayout(content, 1)
        self.addLayout(line)


def finish(*pages: Page) -> None:
    """Gives all labels of some pages the width of the widest; to be called when all rows are there."""
    labels = [label for page in pages for label in page.labels]
    width = max((label.sizeHint().width() for label in labels), default=0)
    for label in labels:
        label.setFixedWidth(width)


def side_by_side(*parts: QWidget) -> QHBoxLayout:
    """Widgets in a row, as wide as they need to be."""
    line = QHBoxLayout()
    line.setSpacing(LIGHT.sm)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return line


def quiet(words: str = "") -> QLabel:
    """Quiet words of which there may be many, to be wrapped to whatever room there is."""
    label = QLabel(words)
    label.setProperty("muted", True)
    label.setWordWrap(True)
    return label


def hint(words: str = "") -> QLabel:
    """Quiet words below a field, which are never cut."""
    label = quiet(words)
    policy = label.sizePolicy()
    policy.setVerticalPolicy(policy.Policy.Minimum)
    label.setSizePolicy(policy)
    return label


def primary(words: str) -> QPushButton:
    """The button for what the dialog is there for."""
    button = QPushButton(words)
    button.setProperty("primary", True)
    button.setDefault(True)
    return button


def closing(dialog: QDialog) -> QPushButton:
    """The button of a dialog that only shows something."""
    button = primary(QCoreApplication.translate("Dialogs", "Close"))
    button.clicked.connect(dialog.accept)
    return button


def foot(left: Iterable[QPushButton], right: Iterable[QPushButton]) -> QHBoxLayout:
    """The row of buttons at the foot of a dialog: what is on the side, and what ends it."""
    row = QHBoxLayout()
    row.setSpacing(LIGHT.sm)
    for button in left:
        row.addWidget(button)
    row.addStretch(1)
    for button in right:
        row.addWidget(button)
    return row


def margins(dialog: QDialog, layout: QLayout) -> None:
    """The space around everything in a dialog."""
    layout.setContentsMargins(LIGHT.xl, LIGHT.lg, LIGHT.xl, LIGHT.lg)
    layout.setSpacing(LIGHT.md)
    dialog.setLayout(layout)


def _first_widget(layout: QLayout) -> QWidget:
    item = layout.itemAt(0)
    widget = item.widget() if item is not None else None
    assert widget is not None, "a row begins with a field"
    return widget

"""Saved styles: choose one, save the present one under a name, remove one. No dialog: naming happens in place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.widgets.icons import IconButton
from app.widgets.keys import keep_keys
from app.widgets.tokens import LIGHT
from glowtts_core.parameters import manner_of
from glowtts_core.types import Style


class PresetBar(QWidget):
    """Shows presets handed in; where they are stored is the business of whoever handed them in.

    Signals:
        loaded(str name, object style)
        saved(str name): under this name, over an older one of it.
        removed(str name)
    """

    loaded = Signal(str, object)
    saved = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._presets: dict[str, Style] = {}
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Preset"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.activated.connect(self._load)
        self.save = IconButton("floppy-disk", self.tr("Save these values as a preset"))
        self.save.clicked.connect(self._ask_name)
        self.remove = IconButton("trash", self.tr("Remove the chosen preset"))
        self.remove.clicked.connect(lambda: self.removed.emit(self.choice.currentText()))
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Name of the preset"))
        self.name.setAccessibleName(self.tr("Name of the preset"))
        self.name.textChanged.connect(self._name_changed)
        self.name.returnPressed.connect(self._save)
        self.name.installEventFilter(self)
        self.confirm = QPushButton(self.tr("Save"))
        self.confirm.clicked.connect(self._save)
        keep_keys(self.confirm, (Qt.Key.Key_Space,))
        self.cancel = IconButton("x", self.tr("Save nothing"), "Esc")
        self.cancel.clicked.connect(self._leave)
        self._stack = QStackedWidget()
        self._stack.addWidget(_row(self.choice, self.save, self.remove))
        self._stack.addWidget(_row(self.name, self.confirm, self.cancel))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.show_presets({})

    def show_presets(self, presets: Mapping[str, Style], name: str = "") -> None:
        """Lists the presets, with one of them chosen if it is named."""
        self._presets = dict(presets)
        self.choice.clear()
        for each in sorted(self._presets, key=str.casefold):
            self.choice.addItem(each)
        self.choice.setPlaceholderText(self.tr("Choose…") if presets else self.tr("None saved yet"))
        self.choice.setCurrentIndex(self.choice.findText(name) if name else -1)
        self.choice.setEnabled(bool(presets))
        self.remove.setEnabled(self.choice.currentIndex() >= 0)

    def show_style(self, style: Style) -> None:
        """Lets go of the chosen preset once the values are no longer its own; the seed is not part of it."""
        chosen = self._presets.get(self.choice.currentText())
        if chosen is not None and manner_of(chosen) != manner_of(style):
            self.choice.setCurrentIndex(-1)
            self.remove.setEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.name and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self._leave()
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _load(self, row: int) -> None:
        name = self.choice.itemText(row)
        self.remove.setEnabled(True)
        self.loaded.emit(name, self._presets[name])

    def _ask_name(self) -> None:
        self._stack.setCurrentIndex(1)
        self.name.setText(self.choice.currentText())
        self.name.selectAll()
        self.name.setFocus()
        self._name_changed(self.name.text())

    def _name_changed(self, name: str) -> None:
        known = name.strip() in self._presets
        self.confirm.setText(self.tr("Replace") if known else self.tr("Save"))
        self.confirm.setEnabled(bool(name.strip()))

    def _save(self) -> None:
        name = self.name.text().strip()
        if name:
            self._leave()
            self.saved.emit(name)

    def _leave(self) -> None:
        self._stack.setCurrentIndex(0)
        self.save.setFocus()


def _row(wide: QWidget, *others: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(LIGHT.xs)
    row.addWidget(wide, 1)
    for each in others:
        row.addWidget(each)
    return made

"""A field for a file that may be left out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.widgets.icons import IconButton
from app.widgets.tokens import LIGHT


def with_folder(path: Path) -> str:
    """A file's name with its folder before it: in downloads many files bear the same name."""
    return f"{path.parent.name}/{path.name}".lstrip("/")


class FileField(QWidget):
    """Shows a file, or words for none; lets one be chosen, and be left out again."""

    def __init__(self, name: str, none: str, kinds: str, path: Path | None) -> None:
        super().__init__()
        self.path = path
        self._none, self._kinds, self._name = none, kinds, name
        self.field = QLineEdit()
        self.field.setReadOnly(True)
        self.field.setAccessibleName(name)
        choose = QPushButton(self.tr("Choose…"))
        choose.setAutoDefault(False)
        choose.setAccessibleName(f"{name}: {choose.text()}")
        choose.clicked.connect(self._ask)
        self.clear = IconButton("x", self.tr("Without this file"))
        self.clear.clicked.connect(lambda: self.show_path(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LIGHT.sm)
        for part in (self.field, self.clear, choose):
            row.addWidget(part, 1 if part is self.field else 0)
        self.setFocusProxy(choose)
        self.show_path(path)

    def show_path(self, path: Path | None) -> None:
        """Another file, or none."""
        self.path = path
        self.field.setText(self._none if path is None else with_folder(path))
        self.field.setCursorPosition(0)
        self.field.setToolTip("" if path is None else str(path))
        self.clear.setVisible(path is not None)

    def _ask(self) -> None:
        folder = str(self.path.parent) if self.path is not None else ""
        name, _ = QFileDialog.getOpenFileName(self, self._name, folder, f"{self._name} ({self._kinds});;* (*)")
        if name:
            self.show_path(Path(name))

"""About: what this is, which version, and the licences of everything in it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from app import licences
from app.dialogs.forms import closing, foot, hint, margins
from app.dialogs.libraries import LibrariesDialog
from app.dialogs.paragraphs import part_paragraphs
from app.widgets.tokens import LIGHT
from glowtts_core import __version__


class AboutDialog(QDialog):
    """Name, version, licences."""

    def __init__(self, licences: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(self.tr("About Glow-TTS Studio"))
        name = QLabel("Glow-TTS Studio")
        font = QFont(name.font())
        font.setPixelSize(22)
        font.setWeight(QFont.Weight.DemiBold)
        name.setFont(font)
        text = QTextBrowser()
        text.setAccessibleName(self.tr("Licences"))
        text.setOpenExternalLinks(True)
        text.setMarkdown(re.sub(r"^#", "###", licences, flags=re.MULTILINE))  # headings of a size that fits here
        text.document().setDocumentMargin(LIGHT.md)
        part_paragraphs(text.document())
        self.libraries_button = QPushButton(self.tr("Libraries…"))
        self.libraries_button.setToolTip(self.tr("Every library in this program, with the text of its licence"))
        self.libraries_button.clicked.connect(self._show_libraries)
        column = QVBoxLayout()
        margins(self, column)
        column.addWidget(name)
        column.addWidget(hint(self.tr("Version %1").replace("%1", __version__)))
        column.addWidget(
            hint(self.tr("Type text, hear it, and shape how it is said. Everything stays on this machine."))
        )
        column.addWidget(text, 1)
        column.addLayout(foot((self.libraries_button,), (closing(self),)))
        self.resize(620, 560)

    def _show_libraries(self) -> None:
        dialog = LibrariesDialog(licences.notices(), licences.are_brought(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def licence_words() -> str:
    """The text of the licences, from beside the program or from where it was installed; empty where it is missing."""
    root = Path(__file__).resolve().parents[2]
    places = (root / "assets" / "LICENSES.md", Path(sys.prefix) / "share" / "glowtts-studio" / "LICENSES.md")
    found = next((place for place in places if place.is_file()), None)
    return found.read_text(encoding="utf-8") if found else ""

"""How a word is said: its sounds, for this line only or from now on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.dialogs.forms import foot, hint, margins, primary
from app.dialogs.guide import help_button
from app.widgets import theme
from app.widgets.tokens import LIGHT


class PronunciationDialog(QDialog):
    """Not modal; a wrong sound is told beside the field.

    Signals:
        chosen(str sounds, bool always): ARPAbet parted by blanks; ``always`` puts it into the person's dictionary.
    """

    chosen = Signal(str, bool)

    def __init__(self, word: str, sounds: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pronunciation")
        self.setWindowTitle(self.tr("Pronunciation"))
        head = QLabel(f"“{word}”")
        head.setFont(theme.sized(head.font(), LIGHT.line_px))
        self.field = QLineEdit(sounds)
        self.field.setFont(theme.phone_font(self.field.font()))
        self.field.setAccessibleName(self.tr("Sounds of “%1”").replace("%1", word))
        self.field.textChanged.connect(self._typed)
        self.words = hint(self.tr("Sounds in ARPAbet, parted by blanks; 1 marks the stressed vowel: HH AH0 L OW1."))
        self.words.setMinimumHeight(2 * self.words.fontMetrics().lineSpacing())
        self.always = QPushButton(self.tr("&Always say it so"))
        self.always.setAutoDefault(False)
        self.always.clicked.connect(lambda: self.chosen.emit(self._sounds(), True))
        self.here = primary(self.tr("In this &line"))
        self.here.clicked.connect(lambda: self.chosen.emit(self._sounds(), False))
        column = QVBoxLayout()
        margins(self, column)
        for part in (head, self.field, self.words):
            column.addWidget(part)
        column.addLayout(foot((help_button("shaping#pronunciation"),), (self.always, self.here)))
        self.resize(460, self.sizeHint().height())
        self.field.selectAll()
        self.field.setFocus()

    def show_failure(self, words: str) -> None:
        """Says why the sounds cannot be taken."""
        self.words.setText(f"⚠ {words}")

    def _sounds(self) -> str:
        return " ".join(self.field.text().upper().split())

    def _typed(self) -> None:
        for button in (self.always, self.here):
            button.setEnabled(bool(self._sounds()))

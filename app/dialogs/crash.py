"""What the person sees after a fault of the program: that the work is safe, and what to send to whoever mends it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.widgets import theme
from app.widgets.icons import icon
from app.widgets.tokens import LIGHT


class CrashDialog(QDialog):
    """Not modal: whatever still works, works on behind it."""

    def __init__(self, trace: str, log_file: Path, saved: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.trace = trace
        safe = (
            self.tr("Your work has just been put into the recovery file. Save it, then start the program again.")
            if saved
            else self.tr("Your work could not be put into the recovery file. Save it now under another name.")
        )
        head = QLabel(self.tr("The program has made a mistake."))
        head.setFont(theme.sized(head.font(), LIGHT.line_px))
        words = QLabel(safe)
        words.setWordWrap(True)
        place = QLabel(self.tr("Log file: {path}").format(path=log_file))
        place.setProperty("muted", True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.setWordWrap(True)
        report = QPlainTextEdit(trace)
        report.setReadOnly(True)
        report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        report.setAccessibleName(self.tr("What happened, in the words of the program"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.copy_button = buttons.addButton(self.tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.setIcon(icon("copy"))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.trace))
        column = QVBoxLayout(self)
        column.setContentsMargins(LIGHT.xl, LIGHT.xl, LIGHT.xl, LIGHT.lg)
        column.setSpacing(LIGHT.md)
        for part in (head, words, report, place, buttons):
            column.addWidget(part)

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

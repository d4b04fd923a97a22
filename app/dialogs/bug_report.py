"""The report for a bug: what the doctor says, what of it can be mended at once, and a button that copies it."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.dialogs.forms import foot, hint, margins, primary
from app.dialogs.guide import help_button
from app.widgets.icons import Tint, icon


class BugReportDialog(QDialog):
    """Fills while the doctor is at work; can stay open beside the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bug_report")
        self.setWindowTitle(self.tr("Report for a bug"))
        self._found: list[str] = []
        self.words = hint(self.tr("Looking at the program and the machine…"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.words.text())
        self.findings = hint()
        self.findings.setProperty("muted", False)
        self.findings.hide()
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setAccessibleName(self.tr("The report"))
        self.copy = primary(self.tr("&Copy the report"))
        self.copy.setIcon(icon("copy", Tint.ON_ACCENT))
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._copy)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        column = QVBoxLayout()
        margins(self, column)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addWidget(self.findings)
        column.addWidget(self.report, 1)
        column.addLayout(foot((help_button("bug-reports"),), (close, self.copy)))
        self.resize(720, 620)

    def show_finding(self, name: str, words: str, remedy: str) -> None:
        """Something that can be mended, in the language of the window."""
        self._found.append(f"{name}: {words} {remedy}")
        self.findings.setText("\n".join(self._found))
        self.findings.show()

    def show_report(self, text: str) -> None:
        """The whole report, in English as those need it who read it."""
        self.bar.hide()
        self.report.setPlainText(text)
        self.copy.setEnabled(True)
        self.copy.setFocus()
        well = "" if self._found else self.tr("All is well.") + " "
        self.words.setText(
            well + self.tr("Copy this, and say what you did and what came of it. None of your texts is in it.")
        )

    def show_failure(self, words: str) -> None:
        """There is no report."""
        self.bar.hide()
        self.words.setText(words)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.words.setText(self.tr("The report is in the clipboard."))

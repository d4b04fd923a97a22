"""The help page: how it goes in five steps, and all keys as they are now."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from app.dialogs.forms import closing, foot, margins
from app.dialogs.guide import help_button
from app.dialogs.keys import KeyEntry
from app.guide import START
from app.widgets import theme
from app.widgets.tokens import LIGHT


class HelpDialog(QDialog):
    """Steps and keys; can stay open beside the window."""

    def __init__(self, entries: Sequence[KeyEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setWindowTitle(self.tr("Help and keys"))
        self._entries = entries
        self._page = QTextBrowser()
        self._page.setAccessibleName(self.windowTitle())
        self._page.setOpenLinks(False)
        self._page.document().setDocumentMargin(LIGHT.md)
        column = QVBoxLayout()
        margins(self, column)
        column.addWidget(self._page, 1)
        column.addLayout(foot((help_button(START, self.tr("&Open the user guide")),), (closing(self),)))
        self.resize(680, 680)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Writes the page anew in the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()

    def _write(self) -> None:
        tokens = theme.tokens(self)
        style = (
            f"h3 {{ margin-top: 16px; margin-bottom: 4px; }} td {{ padding: 3px 24px 3px 0; }}"
            f" li {{ margin-bottom: 6px; }} .key {{ color: {tokens.muted}; }}"
        )
        page = self._page
        page.document().setDefaultStyleSheet(style)
        heading = _safe(self.tr("In short"))
        page.setHtml(f"<h3>{heading}</h3><ol>{self._steps()}</ol>{self._keys()}")

    def _steps(self) -> str:
        steps = (
            self.tr("Type a line and press Space: it is spoken."),
            self.tr("Drag a slider under a sound to make it longer or shorter, or a boundary in the spectrogram."),
            self.tr("Drag in the pitch lane to bend the melody, where the voice can do that."),
            self.tr("Double-click an edited value to reset it. Every step can be undone."),
            self.tr("Click a word to change how it is pronounced."),
            self.tr("Sound > Follow a recording… gives the line the timing and melody of your own voice."),
            self.tr("Edit > Find a line also replaces words in all lines at once."),
            self.tr("View > Sounds in IPA letters writes the sounds as dictionaries do."),
            self.tr("In a text, [pause 300ms] is a pause, and {HH AH0 L OW1} says sounds directly."),
            self.tr("Export writes sound files, with timings for Praat or subtitles if you like."),
            self.tr("Rest the mouse over a sound to read its length. Help > Show hints again explains the lanes."),
        )
        return "".join(f"<li>{_safe(step)}</li>" for step in steps)

    def _keys(self) -> str:
        parts = []
        for menu in dict.fromkeys(entry.menu for entry in self._entries):
            rows = "".join(
                f"<tr><td width='62%'>{_safe(entry.text)}</td><td class='key'>{_native(entry.keys)}</td></tr>"
                for entry in self._entries
                if entry.menu == menu and entry.keys
            )
            if rows:
                parts.append(f"<h3>{_safe(menu)}</h3><table width='100%'>{rows}</table>")
        return "".join(parts)


def _native(keys: Iterable[str]) -> str:
    native = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    return " &nbsp; ".join(_safe(key) for key in native)


def _safe(words: str) -> str:
    return html.escape(words)

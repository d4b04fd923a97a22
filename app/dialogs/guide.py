"""The user guide: web pages in the browser, or the same pages in a dialog where there are none or no browser."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from app import guide
from app.dialogs.forms import closing, foot, margins
from app.dialogs.paragraphs import part_paragraphs
from app.open_external import open_outside
from app.widgets.tokens import LIGHT

_Kind = QTextDocument.ResourceType
SCHEME = "guide"
"""Of the addresses between the pages: they are no files of the disk."""
SIDE_PX = 48
"""Room beside a picture: margins and scroll bar."""


def open_guide(page: str, parent: QWidget) -> None:
    """Opens a page of the guide, such as ``shaping#pauses``."""
    url = guide.page_url(page)
    if url is not None and open_outside(url):
        return
    window = parent.window()
    found = window.findChild(GuideDialog)
    dialog = found if found is not None else GuideDialog(window)
    dialog.go(page)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def help_button(page: str, words: str = "") -> QPushButton:
    """A quiet button, and F1, that open the page about the dialog in which it stands."""
    translate = QCoreApplication.translate
    button = QPushButton(words or translate("Guide", "Help"))
    button.setObjectName("help_button")
    button.setProperty("page", page)
    button.setAutoDefault(False)
    button.setShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents))
    button.setToolTip(translate("Guide", "The page of the user guide about this"))
    button.clicked.connect(lambda: open_guide(page, button))
    return button


class GuideDialog(QDialog):
    """The pages of the guide; can stay open beside the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setWindowTitle(self.tr("User guide"))
        self.pages = GuidePages(self.tr("This page of the guide is not part of this installation."))
        self.pages.setAccessibleName(self.windowTitle())
        back = QPushButton(self.tr("&Back"))
        back.setEnabled(False)
        back.clicked.connect(self.pages.backward)
        self.pages.backwardAvailable.connect(back.setEnabled)
        start = QPushButton(self.tr("&Contents"))
        start.clicked.connect(lambda: self.go(guide.START))
        column = QVBoxLayout()
        margins(self, column)
        column.addWidget(self.pages, 1)
        column.addLayout(foot((back, start), (closing(self),)))
        self.resize(QSize(820, 760))

    def go(self, page: str) -> None:
        """Shows a page, such as ``shaping#pauses``."""
        name, _, part = page.partition("#")
        url = QUrl(f"{SCHEME}:/{name}.md")
        if part:
            url.setFragment(part)
        self.pages.setSource(url)


class GuidePages(QTextBrowser):
    """Shows pages of the guide, follows the links between them, and hands all others to the system."""

    def __init__(self, missing: str) -> None:
        super().__init__()
        self._missing = missing
        self.document().setDocumentMargin(LIGHT.lg)

    def doSetSource(self, name: QUrl | str, /, type: _Kind = _Kind.UnknownResource) -> None:  # noqa: A002  # Qt's name
        url = QUrl(name)
        if not url.isRelative() and url.scheme() != SCHEME:
            open_outside(url)
            return
        super().doSetSource(url, _Kind.MarkdownResource)
        self._find(url.fragment())

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002  # Qt's name
        path = QUrl(name).path().lstrip("/")
        if type == _Kind.ImageResource.value:
            return self._picture(path)
        return guide.page_text(path.removesuffix(".md")) or self._missing

    def _picture(self, name: str) -> QImage:
        file = guide.picture_file(name)
        picture = QImage(str(file)) if file is not None else QImage()
        room = max(self.viewport().width() - SIDE_PX, 200)
        if picture.width() <= room:
            return picture
        ratio = self.devicePixelRatioF()
        smaller = picture.scaledToWidth(round(room * ratio), Qt.TransformationMode.SmoothTransformation)
        smaller.setDevicePixelRatio(ratio)
        return smaller

    def _find(self, part: str) -> None:
        """Scrolls to a heading, or to the top: Markdown has no anchors of its own."""
        part_paragraphs(self.document())
        block = self.document().begin()
        while part and block.isValid():
            if block.blockFormat().headingLevel() and guide.anchor(block.text()) == part:
                self.setTextCursor(QTextCursor(block))
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top))
                return
            block = block.next()
        self.verticalScrollBar().setValue(0)

"""Space between the paragraphs of a page of Markdown, which Qt's reader leaves without any."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from app.widgets.tokens import LIGHT


def part_paragraphs(document: QTextDocument) -> None:
    """Space between paragraphs, and more before a heading."""
    block, cursor = document.begin(), QTextCursor(document)
    while block.isValid():
        room, heading = block.blockFormat(), block.blockFormat().headingLevel() > 0
        room.setTopMargin(LIGHT.lg if heading and block != document.begin() else 0)
        room.setBottomMargin(LIGHT.xs if heading or block.textList() else LIGHT.sm)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(room)
        block = block.next()

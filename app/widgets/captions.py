"""A field under its caption, in a panel or in the measures of a bar."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.widgets import theme
from app.widgets.tokens import LIGHT

CAPTION_PX = 18
"""Height of a caption in a bar."""


def captioned(words: str, field: QWidget) -> QVBoxLayout:
    """Caption and field, one above the other, in a panel."""
    return _column(QLabel(words), field, LIGHT.xs)


def compact(words: str, field: QWidget) -> QWidget:
    """The same in a bar, as wide as the field and as high as a compact parameter."""
    made, caption = QWidget(), QLabel(words)
    caption.setFont(theme.sized(caption.font(), LIGHT.small_px))
    caption.setFixedHeight(CAPTION_PX)
    made.setLayout(_column(caption, field, 0))
    made.setFixedWidth(field.width())
    return made


def _column(caption: QLabel, field: QWidget, spacing_px: int) -> QVBoxLayout:
    caption.setBuddy(field)
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing_px)
    column.addWidget(caption)
    column.addWidget(field)
    return column

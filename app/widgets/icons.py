"""Icons from the Phosphor set, painted in the colours in force, and the flat buttons that carry them."""

from __future__ import annotations

from enum import Enum

import qtawesome
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QToolButton

from app.widgets import theme
from app.widgets.keys import keep_keys

# QtAwesome loads the fonts in this private list at the first icon: a dozen, of which one is used and comes along.
qtawesome._BUNDLED_FONTS = tuple(font for font in qtawesome._BUNDLED_FONTS if font[0] == "ph")  # noqa: SLF001  # see above

SIZE_PX = 18
BUTTON_PX = 28
"""Side of a button: as high as the fields that it stands beside."""


class Tint(Enum):
    """Which token paints an icon."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    DANGER = "danger"
    WARNING = "warning"


class _Glyph(QIconEngine):
    """Paints one letter of an icon font; asks for the colour at paint time, so it follows the theme by itself."""

    def __init__(self, name: str, tint: Tint) -> None:
        super().__init__()
        self._name = name
        self._tint = tint
        self._letter = qtawesome.charmap(f"ph.{name}")

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        chosen = theme.tokens()
        tint = self._tint
        if state == QIcon.State.On and tint is Tint.TEXT:
            tint = Tint.ACCENT
        colour = chosen.disabled if mode == QIcon.Mode.Disabled else getattr(chosen, tint.value)
        painter.save()
        painter.setFont(theme.sized(qtawesome.font("ph", rect.height()), rect.height()))
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Glyph(self._name, self._tint)


def icon(name: str, tint: Tint = Tint.TEXT) -> QIcon:
    """An icon by its Phosphor name (``play-fill``); it follows the theme without being made anew.

    Raises:
        KeyError: the set has no such icon.
    """
    return QIcon(_Glyph(name, tint))


def tooltip(words: str, keys: str = "") -> str:
    """Words with the keys behind them as the platform writes them: ``Play (Space)``."""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words} ({native})" if native else words


class IconButton(QToolButton):
    """A flat square button: an icon, a tool tip that names the key, a name for screen readers."""

    def __init__(self, name: str, words: str, keys: str = "", tint: Tint = Tint.TEXT) -> None:
        super().__init__()
        self._tint = tint
        self.setIconSize(QSize(SIZE_PX, SIZE_PX))
        self.setFixedSize(BUTTON_PX, BUTTON_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keyboard focus away from the work
        if keys != "Space":  # the window has this key as a shortcut, whose action can also stop
            keep_keys(self, (Qt.Key.Key_Space,))
        self.show_icon(name)
        self.say(words, keys)

    def show_icon(self, name: str) -> None:
        """Another icon on the same button."""
        self.setIcon(icon(name, self._tint))

    def say(self, words: str, keys: str = "") -> None:
        """What the button does, and its key."""
        self.setToolTip(tooltip(words, keys))
        self.setAccessibleName(words)

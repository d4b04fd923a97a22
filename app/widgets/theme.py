"""How the window looks: which tokens are in force, and the palette, fonts and sheet made from them.

Everything that paints asks `tokens` at paint time, so a change of the system's scheme shows at once; what keeps
pictures made from colours (a drawn figure) makes them anew in ``changeEvent`` on ``QEvent.Type.PaletteChange``.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from app.widgets.stylesheet import stylesheet
from app.widgets.tokens import DARK, LIGHT, Tokens

IPA_FAMILIES = ("Charis SIL", "Noto Sans", "Segoe UI", "DejaVu Sans", "Lucida Grande")
"""Fonts known to hold the letters of the International Phonetic Alphabet, best first."""


class Theme(QObject):
    """Keeps an application's palette and sheet in step with the scheme of the system or of the user's choice."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme")
        self._app = app
        self._shown: Tokens | None = None
        self._wish = Qt.ColorScheme.Unknown
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(sized(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont), LIGHT.body_px))
        app.styleHints().colorSchemeChanged.connect(self._apply_scheme)
        self._apply_scheme()

    @property
    def tokens(self) -> Tokens:
        """The tokens in force."""
        follow = self._wish == Qt.ColorScheme.Unknown
        scheme = self._app.styleHints().colorScheme() if follow else self._wish
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT

    def set_scheme(self, scheme: Qt.ColorScheme) -> None:
        """Light, dark, or (``Unknown``) as the system has it."""
        self._wish = scheme  # kept here too: not every platform lets a program set its colour scheme
        self._app.styleHints().setColorScheme(scheme)
        self._apply_scheme()

    def _apply_scheme(self) -> None:
        chosen = self.tokens
        if chosen is self._shown:
            return
        self._shown = chosen
        self._app.setPalette(palette(chosen))
        self._app.setStyleSheet(stylesheet(chosen))


def apply(app: QApplication) -> Theme:
    """Gives an application its looks, once; a second call answers with the first one's theme."""
    found = app.findChild(Theme, "theme")
    return found if isinstance(found, Theme) else Theme(app)


def tokens(widget: QWidget | None = None) -> Tokens:
    """The tokens that go with a widget's palette (without a widget: the application's)."""
    shown = widget.palette() if widget is not None else QApplication.palette()
    return DARK if shown.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def palette(tokens: Tokens) -> QPalette:
    """The tokens as Qt's roles, so that plain widgets and foreign dialogs fit in."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette(QColor(tokens.raised), QColor(tokens.window))
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.base,
        role.AlternateBase: tokens.window,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.raised,
        role.Midlight: tokens.hairline,
        role.Mid: tokens.border,
        role.Dark: tokens.border,
        role.Shadow: tokens.border,
    }
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        made.setColor(group.Disabled, name, QColor(tokens.disabled))
    made.setColor(group.Disabled, role.Highlight, QColor(tokens.pressed))
    made.setColor(group.Disabled, role.HighlightedText, QColor(tokens.muted))
    return made


def sized(font: QFont, pixels: int) -> QFont:
    """The same font at a size in device-independent pixels."""
    made = QFont(font)
    made.setPixelSize(pixels)
    return made


def figures(font: QFont) -> QFont:
    """The same font with figures of one width, for numbers that change while they are looked at."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def phone_font(font: QFont) -> QFont:
    """The same font with families behind it that have the IPA letters."""
    made = QFont(font)
    made.setFamilies([font.family(), *IPA_FAMILIES])
    return made


def looks_changed(event: QEvent) -> bool:
    """Whether a ``changeEvent`` asks for pictures to be made anew from new colours."""
    return event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)

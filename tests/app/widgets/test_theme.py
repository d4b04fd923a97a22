"""Colours that can be read, in both schemes, changing live; icons that follow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.widgets import theme
from app.widgets.icons import IconButton, Tint, icon, tooltip
from app.widgets.tokens import DARK, LIGHT, Tokens

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("window", "base", "raised")


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        named = QColor(colour)
        parts = (named.redF(), named.greenF(), named.blueF())
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[theme.Theme]:
    """The application's theme, light again afterwards."""
    found = theme.apply(qapp)
    found.set_scheme(Qt.ColorScheme.Light)
    yield found
    found.set_scheme(Qt.ColorScheme.Light)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@BOTH
def test_text_reads_on_every_ground(tokens: Tokens) -> None:
    pairs = [(name, ground) for name in ("text", "muted", "accent", "danger", "warning", "wave") for ground in GROUNDS]
    pairs += [(name, ground) for name in ("text", "muted") for ground in ("hover", "accent_soft")]
    pairs += [("text", "danger_soft"), ("danger", "danger_soft"), ("text", "warning_soft"), ("warning", "warning_soft")]
    pairs += [("accent", "accent_soft"), ("on_accent", "accent")]
    poor = {
        pair: ratio for pair in pairs if (ratio := contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1]))) < 4.5
    }
    assert poor == {}


@BOTH
def test_outlines_of_controls_are_seen(tokens: Tokens) -> None:
    assert min(contrast(tokens.border, getattr(tokens, ground)) for ground in GROUNDS) >= 3


def test_distances_are_the_grid() -> None:
    tokens = LIGHT
    assert (tokens.xs, tokens.sm, tokens.md, tokens.lg, tokens.xl, tokens.radius) == (4, 8, 12, 16, 24, 6)


def test_scheme_changes_live(qtbot: QtBot, looks: theme.Theme, qapp: QApplication) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()
    assert theme.tokens(label) is LIGHT
    looks.set_scheme(Qt.ColorScheme.Dark)
    assert theme.tokens(label) is theme.tokens() is looks.tokens is DARK
    assert DARK.base in qapp.styleSheet()


def test_applying_twice_gives_one_theme(qapp: QApplication, looks: theme.Theme) -> None:
    assert theme.apply(qapp) is looks


def test_sheet_names_only_pictures_that_exist() -> None:
    from app.widgets.stylesheet import PICTURES, stylesheet

    for tokens in (LIGHT, DARK):
        named = [part.split('"')[1] for part in stylesheet(tokens).split("url(")[1:]]
        assert named
        for name in named:
            assert (PICTURES / name.rsplit("/", 1)[-1]).is_file()


def painted(made: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> set[str]:
    image = made.pixmap(QSize(32, 32), mode, state).toImage()
    colours = (image.pixelColor(x, y) for x in range(32) for y in range(32))
    return {colour.name() for colour in colours if colour.alpha() == 255}


def test_one_icon_follows_the_scheme(looks: theme.Theme) -> None:
    made = icon("stop-fill")
    assert QColor(LIGHT.text).name() in painted(made)
    looks.set_scheme(Qt.ColorScheme.Dark)
    assert QColor(DARK.text).name() in painted(made)
    assert DARK.disabled in painted(made, QIcon.Mode.Disabled)
    assert DARK.accent in painted(made, state=QIcon.State.On)
    assert DARK.danger in painted(icon("stop-fill", Tint.DANGER))


def test_tool_tip_names_the_key(qtbot: QtBot) -> None:
    assert tooltip("Play", "Space") == "Play (Space)"
    assert tooltip("Play") == "Play"
    button = IconButton("play", "Play", "Space")
    qtbot.addWidget(button)
    assert button.toolTip() == "Play (Space)" and button.accessibleName() == "Play"


def test_figures_and_sizes() -> None:
    font = theme.figures(theme.sized(QLabel().font(), 18))
    assert font.pixelSize() == 18
    assert any(tag.toString() == b"tnum" for tag in font.featureTags())
    assert "DejaVu Sans" in theme.phone_font(font).families()

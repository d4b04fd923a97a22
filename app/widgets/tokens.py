"""The colour tokens, light and dark, and the distances: what the window is painted from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as ``#rrggbb`` (for Qt and matplotlib alike) and distances in device-independent pixels."""

    dark: bool
    window: str
    """Behind everything."""
    base: str
    """Fields, lists and lanes."""
    raised: str
    """Buttons, menus, tool tips, bars."""
    hover: str
    pressed: str
    text: str
    muted: str
    """Captions and what is said beside the main thing; still 4.5:1 on window, base and raised."""
    disabled: str
    hairline: str
    """Lines that part areas; never the only sign of a control."""
    border: str
    """Outline of controls, 3:1 on window, base and raised."""
    accent: str
    """The one accent: playhead, selection, edited values, the primary button."""
    on_accent: str
    accent_soft: str
    """Background of what is selected; text keeps 4.5:1 on it."""
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    wave: str
    """Waveform and other quiet curves."""
    xs: int = 4
    sm: int = 8
    md: int = 12
    lg: int = 16
    xl: int = 24
    radius: int = 6
    line_px: int = 18
    """Size of the line of text, the largest type in the window."""
    body_px: int = 13
    small_px: int = 12


LIGHT = Tokens(
    dark=False,
    window="#f4f5f7",
    base="#ffffff",
    raised="#fcfcfd",
    hover="#e9ecf0",
    pressed="#dde1e7",
    text="#1a1d22",
    muted="#59616d",
    disabled="#9aa1ab",
    hairline="#dcdfe4",
    border="#7b838f",
    accent="#0a63c2",
    on_accent="#ffffff",
    accent_soft="#dbe9fa",
    danger="#b3261e",
    danger_soft="#fbe9e7",
    warning="#8a5300",
    warning_soft="#fbf0dc",
    wave="#65707f",
)
DARK = Tokens(
    dark=True,
    window="#191b1f",
    base="#121417",
    raised="#23262b",
    hover="#2b2f35",
    pressed="#353a42",
    text="#e8eaed",
    muted="#a2a9b4",
    disabled="#656c77",
    hairline="#2f333a",
    border="#737b88",
    accent="#6cb0ff",
    on_accent="#08131f",
    accent_soft="#1c3451",
    danger="#ff8a80",
    danger_soft="#3a1f1e",
    warning="#f0b35a",
    warning_soft="#372a15",
    wave="#8d96a4",
)

"""Named styles: kept in the settings, shown in the style panel."""

from __future__ import annotations

from dataclasses import asdict, fields

from PySide6.QtCore import QObject

from app.settings import Settings
from app.widgets.style_panel import StylePanel
from glowtts_core.types import Style

NAMES = frozenset(one.name for one in fields(Style)) - {"speaker", "mix_with", "mix"}
"""What a preset holds. Who speaks is no part of it: it is to serve every voice."""


class Presets(QObject):
    """Keeps what the person saves, without the seed's being part of what is loaded."""

    def __init__(self, settings: Settings, panel: StylePanel, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._panel = panel
        panel.preset_saved.connect(self._save)
        panel.preset_removed.connect(self._remove)
        self._show_presets()

    def _save(self, name: str, style: Style) -> None:
        self._settings.presets = {
            **self._settings.presets,
            name: {key: value for key, value in asdict(style).items() if key in NAMES},
        }
        self._show_presets(name)

    def _remove(self, name: str) -> None:
        self._settings.presets = {one: values for one, values in self._settings.presets.items() if one != name}
        self._show_presets()

    def _show_presets(self, name: str = "") -> None:
        kept = {one: _style(values) for one, values in sorted(self._settings.presets.items())}
        self._panel.show_presets(kept, name)


def _style(values: dict[str, float]) -> Style:
    """A style from what was kept; what an other version called differently is left at its usual value."""
    known = {name: value for name, value in values.items() if name in NAMES and isinstance(value, int | float)}
    return Style(**{**known, "seed": int(known.get("seed", 0))})  # type: ignore[arg-type]  # only NAMES of numbers

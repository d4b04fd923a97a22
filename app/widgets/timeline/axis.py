"""The one time axis that all lanes share: which stretch of the line is in sight, and how large."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

GUTTER_PX = 76
"""Left of the lanes, where their names stand; it gets wider where a name needs it."""
RIGHT_PX = 12
"""Right of the lanes."""
CLOSEST_PX_PER_S = 5000.0
"""A frame of 11.6 ms is 58 pixels wide then."""
STEP = 1.25
"""Ratio of one notch of the wheel."""


class TimeAxis(QObject):
    """Seconds to pixels and back. Pixels are device-independent and count from the left edge of a lane's widget.

    Signals:
        changed(): another stretch is in sight.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.start_s = 0.0
        self.px_per_s = 100.0
        self.total_s = 0.0
        self.width_px = 100.0
        self.gutter_px = GUTTER_PX
        self.fitted = True
        """The whole line is in sight, and stays so when it gets longer or the window wider."""
        self._held = False

    @property
    def end_s(self) -> float:
        """Time at the right edge."""
        return self.start_s + self.width_px / self.px_per_s

    @property
    def left_px(self) -> float:
        """Left edge of all lanes."""
        return float(self.gutter_px)

    @property
    def right_px(self) -> float:
        """Right edge of all lanes."""
        return self.gutter_px + self.width_px

    def x_of(self, seconds: float) -> float:
        """Where a time stands."""
        return self.gutter_px + (seconds - self.start_s) * self.px_per_s

    def time_at(self, x: float) -> float:
        """The time at a place."""
        return self.start_s + (x - self.gutter_px) / self.px_per_s

    def set_gutter(self, pixels: int) -> None:
        """Room for names that need so much."""
        gutter = max(GUTTER_PX, pixels)
        if gutter != self.gutter_px:
            self.width_px = max(1.0, self.width_px + self.gutter_px - gutter)
            self.gutter_px = gutter
            self._settle()

    def set_widget_width(self, pixels: float) -> None:
        """Width of the lanes' widgets."""
        width = max(1.0, pixels - self.gutter_px - RIGHT_PX)
        if width != self.width_px:
            self.width_px = width
            self._settle()

    def set_total(self, seconds: float) -> None:
        """Length of the line."""
        if seconds != self.total_s:
            self.total_s = seconds
            self._settle()

    def hold(self, held: bool) -> None:
        """Keeps the scale as it is while a hand moves something, so that nothing slips away under it."""
        self._held = held
        self._settle()

    def fit(self) -> None:
        """Brings the whole line in sight."""
        self.fitted = True
        self._settle()

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Enlarges about a place, whose time stays where it is; about the middle where none is given."""
        x = self.gutter_px + self.width_px / 2 if x is None else x
        kept_s = self.time_at(x)
        self.px_per_s = self.px_per_s * factor
        self.fitted = self.px_per_s <= self._fit_scale()
        self._clamp_scale()
        self.start_s = kept_s - (x - self.gutter_px) / self.px_per_s
        self._settle()

    def scroll(self, pixels: float) -> None:
        """Moves the stretch in sight to the right (later) by so many pixels."""
        self.show_from(self.start_s + pixels / self.px_per_s)

    def show_from(self, start_s: float) -> None:
        """Moves the stretch in sight so that it begins at a time."""
        self.start_s = start_s
        self._settle()

    def reveal(self, start_s: float, end_s: float) -> None:
        """Scrolls as little as needed to bring a span in sight, its beginning first."""
        seen_s = self.width_px / self.px_per_s
        target = self.start_s
        if end_s > self.end_s:
            target = end_s - 0.9 * seen_s
        if start_s < target:
            target = start_s - 0.1 * seen_s
        if target != self.start_s:
            self.show_from(target)

    def _fit_scale(self) -> float:
        return self.width_px / max(self.total_s, 0.1)

    def _clamp_scale(self) -> None:
        self.px_per_s = max(self._fit_scale(), min(CLOSEST_PX_PER_S, self.px_per_s))

    def _settle(self) -> None:
        if not self._held:
            if self.fitted:
                self.px_per_s = self._fit_scale()
            self._clamp_scale()
        seen_s = self.width_px / self.px_per_s
        self.start_s = max(0.0, min(self.start_s, self.total_s - seen_s))
        self.changed.emit()

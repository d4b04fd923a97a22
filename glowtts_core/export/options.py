"""What an export is to make. Plain values, so that a dialog, a settings file and a command line share them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from glowtts_core.audio.formats import FORMATS
from glowtts_core.errors import ConfigError
from glowtts_core.export.labels import TIMINGS
from glowtts_core.export.names import DEFAULT_TEMPLATE, check_template

RATES_HZ = (0, 16000, 22050, 24000, 44100, 48000)
"""Sample rates on offer; 0 = the voice's own. A higher rate makes the file fit elsewhere, not sound better."""
LEVELS = ("off", "peak", "loudness")
"""off = as rendered; peak = loudest sample at `PEAK_DBFS`; loudness = the whole file at a LUFS target."""
PEAK_DBFS = -1.0
PICTURES = ("", "png", "svg", "pdf")
LIMITS: dict[str, tuple[float, float]] = {
    "loudness_lufs": (-40.0, -6.0),
    "lead_s": (0.0, 10.0),
    "trail_s": (0.0, 10.0),
    "gap_s": (0.0, 10.0),
}
"""Smallest and largest value of each number."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How lines become files."""

    format: str = "wav"
    depth: str = "16"
    """16 or 24 bits, or ``32f`` for floating point."""
    rate_hz: int = 0
    level: str = "off"
    """Acts on each file as a whole, never on single sentences."""
    loudness_lufs: float = -19.0
    """Integrated loudness (ITU-R BS.1770) that ``level="loudness"`` aims at; -19 is usual for mono speech."""
    lead_s: float = 0.0
    """Silence before the speech."""
    trail_s: float = 0.0
    """Silence after the speech."""
    joined: bool = False
    """All lines in one file."""
    gap_s: float = 0.5
    """Silence between two lines of a joined file."""
    template: str = DEFAULT_TEMPLATE
    """Name of each file, without ending; see `glowtts_core.export.names`."""
    timings: tuple[str, ...] = ()
    """Which of `TIMINGS` stand beside the sound."""
    picture: str = ""
    """Which of `PICTURES` to draw; empty = none."""
    provenance: bool = True
    """Voice, seed, temperature and program version in the sound file's comment."""
    overwrite: bool = False
    """Replace files that are there; otherwise new ones get a number."""

    def check(self) -> None:
        """Refuses what cannot be written.

        Raises:
            ConfigError: names the first bad option.
        """
        _choose("sound format", self.format, tuple(FORMATS))
        if depths := FORMATS[self.format].depths:
            _choose(f"sample depth of {self.format.upper()}", self.depth, depths)
        _choose("sample rate", self.rate_hz, RATES_HZ)
        _choose("level", self.level, LEVELS)
        _choose("picture", self.picture, PICTURES)
        for kind in self.timings:
            _choose("kind of timings", kind, tuple(TIMINGS))
        for name, (low, high) in LIMITS.items():
            value = getattr(self, name)
            if not low <= value <= high:  # also false for NaN
                words = name.rpartition("_")[0]
                raise ConfigError(
                    "The {name} is {value}; choose a value between {low} and {high}.",
                    name=words,
                    value=f"{value:g}",
                    low=f"{low:g}",
                    high=f"{high:g}",
                )
        check_template(self.template)

    def to_json(self) -> dict[str, object]:
        """The options as plain JSON values."""
        return {**asdict(self), "timings": list(self.timings)}

    @classmethod
    def from_json(cls, values: Mapping[str, object]) -> ExportOptions:
        """Remembered options; what is missing, unknown or no longer valid takes its default."""
        options = cls()
        for field in fields(cls):
            value = values.get(field.name, getattr(options, field.name))
            value = tuple(value) if isinstance(value, list) else value
            if isinstance(value, type(getattr(options, field.name))):
                options = _tried(options, field.name, value)
        return options


def _tried(options: ExportOptions, name: str, value: object) -> ExportOptions:
    """The options with one value changed, or as they were where that value is refused."""
    changed = ExportOptions(**{**asdict(options), name: value})
    try:
        changed.check()
    except ConfigError:
        return options
    return changed


def _choose(what: str, value: object, choices: tuple[object, ...]) -> None:
    if value not in choices:
        known = ", ".join(str(choice) or "none" for choice in choices)
        raise ConfigError(
            "The {what} “{value}” is not known. Choose one of: {known}.", what=what, value=value, known=known
        )

"""A picture of what was spoken: mel spectrogram above, alignment of sounds and frames below.

Axes: C mel channels, T frames, P sounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from glowtts_core.export.files import write_with
from glowtts_core.export.spans import Span
from glowtts_core.export.track import sounds_of
from glowtts_core.types import Take

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_INCHES_PER_S = 2.2
_WIDEST_INCHES = 40.0
_MAP = "magma"  # perceptually even and safe for colour-blind eyes
_PLANNED = "#ffffff"
_SEARCHED = "#4fc3f7"


def draw(path: Path, take: Take) -> None:
    """Draws into a PNG, SVG or PDF file; the ending chooses. A score without frames is left out.

    Raises:
        AudioFileError: the file cannot be written.
    """
    from matplotlib.figure import Figure

    rows_inches = 0.4 + min(0.12 * len(take.starts_s), 9.0)
    width = min(max(_INCHES_PER_S * _length_s(take), 6.0), _WIDEST_INCHES)
    figure = Figure(figsize=(width, 2.8 + rows_inches), layout="constrained")
    rows: Sequence[Axes] = figure.subplots(2, 1, sharex=True, height_ratios=(2.4, rows_inches))
    figure.suptitle(take.utterance.text, fontsize=10, parse_math=False)
    _draw_mel(rows[0], take)
    _draw_alignment(rows[1], take)
    write_with(path, lambda part: figure.savefig(part, format=path.suffix[1:], dpi=150))


def _draw_mel(axes: Axes, take: Take) -> None:
    sounds = sounds_of(take)
    axes.imshow(
        take.mel,
        origin="lower",
        aspect="auto",
        cmap=_MAP,
        interpolation="nearest",
        extent=(0.0, _length_s(take), 0, take.mel.shape[0]),
    )
    axes.set_ylabel("mel channel")
    heard = [span for span in sounds if span.label[:1].isalpha()]
    for span in sounds:
        axes.axvline(span.end_s, color="white", linewidth=0.4, alpha=0.5)
    top = axes.secondary_xaxis("top")
    top.set_xticks([(span.start_s + span.end_s) / 2 for span in heard], [span.label for span in heard])
    top.tick_params(length=0, labelsize=6, labelrotation=90)


def _draw_alignment(axes: Axes, take: Take) -> None:
    sounds = sounds_of(take)
    if take.score.size:
        low = float(np.percentile(take.score, 50))  # what is unlikely stays dark, so the paths stand out
        axes.imshow(
            take.score,
            origin="lower",
            aspect="auto",
            cmap=_MAP,
            vmin=low,
            interpolation="nearest",
            extent=(0.0, _length_s(take), 0, len(sounds)),
        )
    else:
        axes.set_facecolor("#1b1b2b")
    _staircase(axes, sounds)
    if take.score.size:  # without a score there was no search
        times_s = (np.arange(len(take.searched)) + 0.5) * take.frame_s
        axes.plot(
            times_s, take.searched + 0.5, label="searched path",
            color=_SEARCHED, linestyle=":", linewidth=1.8, path_effects=_outline(),
        )  # fmt: skip
    axes.set_yticks(np.arange(len(sounds)) + 0.5, [span.label for span in sounds])
    axes.tick_params(axis="y", length=0, labelsize=6 if len(sounds) <= 75 else 4)
    axes.set_ylim(0, max(len(sounds), 1))
    axes.set_xlim(0.0, _length_s(take))
    axes.set_xlabel("seconds")
    axes.legend(loc="upper left", fontsize=7, facecolor="#303040", labelcolor="white")


def _staircase(axes: Axes, sounds: Sequence[Span]) -> None:
    times_s = [time for span in sounds for time in (span.start_s, span.end_s)]
    rows = [row for index in range(len(sounds)) for row in (index + 0.5, index + 0.5)]
    axes.plot(times_s, rows, color=_PLANNED, linewidth=1.4, label="planned path", path_effects=_outline())


def _outline() -> list[object]:
    """A dark rim, so that a line is seen on bright ground too."""
    from matplotlib.patheffects import withStroke

    return [withStroke(linewidth=3.2, foreground="black")]


def _length_s(take: Take) -> float:
    frames: int = take.mel.shape[1]
    return frames * take.frame_s

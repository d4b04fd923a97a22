"""An image over time on its way to pixels: what is worked out once for a take, and what each look at it costs.

Axes: B bands (rows), T frames, X columns and Y rows of device pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]
Pixels = npt.NDArray[np.uint8]
STEPS = 256
INK = ((0.0, 100.0, 0.0, 0.0), (0.3, 80.0, -6.0, -14.0), (0.7, 38.0, 6.0, -34.0), (1.0, 10.0, 12.0, -24.0))
"""For the light theme: part of the way, and CIELAB lightness, a and b. Lightness falls almost evenly to dark ink."""
_TO_RGB = np.array([[3.2406, -1.5372, -0.4986], [-0.9689, 1.8758, 0.0415], [0.0557, -0.2040, 1.0570]])
_WHITE = np.array([0.9505, 1.0, 1.089])


@dataclass(frozen=True, slots=True, eq=False)
class SummedImage:
    """An image with its running sums, so that the mean of any stretch of frames is one difference."""

    rows: Floats
    """The image that it was made of [B, T]."""
    most: int
    """Rows beyond this many were put together."""
    low: float
    """The value of the darkest colour."""
    high: float
    """The value of the brightest."""
    running: npt.NDArray[np.float64]
    """[B, T + 1]"""

    def columns(self, first: Places, last: Places) -> Floats:
        """Means over the frames [first, last) of each column [B, X]; NaN where they lie beyond the end."""
        frames = self.running.shape[1] - 1
        inside = first < frames
        begin = np.minimum(first, frames - 1)
        end = np.maximum(np.minimum(np.maximum(last, 1), frames), begin + 1)
        means = (self.running[:, end] - self.running[:, begin]) / (end - begin)
        means[:, ~inside] = np.nan
        seen: Floats = means.astype(np.float32)
        return seen

    def pixels(self, columns: Floats, height: int, ramp: Pixels, bend: float, base: tuple[int, int, int]) -> Pixels:
        """The columns in colours [Y, X, 4], lowest row first: bands run into each other, frames do not.

        ``bend`` is a power on the way through the colours of ``ramp`` [STEPS, 4]; ``base`` is where nothing is known.
        """
        known = ~np.isnan(columns[0])
        parts = np.clip((np.nan_to_num(columns) - self.low) / max(self.high - self.low, 1e-6), 0, 1)
        parts = (STEPS - 1) * parts**bend
        bands = len(parts)
        places = np.clip((np.arange(height) + 0.5) * bands / height - 0.5, 0, bands - 1)
        below = places.astype(np.int64)
        share = (places - below)[:, None].astype(np.float32)
        lower = parts[below]
        smooth = (lower + share * (parts[np.minimum(below + 1, bands - 1)] - lower)).astype(np.uint8)
        # the four colour bytes as one uint32: looking up rows of four bytes takes several times as long
        whole = ramp.view(np.uint32)[:, 0].take(smooth)
        pixels: Pixels = whole.view(np.uint8).reshape(*smooth.shape, 4)
        pixels[:, ~known] = (*base, 255)
        return pixels


def summed_image(
    rows: Floats, most: int, levelled: Callable[[Floats], Floats], limits: Callable[[Floats], tuple[float, float]]
) -> SummedImage:
    """Prepares an image [B, T]; where it has more rows than can be seen, neighbours become the highest of them.

    ``levelled`` is what is done to these rows, ``limits`` what finds their darkest and brightest value.
    """
    fewer = rows
    if len(rows) > most:
        fewer = np.maximum.reduceat(rows, np.arange(most) * len(rows) // most, axis=0)
    fewer = levelled(fewer)
    running = np.zeros((len(fewer), fewer.shape[1] + 1))
    np.cumsum(fewer, axis=1, dtype=np.float64, out=running[:, 1:])
    return SummedImage(rows, most, *limits(fewer), running)


def ramp(dark: bool) -> Pixels:
    """Colours from the weakest to the strongest value, uint8 [256, 4]; ``magma`` on dark, ink on light.

    Even in lightness, readable without hue, silence near the background in light and dark.
    """
    if not dark:
        colours = _ink()
    else:
        import matplotlib as mpl

        colours = mpl.colormaps["magma"](np.linspace(0, 1, STEPS))[:, :3]
    opaque = np.concatenate([colours, np.ones((STEPS, 1))], axis=1)
    return (255 * opaque + 0.5).astype(np.uint8)


def _ink() -> npt.NDArray[np.float64]:
    places, *channels = np.array(INK).T
    light, a, b = (np.interp(np.linspace(0, 1, STEPS), places, channel) for channel in channels)
    middle = (light + 16) / 116
    bent = np.stack([middle + a / 500, middle, middle - b / 200], axis=1)
    xyz = np.where(bent > 6 / 29, bent**3, 3 * (6 / 29) ** 2 * (bent - 4 / 29)) * _WHITE
    linear = np.clip(xyz @ _TO_RGB.T, 0, 1)
    srgb = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    clipped: npt.NDArray[np.float64] = np.clip(srgb, 0, 1)
    return clipped

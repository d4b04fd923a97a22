"""Colours of the images: even in lightness, readable without hue, silence near the background in light and dark."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ramp = npt.NDArray[np.uint8]
STEPS = 256
INK = ((0.0, 100.0, 0.0, 0.0), (0.3, 80.0, -6.0, -14.0), (0.7, 38.0, 6.0, -34.0), (1.0, 10.0, 12.0, -24.0))
"""For the light theme: part of the way, and CIELAB lightness, a and b. Lightness falls almost evenly to dark ink."""
_TO_RGB = np.array([[3.2406, -1.5372, -0.4986], [-0.9689, 1.8758, 0.0415], [0.0557, -0.2040, 1.0570]])
_WHITE = np.array([0.9505, 1.0, 1.089])


def ramp(dark: bool) -> Ramp:
    """Colours from the weakest to the strongest value, uint8 [256, 4]; ``magma`` on dark, ink on light."""
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

"""A picture that is ready to the pixel, as an artist of matplotlib."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase

Pixels = npt.NDArray[np.uint8]


class PixelImage(Artist):
    """Copies its pixels into the lower left corner of the figure; `imshow` would sample them anew, ten times slower."""

    def __init__(self) -> None:
        super().__init__()
        self._pixels: Pixels = np.zeros((1, 1, 4), np.uint8)

    def set_pixels(self, pixels: Pixels) -> None:
        """The picture, uint8 [Y, X, 4], lowest row first."""
        self._pixels = np.ascontiguousarray(pixels)
        self.stale = True

    def draw(self, renderer: RendererBase) -> None:
        """Copies the pixels."""
        graphics = renderer.new_gc()
        renderer.draw_image(graphics, 0, 0, self._pixels)
        graphics.restore()
        self.stale = False

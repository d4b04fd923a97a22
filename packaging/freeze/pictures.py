"""The program's icon as Windows and macOS want it: ``python packaging/freeze/pictures.py FOLDER``."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "linux"))

from icons import APP, SMALL, draw

ICO_PX = (16, 24, 32, 48, 64, 128, 256)
ICNS_PX = (32, 64, 128, 256, 512, 1024)
FEW_PIXELS = 24


def picture(side_px: int) -> Image.Image:
    """The icon at one size; the smallest have a drawing of their own."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    draw(SMALL if side_px <= FEW_PIXELS else APP, side_px).save(buffer, b"PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data())))


def main(folder: Path) -> None:
    """Writes ``studio.ico`` and ``studio.icns``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, sides in (("studio.ico", ICO_PX), ("studio.icns", ICNS_PX)):
        *smaller, largest = (picture(side) for side in sides)
        largest.save(folder / name, append_images=smaller, sizes=[(side, side) for side in sides])


if __name__ == "__main__":
    main(Path(sys.argv[1]))

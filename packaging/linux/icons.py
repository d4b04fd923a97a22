"""Draws the icons of program and documents at every size that desktops ask for: ``icons.py FOLDER``.

The drawings are SVG; Qt, which the program has anyway, makes the pixels. Below 32 pixels another drawing is used.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
ID = "org.glowtts.Studio"
APP = HERE.parents[1] / "app" / "widgets" / "pictures" / "studio.svg"
SMALL = HERE / "icons" / "small.svg"
DOCUMENTS = {
    "application-x-glowtts-project": HERE / "icons" / "project.svg",
    "application-x-glowtts-voice": HERE / "icons" / "voice.svg",
}
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_FEW_PIXELS = 24


def draw(drawing: Path, side_px: int) -> QImage:
    """A square picture of a drawing."""
    renderer = QSvgRenderer(str(drawing))
    if not renderer.isValid():
        raise SystemExit(f"{drawing} is no drawing that Qt can read.")
    image = QImage(side_px, side_px, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def write_theme(theme: Path) -> None:
    """Everything as a folder of the theme ``hicolor`` has it."""
    for side in SIZES:
        _write(draw(SMALL if side <= _FEW_PIXELS else APP, side), theme / f"{side}x{side}" / "apps" / f"{ID}.png")
        for name, drawing in DOCUMENTS.items():
            _write(draw(drawing, side), theme / f"{side}x{side}" / "mimetypes" / f"{name}.png")
    for kind, name, drawing in (("apps", ID, APP), *(("mimetypes", *row) for row in DOCUMENTS.items())):
        place = theme / "scalable" / kind / f"{name}.svg"
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(drawing, place)


def _write(image: QImage, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(path)):
        raise SystemExit(f"{path} cannot be written.")


if __name__ == "__main__":
    write_theme(Path(sys.argv[1]))

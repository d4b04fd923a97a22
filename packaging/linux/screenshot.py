"""A picture of a whole X11 screen: ``screenshot.py DISPLAY FILE.png``."""

import os
import sys

os.environ.update(DISPLAY=sys.argv[1], QT_QPA_PLATFORM="xcb")

from PySide6.QtGui import QGuiApplication

app = QGuiApplication(sys.argv[:1])
if not app.primaryScreen().grabWindow(0).save(sys.argv[2]):
    sys.exit(f"{sys.argv[2]} cannot be written.")

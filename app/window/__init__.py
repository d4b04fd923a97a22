"""The window and what stands in it."""

from app.window.main_window import MainWindow

__all__ = ["MainWindow"]

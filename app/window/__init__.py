"""The window and what stands in it."""

from app.window.studio import Studio

__all__ = ["Studio"]

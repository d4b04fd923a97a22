"""The time axis and its lanes."""

from app.widgets.timeline.view import TimelineView

__all__ = ["TimelineView"]

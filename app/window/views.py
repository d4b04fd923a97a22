"""All the widgets of the window, made once; they know neither the session nor each other."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.lines import LineModel
from app.models.phones import PhoneTableModel
from app.widgets.banner import Banner
from app.widgets.follow_strip import FollowStrip
from app.widgets.line_editor import LineEditor
from app.widgets.phone_table import PhoneTable
from app.widgets.script_panel import ScriptPanel
from app.widgets.status import StatusLine
from app.widgets.style_panel import StylePanel
from app.widgets.timeline.view import TimelineView
from app.widgets.transport import TransportBar


class Views:
    """What stands in the window."""

    def __init__(self) -> None:
        self.transport = TransportBar()
        self.banner = Banner()
        self.text = LineEditor()
        self.follow = FollowStrip()
        self.timeline = TimelineView()
        self.lines = LineModel()
        self.script = ScriptPanel(self.lines)
        self.style = StylePanel()
        self.phones = PhoneTableModel()
        self.table = PhoneTable(self.phones)
        self.status = StatusLine()

    def areas(self) -> tuple[QWidget, ...]:
        """In the order in which Tab goes through them."""
        return self.transport, self.script, self.banner, self.text, self.timeline, self.style, self.table

    def centre(self) -> QWidget:
        """Message, text and time axis, one under the other."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.text)
        column.addWidget(self.follow)
        column.addWidget(self.timeline, 1)
        return page

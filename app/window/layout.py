"""Where things stand: bar above, script to the left, style and sounds to the right; remembered and restorable."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QToolBar, QWidget

from app.window.views import Views

VERSION = 1
"""Counted up when docks come or go, so that an older layout is not forced upon them."""
SCRIPT_WIDTH, SIDE_WIDTH = 248, 280
NARROW = 1180
"""Below this width the side panels take less."""


class Layout(QObject):
    """Docks and bars of the window; the docks are placed by `restore`, which has to come before the window is shown."""

    def __init__(self, window: QMainWindow, views: Views) -> None:
        super().__init__(window)
        self._window = window
        window.setDockNestingEnabled(True)
        window.setCentralWidget(views.centre())
        bar = QToolBar(self.tr("Play"), window)
        bar.setObjectName("transport")
        bar.setMovable(False)
        bar.setFloatable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addWidget(views.transport)
        inside = bar.layout()
        assert inside is not None
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        bar.toggleViewAction().setEnabled(False)
        window.addToolBar(Qt.ToolBarArea.TopToolBarArea, bar)
        self.script = self._dock("script", self.tr("Script"), views.script)
        self.style = self._dock("style", self.tr("Style"), views.style)
        self.phones = self._dock("phones", self.tr("Sounds"), views.table)
        window.setTabPosition(
            Qt.DockWidgetArea.RightDockWidgetArea, window.tabPosition(Qt.DockWidgetArea.TopDockWidgetArea)
        )
        status = window.statusBar()
        status.setSizeGripEnabled(False)
        status.addWidget(views.status, 1)

    def toggles(self) -> list[QAction]:
        """Show or hide each dock."""
        return [dock.toggleViewAction() for dock in (self.script, self.style, self.phones)]

    def state(self) -> bytes:
        """The layout as bytes for the settings."""
        return bytes(self._window.saveState(VERSION).data())

    def restore(self, state: bytes) -> None:
        """The layout of an earlier day; the first one where there is none that fits."""
        self._clear()
        if not state or not self._window.restoreState(QByteArray(state), VERSION):
            self.reset()

    def reset(self) -> None:
        """The layout of the first day."""
        self._clear()
        self._place()
        narrow = self._window.width() < NARROW
        widths = [SCRIPT_WIDTH * 4 // 5, SIDE_WIDTH * 9 // 10] if narrow else [SCRIPT_WIDTH, SIDE_WIDTH]
        self._window.resizeDocks([self.script, self.style], widths, Qt.Orientation.Horizontal)

    def _dock(self, name: str, title: str, content: QWidget) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setWidget(content)
        dock.visibilityChanged.connect(content.setEnabled)  # behind another tab nothing is to get the focus
        return dock

    def _place(self) -> None:
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        for area, dock in ((left, self.script), (right, self.style), (right, self.phones)):
            self._window.addDockWidget(area, dock)
            dock.setFloating(False)
            dock.show()
        self._window.tabifyDockWidget(self.style, self.phones)
        self.style.raise_()

    def _clear(self) -> None:
        """Takes the docks out. Qt, told to place docks that share tabs, leaves the old tabs behind, on top of all."""
        for dock in (self.script, self.style, self.phones):
            self._window.removeDockWidget(dock)
        arranged = self._window.layout()
        assert arranged is not None
        arranged.activate()

"""One window per project file: whoever opens a file that is already open brings that window to the front."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_WITHIN_MS = 500


def _name_of(path: Path) -> str:
    """A name for the socket: the file's real place, and the home folder, so that people do not meet each other."""
    whole = f"{Path.home()}\n{path.resolve()}"
    return "glowtts-studio-" + hashlib.sha256(whole.encode()).hexdigest()[:24]


class Instance(QObject):
    """Stands for the project file that this window holds.

    Signals:
        wanted(): another process was asked to open the same file
    """

    wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None
        self._name = ""

    def claim(self, path: Path | None) -> bool:
        """Takes a file (None gives the last one up); False when another window has it, which then comes forward."""
        name = _name_of(path) if path is not None else ""
        if name == self._name:
            return True
        if name and _call(name):
            return False
        self.release()
        if name:
            QLocalServer.removeServer(name)  # left behind by a window that was killed
            self._server = QLocalServer(self)
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            self._server.newConnection.connect(self._answer)
            self._server.listen(name)
        self._name = name
        return True

    def release(self) -> None:
        """Gives the file up."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        self._name = ""

    def _answer(self) -> None:
        assert self._server is not None
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.disconnected.connect(connection.deleteLater)
            connection.disconnectFromServer()
            self.wanted.emit()


def _call(name: str) -> bool:
    """Whether a window answers to this name."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    found = socket.waitForConnected(ANSWER_WITHIN_MS)
    socket.abort()
    return found

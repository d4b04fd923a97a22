"""One window per project file: whoever opens a file that is already open brings that window to the front.

Files that belong to no window, such as voices, go to a window that is open already.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_WITHIN_MS = 500
_LONGEST_ERRAND = 65_536  # bytes; no path is that long


def _name_of(path: Path | None) -> str:
    """A name for the socket: the file's real place, and the home folder, so that people do not meet each other.

    Without a file it is the name of the window that takes errands.
    """
    whole = f"{Path.home()}\n{path.resolve() if path is not None else ''}"
    return "glowtts-studio-" + hashlib.sha256(whole.encode()).hexdigest()[:24]


class SingleInstance(QObject):
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
            self._server = _listen(name, self, self._answer)
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


class OpenRequests(QObject):
    """Lets a later process bring a file to this window, unless another window does that already.

    Signals:
        brought(str path): somebody has opened this file.
    """

    brought = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def listen(self) -> None:
        """Takes errands from now on, where no other window does."""
        name = _name_of(None)
        if self._server is not None or _call(name):
            return
        self._server = _listen(name, self, self._answer)

    def release(self) -> None:
        """Takes none any more."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _answer(self) -> None:
        assert self._server is not None
        while (connection := self._server.nextPendingConnection()) is not None:
            if not connection.bytesAvailable():
                connection.waitForReadyRead(ANSWER_WITHIN_MS)  # a connection without a message closes at once
            path = bytes(connection.read(_LONGEST_ERRAND).data()).decode("utf-8", "replace")
            connection.deleteLater()
            if path:
                self.brought.emit(path)


def hand_over(path: Path) -> bool:
    """Brings a file to a window that takes errands; whether there is one."""
    socket = QLocalSocket()
    socket.connectToServer(_name_of(None))
    if not socket.waitForConnected(ANSWER_WITHIN_MS):
        return False
    socket.write(str(path.resolve()).encode())
    sent = not socket.bytesToWrite() or socket.waitForBytesWritten(ANSWER_WITHIN_MS)
    socket.disconnectFromServer()
    return sent


def _listen(name: str, parent: QObject, answer: Callable[[], None]) -> QLocalServer:
    """A server of this person alone, which answers to a name."""
    QLocalServer.removeServer(name)  # left behind by a window that was killed
    server = QLocalServer(parent)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    server.newConnection.connect(answer)
    server.listen(name)
    return server


def _call(name: str) -> bool:
    """Whether a window answers to this name."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    found = socket.waitForConnected(ANSWER_WITHIN_MS)
    socket.abort()
    return found

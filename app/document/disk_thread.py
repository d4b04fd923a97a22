"""Reading and writing in a thread of its own: a large project takes longer than a window may stand still."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal

T = TypeVar("T")


class Disk(QObject):
    """One thread, which does what it is asked in the order of asking."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="disk")
        self._loops: list[QEventLoop] = []
        self._finished.connect(self._wake, Qt.ConnectionType.QueuedConnection)

    def later(self, call: Callable[[], T]) -> Future[T]:
        """Asks for something to be done; whoever wants to know how it went looks into the future."""
        return self._thread.submit(call)

    def now(self, call: Callable[[], T]) -> T:
        """Has something done and returns what came of it, exceptions included.

        Meanwhile the window is painted and sound goes on, but nobody can press anything.
        """
        future = self.later(call)
        loop = QEventLoop()
        self._loops.append(loop)
        future.add_done_callback(lambda _future: self._finished.emit(loop))
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return future.result()

    def close(self) -> None:
        """Returns when all is done; nothing can be asked for afterwards."""
        self._thread.shutdown()

    def _wake(self, loop: QEventLoop) -> None:
        self._loops.remove(loop)
        loop.quit()

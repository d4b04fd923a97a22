"""Work that can wait until the window has answered: one piece in each turn of the event loop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class DeferredCalls(QObject):
    """Calls what is asked for soon, each thing once however often it is asked for, and never two in one turn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[Callable[[], object], None] = {}
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)

    def ask(self, call: Callable[[], object]) -> None:
        """To be called in a turn to come."""
        self._waiting.setdefault(call)
        self._timer.start()

    def drop(self, call: Callable[[], object]) -> None:
        """Not needed any more."""
        self._waiting.pop(call, None)

    def _next(self) -> None:
        call = next(iter(self._waiting), None)
        if call is None:
            self._timer.stop()
            return
        del self._waiting[call]
        call()

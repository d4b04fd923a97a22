"""Timers that wait until something has come to rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def debounce(parent: QObject, milliseconds: int, call: Callable[[], None]) -> QTimer:
    """A timer that calls once nobody has started it for so long."""
    timer = QTimer(parent, interval=milliseconds, singleShot=True)
    timer.timeout.connect(call)
    return timer

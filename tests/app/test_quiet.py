"""Garbage of the window dies in the window's thread."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject

from app.quiet import GarbageSweeper, garbage_left_alone


def test_with_a_sweeper_no_other_thread_looks_for_garbage() -> None:
    gc.enable()
    window = QObject()
    GarbageSweeper(window)
    assert not gc.isenabled()


def test_leaving_garbage_alone_restores_what_was() -> None:
    gc.enable()
    try:
        with garbage_left_alone():
            assert not gc.isenabled()
        assert gc.isenabled()
    finally:
        gc.disable()
    with garbage_left_alone():
        assert not gc.isenabled()
    assert not gc.isenabled()

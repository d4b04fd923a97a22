"""Loading large libraries and dictionaries in one thread without holding up the others."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

SWEEP_MS = 1_000
SWITCH_S = 50e-6
loads_under_way: list[bool] = []
"""One entry for each load under way. The search for garbage is one for the whole program, and so is this."""


def take_turns_quickly() -> None:
    """Lets the window's thread have the interpreter soon after it asks.

    A thread that asks waits this long before it insists. One that lets go again and again by itself, as a search
    through files does, restarts that wait each time; with Python's own 5 ms the window then waited up to 120 ms for
    the import of torch, and each of its own calls that lets go cost it another 5 ms.
    """
    sys.setswitchinterval(SWITCH_S)


@contextmanager
def garbage_left_alone() -> Iterator[None]:
    """No search for garbage meanwhile, and what was loaded is never searched again.

    A search through half a million new objects stops every thread for a fifth of a second, several times during
    the loading; nothing of what is loaded becomes garbage before the program ends.
    """
    searching = gc.isenabled()
    gc.disable()
    loads_under_way.append(True)
    try:
        yield
    finally:
        gc.freeze()
        loads_under_way.pop()
        if searching:
            gc.enable()


class GarbageSweeper(QObject):
    """Lets Python look for garbage in this object's thread alone.

    Left to itself Python looks in whatever thread happens to ask for memory. A timer or widget of the window that is
    found by the worker dies in the wrong thread, and the next event sent to it ends the program.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=SWEEP_MS)
        self._timer.timeout.connect(self._sweep)
        self._timer.start()

    def _sweep(self) -> None:
        if loads_under_way:
            return
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [generation for generation in range(3) if counts[generation] > limits[generation]]
        if due:
            gc.collect(due[-1])


def map_torch() -> None:
    """Maps torch's largest library into memory, so that importing torch finds it there.

    Python's own import holds the interpreter for as long as the system maps the library, a third of a second. A
    foreign function does not. Where this finds nothing to map, the import does everything itself.
    """
    if os.name != "posix" or "torch" in sys.modules:
        return
    spec = find_spec("torch")
    for folder in (spec.submodule_search_locations if spec else None) or ():
        for library in Path(folder, "lib").glob("libtorch_cpu.*"):
            system = ctypes.CDLL(None)
            system.dlopen.argtypes = [ctypes.c_char_p, ctypes.c_int]
            system.dlopen.restype = ctypes.c_void_p
            system.dlopen(os.fsencode(library), os.RTLD_NOW | os.RTLD_LOCAL)


def load_pictures() -> None:
    """Draws a figure that nobody sees, so that the first one seen finds everything loaded."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    import_module("matplotlib.backends.backend_qtagg")
    import_module("matplotlib.patheffects")
    canvas = FigureCanvasAgg(Figure())
    axes = canvas.figure.add_axes((0, 0, 1, 1))
    axes.imshow([[0.0, 1.0]])
    axes.plot([0, 1], [0, 1])
    canvas.draw()

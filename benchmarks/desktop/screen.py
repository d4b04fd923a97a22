"""A screen that nobody sees, with a hand on mouse and keyboard."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Self

from PIL import ImageGrab

from benchmarks.desktop.waiting import wait_for

SIZE = "1440x900x24"
PATCH = 8
"""How far a patch of the screen reaches, in points."""


class Screen:
    """An X server without a window manager. Windows open at the upper left corner and take the keys when told to."""

    def __enter__(self) -> Self:
        reading, writing = os.pipe()
        with os.fdopen(reading) as answer:
            command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
            self._server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
            os.close(writing)
            self.name = f":{answer.readline().strip()}"
        assert self.name != ":", "Xvfb did not start"
        return self

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait()

    def window(self, title: str) -> str:
        """Waits for a visible window whose title matches, gives it the keys, and returns its number."""
        number = wait_for(lambda: self._search(title), f"a window called {title}")
        wait_for(lambda: self._focus(number), f"the keys of the window called {title}")
        return number

    def click(self, window: str, x: int, y: int) -> None:
        """Presses the left button at a place in a window."""
        self._do("mousemove", "--window", window, str(x), str(y), "click", "1")

    def drag(self, window: str, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drags with the left button, in steps, as a hand does."""
        self._do("mousemove", "--window", window, *map(str, start), "mousedown", "1")
        for part in range(1, 11):
            place = [round(a + (b - a) * part / 10) for a, b in zip(start, end, strict=True)]
            self._do("mousemove", "--sync", "--window", window, *map(str, place), "sleep", "0.05")
        self._do("mouseup", "1")

    def type(self, text: str) -> None:
        """Types letter by letter."""
        self._do("type", "--delay", "5", text)

    def key(self, *names: str) -> None:
        """Presses keys such as ``ctrl+e``, one after the other."""
        self._do("key", *names)

    def title(self, window: str) -> str:
        """What stands above a window."""
        return self._run("getwindowname", window).stdout.strip()

    def picture(self, path: Path) -> None:
        """What the screen shows."""
        ImageGrab.grab(xdisplay=self.name).save(path)

    def patch(self, x: int, y: int) -> bytes:
        """The points around a place of a window, which stands in the corner of the screen."""
        box = (x - PATCH, y - PATCH, x + PATCH, y + PATCH)
        return ImageGrab.grab(bbox=box, xdisplay=self.name).tobytes()

    def _search(self, title: str) -> str:
        found = self._run("search", "--onlyvisible", "--name", title).stdout.split()
        return found[-1] if found else ""

    def _focus(self, number: str) -> bool:
        self._run("windowfocus", number)
        return self._run("getwindowfocus").stdout.strip() == number

    def _do(self, *words: str) -> None:
        result = self._run(*words)
        assert result.returncode == 0, result.stderr

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "DISPLAY": self.name}
        return subprocess.run(["xdotool", *words], env=environment, capture_output=True, text=True, check=False)

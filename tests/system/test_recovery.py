from __future__ import annotations

import json

import pytest

from benchmarks.desktop.program import Program
from benchmarks.desktop.screen import Screen
from benchmarks.desktop.waiting import wait_for
from tests.system.places import LINE_FIELD, MEL_LANE, RESTORE, TITLE

pytestmark = [pytest.mark.system, pytest.mark.timeout(1800)]
TEXT = "Nobody has saved this sentence yet."
SPOKEN = f"Spoken: {len(TEXT)} characters"


def test_what_was_not_saved_comes_back_after_the_program_was_killed(program: Program, screen: Screen) -> None:
    program.start()
    window = screen.window(TITLE)
    program.wait_logged("Ready")
    screen.click(window, *LINE_FIELD)
    screen.key("ctrl+a")
    screen.type(TEXT)
    program.wait_logged(SPOKEN)
    screen.click(window, *MEL_LANE)
    screen.key("ctrl+a", "shift+Up")  # every sound longer by five frames
    _, longer = program.wait_logged(SPOKEN, times=2)
    lost = wait_for(lambda: put_aside(program), lambda: f"a file with the edits among {files(program)}")
    program.kill()

    program.start()
    window = screen.window(TITLE)
    program.wait_logged("Seen")
    button = Button(screen, window, *RESTORE)
    wait_for(lambda: restored(button, screen, window), "the restored work in the window")
    _, again = program.wait_logged(SPOKEN)
    assert again.partition("Spoken")[2] == longer.partition("Spoken")[2]
    kept = program.home / "kept.glowproj"
    screen.key("ctrl+s")
    screen.window("^Save as")
    screen.type(str(kept))
    screen.key("Return")
    wait_for(kept.exists, "the saved project")
    assert json.loads(kept.read_text("utf-8"))["utterances"] == lost
    wait_for(lambda: not files(program), "the end of the file that is no longer needed")


class Button:
    """A place that is pressed once for each thing that comes to rest there, however long the program takes."""

    def __init__(self, screen: Screen, window: str, x: int, y: int) -> None:
        self._screen, self._window, self._place = screen, window, (x, y)
        self._last = b""
        self._pressed: set[bytes] = set()

    def press(self) -> None:
        """Presses what has been there since the last look, unless it was pressed before."""
        now, before = self._screen.patch(*self._place), self._last
        self._last = now
        if now == before and now not in self._pressed:
            self._pressed.add(now)
            self._screen.click(self._window, *self._place)


def restored(button: Button, screen: Screen, window: str) -> bool:
    """Whether the work is back; presses the button that brings it back."""
    button.press()
    return "*" in screen.title(window)


def files(program: Program) -> list[str]:
    return sorted(path.name for path in program.recovery.glob("*.glowproj"))


def put_aside(program: Program) -> object:
    """The lines of the recovery file, once they are the edited ones."""
    for name in files(program):
        lines = json.loads((program.recovery / name).read_text("utf-8"))["utterances"]
        if lines[0]["text"] == TEXT and any(phone.get("scale", 1) > 1 for phone in lines[0]["phones"]):
            return lines
    return None

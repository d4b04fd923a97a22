from __future__ import annotations

import json

import pytest

from benchmarks.desktop.program import Program
from benchmarks.desktop.screen import Screen
from benchmarks.desktop.waiting import wait_for
from tests.system.places import FIRST_LINE, TITLE, UNDER_THE_LINES

pytestmark = [pytest.mark.system, pytest.mark.timeout(1800)]


def test_lines_are_put_in_order_with_the_mouse(program: Program, screen: Screen) -> None:
    program.start()
    window = screen.window(TITLE)
    program.wait_logged("Ready")
    screen.drag(window, FIRST_LINE, UNDER_THE_LINES)
    wait_for(lambda: "*" in screen.title(window), "the mark of a change")
    kept = program.home / "kept.glowproj"
    screen.key("ctrl+s")
    screen.window("^Save as")
    screen.type(str(kept))
    screen.key("Return")
    wait_for(kept.exists, "the saved project")
    texts = [line["text"] for line in json.loads(kept.read_text("utf-8"))["utterances"]]
    assert [text.split()[0] for text in texts] == ["A", "I", "Press"]

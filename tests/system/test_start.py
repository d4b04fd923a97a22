from __future__ import annotations

import pytest

from benchmarks.desktop.program import Program

pytestmark = [pytest.mark.system, pytest.mark.timeout(1800)]


def test_the_window_is_painted_before_torch_is_imported(program: Program) -> None:
    program.start()
    seen_s, words = program.wait_logged("Seen")
    assert "without torch" in words
    ready_s, _ = program.wait_logged("Ready")
    assert seen_s < ready_s
    assert program.has_mapped("libtorch")

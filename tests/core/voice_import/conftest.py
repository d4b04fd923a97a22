"""Imports without the child process."""

from __future__ import annotations

import pytest

from glowtts_core.voice_import import choose_vocoder, importing, metadata
from glowtts_core.voice_import.unpickle import read_foreign


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child process has tests of its own and takes seconds to start."""
    for module in (importing, choose_vocoder, metadata):
        monkeypatch.setattr(module, "read_apart", read_foreign)

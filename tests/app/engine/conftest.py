"""What an engine works on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fake_voice import write_fake_voice


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own voices: one that takes pitch and one that takes none."""
    shelf = tmp_path / "glowtts-studio" / "voices"
    shelf.mkdir(parents=True)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    write_fake_voice(shelf, "tiny")
    write_fake_voice(shelf, "flat", "griffin_lim")
    return shelf

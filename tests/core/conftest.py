"""The one real voice, loaded once."""

from __future__ import annotations

import pytest

from glowtts_core.voice.folder import Voice, load_voice
from glowtts_core.voice.library import bundled_folder


@pytest.fixture(scope="session")
def built_in_voice() -> Voice:
    """The voice that ships; whoever wants another card replaces it in a copy."""
    return load_voice(bundled_folder() / "kathleen")

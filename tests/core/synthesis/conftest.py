"""What speaks in the tests of speaking, and what comes out of it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from glowtts_core.synthesis import Synthesizer
from glowtts_core.types import Utterance
from tests.fake_voice import fake_synthesizer


@pytest.fixture(scope="module")
def speaker() -> Synthesizer:
    """The voice in miniature."""
    return fake_synthesizer()


def sound(speaker: Synthesizer, utterance: Utterance) -> npt.NDArray[np.float32]:
    """All samples of a line."""
    return np.concatenate([chunk.samples for chunk in speaker.render(utterance)])

"""The card of a voice, read without its weights."""

from __future__ import annotations

from glowtts_core.vocoder.build import KINDS, build_vocoder
from glowtts_core.voice.card import PITCHED_VOCODERS


def test_the_card_knows_of_every_vocoder_whether_it_takes_pitch() -> None:
    taking = {kind for kind in KINDS if build_vocoder(kind, {}).takes_f0}
    assert taking == PITCHED_VOCODERS

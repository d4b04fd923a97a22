"""What is done to the frames of a sentence is drawn once and used from there."""

from __future__ import annotations

import sys
from collections import Counter
from types import FrameType

from glowtts_core.synthesis import contour, synthesizer
from glowtts_core.types import PAUSE, Phone, Style, Utterance
from tests.fake_voice import fake_synthesizer


def test_a_sentence_goes_to_contour_once() -> None:
    speaker = fake_synthesizer()
    phones = (Phone("AA1", 0, pitch_st=2.0, gain_db=-3.0), Phone(PAUSE, pinned_s=0.2), Phone("B", 1), Phone("."))
    line = speaker.plan(Utterance("a b.", phones, Style(intonation=1.2)))
    asked: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _what: object) -> None:
        back, code = frame.f_back, frame.f_code
        takes_phones = "phones" in code.co_varnames[: code.co_argcount]
        from_outside = back is not None and back.f_code.co_filename == synthesizer.__file__
        if event == "call" and code.co_filename == contour.__file__ and takes_phones:
            asked[code.co_name] += from_outside or code.co_name == "silence"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        assert sum(len(chunk.samples) for chunk in speaker.render(line))
    finally:
        sys.setprofile(before)
    assert +asked == Counter(curves=1, silence=1)

"""Planning and rendering: from text to phones with durations, from phones to sound."""

from glowtts_core.synthesis.device import choose_device
from glowtts_core.synthesis.synthesizer import Synthesizer
from glowtts_core.synthesis.timings import Timing, sentence_timings, timings

__all__ = ["Synthesizer", "Timing", "choose_device", "sentence_timings", "timings"]

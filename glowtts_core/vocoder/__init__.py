"""Vocoders: log-mel (and pitch) to samples, behind one interface."""

from glowtts_core.vocoder.build import KINDS, build_vocoder
from glowtts_core.vocoder.interface import Vocoder

__all__ = ["KINDS", "Vocoder", "build_vocoder"]

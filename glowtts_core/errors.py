"""Errors whose words are written for the person at the keyboard.

The tree::

    GlowTTSError
    ├── TextError            the text cannot be turned into phones
    │   ├── UnknownSymbolError   a phone that the voice has no symbol for
    │   └── LexiconError         a bad row in a pronunciation table
    ├── VoiceError           a voice folder is damaged, foreign, too new or missing
    ├── CheckpointError      a training checkpoint cannot be read or does not fit
    ├── AudioFileError       a sound file cannot be read or written
    ├── ConfigError          a setting is unknown or out of range
    ├── CorpusError          a training corpus cannot be used
    ├── AlignmentError       text and mel do not fit each other
    ├── ProjectFileError     a project file cannot be read or written
    └── DeviceError          the chosen compute device is not there or failed

``Cancelled`` is no error: it ends a job that nobody waits for any more.
"""

from __future__ import annotations


class GlowTTSError(Exception):
    """Parent of every error with words for the user: what is wrong and what to do."""


class TextError(GlowTTSError):
    """The text cannot be turned into phones."""


class UnknownSymbolError(TextError):
    """A phone that the voice has no symbol for."""

    def __init__(self, symbol: str, voice: str = "") -> None:
        whose = f"The voice “{voice}”" if voice else "This voice"
        super().__init__(f"{whose} cannot say the sound “{symbol}”. Choose another pronunciation or another voice.")
        self.symbol = symbol


class LexiconError(TextError):
    """A bad row in a pronunciation table; the message names the line."""


class VoiceError(GlowTTSError):
    """A voice folder is damaged, foreign, too new or missing."""


class CheckpointError(GlowTTSError):
    """A training checkpoint cannot be read or does not fit the model."""


class AudioFileError(GlowTTSError):
    """A sound file cannot be read or written."""


class ConfigError(GlowTTSError):
    """A setting is unknown or out of range."""


class CorpusError(GlowTTSError):
    """A training corpus cannot be used."""


class AlignmentError(GlowTTSError):
    """Text and mel do not fit each other, so no alignment exists."""


class ProjectFileError(GlowTTSError):
    """A project file cannot be read or written."""


class DeviceError(GlowTTSError):
    """The chosen compute device is not there or failed."""


class Cancelled(Exception):  # noqa: N818  # a signal, not an error
    """Raised inside a job whose result nobody waits for any more."""

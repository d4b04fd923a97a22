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

Words keep the template that they were made from and what was put into it, so that a program with a window can say
them in another language: it looks the template up and puts the same parts into what it finds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping


class Words(str):  # noqa: SLOT000  # few are ever made
    """Words for the person, in English: ``Words("There is no project “{path}”.", path=path)``.

    A part may itself be `Words`, or an error, which loses its full stop there. Without parts a brace is a brace.
    """

    template: str
    parts: Mapping[str, object]

    def __new__(cls, template: str, /, **parts: object) -> Words:
        """Puts the parts into the template, as `str.format` does."""
        words = super().__new__(cls, template.format(**_plain(parts)) if parts else template)
        words.template, words.parts = template, parts
        return words

    def to_json(self) -> dict[str, str]:
        """For another program: ``words``, the ``template`` and, as JSON text, its ``parts``."""
        parts = json.dumps({name: str(part) for name, part in _plain(self.parts).items()}, ensure_ascii=False)
        return {"words": str(self), "template": self.template, "parts": parts}


def _plain(parts: Mapping[str, object]) -> dict[str, object]:
    return {name: str(part).rstrip(".") if isinstance(part, GlowTTSError) else part for name, part in parts.items()}


class GlowTTSError(Exception):
    """Parent of every error with words for the user: what is wrong and what to do.

    ``ProjectFileError("There is no project “{path}”.", path=path)``; ``str`` gives the words in English.
    """

    def __init__(self, template: str = "", /, **parts: object) -> None:
        ready = isinstance(template, Words) and not parts
        super().__init__(template if ready else Words(template, **parts))

    @property
    def words(self) -> Words:
        """What is wrong and what to do, with the template it was made from."""
        words = self.args[0]
        assert isinstance(words, Words)
        return words


class TextError(GlowTTSError):
    """The text cannot be turned into phones."""


class UnknownSymbolError(TextError):
    """A phone that the voice has no symbol for."""

    def __init__(self, symbol: str, voice: str = "") -> None:
        if voice:
            said = Words(
                "The voice “{voice}” cannot say the sound “{symbol}”. Choose another pronunciation or another voice.",
                voice=voice,
                symbol=symbol,
            )
        else:
            said = Words(
                "This voice cannot say the sound “{symbol}”. Choose another pronunciation or another voice.",
                symbol=symbol,
            )
        super().__init__(said)
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

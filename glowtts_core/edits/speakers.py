"""Edits of who speaks a line: the voice, and within it the speaker."""

from __future__ import annotations

from dataclasses import replace

from glowtts_core.edits.choice import Phones
from glowtts_core.parameters import STYLE_MANNERS
from glowtts_core.types import Style, Utterance


def plan_key(utterance: Utterance) -> tuple[str, str, str, str, float]:
    """All that the planned sounds of a line depend on: its text, and who speaks it."""
    return (utterance.text, utterance.voice, *_speakers(utterance.style))


def set_voice(utterance: Utterance, voice: str) -> Utterance:
    """Another voice, with its usual speaker. The sounds keep what was done to them; their lengths are due."""
    if voice == utterance.voice:
        return utterance
    style = replace(utterance.style, speaker="", mix_with="", mix=0.0)
    return replace(utterance, voice=voice, style=style, phones=_due(utterance))


def set_usual(utterance: Utterance, before: Style, usual: Style) -> Utterance:
    """What a line left at the usual values of one voice goes to those of another; what was chosen for it stays.

    Which take it is, and who speaks, is no part of it.
    """
    style = utterance.style
    names = [row.field for row in STYLE_MANNERS]
    values = {name: getattr(usual, name) for name in names if getattr(style, name) == getattr(before, name)}
    return replace(utterance, style=replace(style, **values))


def set_speaker(utterance: Utterance, speaker: str) -> Utterance:
    """Another speaker alone, or mixed as before with somebody else."""
    style = replace(utterance.style, speaker=speaker)
    if style.mix_with == speaker:
        style = replace(style, mix_with="", mix=0.0)
    return set_style(utterance, style)


def set_style(utterance: Utterance, style: Style) -> Utterance:
    """Another style. Where other speakers speak in it, the lengths are due, as in `set_voice`."""
    same = _speakers(style) == _speakers(utterance.style)
    return replace(utterance, style=style, phones=utterance.phones if same else _due(utterance))


def _speakers(style: Style) -> tuple[str, str, float]:
    return style.speaker, style.mix_with, style.mix


def _due(utterance: Utterance) -> Phones:
    return tuple(replace(phone, seconds=0.0) for phone in utterance.phones)

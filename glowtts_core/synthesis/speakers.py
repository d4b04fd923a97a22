"""Who speaks: the speakers of a voice by name, and those between two of them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

from glowtts_core.errors import Words
from glowtts_core.model.speakers import between
from glowtts_core.text.normalize.characters import Notice
from glowtts_core.types import Style
from glowtts_core.voice.folder import Voice


class Mixture(NamedTuple):
    """A speaker, or one between two. Equal ones sound the same, so what was computed can be kept under them."""

    first: int
    second: int
    share: float
    """0 = the first alone; then the second is the first."""


class Speakers:
    """The speakers of one voice. One of one speaker answers too: always with that one."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._usual = voice.card.speaker or 0
        self._numbers = {name: number for number, name in enumerate(voice.card.speakers)}
        self._log_pace = [math.log(pace) for pace in voice.card.pace]

    def mixture(self, style: Style) -> Mixture:
        """Who is asked for; a name that the voice does not know is as if it were not there."""
        first = self._numbers.get(style.speaker, self._usual)
        second = self._numbers.get(style.mix_with, first)
        if style.mix == 1.0:
            first = second
        return Mixture(first, second, style.mix) if first != second and style.mix else Mixture(first, first, 0.0)

    def log_pace(self, who: Mixture) -> float:
        """What is added to the logarithm of every planned length, so that speech is as slow as the speaker's own."""
        if not self._log_pace:
            return 0.0
        return (1 - who.share) * self._log_pace[who.first] + who.share * self._log_pace[who.second]

    @torch.inference_mode()
    def vector(self, who: Mixture) -> Tensor | None:
        """A unit vector [1, G], as the acoustic model takes it; None for a voice of one speaker."""
        model = self._voice.acoustic
        if not model.config.has_speakers:
            return None
        first, second = F.normalize(model.emb_g(torch.tensor(who[:2], device=self._voice.device))).split(1)
        return between(first, second, who.share) if who.share else first

    def notices(self, style: Style) -> Iterator[Notice]:
        """What the user should know of the speakers that were asked for."""
        voice = self._voice.card.name
        if (name := style.speaker) and name not in self._numbers:
            said = "The voice “{voice}” has no speaker “{speaker}”; its usual one speaks instead."
            yield Notice(name, 0, 0, Words(said, voice=voice, speaker=name))
        if (name := style.mix_with) and name not in self._numbers:
            unmixed = "The voice “{voice}” has no speaker “{speaker}” to be mixed in; that one is left out."
            yield Notice(name, 0, 0, Words(unmixed, voice=voice, speaker=name))

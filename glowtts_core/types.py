"""The five nouns of the studio: Phone, Style, Utterance, Project, Audio.

All are frozen: an edit makes a new value. Seconds stand in the document, frames only in the model.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from uuid import uuid4

import numpy as np
import numpy.typing as npt

PAUSE = "pau"
"""Symbol of a pause the user asked for (``[pause 300ms]``); its length stands in ``Phone.pinned_s``."""


@dataclass(frozen=True, slots=True)
class Phone:
    """One sound of an utterance: what the text front end and the model gave, and what the user made of it."""

    symbol: str
    """ARPAbet with stress (``AH0``), a punctuation mark (``,``) or ``pau``."""
    word: int | None = None
    """Index of the word the sound belongs to, counted over the utterance; None for marks and pauses."""
    start: int = 0
    """First character of ``Utterance.text`` the sound came from."""
    end: int = 0
    """One past the last character the sound came from."""
    take: int = 0
    """Key of the sound's own noise: equal (seed, take) give equal noise, wherever the sound stands."""
    seconds: float = 0.0
    """Duration the model planned, at speed 1, in seconds (0 before planning)."""
    scale: float = 1.0
    """The user's ratio on the planned duration; 1 = as planned."""
    pinned_s: float | None = None
    """Duration fixed by the user in seconds; wins over everything. None = free."""
    pitch_st: float = 0.0
    """Pitch offset in semitones."""
    temperature: float | None = None
    """Temperature of this sound; None = the utterance's."""
    gain_db: float = 0.0
    """Gain in decibels."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a whole utterance is spoken."""

    speed: float = 1.0
    """2 = twice as fast (length scale 1 / speed)."""
    temperature: float = 0.333
    """Standard deviation of the latent noise (section 3.1 of the paper); 0 = always the same take."""
    seed: int = 0
    pitch_st: float = 0.0
    """Shift of the whole pitch contour in semitones."""
    intonation: float = 1.0
    """Ratio on the distance of the pitch contour from its median; 0 = monotone."""
    pause_scale: float = 1.0
    """Ratio on the durations of punctuation marks and pauses."""
    gain_db: float = 0.0
    speaker: str = ""
    """Who speaks, of a voice with several speakers; empty = its usual one."""
    mix_with: str = ""
    """A second speaker, towards whom the first is taken; empty = nobody."""
    mix: float = 0.0
    """How far: 0 = the first alone, 1 = the second alone."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A line of text with everything that decides how it sounds. An utterance *is* the request to speak."""

    text: str
    phones: tuple[Phone, ...] = ()
    """Empty = not planned yet."""
    style: Style = Style()
    voice: str = ""
    """Name of the voice; empty = the default one."""
    id: str = field(default_factory=lambda: uuid4().hex, compare=False)

    def with_phones(self, phones: tuple[Phone, ...]) -> Utterance:
        """The same utterance with other phones."""
        return replace(self, phones=phones)


@dataclass(frozen=True, slots=True)
class Project:
    """A script: utterances with the defaults for new ones."""

    utterances: tuple[Utterance, ...] = ()
    style: Style = Style()
    voice: str = ""
    version: int = 2


@dataclass(frozen=True, slots=True, eq=False)
class Audio:
    """A piece of mono sound."""

    samples: npt.NDArray[np.float32]
    """[T], full scale is ±1; made read-only."""
    sample_rate: int

    def __post_init__(self) -> None:
        self.samples.flags.writeable = False

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.sample_rate


@dataclass(frozen=True, slots=True, eq=False)
class Take:
    """An utterance as it was spoken, with all that the views show of it. P phones, C = 80 mel bands, T frames."""

    utterance: Utterance
    """Planned, as rendered."""
    audio: Audio
    starts_s: npt.NDArray[np.float64]
    """Where each phone begins in the sound, in seconds [P]."""
    ends_s: npt.NDArray[np.float64]
    """Where each phone ends in the sound, in seconds [P]."""
    mel: npt.NDArray[np.float32]
    """Natural logarithm of the mel energies [C, T]."""
    f0_hz: npt.NDArray[np.float32]
    """Pitch as spoken [T], 0 = unvoiced; all 0 for a voice that takes no pitch."""
    score: npt.NDArray[np.float32]
    """Log-prior of each phone for each frame [P, T]; [P, 0] where it was not asked for or is too large."""
    searched: npt.NDArray[np.int32]
    """Phone of each frame on the path that Monotonic Alignment Search finds [T]."""
    frame_s: float
    """Length of a frame in seconds."""


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """What a window shows of a voice."""

    name: str
    path: str
    """The voice's folder."""
    language: str
    sample_rate: int
    takes_pitch: bool
    """Whether its pitch can be edited."""
    description: str
    licence: str
    style: Style
    """How the voice speaks when nothing else is asked for."""
    speakers: tuple[str, ...] = ()
    """Names of its speakers, the usual one first; empty for a voice of one speaker."""

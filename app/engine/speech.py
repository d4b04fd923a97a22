"""What the worker speaks with: voices, dictionary and device. The one door of the window to the synthesizer.

Importing this imports no torch; the first use does, and that takes seconds, so it belongs in the worker.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.engine.responsiveness import map_torch
from app.voices.installed import info_of
from glowtts_core.errors import DeviceError, GlowTTSError, VoiceError, Words
from glowtts_core.types import Audio, Take, Utterance, VoiceInfo
from glowtts_core.voice.card import read_card
from glowtts_core.voice.library import find_voice

if TYPE_CHECKING:
    from glowtts_core.export.options import ExportOptions
    from glowtts_core.export.report import Report
    from glowtts_core.follow_recording import Listened
    from glowtts_core.synthesis.performer import Performer
    from glowtts_core.synthesis.reading import Reader
    from glowtts_core.text.frontend import Reading
    from glowtts_core.voice.folder import Voice

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch: spinning threads starve a busy machine

CPU = "cpu"
_KEPT_VOICES = 3

Check = Callable[[], None]
Teller = Callable[[str], None]
Progress = Callable[[float], None]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Setup:
    """How the person wants the program to speak."""

    voice: str = ""
    """Name or folder of the default voice; empty = the built-in one."""
    device: str = "auto"
    threads: int = 0
    """CPU threads; 0 = all cores but one."""
    lexicon: Path | None = None
    """The person's own pronunciations."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A planned utterance."""

    utterance: Utterance
    notices: list[str]
    """What of the text is not spoken, in the user's words."""
    guessed: list[tuple[int, int]]
    """Characters [start, end) of the words whose pronunciation is a guess; empty where the phones were given."""


def open_voice(folder: Path, device: str) -> Voice:
    """Loads a voice onto a device. Raises VoiceError, DeviceError."""
    from glowtts_core.synthesis.device import device_words
    from glowtts_core.voice.folder import load_voice

    with device_words():
        return load_voice(folder, device)


def open_reader(lexicon: Path | None) -> Reader:
    """The text front end with everything loaded. Raises LexiconError."""
    from glowtts_core.text.frontend import open_frontend

    return open_frontend(lexicon if lexicon is not None and lexicon.exists() else None)


def usable_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Speech:
    """Voices ready to speak. Belongs to one thread.

    A graphics card that fails is left for the CPU, and ``tell`` says so in the user's words; a sound that was on
    its way is finished there.
    """

    def __init__(
        self,
        voice_opener: Callable[[Path, str], Voice] = open_voice,
        reader_opener: Callable[[Path | None], Reader] = open_reader,
    ) -> None:
        self._open_voice = voice_opener
        self._open_reader = reader_opener
        self._lexicon: Path | None = None
        self._reader: Reader | None = None
        self._words_known: list[bool] = []
        self._default: Path | None = None
        self._performers: dict[Path, Performer] = {}
        self.device = CPU

    def set_up(self, setup: Setup, tell: Teller, progress: Progress) -> VoiceInfo:
        """Loads what the setup asks for, and keeps what is there already.

        Raises:
            VoiceError: the voice is missing or damaged.
            LexiconError: the pronunciations cannot be read.
        """
        progress(0.0)
        map_torch()
        import torch

        progress(0.4)
        torch.set_num_threads(setup.threads or max(1, usable_cores() - 1))
        wanted = self._wanted_device(setup.device, tell)
        if wanted != self.device:
            self._performers.clear()
            self.device = wanted
        folder = find_voice(setup.voice)
        performer = self._performer_of(folder, tell)
        self._default = folder  # only now: if the new voice cannot be loaded, the one before goes on speaking
        progress(0.6)
        if self._reader is None or setup.lexicon is not None or self._lexicon is not None:
            self._reader, self._lexicon = self._open_reader(setup.lexicon), setup.lexicon
        progress(1.0)
        return info_of(performer.synthesizer.voice.card, folder)

    def forget_changed(self) -> None:
        """Lets go of voices whose folder is gone, or says something else by now."""
        for folder, performer in list(self._performers.items()):
            with suppress(VoiceError):
                if read_card(folder) == performer.synthesizer.voice.card:
                    continue
            del self._performers[folder]

    def warm_up(self, check: Check, tell: Teller) -> None:
        """Speaks a word to nobody, so that the first real one finds everything loaded."""
        with suppress(GlowTTSError):  # a real request for this voice reports the fault in words
            for _ in self.perform(Utterance("a"), check, tell, analyse=True):
                check()

    def read(self, text: str) -> Reading:
        """What the text front end makes of a text: all voices share one, which may change."""
        if self._reader is None:
            self._reader = self._open_reader(self._lexicon)
        reading = self._reader.read(text)
        self._words_known += [word.in_dictionary for word in reading.words]
        return reading

    def devices(self) -> list[tuple[str, str]]:
        """Name and description of each device that can be chosen, ``auto`` left out."""
        import torch

        gpus = torch.cuda.device_count() if torch.cuda.is_available() else 0
        cards = [(f"cuda:{number}", torch.cuda.get_device_name(number)) for number in range(gpus)]
        return [(CPU, "CPU"), *cards]

    def plan(self, utterance: Utterance, check: Check, tell: Teller) -> Plan:
        """The utterance with planned phones, and what was noticed on the way. Raises GlowTTSError."""
        notices: list[str] = []
        device, overtaken = self.device, self._words_known
        self._words_known = []
        try:
            synthesizer = self._performer(utterance, tell).synthesizer
            planned = synthesizer.plan(utterance, check, lambda notice: notices.append(notice.message))
            known: dict[int | None, bool] = dict(enumerate(self._words_known))
        except DeviceError as error:
            self._leave_device(device, error, tell)
            return self.plan(utterance, check, tell)
        finally:
            self._words_known = overtaken
        guessed = {(phone.start, phone.end) for phone in planned.phones if not known.get(phone.word, True)}
        return Plan(planned, notices, sorted(guessed))

    def perform(self, utterance: Utterance, check: Check, tell: Teller, *, analyse: bool) -> Iterator[Audio | Take]:
        """The sound in chunks and at the end the take. Raises GlowTTSError."""
        heard, device = 0, self.device
        try:
            for piece in self._performer(utterance, tell).perform(utterance, check, analyse=analyse):
                heard += len(piece.samples) if isinstance(piece, Audio) else 0
                yield piece
        except DeviceError as error:
            self._leave_device(device, error, tell)
            again = self._performer(utterance, tell).perform(utterance, check, analyse=analyse)
            yield from _after(again, heard)

    def export(
        self,
        lines: Sequence[tuple[int, Utterance]],
        folder: Path,
        options: ExportOptions,
        progress: Progress,
        check: Check,
        tell: Teller,
    ) -> Report:
        """Writes files; a graphics card that fails midway is left, and all is written again. Raises GlowTTSError."""
        from glowtts_core.export.run import Line, export

        numbered = [Line(number, line) for number, line in lines]
        return self._done(
            lambda: export(lambda name: self._named(name, tell), numbered, folder, options, progress, check), tell
        )

    def listen(self, utterance: Utterance, path: Path, progress: Progress, check: Check, tell: Teller) -> Listened:
        """What a recording makes of a planned line. Raises GlowTTSError."""
        from glowtts_core.audio.wav import read_audio
        from glowtts_core.follow_recording import LONGEST_S, listen

        recording = read_audio(path, at_most_s=LONGEST_S + 1)
        return self._done(lambda: listen(self._performer(utterance, tell), utterance, recording, check, progress), tell)

    def _done(self, work: Callable[[], Result], tell: Teller) -> Result:
        """What some work gives; where a graphics card fails midway, all of it is done again on the CPU."""
        device = self.device
        try:
            return work()
        except DeviceError as error:
            self._leave_device(device, error, tell)
            return work()

    def _named(self, voice: str, tell: Teller) -> Performer:
        return self._performer(Utterance("", voice=voice), tell)

    def _performer(self, utterance: Utterance, tell: Teller) -> Performer:
        named = (
            folder
            for folder, performer in self._performers.items()
            if performer.synthesizer.voice.card.name == utterance.voice
        )
        loaded = next(named, None) if utterance.voice else self._default
        return self._performer_of(loaded or find_voice(utterance.voice), tell)

    def _performer_of(self, folder: Path, tell: Teller) -> Performer:
        """The performer of a voice, loaded now if it is not there; the last one used stands last."""
        performer = self._performers.pop(folder, None)
        if performer is None:
            try:
                performer = self._opened(folder)
            except DeviceError as error:
                self._leave_device(self.device, error, tell)
                performer = self._opened(folder)
        self._performers[folder] = performer
        while len(self._performers) > _KEPT_VOICES:
            del self._performers[next(iter(self._performers))]
        return performer

    def _opened(self, folder: Path) -> Performer:
        from glowtts_core.synthesis import Synthesizer
        from glowtts_core.synthesis.performer import Performer

        return Performer(Synthesizer(self._open_voice(folder, self.device), self))

    def _wanted_device(self, name: str, tell: Teller) -> str:
        from glowtts_core.synthesis import choose_device

        try:
            return str(choose_device(name))
        except DeviceError as error:
            tell(Words("{error}. The CPU speaks for now.", error=error))
            return CPU

    def _leave_device(self, device: str, error: DeviceError, tell: Teller) -> None:
        """Goes on on the CPU when a device has failed; a failure of the CPU is passed on."""
        if device == CPU:
            raise error
        if self.device == device:  # otherwise a job that overtook this one has already restored it
            tell(Words("{error}. The CPU speaks for now.", error=error))
            self.device = CPU
            self._performers.clear()


def _after(pieces: Iterator[Audio | Take], heard: int) -> Iterator[Audio | Take]:
    """The pieces without the first ``heard`` samples, which have been given out already."""
    for piece in pieces:
        if isinstance(piece, Audio) and heard:
            rest = piece.samples[heard:]
            heard -= len(piece.samples) - len(rest)
            if len(rest):
                yield replace(piece, samples=rest)
        else:
            yield piece

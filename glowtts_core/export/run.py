"""Export of lines into files: every line by itself or all joined.

One bad line does not stop the others; a cancel leaves nothing behind. Axes: T samples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from glowtts_core import __version__
from glowtts_core.audio.wav import resample
from glowtts_core.errors import ConfigError, DeviceError, GlowTTSError
from glowtts_core.export.figure import draw
from glowtts_core.export.files import Staging, write_sound, write_text
from glowtts_core.export.labels import TIMINGS
from glowtts_core.export.levels import levelled
from glowtts_core.export.names import file_stem
from glowtts_core.export.options import ExportOptions
from glowtts_core.export.report import Remark, Report
from glowtts_core.export.spans import Track, joined
from glowtts_core.export.track import track_of
from glowtts_core.prosody import spoken_seconds
from glowtts_core.synthesis.performer import Performer
from glowtts_core.types import Audio, Style, Take, Utterance
from glowtts_core.voice.card import VoiceCard

Progress = Callable[[float], None]
"""Called with the share that is done, 0 to 1."""
Check = Callable[[], None]
"""Called often; raises `Cancelled` to stop."""
VoiceOf = Callable[[str], Performer]
"""Name of a voice (empty = the default one) -> what speaks with it; may raise `VoiceError`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to export, with its number in the script, counted from 1."""

    number: int
    utterance: Utterance


@dataclass(frozen=True, slots=True, eq=False)
class _Spoken:
    line: Line
    take: Take
    voice: VoiceCard

    @property
    def style(self) -> Style:
        return self.take.utterance.style


def export(
    voice_of: VoiceOf,
    lines: Sequence[Line],
    folder: Path,
    options: ExportOptions,
    progress: Progress = lambda share: None,
    check: Check = lambda: None,
) -> Report:
    """Speaks lines into files in ``folder``, which is made if needed.

    Files get their final names only when all are ready: a cancel, an error of the disk or a crash leaves no
    file under them. Lines without phones are planned on the way. The report tells which lines failed.

    Raises:
        ConfigError: an option is out of range, or there are no lines.
        AudioFileError: the folder cannot be written.
        DeviceError: the device failed.
        Cancelled: by ``check``.
    """
    options.check()
    if not lines:
        raise ConfigError("There is no line to export.")
    job = _Job(voice_of, options, check)
    total = max((line.number for line in lines), default=1)
    with Staging(folder) as staging:
        if options.joined:
            job.write_joined(staging, lines, progress)
        else:
            for done, line in enumerate(lines):
                job.write_line(staging, line, total, _part(progress, done, len(lines)))
        check()
        paths = staging.publish(overwrite=options.overwrite)
    progress(1.0)
    return Report(tuple(paths), tuple(job.failures), tuple(job.remarks))


class _Job:
    """One export while it runs."""

    def __init__(self, voice_of: VoiceOf, options: ExportOptions, check: Check) -> None:
        self._voice_of = voice_of
        self._options = options
        self._check = check
        self.failures: list[Remark] = []
        self.remarks: list[Remark] = []

    def write_line(self, staging: Staging, line: Line, total: int, progress: Progress) -> None:
        """One line into its own files; what fails is written down."""
        spoken = self._speak(line, progress)
        if spoken is None:
            return
        name, seed = spoken.voice.name, spoken.style.seed
        stem = file_stem(self._options.template, line.number, total, line.utterance.text, name, seed)
        lead_s, audio = self._padded(spoken.take.audio)
        self._write(staging, stem, line.number, audio, track_of(spoken.take).later(lead_s, audio.seconds), [spoken])

    def write_joined(self, staging: Staging, lines: Sequence[Line], progress: Progress) -> None:
        """All lines into one file, at the rate of the first voice."""
        done = []
        for index, line in enumerate(lines):
            spoken = self._speak(line, _part(progress, index, len(lines)))
            done += [spoken] if spoken else []
        if not done:
            return
        rate, first = done[0].take.audio.sample_rate, done[0]
        gap = np.zeros(round(self._options.gap_s * rate), dtype=np.float32)
        pieces: list[npt.NDArray[np.float32]] = []
        tracks, position = [], 0
        for spoken in done:
            if pieces:
                pieces.append(gap)
                position += len(gap)
            samples = resample(spoken.take.audio, rate).samples
            tracks.append(track_of(spoken.take).later(position / rate, 0.0))
            pieces.append(samples)
            position += len(samples)
        lead_s, audio = self._padded(Audio(np.concatenate(pieces), rate))
        track = joined(tracks, audio.seconds).later(lead_s, audio.seconds)
        text, name, seed = first.line.utterance.text, first.voice.name, first.style.seed
        stem = file_stem(self._options.template, first.line.number, len(lines), text, name, seed)
        self._write(staging, stem, 0, audio, track, done)

    def _speak(self, line: Line, progress: Progress) -> _Spoken | None:
        self._check()
        try:
            performer = self._voice_of(line.utterance.voice)
            take = self._take(performer, line.utterance, progress)
        except DeviceError:  # says nothing about the line; the next would fail as well
            raise
        except GlowTTSError as error:
            self.failures.append(Remark(line.number, error.words))
            return None
        return _Spoken(line, take, performer.synthesizer.voice.card)

    def _take(self, performer: Performer, utterance: Utterance, progress: Progress) -> Take:
        planned = performer.synthesizer.plan(utterance, self._check)
        length_s = sum(spoken_seconds(phone, planned.style) for phone in planned.phones)
        spoken_s = 0.0
        for piece in performer.perform(planned, self._check, analyse=bool(self._options.picture)):
            if isinstance(piece, Take):
                return piece
            spoken_s += piece.seconds
            progress(min(spoken_s / max(length_s, 0.01), 1.0))
        raise AssertionError  # a performance ends with its take

    def _padded(self, audio: Audio) -> tuple[float, Audio]:
        """The sound with silence before and after it, at the rate asked for; and how long the first is."""
        rate = self._options.rate_hz or audio.sample_rate
        lead, trail = (round(seconds * rate) for seconds in (self._options.lead_s, self._options.trail_s))
        return lead / rate, Audio(np.pad(resample(audio, rate).samples, (lead, trail)), rate)

    def _write(
        self, staging: Staging, stem: str, number: int, audio: Audio, track: Track, spoken: Sequence[_Spoken]
    ) -> None:
        options = self._options
        staging.group(stem)
        loud, remark = levelled(audio, options)
        self.remarks += [Remark(number, remark)] if remark else []
        tags = _tags(spoken) if options.provenance else {}
        write_sound(staging.file(f".{options.format}"), loud, options.depth, tags)
        facts = {"program": f"Glow-TTS Studio {__version__}", "sample_rate": audio.sample_rate, "lines": _facts(spoken)}
        for kind in dict.fromkeys(options.timings):
            write_text(staging.file(TIMINGS[kind].ending), TIMINGS[kind].write(track, facts))
        if options.picture:
            self._draw(staging, spoken)

    def _draw(self, staging: Staging, spoken: Sequence[_Spoken]) -> None:
        """One picture a line; those of a joined file are numbered."""
        for one in spoken:
            self._check()
            mark = f"-{one.line.number}" if len(spoken) > 1 else ""
            draw(staging.file(f"{mark}.{self._options.picture}"), one.take)


def _part(progress: Progress, done: int, total: int) -> Progress:
    """Progress of one line as progress of the whole."""
    return lambda share: progress((done + share) / total)


def _facts(spoken: Sequence[_Spoken]) -> list[dict[str, object]]:
    """What decides how each line sounds."""
    return [
        {
            "number": one.line.number,
            "text": one.take.utterance.text,
            "voice": one.voice.name,
            "weights_sha256": dict(one.voice.sha256),
            "style": asdict(one.style),
        }
        for one in spoken
    ]


def _who(style: Style) -> str:
    """Who speaks, where it is not the voice's usual speaker."""
    speaker = f"speaker={style.speaker}; " if style.speaker else ""
    return speaker + (f"mix={style.mix:g} {style.mix_with}; " if style.mix_with else "")


def _tags(spoken: Sequence[_Spoken]) -> dict[str, str]:
    """Title, comment and software of a sound file."""
    comments: Iterator[str] = (
        f"voice={one.voice.name}; {_who(one.style)}seed={one.style.seed}; "
        f"temperature={one.style.temperature:g}; speed={one.style.speed:g}"
        for one in spoken
    )
    return {
        "title": spoken[0].take.utterance.text if len(spoken) == 1 else f"{len(spoken)} lines",
        "software": f"Glow-TTS Studio {__version__}",
        "comment": " | ".join(dict.fromkeys(comments)),
    }

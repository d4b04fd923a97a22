"""Hearing how somebody says a line: Monotonic Alignment Search over a recording, and its melody.

The search that the voice learned with (section 2.2 of the paper) gives each sound of the line its frames of the
recording. The recording may be another person's and another microphone's: it is brought to the voice's own mean
spectrum first, which is what makes telephones and noisy rooms bearable.

Axes: P sounds, N tokens (sounds with the blanks between them), C mel channels, T frames.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import torch

from glowtts_core.audio.clean import SILENT_DB, clean, level_db
from glowtts_core.audio.mel import log_mel
from glowtts_core.audio.pitch import pitch
from glowtts_core.audio.wav import resample
from glowtts_core.edits import Heard, follow
from glowtts_core.errors import AlignmentError
from glowtts_core.prosody import is_pause, spoken_seconds
from glowtts_core.synthesis.acoustics import Check
from glowtts_core.synthesis.alignment import searched, sound_frames
from glowtts_core.synthesis.performer import Performer
from glowtts_core.types import Audio, Phone, Style, Utterance

LONGEST_S = 60.0
"""Longer recordings are refused: one line is compared as a whole."""
UNLIKE = 6.0
"""A recording so many times longer or shorter than the line is none of this line."""
REFUSED = 0.3
"""Below this certainty the recording holds other words, or none: nine of ten wrong recordings are."""
UNLIKELY = 150.0
"""A log-prior so far below that of the voice's own speech is no speech; strangers and noisy lines stay within 100."""
DOUBTFUL = 0.7
"""Below this certainty it may hold other words: right ones in a quiet room are above 1.7, on a noisy line above 0.4."""
_QUIET_SHARE = 15  # per cent of the frames are taken for silence when mean spectra are compared
_FEWEST_VOICED = 2  # frames of a sound; fewer make no pitch
_ALIKE_FRAMES = 8  # so many frames that follow each other tell no more than one

Floats = npt.NDArray[np.float32]
Frames = npt.NDArray[np.int64]
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True, eq=False)
class Listened:
    """What was found, and the recording as it was compared."""

    heard: Heard
    audio: Audio
    """Trimmed to the speech, at the voice's rate."""


@dataclass(frozen=True, slots=True, eq=False)
class _Path:
    """The best way through a line."""

    tokens: npt.NDArray[np.int32]
    """Frames of each token [N]."""
    scores: Floats
    """Log-prior of each frame [T]."""

    @property
    def score(self) -> float:
        return float(self.scores.mean(dtype=np.float64))

    def certainty(self, other: _Path) -> float:
        """By how many standard errors of the mean this way is better than another."""
        better = self.scores.astype(np.float64) - other.scores
        spread = float(better.std())
        return float(better.mean()) / spread * (len(better) / _ALIKE_FRAMES) ** 0.5 if spread > 0.0 else 0.0


def listen(
    performer: Performer, utterance: Utterance, recording: Audio, check: Check, progress: Progress = lambda _share: None
) -> Listened:
    """Compares a planned line with a recording of it.

    Raises:
        AlignmentError: the recording is silent, too long, too short, or holds other words.
        TextError, UnknownSymbolError, DeviceError: as `Synthesizer.render`.
    """
    synthesizer = performer.synthesizer
    spec, grid = synthesizer.voice.mel, synthesizer.grid
    audio = _prepared(recording, spec.sample_rate)
    line = synthesizer.plan(utterance, check)
    progress(0.1)
    frames = len(audio.samples) // spec.hop // grid.multiple * grid.multiple
    sentences = list(synthesizer.sentences(line, check))
    tokens = sum(len(grid.owners(len(sentence))) for sentence in sentences)
    _check_length(line, audio.seconds, tokens, frames, grid.frame_s)
    mel = log_mel(torch.from_numpy(audio.samples.copy()), spec).numpy()[:, :frames]
    own = performer.take(line, check)
    progress(0.4)
    path, certainty = _searched(performer, sentences, _like(mel, own.mel), line.style, check)
    progress(0.6)
    own_path = _best(np.concatenate(synthesizer.line_scores(sentences, torch.from_numpy(own.mel), line.style, check)))
    if certainty < REFUSED or path.score < own_path.score - UNLIKELY:
        raise AlignmentError(
            "The recording does not seem to hold the words of this line. "
            "Say the line as it is written, or write what is said."
        )
    heard = Heard(
        line=line,
        seconds=tuple((sound_frames(sentences, path.tokens, grid) * grid.frame_s).tolist()),
        bends_st=(None,) * len(line.phones),
        score=path.score,
        own_score=own_path.score,
        certainty=certainty,
        doubtful=certainty < DOUBTFUL,
    )
    progress(0.7)
    if synthesizer.voice.vocoder.takes_f0:
        contour = pitch(audio.samples, spec, frames, careful=True)
        heard = replace(heard, bends_st=_bends(performer, heard, contour, check))
    progress(1.0)
    return Listened(heard, audio)


def _prepared(recording: Audio, rate: int) -> Audio:
    """The recording as the voice's own recordings were when it learned from them."""
    if recording.seconds > LONGEST_S:
        raise AlignmentError(
            "The recording is longer than {limit} s. Cut out what belongs to this line.", limit=round(LONGEST_S)
        )
    samples = resample(recording, rate).samples
    levels = level_db(samples)
    if not len(levels) or levels.max() < SILENT_DB:
        raise AlignmentError("The recording is silent. Check the microphone and record the line again.")
    return Audio(clean(samples.copy(), rate), rate)


def _check_length(line: Utterance, found_s: float, tokens: int, frames: int, frame_s: float) -> None:
    planned_s = sum(spoken_seconds(phone, line.style) for phone in line.phones)
    if tokens > frames or found_s * UNLIKE < planned_s:
        raise AlignmentError(
            "The recording holds only {seconds} s of sound, too little for this line, which needs {needed} s at least. "
            "Record the whole line.",
            seconds=f"{found_s:.1f}",
            needed=f"{max(tokens * frame_s, planned_s / UNLIKE):.1f}",
        )
    if found_s > UNLIKE * planned_s:
        raise AlignmentError(
            "The recording lasts {seconds} s, the line about {planned} s: they do not belong together. "
            "Cut out what belongs to this line.",
            seconds=f"{found_s:.1f}",
            planned=f"{planned_s:.1f}",
        )


def _searched(
    performer: Performer, sentences: Sequence[Sequence[Phone]], mel: Floats, style: Style, check: Check
) -> tuple[_Path, float]:
    """The best way through the sentences [N], and how certain it is that the words are these."""
    texts: list[Sequence[Sequence[Phone]]] = [sentences, *_wrong_orders(sentences)]
    scores = performer.synthesizer.line_scores(
        [sentence for text in texts for sentence in text], torch.from_numpy(mel), style, check
    )
    paths = []
    for place in range(len(texts)):
        check()
        mine = scores[place * len(sentences) : (place + 1) * len(sentences)]
        paths.append(_best(np.concatenate(mine)))
    # A sound or two cannot be put into another order, and tell too little to be judged.
    certainty = min((paths[0].certainty(other) for other in paths[1:]), default=DOUBTFUL)
    return paths[0], certainty


def _wrong_orders(sentences: Sequence[Sequence[Phone]]) -> list[list[list[Phone]]]:
    """The sounds of each sentence in other orders, the last mark in its place; none where that changes nothing."""
    orders: list[Callable[[list[Phone]], list[Phone]]] = [
        lambda body: body[::-1],
        lambda body: body[len(body) // 2 :] + body[: len(body) // 2],
        lambda body: body[: len(body) // 2][::-1] + body[len(body) // 2 :][::-1],
    ]
    found = []
    for order in orders:
        text = [[*order(list(sentence[:-1])), sentence[-1]] for sentence in sentences]
        if _symbols(text) != _symbols(sentences):
            found.append(text)
    return found


def _symbols(text: Sequence[Sequence[Phone]]) -> list[list[str]]:
    return [[phone.symbol for phone in sentence] for sentence in text]


def _best(score: Floats) -> _Path:
    tokens = searched(score)
    return _Path(tokens, score[np.repeat(np.arange(len(tokens)), tokens), np.arange(score.shape[1])])


def _like(mel: Floats, own: Floats) -> Floats:
    """A mel [C, T] with the mean spectrum of the voice's own speech."""
    return mel - _mean_spectrum(mel) + _mean_spectrum(own)


def _mean_spectrum(mel: Floats) -> Floats:
    """Mean of the frames that are not silence, [C, 1]."""
    loudness = mel.mean(0)
    spoken = mel[:, loudness >= np.percentile(loudness, _QUIET_SHARE)]
    return np.asarray(spoken.mean(1, keepdims=True), np.float32)


def _bends(performer: Performer, heard: Heard, recorded_hz: Floats, check: Check) -> tuple[float | None, ...]:
    """What is to be added to the voice's melody, said in the recording's timing, to get the recording's [P]."""
    line = follow(heard, melody=False)
    plain = replace(line.style, pitch_st=0.0, intonation=1.0)
    level = tuple(replace(phone, pitch_st=0.0) for phone in line.phones)
    own = performer.take(replace(line, phones=level, style=plain), check)
    ends = np.rint(own.ends_s / own.frame_s).astype(np.int64)
    recorded = _melody(recorded_hz, np.cumsum(np.rint(np.array(heard.seconds) / own.frame_s).astype(np.int64)))
    spoken = _melody(own.f0_hz, ends)
    bends = recorded - line.style.intonation * spoken
    return tuple(
        None if np.isnan(bend) or is_pause(phone.symbol) else float(bend)
        for phone, bend in zip(line.phones, bends, strict=True)
    )


def _melody(f0_hz: Floats, ends: Frames) -> npt.NDArray[np.float64]:
    """Median pitch of each sound in semitones above that of the whole [P]; not a number where it has no pitch."""
    voiced = f0_hz > 0
    if not voiced.any():
        return np.full(len(ends), np.nan)
    semitones = 12 * np.log2(np.where(voiced, f0_hz, 1.0) / np.median(f0_hz[voiced]))
    found = np.full(len(ends), np.nan)
    for index, (start, end) in enumerate(zip([0, *ends[:-1]], ends, strict=True)):
        here = semitones[start:end][voiced[start:end]]
        if len(here) >= _FEWEST_VOICED:
            found[index] = np.median(here)
    return found

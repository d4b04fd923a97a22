"""``glowtts say``: text to a sound file."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from glowtts_core.audio.wav import AudioWriter
from glowtts_core.cli.speaker import (
    Device,
    Pronunciations,
    Seed,
    SoundOut,
    Threads,
    VoiceName,
    check_threads,
    load_performer,
)
from glowtts_core.errors import AudioFileError, ConfigError, TextError
from glowtts_core.files import write_whole
from glowtts_core.parameters import STYLE
from glowtts_core.prosody import check_request
from glowtts_core.types import Audio, Style, Utterance
from glowtts_core.voice.card import VoiceCard, read_card
from glowtts_core.voice.library import find_voice

if TYPE_CHECKING:
    from glowtts_core.synthesis.performer import Performer
    from glowtts_core.text.normalize.characters import Notice

_LONG_TEXT = 300  # characters; shorter texts are done before a progress bar could be read


def _span(field: str) -> str:
    """The range of a number of the style in words."""
    return "{:g} to {:g}".format(*STYLE[field].limits)


def say(
    text: Annotated[str, typer.Argument(help="What to say; “-” reads standard input.")],
    out: SoundOut,
    voice: VoiceName = "",
    seed: Seed = None,
    temperature: Annotated[
        float | None, typer.Option(help=f"Liveliness, {_span('temperature')}; 0 is always the same take.")
    ] = None,
    speed: Annotated[float | None, typer.Option(help=f"{_span('speed')}; 2 is twice as fast.")] = None,
    pitch: Annotated[float | None, typer.Option(help=f"Shift of the pitch in semitones, {_span('pitch_st')}.")] = None,
    speaker: Annotated[str, typer.Option(help="Who speaks, of a voice with several speakers.")] = "",
    mix_with: Annotated[str, typer.Option(help="Another of its speakers, to be mixed in.")] = "",
    mix: Annotated[float | None, typer.Option(help=f"How much of that one, {_span('mix')}; 0.5 by default.")] = None,
    device: Device = "auto",
    timings: Annotated[Path | None, typer.Option(help="Also write when each sound begins and ends, as JSON.")] = None,
    lexicon: Pronunciations = None,
    threads: Threads = None,
) -> None:
    """Speak a text into a sound file."""
    words = _text(text)
    folder = find_voice(voice)
    card = read_card(folder)
    # fields of Style
    asked: dict[str, Any] = {"seed": seed, "temperature": temperature, "speed": speed, "pitch_st": pitch}
    style = replace(card.style, **{name: value for name, value in asked.items() if value is not None})
    style = _cast(style, card, speaker, mix_with, mix)
    check_request(style)
    check_threads(threads)
    writer = AudioWriter(out, card.sample_rate)
    _check_folder(timings)
    with writer:  # before anything heavy is loaded: a folder that cannot be written in is told at once
        performer = load_performer(folder, device, threads, lexicon)
        started = time.perf_counter()
        spoken = _speak(performer, Utterance(words, style=style, voice=card.name), writer)
        if timings is not None:
            record = {
                "voice": card.name,
                "sample_rate": card.sample_rate,
                "seed": style.seed,
                "temperature": style.temperature,
                "speed": style.speed,
                **_who(style, card),
                "audio_s": writer.seconds,
                "synthesis_s": round(time.perf_counter() - started, 4),
                "phones": spoken,
            }
            _write_json(timings, record)


def _cast(style: Style, card: VoiceCard, speaker: str, mix_with: str, mix: float | None) -> Style:
    """The style with who is to speak; raises ConfigError for somebody the voice does not have."""
    for name in filter(None, (speaker, mix_with)):
        if name not in card.speakers:
            known = f"Choose from: {', '.join(card.speakers)}." if card.speakers else "It has one speaker alone."
            raise ConfigError(f"The voice “{card.name}” has no speaker “{name}”. {known}")
    if mix is not None and not mix_with:
        raise ConfigError("Say with --mix-with which speaker is to be mixed in.")
    if speaker:
        style = replace(style, speaker=speaker, mix_with="", mix=0.0)
    return replace(style, mix_with=mix_with, mix=0.5 if mix is None else mix) if mix_with else style


def _text(text: str) -> str:
    """The argument, or standard input where it is a hyphen."""
    if text != "-":
        words = text
    else:
        try:
            words = sys.stdin.buffer.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise TextError("Standard input is not UTF-8 text. Convert it first.") from error
    if not words.strip():
        raise TextError("There is nothing to say. Give a text, or “-” and a text on standard input.")
    return words


def _who(style: Style, card: VoiceCard) -> dict[str, object]:
    """Who speaks, for the record; nothing for a voice of one speaker."""
    if not card.speakers:
        return {}
    speaker = style.speaker or card.speakers[card.speaker or 0]
    return {"speaker": speaker, **({"mix_with": style.mix_with, "mix": style.mix} if style.mix_with else {})}


def _speak(performer: Performer, utterance: Utterance, writer: AudioWriter) -> list[dict[str, object]]:
    """Writes an utterance sentence by sentence; gives symbol, word and times of every sound."""
    from glowtts_core.synthesis import sentence_timings

    spoken: list[dict[str, Any]] = []  # plain JSON
    with _progress(len(utterance.text)) as (console, move):
        for piece in performer.speak(utterance, lambda: None, _teller(console)):
            if isinstance(piece, Audio):
                writer.write(piece)
                continue
            start_s = spoken[-1]["end_s"] if spoken else 0.0
            times = sentence_timings(piece.phones, utterance.style, performer.synthesizer.grid, start_s)
            for phone, time_ in zip(piece.phones, times, strict=True):
                word = None if phone.word is None else utterance.text[phone.start : phone.end]
                spoken.append({**asdict(time_), "word": word, "word_index": phone.word})
            move(piece.phones[-1].end)
    return spoken


@contextmanager
def _progress(length: int) -> Iterator[tuple[Console, Callable[[int], None]]]:
    """A console on standard error, and a function that moves the bar to a character of the text."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    columns = (
        TextColumn("Speaking"),
        BarColumn(),
        TextColumn("{task.percentage:3.0f} %"),
        TimeRemainingColumn(),
    )
    shown = console.is_terminal and length > _LONG_TEXT
    with Progress(*columns, console=console, transient=True, disable=not shown) as bar:
        task: TaskID = bar.add_task("", total=length)
        yield console, lambda place: bar.update(task, completed=place)


def _teller(console: Console) -> Callable[[Notice], None]:
    def tell(notice: Notice) -> None:
        place = f" (character {notice.start + 1})" if notice.end > notice.start else ""
        console.print(f"glowtts: note: {notice.message}{place}", markup=False)

    return tell


def _check_folder(path: Path | None) -> None:
    if path is not None and (path.is_dir() or not os.access(path.parent, os.W_OK)):
        raise AudioFileError(f"“{path}” cannot be written. Choose a folder that exists and is yours to write in.")


def _write_json(path: Path, record: dict[str, object]) -> None:
    try:
        write_whole(path, json.dumps(record, indent=1, ensure_ascii=False) + "\n")
    except OSError as error:
        raise AudioFileError(f"The timings cannot be written to “{path}” ({error.strerror}).") from error

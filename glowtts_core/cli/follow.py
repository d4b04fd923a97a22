"""``glowtts follow``: a text said the way a recording says it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from glowtts_core.audio.wav import AudioWriter, read_audio
from glowtts_core.cli.speaker import Device, Seed, SoundOut, Threads, VoiceName, load_performer
from glowtts_core.edits import follow as followed
from glowtts_core.errors import ConfigError
from glowtts_core.types import Utterance
from glowtts_core.voice.card import read_card
from glowtts_core.voice.library import find_voice


def follow(
    text: Annotated[str, typer.Argument(help="What the recording says.")],
    recording: Annotated[Path, typer.Argument(help="Somebody who says it: .wav, .flac, .ogg or .mp3.")],
    out: SoundOut,
    voice: VoiceName = "",
    strength: Annotated[float, typer.Option(help="How much it follows in per cent, 0 to 100.")] = 100.0,
    timing: Annotated[bool, typer.Option("--timing/--no-timing", help="Take over how long the sounds last.")] = True,
    melody: Annotated[bool, typer.Option("--melody/--no-melody", help="Take over the melody.")] = True,
    seed: Seed = None,
    device: Device = "auto",
    threads: Threads = None,
) -> None:
    """Speak a text with the timing and the melody of a recording of it."""
    if not 0.0 <= strength <= 100.0:
        raise ConfigError("The strength is {strength}; choose a value between 0 and 100.", strength=f"{strength:g}")
    folder = find_voice(voice)
    card = read_card(folder)
    style = card.style if seed is None else replace(card.style, seed=seed)
    with AudioWriter(out, card.sample_rate) as writer:
        from glowtts_core.follow_recording import LONGEST_S, listen

        performer = load_performer(folder, device, threads)
        sound = read_audio(recording, at_most_s=LONGEST_S + 1)
        heard = listen(performer, Utterance(text, style=style, voice=card.name), sound, lambda: None).heard
        if heard.doubtful:
            words = "glowtts: note: The recording may hold other words, or much noise. Listen to the result."
            Console(stderr=True, highlight=False, soft_wrap=True).print(words, markup=False)
        for audio in performer.synthesizer.render(followed(heard, strength / 100, timing=timing, melody=melody)):
            writer.write(audio)

"""The proof of an import: a sentence spoken, and a mel that goes through the flow and back.

Axes: C mel channels, T frames.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from glowtts_core.audio.wav import AudioWriter
from glowtts_core.errors import TextError, VoiceError, Words
from glowtts_core.synthesis import Synthesizer
from glowtts_core.types import PAUSE, Utterance
from glowtts_core.voice.folder import Voice

_SENTENCES = {
    "en": "The quick brown fox jumps over the lazy dog.",
    "de": "Guten Tag, so klingt diese Stimme.",
    "fr": "Bonjour, voici le son de cette voix.",
    "es": "Buenos días, así suena esta voz.",
    "it": "Buongiorno, questa è la mia voce.",
    "nl": "Goedendag, zo klinkt deze stem.",
    "tr": "Merhaba, bu ses böyle konuşuyor.",
    "uk": "Добрий день, так звучить цей голос.",
    "be": "Добры дзень, так гучыць гэты голас.",
    "ru": "Добрый день, так звучит этот голос.",
    "fa": "سلام، این صدای من است.",
    "sv": "God dag, så här låter den här rösten.",
}
_TYPED = 12  # sounds of a voice that reads no text


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the voice said."""

    sentence: str
    seconds: float
    round_trip: float | None
    """Largest difference between the mel of the sentence and the same after encoding and decoding it."""
    doubt: Words | None = None
    """Why it said something else than a sentence."""


def speak_sample(voice: Voice, sentence: str, path: Path | None) -> Spoken:
    """Speaks a sentence (a usual one where none is given) into a file and measures the flow on its mel.

    Raises:
        TextError: the given sentence cannot be read.
        VoiceError: the voice answers with no numbers, or with nothing.
    """
    synthesizer = Synthesizer(voice)
    language = voice.card.language.lower().split("-")[0]
    usual = _SENTENCES.get(language, _SENTENCES["en"])
    try:
        return _spoken(synthesizer, sentence or usual, path)
    except TextError as error:
        if sentence:
            raise
        typed = _typed(voice)
        return _spoken(synthesizer, typed, path, Words("The sample says single sounds: {why}.", why=error))


def _typed(voice: Voice) -> str:
    sounds = [one for one in voice.symbols.symbols[1:] if any(map(str.isalnum, one)) and not set(one) & set("{} ")]
    return "{" + " ".join(sounds[:_TYPED] or [PAUSE]) + "}"


def _spoken(synthesizer: Synthesizer, sentence: str, path: Path | None, doubt: Words | None = None) -> Spoken:
    voice = synthesizer.voice
    utterance = synthesizer.plan(Utterance(sentence, style=voice.card.style))
    mels: list[Tensor] = []
    writer = None if path is None else AudioWriter(path, voice.mel.sample_rate)
    seconds = 0.0
    chunks = synthesizer.render_sentence(
        utterance.phones, voice.card.style, tap=lambda mel, _pitch: mels.append(mel.detach())
    )
    if writer is None:
        seconds = sum(audio.seconds for audio in chunks)
    else:
        with writer:
            for audio in chunks:
                writer.write(audio)
                seconds += audio.seconds
    mel = torch.cat(mels, 1)
    if not seconds:
        raise VoiceError("The voice “{name}” says nothing.", name=voice.card.name)
    return Spoken(sentence, seconds, round_trip(voice, mel), doubt)


@torch.inference_mode()
def round_trip(voice: Voice, mel: Tensor) -> float:
    """Largest error of a mel [C, T] that is encoded by the flow and decoded again."""
    multiple = voice.acoustic.config.n_sqz
    mel = mel[:, : mel.shape[1] // multiple * multiple].unsqueeze(0)
    lengths = torch.tensor([mel.shape[2]])
    speaker = torch.tensor([voice.card.speaker or 0]) if voice.acoustic.config.has_speakers else None
    z, _ = voice.acoustic.latent(mel, lengths, speaker)
    again = voice.acoustic.decode(z, torch.ones(1, 1, mel.shape[2]), speaker)
    return float((again - mel).abs().max())

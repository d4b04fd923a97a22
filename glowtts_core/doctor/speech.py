"""Whether text becomes sounds, and sounds become speech."""

from __future__ import annotations

import time
from pathlib import Path

from glowtts_core.doctor.places import LEXICON, folders
from glowtts_core.doctor.report import Check, State
from glowtts_core.errors import GlowTTSError, LexiconError, Words
from glowtts_core.types import Utterance
from glowtts_core.voice.card import read_card
from glowtts_core.voice.library import find_voice

LINE = "All is well when you can hear this line."
"""What is spoken; nobody's text but ours."""
_KNOWN, _UNKNOWN = "hello", "glowbrimmery"
_SPOKEN = "HH AH0 L OW1"
_AUDIBLE = 1e-3  # root mean square of full scale; speech has fifty times that


def check_pronunciation() -> Check:
    """Reads a word of the dictionary and one that has to be guessed, and looks into the person's own list."""
    from glowtts_core.text.frontend import Frontend
    from glowtts_core.text.pronounce.dictionary import built_in_dictionary

    name, again = Words("Pronunciation"), Words("Install the program again: a part of it is missing or damaged.")
    known, guessed = (Frontend().read(word) for word in (_KNOWN, _UNKNOWN))
    sounds = " ".join(phone.symbol for phone in known.phones if phone.word is not None)
    if sounds != _SPOKEN or not known.words[0].in_dictionary or not guessed.phones:
        words = Words("“{word}” is read as “{sounds}”.", word=_KNOWN, sounds=sounds)
        return Check(name, State.AMISS, words, again)
    return _own_list(name, folders()["data"] / LEXICON, len(built_in_dictionary()))


def _own_list(name: Words, path: Path, count: int) -> Check:
    from glowtts_core.text.pronounce.lexicon import Lexicon

    try:
        own = len(Lexicon.load(path)) if path.exists() else 0
    except LexiconError as error:
        number = error.words.parts.get("number")  # the rest of the words may quote the person's own
        words = Words("Line {number} of “{path}” is wrong.", number=number, path=path) if number else error.words
        remedy = Words("Mend or remove that line with a text editor, or put the file aside.")
        return Check(name, State.AMISS, words, remedy)
    words = Words("{count} words are known, unknown ones are guessed; own pronunciations: {own}.", count=count, own=own)
    return Check(name, State.WELL, words)


def check_model() -> Check:
    """Speaks a short line twice, the second time against the clock: the first time torch makes itself ready."""
    name = Words("Speech")
    try:
        import torch

        from glowtts_core.synthesis import Synthesizer, choose_device
        from glowtts_core.synthesis.device import device_words
        from glowtts_core.voice.folder import load_voice
    except (ImportError, OSError) as error:
        words = Words("torch, which the speech is computed with, cannot be loaded ({reason}).", reason=error)
        remedy = Words("Install the program again. It needs a 64-bit system with glibc 2.28 or later.")
        return Check(name, State.AMISS, words, remedy)
    try:
        folder = find_voice()
        line = Utterance(LINE, style=read_card(folder).style)
        begun = time.perf_counter()
        with device_words():
            synthesizer = Synthesizer(load_voice(folder, choose_device()))
            synthesizer.frontend.read(LINE)
            loaded = time.perf_counter()
            list(synthesizer.render(line))
            ready = time.perf_counter()
            pieces = [audio.samples for audio in synthesizer.render(line)]
            spoken = time.perf_counter()
    except GlowTTSError as error:
        return Check(name, State.AMISS, error.words, Words("Install the voice again, or choose another one."))
    samples = torch.cat([torch.from_numpy(piece.copy()) for piece in pieces])
    if not bool(torch.isfinite(samples).all()) or float(samples.square().mean().sqrt()) < _AUDIBLE:
        words = Words("The voice “{voice}” makes no sound.", voice=folder.name)
        return Check(name, State.AMISS, words, Words("Install the voice again, or choose another one."))
    seconds = len(samples) / synthesizer.voice.card.sample_rate
    words = Words(
        "“{voice}” speaks on {device}: real-time factor {factor} ({seconds} s; first {first} s, loading {load} s).",
        voice=folder.name,
        device=synthesizer.voice.device,
        factor=f"{(spoken - ready) / seconds:.2f}",
        seconds=f"{seconds:.1f}",
        load=f"{loaded - begun:.1f}",
        first=f"{ready - loaded:.1f}",
    )
    return Check(name, State.WELL, words)

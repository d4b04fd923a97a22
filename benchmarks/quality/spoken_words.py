"""Whether every word of a text was said, and said once: forced alignment that may leave words out or repeat them.

The recogniser gets a grammar of the text alone. Beside the way straight through, it may leave out one to three
words in a row or go back by one to three words, each at a price; it takes such a way only where the sound is much
more likely that way. Words are spelt as the text front end says them, and as the recogniser's own dictionary has them.
Where a word seems to be missing, the recogniser listens again without the grammar, in open dictation: a word that it
writes down then was said, and a repetition beside it was the grammar's way around it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.recogniser import PAD_S, RATE_HZ, Recogniser, plain_words, sixteen_bit
from glowtts_core.synthesis.reading import Reader
from glowtts_core.types import Audio

SKIPPED = 1e-12
"""Price of a word left out, as a probability."""
REPEATED = 1e-25
"""Price of going back: a hesitation sounds more like a repeated word than a full word like none."""
REACH = 3
"""So many words in a row may be left out or said again."""
_LOOKS = 100  # a second
_WIDE = 1e-60  # wider than usual: a way with a gap must not be given up before it pays
# Pauses and breaths cost next to nothing, else a breath is taken for a second "and". A filler for speech is left out:
# it would swallow repeated words.
_FILLERS = "<s> SIL\n</s> SIL\n<sil> SIL\n[NOISE] +NSN+\n"
_SILENCE, _NOISE = 0.3, 0.1


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with the ways it may be said, in the recogniser's sounds."""

    text: str
    ways: tuple[str, ...]

    @property
    def sounds(self) -> int:
        """Number of sounds of the first way."""
        return len(self.ways[0].split())


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was found in a sound. Words are given by their places in the text."""

    missing: tuple[int, ...]
    repeated: tuple[int, ...]
    times_s: Mapping[int, tuple[float, float]]
    """Begin and end of each word in the sound, where it was last said."""
    understood: bool = True
    """False where not even a way with gaps fits."""

    @property
    def complete(self) -> bool:
        """Every word once."""
        return self.understood and not self.missing and not self.repeated


class WordCheck:
    """Listens for the words of texts. ``reader``: the text front end that the voice speaks with."""

    def __init__(self, reader: Reader, skipped: float = SKIPPED, repeated: float = REPEATED) -> None:
        self._reader = reader
        self._skipped = skipped
        self._repeated = repeated
        self._dictation = Recogniser()

    def words(self, text: str) -> list[Word]:
        """The words of a text that have sounds."""
        reading, known = self._reader.read(text), _dictionary()
        found = []
        for place, word in enumerate(reading.words):
            ours = " ".join(phone.symbol.rstrip("012") for phone in reading.phones if phone.word == place)
            if ours:
                found.append(Word(word.text, tuple(dict.fromkeys([ours, *known.get(word.text.lower(), ())]))))
        return found

    def listen(self, audio: Audio, text: str, speed: float = 1.0) -> Spoken:
        """Which words of the text are missing in the sound or said more than once.

        ``speed``: of the speech, where it was asked to be quick or slow. The recogniser looks as often as fits it:
        its sounds last three looks at least, and a quick “the” is over before that.
        """
        words = self.words(text)
        looks = round(_LOOKS * speed)
        decoder = _decoder(words, looks)
        grammar = decoder.create_fsg("text", 0, len(words), self._ways(len(words)))
        decoder.add_fsg("text", grammar)
        decoder.activate_search("text")
        decoder.start_utt()
        decoder.process_raw(sixteen_bit(audio).tobytes(), no_search=False, full_utt=True)
        decoder.end_utt()
        if decoder.hyp() is None:
            return Spoken(tuple(range(len(words))), (), {}, understood=False)
        said: list[int] = []
        times: dict[int, tuple[float, float]] = {}
        for part in decoder.seg():
            if part.word.startswith("w"):
                place = int(part.word[1:].partition("(")[0])
                said.append(place)
                times[place] = (part.start_frame / looks - PAD_S, (part.end_frame + 1) / looks - PAD_S)
        missing = tuple(sorted(set(range(len(words))) - set(said)))
        found = Spoken(missing, tuple(sorted({place for place in said if said.count(place) > 1})), times)
        return confirmed(found, words, self._dictation.words(audio)) if missing else found

    def _ways(self, count: int) -> list[tuple[object, ...]]:
        """Transitions of the grammar; state i stands before word i."""
        ways: list[tuple[object, ...]] = []
        for place in range(count):
            ways.append((place, place + 1, 1.0, f"w{place}"))
            for many in range(1, REACH + 1):
                # Further words of a gap are cheaper: one fault, not several.
                price = self._skipped ** (1.0 + 0.3 * (many - 1))
                if place - many >= 0:
                    ways.append((place - many, place + 1, price, f"w{place}"))
                if place + many <= count:
                    ways.append((place + many, place + 1, self._repeated, f"w{place}"))
        ways += [(count - many, count, self._skipped) for many in range(1, min(REACH, count - 1) + 1)]
        return ways


def confirmed(found: Spoken, words: Sequence[Word], dictated: Sequence[str]) -> Spoken:
    """Those of the faults that open dictation does not speak against."""
    texts = [" ".join(plain_words(word.text)) for word in words]
    matches = SequenceMatcher(None, texts, dictated, autojunk=False).get_matching_blocks()
    written = {place for match in matches for place in range(match.a, match.a + match.size)}
    refuted = [place for place in found.missing if place in written]
    return replace(
        found,
        missing=tuple(place for place in found.missing if place not in written),
        repeated=tuple(place for place in found.repeated if all(abs(place - other) > REACH for other in refuted)),
    )


def cut_out(audio: Audio, span_s: tuple[float, float]) -> Audio:
    """The sound without a span, its edges faded into each other over 5 ms."""
    start, end = _inside(audio, span_s)
    samples, fade = audio.samples, round(0.005 * audio.sample_rate)
    before, after = samples[:start].copy(), samples[end:].copy()
    fade = min(fade, len(before), len(after))
    if fade:
        ramp = np.linspace(0, 1, fade, dtype=np.float32)
        after[:fade] = after[:fade] * ramp + before[len(before) - fade :] * ramp[::-1]
        before = before[: len(before) - fade]
    return Audio(np.concatenate([before, after]), audio.sample_rate)


def doubled(audio: Audio, span_s: tuple[float, float]) -> Audio:
    """The sound with a span said twice."""
    start, end = _inside(audio, span_s)
    samples = audio.samples
    return Audio(np.concatenate([samples[:end], samples[start:end], samples[end:]]), audio.sample_rate)


def _inside(audio: Audio, span_s: tuple[float, float]) -> Sequence[int]:
    return [min(max(round(moment * audio.sample_rate), 0), len(audio.samples)) for moment in span_s]


def _decoder(words: Sequence[Word], looks: int) -> Any:
    try:
        from pocketsphinx import Decoder
    except ImportError as error:
        raise SystemExit("The recogniser is missing: pip install pocketsphinx") from error
    with tempfile.TemporaryDirectory() as folder:
        spelling = Path(folder) / "words.dict"
        lines = [
            f"w{place}{f'({number})' if number > 1 else ''} {way}\n"
            for place, word in enumerate(words)
            for number, way in enumerate(word.ways, 1)
        ]
        spelling.write_text("".join(lines), encoding="utf-8")
        fillers = Path(folder) / "fillers.dict"
        fillers.write_text(_FILLERS, encoding="utf-8")
        return Decoder(
            samprate=RATE_HZ,
            frate=looks,
            lm=None,
            dict=str(spelling),
            fdict=str(fillers),
            silprob=_SILENCE,
            fillprob=_NOISE,
            cmn="batch",
            loglevel="FATAL",
            beam=_WIDE,
            pbeam=_WIDE,
            wbeam=_WIDE,
        )


@lru_cache(maxsize=1)
def _dictionary() -> Mapping[str, tuple[str, ...]]:
    """The recogniser's own spellings."""
    import pocketsphinx

    found: dict[str, list[str]] = {}
    path = Path(pocketsphinx.get_model_path("en-us/cmudict-en-us.dict"))
    for line in path.read_text(encoding="utf-8").splitlines():
        word, *sounds = line.split()
        found.setdefault(word.partition("(")[0], []).append(" ".join(sounds))
    return {word: tuple(ways) for word, ways in found.items()}

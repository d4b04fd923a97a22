"""Words to sounds: user lexicon, homographs, dictionary, endings of known words, and at last g2p-en's net."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from glowtts_core.text.normalize.tokens import Kind, Token
from glowtts_core.text.pronounce.dictionary import built_in_dictionary
from glowtts_core.text.pronounce.homographs import Homographs
from glowtts_core.text.pronounce.lexicon import Lexicon, lexicon_key
from glowtts_core.text.pronounce.offline import built_in_tagger, letter_net
from glowtts_core.text.pronounce.part_of_speech import Place
from glowtts_core.text.symbols import ARPABET

Sounds = tuple[str, ...]
_SOUNDS = frozenset(ARPABET)
_VOICELESS = frozenset(("P", "T", "K", "F", "TH"))
_HISSING = frozenset(("S", "Z", "SH", "ZH", "CH", "JH"))
_ENDINGS = {
    "n't": ("AH0", "N", "T"),
    "'ll": ("AH0", "L"),
    "'ve": ("AH0", "V"),
    "'re": ("ER0",),
    "'d": ("D",),
    "'m": ("AH0", "M"),
}
_LONGEST_READ = 12
"""Letters that the net reads at once; it stops after 20 sounds, so longer words are read in pieces."""
CACHED_WORDS = 20_000


def plural_sounds(sounds: Sounds) -> Sounds:
    """The sounds with the -s of plural, possessive or verb."""
    if sounds[-1] in _HISSING:
        return (*sounds, "IH0", "Z")
    return (*sounds, "S" if sounds[-1] in _VOICELESS else "Z")


def past_sounds(sounds: Sounds) -> Sounds:
    """The sounds with the -ed of the past."""
    if sounds[-1] in ("T", "D"):
        return (*sounds, "IH0", "D")
    return (*sounds, "T" if sounds[-1] in _VOICELESS | _HISSING - {"Z", "ZH", "JH"} else "D")


class Pronouncer:
    """Says words. Building one is cheap; the dictionary, the net and the tagger load when first needed."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or Lexicon()
        self._cached = lru_cache(CACHED_WORDS)(self._pronounce)
        self._homographs: Homographs | None = None

    def known(self, word: str) -> bool:
        """Whether a lower-case word stands in the lexicon or the dictionary."""
        return self.lexicon.find(word) is not None or word in built_in_dictionary()

    def sentence(self, tokens: Sequence[Token]) -> list[tuple[Sounds, bool]]:
        """For each word or letter of one sentence its sounds and whether they are known, not guessed.

        Marks and inserts give nothing to say: ``((), True)``.
        """
        words = [token.text or "-" for token in tokens]
        keys = [lexicon_key(word) for word in words]
        homographs = self.homographs()
        tags: list[str] | None = None
        said: list[tuple[Sounds, bool]] = []
        for index, (token, key) in enumerate(zip(tokens, keys, strict=True)):
            if token.kind in (Kind.MARK, Kind.INSERT):
                said.append(((), True))
            elif token.kind is Kind.LETTER:
                said.append((self._letter(key), True))
            elif key in homographs and self.lexicon.find(key) is None:
                tags = tags or built_in_tagger().tag(words)
                said.append((homographs.choose(Place(words, tags, index)), True))
            else:
                said.append(self._cached(key))
        return self._linked(keys, said)

    def homographs(self) -> Homographs:
        """The table of homographs, loaded when first asked for."""
        if self._homographs is None:
            self._homographs = Homographs(letter_net().homograph2features, self._variants)
        return self._homographs

    def _linked(self, keys: Sequence[str], said: list[tuple[Sounds, bool]]) -> list[tuple[Sounds, bool]]:
        """Says the article before a vowel with a long e."""
        for index, key in enumerate(keys[:-1]):
            following = said[index + 1][0]
            if key == "the" and following and following[0][-1].isdecimal() and self.lexicon.find(key) is None:
                said[index] = (("DH", "IY0"), True)
        return said

    def _variants(self, word: str) -> list[list[str]]:
        return built_in_dictionary().get(word) or []

    def _find(self, word: str) -> Sounds | None:
        own = self.lexicon.find(word)
        if own is not None:
            return own
        variants = self._variants(word)
        return tuple(variants[0]) if variants else None

    def _letter(self, key: str) -> Sounds:
        name, ending, _ = key.partition("'s")
        sounds = self.lexicon.find(key) or tuple(self._variants(name + ".")[0])
        return plural_sounds(sounds) if ending else sounds

    def _pronounce(self, word: str) -> tuple[Sounds, bool]:
        sounds = self._find(word) or self._with_ending(word)
        if sounds:
            return sounds, True
        parts = [part for part in re.split("[^a-z']", word) if part.strip("'")]
        if len(parts) > 1:
            pieces = [self._cached(part) for part in parts]
            return tuple(sound for piece, _ in pieces for sound in piece), all(sure for _, sure in pieces)
        base, possessive, _ = word.strip("'").partition("'s")
        plain = re.sub(r"(.)\1{2,}", r"\1\1", re.sub("[^a-z]", "", base))
        guess = self._compound(plain) or self._guess(plain)
        return (plural_sounds(guess) if possessive else guess), False

    def _with_ending(self, word: str) -> Sounds | None:
        """A known word with a regular ending."""
        if word.endswith("'") and (base := self._find(word[:-1])):
            return base
        if word.endswith("'s") and (base := self._find(word[:-2]) or self._with_ending(word[:-2])):
            return plural_sounds(base)
        for ending, sounds in _ENDINGS.items():
            if word.endswith(ending) and (base := self._find(word.removesuffix(ending))):
                return (*base, *sounds)
        return self._inflected(word) if len(word) > 4 else None

    def _inflected(self, word: str) -> Sounds | None:
        if word.endswith("s") and not word.endswith("ss"):
            stem = word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]
            return plural_sounds(base) if (base := self._find(stem)) else None
        if word.endswith("ed") and (base := self._find(word[:-2]) or self._find(word[:-1])):
            return past_sounds(base)
        if word.endswith("ing") and (base := self._find(word[:-3]) or self._find(word[:-3] + "e")):
            return (*base, "IH0", "NG")
        if word.endswith("ly") and (base := self._find(word[:-2])):
            return (*base, "L", "IY0") if base[-1] != "L" else (*base, "IY0")
        if word.endswith(("ness", "less")) and (base := self._find(word[:-4])):
            return (*base, word[-4].upper(), "AH0", "S")
        return None

    def _compound(self, word: str) -> Sounds | None:
        """Two known words written as one, each of four letters or more; the second loses its main stress."""
        for cut in range(len(word) - 4, 3, -1):
            first, second = self._find(word[:cut]), self._find(word[cut:])
            if first and second:
                return (*first, *(sound.replace("1", "2") for sound in second))
        return None

    def _guess(self, word: str) -> Sounds:
        if not re.search("[aeiouy]", word) or len(word) < 2:
            return tuple(sound for letter in word for sound in self._letter(letter))
        return tuple(sound for piece in _pieces(word) for sound in self._predict(piece))

    def _predict(self, piece: str) -> Sounds:
        read = ("UW1" if sound == "UW" else sound for sound in letter_net().predict(piece))
        return tuple(sound for sound in read if sound in _SOUNDS) or tuple(
            sound for letter in piece for sound in self._letter(letter)
        )


def _pieces(word: str) -> list[str]:
    """A long word cut before consonants that follow a vowel, so that no piece exceeds what the net can read."""
    pieces = []
    while len(word) > _LONGEST_READ:
        cuts = [cut for cut in range(5, _LONGEST_READ - 1) if re.match("[aeiouy][^aeiouy][aeiouy]", word[cut - 1 :])]
        cut = min(cuts, key=lambda place: abs(place - 8)) if cuts else _LONGEST_READ - 4
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]

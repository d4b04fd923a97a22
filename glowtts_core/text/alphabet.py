"""Text in the alphabet of an imported voice: its ARPAbet, its letters, its IPA, or nothing but typed sounds.

A sound of the voice becomes a phone of its own, so that each can be stretched and moved like ours. What stands in
braces is written in the voice's own symbols.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from glowtts_core.errors import TextError, UnknownSymbolError
from glowtts_core.text import espeak
from glowtts_core.text.frontend import Reading, Word
from glowtts_core.text.ipa import espeak_ipa
from glowtts_core.text.markup import find_inserts
from glowtts_core.text.normalize.characters import Notice, left_out
from glowtts_core.text.normalize.normalize import normalize
from glowtts_core.text.normalize.tokens import Kind
from glowtts_core.text.pronounce.dictionary import built_in_dictionary
from glowtts_core.text.symbols import PADDING, PUNCTUATION, SymbolTable
from glowtts_core.types import PAUSE, Phone

GAP = " "
"""Symbol between words, where a voice has one."""
_WORD_BREAK = "#"
"""What gruut, whose breaks are “|” and “‖”, writes between words."""
ARPABET_KIND, LETTERS_KIND, IPA_KIND, TYPED_KIND = KINDS = ("arpabet", "letters", "ipa", "typed")
"""Ways from text to symbols that `alphabet_reader` knows; ``typed`` is none at all."""
_WORD_OR_MARK = re.compile(
    r"(?P<mark>(?:\.{3}|[,.?!;:…—¿¡\"«»“”()])(?=[\s\W]|$))|(?P<word>[^\s,.?!;:…—¿¡\"«»“”()]+|\S)"
)
# fmt: off
_REPLACED = {
    "ɡ": "g", "g": "ɡ", "ɫ": "l", "r": "ɹʁɾ", "ɹ": "rʁɾ", "ɾ": "tdrɹ", "ʁ": "ʀrɹ", "ʔ": "", "x": "χçh", "ç": "xʃ",
    "ɝ": "ɜɚə", "ɚ": "əɝɜ", "ɜ": "ɝɚəe", "ᵻ": "ɪiə", "ɐ": "ʌəa", "ɒ": "ɑɔo", "ɑ": "ɒaɔ", "a": "æɑ", "ʌ": "ɐəa",
    "ɔ": "oɒ", "o": "ɔʊ", "ɛ": "eæ", "e": "ɛ", "ʊ": "u", "u": "ʊ", "ɪ": "i", "i": "ɪ", "ʲ": "", "ː": "", "ˑ": "",
}
# fmt: on
"""IPA letter -> what stands in for it where a voice does not know it, the best first; empty = nothing needs to."""
_JOINED = re.compile("[\u0361\u035c\u032f]")
"""Ties over and under two letters, and the mark of a vowel that is no syllable; espeak-ng writes none of them."""


class Reader(Protocol):
    """What reads text as our own sounds."""

    def read(self, text: str) -> Reading:
        """The phones of a text."""
        ...


class _Said(NamedTuple):
    """A word in symbols, or a mark; its place in the text."""

    text: str
    symbols: tuple[str, ...]
    start: int
    end: int
    is_word: bool = True
    pause_s: float | None = None


def alphabet_reader(alphabet: Mapping[str, object], table: SymbolTable, reader: Reader, voice: str = "") -> Reader:
    """What reads text for a voice: ``reader`` itself, or one that speaks the voice's own alphabet.

    ``alphabet`` stands in the card: ``kind`` (one of `KINDS`) and ``language``, a BCP 47 tag.
    """
    if not alphabet:
        return reader
    kind, language = str(alphabet.get("kind")), str(alphabet.get("language", "en-US"))
    return AlphabetReader(kind, language, table, reader, voice)


class AlphabetReader:
    """Reads text as symbols of one voice."""

    def __init__(self, kind: str, language: str, table: SymbolTable, reader: Reader, voice: str = "") -> None:
        self._kind = kind if kind in KINDS else TYPED_KIND
        self._language, self._reader, self._voice = language, reader, voice
        self._known = (set(table.symbols[1:]) | set(table.aliases)) - {PADDING}
        self._longest = max(map(len, self._known), default=1)

    def parse(self, typed: str) -> tuple[str, ...]:
        """Symbols between braces, parted by blanks or written together; raises UnknownSymbolError."""
        symbols: list[str] = []
        for piece in typed.split():
            found = self._split(piece)
            if found is None and (upper := piece.upper()) in self._known:
                found = [upper]
            if found is None:
                raise UnknownSymbolError(piece, self._voice)
            symbols += found
        return tuple(symbols)

    def read(self, text: str) -> Reading:
        """The phones of a text; a full stop is added where the voice has one and the text none.

        Raises:
            TextError: the text holds nothing to say, or the voice speaks typed sounds only.
            UnknownSymbolError: a typed sound that the voice does not have.
        """
        said: list[_Said] = []
        notices: list[Notice] = []
        place = 0
        inserts = find_inserts(text, self.parse)
        for insert in inserts:
            said += self._stretch(text, place, insert.start, notices)
            pause = insert.pause_s or None
            symbols = (PAUSE,) if pause else insert.symbols
            said.append(_Said(text[insert.start : insert.end], symbols, insert.start, insert.end, not pause, pause))
            place = insert.end
        said += self._stretch(text, place, len(text), notices)
        if not any(one.is_word for one in said):
            raise TextError("Nothing in this text can be spoken by the voice “{voice}”.", voice=self._voice)
        return self._reading(said, notices)

    def _stretch(self, text: str, start: int, end: int, notices: list[Notice]) -> Iterator[_Said]:
        """Words and marks of text without inserts, in symbols that the voice has."""
        piece = text[start:end]
        if not any(character.isalnum() for character in piece):
            said = [_mark(found) for found in _WORD_OR_MARK.finditer(piece)]
        elif self._kind == TYPED_KIND:
            raise TextError(
                "The voice “{voice}” cannot read text. Type its sounds in braces, such as {{{sounds}}}.",
                voice=self._voice,
                sounds=" ".join(sorted(symbol for symbol in self._known if symbol != PAUSE)[:6]),
            )
        elif self._kind == LETTERS_KIND:
            said = self._letters(piece, notices)
        elif self._kind == IPA_KIND and espeak.speaks(self._language):
            said = self._phonemes(piece)
        else:
            said = self._sounds(piece, notices)
        for one in said:
            symbols, lost = self._own(one)
            if lost:
                notices.append(left_out(lost, one.start + start, one.end + start))
            if symbols:
                yield one._replace(symbols=symbols, start=one.start + start, end=one.end + start)

    def _letters(self, piece: str, notices: list[Notice]) -> list[_Said]:
        if not _is_english(self._language):
            return [
                _mark(found) if found["mark"] else _Said(found[0], tuple(_composed(found[0])), *found.span())
                for found in _WORD_OR_MARK.finditer(piece)
            ]
        tokens, noticed = normalize(piece, (), lambda word: word in built_in_dictionary())
        notices += noticed
        return [
            _Said(token.text, (token.text,) if is_mark else tuple(token.text), token.start, token.end, not is_mark)
            for token in tokens
            for is_mark in [token.kind is Kind.MARK]
        ]

    def _phonemes(self, piece: str) -> list[_Said]:
        """Through espeak-ng, clause by clause; a word keeps its place where espeak-ng keeps the number of words."""
        said: list[_Said] = []
        words: list[re.Match[str]] = []
        for found in [*_WORD_OR_MARK.finditer(piece), None]:
            if found is not None and found["word"]:
                words.append(found)
                continue
            spoken = espeak.phonemes(" ".join(word[0] for word in words), self._language) if words else []
            for index, word in enumerate(spoken):
                same = len(spoken) == len(words)
                start = words[index if same else 0].start()
                end = words[index if same else -1].end()
                said.append(_Said(piece[start:end], (word,), start, end))
            words = []
            if found is not None:
                said.append(_mark(found))
        return said

    def _sounds(self, piece: str, notices: list[Notice]) -> list[_Said]:
        """Through our own front end, which speaks American English."""
        if not _is_english(self._language):
            raise TextError(
                "The voice “{voice}” is read through the program espeak-ng, which is not installed or does not know "
                "the language “{language}”. Install espeak-ng, or type the sounds in braces.",
                voice=self._voice,
                language=self._language,
            )
        reading = self._reader.read(piece)
        notices += reading.notices
        said: list[_Said] = []
        for phone in reading.phones:
            symbol = espeak_ipa(phone.symbol) if self._kind == IPA_KIND and phone.word is not None else phone.symbol
            if phone.word is None:
                written = piece[phone.start : phone.end]
                if written:  # the full stop that our front end adds stands nowhere
                    mark = written if written in self._known else phone.symbol
                    said.append(_Said(written, (mark,), phone.start, phone.end, is_word=False))
            elif said and said[-1].is_word and said[-1].text == str(phone.word):
                said[-1] = said[-1]._replace(symbols=(*said[-1].symbols, symbol))
            else:
                said.append(_Said(str(phone.word), (symbol,), phone.start, phone.end))
        return said

    def _own(self, one: _Said) -> tuple[tuple[str, ...], str]:
        """A word or mark in symbols that the voice has, and the characters that it lacks."""
        own: list[str] = []
        lost = ""
        for symbol in one.symbols:
            for part in self._parts(symbol):
                stand_ins = (part, part.lower(), part.upper(), *_REPLACED.get(part, ""), _plain(part))
                found = next((known for known in stand_ins if known is not None and known in self._known), None)
                if found is not None:
                    own.append(found)
                elif part.isalnum() and _REPLACED.get(part) != "" and one.is_word:
                    lost += part
        return tuple(own), lost

    def _parts(self, text: str) -> Iterator[str]:
        """A string in symbols of the voice, the longest that fits first, and single characters that are none."""
        text = "".join(_composed(text))
        while text:
            size = next((n for n in range(min(self._longest, len(text)), 0, -1) if text[:n] in self._known), 1)
            yield text[:size]
            text = text[size:]

    def _split(self, piece: str) -> list[str] | None:
        """A string as symbols, the longest that fits first; None where it does not come out."""
        symbols = list(self._parts(piece))
        return symbols if all(symbol in self._known for symbol in symbols) else None

    def _reading(self, said: Sequence[_Said], notices: Sequence[Notice]) -> Reading:
        phones: list[Phone] = []
        words: list[Word] = []
        for one in said:
            if one.is_word and phones and phones[-1].symbol != PAUSE and GAP in self._known:
                phones.append(Phone(GAP, None, phones[-1].end, one.start))
            number = len(words) if one.is_word else None
            phones += [Phone(symbol, number, one.start, one.end, pinned_s=one.pause_s) for symbol in one.symbols]
            if one.is_word:
                words.append(Word(one.text, one.start, one.end, in_dictionary=True))
        if phones[-1].symbol not in (".", "?", "!", "…", PAUSE) and "." in self._known:
            phones.append(Phone(".", None, phones[-1].end, phones[-1].end))
        return Reading(tuple(replace(phone, take=take) for take, phone in enumerate(phones)), tuple(words), (*notices,))


def _mark(found: re.Match[str]) -> _Said:
    mark = "…" if found[0] == "..." else found[0]
    return _Said(mark, (mark,), found.start(), found.end(), is_word=False)


def _composed(text: str) -> list[str]:
    return list(unicodedata.normalize("NFC", text))


def _plain(character: str) -> str | None:
    """A letter without its accent."""
    base = unicodedata.normalize("NFKD", character)[:1].lower()
    return base if base != character else None


def _is_english(language: str) -> bool:
    return language.lower().replace("_", "-").split("-")[0] == "en"


def mark_aliases(symbols: Sequence[str]) -> dict[str, str]:
    """For each mark, and the pause, that a table lacks: what of the table stands in for it."""
    known = set(symbols[1:])
    stand_ins = {"?": ".!‖", "!": ".?‖", ";": ",:.|", ":": ",;.|", "…": ".,‖", "—": "-,;|", ",": ";:| ", ".": "!‖,"}
    aliases = {}
    for mark in (*PUNCTUATION, PAUSE):
        found = next((one for one in (*stand_ins.get(mark, ", .|"), GAP, *",.|‖") if one in known), None)
        if mark not in known and found is not None:
            aliases[mark] = found
    if GAP not in known and _WORD_BREAK in known and {"|", "‖"} & known:
        aliases[GAP] = _WORD_BREAK
    return aliases


def ipa_aliases(symbols: Sequence[str]) -> dict[str, str]:
    """For sounds that a table writes with ties, or with loose accents, how espeak-ng writes them."""
    aliases: dict[str, str] = {}
    for symbol in symbols[1:]:
        for written in (unicodedata.normalize("NFC", symbol), "".join(_composed(_JOINED.sub("", symbol)))):
            if written and written not in symbols:
                aliases.setdefault(written, symbol)
    return aliases

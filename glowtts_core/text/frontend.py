"""Text to phones: the one door of this package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from glowtts_core.errors import TextError, Words
from glowtts_core.text.markup import find_inserts
from glowtts_core.text.normalize.characters import Notice
from glowtts_core.text.normalize.normalize import normalize
from glowtts_core.text.normalize.tokens import Kind, Token
from glowtts_core.text.pronounce.g2p import Pronouncer
from glowtts_core.text.pronounce.lexicon import Lexicon
from glowtts_core.types import PAUSE, Phone

_END_MARKS = frozenset((".", "?", "!"))
_STOPPING = _END_MARKS | {"…"}
_LONGEST_SENTENCE = 300
"""Tokens that are looked at together; a text without full stops is cut here."""


@dataclass(frozen=True, slots=True)
class Word:
    """One spoken word: ``1066`` gives three, which all point at the same characters."""

    text: str
    start: int
    end: int
    in_dictionary: bool
    """False = the pronunciation is a guess; a lexicon entry would settle it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text ready to be spoken."""

    phones: tuple[Phone, ...]
    words: tuple[Word, ...]
    notices: tuple[Notice, ...]
    """What of the text is not spoken."""


class Frontend:
    """Reads text. Building one is cheap; the first reading loads dictionary, net and tagger (seconds)."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._pronouncer = Pronouncer(lexicon)

    @property
    def lexicon(self) -> Lexicon:
        """The user's pronunciations that win over all others."""
        return self._pronouncer.lexicon

    def read(self, text: str) -> Reading:
        """Phones, words and notices of ``text``; an end mark is added where the text has none.

        Raises TextError when nothing in the text can be spoken or an insert in it is malformed,
        UnknownSymbolError when an insert names a sound that does not exist.
        """
        inserts = find_inserts(text)
        tokens, notices = normalize(text, inserts, self._pronouncer.known)
        if all(token.kind is Kind.MARK for token in tokens):
            raise TextError(_nothing_said(text, notices))
        draft = _Draft()
        for sentence in _sentences(_ended(tokens)):
            for token, (sounds, known) in zip(sentence, self._pronouncer.sentence(sentence), strict=True):
                draft.add(token, sounds, known)
        phones = (replace(phone, take=take) for take, phone in enumerate(draft.phones))
        return Reading(tuple(phones), tuple(draft.words), notices)


def open_frontend(lexicon: Path | None = None) -> Frontend:
    """A front end with everything loaded, and the pronunciations of a file. Raises LexiconError."""
    frontend = Frontend(Lexicon.load(lexicon)) if lexicon else Frontend()
    frontend.read("a")
    return frontend


class _Draft:
    """Phones and words as they come."""

    def __init__(self) -> None:
        self.phones: list[Phone] = []
        self.words: list[Word] = []

    def add(self, token: Token, sounds: Sequence[str], known: bool) -> None:
        start, end, insert = token.start, token.end, token.insert
        if token.kind is Kind.MARK:
            self.phones.append(Phone(token.text, start=start, end=end))
        elif insert and insert.pause_s:
            self.phones.append(Phone(PAUSE, start=start, end=end, pinned_s=insert.pause_s))
        else:
            spoken = "{" + " ".join(insert.symbols) + "}" if insert else token.text
            word = len(self.words)
            self.words.append(Word(spoken, start, end, known))
            symbols = insert.symbols if insert else sounds
            self.phones += [Phone(symbol, word, start, end) for symbol in symbols]


def _nothing_said(text: str, notices: Sequence[Notice]) -> Words:
    if not text.strip():
        return Words("There is no text to speak. Type a sentence first.")
    if notices:
        return Words("Nothing in this text can be spoken: {notice}", notice=notices[0].message)
    return Words("Nothing in this text can be spoken: it holds no words.")


def _ended(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with an end mark; a comma or dash at the very end gives way to it, a pause stays behind it."""
    ended = list(tokens)
    last = next(place for place in range(len(ended) - 1, -1, -1) if not _is_pause(ended[place]) or place == 0)
    if ended[last].kind is Kind.MARK:
        if ended[last].text not in _STOPPING:
            ended[last] = replace(ended[last], text=".")
        return ended
    place = ended[last].end
    ended.insert(last + 1, Token(".", place, place, Kind.MARK))
    return ended


def _is_pause(token: Token) -> bool:
    return token.insert is not None and token.insert.pause_s > 0


def _sentences(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    sentence: list[Token] = []
    for token in tokens:
        sentence.append(token)
        if (token.kind is Kind.MARK and token.text in _STOPPING) or len(sentence) >= _LONGEST_SENTENCE:
            yield sentence
            sentence = []
    if sentence:
        yield sentence

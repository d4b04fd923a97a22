"""Reading a text of any length: phones come sentence by sentence, as they are asked for."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from glowtts_core.errors import TextError
from glowtts_core.prosody import SENTENCE_PAUSE_S
from glowtts_core.text.frontend import Reading
from glowtts_core.text.markup import find_inserts, parse_symbols
from glowtts_core.text.normalize.characters import Notice, left_out
from glowtts_core.text.sentences import sentence_spans
from glowtts_core.text.symbols import PUNCTUATION
from glowtts_core.types import PAUSE, Phone


class Reader(Protocol):
    """What turns a sentence into phones: `Frontend`, or a stand-in."""

    def read(self, text: str) -> Reading:
        """The phones of a text, with its words and notices."""
        ...


NoticeSink = Callable[[Notice], None]
"""Gets each notice of the text front end, with its place in the whole text."""

_MARKS = frozenset(string.punctuation + string.whitespace + "".join(PUNCTUATION) + "–“”‘’«»")

PARAGRAPH_PAUSE_S = 0.6
"""Planned length of the pause between paragraphs; between sentences it is `SENTENCE_PAUSE_S`."""


def read_phones(reader: Reader, text: str, notice: NoticeSink | None = None) -> Iterator[Phone]:
    """The phones of a text with places, words and takes counted over the whole of it.

    Between two sentences stands a pause whose length can be edited like any other, unless the text has one
    there.

    Raises:
        TextError: the text holds nothing to say, or markup that is not understood.
    """
    # A voice with an alphabet of its own has its own typed sounds.
    find_inserts(
        text, getattr(reader, "parse", parse_symbols)
    )  # complains about bad markup with its place in the whole text, before anything is heard
    words = takes = 0
    last_end: int | None = None
    nothing = TextError("There is nothing to say in this text. Type at least one word.")
    for start, end in sentence_spans(text):
        try:
            reading = reader.read(text[start:end])
        except TextError as error:  # markup is known to be good, so this sentence holds nothing that is spoken
            nothing = error
            _tell(_unspoken(text, start, end), 0, notice)
            continue
        _tell(reading.notices, start, notice)
        if last_end is not None and reading.phones[0].symbol != PAUSE:
            yield _gap(text[last_end:start], last_end, takes)
            takes += 1
        for phone in reading.phones:
            word = None if phone.word is None else phone.word + words
            yield replace(phone, word=word, start=phone.start + start, end=phone.end + start, take=takes)
            takes += 1
        words += len(reading.words)
        last_end = end
    if last_end is None:
        raise nothing


def _tell(notices: Iterable[Notice], offset: int, notice: NoticeSink | None) -> None:
    for one in notices if notice else ():
        assert notice is not None
        notice(replace(one, start=one.start + offset, end=one.end + offset))


def _unspoken(text: str, start: int, end: int) -> tuple[Notice, ...]:
    """A notice for a sentence without words, unless it is nothing but marks."""
    sentence = text[start:end]
    return () if all(character in _MARKS for character in sentence) else (left_out(sentence, start, end),)


def _gap(between: str, place: int, take: int) -> Phone:
    seconds = PARAGRAPH_PAUSE_S if between.count("\n") > 1 else SENTENCE_PAUSE_S
    return Phone(PAUSE, None, place, place, take, seconds=seconds)

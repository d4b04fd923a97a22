"""Third-party readers made to work offline: g2p-en's net and TextBlob's part-of-speech tagger.

g2p-en looks for two downloads while it is imported and reads its dictionary from a third place; here the look-ups
find nothing to do and the dictionary is ours. TextBlob ships its tagger's data but never applies the context rules
in it, so the tagging function is called with them directly (private to TextBlob: its version is pinned).
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from types import ModuleType
from typing import Any, Protocol

from glowtts_core.text.pronounce.dictionary import PronouncingDictionary, built_in_dictionary

_importing = Lock()


class Net(Protocol):
    """What is used of ``g2p_en.G2p``."""

    homograph2features: dict[str, tuple[list[str], list[str], str]]
    cmu: PronouncingDictionary

    def predict(self, word: str) -> list[str]:
        """At most 20 ARPAbet symbols for a word of the letters a to z."""


@contextmanager
def _quiet_import() -> Iterator[None]:
    """g2p-en imported without downloads, and without building an engine for numbers that is never used."""
    import nltk.data

    looked_up = nltk.data.find
    nltk.data.find = lambda *place, **options: None
    numbers = ModuleType("inflect")
    vars(numbers)["engine"] = lambda: None
    standing_in = sys.modules.setdefault("inflect", numbers) is numbers
    try:
        yield
    finally:
        nltk.data.find = looked_up
        if standing_in:
            del sys.modules["inflect"]


@lru_cache(maxsize=1)
def letter_net() -> Net:
    """g2p-en's reader with our dictionary in the place of its corpus; loads in about a second."""
    with _importing, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with _quiet_import():
            from g2p_en import g2p
        g2p.cmudict = built_in_dictionary()
        net: Net = g2p.G2p()
    return net


class Tagger:
    """Penn Treebank tags for a sentence, by Brill's rules."""

    def __init__(self) -> None:
        with _importing, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from textblob import _text, en

            for table in (en.lexicon, en.lexicon.morphology, en.lexicon.context):
                table.load()  # here, because it leaves its file open, which warns
        self._text: Any = _text  # textblob has no types
        self._lexicon: Any = en.lexicon  # as above

    def tag(self, words: Sequence[str]) -> list[str]:
        """One tag per word or mark of one sentence."""
        rules = {"morphology": self._lexicon.morphology, "context": self._lexicon.context}
        tagged = self._text.find_tags(list(words), lexicon=self._lexicon, **rules)
        return [tag or "NN" for _, tag in tagged]


@lru_cache(maxsize=1)
def built_in_tagger() -> Tagger:
    """The tagger, loaded once and shared because it never changes."""
    return Tagger()

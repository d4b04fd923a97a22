"""The person's own pronunciations; the dictionary code is loaded when it is first needed."""

from __future__ import annotations

from pathlib import Path


def check_sounds(sounds: str) -> None:
    """Whether all sounds exist. Raises UnknownSymbolError."""
    from glowtts_core.text.markup import parse_symbols

    parse_symbols(sounds)


def keep_word(lexicon: Path, word: str, sounds: str) -> None:
    """Puts a word into the person's own dictionary. Raises LexiconError."""
    from glowtts_core.text.lexicon import Lexicon

    known = Lexicon.load(lexicon) if lexicon.exists() else Lexicon()
    known.with_word(word, sounds).save(lexicon)

"""The user's own pronunciations: a small table that wins over every other source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from glowtts_core.errors import LexiconError, UnknownSymbolError
from glowtts_core.files import write_whole
from glowtts_core.text.markup import parse_symbols
from glowtts_core.text.normalize.characters import plain_text


def lexicon_key(word: str) -> str:
    """How a word is looked up: lower case, straight apostrophe, no accents."""
    return plain_text(word).text.strip().lower()


class Lexicon(Mapping[str, tuple[str, ...]]):
    """Word -> ARPAbet symbols, whatever the case of the word. Frozen: :meth:`with_word` gives a new one."""

    def __init__(self, entries: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Raises LexiconError when a word is empty or a sound does not exist."""
        self._entries: dict[str, tuple[str, ...]] = {}
        for word, symbols in (entries or {}).items():
            key, sounds = _checked(word, " ".join(symbols))
            self._entries[key] = sounds

    def __getitem__(self, word: str) -> tuple[str, ...]:
        return self._entries[lexicon_key(word)]

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and lexicon_key(word) in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, key: str) -> tuple[str, ...] | None:
        """Symbols of a word that already is in the form of :func:`lexicon_key`."""
        return self._entries.get(key)

    def with_word(self, word: str, symbols: str) -> Lexicon:
        """A lexicon with one more word; ``symbols`` are parted by blanks. Raises LexiconError."""
        key, sounds = _checked(word, symbols)
        return Lexicon({**self._entries, key: sounds})

    def to_tsv(self) -> str:
        """One row ``word<TAB>SOUNDS`` per word, in alphabetical order."""
        return "".join(f"{word}\t{' '.join(sounds)}\n" for word, sounds in sorted(self._entries.items()))

    @classmethod
    def from_tsv(cls, text: str) -> Lexicon:
        """Reads rows ``word<TAB>SOUNDS``; empty lines and lines with # first are passed over.

        Raises LexiconError naming the first bad line and what is wrong with it. A word given twice is an error.
        """
        entries: dict[str, tuple[str, ...]] = {}
        for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            try:
                key, sounds = _row(line)
                if key in entries:
                    raise LexiconError("“{key}” is already given above.", key=key)
            except LexiconError as error:
                raise LexiconError("Line {number}: {error}.", number=number, error=error) from None
            entries[key] = sounds
        return cls(entries)

    def save(self, path: Path) -> None:
        """Writes the TSV so that a crash leaves either the old file or the new one. Raises LexiconError."""
        try:
            write_whole(path, self.to_tsv())
        except OSError as error:
            raise LexiconError(
                "The pronunciations cannot be saved to {path}: {reason}.", path=path, reason=error.strerror
            ) from error

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """Reads a TSV file; raises LexiconError."""
        try:
            return cls.from_tsv(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise LexiconError(
                "The pronunciations in {path} cannot be read: {reason}.", path=path, reason=error.strerror
            ) from error
        except UnicodeDecodeError as error:
            raise LexiconError("The pronunciations in {path} are not UTF-8 text.", path=path) from error


def _row(line: str) -> tuple[str, tuple[str, ...]]:
    word, tab, sounds = line.partition("\t")
    if not tab:
        raise LexiconError("there is no tab between the word and its sounds.")
    if "\t" in sounds.strip():
        raise LexiconError("there are more than two columns.")
    return _checked(word, sounds)


def _checked(word: str, sounds: str) -> tuple[str, tuple[str, ...]]:
    key = lexicon_key(word)
    if not key:
        raise LexiconError("the word is empty.")
    if any(character.isspace() for character in key):
        raise LexiconError("“{word}” is more than one word.", word=word.strip())
    try:
        symbols = parse_symbols(sounds)
    except UnknownSymbolError as error:
        raise LexiconError(
            "“{symbol}” is not an ARPAbet sound (in “{word}”).", symbol=error.symbol, word=word.strip()
        ) from None
    if not symbols:
        raise LexiconError("“{word}” has no sounds.", word=word.strip())
    return key, symbols

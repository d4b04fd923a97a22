"""Words that are written alike and said differently: a table of their senses, and the choice among them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from glowtts_core.text.pronounce.homographs_by_grammar import SENSES
from glowtts_core.text.pronounce.part_of_speech import Place, part_of_speech

Sounds = tuple[str, ...]
_TABLE = Path(__file__).parents[1] / "data" / "homographs.tsv"
_NOT_ONE = "-"


def read_table(text: str) -> dict[str, dict[str, Sounds]]:
    """Word -> sense -> sounds, from rows ``word<TAB>sense<TAB>sounds``; sense ``-`` gives an empty entry."""
    table: dict[str, dict[str, Sounds]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, sense, sounds = line.split("\t")
            senses = table.setdefault(word, {})
            if sense != _NOT_ONE:
                senses[sense] = tuple(sounds.split())
    return table


def _outline(sounds: Sounds) -> tuple[str, ...]:
    return tuple(sound[-1] if sound[-1].isdecimal() else sound for sound in sounds)


def _as_in_dictionary(sounds: Sounds, variants: list[list[str]]) -> Sounds:
    """The dictionary's form with the same consonants and stresses, if it has one; else ``sounds``."""
    alike = (tuple(variant) for variant in variants if _outline(tuple(variant)) == _outline(sounds))
    return next(alike, sounds)


class Homographs:
    """All homographs: our table, and g2p-en's for words that ours does not hold."""

    def __init__(
        self,
        stock: Mapping[str, tuple[list[str], list[str], str]],
        variants: Callable[[str], list[list[str]]],
    ) -> None:
        self._table: dict[str, dict[str, Sounds]] = {}
        for word, (verb, other, label) in stock.items():
            if label == "V" and verb != other:
                pair = {"V": tuple(verb), "N": tuple(other)}
                self._table[word] = {sense: _as_in_dictionary(own, variants(word)) for sense, own in pair.items()}
        for word, senses in read_table(_TABLE.read_text(encoding="utf-8")).items():
            self._table[word] = senses
        self._table = {word: senses for word, senses in self._table.items() if senses}

    def __contains__(self, word: str) -> bool:
        return word in self._table

    def choose(self, place: Place) -> Sounds:
        """Sounds of the homograph at ``place`` in the sense that its sentence gives it."""
        word = place.word()
        senses = self._table[word]
        if len(senses) == 1:
            return next(iter(senses.values()))
        rule = SENSES.get(word)
        sense = rule(place) if rule else _participle(place) if word.endswith("ed") else self._by_form(place, word)
        for name in (sense, *({"N": "J", "J": "N"}.get(sense, "N")), "V"):
            if name in senses:
                return senses[name]
        return next(iter(senses.values()))

    def _by_form(self, place: Place, word: str) -> str:
        s_form = word.endswith("s") and not word.endswith("ss") and word[:-1] not in ("pro", "progres")
        return part_of_speech(place, s_form)


def _participle(place: Place) -> str:
    """learned, blessed, aged: adjective only before its noun and after no auxiliary."""
    described = place.word(-1) in ("the", "a", "an", "my", "his", "her", "our", "their", "this", "that", "your")
    return "J" if described and place.noun_follows() else "V"

"""The table of sounds."""

from __future__ import annotations

import json

import pytest

from glowtts_core.errors import TextError, UnknownSymbolError
from glowtts_core.text.symbols import ARPABET, BUILT_IN, PUNCTUATION, SymbolTable


def test_built_in_has_75_numbers() -> None:
    assert (len(ARPABET), len(BUILT_IN.symbols), BUILT_IN.vocabulary_size) == (69, 73, 75)
    assert BUILT_IN.id_of("_") == 0
    assert SymbolTable(("_", "A"), blank=False).vocabulary_size == 2


def test_every_mark_and_the_pause_are_known() -> None:
    assert BUILT_IN.ids([*PUNCTUATION, "pau"]) == [1, 2, 72, 2, 1, 1, 1, 1, 1]


def test_the_boundary_stands_for_the_blank_where_a_word_begins_or_ends() -> None:
    plain = SymbolTable(("_", "A", "B", "."))
    assert plain.tokens([1, 2, 1, 3], [0, 0, 1, None]) == [4, 1, 4, 2, 4, 1, 4, 3, 4]
    marked = SymbolTable(("_", "A", "B", "."), boundary=True)
    assert marked.tokens([1, 2, 1, 3], [0, 0, 1, None]) == [5, 1, 4, 2, 5, 1, 5, 3, 5]
    assert SymbolTable(("_", "A"), blank=False).tokens([1, 1], [0, 1]) == [1, 1]


def test_unknown_symbol_is_named() -> None:
    with pytest.raises(UnknownSymbolError, match="QQ") as caught:
        BUILT_IN.ids(["AH0", "QQ"])
    assert caught.value.symbol == "QQ"


def test_survives_json() -> None:
    again = SymbolTable.from_json(json.loads(json.dumps(BUILT_IN.to_json())))
    assert again == BUILT_IN
    assert again.ids(ARPABET) == list(range(3, 72))


@pytest.mark.parametrize(
    "damage",
    [
        {},
        {"symbols": "abc"},
        {"symbols": ["_", 3]},
        {"symbols": ["_"], "aliases": {"a": 1}},
        {"symbols": ["_"], "boundary": 1},
        {"symbols": ["_"], "blank": False, "boundary": True},
    ],
)
def test_damaged_json_is_refused(damage: dict[str, object]) -> None:
    with pytest.raises(TextError):
        SymbolTable.from_json(damage)


def test_contradicting_tables_are_refused() -> None:
    with pytest.raises(TextError):
        SymbolTable(("_", "A", "A"))
    with pytest.raises(TextError):
        SymbolTable(("_", "A"), {"b": "B"})

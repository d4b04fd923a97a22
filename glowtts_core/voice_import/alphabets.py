"""Which symbol each row of a stranger's embedding is, and how text becomes these symbols.

Our tables have the padding first and the blank last. `Rows` says which row of the embedding stands where in ours, so
that a network with another order is rewritten, not described.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from glowtts_core.errors import CheckpointError, Words
from glowtts_core.text.alphabet import (
    ARPABET_KIND,
    IPA_KIND,
    LETTERS_KIND,
    TYPED_KIND,
    ipa_aliases,
    mark_aliases,
)
from glowtts_core.text.symbols import ARPABET, REFERENCE_TABLE, SymbolTable
from glowtts_core.voice_import.configs import table

_PHONEME_LISTS = ("phonemes.txt", "symbols.txt", "tokens.txt")
_OLD_EDGES = ("_", "~", "^")
_NEW_EDGES = ("<PAD>", "<EOS>", "<BOS>")
_NEW_BLANK = "<BLNK>"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_MARKS = "!'(),-.:;? "
_IPA = (
    "iyɨʉɯuɪʏʊeøɘəɵɤoɛœɜɞʌɔæɐaɶɑɒᵻʘɓǀɗǃʄǂɠǁʛpbtdʈɖcɟkɡqɢʔɴŋɲɳnɱmʙ"
    "rʀⱱɾɽɸβfvθðszʃʒʂʐçʝxɣχʁħʕhɦɬɮʋɹɻjɰlɭʎʟˈˌːˑʍwɥʜʢʡɕʑɺɧʲɚ˞ɫ"
)
"""Sounds that Coqui TTS knows where a configuration lists none."""
_LOOKS_LIKE_IPA = set("ˈˌəʃʒɪʊʔ")
"""Of these a list of IPA sounds has two at least, and an alphabet that a language is spelled in has not."""


class Symbols(StrEnum):
    """What the person may say about the alphabet of a checkpoint."""

    AUTO = "auto"
    REFERENCE = "reference"
    """The official table; text is looked up in the dictionary, so its ARPAbet half is used."""
    REFERENCE_LETTERS = "reference-letters"
    """The official table; text is spelled."""
    CHARACTERS = "characters"
    ARPABET = "arpabet"
    IPA = "ipa"


@dataclass(frozen=True, slots=True)
class Rows:
    """An alphabet and the rows of the embedding that belong to it."""

    table: SymbolTable
    kind: str
    """Way from text to symbols, see `alphabet_reader`."""
    order: tuple[int, ...]
    """Row of the stranger's embedding for each number of ours."""
    notices: tuple[Words, ...] = field(default=())


def rows_of(config: Mapping[str, object], count: int, *, coqui: bool, asked: Symbols, folder: Path) -> Rows:
    """The alphabet of an embedding of ``count`` rows.

    Raises:
        CheckpointError: the person asked for a table that has another number of symbols.
    """
    if coqui and asked in (Symbols.AUTO, Symbols.CHARACTERS, Symbols.IPA):
        return _coqui_rows(config, count, asked)
    reference = len(REFERENCE_TABLE.symbols)
    if asked in (Symbols.REFERENCE, Symbols.REFERENCE_LETTERS) and count not in (reference, reference + 1):
        raise CheckpointError(
            "The tensor “{name}” has {found} rows; the reference symbols are {expected}, or one more with a blank.",
            name="encoder.emb.weight",
            found=count,
            expected=reference,
        )
    blank = bool(table(config, "data").get("add_blank", False))
    if listed := _listed(config, folder):
        has_blank = blank or count == len(listed) + 1
        return _arranged(listed, count, _kind(listed, asked, LETTERS_KIND), None, add_blank=has_blank)
    if count in (reference, reference + 1):
        data = table(config, "data")
        spelled = asked is Symbols.REFERENCE_LETTERS or (
            asked is Symbols.AUTO and bool(data) and not data.get("cmudict_path")
        )
        symbols = list(REFERENCE_TABLE.symbols)
        return _arranged(symbols, count, LETTERS_KIND if spelled else ARPABET_KIND, None, add_blank=count > reference)
    return _numbered(count, blank)


def _coqui_rows(config: Mapping[str, object], count: int, asked: Symbols) -> Rows:
    """The table of Coqui TTS whose size is right: of its newer or older versions, as configured or by default."""
    phonemes = asked is Symbols.IPA or (asked is Symbols.AUTO and bool(config.get("use_phonemes")))
    add_blank = bool(config.get("add_blank"))
    said = table(config, "characters")
    for symbols, blank in _coqui_tables(said, phonemes):
        extra = int(add_blank and blank is None)
        if count == len(symbols) + extra:
            kind = _kind(symbols, asked, IPA_KIND if phonemes else LETTERS_KIND)
            return _arranged(symbols, count, kind, blank if add_blank else None, add_blank=add_blank)
    return _numbered(count, add_blank)


def _coqui_tables(said: Mapping[str, object], phonemes: bool) -> list[tuple[list[str], str | None]]:
    """Symbols and the blank among them (None = none): every table that some version makes of a configuration."""
    listed = said.get("vocab_dict")
    if isinstance(listed, dict) and all(type(number) is int for number in listed.values()):
        return [(sorted(listed, key=lambda symbol: listed[symbol]), str(said.get("blank") or "") or None)]
    sounds = said.get("phonemes") if phonemes else None
    usual = _IPA if phonemes else _LETTERS
    main = _strings(sounds or said.get("characters") or usual)
    marks = _strings(said.get("punctuations", _MARKS))
    blank = str(said.get("blank", _NEW_BLANK) or "")
    names = ("pad", "eos", "bos")
    edges = [str(said.get(name, default) or "") for name, default in zip(names, _NEW_EDGES, strict=True)]
    tidy = list(dict.fromkeys(main)) if said.get("is_unique", True) else main
    ordered = sorted(tidy) if said.get("is_sorted", True) else tidy
    first = [edge for edge in (*edges, blank) if edge]
    new = [
        ([*first, *ordered, *marks], blank or None),
        ([*(edge for edge in edges if edge), *ordered, *marks], None),
    ]
    old = _old_coqui_tables(said, main, marks, phonemes)
    return [*new, *old] if "blank" in said else [*old, *new]


def _old_coqui_tables(
    said: Mapping[str, object], main: Sequence[str], marks: Sequence[str], phonemes: bool
) -> list[tuple[list[str], str | None]]:
    """As versions before 0.6 number them, which had no blank of their own: letters first, then perhaps sounds."""
    edges = [str(said.get(name, default)) for name, default in zip(("pad", "eos", "bos"), _OLD_EDGES, strict=True)]
    if phonemes:
        sounds = sorted(set(main)) if said.get("unique", True) else sorted(main)
        return [([*edges, *sounds, *marks], None)]
    letters = main if said.get("characters") else [*main, *_MARKS]
    marked = [f"@{sound}" for sound in sorted(set(_strings(said.get("phonemes") or _IPA)))]
    return [([*edges, *letters], None), ([*edges, *letters, *marked], None), ([*edges, *letters, *marks], None)]


def _arranged(symbols: Sequence[str], count: int, kind: str, blank: str | None, *, add_blank: bool) -> Rows:
    """Padding first, blank last. The blank is a symbol of the table, or the row after it, or else the padding.

    Where a name stands twice, the last row is the one that was used.
    """
    if len(symbols) > count:
        raise CheckpointError(
            "The tensor “{name}” has {found} rows, but the list of symbols has {expected}.",
            name="encoder.emb.weight",
            found=count,
            expected=len(symbols),
        )
    names = [one if one not in symbols[row + 1 :] else f"#{row}" for row, one in enumerate(symbols)]
    names += [f"#{row}" for row in range(len(symbols), count)]
    blank_row = symbols.index(blank) if blank in symbols else count - 1 if count > len(symbols) else 0
    rows = [row for row in range(count) if not (add_blank and row == blank_row > 0)]
    ordered = tuple(names[row] for row in rows)
    aliases = mark_aliases(ordered) | ipa_aliases(ordered) | arpabet_aliases(ordered)
    own = SymbolTable(ordered, {name: one for name, one in aliases.items() if name not in ordered}, add_blank)
    return Rows(own, kind, (*rows, *([blank_row] if add_blank else [])))


def _numbered(count: int, add_blank: bool) -> Rows:
    """An alphabet nobody told us: sounds are called by their numbers."""
    rows = _arranged([f"#{row}" for row in range(count - int(add_blank))], count, TYPED_KIND, None, add_blank=add_blank)
    said = Words(
        "The alphabet of the {count} symbols is not known: give the configuration or a list of symbols. Until then "
        "the voice speaks sounds that are typed by number, such as {{#5 #6 #7}}.",
        count=count,
    )
    return Rows(rows.table, rows.kind, rows.order, (said,))


def arpabet_aliases(symbols: Sequence[str]) -> dict[str, str]:
    """For each of our sounds the symbol that is it in another table, with or without “@” and stress; else nothing."""
    known = set(symbols[1:])
    aliases: dict[str, str] = {}
    for sound in ARPABET:
        bare = sound.rstrip("012")
        spellings = (f"@{sound}", sound, f"@{bare}", bare)
        found = next((one for one in (*spellings, *map(str.lower, spellings)) if one in known), None)
        if found is None:
            return {}
        aliases[sound] = found
    return aliases


def _kind(symbols: Sequence[str], asked: Symbols, otherwise: str) -> str:
    if asked is Symbols.ARPABET or (asked is Symbols.AUTO and arpabet_aliases(symbols)):
        return ARPABET_KIND
    if asked is Symbols.IPA or (asked is Symbols.AUTO and len(_LOOKS_LIKE_IPA & set(symbols)) > 1):
        return IPA_KIND
    return otherwise


def _listed(config: Mapping[str, object], folder: Path) -> list[str]:
    """A list of symbols in the configuration, or in a file of rows “number symbol” beside the checkpoint."""
    said = config.get("symbols") or table(config, "data").get("symbols")
    if isinstance(said, list) and said and all(isinstance(one, str) and one for one in said):
        return list(said)
    path = next((folder / name for name in _PHONEME_LISTS if (folder / name).is_file()), None)
    if path is None or path.stat().st_size > 65536:
        return []
    rows = [line.split(" ", 1) for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if line]
    if not all(len(row) == 2 and row[0] == str(number) and row[1] for number, row in enumerate(rows)):
        return []
    return [row[1] for row in rows]


def _strings(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, str | list | tuple) else []

"""Words whose reading hangs on tense or on a turn of phrase: read, live, used, close and their like, one rule each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from glowtts_core.text.pronounce.homographs_by_topic import MEANINGS
from glowtts_core.text.pronounce.part_of_speech import (
    BE,
    CAUSING,
    DETERMINERS,
    HAVE,
    JOINING,
    MODALS,
    PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    SINGULAR_SUBJECTS,
    SUBJECTS,
    Place,
    part_of_speech,
)

_PAST = frozenset("yesterday ago last earlier once previously recently".split())
_PRESENT = frozenset(
    "every always usually often never daily now today tomorrow sometimes generally weekly normally typically".split()
)
_SMALL_BEFORE = frozenset("very so too extremely most more how almost such these those".split())
_TIMED = frozenset(
    "hand hands book man men steak walk drive break rice maid mark ride run silence warning wait".split()
)
_LINKS = BE | {"seem", "seemed", "seems"}


def _read(place: Place) -> str:
    offset = place.before()
    previous = place.word(offset)
    if previous in MODALS or previous in ("a", "good", "quick", "great", "long", "an"):
        return "V"
    helper = _helper(place, offset)
    if helper:
        return "P" if helper == "have" else "V"
    if previous in HAVE | BE | {"get", "gets", "got", "well", "widely"}:
        return "P"
    if place.starts() and previous != ",":
        return "V"
    if previous in JOINING | {","}:
        return _read_like_before(place, offset)
    if previous in SUBJECTS | PEOPLE or place.tag(offset) in ("NNS", "NNPS"):
        return _read_by_time(place, offset)
    third = previous in SINGULAR_SUBJECTS or place.tag(offset) in ("NN", "NNP")
    return "P" if third or place.word(1) == "by" else "V"


def _helper(place: Place, offset: int) -> str:
    """The auxiliary before a subject, as in "have you read", "did the boy read": "have", "do" or ""."""
    words = [place.word(back) for back in range(offset, offset - 4, -1)]
    for distance, word in enumerate(words):
        if word == "to" or (word in JOINING) or not word or word in (",", ".", ":", ";"):
            return ""
        if word in HAVE and distance:
            return "have"
        if (word in MODALS | CAUSING) and distance:
            return "do"
    return ""


def _past_elsewhere(place: Place) -> bool:
    verbs = (tag for i, tag in enumerate(place.tags) if i != place.index)
    return place.has(_PAST) or "VBD" in verbs


def _read_by_time(place: Place, offset: int) -> str:
    if place.has(_PAST):
        return "P"
    if place.has(_PRESENT):
        return "V"
    if place.word(offset) == "i" and place.word(1) in ("that", "about", "somewhere"):
        return "P"
    if place.word(1) == "by":
        return "P"
    return "P" if _past_elsewhere(place) else "V"


def _read_like_before(place: Place, offset: int) -> str:
    earlier = place.tags[: place.index + offset]
    for tag in reversed(earlier):
        if tag in ("VBD", "VBN"):
            return "P"
        if tag in ("VB", "VBP", "VBZ", "VBG", "MD"):
            return "V"
    return "V"


def _live(place: Place) -> str:
    offset = place.before()
    previous, after = place.word(offset), place.word(1)
    if previous in MODALS | SUBJECTS | PEOPLE:
        return "V"
    if place.starts():
        calling = after in ("from", "on", "and") or (place.noun_follows() and place.word(1) not in DETERMINERS)
        return "J" if calling else "V"
    if place.tag(offset) in ("NNS", "NNPS") and after not in ("on", "from", "", ".", "!", "?", ","):
        return "V"
    return "V" if part_of_speech(place) == "V" and place.tag(offset) != "VBN" else "J"


def _minute(place: Place) -> str:
    before, after = place.word(-1), place.word(1)
    if before in _SMALL_BEFORE or place.tag(1) == "NNS":
        return "N" if place.tag(-1) == "CD" or before == "last" else "J"
    if before in _LINKS and after in ("", ".", ",", "but", "and", "compared", "in"):
        return "J"
    if before in ("last", "per", "each", "every", "one") or place.tag(-1) == "CD" or after in _TIMED:
        return "N"
    later = after in ("later", "ago", "before", "after", "too", "longer", "more", "or", "to", "and", "i", "he", "she")
    return "J" if place.noun_follows() and not later and place.tag(1) != "NNP" else "N"


def _used(place: Place) -> str:
    if place.word(1) != "to":
        return "V"
    before = place.word(place.before())
    if before in BE and place.tag(2) in ("VB", "VBP", "NN") and place.word(2) not in DETERMINERS | PRONOUNS:
        return "habit" if place.word(2).endswith("ing") else "V"
    return "V" if place.tag(place.before()) in ("NNS", "NN") and place.later_verb() else "habit"


def _use(place: Place) -> str:
    asked = place.word(place.before()) in ("did", "didn't") or place.word(-2) in ("did", "didn't")
    return "habit" if place.word(1) == "to" and asked else part_of_speech(place)


def _close(place: Place) -> str:
    before, after = place.word(-1), place.word(1)
    if (after == "to" and before not in MODALS) or after in ("by", "together", "enough"):
        return "J"
    if (before in ("the", "a") and after in ("of", ".", "")) or place.word(-2) in ("came", "drew", "draw", "come"):
        return "N"
    found = part_of_speech(place)
    return "N" if found == "N" and before in ("at", "to", "until", "since") else "V" if found == "V" else "J"


def _invalid(place: Place) -> str:
    noun = place.word(-1) in DETERMINERS or place.tag(-1) == "JJ"
    return "N" if noun and not place.noun_follows() else "J"


def _content(place: Place) -> str:
    if place.word(1) in ("with", "to") and place.word(-1) not in DETERMINERS | PREPOSITIONS:
        return "J"
    return part_of_speech(place)


def _lives(place: Place) -> str:
    alone = place.word(1) in ("in", "with", "alone", "here", "there", "near", "by", "at", "on", "next", "for", "up")
    offset = place.before()
    if place.word(offset) in SINGULAR_SUBJECTS or (alone and place.tag(offset) in ("NN", "NNP")):
        return "V"
    return "V" if part_of_speech(place, True) == "V" and alone else "N"


def _wind(place: Place) -> str:
    s_form = place.word().endswith("s")
    ways = frozenset("through around along up down across between past".split())
    if s_form and place.tag(-1) in ("NN", "NNP") and place.word(1) in ways:
        return "V"
    if place.starts() and not s_form and not place.object_follows() and place.word(1) not in ways:
        return "N"
    if place.word(-1) in JOINING and not place.object_follows() and place.word(1) not in ways:
        return "N"
    return "V" if part_of_speech(place, s_form) == "V" else "N"


SENSES: Mapping[str, Callable[[Place], str]] = {
    **MEANINGS,
    "read": _read,
    "live": _live,
    "minute": _minute,
    "used": _used,
    "use": _use,
    "close": _close,
    "invalid": _invalid,
    "content": _content,
    "lives": _lives,
    "wind": _wind,
    "winds": _wind,
}
"""Word -> rule that names one of its senses in the table."""

"""Whether a word that may be verb or noun or adjective is the one or the other here, from its neighbours.

A tagger alone is right on about seven of ten such words; the words right around decide most of the rest, so the
rules here ask them first and the tagger last.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

MODALS = frozenset(
    "will would can could shall should may might must do does did don't doesn't didn't won't wouldn't can't cannot "
    "couldn't shouldn't mustn't shan't needn't i'll you'll he'll she'll it'll we'll they'll i'd you'd he'd she'd "
    "we'd they'd let's please to gonna who'll that'll there'll dare".split()
)
SUBJECTS = frozenset("i you we they who".split())
SINGULAR_SUBJECTS = frozenset("he she it that which who this everyone everybody someone somebody nobody one".split())
PRONOUNS = frozenset("me you him her it us them myself yourself himself herself itself ourselves themselves".split())
DETERMINERS = frozenset(
    "the a an my your his her its our their this these those each every any some no another whose what which both "
    "either neither such several many few more most all".split()
)
BE = frozenset(
    "is are was were be been being am isn't aren't wasn't weren't i'm you're he's she's it's we're they're that's "
    "there's what's who's here's".split()
)
LINKING = BE | frozenset("feel feels felt seem seems seemed become became look looks looked stay stayed remain".split())
HAVE = frozenset("have has had having haven't hasn't hadn't i've you've we've they've who've".split())
CAUSING = frozenset("let lets make makes made help helps helped see saw hear heard watch watched have".split())
PEOPLE = frozenset("people police men women children cattle folks".split())
PREPOSITIONS = frozenset(
    "of in on at for with by from about under over into without against after before during through between "
    "near inside outside behind beside beyond despite like per via within upon toward towards around across".split()
)
_SKIPPED = frozenset(
    "not also never always often still just even only really soon then now usually sometimes rarely seldom ever "
    "generally probably quickly thus therefore simply hardly barely already again".split()
)
JOINING = frozenset("and or but nor then".split())
FINITE = ("VBD", "VBZ", "VBP", "MD")
_FINITE_WORDS = BE | HAVE - {"having"} - {"have"} | frozenset("will would can could should may might must".split())


@dataclass(frozen=True, slots=True)
class Place:
    """One word in its sentence."""

    words: Sequence[str]
    """The sentence as spoken, marks among the words, letters as written."""
    tags: Sequence[str]
    """Penn Treebank tags of all of them."""
    index: int

    def word(self, offset: int = 0) -> str:
        """The word so many places away in lower case; "" beyond the sentence."""
        place = self.index + offset
        return self.words[place].lower() if 0 <= place < len(self.words) else ""

    def tag(self, offset: int = 0) -> str:
        """The tag so many places away."""
        place = self.index + offset
        return self.tags[place] if 0 <= place < len(self.tags) else ""

    def before(self) -> int:
        """Offset of the nearest earlier word that is no adverb."""
        offset = -1
        while self.word(offset) in _SKIPPED or (self.word(offset).endswith("ly") and self.tag(offset) == "RB"):
            offset -= 1
        return offset

    def starts(self) -> bool:
        """Whether nothing but marks stands right before."""
        return not self.word(self.before())[:1].isalnum()

    def has(self, cues: Collection[str]) -> bool:
        """Whether one of ``cues`` stands anywhere in the sentence."""
        return any(word.lower() in cues for word in self.words)

    def later_verb(self) -> bool:
        """Whether a finite verb follows."""
        rest = range(self.index + 1, len(self.words))
        return any(self.words[i].lower() in _FINITE_WORDS or self.tags[i] in ("VBD", "VBZ", "MD") for i in rest)

    def object_follows(self) -> bool:
        """Whether the next word begins something that the verb could act on."""
        return self.word(1) in DETERMINERS | PRONOUNS or self.tag(1) in ("PRP", "PRP$", "CD")

    def noun_follows(self) -> bool:
        """Whether the next word is a noun or leads to one within two words."""
        first, second = self.tag(1), self.tag(2)
        finite = self.word(1) in _FINITE_WORDS | PREPOSITIONS | JOINING | {"to", "than", "as"}
        return not finite and (first.startswith("NN") or (first in ("JJ", "VBN", "VBG") and second.startswith("NN")))


def part_of_speech(place: Place, s_form: bool = False) -> str:
    """``"V"`` (base form or present), ``"N"`` or ``"J"``; ``s_form``: the word ends in the -s of plural or verb."""
    offset = place.before()
    previous = place.word(offset)
    if place.starts():
        return _at_start(place, s_form)
    if s_form:
        return _s_form(place, offset, previous)
    if previous in MODALS or _after_inverted_verb(place, offset):
        return "N" if previous == "to" and _noun_after_to(place, offset) else "V"
    if previous in JOINING:
        return _joined(place, offset)
    return _after_subject(place, offset, previous) or _after_noun_part(place, offset, previous) or _tagged(place)


def _noun_after_to(place: Place, offset: int) -> bool:
    lead_in = place.word(offset - 1)
    led = frozenset("according due thanks prior subject exposed access contrary opposed addicted".split())
    return lead_in in led and not place.object_follows()


def _after_inverted_verb(place: Place, offset: int) -> bool:
    """Did they object, will the students present, let him record, help the farmers produce."""
    start, subject = offset, place.word(offset)
    singular = place.tag(offset).startswith("NN") and place.word(offset - 1) in DETERMINERS
    named = subject in PRONOUNS | SUBJECTS | SINGULAR_SUBJECTS | PEOPLE or place.tag(offset) in ("NNS", "NNP")
    if not (named or singular):
        return False
    start -= 1
    while place.word(start) in DETERMINERS or place.tag(start) in ("JJ", "PRP$"):
        start -= 1
    asked = place.word(start) in MODALS - {"to", "please"}
    return asked or (place.word(start) in CAUSING - {"have"} and place.word(offset) != "her")


def _at_start(place: Place, s_form: bool) -> str:
    following = place.word(1)
    if s_form:
        return "N"
    if place.object_follows() and following not in ("what", "which"):
        return "V"
    if following in _FINITE_WORDS or following == "of" or place.tag(1) in ("VBZ", "VBD", "MD"):
        return "N"
    if place.noun_follows():
        return "J" if place.later_verb() else "V"
    return "V" if place.tag() not in ("NNS", "JJ") or following in ("", ".", "!") else _tagged(place)


def _s_form(place: Place, offset: int, previous: str) -> str:
    if previous in DETERMINERS - {"which", "this"} | PREPOSITIONS | MODALS | BE:
        return "N"
    if previous in SINGULAR_SUBJECTS:
        return "V"
    if previous in JOINING:
        return "V" if place.object_follows() else "N"
    if place.tag(offset) in ("NN", "NNP"):
        following = place.word(1)
        verb = (
            place.object_follows()
            or place.noun_follows()
            or place.tag(1) == "RB"
            or following in ("to", "that", "with", "alone", "in")
        )
        return "V" if (verb and not place.later_verb()) or place.object_follows() else "N"
    return "N"


def _joined(place: Place, offset: int) -> str:
    """After "and": like the verb before it if there is an object, or else like the noun."""
    verb_before = any(tag in ("VB", "VBP") or word in MODALS for word, tag in _earlier(place, offset))
    if place.object_follows() and place.word(1) not in ("which", "what"):
        return "V"
    last = place.tag(offset - 1)
    if last in ("VB", "VBP") or (verb_before and not last.startswith(("NN", "JJ"))):
        return "V"
    return "J" if last == "JJ" and (place.noun_follows() or place.word(1) in (".", ",", "")) else _tagged(place)


def _earlier(place: Place, offset: int) -> list[tuple[str, str]]:
    stop = place.index + offset
    return [(word.lower(), tag) for word, tag in zip(place.words[:stop], place.tags[:stop], strict=True)]


def _after_subject(place: Place, offset: int, previous: str) -> str:
    tag = place.tag(offset)
    if previous in SUBJECTS | PEOPLE or (previous == "that" and place.tag(offset - 1) == "NNS"):
        return "V"
    if tag in ("NNS", "NNPS") and previous not in DETERMINERS:
        finite = place.word(1) in _FINITE_WORDS | {"of"} or place.tag(1) in ("VBZ", "VBD", "MD")
        return "N" if finite or _verb_before(place, offset) else "V"
    if tag == "NNP" and place.word(offset - 1) == "and":
        return "V"
    return ""


def _verb_before(place: Place, offset: int) -> bool:
    return any(tag in FINITE or word in _FINITE_WORDS for word, tag in _earlier(place, offset))


def _after_noun_part(place: Place, offset: int, previous: str) -> str:
    if previous in LINKING:
        return "N" if place.tag(-1) in ("DT", "PRP$") else "J"
    noun = previous in DETERMINERS | PREPOSITIONS | HAVE or previous.endswith("'s")
    if noun or place.tag(offset) in ("DT", "PRP$", "CD", "JJ", "JJR", "JJS", "POS"):
        return "J" if place.noun_follows() else "N"
    if place.tag(offset) in ("VBD", "VBZ", "VBG", "VB", "VBP", "VBN"):
        return "J" if place.noun_follows() or place.tag() == "JJ" else "N"
    if place.tag(offset) == "NN":
        return "V" if place.object_follows() and place.tag() in ("VB", "VBP") else "N"
    return ""


def _tagged(place: Place) -> str:
    tag = place.tag()
    if tag.startswith("VB"):
        return "V"
    return "J" if tag.startswith(("JJ", "RB")) else "N"

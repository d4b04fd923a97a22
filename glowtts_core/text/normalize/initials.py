"""Words written in capitals: initialisms, acronyms and Roman numerals."""

from __future__ import annotations

import re

from glowtts_core.text.normalize.numbers import cardinal, ordinal, roman
from glowtts_core.text.normalize.tokens import Piece, Scene, rule, whole, with_stop

ACRONYMS = frozenset(
    "aids nasa nato unicef unesco opec fifa uefa nafta asean laser radar scuba covid sars pin sim ram rom "
    "gif ascii bios captcha fema hipaa osha potus scotus swat zip yolo lol nascar navy wasp dos lan wan "
    "moma noaa darpa cern interpol sonar taser gestapo epcot gulag nimby awol bafta basic cobol ikea lego "
    "ebola mensa modem pixel quango unix java linux ios-x ok".split()
)
_SHORT_WORDS = frozenset(
    "a i an as at be by do go he if in is me my no of on or so to up we am and the you for not but all any are "
    "can did day end far few get god got had has her him his how its let man may men new now off old one our out "
    "own put ran red run saw say see she sit six ten too top two use war was way who why yes yet oh ah ha hi big "
    "bad boy buy car cut dog eat fun guy hey job joy key lie low mad mom dad nor ohm pay sad sea set sir sky son "
    "stop sun tax try win wow".split()
)
"""Words of two and three letters that stay words when written in capitals."""

_NUMBERED = frozenset(
    "chapter part volume book act scene war section article phase type stage class level appendix title canto "
    "figure table unit grade category tier episode season round vol chap part: bowl olympiad mark world".split()
)
_COUNTED_LATER = frozenset("century centuries dynasty olympiad corps congress army legion".split())
_RULERS = frozenset(
    "henry louis george elizabeth charles james edward richard william mary john paul pius benedict leo gregory "
    "innocent clement napoleon nicholas alexander catherine frederick philip ferdinand wilhelm ivan peter ramses "
    "ramesses ptolemy cleopatra boniface urban christian haakon harald gustav carl karl francis franz joseph "
    "leopold otto maximilian robert malcolm kenneth david margaret victoria anne isabella juan alfonso felipe "
    "baldwin xerxes darius cyrus antiochus amenhotep thutmose sixtus julius adrian celestine eugene martin "
    "stephen theodore michael constantine justinian basil manuel sigismund casimir umberto pedro john-paul "
    "albert conrad rudolf selim mehmed murad suleiman osman tutankhamun seti beatrix rainier olav oscar".split()
)
_NOT_ROMAN = frozenset(
    "CD DC MC MD MI CV DI DM LCD MIX DIM MID CC MM LL XL XXL XXX ID MDC CIVIC DVD DIV ML DL CL".split()
)
_AFTER_RULER = re.compile(
    r"\s*(?:$|[,.;:!?)\"']|\s(?:of|was|and|died|had|ruled|became|reigned|in|is|on|or|to|from|made|gave|at|with)\b)"
)


def _spell(letters: str) -> list[str]:
    return list(letters.upper())


@rule(r"(?P<letters>(?:[A-Za-z]\.){2,}[A-Za-z]?(?![A-Za-z]))(?P<end>'?s(?!\w))?")
def dotted_initials(match: re.Match[str], scene: Scene) -> list[Piece]:
    """U.S.A., p.m., J.K. Rowling."""
    words = _spell(match["letters"].replace(".", ""))
    if match["end"]:
        words[-1] += "'s"
        return whole(match, words)
    return with_stop(match, words, scene)


@rule(r"(?P<letter>[A-HJ-Z])\.(?=\s+[A-Z]|\s*,)")
def name_initial(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """The J. of J. Smith: its full stop is silent; "Plan B. Then" keeps the stop."""
    previous = scene.previous()
    if previous and (previous[0].islower() or previous in ("Plan", "Vitamin", "Type", "Class", "Grade", "Group")):
        return None
    return whole(match, [match["letter"]])


@rule(r"(?P<numeral>[IVXLCDM]+)(?P<suffix>th|st|nd|rd)?(?![\w'])(?!-[A-Za-z])")
def roman_numeral(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """Henry VIII, Chapter IV, World War II, the XXth century, "IV. Results" at the start of a line."""
    value = roman(match["numeral"])
    if value is None or (match["numeral"] in _NOT_ROMAN and not match["suffix"]):
        return None
    text, previous = str(value), scene.previous()
    following = re.match(r"\s+(\w+)", scene.text[match.end() : match.end() + 40])
    if match["suffix"] or (following and following[1].lower() in _COUNTED_LATER):
        return whole(match, ordinal(text))
    if previous.lower() in _NUMBERED or previous in ("volume", "part", "chapter", "number"):
        return whole(match, cardinal(text))
    if previous[:1].isupper() and previous.lower() in _RULERS:
        alone = len(match["numeral"]) == 1 and not _AFTER_RULER.match(scene.text, match.end())
        return None if alone else whole(match, ["the", *ordinal(text)])
    if len(match["numeral"]) == 1 or value > 89:
        return None
    line_start = not scene.text[: match.start()].rpartition("\n")[2].strip()
    named = previous[:1].isupper() and not previous.isupper()
    return whole(match, cardinal(text)) if named or line_start else None


def _as_word(capitals: str, scene: Scene) -> bool:
    lower = capitals.lower()
    if lower in ACRONYMS:
        return True
    if len(capitals) <= 3:
        return lower in _SHORT_WORDS or (scene.shouting and scene.known(lower))
    return scene.known(lower) or (len(capitals) > 5 and bool(re.search("[AEIOUY]", capitals)))


@rule(r"(?P<capitals>[A-Z]{2,})(?P<end>'s|s'?|'S)?(?![A-Za-z\d])")
def capitals(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """FBI by letters, NASA and STOP as words, CDs and NASA's with their ending."""
    letters, end = match["capitals"], (match["end"] or "").lower()
    if _as_word(letters, scene):
        return whole(match, [letters.lower() + end])
    words = _spell(letters)
    if end:
        words[-1] += "'s"
    return whole(match, words)


@rule(r"(?P<capitals>[A-Z]+)&(?P<rest>[A-Z]+)(?![a-z])")
def joined_capitals(match: re.Match[str], scene: Scene) -> list[Piece]:
    """AT&T, Q&A."""
    return whole(match, [*_spell(match["capitals"]), "and", *_spell(match["rest"])])


@rule(r"(?P<letter>[B-HJ-Z])(?P<end>'s|s)?(?![\w'])")
def single_capital(match: re.Match[str], scene: Scene) -> list[Piece]:
    """Vitamin C, two Bs."""
    return whole(match, [match["letter"] + ("'s" if match["end"] else "")])


_NAMES_NOTHING = re.compile(r"\s*(?:$|[,;:!?)\"+]|\.\s*$|\.\s+[A-Z]|minus\b)")


@rule(r"A(?![\w'])")
def letter_a(match: re.Match[str], scene: Scene) -> list[Piece]:
    """The letter in "plan A" and in an A that no noun follows; else the article that begins a sentence."""
    alone = _NAMES_NOTHING.match(scene.text, match.end())
    within = scene.previous() and not scene.shouting
    return whole(match, ["A" if alone or within else "a"])


RULES = (dotted_initials, joined_capitals, roman_numeral, name_initial, capitals, letter_a, single_capital)

"""Shortened words: those that need their full stop, those that do not, and those that depend on the neighbours."""

from __future__ import annotations

import re

from glowtts_core.text.normalize.tokens import Piece, Scene, rule, whole, with_stop

_TITLES = {
    "mr": "mister",
    "mrs": "missus",
    "ms": "miz",
    "messrs": "messieurs",
    "mx": "mix",
    "prof": "professor",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "cpt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "maj": "major",
    "cpl": "corporal",
    "pvt": "private",
    "cmdr": "commander",
    "adm": "admiral",
    "rev": "reverend",
    "hon": "honorable",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "pres": "president",
    "supt": "superintendent",
    "insp": "inspector",
    "fr": "father",
    "br": "brother",
    "st": "saint",
    "mt": "mount",
    "ft": "fort",
    "sr": "senior",
}
"""Before a name; their full stop never ends a sentence."""

_DOTTED = {
    "jr": "junior",
    "sr": "senior",
    "esq": "esquire",
    "inc": "incorporated",
    "corp": "corporation",
    "ltd": "limited",
    "co": "company",
    "bros": "brothers",
    "assn": "association",
    "dept": "department",
    "univ": "university",
    "inst": "institute",
    "approx": "approximately",
    "etc": "et cetera",
    "vs": "versus",
    "ave": "avenue",
    "blvd": "boulevard",
    "rd": "road",
    "ln": "lane",
    "hwy": "highway",
    "pkwy": "parkway",
    "sq": "square",
    "apt": "apartment",
    "tel": "telephone",
    "ext": "extension",
    "min": "minimum",
    "max": "maximum",
    "avg": "average",
    "est": "established",
    "al": "al",
    "viz": "namely",
    "govt": "government",
    "jan": "january",
    "feb": "february",
    "mar": "march",
    "apr": "april",
    "jun": "june",
    "jul": "july",
    "aug": "august",
    "sep": "september",
    "sept": "september",
    "oct": "october",
    "nov": "november",
    "dec": "december",
    "mon": "monday",
    "tue": "tuesday",
    "tues": "tuesday",
    "wed": "wednesday",
    "thu": "thursday",
    "thur": "thursday",
    "thurs": "thursday",
    "fri": "friday",
    "sat": "saturday",
    "calif": "california",
    "mass": "massachusetts",
    "conn": "connecticut",
    "penn": "pennsylvania",
    "ed": "editor",
    "eds": "editors",
    "vol": "volume",
    "misc": "miscellaneous",
    "incl": "including",
    "abbr": "abbreviation",
    "st": "street",
    "dr": "drive",
    "mt": "mountain",
    "fig": "figure",
    "cf": "compare",
    "yr": "year",
    "yrs": "years",
    "hr": "hour",
    "hrs": "hours",
    "mins": "minutes",
    "lb": "pound",
    "lbs": "pounds",
    "oz": "ounces",
    "no": "no",
    "ca": "circa",
    "resp": "respectively",
    "temp": "temperature",
    "ph.d": "P H D",
    "ph.ds": "P H Ds",
    "b.sc": "B S C",
    "m.sc": "M S C",
    "intl": "international",
}
"""Only with their full stop, which may end the sentence as well."""

_CAPITALISED = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat "
    "calif mass conn penn inst ave rd ln hwy bros ph.d ph.ds b.sc m.sc".split()
)
"""Dotted forms that mean the long word only when they begin with a capital."""

_WORDS_TOO = frozenset("no al ed fig min max sat mar sun wed mass".split())
"""Dotted forms that are also words: read long only where the sentence goes on."""

_BEFORE_NUMBERS = {
    "no": "number",
    "nos": "numbers",
    "p": "page",
    "pp": "pages",
    "vol": "volume",
    "vols": "volumes",
    "ch": "chapter",
    "chap": "chapter",
    "sec": "section",
    "fig": "figure",
    "figs": "figures",
    "eq": "equation",
    "eqs": "equations",
    "art": "article",
    "par": "paragraph",
    "para": "paragraph",
    "ca": "circa",
    "c": "circa",
    "rm": "room",
    "apt": "apartment",
    "ext": "extension",
    "l": "line",
    "ed": "edition",
    "op": "opus",
    "pt": "part",
    "ver": "version",
    "v": "version",
    "tel": "telephone",
}
_FIXED = {
    "e.g.": "for example",
    "eg.": "for example",
    "i.e.": "that is",
    "a.k.a.": "also known as",
    "aka": "also known as",
    "w/o": "without",
    "w/": "with",
    "b/c": "because",
    "n/a": "N A",
    "c/o": "care of",
    "gov't": "government",
    "int'l": "international",
    "nat'l": "national",
    "dep't": "department",
    "c++": "C plus plus",
    "c#": "C sharp",
    "f#": "F sharp",
    "r&d": "R and D",
    "r&b": "R and B",
    "q&a": "Q and A",
    "mph": "miles per hour",
    "rpm": "R P M",
    "vs": "versus",
    "etc": "et cetera",
    "et al": "et al",
}
_FIXED_FORMS = "|".join(re.escape(form) for form in sorted(_FIXED, key=len, reverse=True))
_CAPITAL_NEXT = re.compile(r"\s+[\"']?[A-Z]")


def _speak(text: str) -> list[str]:
    return text.split()


@rule(rf"(?i:(?P<form>{_FIXED_FORMS}))(?![\w'])(?:(?<=[a-zA-Z])\.(?!\w))?")
def fixed(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """e.g., i.e., w/o: spoken alike everywhere."""
    words = _speak(_FIXED[match["form"].lower()])
    return whole(match, words) if match["form"].endswith(".") else with_stop(match, words, scene)


@rule(r"(?P<form>[A-Za-z]+)\.\s?(?=\d|[IVXLC]+\b)")
def before_number(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """p. 12, No. 5, vol. II."""
    long = _BEFORE_NUMBERS.get(match["form"].lower())
    roman = not scene.text[match.end() :][:1].isdecimal()
    if not long or (len(match["form"]) == 1 and match["form"].isupper()) or (roman and long == "number"):
        return None
    return [Piece(match.start(), match.end("form") + 1, [long])]


def _name_before(scene: Scene) -> bool:
    word = scene.previous()
    return word[:1].isupper() and word.lower() not in ("the", "in", "at", "on", "from", "to", "mount", "near", "and")


@rule(r"(?P<form>St|Dr|Mt|Ft|Sr)(?P<stop>\.)?(?!\w)")
def name_or_place(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """St. Paul, Elm St.; Dr. Hill, Hill Dr.: a name before and none joined after makes it a place."""
    form = match["form"].lower()
    title = "doctor" if form == "dr" else _TITLES[form]
    before = _name_before(scene)
    name_after = bool(_CAPITAL_NEXT.match(scene.text, match.end()))
    if form == "sr" and before:
        return with_stop(match, ["senior"], scene)
    if name_after and not (before and form in ("st", "dr") and scene.previous().lower() not in _TITLES.values()):
        return whole(match, [title])
    if before and form in ("st", "dr"):
        return with_stop(match, [_DOTTED[form]], scene)
    return with_stop(match, [title], scene) if match["stop"] or form == "dr" else None


@rule(r"(?P<form>[A-Z][a-z]+)\.?(?=\s+[\"']?[A-Z])")
def title(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """Prof. Hill, Capt Nemo: only right before a capital."""
    form = match["form"].lower()
    dotted = match.group().endswith(".")
    if form not in _TITLES or (not dotted and form not in ("mr", "mrs", "ms", "prof", "capt", "sgt", "lt")):
        return None
    return whole(match, [_TITLES[form]])


@rule(r"(?P<form>[A-Za-z]+(?:\.[A-Za-z]+)?)\.(?![A-Za-z])")
def dotted(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """Jr., Inc., approx.: the full stop is heard only where it ends the sentence."""
    form = match["form"].lower()
    long = _DOTTED.get(form) or (_TITLES.get(form) if form in ("mr", "mrs", "ms", "prof") else None)
    if not long or (form in _CAPITALISED and not match["form"][0].isupper()):
        return None
    if form in _WORDS_TOO and (scene.ends_sentence(match.end()) or _CAPITAL_NEXT.match(scene.text, match.end())):
        return None
    return with_stop(match, _speak(long), scene)


@rule(r"(?P<form>Mr|Mrs|Ms)(?!\w)")
def bare_title(match: re.Match[str], scene: Scene) -> list[Piece]:
    """Mr without a full stop or a name."""
    return whole(match, [_TITLES[match["form"].lower()]])


RULES = (fixed, before_number, name_or_place, title, dotted, bare_title)

"""Web and e-mail addresses, hashtags and names with @."""

from __future__ import annotations

import re

from glowtts_core.text.normalize.digits import code_digits
from glowtts_core.text.normalize.tokens import Piece, Scene, rule, whole, with_stop

_DOMAINS = (
    "com|org|net|edu|gov|mil|int|info|biz|io|ai|dev|app|tv|co|me|uk|us|ca|au|de|fr|eu|in|jp|cn|ru|ch|at|nl|it|es|se|no"
)
_SPOKEN_DOMAINS = frozenset("com org net gov info biz dev app".split())
_SIGNS = {
    ".": "dot",
    "-": "dash",
    "_": "underscore",
    "/": "slash",
    "@": "at",
    ":": "colon",
    "?": "question mark",
    "=": "equals",
    "&": "and",
    "#": "hash",
    "+": "plus",
    "%": "percent",
    "~": "tilde",
}


def _run(run: str, scene: Scene) -> list[str]:
    """Letters of an address: a known word, a word by its capitals, or letter names."""
    lower = run.lower()
    if lower == "www":
        return ["W", "W", "W"]
    if lower in _SPOKEN_DOMAINS or scene.known(lower) or (len(run) > 4 and re.search("[aeiouy]", lower)):
        return [lower] if len(run) > 1 else [run.upper()]
    parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", run)
    if len(parts) > 1:
        return [word for part in parts for word in _run(part, scene)]
    return list(run.upper())


def spell_address(text: str, scene: Scene) -> list[str]:
    """``"jo@site.com"`` -> J O at site dot com."""
    words: list[str] = []
    for part in re.findall(r"[A-Za-z]+|\d+|.", text):
        if part.isdecimal():
            words += code_digits(part)
        elif part.isalpha():
            words += _run(part, scene)
        else:
            words += _SIGNS.get(part, "").split()
    return words


@rule(r"[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
def email(match: re.Match[str], scene: Scene) -> list[Piece]:
    """jo.smith@example.com."""
    return whole(match, spell_address(match.group(), scene))


@rule(r"(?:https?|ftp)://[^\s<>\"]*[\w/]|www\.[^\s<>\"]*[\w/]")
def web_address(match: re.Match[str], scene: Scene) -> list[Piece]:
    """https://www.example.com/a: the scheme and a closing slash stay silent."""
    text = re.sub(r"^(?:https?|ftp)://", "", match.group()).rstrip("/")
    return whole(match, spell_address(text, scene))


@rule(rf"[A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.(?:{_DOMAINS})(?![\w-])(?!\.\w)(?:/[\w./?=&#%+-]*[\w/])?")
def domain(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """example.com, bbc.co.uk/news; not "end.In", where a blank was forgotten."""
    text = match.group().rstrip("/")
    last = re.split(r"/", text)[0].rsplit(".", 1)[1]
    if last != last.lower() or text.split(".")[0] in ("a", "p", "i", "e") or re.fullmatch(r"[\d.]+", text):
        return None
    short = last in ("in", "it", "at", "me", "no", "us", "es", "is", "de")
    if short and scene.known(text.split(".")[0].lower()) and "/" not in text:
        return None
    return whole(match, spell_address(text, scene))


@rule(r"#(?=[A-Za-z])(?P<tag>\w+)")
def hashtag(match: re.Match[str], scene: Scene) -> list[Piece]:
    """#GoodDay -> hashtag good day."""
    parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", match["tag"])
    words = [word for part in parts for word in (code_digits(part) if part.isdecimal() else _run(part, scene))]
    return whole(match, ["hashtag", *words])


@rule(r"@(?=[A-Za-z])(?P<name>[\w.]*\w)")
def mention(match: re.Match[str], scene: Scene) -> list[Piece]:
    """@jo_smith -> at jo underscore smith."""
    return whole(match, ["at", *spell_address(match["name"], scene)])


@rule(r"[A-Za-z]:\\[^\s]+|~?/(?:[\w.-]+/)+[\w.-]*\w")
def file_path(match: re.Match[str], scene: Scene) -> list[Piece]:
    """/usr/local/bin -> slash usr slash local slash bin."""
    text = match.group().replace("\\", "/")
    return with_stop(match, spell_address(text, scene), scene)


WORD_RULES = (email, web_address, domain)
SIGN_RULES = (hashtag, mention, file_path)

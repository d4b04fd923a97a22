"""Money, percentages, measures: numbers with something after or before them."""

from __future__ import annotations

import re

from glowtts_core.text.normalize.numbers import cardinal, decimal
from glowtts_core.text.normalize.tokens import AMOUNT, Piece, Scene, rule, whole

_CURRENCIES = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "sen", "sen"),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "¢": ("cent", "cents", "cent", "cents"),
}
_MAGNITUDES = {
    **dict.fromkeys(("k", "K", "thousand"), "thousand"),
    **dict.fromkeys(("m", "M", "mn", "million"), "million"),
    **dict.fromkeys(("b", "B", "bn", "billion"), "billion"),
    **dict.fromkeys(("t", "T", "tn", "trillion"), "trillion"),
    "hundred": "hundred",
}
_MEASURES = {
    "km": "kilometer",
    "m": "meter",
    "cm": "centimeter",
    "mm": "millimeter",
    "nm": "nanometer",
    "μm": "micrometer",
    "kg": "kilogram",
    "g": "gram",
    "mg": "milligram",
    "μg": "microgram",
    "lb": "pound",
    "lbs": "pound",
    "oz": "ounce",
    "ft": "foot",
    "yd": "yard",
    "mi": "mile",
    "in.": "inch",
    "in": "inch",
    "L": "liter",
    "l": "liter",
    "mL": "milliliter",
    "ml": "milliliter",
    "cl": "centiliter",
    "gal": "gallon",
    "qt": "quart",
    "pt": "pint",
    "tsp": "teaspoon",
    "tbsp": "tablespoon",
    "s": "second",
    "sec": "second",
    "ms": "millisecond",
    "μs": "microsecond",
    "ns": "nanosecond",
    "min": "minute",
    "mins": "minute",
    "h": "hour",
    "hr": "hour",
    "hrs": "hour",
    "yr": "year",
    "yrs": "year",
    "Hz": "hertz",
    "kHz": "kilohertz",
    "MHz": "megahertz",
    "GHz": "gigahertz",
    "B": "byte",
    "kB": "kilobyte",
    "KB": "kilobyte",
    "MB": "megabyte",
    "GB": "gigabyte",
    "TB": "terabyte",
    "Mb": "megabit",
    "Gb": "gigabit",
    "W": "watt",
    "kW": "kilowatt",
    "MW": "megawatt",
    "kWh": "kilowatt hour",
    "V": "volt",
    "mV": "millivolt",
    "kV": "kilovolt",
    "mA": "milliamp",
    "J": "joule",
    "kJ": "kilojoule",
    "N": "newton",
    "Pa": "pascal",
    "kPa": "kilopascal",
    "cal": "calorie",
    "kcal": "kilocalorie",
    "dB": "decibel",
    "px": "pixel",
    "ha": "hectare",
    "ω": "ohm",
    "mph": "mile per hour",
    "mpg": "mile per gallon",
    "kph": "kilometer per hour",
    "kmh": "kilometer per hour",
    "rpm": "revolution per minute",
    "kbps": "kilobit per second",
    "bpm": "beat per minute",
    "fps": "frame per second",
    "Mbps": "megabit per second",
    "Gbps": "gigabit per second",
    "sq ft": "square foot",
    "sq. ft.": "square foot",
    "sq mi": "square mile",
    "sq km": "square kilometer",
    "cc": "cubic centimeter",
    "psi": "P S I",
    "dpi": "D P I",
}
_PLURALS = {"foot": "feet", "inch": "inches", "I": "I"}
_PER = {"h": "hour", "hr": "hour", "s": "second", "sec": "second", "min": "minute", "d": "day"}
_POWERS = {"²": "square", "2": "square", "³": "cubic", "3": "cubic"}
_LENGTHS = "km|cm|mm|m|ft|in|mi|yd"
_MEASURE = "|".join(re.escape(name) for name in sorted(_MEASURES, key=len, reverse=True))


def _plain(amount: str) -> list[str]:
    return decimal(amount.replace(",", ""))


def _span(first: str, last: str | None) -> list[str]:
    return [*_plain(first), "to", *_plain(last)] if last else _plain(first)


def _plural(name: str) -> str:
    head, per, rest = name.partition(" per ")
    words = head.split()
    words[-1] = _PLURALS.get(words[-1], words[-1] + ("" if words[-1].endswith("hertz") else "s"))
    return " ".join(words) + per + rest


def _price(amount: str, currency: str) -> list[str]:
    one, many, cent, cents = _CURRENCIES[currency]
    whole_part, _, minor = amount.replace(",", "").partition(".")
    if len(minor) != 2:
        return [*_plain(amount), one if amount == "1" else many]
    words = [*cardinal(whole_part), one if whole_part == "1" else many] if whole_part.strip("0") else []
    if minor == "00":
        return words or ["zero", many]
    small = [*cardinal(minor), cent if minor == "01" else cents]
    return [*words, "and", *small] if words else small


def _inside_quotes(before: str) -> bool:
    """Whether a straight quote is open; one right after a digit opens nothing, so it is an inch mark."""
    is_open = False
    for quote in re.finditer(r'(\d)?"', before):
        is_open = not is_open if is_open or not quote[1] else is_open
    return is_open


def _describes(match: re.Match[str], scene: Scene) -> bool:
    """Whether the measure stands before a noun: a 10 km run, a $5 bill."""
    return scene.previous().lower() in ("a", "an") and bool(re.match(r"[\s-][a-z]", scene.text[match.end() :][:2]))


@rule(
    rf"(?P<minus>-)?(?P<currency>[$£€¥₹])(?P<minus_inside>-)?\s?(?P<first>{AMOUNT})"
    rf"(?:\s?[-–]\s?[$£€¥₹]?(?P<last>{AMOUNT}))?"
    r"(?:[\s-]?(?P<magnitude>hundred|thousand|million|billion|trillion|bn|mn|tn|[kKmMbBtT])(?![A-Za-z]))?"
)
def money(match: re.Match[str], scene: Scene) -> list[Piece]:
    """$1.2 million, £3.20, €5-10, -$4, $5k."""
    minus = ["minus"] if match["minus"] or match["minus_inside"] else []
    names = _CURRENCIES[match["currency"]]
    if match["magnitude"]:
        words = [*_span(match["first"], match["last"]), _MAGNITUDES[match["magnitude"]], names[1]]
    elif match["last"]:
        words = [*_span(match["first"], match["last"]), names[1]]
    else:
        words = _price(match["first"], match["currency"])
    if words[-1] == names[1] and _describes(match, scene):
        words = [*words[:-1], names[0]]
    return whole(match, [*minus, *words])


@rule(rf"(?P<amount>{AMOUNT})\s?(?P<currency>[€£¥₹¢])(?!\d)")
def money_after(match: re.Match[str], scene: Scene) -> list[Piece]:
    """5 €, 50¢."""
    return whole(match, _price(match["amount"], match["currency"]))


@rule(rf"(?P<first>{AMOUNT})(?:\s?%?\s?[-–]\s?(?P<last>{AMOUNT}))?\s?%")
def percent(match: re.Match[str], scene: Scene) -> list[Piece]:
    """5%, 5-10 %, 5%-10%."""
    return whole(match, [*_span(match["first"], match["last"]), "percent"])


@rule(r"(?P<feet>\d+)\s?['′]\s?(?P<inches>\d+(?:\.\d+)?)(?:\s?(?:\"|″|'')|(?!\w))")
def height(match: re.Match[str], scene: Scene) -> list[Piece]:
    """6'2" -> six foot two."""
    return whole(match, [*cardinal(match["feet"]), "foot", *_plain(match["inches"])])


@rule(rf"(?P<amount>{AMOUNT})(?P<mark>[′″]|\"(?!\w))")
def prime(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """12″ -> twelve inches; a straight quote only where none is open, so that it cannot be closing one."""
    if match["mark"] == '"' and _inside_quotes(scene.text[: match.start()]):
        return None
    unit = "foot" if match["mark"] == "′" else "inch"
    return whole(match, [*_plain(match["amount"]), unit if match["amount"] == "1" else _plural(unit)])


@rule(rf"(?P<minus>[-–])?(?P<amount>{AMOUNT})\s?°\s?(?P<scale>[CF](?![A-Za-z]))?")
def degrees(match: re.Match[str], scene: Scene) -> list[Piece]:
    """-5 °C -> minus five degrees Celsius."""
    minus = ["minus"] if match["minus"] else []
    unit = "degree" if match["amount"] == "1" else "degrees"
    scale = {"C": ["celsius"], "F": ["fahrenheit"], None: []}[match["scale"]]
    return whole(match, [*minus, *_plain(match["amount"]), unit, *scale])


@rule(
    rf"(?P<first>{AMOUNT})(?:\s?[-–]\s?(?P<last>{AMOUNT}))?(?P<gap>[ -])?"
    rf"(?:(?P<length>{_LENGTHS})(?P<power>[²³]|(?<=[a-z])[23])|(?P<name>{_MEASURE})(?:/(?P<per>hr|h|sec|s|min|d))?)"
    r"(?![\w'’]|\.[A-Z])(?P<stop>\.(?=\s+[a-z]|\s*[,;:)]))?"
)
def measure(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """5 km, 10-12 kg, 60 km/h, 20 m², 12-ft."""
    if match["name"] in ("m", "g", "s", "h", "l", "B", "N", "J", "V", "W", "L") and match["gap"] == "-":
        return None
    if match["name"] == "in" and match["gap"] == " ":
        return None
    short = match["length"] or match["name"]
    name = _MEASURES.get(short) or _MEASURES[short + "."]
    if match["power"]:
        name = f"{_POWERS[match['power']]} {name}"
    single = match["gap"] == "-" or (match["first"] == "1" and not match["last"]) or _describes(match, scene)
    words = (name if single else _plural(name)).split()
    per = ["per", _PER[match["per"]]] if match["per"] else []
    return whole(match, [*_span(match["first"], match["last"]), *words, *per])


@rule(rf"(?P<first>{AMOUNT})(?P<sign>\s?[x×]\s?)(?P<last>{AMOUNT})(?:\s?[x×]\s?(?P<third>{AMOUNT}))?(?![A-Za-z])")
def size(match: re.Match[str], scene: Scene) -> list[Piece]:
    """3 x 4 -> three by four."""
    third = ["times" if "×" in match["sign"] else "by", *_plain(match["third"])] if match["third"] else []
    sign = "times" if "×" in match["sign"] else "by"
    return whole(match, [*_plain(match["first"]), sign, *_plain(match["last"]), *third])


RULES = (money, money_after, percent, height, degrees, measure, size, prime)

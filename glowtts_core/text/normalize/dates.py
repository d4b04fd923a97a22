"""Dates, times of day and decades."""

from __future__ import annotations

import re

from glowtts_core.text.normalize.numbers import cardinal, ordinal, plural, year
from glowtts_core.text.normalize.tokens import Piece, Scene, rule, whole, with_stop

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![A-Za-z])"
)
_HALF_DAY = r"(?P<half>[AaPp])(?:\.\s?[Mm]\.|[Mm](?![A-Za-z]))"


def _month(name: str) -> str:
    return next(month for month in MONTHS if month.startswith(name.rstrip(".").lower()[:3]))


def _group(match: re.Match[str], name: str, words: list[str]) -> Piece:
    return Piece(match.start(name), match.end(name), words)


@rule(
    rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<last>\d{{1,2}})(?:st|nd|rd|th)?)?(?![\w:%/-])"
    r"(?!,\d|\.\d)(?:(?P<comma>,)?\s+(?P<year>[12]\d{3})(?![\d,.]*\d))?"
)
def month_day(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """January 5, 2020; Jan. 5-7."""
    if not 1 <= int(match["day"]) <= 31:
        return None
    pieces = [_group(match, "month", [_month(match["month"])]), _group(match, "day", ordinal(match["day"]))]
    if match["last"]:
        pieces.append(_group(match, "last", ["to", *ordinal(match["last"])]))
    if match["comma"]:
        pieces.append(_group(match, "comma", [","]))
    if match["year"]:
        pieces.append(_group(match, "year", year(match["year"])))
    return pieces


@rule(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+(?P<year>[12]\d{{3}})(?![\d,.]*\d))?")
def day_month(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """5 January 2020 -> the fifth of january twenty twenty."""
    if not 1 <= int(match["day"]) <= 31:
        return None
    article = [] if scene.previous().lower() == "the" else ["the"]
    pieces = [
        _group(match, "day", [*article, *ordinal(match["day"]), "of"]),
        _group(match, "month", [_month(match["month"])]),
    ]
    if match["year"]:
        pieces.append(_group(match, "year", year(match["year"])))
    return pieces


def _full_date(match: re.Match[str], month: int, day: int, in_year: str) -> list[Piece] | None:
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if len(in_year) == 2:
        in_year = ("20" if int(in_year) < 50 else "19") + in_year
    return whole(match, [MONTHS[month - 1], *ordinal(str(day)), *year(in_year)])


@rule(r"(?P<year>\d{4})(?P<gap>[-/.])(?P<month>\d{1,2})(?P=gap)(?P<day>\d{1,2})(?![\w-])(?!\.\d)")
def iso_date(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """2020-01-05."""
    return _full_date(match, int(match["month"]), int(match["day"]), match["year"])


@rule(r"(?P<first>\d{1,2})(?P<gap>[/.-])(?P<second>\d{1,2})(?P=gap)(?P<year>\d{4}|(?<=/)\d{2})(?![\w/-])(?!\.\d)")
def numeric_date(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """1/5/2020 is American, month first; 5.1.2020 with points is day first."""
    first, second = int(match["first"]), int(match["second"])
    month, day = (second, first) if match["gap"] == "." else (first, second)
    return _full_date(match, month, day, match["year"])


def _clock(hour: int, minute: int, exact: str) -> list[str]:
    hours = cardinal(str(hour))
    if minute == 0:
        return [*hours, "hundred"] if hour > 12 else [*hours, *([exact] if exact else [])]
    return [*hours, *(["oh"] if minute < 10 else []), *cardinal(str(minute))]


@rule(rf"(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?![\d:])(?:\s?{_HALF_DAY})?")
def time_of_day(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """3:05 p.m., 14:30, 12:00."""
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 24 or minute > 59:
        return None
    half = [match["half"].upper(), "M"] if match["half"] else []
    words = _clock(hour, minute, "" if half or match["second"] else "o'clock")
    if match["second"]:
        words += ["and", *cardinal(match["second"]), "second" if match["second"] == "01" else "seconds"]
    return with_stop(match, [*words, *half], scene)


@rule(rf"(?P<hour>\d{{1,2}})\s?{_HALF_DAY}")
def hour_of_day(match: re.Match[str], scene: Scene) -> list[Piece] | None:
    """5pm, 5 a.m."""
    if int(match["hour"]) > 24:
        return None
    return with_stop(match, [*cardinal(match["hour"]), match["half"].upper(), "M"], scene)


@rule(r"(?P<first>\d+):(?P<second>\d+)(?![\d:])")
def ratio(match: re.Match[str], scene: Scene) -> list[Piece]:
    """3:1 -> three to one."""
    return whole(match, [*cardinal(match["first"]), "to", *cardinal(match["second"])])


@rule(r"'?(?P<years>\d{3}0|(?<!\d)[1-9]0)'?s(?!\w)")
def decade(match: re.Match[str], scene: Scene) -> list[Piece]:
    """1990s, '80s, 90s."""
    return whole(match, plural(year(match["years"])))


@rule(r"'(?P<years>\d\d)(?![\w'])")
def short_year(match: re.Match[str], scene: Scene) -> list[Piece]:
    """'99 -> ninety nine."""
    low = ["oh"] if match["years"].startswith("0") else []
    return whole(match, [*low, *cardinal(match["years"])])


RULES = (iso_date, numeric_date, day_month, time_of_day, hour_of_day, ratio, decade)

"""Timings as text, for other programs: JSON, Praat TextGrid, SRT, WebVTT and HTK labels."""

from __future__ import annotations

import html
import json
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from glowtts_core.export.spans import Span, Track, is_silent

_ROW = 42
"""Characters in one row of a subtitle."""
_SILENCE = "pau"
_SAME_S = 1e-9

Facts = Mapping[str, object]
"""Voice, seed and the like, for whoever has a place for them."""


def as_json(track: Track, facts: Facts) -> str:
    """Everything, in seconds. Silences appear as the mark or pause that made them."""
    record = {
        **facts,
        "length_s": track.length_s,
        "cues": [_timed("text", span) for span in track.cues],
        "words": [_timed("text", span) for span in track.words],
        "phones": [_timed("symbol", span) for span in track.sounds],
    }
    return json.dumps(record, indent=1, ensure_ascii=False) + "\n"


def _timed(key: str, span: Span) -> dict[str, object]:
    return {key: span.label, "start_s": round(span.start_s, 7), "end_s": round(span.end_s, 7)}


def as_textgrid(track: Track, _facts: Facts) -> str:
    """A Praat TextGrid in the long text form, with the tiers ``words`` and ``phones``.

    Both tiers cover the whole file without gaps, as Praat demands; silence has an empty label.
    """
    rows = [
        'File type = "ooTextFile"',
        'Object class = "TextGrid"',
        "",
        "xmin = 0",
        f"xmax = {track.length_s!r}",
        "tiers? <exists>",
        "size = 2",
        "item []:",
    ]
    for number, (name, spans) in enumerate((("words", track.words), ("phones", _heard(track))), start=1):
        whole = list(_without_gaps(spans, track.length_s, ""))
        rows += [
            f"    item [{number}]:",
            '        class = "IntervalTier"',
            f'        name = "{name}"',
            "        xmin = 0",
            f"        xmax = {track.length_s!r}",
            f"        intervals: size = {len(whole)}",
        ]
        for index, span in enumerate(whole, start=1):
            quoted = span.label.replace('"', '""')
            rows += [
                f"        intervals [{index}]:",
                f"            xmin = {span.start_s!r}",
                f"            xmax = {span.end_s!r}",
                f'            text = "{quoted}"',
            ]
    return "\n".join(rows) + "\n"


def as_lab(track: Track, _facts: Facts) -> str:
    """HTK labels: ``start end symbol`` a row, in units of 100 ns; every silence is ``pau``."""
    spans = _without_gaps(_heard(track), track.length_s, _SILENCE)
    rows = (f"{round(span.start_s * 1e7)} {round(span.end_s * 1e7)} {span.label}" for span in spans)
    return "\n".join(rows) + "\n"


def as_srt(track: Track, _facts: Facts) -> str:
    """SubRip subtitles, one cue a sentence."""
    blocks = [
        f"{number}\n{_clock(span.start_s, ',')} --> {_clock(span.end_s, ',')}\n{_rows(span.label)}\n"
        for number, span in enumerate(track.cues, start=1)
    ]
    return "\n".join(blocks)


def as_vtt(track: Track, _facts: Facts) -> str:
    """WebVTT subtitles, one cue a sentence."""
    blocks = ["WEBVTT\n"]
    for span in track.cues:
        words = html.escape(_rows(span.label), quote=False)
        blocks.append(f"{_clock(span.start_s, '.')} --> {_clock(span.end_s, '.')}\n{words}\n")
    return "\n".join(blocks)


def as_text(track: Track, _facts: Facts) -> str:
    """What is said, one cue a row."""
    return "".join(span.label + "\n" for span in track.cues)


def _heard(track: Track) -> list[Span]:
    """The sounds without marks and pauses."""
    return [span for span in track.sounds if not is_silent(span)]


def _rows(text: str) -> str:
    """The text in rows of about equal length, none longer than `_ROW` unless a word is."""
    wanted = len(textwrap.wrap(text, _ROW, break_long_words=False))
    for width in range(len(text) // max(wanted, 1) + 1, _ROW):
        rows = textwrap.wrap(text, width, break_long_words=False)
        if len(rows) <= wanted:
            return "\n".join(rows)
    return "\n".join(textwrap.wrap(text, _ROW, break_long_words=False))


def _clock(seconds: float, point: str) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    whole, rest = divmod(rest, 1000)
    return f"{hours:02}:{minutes:02}:{whole:02}{point}{rest:03}"


def _without_gaps(spans: Iterable[Span], length_s: float, silence: str) -> Iterator[Span]:
    """Spans that cover 0 to the end and meet exactly: gaps filled, neighbouring silences one, none empty."""
    end_s = 0.0
    for span in spans:
        if span.end_s - span.start_s < _SAME_S:
            continue
        if span.start_s - end_s > _SAME_S:
            yield Span(silence, end_s, span.start_s)
            end_s = span.start_s
        yield Span(span.label, end_s, span.end_s)
        end_s = span.end_s
    if length_s - end_s > _SAME_S:
        yield Span(silence, end_s, length_s)


@dataclass(frozen=True, slots=True)
class TimingFormat:
    """A kind of timings."""

    ending: str
    """Of the file's name."""
    write: Callable[[Track, Facts], str]
    """Gives the content of the file."""


TIMINGS: Mapping[str, TimingFormat] = {
    "json": TimingFormat(".json", as_json),
    "textgrid": TimingFormat(".TextGrid", as_textgrid),
    "srt": TimingFormat(".srt", as_srt),
    "vtt": TimingFormat(".vtt", as_vtt),
    "lab": TimingFormat(".lab", as_lab),
    "txt": TimingFormat(".txt", as_text),
}
"""Every kind of timings by its name; `app.dialogs.export_fields` has the words of its box."""
